// SPDX-License-Identifier: GPL-3.0-or-later
// The builder's controls and the definition that they stand for.
#include "ui/forms/filter_chips.h"
#include "ui/forms/filter_editor.h"
#include "ui/text/describe_error.h"
#include "ui/text/filter_words.h"
#include "ui/text/labels.h"
#include "ui/text/report_text.h"
#include "ui/theme/typography.h"
#include "ui/views/reports/report_builder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace millrace {

namespace {

struct ComparedPeriod
{
    Period period;
    DateUnit step;
};

/// In the order of the choice.
const std::vector<ComparedPeriod> &comparedPeriods()
{
    static const std::vector<ComparedPeriod> periods{
        {{Period::Which::This, 1, Period::Unit::Months}, DateUnit::Month},
        {{Period::Which::This, 1, Period::Unit::Quarters}, DateUnit::Quarter},
        {{Period::Which::This, 1, Period::Unit::Years}, DateUnit::Year},
        {{Period::Which::Last, 1, Period::Unit::Months}, DateUnit::Month},
        {{Period::Which::Last, 1, Period::Unit::Quarters}, DateUnit::Quarter},
        {{Period::Which::Last, 1, Period::Unit::Years}, DateUnit::Year},
    };
    return periods;
}

constexpr const char *builderCharts[] = {QT_TRANSLATE_NOOP("millrace::ReportBuilder", "No chart"),
                                         QT_TRANSLATE_NOOP("millrace::ReportBuilder", "Bars"),
                                         QT_TRANSLATE_NOOP("millrace::ReportBuilder", "Stacked bars"),
                                         QT_TRANSLATE_NOOP("millrace::ReportBuilder", "Lines"),
                                         QT_TRANSLATE_NOOP("millrace::ReportBuilder", "Areas"),
                                         QT_TRANSLATE_NOOP("millrace::ReportBuilder", "Funnel"),
                                         QT_TRANSLATE_NOOP("millrace::ReportBuilder", "Columns"),
                                         QT_TRANSLATE_NOOP("millrace::ReportBuilder", "Heat map"),
                                         QT_TRANSLATE_NOOP("millrace::ReportBuilder", "Points")};

template <class Row> void clearRows(std::vector<Row *> &rows)
{
    for (Row *row : rows)
        delete row;
    rows.clear();
}

} // namespace

void ReportBuilder::fill()
{
    m_filling = true;
    const ReportDefinition &definition = m_entry.definition;
    m_name->setText(m_entry.name);
    m_shared->setChecked(m_entry.shared);
    fillEntities();
    m_kind->setCurrentIndex(definition.isList() ? 1 : 0);
    fillFilter();
    clearRows(m_groups);
    clearRows(m_pivots);
    clearRows(m_measures);
    clearRows(m_computed);
    clearRows(m_columns);
    for (const ReportGroup &group : definition.groups)
        addGroup(group);
    if (definition.pivot)
        place(new GroupEdit(m_data, m_entity, m_summary), m_pivotSection, m_pivots)->setGroup(*definition.pivot);
    for (const ReportMeasure &measure : definition.measures)
        addMeasure(measure);
    for (const ReportComputed &computed : definition.computed)
        addComputed(computed);
    for (const FieldPath &path : definition.list)
        addListColumn(path);
    m_top->setValue(definition.top);
    m_others->setChecked(definition.others);
    m_totals->setChecked(definition.totals);
    m_subtotals->setChecked(definition.subtotals);
    m_compareField->setEntity(m_entity);
    fillComparison();
    const QSignalBlocker quiet(m_chart);
    m_chart->clear();
    for (const char *word : builderCharts)
        m_chart->addItem(tr(word));
    m_chart->setCurrentIndex(int(definition.chart));
    m_filling = false;
    fillSorts();
}

void ReportBuilder::fillEntities()
{
    const QSignalBlocker quiet(m_about);
    m_about->clear();
    std::vector<std::pair<QString, QString>> entities;
    for (const EntityPtr &entity : m_data.catalog()->entities())
        if (!entity->metadata)
            entities.emplace_back(entityPluralLabel(*entity, m_data.locale()), entity->key);
    std::sort(entities.begin(), entities.end());
    for (const auto &[label, key] : entities)
        m_about->addItem(label, key);
    m_about->setCurrentIndex(m_about->findData(m_entry.definition.entity));
}

void ReportBuilder::fillFilter()
{
    delete m_chips;
    m_chips = nullptr;
    if (!m_entity)
        return;
    m_chips = new FilterChips(m_entity, m_data, m_filterPlace);
    m_chips->setParameters(parameterWords(m_entry.definition));
    m_chips->setFilter(m_entry.definition.filter);
    m_filterPlace->layout()->addWidget(m_chips);
    connect(m_chips, &FilterChips::filterChanged, this, [this] {
        Q_EMIT rearranged();
        take();
    });
    connect(m_chips, &FilterChips::editorRequested, this, [this] {
        auto *editor = new FilterEditor(m_entity, m_data, m_chips->filter(), this);
        editor->setAttribute(Qt::WA_DeleteOnClose);
        connect(editor, &FilterEditor::applied, this, [this](const Filter &filter) {
            m_chips->setFilter(filter);
            take();
        });
        editor->open();
    });
}

