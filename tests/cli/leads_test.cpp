// SPDX-License-Identifier: GPL-3.0-or-later
// Leads and what looks alike, from outside.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

#include <QSet>

using namespace millrace::test;

namespace {

QString utf8(const char *words)
{
    return QString::fromUtf8(words);
}

/// The id of a new record.
QString madeBy(const CliFixture &cli, const char *entity, std::initializer_list<const char *> values)
{
    QStringList words{utf8(entity)};
    for (const char *value : values)
        words << utf8(value);
    const CliCall call = cli.call(QStringLiteral("create"), words);
    INFO(call.out.toStdString());
    REQUIRE(call.exit == 0);
    return call.json[QStringLiteral("id")].toString();
}

} // namespace

TEST_CASE("convert makes a customer, a contact and an opportunity of a lead, and undo takes them back")
{
    const CliFixture cli;
    cli.init();
    const QString lead = madeBy(cli, "lead", {"name=张伟", "company=杭州清川科技有限公司", "phone=13800138000"});
    madeBy(cli, "activity", {"subject=首次通话", qPrintable(QStringLiteral("lead=") + lead)});
    const CliCall done =
        cli.call(QStringLiteral("convert"), {QStringLiteral("lead"), lead, QStringLiteral("opportunity.amount=12万")});
    INFO(done.out.toStdString());
    REQUIRE(done.exit == 0);
    CHECK(done.number("linked") == 1);
    CHECK(done.array("made").size() == 3);
    const auto value = [&](const char *entity, const QString &id, const char *field) -> QJsonValue {
        return cli.call(QStringLiteral("get"), {utf8(entity), id}).json[utf8(field)];
    };
    const QString customer = done.json[QStringLiteral("customer")].toString();
    CHECK(value("customer", customer, "name").toString() == utf8("杭州清川科技有限公司"));
    CHECK(value("opportunity", done.json[QStringLiteral("opportunity")].toString(), "amount")
              .toObject()[QStringLiteral("amount")]
              .toString() == utf8("120000.00"));
    CHECK(value("lead", lead, "converted_customer").toString() == customer);

    const CliCall again = cli.call(QStringLiteral("convert"), {QStringLiteral("lead"), lead});
    CHECK(again.exit == 1);
    CHECK(again.errorCode() == utf8("validation_failed"));
    CHECK(again.out.contains("already_converted"));

    CHECK(cli.call(QStringLiteral("undo"), {done.json[QStringLiteral("commit")].toString()}).exit == 0);
    CHECK(cli.count(QStringLiteral("customer")) == 0);
    CHECK(value("lead", lead, "status").toString() == utf8("new"));
    cli.digest();
}

TEST_CASE("convert attaches to what is there, and leaves out what is not wanted")
{
    const CliFixture cli;
    cli.init();
    const QString customer = madeBy(cli, "customer", {"name=清川科技"});
    const QString contact = madeBy(cli, "contact", {"name=张伟", qPrintable(QStringLiteral("customer=") + customer)});
    const QString lead = madeBy(cli, "lead", {"name=张伟", "company=清川"});
    const QStringList call{QStringLiteral("lead"), lead};
    CHECK(cli.call(QStringLiteral("convert"), call + QStringList{QStringLiteral("--customer"), lead}).exit == 1);
    CHECK(cli.call(QStringLiteral("convert"), call + QStringList{QStringLiteral("level=A")}).exit == 2);
    // The contact's own customer comes along.
    const CliCall done = cli.call(QStringLiteral("convert"),
                                  call + QStringList{QStringLiteral("--contact"), contact,
                                                     QStringLiteral("--opportunity"), QStringLiteral("none")});
    INFO(done.out.toStdString());
    REQUIRE(done.exit == 0);
    CHECK(done.json[QStringLiteral("customer")].toString() == customer);
    CHECK(done.json[QStringLiteral("contact")].toString() == contact);
    CHECK(done.json[QStringLiteral("opportunity")].isNull());
    CHECK(done.array("attached").size() == 2);
    CHECK(cli.count(QStringLiteral("customer")) == 1);
    CHECK(cli.count(QStringLiteral("opportunity")) == 0);
}

TEST_CASE("duplicates tells pairs with score and reasons, of the base, of a record, and of one to be made")
{
    const CliFixture cli;
    cli.init();
    const QString a = madeBy(cli, "customer", {"name=重庆啤酒股份有限公司", "phone=023-88886666"});
    const QString b = madeBy(cli, "customer", {"name=重庆 啤酒", "phone=+86 23 88886666"});
    madeBy(cli, "customer", {"name=恒通机械"});
    const CliCall scan = cli.call(QStringLiteral("duplicates"), {QStringLiteral("customer"), QStringLiteral("--scan")});
    INFO(scan.out.toStdString());
    REQUIRE(scan.exit == 0);
    REQUIRE(scan.array("pairs").size() == 1);
    const QJsonObject pair = scan.array("pairs")[0].toObject();
    CHECK(QSet<QString>{pair[QStringLiteral("a")].toString(), pair[QStringLiteral("b")].toString()} ==
          QSet<QString>{a, b});
    CHECK(pair[QStringLiteral("score")].toDouble() > 0.99);
    CHECK(pair[QStringLiteral("reasons")].toArray()[0].toObject()[QStringLiteral("rule")].toString() ==
          utf8("same_name"));
    const CliCall one = cli.call(QStringLiteral("duplicates"), {QStringLiteral("customer"), a});
    CHECK(one.array("pairs").size() == 1);
    const CliCall draft =
        cli.call(QStringLiteral("duplicates"), {QStringLiteral("customer"), utf8("name=重庆啤酒集团")});
    CHECK(draft.array("pairs").size() == 2);
    CHECK(draft.array("pairs")[0].toObject()[QStringLiteral("a")].isNull());
    CHECK(cli.call(QStringLiteral("duplicates"),
                   {QStringLiteral("customer"), QStringLiteral("--least"), QStringLiteral("2")})
              .exit == 2);
    CHECK(cli.call(QStringLiteral("duplicates"), {QStringLiteral("nothing")}).exit == 2);
}

