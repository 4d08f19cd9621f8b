// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/reports/report_rows.h"

#include "ui/forms/field_menu.h"
#include "ui/forms/filter_editor.h"
#include "ui/text/filter_words.h"
#include "ui/text/report_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QToolButton>

namespace millrace {

namespace {

constexpr const char *unitWords[] = {
    QT_TRANSLATE_NOOP("millrace::GroupEdit", "as they are"),   QT_TRANSLATE_NOOP("millrace::GroupEdit", "by day"),
    QT_TRANSLATE_NOOP("millrace::GroupEdit", "by week"),       QT_TRANSLATE_NOOP("millrace::GroupEdit", "by month"),
    QT_TRANSLATE_NOOP("millrace::GroupEdit", "by quarter"),    QT_TRANSLATE_NOOP("millrace::GroupEdit", "by year"),
    QT_TRANSLATE_NOOP("millrace::GroupEdit", "by age in days")};
constexpr int byAge = 6;

constexpr const char *kindWords[] = {
    QT_TRANSLATE_NOOP("millrace::MeasureEdit", "Count"),         QT_TRANSLATE_NOOP("millrace::MeasureEdit", "Sum"),
    QT_TRANSLATE_NOOP("millrace::MeasureEdit", "Average"),       QT_TRANSLATE_NOOP("millrace::MeasureEdit", "Median"),
    QT_TRANSLATE_NOOP("millrace::MeasureEdit", "Minimum"),       QT_TRANSLATE_NOOP("millrace::MeasureEdit", "Maximum"),
    QT_TRANSLATE_NOOP("millrace::MeasureEdit", "Different ones")};

QStringList typedBounds(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;，；、]+"));
    return text.split(between, Qt::SkipEmptyParts);
}

} // namespace

FieldChoice::FieldChoice(LiveData &data, QWidget *parent) : QPushButton(parent), m_data(data)
{
    setObjectName(QStringLiteral("fieldChoice"));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setProperty("userData", true);
    auto *menu = new QMenu(this);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        if (m_entity)
            fillFieldMenu(menu, m_entity, m_data.catalog(), m_data.locale(), [this](const FieldPath &path) {
                setPath(path);
                Q_EMIT chosen();
            });
    });
}

void FieldChoice::setEntity(EntityPtr entity)
{
    m_entity = std::move(entity);
    m_catalog = m_data.catalog();
    retranslate();
}

void FieldChoice::setPath(const FieldPath &path)
{
    m_path = path;
    retranslate();
}

const FieldDef *FieldChoice::field() const
{
    return m_entity && m_catalog && !m_path.keys.isEmpty() ? fieldAt(m_path, *m_entity, *m_catalog) : nullptr;
}

void FieldChoice::retranslate()
{
    const bool chosen = field() != nullptr;
    setText(chosen ? describePath(m_path, *m_entity, *m_catalog, m_data.locale()) : tr("Choose a field"));
    setAccessibleName(chosen ? tr("Field: %1").arg(text()) : text());
}

ReportRowEdit::ReportRowEdit(QWidget *parent) : QWidget(parent), m_remove(new QToolButton(this))
{
    m_remove->setObjectName(QStringLiteral("rowRemove"));
    m_remove->setIcon(icon(QStringLiteral("x-lg"), IconTone::Secondary));
    m_remove->setAutoRaise(true);
    connect(m_remove, &QToolButton::clicked, this, &ReportRowEdit::removed);
}

void ReportRowEdit::finish(QHBoxLayout *row)
{
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_remove);
}

void ReportRowEdit::retranslate()
{
    m_remove->setToolTip(tr("Take away"));
    m_remove->setAccessibleName(tr("Take away"));
}

GroupEdit::GroupEdit(LiveData &data, EntityPtr entity, QWidget *parent)
    : ReportRowEdit(parent), m_field(new FieldChoice(data, this)), m_unit(new QComboBox(this)),
      m_bounds(new QLineEdit(this))
{
    m_unit->setObjectName(QStringLiteral("groupUnit"));
    m_bounds->setObjectName(QStringLiteral("groupBounds"));
    for (size_t i = 0; i < std::size(unitWords); ++i)
        m_unit->addItem(QString());
    m_field->setEntity(std::move(entity));
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_field, 2);
    row->addWidget(m_unit, 1);
    row->addWidget(m_bounds, 1);
    finish(row);
    connect(m_field, &FieldChoice::chosen, this, [this] {
        m_group = {};
        // A day each is rarely what one wants to see.
        m_unit->setCurrentIndex(isDate() ? int(DateUnit::Month) : 0);
        m_bounds->clear();
        showParts();
        Q_EMIT changed();
    });
    connect(m_unit, &QComboBox::activated, this, [this] {
        showParts();
        Q_EMIT changed();
    });
    connect(m_bounds, &QLineEdit::editingFinished, this, &GroupEdit::changed);
    retranslate();
    showParts();
}