void ReportBuilder::fillSorts()
{
    const QSignalBlocker quiet(m_sort);
    m_sort->clear();
    m_sort->addItem(tr("By the groups"), QString());
    const auto add = [this](const QString &key, const QString &label) {
        const QString name = figureLabel(key, label);
        m_sort->addItem(tr("%1, largest first").arg(name), QString(u'-' + key));
        m_sort->addItem(tr("%1, smallest first").arg(name), key);
    };
    for (const ReportMeasure &measure : m_entry.definition.measures)
        add(measure.key, measure.label);
    for (const ReportComputed &computed : m_entry.definition.computed)
        add(computed.key, computed.label);
    m_sort->setCurrentIndex(std::max(0, m_sort->findData(m_entry.definition.sort)));
}

void ReportBuilder::fillComparison()
{
    const ReportComparison &comparison = m_entry.definition.comparison;
    m_compare->setCurrentIndex(comparison.kind == ReportComparison::Kind::Period ? 1 : 0);
    m_compareField->setPath(comparison.path);
    for (size_t i = 0; i < comparedPeriods().size(); ++i)
        if (comparedPeriods()[i].period == comparison.period)
            m_period->setCurrentIndex(int(i));
    m_shift->setCurrentIndex(comparison.kind == ReportComparison::Kind::Period && comparison.unit == DateUnit::Year);
}

void ReportBuilder::takeComparison(ReportDefinition &definition) const
{
    if (m_compare->currentIndex() == 0) {
        // A comparison with a day has no control here; it stays.
        if (definition.comparison.kind == ReportComparison::Kind::Period)
            definition.comparison = {};
        return;
    }
    const ComparedPeriod &chosen = comparedPeriods()[size_t(std::max(0, m_period->currentIndex()))];
    definition.comparison.kind = ReportComparison::Kind::Period;
    definition.comparison.path = m_compareField->path();
    definition.comparison.period = chosen.period;
    definition.comparison.shift = 1;
    definition.comparison.unit = m_shift->currentIndex() == 1 ? DateUnit::Year : chosen.step;
    definition.comparison.moment.clear();
}

void ReportBuilder::take()
{
    if (m_filling)
        return;
    ReportDefinition definition = m_entry.definition;
    m_entry.name = m_name->text().trimmed();
    m_entry.shared = m_shared->isChecked();
    if (m_chips)
        definition.filter = m_chips->filter();
    const bool list = m_kind->currentIndex() == 1;
    definition.groups.clear();
    definition.pivot.reset();
    definition.measures.clear();
    definition.computed.clear();
    definition.list.clear();
    if (list) {
        for (const ListColumnEdit *column : m_columns)
            if (const FieldPath path = column->path(); !path.keys.isEmpty())
                definition.list.push_back(path);
        definition.chart = ReportChart::None;
        definition.charted.clear();
        definition.sort.clear();
        definition.top = 0;
        definition.comparison = {};
    } else {
        for (const GroupEdit *edit : m_groups)
            if (auto group = edit->group())
                definition.groups.push_back(std::move(*group));
        for (const GroupEdit *edit : m_pivots)
            if (auto group = edit->group())
                definition.pivot = std::move(*group);
        for (const MeasureEdit *edit : m_measures)
            if (auto measure = edit->measure())
                definition.measures.push_back(std::move(*measure));
        for (const ComputedEdit *edit : m_computed)
            if (auto computed = edit->computed())
                definition.computed.push_back(std::move(*computed));
        definition.listSort.clear();
        definition.sort = m_sort->currentData().toString();
        definition.top = m_top->value();
        definition.others = m_others->isChecked();
        definition.totals = m_totals->isChecked();
        definition.subtotals = m_subtotals->isChecked();
        definition.chart = ReportChart(std::max(0, m_chart->currentIndex()));
        takeComparison(definition);
        const auto isThere = [&](QString key) {
            key.remove(u'-');
            return std::any_of(definition.measures.begin(), definition.measures.end(),
                               [&](const ReportMeasure &one) { return one.key == key; }) ||
                   std::any_of(definition.computed.begin(), definition.computed.end(),
                               [&](const ReportComputed &one) { return one.key == key; });
        };
        // What was taken away orders nothing and is not drawn.
        if (!definition.sort.isEmpty() && !isThere(definition.sort))
            definition.sort.clear();
        definition.charted.removeIf([&](const QString &key) { return !isThere(key); });
    }
    m_entry.definition = std::move(definition);
    fillSorts();
    judge();
}

