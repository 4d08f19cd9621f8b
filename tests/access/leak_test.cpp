// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing of what is not seen comes out of any door of the workspace.
#include "tests/access/company.h"

#include "core/schema/builtin/customer.h"
#include "core/store/record_store.h"

#include <QFile>
#include <QRegularExpression>

using namespace millrace;
using namespace millrace::test;

namespace {

/// Hears everything that a session is told.
class Ear
{
public:
    void hear(const QString &text) { m_heard += text + u'\n'; }
    void hear(const Value &value)
    {
        if (const auto *text = value.as<QString>())
            hear(*text);
        else if (const auto *json = value.as<Json>())
            hear(QString::fromUtf8(json->text));
        else if (const auto *money = value.as<Money>())
            hear(QString::number(money->minor));
        else if (const auto *choices = value.as<Choices>())
            hear(choices->keys.join(u' '));
    }
    void hear(const StoredCell &cell)
    {
        if (cell.isText)
            hear(QString::fromUtf8(cell.utf8));
        else
            hear(cell.value);
    }
    void hear(const Record &record)
    {
        for (int i = 0; i < record.entity()->fieldCount(); ++i)
            hear(record.value(i));
        hear(record.title());
    }
    void hear(const RowSet &rows)
    {
        for (const Row &row : rows.rows)
            for (const Value &cell : row.cells)
                hear(cell);
    }
    void hear(const Error &error)
    {
        hear(error.arguments.join(u' '));
        for (const Problem &problem : error.problems)
            hear(problem.field + u' ' + problem.arguments.join(u' '));
    }
    /// The answer, or what is said in its place.
    template <class T> bool takes(const Result<T> &result)
    {
        if (!result)
            hear(result.error());
        return result.has_value();
    }
    bool heard(const QString &text) const { return m_heard.contains(text, Qt::CaseInsensitive); }

private:
    QString m_heard;
};

/// A company in which every text field of every record holds a word that stands nowhere else.
struct Canaries
{
    Company company;
    std::map<RecordId, QString> words;
    Ear ear;

    explicit Canaries(std::uint64_t seed) : company(seed, 6)
    {
        int number = 0;
        for (const Company::Thing &thing : company.things) {
            if (thing.deleted)
                continue;
            const EntityPtr entity = company.ws.entity(thing.entity);
            const QString word = QStringLiteral("qz%1x").arg(++number, 4, 10, QLatin1Char('0'));
            words[thing.id] = word;
            Edit edit = Edit::update(entity, thing.id);
            for (const FieldDef &field : entity->fields)
                if (!field.system && field.type == FieldType::Text && field.pattern.isEmpty() &&
                    field.checksum.isEmpty() && (field.maxLength == 0 || field.maxLength >= 20))
                    edit.fields.push_back({field.index, Value(word + u' ' + field.key), std::nullopt, true});
            company.ws.commit({edit});
        }
        company.survey();
    }

