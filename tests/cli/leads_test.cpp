// SPDX-License-Identifier: GPL-3.0-or-later
// Leads and what looks alike, from outside.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

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
