// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/import_choices.h"
#include "core/interchange/import_columns.h"
#include "core/interchange/import_stages.h"
#include "core/interchange/reference_finder.h"
#include "core/sales/stage_rules.h"

namespace millrace::interchange {

/// A reference to a record of the same entity that may stand further down in the file.
struct DeferredReference
{
    int field = -1;
    QString text;
    bool create = false;
    std::shared_ptr<ReferenceFinder> finder;
};

/// A record that is there and refers to the row's from now on.
struct BackReference
{
    EntityPtr holder;
    RecordId record;
    int field = -1;
    RecordId row;
};

/// A row as an edit, with what kept it from becoming one.
struct BuiltRow
{
    Edit edit;
    QString key;          ///< update, upsert: what the key column says
    bool matched = false; ///< changes a record that is there; else it is new
    std::vector<Problem> problems;
    std::vector<DeferredReference> deferred;
    std::vector<BackReference> backs;
};

/// Makes edits of the rows of one table. Columns are tied to fields once; what cells name is looked up in memory. One
/// thread.
class RowBuilder
{
public:
    struct Setting
    {
        Workspace *workspace = nullptr;
        Session session;
        EntityPtr entity;
        const ImportMapping *mapping = nullptr;
        QString key;              ///< field that finds records; empty: every row is a new one
        bool onlyUpdates = false; ///< rows without a record are not built further
        Instant now;
    };
    RowBuilder(Setting setting, const QStringList &headers, const std::vector<ColumnFacts> &facts, ImportWriter &writer,
               ImportNotes &notes);
    ~RowBuilder();

    /// Errors only of the storage; what is wrong with the row is in `built`.
    Result<void> build(const TableRow &row, BuiltRow &built);
    /// A record that rows name is made with nothing but that name; null and a problem where it cannot be.
    RecordId make(ReferenceFinder &finder, const QString &text, std::vector<Problem> *problems);
    /// After the last row: values that look like misspellings.
    void noteSuspects();
    /// What rows named and was made, by entity.
    std::map<QString, qint64> made() const;
    /// The field that finds records; empty where every row is a new one.
    const QString &keyField() const { return m_setting.key; }
    /// Whether records of the file may refer to each other.
    bool hasDeferred() const;

private:
    struct ColumnPlan;
    enum class Reading { Done, Wrong };
    using Reader = Reading (RowBuilder::*)(ColumnPlan &, const QString &, const TableRow &, Value &, Problem &);
    static Reader readerOf(FieldType type);

    Reading readPlain(ColumnPlan &, const QString &, const TableRow &, Value &, Problem &);
    Reading readInteger(ColumnPlan &, const QString &, const TableRow &, Value &, Problem &);
    Reading readDecimal(ColumnPlan &, const QString &, const TableRow &, Value &, Problem &);
    Reading readMoney(ColumnPlan &, const QString &, const TableRow &, Value &, Problem &);
    Reading readBoolean(ColumnPlan &, const QString &, const TableRow &, Value &, Problem &);
    Reading readDate(ColumnPlan &, const QString &, const TableRow &, Value &, Problem &);
    Reading readDateTime(ColumnPlan &, const QString &, const TableRow &, Value &, Problem &);
    Reading readDuration(ColumnPlan &, const QString &, const TableRow &, Value &, Problem &);

    void planColumns(const QStringList &headers, const std::vector<ColumnFacts> &facts);
    void planDefaults();
    ColumnPlan planFor(const ColumnMapping &mapping, const FieldDef &field);
    std::shared_ptr<ReferenceFinder> finderFor(const FieldDef &field, const QString &lookup);
    const QString &cellOf(ColumnPlan &plan, const TableRow &row);
    void readCell(ColumnPlan &plan, const TableRow &row, BuiltRow &built);
    Result<void> findRecord(BuiltRow &built);
    Result<void> lookUp(ColumnPlan &plan, const TableRow &row, BuiltRow &built);
    Result<std::optional<RecordId>> referenced(ColumnPlan &plan, const QString &text, qint64 line, BuiltRow &built);
    std::optional<QString> chosen(ColumnPlan &plan, const QString &text, qint64 line, BuiltRow &built);
    bool mayMake(const BuiltRow &built);
    void planBack(const ColumnMapping &column, int position);
    Result<void> lookBack(const TableRow &row, BuiltRow &built);
    void makeStages(const RecordId &pipeline);
    Result<void> placeInPipeline(const TableRow &row, BuiltRow &built);
    void addHistory(const RecordId &pipeline, const TableRow &row, BuiltRow &built);
    void fillTitle(BuiltRow &built, qint64 line);
    Result<void> fillDepartment(BuiltRow &built);
    RecordId nextId();
    static const Value *valueIn(const Edit &edit, int field);

    Setting m_setting;
    ImportWriter &m_writer;
    ImportNotes &m_notes;
    StageFinder m_stages;
    std::vector<ColumnPlan> m_plain;    ///< read from the cell alone
    std::vector<ColumnPlan> m_lookups;  ///< what cells name is looked up
    std::vector<ColumnPlan> m_defaults; ///< both kinds, without a column
    std::unique_ptr<ColumnPlan> m_pipelinePlan;
    std::unique_ptr<ColumnPlan> m_stagePlan;
    struct HistoryStep
    {
        QString stage;
        int stageColumn = -1;
        int atColumn = -1;
        bool dated = false;
        DateFormat format;
        const QHash<QString, QString> *renames = nullptr;
    };
    std::vector<HistoryStep> m_history;
    struct BackPlan
    {
        EntityPtr holder;
        int field = -1;
        int column = -1;
        QString name; ///< "lead.converted_to"
        std::shared_ptr<ReferenceFinder> finder;
    };
    std::vector<BackPlan> m_backs;
    bool m_stagesMade = false;
    std::vector<std::shared_ptr<ReferenceFinder>> m_finders;
    QStringList m_finderNames;
    QHash<QString, std::shared_ptr<ChoiceFinder>> m_choices;
    std::unique_ptr<ReferenceFinder> m_keyFinder;
    int m_keyField = -1;
    int m_pipelineField = -1;
    int m_stageField = -1;
    QStringList m_titleParts;
    std::optional<QHash<RecordId, RecordId>> m_departments; ///< of users
    QHash<QString, qint64> m_made;
    qint64 m_idsGiven = 0;
    CurrencyCode m_base;
};

/// The number with its decimal point moved right by `shift` digits (left where negative), without trailing zeros.
QString shiftedNumber(const QString &number, int shift);

} // namespace millrace::interchange
