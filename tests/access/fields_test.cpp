// SPDX-License-Identifier: GPL-3.0-or-later
// Hidden, masked, read: field by field.
#include "tests/access/company.h"

#include "core/interchange/export.h"

#include <QFile>

using namespace millrace;
using namespace millrace::test;

namespace {

const char *const veiled =
    R"({"entities":{"*":{"see":"all","create":"all","edit":"all","delete":"all","export":"all"}},)"
    R"("fields":{"contact.mobile":"masked","contact.email":"hidden","contact.title":"read",)"
    R"("opportunity.amount":"masked"}})";

struct Veiled
{
    Company company{41, 3};
    QString name = QStringLiteral("wes");
    RecordId contact;
    RecordId deal;

    Veiled()
    {
        contact = company.ws.create(u"contact", {{"name", QStringLiteral("仲小妮")},
                                                 {"mobile", QStringLiteral("18612341402")},
                                                 {"email", QStringLiteral("zhong@secret.example")},
                                                 {"title", QStringLiteral("Buyer")},
                                                 {"customer", firstCustomer()}});
        deal =
            company.ws.create(u"opportunity", {{"name", QStringLiteral("Deal")},
                                               {"amount", QStringLiteral("1234567")},
                                               {"pipeline", company.ws.pipeline()},
                                               {"stage", company.ws.stage(QStringLiteral("Qualification")).toString()},
                                               {"contact", contact.toString()}});
        company.ws.commit({company.ws.change(u"contact", contact, {{"email", QStringLiteral("z@secret.example")}}),
                           company.ws.change(u"contact", contact, {{"mobile", QStringLiteral("18612341403")}})});
        company.allow(name, veiled);
    }
    QString firstCustomer() const
    {
        for (const Company::Thing &thing : company.things)
            if (thing.entity == QLatin1String("customer") && !thing.deleted)
                return thing.id.toString();
        return {};
    }
    Session session() const { return company.as(name); }
    Query contacts(std::initializer_list<const char *> fields) const
    {
        Query query;
        query.entity = QStringLiteral("contact");
        query.filter = must(parseFilter(QStringLiteral("name = \"仲小妮\"")));
        for (const char *field : fields)
            query.fields.push_back(FieldPath::of(QString::fromLatin1(field)));
        return query;
    }
    ErrorCode codeOf(const Query &query) const
    {
        const auto rows = company.ws->rows(session(), query);
        REQUIRE_FALSE(rows);
        const auto visited = company.ws->forEachRow(session(), query, [](const Row &) { return true; });
        REQUIRE_FALSE(visited);
        CHECK(visited.error().code == rows.error().code);
        CHECK(company.ws->numbers(session(), query).error().code == rows.error().code);
        CHECK(company.ws->count(session(), query).error().code == rows.error().code);
        Query then = query;
        then.asOf = company.ws->clock().now();
        CHECK(company.ws->rows(session(), then).error().code == rows.error().code);
        return rows.error().code;
    }
};

} // namespace

TEST_CASE("masked fields show their mask and hidden ones nothing", "[access][fields]")
{
    Veiled world;
    const Workspace &ws = *world.company.ws;
    const RowSet rows = must(ws.rows(world.session(), world.contacts({"name", "mobile", "title"})));
    REQUIRE(rows.rows.size() == 1);
    CHECK(rows.rows[0].cells[0] == Value(QStringLiteral("仲小妮")));
    CHECK(rows.rows[0].cells[1] == Value(QStringLiteral("186****1403")));
    CHECK(rows.rows[0].cells[2] == Value(QStringLiteral("Buyer")));

    const Record record = must(ws.record(world.session(), QStringLiteral("contact"), world.contact));
    CHECK(record.value(u"mobile") == Value(QStringLiteral("186****1403")));
    CHECK(record.value(u"email").isEmpty());

    // All fields are those that are not hidden.
    const RowSet all = must(ws.rows(world.session(), world.contacts({})));
    for (const RowColumn &column : all.columns)
        CHECK(column.path.toString() != QStringLiteral("email"));
    CHECK(all.columns.size() + 1 == must(ws.rows(world.company.boss(), world.contacts({}))).columns.size());

    // Over a reference too.
    Query deals;
    deals.entity = QStringLiteral("opportunity");
    deals.filter = must(parseFilter(QStringLiteral("name = \"Deal\"")));
    deals.fields = {FieldPath::of(u"contact.mobile"), FieldPath::of(u"amount")};
    const Row deal = must(ws.rows(world.session(), deals)).rows.at(0);
    CHECK(deal.cells[0] == Value(QStringLiteral("186****1403")));
    CHECK(deal.cells[1].isEmpty());

    for (const HistoryCommit &commit :
         must(ws.history(world.session(), QStringLiteral("contact"), world.contact)).commits)
        for (const HistoryChange &change : commit.changes) {
            CHECK(change.field != QStringLiteral("email"));
            if (change.field == QLatin1String("mobile"))
                CHECK(change.now.valueOr<QString>().startsWith(QStringLiteral("186****140")));
        }
}

