// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/generate.h"

#include "core/interchange/generate_course.h"
#include "core/interchange/generate_names.h"
#include "core/schema/builtin/stage.h"
#include "core/schema/field_rules.h"
#include "tests/support/temp_workspace.h"

#include <QSet>

#include <algorithm>

using namespace millrace;
using namespace millrace::test;
using namespace millrace::generating;

namespace {

GenerateOptions smallCompany(std::uint64_t seed = 7)
{
    GenerateOptions options;
    options.customers = 300;
    options.contacts = 500;
    options.opportunities = 400;
    options.activities = 1200;
    options.tasks = 60;
    options.seed = seed;
    return options;
}

const QStringList generatedEntities{
    QStringLiteral("customer"), QStringLiteral("contact"), QStringLiteral("opportunity"), QStringLiteral("activity"),
    QStringLiteral("product"),  QStringLiteral("task"),    QStringLiteral("rate"),        QStringLiteral("department")};

qint64 countWhere(TempWorkspace &ws, const char *entity, const QString &filter)
{
    Query query;
    query.entity = QString::fromLatin1(entity);
    query.filter = must(parseFilter(filter));
    return must(ws->count(ws.session(), query));
}

bool hasHan(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff; });
}

} // namespace

TEST_CASE("a generated company has what was asked for, and all of it is sound", "[generate]")
{
    TempWorkspace ws;
    const GenerateReport report = must(generate(*ws, smallCompany()));
    CHECK(report.records.at(QStringLiteral("customer")) == 300);
    CHECK(ws.count("customer") == 300);
    CHECK(ws.count("contact") == 500);
    CHECK(ws.count("opportunity") == 400);
    CHECK(ws.count("activity") == 1200);
    CHECK(ws.count("task") == 60);
    CHECK(ws.count("user") == 1 + report.records.at(QStringLiteral("user")));
    ws.requireSound();
}

TEST_CASE("the same seed makes the same records and the same history in any workspace", "[generate]")
{
    TempWorkspace one(1);
    TempWorkspace two(2);
    REQUIRE(one->person() != two->person());
    const GenerateReport first = must(generate(*one, smallCompany()));
    const GenerateReport second = must(generate(*two, smallCompany()));
    CHECK(first.digest == second.digest);
    for (const QString &entity : generatedEntities) {
        INFO(entity.toStdString());
        const Digests a = must(one->digests({entity}));
        const Digests b = must(two->digests({entity}));
        CHECK(a.records == b.records);
        CHECK(a.history == b.history);
    }
    TempWorkspace three(3);
    CHECK(must(generate(*three, smallCompany(8))).digest != first.digest);
}

TEST_CASE("undo of a generated company leaves the workspace as before, digest for digest", "[generate]")
{
    TempWorkspace ws;
    ws.create(u"customer", {{"name", QStringLiteral("Mine")}});
    const Digests before = must(ws->digests());
    const GenerateReport report = must(generate(*ws, smallCompany()));
    REQUIRE(ws.count("customer") == 301);
    const UndoReceipt undone = must(ws->undo(ws.session(), report.operation));
    CHECK_FALSE(undone.blocked);
    CHECK(must(ws->digests()).records == before.records);
    ws.requireSound();
}

TEST_CASE("a generated company is what its maker did last, though made-up people made its records", "[generate]")
{
    TempWorkspace ws;
    const RecordId mine = ws.create(u"customer", {{"name", QStringLiteral("Mine")}});
    const GenerateReport report = must(generate(*ws, smallCompany()));
    REQUIRE(must(ws->lastUndoable(ws.session())) == report.operation);
    CHECK(must(ws->operations(ws.session(), 1)).front().actor == ws->person());
    for (const char *entity : {"customer", "contact", "opportunity", "activity", "task"}) {
        INFO(entity);
        const qint64 own = QLatin1String(entity) == QLatin1String("customer") ? 1 : 0;
        CHECK(countWhere(ws, entity, QStringLiteral("owner = me")) == own);
        CHECK(countWhere(ws, entity, QStringLiteral("created_by = me")) == own);
    }
    must(ws->undo(ws.session(), must(ws->lastUndoable(ws.session()))));
    CHECK(ws.count("customer") == 1);
    CHECK(ws.text(u"customer", mine, "name") == QStringLiteral("Mine"));
    CHECK(must(ws->lastRedoable(ws.session())) != RecordId());
}