    /// Opens every door with this session.
    void listenAt(const Session &session)
    {
        const Workspace &ws = *company.ws;
        std::vector<RecordId> everyId;
        for (const auto &[id, word] : words)
            everyId.push_back(id);
        for (const EntityPtr &entity : company.ws->catalog()->entities()) {
            listenToRows(session, *entity);
            for (const RecordId &id : everyId) {
                if (const auto record = ws.record(session, entity->key, id); ear.takes(record))
                    ear.hear(*record);
                if (const auto history = ws.history(session, entity->key, id); ear.takes(history))
                    for (const HistoryCommit &commit : history->commits)
                        for (const HistoryChange &change : commit.changes) {
                            ear.hear(change.was);
                            ear.hear(change.now);
                        }
                if (const auto facts = ws.factsOf(session, entity->key, id); ear.takes(facts))
                    ear.hear(facts->rootEntity);
            }
            if (const auto titles = ws.titles(session, entity->key, everyId); ear.takes(titles))
                for (const QString &title : *titles)
                    ear.hear(title);
            for (const bool recorded : {false, true})
                if (const auto past = ws.recordsAsOf(session, entity->key, {ws.clock().now(), recorded});
                    ear.takes(past))
                    for (const Record &record : *past)
                        ear.hear(record);
            QStringList keys;
            for (const FieldDef &field : entity->fields)
                if (!field.system && ws.catalogFor(session)->entity(entity->key)->field(field.key))
                    keys << field.key;
            const auto hearCourse = [this](const FieldCourse &course) {
                for (const FieldCourse::Step &step : course.steps)
                    ear.hear(step.now);
                return true;
            };
            for (const QString &key : keys) {
                ear.takes(ws.forEachCourse(session, {entity->key, {key}}, hearCourse));
                ear.takes(ws.forEachCourse(session, {entity->key, {key}, everyId}, hearCourse));
            }
        }
        if (const auto done = ws.operations(session, 1000); ear.takes(done))
            for (const OperationSummary &summary : *done)
                ear.hear(summary.label);
        FeedQuery feed;
        for (bool more = true; more;) {
            const auto told = ws.changesAfter(session, feed);
            more = ear.takes(told) && told->more;
            for (const FeedEntry &entry : told ? told->entries : std::vector<FeedEntry>()) {
                ear.hear(entry.commit.label);
                for (const HistoryChange &change : entry.commit.changes) {
                    ear.hear(change.was);
                    ear.hear(change.now);
                }
            }
            feed.after = told ? told->next : JournalPlace();
        }
        ear.takes(ws.lastUndoable(session));
        ear.takes(ws.lastRedoable(session));
        for (const QString &word : {QStringLiteral("qz"), QStringLiteral("name"), QStringLiteral("firm")})
            if (const auto found = ws.search(session, word, 1000); ear.takes(found))
                for (const SearchHit &hit : found->hits)
                    ear.hear(hit.title + u' ' + hit.snippet);
    }

    void listenToRows(const Session &session, const EntityDef &entity)
    {
        const Workspace &ws = *company.ws;
        const CatalogPtr catalog = ws.catalogFor(session);
        Query query;
        query.entity = entity.key;
        query.rows = Query::Rows::All;
        // Everything that can be reached over one reference.
        for (const FieldDef &field : catalog->entity(entity.key)->fields) {
            if (field.withheld || query.fields.size() > 45)
                continue;
            query.fields.push_back({{field.key}});
            const EntityPtr target = field.type == FieldType::Reference ? catalog->entity(field.target) : nullptr;
            for (const FieldDef &further : target ? target->fields : std::vector<FieldDef>())
                if (!further.system && !further.withheld && further.type == FieldType::Text)
                    query.fields.push_back({{field.key, further.key}});
        }
        if (const auto rows = ws.rows(session, query); ear.takes(rows))
            ear.hear(*rows);
        ear.takes(ws.forEachRow(session, query, [this](const Row &row) {
            for (const Value &cell : row.cells)
                ear.hear(cell);
            return true;
        }));
        ear.takes(ws.forEachStoredRow(session, query, [this](std::span<const StoredCell> cells) {
            for (const StoredCell &cell : cells)
                ear.hear(cell);
            return true;
        }));
        Query then = query;
        then.asOf = ws.clock().now();
        if (const auto rows = ws.rows(session, then); ear.takes(rows))
            ear.hear(*rows);
        if (const auto all = ws.numbers(company.boss(), query); all)
            if (const auto rows = ws.rowsByNumber(session, entity.key, *all, query.fields); ear.takes(rows))
                ear.hear(*rows);
        for (const FieldPath &path : query.fields) {
            AggregateQuery groups;
            groups.entity = entity.key;
            groups.groups = {path};
            groups.measures.resize(1);
            if (const auto answer = ws.aggregate(session, groups); ear.takes(answer))
                for (const AggregateSet::Line &line : answer->lines)
                    for (const Value &group : line.groups)
                        ear.hear(group);
        }
    }
};

const char *const ownCustomers =
    R"({"entities":{"*":{"see":"all","create":"all","edit":"all","delete":"all"},)"
    R"("customer":{"see":"own","edit":"own"},"lead":{"see":"own"},"product":{"see":"none"}}})";

/// The names of the functions of a class that are declared after "public:".
std::set<QString> doorsOf(const QString &header)
{
    QFile file(QStringLiteral(MILLRACE_SOURCE_DIR "/") + header);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QString text = QString::fromUtf8(file.readAll());
    text.remove(QRegularExpression(QStringLiteral("///?[^\n]*")));
    text = text.section(QStringLiteral("public:"), 1).section(QStringLiteral("private:"), 0, 0);
    text.replace(QRegularExpression(QStringLiteral("\\{[^{}]*\\}")), QStringLiteral(";"));
    std::set<QString> names;
    static const QRegularExpression declared(QStringLiteral("([a-zA-Z]\\w*)\\s*\\(\\s*(?:const |\\)|[A-Z]|int )"));
    for (auto found = declared.globalMatch(text); found.hasNext();)
        names.insert(found.next().captured(1));
    // Not the names of functions of this class.
    for (const char *other : {"bool", "void", "builtin"})
        names.erase(QString::fromLatin1(other));
    return names;
}

} // namespace

