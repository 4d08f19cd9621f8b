// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/agreement/doors.h"

#include "app/server/api/api.h"
#include "app/server/api/webhook_desk.h"
#include "core/interchange/import.h"
#include "core/interchange/mapping.h"
#include "core/schema/moment_text.h"
#include "core/sync/hub.h"
#include "core/sync/role_visibility.h"
#include "ui/forms/record_draft.h"
#include "ui/forms/record_form.h"
#include "ui/models/record_table_model.h"
#include "ui/text/field_parse.h"

#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>
#include <QProcess>
#include <QTest>

namespace millrace::test {

std::set<QString> refusing(const std::vector<Problem> &problems)
{
    std::set<QString> found;
    for (const Problem &problem : problems)
        if (problem.severity == Severity::Error)
            found.insert(problem.field + u' ' + problem.rule);
    return found;
}

namespace {

std::set<QString> refusingIn(const QJsonObject &error)
{
    std::set<QString> found;
    for (const QJsonValue &each : error[QStringLiteral("problems")].toArray())
        if (each[QStringLiteral("severity")] == QLatin1String("error"))
            found.insert(each[QStringLiteral("field")].toString() + u' ' + each[QStringLiteral("rule")].toString());
    return found;
}

bool isUnread(const std::set<QString> &problems)
{
    return std::any_of(problems.begin(), problems.end(),
                       [](const QString &problem) { return problem.endsWith(QLatin1String(" input")); });
}

Verdict verdictOf(std::set<QString> problems)
{
    const bool unread = isUnread(problems);
    return {problems.empty(), !unread, std::move(problems)};
}

/// A cell of a list that is edited in place.
class GridDoor : public Door
{
public:
    explicit GridDoor(const QString &file) : Door(file) {}
    const char *name() const override { return "grid"; }
    Verdict change(const TypedEdit &edit) override
    {
        LiveData data(workspace(), QStringLiteral("en"));
        RecordTableModel model(data, edit.entity);
        const FieldDef &field = fieldOf(edit);
        const auto value = parseField(field, edit.text, data.format(), workspace().baseCurrency());
        if (!value)
            return verdictOf(refusing({inputProblem(field, edit.text)}));
        std::optional<Error> refused;
        QObject::connect(
            &model, &RecordTableModel::editRefused, &model,
            [&](const RecordId &, const QString &, const Value &, const Error &error) { refused = error; });
        model.edit(edit.id, field.index, *value);
        REQUIRE(QTest::qWaitFor([&] { return !data.isAwaiting(); }, 20'000));
        return verdictOf(refused ? refusing(refused->problems) : std::set<QString>());
    }
    std::optional<Verdict> create(const TypedRecord &, RecordId &) override { return std::nullopt; }
};

/// A form of one record, saved.
class FormDoor : public Door
{
public:
    explicit FormDoor(const QString &file) : Door(file) {}
    const char *name() const override { return "form"; }
    Verdict change(const TypedEdit &edit) override
    {
        LiveData data(workspace(), QStringLiteral("en"));
        RecordForm form(data);
        form.setEmptyFieldsShown(true);
        form.showRecord(edit.entity, edit.id);
        FieldBlock *block = form.block(edit.field);
        REQUIRE(block);
        // What is chosen and not typed cannot be wrong here.
        auto *line = qobject_cast<QLineEdit *>(block->editor()->input());
        if (!line || block->field().isReference())
            return committed(edit);
        line->selectAll();
        line->insert(edit.text);
        form.saveDrafts();
        REQUIRE(QTest::qWaitFor([&] { return !data.isAwaiting(); }, 20'000));
        return verdictOf(refusing(block->problems()));
    }
    std::optional<Verdict> create(const TypedRecord &record, RecordId &made) override
    {
        LiveData data(workspace(), QStringLiteral("en"));
        RecordDraft draft(data, record.entity, nullptr);
        for (const auto &[key, text] : record.texts) {
            FieldBlock *block = draft.block(key);
            REQUIRE(block);
            if (auto *line = qobject_cast<QLineEdit *>(block->editor()->input())) {
                line->selectAll();
                line->insert(text);
            } else {
                draft.preset(key, valueOf({record.entity, {}, key, text}).value_or(Value()));
            }
        }
        QObject::connect(&draft, &RecordDraft::created, &draft, [&](const RecordId &id) { made = id; });
        draft.save(false);
        REQUIRE(QTest::qWaitFor([&] { return !data.isAwaiting(); }, 20'000));
        std::set<QString> problems;
        for (const FieldDef &field : workspace().catalog()->entity(record.entity)->fields)
            if (const FieldBlock *block = draft.block(field.key))
                problems.merge(refusing(block->problems()));
        return verdictOf(std::move(problems));
    }
};

class CommandDoor : public Door
{
public:
    explicit CommandDoor(const QString &file) : Door(file) {}
    const char *name() const override { return "command line"; }
    Verdict change(const TypedEdit &edit) override
    {
        const QJsonObject told =
            call(QStringLiteral("update"), {edit.entity, edit.id.toString(), edit.field + u'=' + edit.text});
        return verdictOf(refusingIn(told[QStringLiteral("error")].toObject()));
    }
    std::optional<Verdict> create(const TypedRecord &record, RecordId &made) override
    {
        QStringList words{record.entity};
        for (const auto &[key, text] : record.texts)
            words << key + u'=' + text;
        const QJsonObject told = call(QStringLiteral("create"), words);
        made = RecordId::fromString(told[QStringLiteral("id")].toString()).value_or(RecordId());
        return verdictOf(refusingIn(told[QStringLiteral("error")].toObject()));
    }

private:
    QJsonObject call(const QString &command, const QStringList &words)
    {
        close();
        QProcess process;
        process.start(
            QStringLiteral(MILLRACE_BIN_DIR "/millrace-cli"),
            QStringList{command, QStringLiteral("--json"), QStringLiteral("--now"), momentText(m_clock.now()), path()} +
                words);
        // Without words the values are read from here.
        REQUIRE(process.waitForStarted());
        process.write("{}");
        process.closeWriteChannel();
        REQUIRE(process.waitForFinished(120'000));
        const QByteArray out = process.readAllStandardOutput();
        INFO(out.toStdString() << process.readAllStandardError().toStdString());
        REQUIRE((process.exitCode() == 0 || process.exitCode() == 1));
        return QJsonDocument::fromJson(out).object();
    }
};

class ImportDoor : public Door
{
public:
    explicit ImportDoor(const QString &file) : Door(file) {}
    const char *name() const override { return "import"; }
    /// A cell that is no value is refused in words of its own.
    bool namesRules(const Verdict &verdict) const override { return verdict.read; }
    Verdict change(const TypedEdit &edit) override
    {
        // An empty cell says nothing of a record that is there.
        if (edit.text.isEmpty())
            return committed(edit);
        const ImportReport report = imported(edit.entity, ImportMode::Update,
                                             {{QStringLiteral("id"), edit.id.toString()}, {edit.field, edit.text}});
        return verdictOn(report, valueOf(edit).has_value());
    }
    std::optional<Verdict> create(const TypedRecord &record, RecordId &made) override
    {
        bool read = true;
        for (const auto &[key, text] : record.texts)
            read = read && valueOf({record.entity, {}, key, text});
        const ImportReport report = imported(record.entity, ImportMode::Create, record.texts);
        if (!report.newRecords.empty())
            made = report.newRecords.front();
        return verdictOn(report, read);
    }

private:
    static Verdict verdictOn(const ImportReport &report, bool read)
    {
        Verdict verdict;
        verdict.stored = report.failed == 0;
        verdict.read = read;
        if (!report.rowProblems.empty())
            verdict.problems = refusing(report.rowProblems.front().problems);
        return verdict;
    }

    /// One row, whose columns are called as the fields.
    ImportReport imported(const QString &entity, ImportMode mode, const std::map<QString, QString> &texts)
    {
        QStringList names, cells;
        QJsonObject columns;
        for (const auto &[key, text] : texts) {
            names << key;
            cells << u'"' + QString(text).replace(u'"', QStringLiteral("\"\"")) + u'"';
            columns.insert(key, QJsonObject{{QStringLiteral("field"), key}});
        }
        QFile file(pathOf(QStringLiteral("one.csv")));
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write((names.join(u',') + u'\n' + cells.join(u',') + u'\n').toUtf8());
        file.close();
        ImportOptions options;
        options.entity = entity;
        options.path = file.fileName();
        options.mode = mode;
        options.key = mode == ImportMode::Update ? QStringLiteral("id") : QString();
        options.session = workspace().session();
        options.encoding = TextEncoding::Utf8;
        options.delimiter = ',';
        options.mapping = must(mappingFromJson(
            {{QStringLiteral("entity"), entity}, {QStringLiteral("columns"), columns}}, QStringLiteral("mapping")));
        const ImportReport report = must(importFile(workspace(), options));
        REQUIRE(report.read == 1);
        return report;
    }
};

/// A workstation that was never asked whether its edits are good.
class SyncDoor : public Door
{
public:
    explicit SyncDoor(const QString &file) : Door(file) { start(); }
    const char *name() const override { return "synchronisation"; }
    bool namesRules(const Verdict &verdict) const override { return verdict.read; }
    Verdict change(const TypedEdit &edit) override
    {
        SyncOp op;
        op.entity = edit.entity;
        op.id = edit.id;
        op.set = {{edit.field, jsonOf(edit)}};
        return pushed(std::move(op), valueOf(edit).has_value());
    }
    std::optional<Verdict> create(const TypedRecord &record, RecordId &made) override
    {
        SyncOp op;
        op.kind = SyncOp::Kind::Insert;
        op.entity = record.entity;
        op.id = made = m_ids.next(m_clock.now());
        op.set = jsonOf(record);
        bool read = true;
        for (const auto &[key, text] : record.texts)
            read = read && valueOf({record.entity, {}, key, text});
        return pushed(std::move(op), read);
    }

private:
    Verdict pushed(SyncOp op, bool read)
    {
        SyncMutation mutation;
        mutation.uuid = mutation.operation = m_ids.next(m_clock.now());
        mutation.mid = ++m_mid;
        mutation.seen = must(m_hub->head());
        mutation.editedAt = m_clock.now();
        mutation.ops = {std::move(op)};
        sync_codec::PushRequest push;
        push.head = m_head;
        push.mutations = {mutation};
        const auto answer = sync_codec::pushAnswer(m_hub->answer(m_caller, SyncCall::Push, sync_codec::encode(push)));
        const auto *told = std::get_if<sync_codec::PushAnswer>(&answer);
        REQUIRE(told);
        REQUIRE(told->verdicts.size() == 1);
        const SyncVerdict &verdict = told->verdicts.front();
        Verdict found;
        found.stored = verdict.status == SyncVerdict::Status::Applied;
        found.read = read;
        for (const QString &each : verdict.detail.split(u' ', Qt::SkipEmptyParts))
            if (each.contains(u':'))
                found.problems.insert(QString(each).replace(u':', u' '));
        return found;
    }

    void start()
    {
        m_visibility = std::make_unique<RoleVisibility>(workspace());
        m_hub = must(Hub::open(workspace(), *m_visibility, {}));
        m_caller = {workspace().person(), QStringLiteral("test")};
        m_head.client = m_ids.next(m_clock.now());
        m_head.install = m_ids.next(m_clock.now());
        const auto hello = sync_codec::helloAnswer(
            m_hub->answer(m_caller, SyncCall::Hello, sync_codec::encode(sync_codec::HelloRequest{m_head, {}})));
        const auto *greeted = std::get_if<sync_codec::HelloAnswer>(&hello);
        REQUIRE(greeted);
        m_head.database = greeted->database;
        m_head.environment = greeted->environment;
    }

    std::unique_ptr<RoleVisibility> m_visibility;
    std::unique_ptr<Hub> m_hub;
    Hub::Caller m_caller;
    SyncHead m_head;
    std::int64_t m_mid = 0;
};

class NoSender : public server::WebhookSender
{
public:
    Outcome send(const Message &) override { return {}; }
};

class ApiDoor : public Door
{
public:
    explicit ApiDoor(const QString &file) : Door(file)
    {
        m_file = must(ServerFile::open(pathOf(QStringLiteral("server.sqlite"))));
        m_accounts = std::make_unique<server::Accounts>(*m_file, workspace(), m_hasher);
        m_desk = std::make_unique<server::WebhookDesk>(workspace(), *m_file, m_sender);
        m_api = std::make_unique<server::Api>(server::ApiParts{workspace(), *m_file, *m_accounts, *m_desk},
                                              server::CallPace::Rate{1e6, 1e6});
        m_token = must(m_accounts->issue(
                           workspace().person(),
                           {QStringLiteral("test"), {QStringLiteral("write")}, {m_clock.now().us + 3'600'000'000}}, {}))
                      .token;
    }
    const char *name() const override { return "API"; }
    Verdict change(const TypedEdit &edit) override
    {
        const QJsonObject told =
            call("PATCH", edit.entity.toUtf8() + '/' + edit.id.toString().toLatin1(), {{edit.field, jsonOf(edit)}});
        return verdictOf(refusingIn(told[QStringLiteral("error")].toObject()));
    }
    std::optional<Verdict> create(const TypedRecord &record, RecordId &made) override
    {
        const QJsonObject told = call("POST", record.entity.toUtf8(), jsonOf(record));
        const QString id = told[QStringLiteral("record")].toObject()[QStringLiteral("id")].toString();
        made = RecordId::fromString(id).value_or(RecordId());
        return verdictOf(refusingIn(told[QStringLiteral("error")].toObject()));
    }

private:
    QJsonObject call(const QByteArray &method, const QByteArray &address, const QJsonObject &body)
    {
        server::Request request;
        request.method = method;
        request.path = "/api/v1/" + address;
        request.body = QJsonDocument(body).toJson();
        request.headers = {{"authorization", "Bearer " + m_token}};
        const server::Response response = m_api->answer(request);
        INFO(response.body.toStdString());
        REQUIRE((response.status == 200 || response.status == 201 || response.status == 422));
        return QJsonDocument::fromJson(response.body).object();
    }

    std::unique_ptr<ServerFile> m_file;
    server::PasswordHasher m_hasher{server::PasswordHasher::cheapest()};
    std::unique_ptr<server::Accounts> m_accounts;
    NoSender m_sender;
    std::unique_ptr<server::WebhookDesk> m_desk;
    std::unique_ptr<server::Api> m_api;
    QByteArray m_token;
};

} // namespace

Door::Door(const QString &file) : m_path(m_folder.filePath(QStringLiteral("copy.millrace")))
{
    REQUIRE(QFile::copy(file, m_path));
}

void Door::open()
{
    if (!m_workspace)
        m_workspace = must(Workspace::open(m_path, Workspace::Access::Write, m_clock, m_ids));
}

Workspace &Door::workspace()
{
    open();
    return *m_workspace;
}

const FieldDef &Door::fieldOf(const TypedEdit &edit)
{
    const FieldDef *field = workspace().catalog()->entity(edit.entity)->field(edit.field);
    REQUIRE(field);
    return *field;
}

std::optional<Value> Door::valueOf(const TypedEdit &edit)
{
    return valueFromText(fieldOf(edit), edit.text, workspace().baseCurrency(), workspace().zone());
}

QJsonValue Door::jsonOf(const TypedEdit &edit)
{
    const auto value = valueOf(edit);
    return value ? valueToJson(fieldOf(edit), *value) : QJsonValue(edit.text);
}

Verdict Door::committed(const TypedEdit &edit)
{
    const auto value = valueOf(edit);
    const FieldDef &field = fieldOf(edit);
    if (!value)
        return verdictOf(refusing({inputProblem(field, edit.text)}));
    CommitRequest request;
    request.edits = {Edit::update(workspace().catalog()->entity(edit.entity), edit.id)};
    request.edits.front().fields = {{field.index, *value, std::nullopt, true}};
    const auto receipt = workspace().commit(workspace().session(), std::move(request));
    return verdictOf(receipt ? std::set<QString>() : refusing(receipt.error().problems));
}

QJsonObject Door::jsonOf(const TypedRecord &record)
{
    QJsonObject values;
    for (const auto &[key, text] : record.texts)
        values.insert(key, jsonOf(TypedEdit{record.entity, {}, key, text}));
    return values;
}

std::map<QString, QString> Door::stored(const QString &entity, const RecordId &id)
{
    const Record record = must(workspace().record(workspace().session(), entity, id));
    std::map<QString, QString> values;
    for (const FieldDef &field : record.entity()->fields)
        if (!field.system && !record.value(field.index).isEmpty())
            values[field.key] = valueToText(field, record.value(field.index));
    return values;
}

std::vector<std::unique_ptr<Door>> doorsOf(const QString &file)
{
    std::vector<std::unique_ptr<Door>> doors;
    doors.push_back(std::make_unique<GridDoor>(file));
    doors.push_back(std::make_unique<FormDoor>(file));
    doors.push_back(std::make_unique<CommandDoor>(file));
    doors.push_back(std::make_unique<ImportDoor>(file));
    doors.push_back(std::make_unique<SyncDoor>(file));
    doors.push_back(std::make_unique<ApiDoor>(file));
    return doors;
}

} // namespace millrace::test
