// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/reports/report_builder.h"

#include "core/schema/builtin/opportunity.h"
#include "ui/text/report_text.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int mostTop = 1000, comparedPeriodCount = 6;

QCheckBox *checkIn(QWidget *parent, const char *name)
{
    auto *box = new QCheckBox(parent);
    box->setObjectName(QLatin1String(name));
    return box;
}

QComboBox *comboIn(QWidget *parent, const char *name)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
    return box;
}

TextLabel *labelIn(QWidget *parent)
{
    return new TextLabel(TextStyle::Body, TextTone::Secondary, parent);
}

} // namespace

ReportEntry ReportBuilder::emptyReport(const ViewContext &context)
{
    ReportEntry entry;
    entry.name = tr("New report");
    entry.shared = false;
    entry.definition.entity = opportunityEntity().key;
    const FieldPath stage = FieldPath::of(opportunity::stage.name());
    if (const EntityPtr entity = context.data.catalog()->entity(entry.definition.entity);
        entity && entity->field(stage.keys.front()))
        entry.definition.groups.push_back({stage});
    ReportMeasure count;
    count.key = QStringLiteral("records");
    entry.definition.measures.push_back(count);
    entry.definition.chart = ReportChart::Bar;
    return entry;
}

ReportBuilder::ReportBuilder(const ViewContext &context, const ReportEntry &entry, QWidget *parent)
    : QWidget(parent), m_context(context), m_data(context.data), m_entry(entry),
      m_entity(context.data.catalog()->entity(entry.definition.entity))
{
    setObjectName(QStringLiteral("reportBuilder"));
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *form = new QWidget(area);
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, space::m, 0);
    column->setSpacing(space::s);
    makeHead(column);
    m_summary = new QWidget(form);
    auto *summary = new QVBoxLayout(m_summary);
    summary->setContentsMargins(0, 0, 0, 0);
    summary->setSpacing(space::s);
    m_groupSection = makeSection(summary, "builderAddGroup");
    m_pivotSection = makeSection(summary, "builderAddPivot");
    m_measureSection = makeSection(summary, "builderAddMeasure");
    m_computedSection = makeSection(summary, "builderAddComputed");
    makeOrder(summary);
    column->addWidget(m_summary);
    m_listSection = makeSection(column, "builderAddColumn");
    column->addStretch(1);
    area->setWidget(form);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area, 1);
    makeFoot(whole);
    connect(m_groupSection.add, &QPushButton::clicked, this, [this] { addGroup(); });
    connect(m_pivotSection.add, &QPushButton::clicked, this, [this] {
        place(new GroupEdit(m_data, m_entity, m_summary), m_pivotSection, m_pivots);
        judge();
    });
    connect(m_measureSection.add, &QPushButton::clicked, this, [this] { addMeasure(); });
    connect(m_computedSection.add, &QPushButton::clicked, this, [this] {
        ReportComputed computed;
        computed.key = freshKey(QStringLiteral("figure"));
        addComputed(computed);
    });
    connect(m_listSection.add, &QPushButton::clicked, this, [this] { addListColumn({}); });
    fill();
    retranslate();
}

ReportBuilder::~ReportBuilder() = default;

QSize ReportBuilder::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(u'0') * 58, 600};
}

ReportBuilder::Section ReportBuilder::makeSection(QVBoxLayout *column, const char *addName)
{
    Section section;
    section.title = new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this);
    section.rows = new QVBoxLayout;
    section.rows->setSpacing(space::xs);
    section.add = new QPushButton(this);
    section.add->setObjectName(QLatin1String(addName));
    setButtonKind(section.add, ButtonKind::Quiet);
    column->addWidget(section.title);
    column->addLayout(section.rows);
    column->addWidget(section.add, 0, Qt::AlignLeft);
    return section;
}

void ReportBuilder::makeHead(QVBoxLayout *column)
{
    m_nameLabel = labelIn(this);
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("builderName"));
    m_shared = checkIn(this, "builderShared");
    m_aboutLabel = labelIn(this);
    m_about = comboIn(this, "builderEntity");
    m_kindLabel = labelIn(this);
    m_kind = comboIn(this, "builderKind");
    m_kind->addItems({QString(), QString()});
    m_filterLabel = labelIn(this);
    m_filterPlace = new QWidget(this);
    auto *inner = new QVBoxLayout(m_filterPlace);
    inner->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_nameLabel);
    column->addWidget(m_name);
    column->addWidget(m_shared);
    auto *row = new QGridLayout;
    row->addWidget(m_aboutLabel, 0, 0);
    row->addWidget(m_kindLabel, 0, 1);
    row->addWidget(m_about, 1, 0);
    row->addWidget(m_kind, 1, 1);
    column->addLayout(row);
    column->addWidget(m_filterLabel);
    column->addWidget(m_filterPlace);
    connect(m_name, &QLineEdit::textEdited, this, &ReportBuilder::take);
    connect(m_shared, &QCheckBox::clicked, this, &ReportBuilder::take);
    connect(m_about, &QComboBox::activated, this,
            [this](int index) { setEntity(m_about->itemData(index).toString()); });
    connect(m_kind, &QComboBox::activated, this, [this](int index) {
        // A list begins with what one calls the records.
        if (index == 1 && m_columns.empty() && m_entity)
            for (const int title : m_entity->titleFields)
                addListColumn(FieldPath::of(m_entity->at(title).key));
        take();
    });
}