TEST_CASE("every door of the workspace is one that these tests know", "[access][leak]")
{
    // Reads that take a session: the canaries below are listened for at each of them, and the agreement tests hold
    // them against each other. A new one belongs into both before it stands here.
    const QStringList reads{
        "rows",        "numbers",      "rowsByNumber", "count",   "forEachRow", "forEachStoredRow", "aggregate",
        "record",      "titles",       "idsTitled",    "search",  "history",    "operations",       "forEachCourse",
        "recordsAsOf", "lastUndoable", "lastRedoable", "factsOf", "catalogFor", "changesAfter"};
    // Writes, which ask in the commit.
    const QStringList writes{"commit", "commitLater", "check", "begin", "undo"};
    // The file itself and what is known to everybody: no value of a record comes out of these to a person. Who sends
    // records on asks scopesOf, narrowedFor, maskOf and belongingOf on behalf of the program; who holds a file learns
    // when the same content came in.
    const QStringList others{"init",        "open",         "formatNumber",
                             "path",        "isWritable",   "baseCurrency",
                             "zone",        "locale",       "person",
                             "metadata",    "catalog",      "clock",
                             "ids",         "session",      "verify",
                             "rebuild",     "backup",       "digests",
                             "listen",      "originOf",     "setLoadTransactionRows",
                             "scopesOf",    "maskOf",       "belongingOf",
                             "narrowedFor", "Workspace",    "importCausedBy",
                             "journalEnd",  "contentPlace", "setContentPlace"};
    std::set<QString> known;
    for (const QStringList &list : {reads, writes, others})
        known.insert(list.begin(), list.end());
    const std::set<QString> doors = doorsOf(QStringLiteral("core/workspace/workspace.h"));
    CHECK(doors.size() > 30);
    for (const QString &door : doors) {
        INFO("Workspace::" << door.toStdString() << " is new: which rights does it ask for?");
        CHECK(known.contains(door));
    }
    for (const QString &read : reads) {
        INFO(read.toStdString());
        CHECK(doors.contains(read));
    }
}

TEST_CASE("no word of an unseen record comes out of any door", "[access][leak]")
{
    Canaries world(31);
    for (const QString &name : {QStringLiteral("erin"), QStringLiteral("lone")}) {
        world.company.allow(name, ownCustomers);
        world.ear = {};
        world.listenAt(world.company.as(name));
        int seen = 0, unseen = 0;
        const Company::Words own{QStringLiteral("own")};
        const Company::Words all{QStringLiteral("all")};
        for (const Company::Thing &thing : world.company.things) {
            if (!world.words.contains(thing.id))
                continue;
            const bool narrow = thing.entity == QLatin1String("customer") || thing.entity == QLatin1String("lead");
            const bool sees = thing.entity != QLatin1String("product") &&
                              world.company.reaches(name, narrow ? own : all, Action::See, thing);
            INFO(name.toStdString() << " " << thing.entity.toStdString() << " " << world.words[thing.id].toStdString());
            CHECK(world.ear.heard(world.words[thing.id]) == sees);
            ++(sees ? seen : unseen);
        }
        CHECK(seen > 10);
        CHECK(unseen > 3);
    }
    // The same ear hears everything as the administrator: it is not deaf.
    world.ear = {};
    world.listenAt(world.company.boss());
    for (const auto &[id, word] : world.words)
        CHECK(world.ear.heard(word));
}

