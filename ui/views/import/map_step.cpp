// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import/map_step.h"

#include "ui/forms/wrap_layout.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QTableWidget>

namespace millrace {

namespace {

enum MapColumn { FileColumn, Samples, Field, Surety, MapColumns };
constexpr double quiteSure = 0.9, ratherSure = 0.7;
constexpr int shownSamples = 3;

ColumnMapping *mappingOf(ImportMapping &mapping, const QString &column)
{
    for (ColumnMapping &each : mapping.columns)
        if (each.column == column && each.of.isEmpty())
            return &each;
    return nullptr;
}

} // namespace

MapStep::MapStep(ImportTask &task, QWidget *parent)
    : ImportStep(task, "importMap", parent), m_table(new QTableWidget(0, MapColumns, this)),
      m_missing(new TextLabel(TextStyle::Body, TextTone::Warning, this)),
      m_defaultsLabel(new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this)),
      m_defaultField(new QComboBox(this)), m_defaultValue(new QLineEdit(this)), m_name(new QLineEdit(this)),
      m_add(new QPushButton(this)), m_save(new QPushButton(this)), m_defaults(new QWidget(this))
{
    dressImportTable(m_table, QStringLiteral("importColumns"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setProperty("userData", true);
    m_missing->setObjectName(QStringLiteral("importMissing"));
    m_missing->setWordWrap(true);
    m_defaultField->setObjectName(QStringLiteral("importDefaultField"));
    m_defaultValue->setObjectName(QStringLiteral("importDefaultValue"));
    m_add->setObjectName(QStringLiteral("importDefaultAdd"));
    m_name->setObjectName(QStringLiteral("importMappingName"));
    m_name->setMaxLength(60);
    m_save->setObjectName(QStringLiteral("importMappingSave"));
    m_save->setIcon(icon(QStringLiteral("save"), IconTone::Secondary));
    m_save->setEnabled(false);
    m_add->setEnabled(false);
    new WrapLayout(m_defaults);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    m_defaultFieldLabel = addField(row, m_defaultField);
    m_defaultValueLabel = addField(row, m_defaultValue, 1);
    row->addWidget(m_add, 0, Qt::AlignBottom);
    row->addSpacing(space::xl);
    m_nameLabel = addField(row, m_name, 1);
    row->addWidget(m_save, 0, Qt::AlignBottom);
    column()->addWidget(m_missing);
    column()->addWidget(m_table, 1);
    column()->addWidget(m_defaultsLabel);
    column()->addWidget(m_defaults);
    column()->addLayout(row);
    connect(m_defaultValue, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_add->setEnabled(!text.trimmed().isEmpty()); });
    const auto add = [this] {
        if (m_add->isEnabled())
            addDefault(m_defaultField->currentData().toString(), m_defaultValue->text().trimmed());
        m_defaultValue->clear();
    };
    connect(m_add, &QPushButton::clicked, this, add);
    connect(m_defaultValue, &QLineEdit::returnPressed, this, add);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        static const QRegularExpression forbidden(QStringLiteral("[\\x00-\\x1f<>:\"/\\\\|?*]"));
        m_save->setEnabled(!text.trimmed().isEmpty() && !text.contains(forbidden) && !text.startsWith(u'.'));
    });
    connect(m_save, &QPushButton::clicked, this, [this] { this->task().saveMapping(m_name->text().trimmed()); });
}

QString MapStep::title() const
{
    return tr("Match");
}

void MapStep::enter()
{
    if (m_name->text().isEmpty())
        m_name->setText(task().wantedMapping);
    showColumns();
    showDefaults();
}

bool MapStep::isReady() const
{
    const std::vector<ColumnMapping> &columns = task().mapping.columns;
    return std::any_of(columns.begin(), columns.end(), [](const ColumnMapping &each) { return !each.field.isEmpty(); });
}

QWidget *MapStep::firstField()
{
    QWidget *first = m_table->cellWidget(0, Field);
    return first ? first : m_defaultField;
}

QString MapStep::samplesOf(int column) const
{
    QStringList samples;
    for (const std::vector<QString> &cells : task().preview.rows) {
        const QString text = cells[size_t(column)].simplified().left(60);
        if (!text.isEmpty() && !samples.contains(text))
            samples << text;
        if (samples.size() == shownSamples)
            break;
    }
    return samples.join(QStringLiteral(" · "));
}