TEST_CASE("merge makes one record of several, and unmerge takes them apart with what was added since")
{
    const CliFixture cli;
    cli.init();
    const QString keep = madeBy(cli, "customer", {"name=重庆啤酒"});
    const QString other = madeBy(cli, "customer", {"name=重庆啤酒股份有限公司", "phone=023-88886666"});
    madeBy(cli, "contact", {"name=王伟", qPrintable(QStringLiteral("customer=") + other)});
    const CliCall done = cli.call(QStringLiteral("merge"), {QStringLiteral("customer"), keep, other,
                                                            QStringLiteral("--take"), QStringLiteral("name=2")});
    INFO(done.out.toStdString());
    REQUIRE(done.exit == 0);
    CHECK(done.number("moved") == 1);
    CHECK(done.json[QStringLiteral("record")].toObject()[QStringLiteral("name")].toString() ==
          utf8("重庆啤酒股份有限公司"));
    CHECK(cli.count(QStringLiteral("customer")) == 1);
    CHECK(cli.count(QStringLiteral("contact"), QStringLiteral("customer = \"%1\"").arg(keep)) == 1);
    // The id of the other leads to the kept one.
    CHECK(cli.call(QStringLiteral("get"), {QStringLiteral("customer"), other}).json[QStringLiteral("id")].toString() ==
          keep);
    const QString commit = done.json[QStringLiteral("commit")].toString();
    const CliCall apart = cli.call(QStringLiteral("unmerge"), {commit});
    REQUIRE(apart.exit == 0);
    CHECK(apart.array("touched_later").isEmpty());
    CHECK(cli.count(QStringLiteral("customer")) == 2);
    CHECK(cli.count(QStringLiteral("contact"), QStringLiteral("customer = \"%1\"").arg(other)) == 1);
    CHECK(cli.call(QStringLiteral("unmerge"), {commit}).exit == 1);
    CHECK(cli.call(QStringLiteral("unmerge"), {keep}).exit == 1);
    CHECK(cli.call(QStringLiteral("merge"), {QStringLiteral("customer"), keep, keep}).exit == 1);
    cli.digest();
}

TEST_CASE("a query tells who entered and left since a moment, by filter or saved view")
{
    const CliFixture cli;
    cli.init();
    const auto at = [&](const char *now, const QString &command, QStringList rest) {
        return cli.call(command, rest << QStringLiteral("--now") << utf8(now));
    };
    const auto made = [&](const char *now, const char *name, const char *level) {
        return at(now, QStringLiteral("create"),
                  {QStringLiteral("customer"), QStringLiteral("name=") + utf8(name),
                   QStringLiteral("level=") + utf8(level)})
            .json[QStringLiteral("id")]
            .toString();
    };
    const QString first = made("2026-01-01T08:00:00Z", "First", "A");
    made("2026-01-02T08:00:00Z", "Second", "A");
    CHECK(at("2026-02-01T08:00:00Z", QStringLiteral("update"), {QStringLiteral("customer"), first, utf8("level=B")})
              .exit == 0);
    made("2026-02-02T08:00:00Z", "Third", "A");
    at("2026-02-02T09:00:00Z", QStringLiteral("create"),
       {QStringLiteral("saved_view"), utf8("name=Best"), utf8("entity=customer"), utf8("filter=level = \"A\"")});
    for (const QStringList &which : {QStringList{QStringLiteral("--filter"), utf8("level = \"A\"")},
                                     QStringList{QStringLiteral("--view"), QStringLiteral("Best")}}) {
        const CliCall moves =
            at("2026-03-01T08:00:00Z", QStringLiteral("query"),
               QStringList{QStringLiteral("customer"), QStringLiteral("--diff-since"), QStringLiteral("2026-01-15")} +
                   which);
        INFO(moves.out.toStdString());
        REQUIRE(moves.exit == 0);
        REQUIRE(moves.array("entered").size() == 1);
        CHECK(moves.array("entered")[0].toObject()[QStringLiteral("title")].toString() == utf8("Third"));
        CHECK(moves.array("entered")[0].toObject()[QStringLiteral("because")].toString() == utf8("record"));
        REQUIRE(moves.array("left").size() == 1);
        CHECK(moves.array("left")[0].toObject()[QStringLiteral("id")].toString() == first);
        CHECK(moves.array("left")[0].toObject()[QStringLiteral("because")].toString() == utf8("values"));
        CHECK(moves.number("stayed") == 1);
    }
    CHECK(cli.call(QStringLiteral("query"), {QStringLiteral("customer"), QStringLiteral("--view"), utf8("Nothing")})
              .exit == 2);
}