void ReportBuilder::makeOrder(QVBoxLayout *column)
{
    auto *grid = new QGridLayout;
    grid->setSpacing(space::s);
    m_sortLabel = labelIn(this);
    m_sort = comboIn(this, "builderSort");
    m_topLabel = labelIn(this);
    m_top = new QSpinBox(this);
    m_top->setObjectName(QStringLiteral("builderTop"));
    m_top->setRange(0, mostTop);
    m_others = checkIn(this, "builderOthers");
    m_totals = checkIn(this, "builderTotals");
    m_subtotals = checkIn(this, "builderSubtotals");
    m_compareLabel = labelIn(this);
    m_compare = comboIn(this, "builderCompare");
    m_compare->addItems({QString(), QString()});
    m_compareField = new FieldChoice(m_data, this);
    m_period = comboIn(this, "builderPeriod");
    for (int i = 0; i < comparedPeriodCount; ++i)
        m_period->addItem(QString());
    m_shift = comboIn(this, "builderShift");
    m_shift->addItems({QString(), QString()});
    m_chartLabel = labelIn(this);
    m_chart = comboIn(this, "builderChart");
    grid->addWidget(m_sortLabel, 0, 0);
    grid->addWidget(m_sort, 0, 1);
    grid->addWidget(m_topLabel, 1, 0);
    grid->addWidget(m_top, 1, 1);
    grid->addWidget(m_others, 2, 1);
    grid->addWidget(m_totals, 3, 1);
    grid->addWidget(m_subtotals, 4, 1);
    grid->addWidget(m_compareLabel, 5, 0);
    grid->addWidget(m_compare, 5, 1);
    grid->addWidget(m_compareField, 6, 1);
    grid->addWidget(m_period, 7, 1);
    grid->addWidget(m_shift, 8, 1);
    grid->addWidget(m_chartLabel, 9, 0);
    grid->addWidget(m_chart, 9, 1);
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    for (QComboBox *box : {m_sort, m_compare, m_period, m_shift, m_chart})
        connect(box, &QComboBox::activated, this, &ReportBuilder::take);
    for (QCheckBox *box : {m_others, m_totals, m_subtotals})
        connect(box, &QCheckBox::clicked, this, &ReportBuilder::take);
    connect(m_top, &QSpinBox::valueChanged, this, &ReportBuilder::take);
    connect(m_compareField, &FieldChoice::chosen, this, &ReportBuilder::take);
}

void ReportBuilder::makeFoot(QVBoxLayout *column)
{
    m_words = new TextLabel(TextStyle::Body, TextTone::Danger, this);
    m_words->setObjectName(QStringLiteral("builderProblem"));
    m_words->setWordWrap(true);
    m_save = new QPushButton(this);
    m_save->setObjectName(QStringLiteral("builderSave"));
    setButtonKind(m_save, ButtonKind::Primary);
    m_cancel = new QPushButton(this);
    m_cancel->setObjectName(QStringLiteral("builderCancel"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, space::m, 0);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_save);
    column->addWidget(m_words);
    column->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, &ReportBuilder::save);
    connect(m_cancel, &QPushButton::clicked, this, &ReportBuilder::cancelled);
}

void ReportBuilder::addRow(Section &section, QWidget *row)
{
    section.rows->addWidget(row);
}

GroupEdit *ReportBuilder::addGroup(const ReportGroup &group)
{
    GroupEdit *row = place(new GroupEdit(m_data, m_entity, m_summary), m_groupSection, m_groups);
    if (!group.path.keys.isEmpty())
        row->setGroup(group);
    if (!m_filling)
        take();
    return row;
}

MeasureEdit *ReportBuilder::addMeasure(const ReportMeasure &measure)
{
    MeasureEdit *row = place(new MeasureEdit(m_data, m_entity, m_summary), m_measureSection, m_measures);
    row->setParameters(parameterWords(m_entry.definition));
    row->setMeasure(measure);
    if (!m_filling)
        take();
    return row;
}

MeasureEdit *ReportBuilder::addMeasure()
{
    ReportMeasure measure;
    measure.key = freshKey(m_measures.empty() ? QStringLiteral("records") : QStringLiteral("figure"));
    return addMeasure(measure);
}

ComputedEdit *ReportBuilder::addComputed(const ReportComputed &computed)
{
    ComputedEdit *row = place(new ComputedEdit(m_summary), m_computedSection, m_computed);
    row->setComputed(computed);
    if (!m_filling)
        take();
    return row;
}

void ReportBuilder::addListColumn(const FieldPath &path)
{
    auto *row = place(new ListColumnEdit(m_data, m_entity, this), m_listSection, m_columns);
    row->setPath(path);
}

QString ReportBuilder::freshKey(const QString &wish) const
{
    QStringList taken;
    for (const ReportMeasure &measure : m_entry.definition.measures)
        taken << measure.key;
    for (const ReportComputed &computed : m_entry.definition.computed)
        taken << computed.key;
    for (const MeasureEdit *measure : m_measures)
        taken << measure->key();
    QString key = wish;
    for (int i = 2; taken.contains(key); ++i)
        key = QStringLiteral("%1_%2").arg(wish).arg(i);
    return key;
}

void ReportBuilder::begin()
{
    judge();
    m_name->setFocus();
    m_name->selectAll();
}

void ReportBuilder::setEntity(const QString &key)
{
    const EntityPtr entity = m_data.catalog()->entity(key);
    if (!entity || key == m_entry.definition.entity)
        return;
    // Fields of one entity mean nothing in another: what remains is how many there are.
    ReportDefinition fresh;
    fresh.entity = key;
    ReportMeasure count;
    count.key = QStringLiteral("records");
    fresh.measures.push_back(count);
    fresh.chart = m_entry.definition.chart;
    m_entry.definition = std::move(fresh);
    m_entity = entity;
    fill();
    retranslate();
    judge();
}

void ReportBuilder::save()
{
    if (m_sound)
        Q_EMIT saveRequested(m_entry);
}

} // namespace millrace