void MapStep::showColumns()
{
    const EntityPtr entity = task().entity();
    if (!entity)
        return;
    const QString locale = task().data().locale();
    const QStringList &headers = task().preview.headers;
    m_table->setRowCount(0);
    m_table->setRowCount(int(headers.size()));
    for (int i = 0; i < headers.size(); ++i) {
        auto *name = new QTableWidgetItem(headers[i]);
        auto *samples = new QTableWidgetItem(samplesOf(i));
        name->setToolTip(headers[i]);
        samples->setToolTip(samples->text());
        m_table->setItem(i, FileColumn, name);
        m_table->setItem(i, Samples, samples);
        auto *box = new QComboBox(m_table);
        box->setObjectName(QStringLiteral("importField.%1").arg(i));
        box->setAccessibleName(tr("Field for the column %1").arg(headers[i]));
        const ColumnMapping *mapped = mappingOf(task().mapping, headers[i]);
        const bool read = !mapped && task().mapping.reads(headers[i]);
        box->addItem(read ? tr("As the mapping says") : tr("— not imported —"), QString());
        for (const FieldDef &field : entity->fields)
            if (isImportable(field))
                box->addItem(fieldLabel(field, locale), field.key);
        box->setCurrentIndex(mapped ? std::max(0, box->findData(mapped->field)) : 0);
        // The wheel scrolls the table; it must not change what a passing column means.
        box->setFocusPolicy(Qt::StrongFocus);
        box->installEventFilter(this);
        connect(box, &QComboBox::activated, this,
                [this, box, column = headers[i]] { assign(column, box->currentData().toString()); });
        m_table->setCellWidget(i, Field, box);
        m_table->setRowHeight(i, box->sizeHint().height() + space::xs);
        showSurety(i);
    }
    const int letter = m_table->fontMetrics().averageCharWidth();
    m_table->setColumnWidth(FileColumn, letter * 16);
    m_table->setColumnWidth(Field, letter * 20);
    m_table->setColumnWidth(Surety, letter * 11);
    m_table->horizontalHeader()->setSectionResizeMode(Samples, QHeaderView::Stretch);
    const QStringList lacking = missing();
    m_missing->setText(tr("No column for: %1. Rows need it.").arg(lacking.join(QStringLiteral(", "))));
    m_missing->setVisible(!lacking.isEmpty());
    {
        const QSignalBlocker quiet(m_defaultField);
        const QString before = m_defaultField->currentData().toString();
        m_defaultField->clear();
        for (const FieldDef &field : entity->fields)
            if (isImportable(field) && field.index != system_field::Id)
                m_defaultField->addItem(fieldLabel(field, locale), field.key);
        m_defaultField->setCurrentIndex(std::max(0, m_defaultField->findData(before)));
    }
    Q_EMIT readyChanged();
}

QStringList MapStep::missing() const
{
    QStringList names;
    const ImportMapping &mapping = task().mapping;
    for (const FieldDef &field : task().entity()->fields) {
        const bool given =
            std::any_of(mapping.columns.begin(), mapping.columns.end(),
                        [&](const ColumnMapping &each) { return each.of.isEmpty() && each.field == field.key; }) ||
            std::any_of(mapping.defaults.begin(), mapping.defaults.end(),
                        [&](const auto &each) { return each.first == field.key; });
        // A title is made of other fields and a stage is the first one where rows do not say.
        if (field.required && isImportable(field) && !field.isReference() && !given)
            names << fieldLabel(field, task().data().locale());
    }
    return names;
}