TEST_CASE("somebody without a role, or disabled, hears nothing at all", "[access][leak]")
{
    Canaries world(33);
    const EntityPtr users = world.company.ws.entity(u"user");
    Edit retire = Edit::update(users, world.company.people.at(QStringLiteral("erin")).id);
    retire.fields.push_back({users->field(u"active")->index, Value(false), std::nullopt, true});
    Edit strip = Edit::update(users, world.company.people.at(QStringLiteral("lone")).id);
    strip.fields.push_back({users->field(u"role")->index, Value(), std::nullopt, true});
    world.company.allow(QStringLiteral("erin"), R"({"administrator":true})");
    world.company.ws.commit({retire, strip});
    for (const QString &name : {QStringLiteral("erin"), QStringLiteral("lone")}) {
        world.ear = {};
        world.listenAt(world.company.as(name));
        for (const auto &[id, word] : world.words)
            CHECK_FALSE(world.ear.heard(word));
    }
    Session stranger = world.company.boss();
    stranger.actor = world.company.ws.ids.next(world.company.ws.clock.now());
    world.ear = {};
    world.listenAt(stranger);
    CHECK_FALSE(world.ear.heard(QStringLiteral("qz")));
}

TEST_CASE("no question tells an unseen record from none", "[access][leak]")
{
    Canaries world(35);
    Company &company = world.company;
    const QString name = QStringLiteral("erin");
    company.allow(name, ownCustomers);
    const Session session = company.as(name);
    const Workspace &ws = *company.ws;
    const auto count = [&](const QString &entity, const QString &filter) {
        Query query;
        query.entity = entity;
        query.filter = must(parseFilter(filter));
        const qint64 live = must(ws.count(session, query));
        query.asOf = ws.clock().now();
        CHECK(must(ws.count(session, query)) == live);
        return live;
    };
    int asked = 0;
    for (const Company::Thing &thing : company.things) {
        if (thing.entity != QLatin1String("customer") || !world.words.contains(thing.id) ||
            company.reaches(name, {QStringLiteral("own")}, Action::See, thing))
            continue;
        ++asked;
        const QString word = world.words[thing.id];
        const QString title = word + QStringLiteral(" name");
        INFO(word.toStdString());
        for (const QString &kind :
             {QStringLiteral("contact"), QStringLiteral("opportunity"), QStringLiteral("activity")}) {
            CHECK(count(kind, QStringLiteral("customer.name ~ \"%1\"").arg(word)) == 0);
            CHECK(count(kind, QStringLiteral("customer.name = \"%1\"").arg(title)) == 0);
            CHECK(count(kind, QStringLiteral("customer = \"%1\"").arg(title)) == 0);
            CHECK(count(kind, QStringLiteral("customer ~ \"%1\"").arg(word)) == 0);
            CHECK(count(kind, QStringLiteral("customer in (\"%1\")").arg(title)) == 0);
            CHECK(
                count(kind,
                      QStringLiteral("not (customer.name is empty) and customer = \"%1\"").arg(thing.id.toString())) ==
                0);
        }
        CHECK(must(ws.idsTitled(session, QStringLiteral("customer"), title)).empty());
        CHECK(must(ws.search(session, word, 10, {QStringLiteral("customer")})).count == 0);
        Query quick;
        quick.entity = QStringLiteral("customer");
        quick.search = word;
        CHECK(must(ws.count(session, quick)) == 0);
        CHECK(count(QStringLiteral("user"), QStringLiteral("has customer via owner (name ~ \"%1\")").arg(word)) == 0);
        CHECK(count(QStringLiteral("user"),
                    QStringLiteral("count customer via owner (name ~ \"%1\") >= 1").arg(word)) == 0);

        // What is said of it is what is said of nothing.
        const RecordId nothing = company.ws.ids.next(ws.clock().now());
        const auto told = [&](Result<CommitReceipt> result, const RecordId &id) {
            REQUIRE_FALSE(result);
            QString text = errorWord(result.error().code) + result.error().arguments.join(u'|');
            for (const Problem &problem : result.error().problems)
                text += problem.field + problem.rule + problem.arguments.join(u'|');
            return text.replace(id.toString(), QStringLiteral("ID"));
        };
        const auto commit = [&](Edit edit) {
            CommitRequest request;
            request.edits.push_back(std::move(edit));
            return company.ws->commit(session, std::move(request));
        };
        const auto hung = [&](const RecordId &id) {
            return told(
                commit(company.ws.creation(u"contact", {{"name", QStringLiteral("N")}, {"customer", id.toString()}})),
                id);
        };
        CHECK(hung(thing.id) == hung(nothing));
        const auto changed = [&](const RecordId &id) {
            return told(commit(company.ws.change(u"customer", id, {{"name", QStringLiteral("N")}})), id);
        };
        CHECK(changed(thing.id) == changed(nothing));
        const auto removed = [&](const RecordId &id) {
            return told(commit(Edit::remove(QStringLiteral("customer"), id)), id);
        };
        CHECK(removed(thing.id) == removed(nothing));
    }
    CHECK(asked > 2);
}