void ReportBuilder::judge()
{
    const auto checked = checkReport(m_entry.definition, *m_data.catalog());
    m_problem = checked ? std::nullopt : std::optional(checked.error());
    const bool named = !m_entry.name.isEmpty();
    m_sound = checked.has_value() && named;
    m_words->setText(problem());
    m_words->setVisible(!m_words->text().isEmpty());
    m_save->setEnabled(m_sound);
    m_save->setToolTip(m_sound ? QString() : problem());
    const bool list = m_kind->currentIndex() == 1;
    m_summary->setVisible(!list);
    m_listSection.title->setVisible(list);
    m_listSection.add->setVisible(list);
    for (ListColumnEdit *column : m_columns)
        column->setVisible(list);
    m_groupSection.add->setVisible(int(m_groups.size()) < maxReportGroups);
    m_pivotSection.add->setVisible(m_pivots.empty());
    const bool periods = m_compare->currentIndex() == 1;
    for (QWidget *part : std::initializer_list<QWidget *>{m_compareField, m_period, m_shift})
        part->setVisible(periods);
    m_others->setEnabled(m_top->value() > 0);
    m_subtotals->setVisible(m_groups.size() > 1);
    if (checked)
        Q_EMIT changed(m_entry);
}

QString ReportBuilder::problem() const
{
    if (m_problem)
        if (const QString known = reportProblem(*m_problem); !known.isEmpty())
            return known;
    if (m_problem)
        return describeError(*m_problem, m_data.catalog(), m_data.locale()).sentences();
    return m_entry.name.isEmpty() ? tr("The report needs a name") : QString();
}

void ReportBuilder::retranslate()
{
    m_nameLabel->setText(tr("Name"));
    m_name->setAccessibleName(tr("Name of the report"));
    m_shared->setText(tr("For everybody"));
    m_aboutLabel->setText(tr("About"));
    m_about->setAccessibleName(tr("What the report is about"));
    m_kindLabel->setText(tr("Rows are"));
    m_kind->setAccessibleName(tr("What a row is"));
    m_kind->setItemText(0, tr("groups with figures"));
    m_kind->setItemText(1, tr("the records themselves"));
    m_filterLabel->setText(tr("Only those"));
    m_groupSection.title->setText(tr("Grouped by"));
    m_groupSection.add->setText(tr("Add a group"));
    m_pivotSection.title->setText(tr("Across the columns"));
    m_pivotSection.add->setText(tr("Spread over columns"));
    m_measureSection.title->setText(tr("Figures"));
    m_measureSection.add->setText(tr("Add a figure"));
    m_computedSection.title->setText(tr("Worked out of them"));
    m_computedSection.add->setText(tr("Add a formula"));
    m_listSection.title->setText(tr("Columns"));
    m_listSection.add->setText(tr("Add a column"));
    for (const Section *section :
         {&m_groupSection, &m_pivotSection, &m_measureSection, &m_computedSection, &m_listSection})
        section->add->setAccessibleName(section->add->text());
    m_sortLabel->setText(tr("Order"));
    m_sort->setAccessibleName(tr("Order"));
    m_topLabel->setText(tr("At most"));
    m_top->setAccessibleName(tr("How many rows at most"));
    m_top->setSpecialValueText(tr("all"));
    m_others->setText(tr("The rest as one row"));
    m_totals->setText(tr("Totals"));
    m_subtotals->setText(tr("Subtotals"));
    // Han stands taller than the Latin letters before it; a grid that is scrolled would keep the lower line.
    for (QCheckBox *box : {m_others, m_totals, m_subtotals})
        box->setMinimumHeight(box->sizeHint().height());
    m_compareLabel->setText(tr("Compare with"));
    m_compare->setAccessibleName(tr("Compare with"));
    m_compare->setItemText(0, tr("nothing"));
    m_compare->setItemText(1, tr("an earlier period"));
    m_period->setAccessibleName(tr("Which period"));
    for (size_t i = 0; i < comparedPeriods().size(); ++i)
        m_period->setItemText(int(i), describePeriod(comparedPeriods()[i].period));
    m_shift->setAccessibleName(tr("Compared with which"));
    m_shift->setItemText(0, tr("with the one before"));
    m_shift->setItemText(1, tr("with a year before"));
    m_chartLabel->setText(tr("Chart"));
    m_chart->setAccessibleName(tr("Chart"));
    for (size_t i = 0; i < std::size(builderCharts) && int(i) < m_chart->count(); ++i)
        m_chart->setItemText(int(i), tr(builderCharts[i]));
    m_save->setText(tr("Keep"));
    m_save->setAccessibleName(tr("Keep the report"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    const QHash<QString, QString> parameters = parameterWords(m_entry.definition);
    for (MeasureEdit *row : m_measures)
        row->setParameters(parameters);
    if (m_chips) {
        m_chips->setParameters(parameters);
        m_chips->retranslate();
    }
    fillEntities();
    fillSorts();
    m_compareField->retranslate();
    for (GroupEdit *edit : m_groups)
        edit->retranslate();
    for (GroupEdit *edit : m_pivots)
        edit->retranslate();
    for (MeasureEdit *edit : m_measures)
        edit->retranslate();
    for (ComputedEdit *edit : m_computed)
        edit->retranslate();
    for (ListColumnEdit *edit : m_columns)
        edit->retranslate();
    m_words->setText(problem());
}

} // namespace millrace