void MapStep::showSurety(int row)
{
    const QString header = task().preview.headers.value(row);
    QString words;
    IconTone tone = IconTone::Secondary;
    QString name;
    if (mappingOf(task().mapping, header)) {
        double certainty = 1.0;
        for (const ColumnMatch &match : task().matches)
            if (match.column == header)
                certainty = match.certainty;
        words = certainty >= quiteSure ? tr("Sure") : certainty >= ratherSure ? tr("Likely") : tr("Please check");
        name = certainty >= quiteSure    ? QStringLiteral("check-circle")
               : certainty >= ratherSure ? QStringLiteral("info-circle")
                                         : QStringLiteral("exclamation-triangle");
        tone = certainty >= quiteSure    ? IconTone::Success
               : certainty >= ratherSure ? IconTone::Info
                                         : IconTone::Warning;
    }
    auto *item = new QTableWidgetItem(words);
    if (!name.isEmpty())
        item->setIcon(icon(name, tone));
    m_table->setItem(row, Surety, item);
}

void MapStep::assign(const QString &column, const QString &field)
{
    std::vector<ColumnMapping> &columns = task().mapping.columns;
    ColumnMapping kept;
    if (const ColumnMapping *old = mappingOf(task().mapping, column); old && old->field == field)
        kept = *old;
    std::erase_if(columns, [&](const ColumnMapping &each) {
        return each.of.isEmpty() && (each.column == column || (!field.isEmpty() && each.field == field));
    });
    if (!field.isEmpty()) {
        const FieldDef *def = task().entity()->field(field);
        kept.column = column;
        kept.field = field;
        if (def && def->isReference() && def->expected)
            kept.create = true;
        columns.push_back(kept);
    }
    std::erase_if(task().matches,
                  [&](const ColumnMatch &match) { return match.column == column || match.field == field; });
    // Whoever is deep in a long list stays there.
    QMetaObject::invokeMethod(this, &MapStep::showColumns, Qt::QueuedConnection);
}

void MapStep::addDefault(const QString &field, const QString &text)
{
    auto &defaults = task().mapping.defaults;
    std::erase_if(defaults, [&](const auto &each) { return each.first == field; });
    defaults.emplace_back(field, text);
    showDefaults();
    showColumns();
}

void MapStep::removeDefault(const QString &field)
{
    std::erase_if(task().mapping.defaults, [&](const auto &each) { return each.first == field; });
    QMetaObject::invokeMethod(this, &MapStep::showDefaults, Qt::QueuedConnection);
}

void MapStep::showDefaults()
{
    qDeleteAll(m_defaults->findChildren<QPushButton *>(QString(), Qt::FindDirectChildrenOnly));
    for (const auto &[key, text] : task().mapping.defaults) {
        const FieldDef *field = task().entity()->field(key);
        auto *chip = new QPushButton(icon(QStringLiteral("x-lg"), IconTone::Secondary),
                                     tr("%1: %2").arg(field ? fieldLabel(*field, task().data().locale()) : key, text),
                                     m_defaults);
        chip->setObjectName(QStringLiteral("importDefault.") + key);
        chip->setAccessibleName(tr("Remove the value %1").arg(chip->text()));
        chip->setToolTip(chip->accessibleName());
        connect(chip, &QPushButton::clicked, this, [this, key = key] { removeDefault(key); });
        m_defaults->layout()->addWidget(chip);
        chip->show();
    }
    m_defaults->setVisible(!task().mapping.defaults.empty());
}

bool MapStep::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return ImportStep::eventFilter(watched, event);
}

void MapStep::retranslate()
{
    setAccessibleName(title());
    setNote(tr("Columns were matched by their names. Look at those that are not sure; what has no field is left out."));
    m_table->setHorizontalHeaderLabels({tr("Column in the file"), tr("First values"), tr("Field"), tr("How sure")});
    m_table->setAccessibleName(tr("Columns of the file"));
    m_defaultsLabel->setText(tr("For new records where the file has nothing"));
    m_defaultFieldLabel->setText(tr("Field"));
    m_defaultValueLabel->setText(tr("Value"));
    m_nameLabel->setText(tr("Keep this for the next time as"));
    m_defaultField->setAccessibleName(tr("Field to be filled"));
    m_defaultValue->setAccessibleName(m_defaultValueLabel->text());
    m_name->setAccessibleName(m_nameLabel->text());
    m_add->setText(tr("Add"));
    m_add->setAccessibleName(tr("Add the value"));
    m_save->setText(tr("Save"));
    m_save->setAccessibleName(tr("Save the mapping"));
    if (!task().preview.headers.isEmpty())
        enter();
}

} // namespace millrace