TEST_CASE("a company is generated beside what is there, once for each seed", "[generate]")
{
    TempWorkspace ws;
    const RecordId mine = ws.create(u"customer", {{"name", QStringLiteral("Mine")}});
    must(generate(*ws, smallCompany(1)));
    must(generate(*ws, smallCompany(2)));
    CHECK(ws.count("customer") == 601);
    CHECK(ws.text(u"customer", mine, "name") == QStringLiteral("Mine"));
    const auto again = generate(*ws, smallCompany(1));
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::InvalidArgument);
    CHECK(ws.count("customer") == 601);
}

TEST_CASE("half of the names are Chinese and nearly every field of a customer is filled", "[generate]")
{
    TempWorkspace ws;
    must(generate(*ws, smallCompany()));
    Query query;
    query.entity = QStringLiteral("customer");
    const RowSet customers = must(ws->rows(ws.session(), query));
    const EntityPtr entity = ws.entity(u"customer");
    qint64 chinese = 0;
    for (const Row &row : customers.rows) {
        const Record record = ws.record(u"customer", row.id);
        chinese += hasHan(record.title()) ? 1 : 0;
        const auto filled = std::count_if(entity->fields.begin(), entity->fields.end(), [&](const FieldDef &field) {
            return !field.system && !record.value(field.index).isEmpty();
        });
        CHECK(filled >= 16);
    }
    CHECK(chinese > 110);
    CHECK(chinese < 190);
    CHECK(countWhere(ws, "customer", QStringLiteral("revenue is empty")) == 0);
    CHECK(countWhere(ws, "customer", QStringLiteral("owner is empty")) == 0);
}

TEST_CASE("amounts in other currencies have base amounts", "[generate]")
{
    TempWorkspace ws;
    must(generate(*ws, smallCompany()));
    AggregateQuery query;
    query.entity = QStringLiteral("opportunity");
    query.measures = {{Measure::Kind::Sum, FieldPath::of(u"amount")}};
    const AggregateSet sum = must(ws->aggregate(ws.session(), query));
    REQUIRE(sum.lines.size() == 1);
    CHECK(sum.lines[0].unconverted[0] == 0);
    CHECK(sum.lines[0].exact[0].value_or(0) > 0);
}

TEST_CASE("opportunities lie over four years with dated courses that end where they stand", "[generate]")
{
    TempWorkspace ws;
    must(generate(*ws, smallCompany()));
    const MetadataPtr metadata = ws->metadata();
    qint64 visited = 0;
    qint64 closed = 0;
    QSet<RecordId> stages;
    Instant first{std::numeric_limits<std::int64_t>::max()};
    must(ws->forEachCourse(ws.session(), {QStringLiteral("opportunity"), {QStringLiteral("stage")}},
                           [&](const FieldCourse &course) {
                               ++visited;
                               first = std::min(first, course.createdAt);
                               REQUIRE_FALSE(course.steps.empty());
                               for (size_t i = 0; i < course.steps.size(); ++i) {
                                   CHECK(course.steps[i].known);
                                   CHECK(course.steps[i].at < ws.clock.now());
                                   if (i > 0)
                                       CHECK(course.steps[i - 1].at < course.steps[i].at);
                               }
                               const RecordId last = course.steps.back().now.valueOr<RecordId>();
                               const Record record = ws.record(u"opportunity", course.id);
                               CHECK(record.value(u"stage") == Value(last));
                               CHECK(record.value(system_field::CreatedAt) == Value(course.createdAt));
                               stages.insert(last);
                               const QString kind = metadata->stages.value(last).value(stage::kind).value_or(QString());
                               const bool ended = kind != QLatin1String("open");
                               closed += ended ? 1 : 0;
                               CHECK(record.value(u"close_date").isEmpty() == !ended);
                               return true;
                           }));
    CHECK(visited == 400);
    CHECK(closed > 80);
    CHECK(closed < 200);
    CHECK(stages.size() == 6);
    CHECK(first.us < ws.clock.now().us - 1300ll * 86'400'000'000);
}

TEST_CASE("activities are past and tasks are due around now", "[generate]")
{
    TempWorkspace ws;
    must(generate(*ws, smallCompany()));
    CHECK(countWhere(ws, "activity", QStringLiteral("at > today")) <= 3);
    CHECK(countWhere(ws, "activity", QStringLiteral("at within last 30 days")) > 10);
    CHECK(countWhere(ws, "task", QStringLiteral("due < today and status = \"open\"")) > 0);
    CHECK(countWhere(ws, "task", QStringLiteral("due > today")) > 20);
    CHECK(countWhere(ws, "activity", QStringLiteral("subject is empty")) == 0);
    CHECK(countWhere(ws, "activity", QStringLiteral("customer is empty")) == 0);
}

TEST_CASE("a cancelled generation leaves nothing", "[generate]")
{
    TempWorkspace ws;
    const Digests before = must(ws->digests());
    std::atomic<bool> cancelled = false;
    GenerateOptions options = smallCompany();
    options.progress.cancelled = &cancelled;
    options.progress.report = [&](qint64 done, qint64) { cancelled = done > 800; };
    const auto stopped = generate(*ws, options);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == ErrorCode::Cancelled);
    CHECK(must(ws->digests()).records == before.records);
    CHECK(ws.count("customer") == 0);
    ws.requireSound();
}

