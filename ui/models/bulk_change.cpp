// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulk_change.h"

#include "core/records/validate.h"
#include "core/workspace/operation.h"
#include "ui/models/cell_block.h"
#include "ui/text/field_parse.h"

#include <QRegularExpression>

namespace millrace {

namespace {

constexpr size_t editsAtOnce = 250;
constexpr size_t failuresKept = 200;

/// One operation in the making: what is refused as a whole is tried one by one.
class BulkWork
{
public:
    BulkWork(Workspace &workspace, const Session &session, const QString &label)
        : m_operation(workspace.begin(session, label, Origin::Local))
    {
    }

    Result<void> apply(const std::vector<Edit> &edits)
    {
        if (edits.empty())
            return {};
        const auto all = m_operation->apply(edits);
        if (all) {
            m_report.done += qint64(edits.size());
            return {};
        }
        if (!isOfOneRecord(all.error()))
            return fail(all.error());
        for (const Edit &edit : edits) {
            const auto one = m_operation->apply({edit});
            if (one) {
                ++m_report.done;
                continue;
            }
            if (!isOfOneRecord(one.error()))
                return fail(one.error());
            ++m_report.failed;
            if (m_report.failures.size() < failuresKept)
                m_report.failures.push_back({edit.id, one.error()});
        }
        return {};
    }

    Result<BulkReport> finish()
    {
        MILLRACE_ASSIGN(m_report.operation, m_operation->finish());
        return m_report;
    }

    Result<BulkReport> giveUp(const Error &error)
    {
        MILLRACE_TRY(m_operation->takeBack());
        return fail(error);
    }

private:
    static bool isOfOneRecord(const Error &error)
    {
        return error.code == ErrorCode::ValidationFailed || error.code == ErrorCode::NotFound ||
               error.code == ErrorCode::NotPermitted;
    }
    std::unique_ptr<Operation> m_operation;
    BulkReport m_report;
};

/// Reads what was typed into a cell.
class CellReader
{
public:
    CellReader(const Workspace &workspace, const Session &session, const FormatContext &format)
        : m_workspace(workspace), m_session(session), m_format(format)
    {
    }

    std::optional<Value> read(const FieldDef &field, const QString &typed)
    {
        const QString text = typed.trimmed();
        if (text.isEmpty() || text == QStringLiteral("—"))
            return Value();
        if (field.type == FieldType::Choice) {
            const auto key = optionKey(field, text);
            return key ? std::optional<Value>(*key) : std::nullopt;
        }
        if (field.type == FieldType::MultiChoice)
            return readOptions(field, text);
        if (field.type == FieldType::Reference) {
            const auto id = idOf(field, text);
            return id ? std::optional<Value>(*id) : std::nullopt;
        }
        if (field.type == FieldType::References)
            return readIds(field, text);
        if (field.type == FieldType::Boolean)
            return readYes(text);
        return parseField(field, typed, m_format, m_format.baseCurrency);
    }

private:
    static QStringList parts(const QString &text)
    {
        static const QRegularExpression marks(QStringLiteral("[;；,，、\\n]+"));
        QStringList found;
        for (const QString &part : text.split(marks, Qt::SkipEmptyParts))
            found << part.trimmed();
        return found;
    }

    std::optional<QString> optionKey(const FieldDef &field, const QString &text) const
    {
        for (const OptionInfo &option : m_format.metadata->options(field.optionList)) {
            const bool is = option.key.compare(text, Qt::CaseInsensitive) == 0 ||
                            option.label.compare(text, Qt::CaseInsensitive) == 0 || option.labelZh == text;
            if (is && !option.retired)
                return option.key;
        }
        return std::nullopt;
    }

    std::optional<Value> readOptions(const FieldDef &field, const QString &text) const
    {
        QStringList keys;
        for (const QString &part : parts(text)) {
            const auto key = optionKey(field, part);
            if (!key)
                return std::nullopt;
            keys << *key;
        }
        return Choices::of(keys);
    }

    std::optional<RecordId> idOf(const FieldDef &field, const QString &text)
    {
        const std::pair<QString, QString> asked{field.target, text};
        const auto known = m_ids.constFind(asked);
        if (known != m_ids.constEnd())
            return *known;
        std::optional<RecordId> id = RecordId::fromString(text);
        if (!id) {
            // Two records of one name: neither can be meant.
            const auto found = m_workspace.idsTitled(m_session, field.target, text);
            if (found && found->size() == 1)
                id = found->front();
        }
        m_ids.insert(asked, id);
        return id;
    }

    std::optional<Value> readIds(const FieldDef &field, const QString &text)
    {
        std::vector<RecordId> ids;
        for (const QString &part : parts(text)) {
            const auto id = idOf(field, part);
            if (!id)
                return std::nullopt;
            ids.push_back(*id);
        }
        return RecordIds::of(std::move(ids));
    }

    static std::optional<Value> readYes(const QString &text)
    {
        const QString word = text.toLower();
        static const QStringList yes{QStringLiteral("yes"), QStringLiteral("true"), QStringLiteral("1"),
                                     QStringLiteral("是")};
        static const QStringList no{QStringLiteral("no"), QStringLiteral("false"), QStringLiteral("0"),
                                    QStringLiteral("否")};
        if (yes.contains(word))
            return Value(true);
        if (no.contains(word))
            return Value(false);
        return std::nullopt;
    }

