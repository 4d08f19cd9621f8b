// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_library.h"
#include "ui/shell/view_context.h"
#include "ui/views/reports/report_rows.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace millrace {

class FilterChips;
class TextLabel;

/// Makes and changes a report: what it is about, which records, groups, figures, order, comparison, chart. Every change
/// that makes sense is told at once, so that the report can be shown as it becomes; what does not make sense is said
/// below and is not kept.
class ReportBuilder : public QWidget
{
    Q_OBJECT

public:
    ReportBuilder(const ViewContext &context, const ReportEntry &entry, QWidget *parent);
    ~ReportBuilder() override;

    /// A report to begin with: how many opportunities of which stage.
    static ReportEntry emptyReport(const ViewContext &context);
    /// Tells of what it begins with and takes the keyboard.
    void begin();
    const ReportEntry &entry() const { return m_entry; }
    bool isSound() const { return m_sound; }
    QString problem() const;
    GroupEdit *addGroup(const ReportGroup &group = {});
    MeasureEdit *addMeasure(const ReportMeasure &measure);
    /// As the button does: another count, under a key of its own.
    MeasureEdit *addMeasure();
    ComputedEdit *addComputed(const ReportComputed &computed);
    void setEntity(const QString &key);
    void retranslate();
    QSize sizeHint() const override;

Q_SIGNALS:
    void changed(const millrace::ReportEntry &entry);
    void saveRequested(const millrace::ReportEntry &entry);
    void cancelled();
    /// Rows came or went: Tab must find its way anew.
    void rearranged();

private:
    struct Section
    {
        TextLabel *title;
        QVBoxLayout *rows;
        QPushButton *add;
    };
    Section makeSection(QVBoxLayout *column, const char *addName);
    void makeHead(QVBoxLayout *column);
    void makeOrder(QVBoxLayout *column);
    void makeFoot(QVBoxLayout *column);
    void fill();
    void fillEntities();
    void fillFilter();
    void fillSorts();
    void fillComparison();
    void addRow(Section &section, QWidget *row);
    template <class Row> Row *place(Row *row, Section &section, std::vector<Row *> &rows);
    void addListColumn(const FieldPath &path);
    void take();
    void takeComparison(ReportDefinition &definition) const;
    void judge();
    QString freshKey(const QString &wish) const;
    void save();

    ViewContext m_context;
    LiveData &m_data;
    ReportEntry m_entry;
    EntityPtr m_entity;
    bool m_filling = false, m_sound = false;
    std::optional<Error> m_problem;

    TextLabel *m_nameLabel, *m_aboutLabel, *m_kindLabel, *m_filterLabel, *m_sortLabel, *m_topLabel, *m_chartLabel,
        *m_compareLabel, *m_words;
    QLineEdit *m_name;
    QCheckBox *m_shared, *m_others, *m_totals, *m_subtotals;
    QComboBox *m_about, *m_kind, *m_sort, *m_chart, *m_compare, *m_period, *m_shift;
    FieldChoice *m_compareField;
    QSpinBox *m_top;
    QWidget *m_filterPlace, *m_summary;
    FilterChips *m_chips = nullptr;
    Section m_groupSection, m_pivotSection, m_measureSection, m_computedSection, m_listSection;
    std::vector<GroupEdit *> m_groups, m_pivots;
    std::vector<MeasureEdit *> m_measures;
    std::vector<ComputedEdit *> m_computed;
    std::vector<ListColumnEdit *> m_columns;
    QPushButton *m_save, *m_cancel;
};

template <class Row> Row *ReportBuilder::place(Row *row, Section &section, std::vector<Row *> &rows)
{
    addRow(section, row);
    rows.push_back(row);
    row->show();
    Q_EMIT rearranged();
    connect(row, &ReportRowEdit::changed, this, &ReportBuilder::take);
    connect(row, &ReportRowEdit::removed, this, [this, row, &rows] {
        std::erase(rows, row);
        row->hide();
        row->deleteLater();
        take();
    });
    return row;
}

} // namespace millrace