TEST_CASE("a company needs a customer and a workspace that can be written", "[generate]")
{
    TempWorkspace ws;
    CHECK(generate(*ws, GenerateOptions{}).error().code == ErrorCode::InvalidArgument);
    ws.reopen(Workspace::Access::Read);
    CHECK(generate(*ws, smallCompany()).error().code == ErrorCode::WorkspaceReadOnly);
    CHECK(generateSample(*ws).error().code == ErrorCode::WorkspaceReadOnly);
}

TEST_CASE("a company of one customer and nothing else is a company", "[generate]")
{
    TempWorkspace ws;
    GenerateOptions options;
    options.customers = 1;
    must(generate(*ws, options));
    CHECK(ws.count("customer") == 1);
    CHECK(ws.count("contact") == 2);
    CHECK(ws.count("opportunity") == 1);
    CHECK(ws.count("activity") == 10);
}

TEST_CASE("the sample has the promised size, every stage, and names to search for", "[generate]")
{
    TempWorkspace ws;
    const GenerateReport report = must(generateSample(*ws));
    CHECK(ws.count("customer") == 40);
    CHECK(ws.count("contact") == 60);
    CHECK(ws.count("opportunity") >= 25);
    CHECK(ws.count("user") == 5);
    CHECK(ws.count("activity") > 60);
    CHECK(countWhere(ws, "activity", QStringLiteral("at within last 31 days")) == ws.count("activity"));
    CHECK(countWhere(ws, "task", QStringLiteral("due < today")) > 0);
    CHECK(countWhere(ws, "task", QStringLiteral("due > today")) > 0);
    CHECK(countWhere(ws, "task", QStringLiteral("owner = me")) > 0);
    for (const Record &stage : ws->metadata()->stages) {
        INFO(stage.title().toStdString());
        CHECK(countWhere(ws, "opportunity", QStringLiteral("stage = \"%1\"").arg(stage.id().toString())) > 0);
    }
    for (const char *status : {"new", "contacted", "qualified", "invalid"}) {
        INFO(status);
        CHECK(countWhere(ws, "lead", QStringLiteral("status = \"%1\"").arg(QLatin1String(status))) == 2);
    }
    const auto finds = [&](const QString &text, const QString &title) {
        const SearchAnswer answer = must(ws->search(ws.session(), text, 20));
        return std::any_of(answer.hits.begin(), answer.hits.end(),
                           [&](const SearchHit &hit) { return hit.title.contains(title); });
    };
    CHECK(finds(QStringLiteral("cqpj"), QStringLiteral("重庆啤酒")));
    CHECK(finds(QStringLiteral("xinsheng"), QStringLiteral("鑫晟科技")));
    CHECK(finds(QStringLiteral("阿里"), QStringLiteral("阿里")));
    CHECK(finds(QStringLiteral("mueller"), QStringLiteral("Müller")));
    CHECK(finds(QStringLiteral("zengguoqiang"), QStringLiteral("曾国强")));
    CHECK(finds(QStringLiteral("4567"), QStringLiteral("曾国强")));
    ws.requireSound();
    CHECK(must(ws->operations(ws.session(), 1)).front().origin == Origin::Sample);
    CHECK_FALSE(must(ws->undo(ws.session(), report.operation)).blocked);
    CHECK(ws.count("customer") == 0);
}

