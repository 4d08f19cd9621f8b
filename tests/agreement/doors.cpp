// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/agreement/doors.h"

#include "app/server/api/api.h"
#include "app/server/api/webhook_desk.h"
#include "core/interchange/import.h"
#include "core/interchange/mapping.h"
#include "core/schema/moment_text.h"
#include "core/sync/hub.h"
#include "core/sync/role_visibility.h"
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
};

class CommandDoor : public Door
{
public:
    explicit CommandDoor(const QString &file) : Door(file) {}
    const char *name() const override { return "command line"; }
    Verdict change(const TypedEdit &edit) override
    {
        close();
        QProcess process;
        process.start(QStringLiteral(MILLRACE_BIN_DIR "/millrace-cli"),
                      {QStringLiteral("update"), QStringLiteral("--json"), QStringLiteral("--now"),
                       momentText(m_clock.now()), path(), edit.entity, edit.id.toString(),
                       edit.field + u'=' + edit.text});
        REQUIRE(process.waitForFinished(120'000));
        const QByteArray out = process.readAllStandardOutput();
        INFO(out.toStdString() << process.readAllStandardError().toStdString());
        REQUIRE((process.exitCode() == 0 || process.exitCode() == 1));
        return verdictOf(refusingIn(QJsonDocument::fromJson(out)[QStringLiteral("error")].toObject()));
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
        const QString csv = pathOf(QStringLiteral("one.csv"));
        QFile file(csv);
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QString cell = edit.text;
        file.write(
            ("id,value\n" + edit.id.toString() + ",\"" + cell.replace(u'"', QStringLiteral("\"\"")) + "\"\n").toUtf8());
        file.close();
        ImportOptions options;
        options.entity = edit.entity;
        options.path = csv;
        options.mode = ImportMode::Update;
        options.key = QStringLiteral("id");
        options.session = workspace().session();
        options.encoding = TextEncoding::Utf8;
        options.delimiter = ',';
        options.mapping = must(mappingFromJson(
            {{QStringLiteral("entity"), edit.entity},
             {QStringLiteral("columns"),
              QJsonObject{{QStringLiteral("id"), QJsonObject{{QStringLiteral("field"), QStringLiteral("id")}}},
                          {QStringLiteral("value"), QJsonObject{{QStringLiteral("field"), edit.field}}}}}},
            QStringLiteral("mapping")));
        const ImportReport report = must(importFile(workspace(), options));
        REQUIRE(report.read == 1);
        Verdict verdict;
        verdict.stored = report.failed == 0;
        verdict.read = valueOf(edit).has_value();
        if (!report.rowProblems.empty())
            verdict.problems = refusing(report.rowProblems.front().problems);
        return verdict;
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
        SyncMutation mutation;
        mutation.uuid = mutation.operation = m_ids.next(m_clock.now());
        mutation.mid = ++m_mid;
        mutation.seen = must(m_hub->head());
        mutation.editedAt = m_clock.now();
        mutation.ops = {op};
        sync_codec::PushRequest push;
        push.head = m_head;
        push.mutations = {mutation};
        const auto answer = sync_codec::pushAnswer(m_hub->answer(m_caller, SyncCall::Push, sync_codec::encode(push)));
        const auto *pushed = std::get_if<sync_codec::PushAnswer>(&answer);
        REQUIRE(pushed);
        REQUIRE(pushed->verdicts.size() == 1);
        const SyncVerdict &verdict = pushed->verdicts.front();
        Verdict told;
        told.stored = verdict.status == SyncVerdict::Status::Applied;
        told.read = valueOf(edit).has_value();
        for (const QString &each : verdict.detail.split(u' ', Qt::SkipEmptyParts))
            if (each.contains(u':'))
                told.problems.insert(QString(each).replace(u':', u' '));
        return told;
    }

private:
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
        server::Request request;
        request.method = "PATCH";
        request.path = "/api/v1/" + edit.entity.toUtf8() + '/' + edit.id.toString().toLatin1();
        request.body = QJsonDocument(QJsonObject{{edit.field, jsonOf(edit)}}).toJson();
        request.headers = {{"authorization", "Bearer " + m_token}};
        const server::Response response = m_api->answer(request);
        INFO(response.body.toStdString());
        REQUIRE((response.status == 200 || response.status == 422));
        return verdictOf(refusingIn(QJsonDocument::fromJson(response.body)[QStringLiteral("error")].toObject()));
    }

private:
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
