// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that break other programs go in and come out the same.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QJsonDocument>

using namespace millrace::test;

namespace {

QStringList naughtyTexts()
{
    QStringList texts{QStringLiteral("=cmd|' /C calc'!A0"),
                      QStringLiteral("'; DROP TABLE customer; --"),
                      QStringLiteral("\u202e\u2066abc"),
                      QStringLiteral("😀👩‍👩‍👧‍👦"),
                      QStringLiteral("a\tb\r\nc"),
                      QStringLiteral(" leading and trailing "),
                      QStringLiteral("\u0001\u0002\u001f\u007f")};
    const QString folder = cliData(QStringLiteral("naughty-strings"));
    QFile file(folder + QStringLiteral("/blns.json"));
    if (!folder.isEmpty() && file.open(QIODevice::ReadOnly))
        for (const QJsonValue &text : QJsonDocument::fromJson(file.readAll()).array())
            if (!text.toString().trimmed().isEmpty())
                texts << text.toString();
    return texts;
}

struct TextField
{
    const char *key;
    int most;
};
constexpr TextField textFields[] = {
    {"name", 500}, {"short_name", 200}, {"city", 100}, {"address", 500}, {"notes", 1'000'000}};

} // namespace

TEST_CASE("every naughty text is kept to the character by create")
{
    const CliFixture cli;
    cli.init();
    const QStringList texts = naughtyTexts();
    // Five texts a record: a call of the program for each would only test the patience.
    for (qsizetype first = 0; first < texts.size(); first += 5) {
        QJsonObject given;
        for (qsizetype i = 0; i < 5; ++i)
            if (const QString text = texts.value(first + i); !text.isEmpty() && text.size() <= textFields[i].most)
                given.insert(QLatin1String(textFields[i].key), text);
        const CliCall made = cli.call(QStringLiteral("create"), {QStringLiteral("customer")},
                                      QJsonDocument(given).toJson(QJsonDocument::Compact));
        INFO(made.out.toStdString());
        REQUIRE(made.exit == 0);
        const CliCall got =
            cli.call(QStringLiteral("get"), {QStringLiteral("customer"), made.json[QStringLiteral("id")].toString()});
        for (auto it = given.constBegin(); it != given.constEnd(); ++it) {
            INFO(it.key().toStdString() << ": " << it.value().toString().toStdString());
            CHECK(got.json[it.key()].toString() == it.value().toString());
        }
    }
    cli.digest();
}

TEST_CASE("every naughty text is kept in every text field by import and export")
{
    const CliFixture cli;
    cli.init();
    const QStringList texts = naughtyTexts();
    QJsonArray rows;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        QJsonObject row{{QStringLiteral("external_id"), QString::number(i)}};
        for (const TextField &field : textFields)
            if (texts[i].size() <= field.most)
                row.insert(QLatin1String(field.key), texts[i]);
        rows.append(row);
    }
    const QString in = cli.write(QStringLiteral("in.json"), QJsonDocument(rows).toJson());
    const CliCall imported = cli.call(QStringLiteral("import"), {QStringLiteral("customer"), in});
    INFO(imported.out.left(2000).toStdString());
    REQUIRE(imported.exit == 0);
    const QString out = cli.path(QStringLiteral("out.json"));
    REQUIRE(cli.call(QStringLiteral("export"),
                     {QStringLiteral("customer"), QStringLiteral("--to"), out, QStringLiteral("--fields"),
                      QStringLiteral("external_id,name,short_name,city,address,notes")})
                .exit == 0);
    QFile file(out);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonArray back = QJsonDocument::fromJson(file.readAll()).array();
    REQUIRE(back.size() == rows.size());
    for (const QJsonValue &value : back) {
        const QJsonObject row = value.toObject();
        const QString text = texts[row[QStringLiteral("external_id")].toString().toLongLong()];
        for (const TextField &field : textFields)
            if (text.size() <= field.most) {
                INFO(field.key << ": " << text.toStdString());
                CHECK(row[QLatin1String(field.key)].toString() == text);
            }
    }
    // A search for each never fails either.
    for (qsizetype i = 0; i < texts.size(); i += 10)
        CHECK(cli.call(QStringLiteral("search"), {QStringLiteral("--"), texts[i]}).exit == 0);
    cli.digest();
}