TEST_CASE("a code that was drawn before is drawn again", "[generate]")
{
    Chance first(9);
    QSet<QString> drawn{creditCode(first)};
    Chance same(9);
    const QString code = distinctCreditCode(same, drawn);
    CHECK(isCreditCode(code));
    CHECK(drawn.size() == 2);
    CHECK(drawn.contains(code));
}

TEST_CASE("names, codes and numbers are plausible", "[generate]")
{
    Chance chance(5);
    QSet<QString> names;
    for (int i = 0; i < 2000; ++i) {
        const bool chinese = i % 2 == 0;
        const Place &place = placeOf(chance, chinese);
        const CompanyName company = companyName(chance, place, chinese);
        names.insert(company.full);
        CHECK(hasHan(company.full) == chinese);
        CHECK(isMailAddress(QString(QStringLiteral("info@") + company.latin + place.domain.toString())));
        CHECK(isCreditCode(creditCode(chance)));
        const PersonName person = personName(chance, chinese);
        CHECK(hasHan(person.full) == chinese);
        CHECK(person.full.contains(person.last));
        for (const bool mobile : {true, false}) {
            const QString number = phoneNumber(chance, place, mobile);
            INFO(number.toStdString());
            CHECK(number.count(QChar(u' ')) <= 4);
            CHECK(std::count_if(number.begin(), number.end(), [](QChar c) { return c.isDigit(); }) >= 10);
        }
    }
    CHECK(names.size() > 1500);
}

TEST_CASE("moments of a day lie in office hours and never after now", "[generate]")
{
    const Instant now{1'767'225'600'000'000};
    const Calendar calendar(now, QTimeZone("Asia/Shanghai"), 100);
    Chance chance(3);
    for (std::int64_t day = 0; day <= 100; ++day) {
        const Instant moment = calendar.moment(chance, day);
        CHECK(moment < now);
        CHECK(calendar.dayOf(moment) <= day + 2);
    }
    CHECK(calendar.date(calendar.today()) == QDate(2026, 1, 1));
    CHECK(calendar.dayOf(calendar.at(40, 0, 0)) == 40);
    CHECK(calendar.dayOf(calendar.at(40, 23, 59)) == 40);
}

TEST_CASE("courses of stages only go on while time does", "[generate]")
{
    StageCourse stages;
    SeededIdSource ids(1);
    const Instant now{1'767'225'600'000'000};
    for (int i = 0; i < 4; ++i)
        stages.open.push_back(ids.next(now));
    stages.won = ids.next(now);
    stages.lost = ids.next(now);
    const Calendar calendar(now, QTimeZone::utc(), 1461);
    Chance chance(11);
    int won = 0;
    int lost = 0;
    int back = 0;
    int skipped = 0;
    for (int i = 0; i < 5000; ++i) {
        const Course course = courseFrom(chance, stages, calendar, 1 + i * 1460 / 5000);
        for (size_t k = 1; k < course.steps.size(); ++k) {
            REQUIRE(course.steps[k - 1].at < course.steps[k].at);
            if (course.steps[k].open < 0)
                continue;
            back += course.steps[k].open < course.steps[k - 1].open ? 1 : 0;
            skipped += course.steps[k].open > course.steps[k - 1].open + 1 ? 1 : 0;
        }
        REQUIRE(course.steps.back().at < now);
        won += course.end == Course::End::Won ? 1 : 0;
        lost += course.end == Course::End::Lost ? 1 : 0;
    }
    // Three in ten are closed, as in the yardstick company.
    CHECK(won + lost > 1250);
    CHECK(won + lost < 2250);
    CHECK(won > 400);
    CHECK(lost > 400);
    CHECK(back > 50);
    CHECK(skipped > 50);
}