TEST_CASE("the order of what is seen says nothing of what is not", "[access][leak]")
{
    Canaries world(37);
    Company &company = world.company;
    const QString name = QStringLiteral("lone");
    company.allow(name, ownCustomers);
    const Session session = company.as(name);
    const auto order = [&](bool then) {
        std::vector<RecordId> ids;
        for (const char *sort : {"customer", "-customer.name", "customer.name,name"}) {
            Query query;
            query.entity = QStringLiteral("contact");
            query.sort = parseSort(QString::fromLatin1(sort));
            if (then)
                query.asOf = company.ws->clock().now();
            for (const Row &row : must(company.ws->rows(session, query)).rows)
                ids.push_back(row.id);
        }
        return ids;
    };
    const auto before = order(false);
    const auto past = order(true);
    REQUIRE(before.size() > 6);
    int number = 0;
    for (const Company::Thing &thing : company.things)
        if (thing.entity == QLatin1String("customer") && !thing.deleted &&
            !company.reaches(name, {QStringLiteral("own")}, Action::See, thing)) {
            const QString other = QString(QChar(u'z' - number++ % 20)) + QStringLiteral(" renamed");
            company.ws.commit({company.ws.change(u"customer", thing.id, {{"name", other}})});
        }
    CHECK(number > 2);
    CHECK(order(false) == before);
    CHECK(order(true) == past);
}

TEST_CASE("a unique value that an unseen record has is refused without a word of that record", "[access][leak]")
{
    Company company(39, 4);
    const QString name = QStringLiteral("lone");
    company.allow(name, ownCustomers);
    const QString code = QStringLiteral("91350100M000100Y43");
    const RecordId held =
        company.ws.create(u"customer", {{"name", QStringLiteral("Secretive")}, {"credit_code", code}});
    const Edit same = company.ws.creation(u"customer", {{"name", QStringLiteral("Mine")}, {"credit_code", code}});
    const FieldDef *field = company.ws.entity(u"customer")->field(u"credit_code");
    REQUIRE(field);
    REQUIRE(field->unique);
    CommitRequest request;
    request.edits.push_back(same);
    const auto refused = company.ws->commit(company.as(name), request);
    REQUIRE_FALSE(refused);
    Ear ear;
    ear.hear(refused.error());
    CHECK(ear.heard(code));
    CHECK_FALSE(ear.heard(QStringLiteral("Secretive")));
    CHECK_FALSE(ear.heard(held.toString()));
    // Where the field is kept from him there is nothing to try values with.
    company.allow(
        name, R"({"entities":{"customer":{"see":"own","create":"own"}},"fields":{"customer.credit_code":"hidden"}})");
    const auto kept = company.ws->commit(company.as(name), request);
    REQUIRE_FALSE(kept);
    CHECK(kept.error().code == ErrorCode::NotPermitted);
}