TEST_CASE("a hidden field is asked for like an unknown one, a masked one answers no question", "[access][fields]")
{
    Veiled world;
    Query hidden = world.contacts({"email"});
    CHECK(world.codeOf(hidden) == ErrorCode::UnknownField);
    CHECK(world.company.ws->rows(world.session(), hidden).error().arguments ==
          QStringList{QStringLiteral("contact"), QStringLiteral("email")});
    for (const auto &[key, code] :
         {std::pair("email", ErrorCode::UnknownField), std::pair("mobile", ErrorCode::NotPermitted)}) {
        INFO(key);
        const QString field = QString::fromLatin1(key);
        Query sorted = world.contacts({"name"});
        sorted.sort = parseSort(field);
        CHECK(world.codeOf(sorted) == code);
        for (const char *filter : {"%1 is empty", "%1 ~ \"1\"", "not (%1 = \"x\")"}) {
            Query filtered = world.contacts({"name"});
            filtered.filter = must(parseFilter(QString::fromLatin1(filter).arg(field)));
            CHECK(world.codeOf(filtered) == code);
            Query through;
            through.entity = QStringLiteral("opportunity");
            through.filter = must(parseFilter(QString::fromLatin1(filter).arg(QStringLiteral("contact.") + field)));
            CHECK(world.codeOf(through) == code);
            Query related;
            related.entity = QStringLiteral("customer");
            related.filter =
                must(parseFilter(QStringLiteral("has contact (%1)").arg(QString::fromLatin1(filter).arg(field))));
            CHECK(world.codeOf(related) == code);
        }
        AggregateQuery groups;
        groups.entity = QStringLiteral("contact");
        groups.groups = {FieldPath::of(field)};
        groups.measures.resize(1);
        CHECK(world.company.ws->aggregate(world.session(), groups).error().code == code);
        CHECK(world.company.ws
                  ->forEachCourse(world.session(), {QStringLiteral("contact"), {field}},
                                  [](const FieldCourse &) { return true; })
                  .error()
                  .code == code);
    }
    for (const char *filter : {"amount > 1", "sum opportunity.amount > 1"}) {
        Query query;
        query.entity =
            QString::fromLatin1(filter).startsWith(u's') ? QStringLiteral("customer") : QStringLiteral("opportunity");
        query.filter = must(parseFilter(QString::fromLatin1(filter)));
        CHECK(world.codeOf(query) == ErrorCode::NotPermitted);
    }
    AggregateQuery sum;
    sum.entity = QStringLiteral("opportunity");
    sum.measures = {{Measure::Kind::Sum, FieldPath::of(u"amount")}};
    CHECK(world.company.ws->aggregate(world.session(), sum).error().code == ErrorCode::NotPermitted);
}

TEST_CASE("search does not find by what is kept from the searcher, nor show it", "[access][fields]")
{
    Veiled world;
    const Workspace &ws = *world.company.ws;
    for (const char *text : {"18612341403", "1403", "secret.example", "z@secret"}) {
        INFO(text);
        const QString typed = QString::fromLatin1(text);
        CHECK(must(ws.search(world.company.boss(), typed, 10)).count == 1);
        CHECK(must(ws.search(world.session(), typed, 10)).count == 0);
        Query quick;
        quick.entity = QStringLiteral("contact");
        quick.search = typed;
        CHECK(must(ws.count(world.company.boss(), quick)) == 1);
        CHECK(must(ws.count(world.session(), quick)) == 0);
    }
    const SearchAnswer found = must(ws.search(world.session(), QStringLiteral("仲小妮"), 10));
    REQUIRE(found.hits.size() == 1);
    CHECK_FALSE(found.hits[0].snippet.contains(QStringLiteral("1403")));
    CHECK_FALSE(found.hits[0].snippet.contains(QStringLiteral("secret")));
}

TEST_CASE("an export holds masks and leaves hidden columns out", "[access][fields]")
{
    Veiled world;
    const QString path = world.company.ws.path(QStringLiteral("out.csv"));
    Query query = world.contacts({});
    const ExportReport report = must(exportRows(*world.company.ws, world.session(), query, path, ExportFormat::Csv));
    CHECK(report.rows == 1);
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    CHECK(written.contains("186****1403"));
    CHECK_FALSE(written.contains("18612341403"));
    CHECK_FALSE(written.contains("secret"));
    // And nothing leaves without the right to it.
    world.company.allow(world.name, R"({"entities":{"*":{"see":"all"}}})");
    const auto refused = exportRows(*world.company.ws, world.session(), query,
                                    world.company.ws.path(QStringLiteral("no.csv")), ExportFormat::Csv);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::NotPermitted);
    CHECK_FALSE(QFile::exists(world.company.ws.path(QStringLiteral("no.csv"))));
}

TEST_CASE("only what may be edited is written, field by field", "[access][fields]")
{
    Veiled world;
    const auto tried = [&](std::initializer_list<std::pair<const char *, QString>> values) {
        CommitRequest request;
        request.edits.push_back(world.company.ws.change(u"contact", world.contact, values));
        return world.company.ws->commit(world.session(), std::move(request));
    };
    for (const auto &[field, value] :
         {std::pair("mobile", "186****1403"), std::pair("email", "a@b.example"), std::pair("title", "Chief")}) {
        INFO(field);
        const auto refused = tried({{"name", QStringLiteral("Other")}, {field, QString::fromLatin1(value)}});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::NotPermitted);
        CHECK(std::any_of(refused.error().problems.begin(), refused.error().problems.end(),
                          [field = field](const Problem &problem) { return problem.field == QLatin1String(field); }));
    }
    CHECK(world.company.ws.text(u"contact", world.contact, "name") == QStringLiteral("仲小妮"));
    CHECK(tried({{"name", QStringLiteral("Other")}}));
    CHECK(world.company.ws.text(u"contact", world.contact, "mobile") == QStringLiteral("18612341403"));
    // What the program writes itself nobody forges.
    Edit forged = world.company.ws.creation(
        u"customer", {{"name", QStringLiteral("N")}, {"created_by", world.company.admin.toString()}});
    CommitRequest request;
    request.edits.push_back(forged);
    CHECK(world.company.ws->commit(world.session(), request).error().code == ErrorCode::NotPermitted);
}