bool GroupEdit::isDate() const
{
    const FieldDef *field = m_field->field();
    return field && (field->type == FieldType::Date || field->type == FieldType::DateTime);
}

bool GroupEdit::isNumber() const
{
    const FieldDef *field = m_field->field();
    return field &&
           (field->type == FieldType::Integer || field->type == FieldType::Decimal || field->type == FieldType::Money);
}

void GroupEdit::showParts()
{
    m_unit->setVisible(isDate());
    m_bounds->setVisible(isNumber() || (isDate() && m_unit->currentIndex() == byAge));
    m_bounds->setPlaceholderText(isNumber() ? QStringLiteral("1000, 10000, 50000") : QStringLiteral("30, 60, 90"));
}

void GroupEdit::setGroup(const ReportGroup &group)
{
    m_group = group;
    m_field->setPath(group.path);
    const QSignalBlocker quiet(m_unit);
    m_unit->setCurrentIndex(group.ages.empty() ? int(group.unit) : byAge);
    QStringList bounds = group.edges;
    for (const int age : group.ages)
        bounds << QString::number(age);
    m_bounds->setText(bounds.join(QStringLiteral(", ")));
    showParts();
}

std::optional<ReportGroup> GroupEdit::group() const
{
    if (!m_field->field())
        return std::nullopt;
    ReportGroup group;
    group.path = m_field->path();
    group.label = m_group.label;
    const QStringList bounds = typedBounds(m_bounds->text());
    if (isDate() && m_unit->currentIndex() == byAge) {
        for (const QString &bound : bounds)
            group.ages.push_back(bound.toInt());
    } else if (isDate()) {
        group.unit = DateUnit(m_unit->currentIndex());
    } else if (isNumber()) {
        group.edges = bounds;
    }
    return group;
}

void GroupEdit::retranslate()
{
    ReportRowEdit::retranslate();
    m_field->retranslate();
    for (size_t i = 0; i < std::size(unitWords); ++i)
        m_unit->setItemText(int(i), tr(unitWords[i]));
    m_unit->setAccessibleName(tr("How dates are brought together"));
    m_bounds->setAccessibleName(tr("Bounds of the groups"));
    m_bounds->setToolTip(tr("Where one group ends and the next begins, separated by commas; empty: every value"));
    showParts();
}

MeasureEdit::MeasureEdit(LiveData &data, EntityPtr entity, QWidget *parent)
    : ReportRowEdit(parent), m_data(data), m_entity(std::move(entity)), m_kind(new QComboBox(this)),
      m_field(new FieldChoice(data, this)), m_condition(new QToolButton(this)), m_label(new QLineEdit(this))
{
    m_kind->setObjectName(QStringLiteral("measureKind"));
    m_label->setObjectName(QStringLiteral("measureLabel"));
    m_condition->setObjectName(QStringLiteral("measureCondition"));
    m_condition->setIcon(icon(QStringLiteral("filter"), IconTone::Secondary));
    for (size_t i = 0; i < std::size(kindWords); ++i)
        m_kind->addItem(QString());
    m_field->setEntity(m_entity);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_kind, 1);
    row->addWidget(m_field, 2);
    row->addWidget(m_condition);
    row->addWidget(m_label, 2);
    finish(row);
    connect(m_kind, &QComboBox::activated, this, [this] {
        showParts();
        Q_EMIT changed();
    });
    connect(m_field, &FieldChoice::chosen, this, [this] {
        retranslate();
        Q_EMIT changed();
    });
    connect(m_label, &QLineEdit::editingFinished, this, &MeasureEdit::changed);
    connect(m_condition, &QToolButton::clicked, this, &MeasureEdit::askCondition);
    retranslate();
    showParts();
}

void MeasureEdit::askCondition()
{
    auto *editor = new FilterEditor(m_entity, m_data, m_measure.where, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &FilterEditor::applied, this, [this](const Filter &filter) {
        m_measure.where = filter;
        retranslate();
        Q_EMIT changed();
    });
    editor->open();
}

void MeasureEdit::showParts()
{
    const bool days = m_measure.ofDays();
    m_kind->setEnabled(!days);
    m_field->setVisible(!days && m_kind->currentIndex() > 0);
}

void MeasureEdit::setMeasure(const ReportMeasure &measure)
{
    m_measure = measure;
    m_kind->setCurrentIndex(int(measure.kind));
    m_field->setPath(measure.path);
    m_label->setText(measure.label);
    retranslate();
    showParts();
}