    const Workspace &m_workspace;
    const Session &m_session;
    const FormatContext &m_format;
    QHash<std::pair<QString, QString>, std::optional<RecordId>> m_ids;
};

/// The first reason not to store the value; nothing where there is none.
std::optional<Problem> reasonAgainst(const FieldDef &field, const std::optional<Value> &value, const QString &typed)
{
    if (field.readOnly || field.system)
        if (field.index != system_field::Owner && field.index != system_field::Department)
            return Problem{field.key, QStringLiteral("read_only"), {}, Severity::Error};
    if (!value && field.isChoice())
        return Problem{field.key, QStringLiteral("choice"), {typed}, Severity::Error};
    if (!value && field.isReference())
        return Problem{field.key, QStringLiteral("unknown_reference"), {typed}, Severity::Error};
    if (!value)
        return inputProblem(field, typed);
    if (isBlank(*value) && field.required)
        return Problem{field.key, QStringLiteral("required"), {}, Severity::Error};
    std::vector<Problem> problems;
    checkValue(field, *value, problems);
    for (const Problem &problem : problems) {
        if (problem.severity == Severity::Error)
            return problem;
    }
    return std::nullopt;
}

} // namespace

Result<BulkReport> changeRecords(Workspace &workspace, const Session &session, const QString &label,
                                 const std::vector<Edit> &edits, const Progress &progress)
{
    if (!workspace.isWritable())
        return fail(ErrorCode::WorkspaceReadOnly, {workspace.path()});
    BulkWork work(workspace, session, label);
    for (size_t at = 0; at < edits.size(); at += editsAtOnce) {
        if (progress.isCancelled())
            return work.giveUp({ErrorCode::Cancelled, {}, {}});
        const size_t end = std::min(at + editsAtOnce, edits.size());
        const auto applied = work.apply({edits.begin() + long(at), edits.begin() + long(end)});
        if (!applied)
            return work.giveUp(applied.error());
        progress.step(qint64(end), qint64(edits.size()));
    }
    return work.finish();
}

Result<BulkReport> changeRows(Workspace &workspace, const Session &session, const QString &label,
                              const EntityPtr &entity, const std::vector<quint32> &rows,
                              const std::function<Edit(const RecordId &id)> &edit, const Progress &progress)
{
    if (!workspace.isWritable())
        return fail(ErrorCode::WorkspaceReadOnly, {workspace.path()});
    BulkWork work(workspace, session, label);
    const std::vector<FieldPath> none{FieldPath{{entity->at(system_field::Id).key}}};
    for (size_t at = 0; at < rows.size(); at += editsAtOnce) {
        if (progress.isCancelled())
            return work.giveUp({ErrorCode::Cancelled, {}, {}});
        const size_t end = std::min(at + editsAtOnce, rows.size());
        const std::vector<quint32> page(rows.begin() + long(at), rows.begin() + long(end));
        const auto read = workspace.rowsByNumber(session, entity->key, page, none);
        if (!read)
            return work.giveUp(read.error());
        std::vector<Edit> edits;
        for (const Row &row : read->rows) {
            if (!row.id.isNull())
                edits.push_back(edit(row.id));
        }
        if (const auto applied = work.apply(edits); !applied)
            return work.giveUp(applied.error());
        progress.step(qint64(end), qint64(rows.size()));
    }
    return work.finish();
}

Result<PastePlan> planPaste(const Workspace &workspace, const Session &session, const EntityPtr &entity,
                            const std::vector<quint32> &rows, const std::vector<int> &fields,
                            const std::vector<QStringList> &typed, bool fills, const FormatContext &format,
                            const Progress &progress)
{
    PastePlan plan;
    if (typed.empty() || fields.empty())
        return plan;
    qsizetype widest = 0;
    for (const QStringList &line : typed)
        widest = std::max(widest, line.size());
    CellBlock block;
    block.entity = entity;
    const size_t height = fills ? rows.size() : std::min(rows.size(), typed.size());
    block.rows.assign(rows.begin(), rows.begin() + long(height));
    const size_t width = fills ? fields.size() : std::min(fields.size(), size_t(widest));
    block.fields.assign(fields.begin(), fields.begin() + long(width));
    plan.rows = int(height);
    plan.columns = int(width);
    plan.beyond = fills ? 0 : qint64(typed.size() - height);
    CellReader reader(workspace, session, format);
    const auto visit = [&](const Row &row, int place) {
        if (row.id.isNull())
            return true;
        const QStringList &line = typed[fills ? 0 : size_t(place)];
        Edit edit = Edit::update(entity, row.id);
        for (size_t column = 0; column < width; ++column) {
            const qsizetype from = fills ? 0 : qsizetype(column);
            if (from >= line.size())
                continue;
            const FieldDef &field = entity->at(block.fields[column]);
            auto value = reader.read(field, line[from]);
            if (value)
                value = std::move(*value).normalised();
            if (value && *value == row.cells[column]) {
                ++plan.same;
                continue;
            }
            if (const auto reason = reasonAgainst(field, value, line[from])) {
                plan.bad.push_back({row.id, field.index, line[from], *reason});
                continue;
            }
            ++plan.cells;
            edit.fields.push_back({field.index, *value, std::nullopt, true});
        }
        if (!edit.fields.empty())
            plan.edits.push_back(std::move(edit));
        return true;
    };
    MILLRACE_TRY(forEachCell(workspace, session, block, visit, progress));
    return plan;
}

} // namespace millrace
