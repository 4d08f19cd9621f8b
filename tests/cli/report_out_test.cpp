// SPDX-License-Identifier: GPL-3.0-or-later
// Reports and funnels on paper and as pictures, made without a window and read back by other programs.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QRegularExpression>

using namespace millrace::test;

namespace {

QString readBy(const QString &program, const QStringList &words)
{
    QProcess process;
    process.start(program, words);
    REQUIRE(process.waitForStarted());
    REQUIRE(process.waitForFinished());
    REQUIRE(process.exitCode() == 0);
    // Some characters come back as their radicals, not all of which lead back: the texts looked for have none of those.
    return QString::fromUtf8(process.readAllStandardOutput()).normalized(QString::NormalizationForm_KC);
}

QString textOf(const QString &pdf)
{
    return readBy(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
}

int pagesOf(const QString &pdf)
{
    static const QRegularExpression pages(QStringLiteral("Pages:\\s+(\\d+)"));
    return pages.match(readBy(QStringLiteral("pdfinfo"), {pdf})).captured(1).toInt();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

struct PaperCompany
{
    CliFixture cli;

    explicit PaperCompany(const char *locale, int customers = 0)
    {
        cli.init({QStringLiteral("--locale"), QString::fromLatin1(locale)});
        if (customers > 0)
            REQUIRE(cli.call(QStringLiteral("import"),
                             {QStringLiteral("customer"), cli.write(QStringLiteral("c.csv"), customersCsv(customers))})
                        .exit == 0);
    }
    CliCall out(const char *command, const QString &file, const QStringList &rest = {}) const
    {
        return cli.call(QString::fromLatin1(command),
                        rest + QStringList{QStringLiteral("--to"), cli.path(file), QStringLiteral("--locale"),
                                           QStringLiteral("zh_CN")});
    }
    void deal(const char *name, const char *stage, const char *amount, const char *closed) const
    {
        const CliCall made =
            cli.call(QStringLiteral("create"),
                     {QStringLiteral("opportunity"), QStringLiteral("name=") + QString::fromUtf8(name),
                      QStringLiteral("pipeline=Standard sales"), QStringLiteral("stage=") + QString::fromLatin1(stage),
                      QStringLiteral("amount=") + QString::fromLatin1(amount), QStringLiteral("reason=price"),
                      QStringLiteral("close_date=") + QString::fromLatin1(closed)});
        INFO(made.out.toStdString());
        REQUIRE(made.exit == 0);
    }
};

} // namespace

TEST_CASE("a report on paper keeps its digits and its Chinese as text, with every font inside")
{
    const PaperCompany company("en");
    company.deal("重庆啤酒年度采购", "Won", "123456.78", "2025-03-04");
    company.deal("Beta", "Won", "9876.50", "2025-03-09");
    company.deal("Gamma", "Lost", "50", "2025-04-01");
    const CliCall call = company.out("report", QStringLiteral("won.pdf"), {QStringLiteral("won-by-month")});
    INFO(call.out.toStdString() << call.err.toStdString());
    REQUIRE(call.exit == 0);
    CHECK(call.number("pages") == 1);
    CHECK(call.number("records") == 2);
    const QString pdf = company.cli.path(QStringLiteral("won.pdf"));
    const QString text = textOf(pdf);
    INFO(text.toStdString());
    for (const char *expected : {"133,333.28", "2025年3月", "各月赢单", "合计", "第 1 "})
        CHECK(text.contains(QString::fromUtf8(expected)));
    // What was asked for, by whom and when.
    CHECK(text.contains(QStringLiteral("截至")));
    CHECK(text.contains(QRegularExpression(QStringLiteral("20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d"))));
    const QStringList fonts = readBy(QStringLiteral("pdffonts"), {pdf}).split(u'\n', Qt::SkipEmptyParts).mid(2);
    CHECK(fonts.size() >= 2);
    for (const QString &font : fonts) {
        INFO(font.toStdString());
        CHECK(font.contains(QRegularExpression(QStringLiteral("\\byes (yes|no ) yes\\b|\\byes yes yes\\b"))));
    }
    // The chart is drawn, not photographed.
    CHECK(readBy(QStringLiteral("pdfimages"), {QStringLiteral("-list"), pdf}).count(u'\n') <= 2);
    CHECK(company.out("report", QStringLiteral("won.pdf"), {QStringLiteral("won-by-month")}).exit == 2);
}

TEST_CASE("a long table goes over pages, each with its headings and its number, every row once")
{
    const PaperCompany company("en", 400);
    const CliCall call =
        company.out("report", QStringLiteral("long.pdf"), {QStringLiteral("customers-without-contact")});
    REQUIRE(call.exit == 0);
    REQUIRE(call.number("rows") == 400);
    const QString pdf = company.cli.path(QStringLiteral("long.pdf"));
    const int pages = pagesOf(pdf);
    CHECK(pages > 5);
    CHECK(call.number("pages") == pages);
    const QStringList sheets = textOf(pdf).split(QChar(u'\f'), Qt::SkipEmptyParts);
    REQUIRE(sheets.size() == pages);
    int rows = 0;
    static const QRegularExpression row(QStringLiteral("杭州第\\d+贸易"));
    for (int i = 0; i < pages; ++i) {
        CHECK(sheets[i].contains(QStringLiteral("名称")));
        CHECK(sheets[i].contains(QStringLiteral("第 %1 ").arg(i + 1)));
        for (auto found = row.globalMatch(sheets[i]); found.hasNext(); found.next())
            ++rows;
    }
    CHECK(rows == 400);
}

TEST_CASE("charts become pictures without a screen, and a list is refused as one")
{
    const PaperCompany company("en");
    company.deal("A", "Won", "1000", "2025-03-04");
    company.deal("B", "Lost", "50", "2025-04-01");
    const QStringList report{QStringLiteral("win-rate-by-owner")};
    REQUIRE(company.out("report", QStringLiteral("rate.png"), report).exit == 0);
    CHECK(contentOf(company.cli.path(QStringLiteral("rate.png"))).startsWith("\x89PNG"));
    REQUIRE(company.out("report", QStringLiteral("rate.svg"), report).exit == 0);
    const QString drawing = QString::fromUtf8(contentOf(company.cli.path(QStringLiteral("rate.svg"))));
    CHECK(drawing.contains(QStringLiteral("50.0%")));
    CHECK(drawing.contains(QStringLiteral("各负责人赢单率")));
    CHECK(company.out("report", QStringLiteral("list.png"), {QStringLiteral("stalled")}).exit == 2);
    CHECK_FALSE(QFile::exists(company.cli.path(QStringLiteral("list.png"))));
}

TEST_CASE("a funnel is written as paper, picture, workbook and table")
{
    const PaperCompany company("en");
    for (const char *name : {"A", "B", "C"})
        company.deal(name, "Won", "1000", "2025-03-04");
    company.deal("D", "Qualification", "250.50", "");
    for (const char *suffix : {"pdf", "png", "svg", "xlsx", "csv"}) {
        const CliCall call = company.out("funnel", QStringLiteral("funnel.") + QString::fromLatin1(suffix));
        INFO(suffix << call.out.toStdString());
        REQUIRE(call.exit == 0);
        CHECK(QFile::exists(company.cli.path(QStringLiteral("funnel.") + QString::fromLatin1(suffix))));
    }
    const QString text = textOf(company.cli.path(QStringLiteral("funnel.pdf")));
    INFO(text.toStdString());
    CHECK(text.contains(QStringLiteral("Qualification")));
    CHECK(text.contains(QStringLiteral("3,000.00")));
    CHECK(text.contains(QStringLiteral("赢单")));
    const QString drawing = QString::fromUtf8(contentOf(company.cli.path(QStringLiteral("funnel.svg"))));
    CHECK(drawing.contains(QStringLiteral("Standard sales")));
}