QString MeasureEdit::ownName() const
{
    const bool asItWas = m_measure.kind == ReportMeasure::Kind(m_kind->currentIndex()) &&
                         (m_measure.kind == ReportMeasure::Kind::Count || m_measure.path == m_field->path());
    if (const QString word = figureLabel(m_measure.key, {}); asItWas && word != m_measure.key)
        return word;
    if (m_kind->currentIndex() == 0 || !m_field->field())
        return m_kind->currentText();
    return tr("%1: %2").arg(m_field->text(), m_kind->currentText());
}

std::optional<ReportMeasure> MeasureEdit::measure() const
{
    ReportMeasure measure = m_measure;
    measure.label = m_label->text().trimmed();
    if (measure.ofDays())
        return measure;
    measure.kind = ReportMeasure::Kind(m_kind->currentIndex());
    measure.path = {};
    if (measure.kind != ReportMeasure::Kind::Count) {
        if (!m_field->field())
            return std::nullopt;
        measure.path = m_field->path();
    }
    // A figure of a ready report has a word of the program; others say what they are.
    if (measure.label.isEmpty() && !(measure.kind == m_measure.kind && measure.path == m_measure.path))
        measure.label = ownName();
    return measure;
}

void MeasureEdit::retranslate()
{
    ReportRowEdit::retranslate();
    m_field->retranslate();
    for (size_t i = 0; i < std::size(kindWords); ++i)
        m_kind->setItemText(int(i), tr(kindWords[i]));
    m_kind->setAccessibleName(tr("What is counted"));
    m_label->setPlaceholderText(ownName());
    m_label->setAccessibleName(tr("Name of the figure"));
    m_label->setToolTip(tr("In formulas: %1").arg(m_measure.key));
    const CatalogPtr catalog = m_data.catalog();
    const bool all = m_measure.where.isEverything();
    FormatContext format = m_data.format();
    format.parameters = m_parameters;
    m_condition->setCheckable(true);
    m_condition->setChecked(!all);
    m_condition->setToolTip(all ? tr("Of all records; click to count only some")
                                : describeFilter(m_measure.where, *m_entity, *catalog, format));
    m_condition->setAccessibleName(tr("Of which records"));
    m_condition->setProperty("userData", !all);
}

ComputedEdit::ComputedEdit(QWidget *parent)
    : ReportRowEdit(parent), m_label(new QLineEdit(this)), m_formula(new QLineEdit(this)),
      m_percent(new QCheckBox(this))
{
    m_label->setObjectName(QStringLiteral("computedLabel"));
    m_formula->setObjectName(QStringLiteral("computedFormula"));
    m_percent->setObjectName(QStringLiteral("computedPercent"));
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_label, 1);
    row->addWidget(m_formula, 2);
    row->addWidget(m_percent);
    finish(row);
    connect(m_label, &QLineEdit::editingFinished, this, &ComputedEdit::changed);
    connect(m_formula, &QLineEdit::editingFinished, this, &ComputedEdit::changed);
    connect(m_percent, &QCheckBox::clicked, this, &ComputedEdit::changed);
    retranslate();
}

void ComputedEdit::setComputed(const ReportComputed &computed)
{
    m_computed = computed;
    m_label->setText(computed.label);
    m_formula->setText(computed.formula);
    m_percent->setChecked(computed.percent);
}

std::optional<ReportComputed> ComputedEdit::computed() const
{
    if (m_formula->text().trimmed().isEmpty())
        return std::nullopt;
    ReportComputed computed = m_computed;
    computed.label = m_label->text().trimmed();
    computed.formula = m_formula->text().trimmed();
    computed.percent = m_percent->isChecked();
    return computed;
}

void ComputedEdit::retranslate()
{
    ReportRowEdit::retranslate();
    m_label->setPlaceholderText(tr("Name"));
    m_label->setAccessibleName(tr("Name of the figure"));
    m_formula->setPlaceholderText(QStringLiteral("won / (won + lost)"));
    m_formula->setAccessibleName(tr("Formula"));
    m_formula->setToolTip(tr("Figures by their names in formulas, + - * / ( ), total(x), running(x), previous(x)"));
    m_percent->setText(QStringLiteral("%"));
    m_percent->setAccessibleName(tr("As per cent"));
}

ListColumnEdit::ListColumnEdit(LiveData &data, EntityPtr entity, QWidget *parent)
    : ReportRowEdit(parent), m_field(new FieldChoice(data, this))
{
    m_field->setEntity(std::move(entity));
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_field, 1);
    finish(row);
    connect(m_field, &FieldChoice::chosen, this, &ListColumnEdit::changed);
    retranslate();
}

void ListColumnEdit::setPath(const FieldPath &path)
{
    m_field->setPath(path);
}

FieldPath ListColumnEdit::path() const
{
    return m_field->field() ? m_field->path() : FieldPath();
}

void ListColumnEdit::retranslate()
{
    ReportRowEdit::retranslate();
    m_field->retranslate();
}

} // namespace millrace
