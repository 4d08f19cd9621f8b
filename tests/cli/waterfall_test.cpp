// SPDX-License-Identifier: GPL-3.0-or-later
// The waterfall through the built program: its parts make the change, and its ends are what a list as of then says.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

#include <QFile>

#include <map>

using namespace millrace::test;

namespace {

struct Sum
{
    qint64 count = 0, minor = 0;
    Sum &operator+=(const Sum &other)
    {
        count += other.count;
        minor += other.minor;
        return *this;
    }
    bool operator==(const Sum &) const = default;
};

Sum sumOf(const QJsonValue &json)
{
    QString amount = json[QStringLiteral("value")][QStringLiteral("amount")].toString();
    CHECK(amount.indexOf(u'.') == amount.size() - 3);
    return {json[QStringLiteral("count")].toInteger(), amount.remove(u'.').toLongLong()};
}

Sum partsOf(const QJsonObject &waterfall)
{
    Sum sum;
    const QJsonObject parts = waterfall[QStringLiteral("parts")].toObject();
    CHECK(parts.size() == 10);
    for (const QJsonValue &part : parts)
        sum += sumOf(part);
    return sum;
}

void checkSums(const QJsonObject &waterfall)
{
    Sum sum = sumOf(waterfall[QStringLiteral("begin")]);
    sum += partsOf(waterfall);
    CHECK(sum == sumOf(waterfall[QStringLiteral("end")]));
}

/// A generated company, asked on one day.
struct SoldCompany : CliFixture
{
    explicit SoldCompany(const char *seed)
    {
        init({QStringLiteral("--timezone"), QStringLiteral("UTC"), QStringLiteral("--now"),
              QStringLiteral("2025-01-01T00:00:00Z"), QStringLiteral("--locale"), QStringLiteral("en")});
        const CliCall made =
            call(QStringLiteral("generate"),
                 {QStringLiteral("--customers"), QStringLiteral("40"), QStringLiteral("--opportunities"),
                  QStringLiteral("250"), QStringLiteral("--seed"), QString::fromLatin1(seed), QStringLiteral("--now"),
                  QStringLiteral("2025-03-07T00:00:00Z")});
        INFO(made.out.toStdString());
        REQUIRE(made.exit == 0);
    }
    CliCall ask(QStringList rest) const
    {
        const CliCall answer = call(QStringLiteral("waterfall"),
                                    rest << QStringLiteral("--now") << QStringLiteral("2025-03-07T12:00:00Z"));
        INFO(answer.out.toStdString());
        REQUIRE(answer.exit == 0);
        return answer;
    }
    QJsonObject between(const QString &from, const QString &to, const QStringList &rest = {}) const
    {
        return ask(QStringList{QStringLiteral("--from"), from, QStringLiteral("--to"), to} + rest).json;
    }
    /// How many open opportunities of the first pipeline a list as of that moment has.
    qint64 openAsOf(const QString &moment) const
    {
        return call(QStringLiteral("query"),
                    {QStringLiteral("opportunity"), QStringLiteral("--count"), QStringLiteral("--as-of"), moment,
                     QStringLiteral("--filter"), QStringLiteral("stage.kind = \"open\" and pipeline.order = 1"),
                     QStringLiteral("--now"), QStringLiteral("2025-03-07T12:00:00Z")})
            .number("count");
    }
};

QStringList waterfallWords(std::initializer_list<const char *> all)
{
    QStringList list;
    for (const char *one : all)
        list << QString::fromUtf8(one);
    return list;
}

} // namespace

TEST_CASE("for any life of a company the parts of the waterfall make the change, one period after the other")
{
    for (const char *seed : {"7", "8", "9"}) {
        INFO("seed " << seed);
        const SoldCompany company(seed);
        const QStringList moments = waterfallWords(
            {"2024-06-01T00:00:00Z", "2024-09-15T12:00:00Z", "2024-12-31T23:59:59Z", "2025-03-07T12:00:00Z"});
        for (qsizetype i = 0; i + 1 < moments.size(); ++i) {
            const QJsonObject whole = company.between(moments[i], moments[i + 1]);
            checkSums(whole);
            CHECK(sumOf(whole[QStringLiteral("begin")]).count == company.openAsOf(moments[i]));
            CHECK(sumOf(whole[QStringLiteral("end")]).count == company.openAsOf(moments[i + 1]));
            if (i > 0)
                CHECK(sumOf(whole[QStringLiteral("begin")]) ==
                      sumOf(company.between(moments[i - 1], moments[i])[QStringLiteral("end")]));
            const QJsonObject byOwner = company.between(moments[i], moments[i + 1], waterfallWords({"--by", "owner"}));
            CHECK(byOwner[QStringLiteral("total")][QStringLiteral("end")] == whole[QStringLiteral("end")]);
            Sum begin, end, parts;
            for (const QJsonValue &group : byOwner[QStringLiteral("groups")].toArray()) {
                checkSums(group.toObject());
                begin += sumOf(group[QStringLiteral("begin")]);
                end += sumOf(group[QStringLiteral("end")]);
                parts += partsOf(group.toObject());
            }
            CHECK(begin == sumOf(whole[QStringLiteral("begin")]));
            CHECK(end == sumOf(whole[QStringLiteral("end")]));
            CHECK(parts == partsOf(whole));
        }
        // Something was won, and something new came.
        const QJsonObject all = company.between(moments.front(), moments.back());
        CHECK(sumOf(all[QStringLiteral("parts")][QStringLiteral("won")]).count <= 0);
        CHECK(sumOf(all[QStringLiteral("parts")][QStringLiteral("new")]).count > 0);
    }
}

TEST_CASE("the waterfall is written into files that say the same, and what it cannot take it refuses")
{
    const SoldCompany company("7");
    const QStringList period = waterfallWords({"--from", "2024-12-01", "--to", "2025-02-28"});
    const QJsonObject shown = company.ask(period).json;
    const QString csv = company.path(QStringLiteral("w.csv"));
    const QString book = company.path(QStringLiteral("w.xlsx"));
    CHECK(company.ask(period + QStringList{QStringLiteral("--to"), csv}).json[QStringLiteral("file")] == csv);
    QFile file(csv);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    CHECK(lines.size() == 13); // headings, the beginning, ten parts, the end
    CHECK(lines.back().contains(
        shown[QStringLiteral("end")][QStringLiteral("value")][QStringLiteral("amount")].toString().toUtf8()));
    company.ask(period + QStringList{QStringLiteral("--to"), book, QStringLiteral("--by"), QStringLiteral("owner")});
    CHECK(QFile(book).size() > 1000);

    const auto refused = [&](const QStringList &rest) { return company.call(QStringLiteral("waterfall"), rest).exit; };
    CHECK(refused({}) == 2);
    CHECK(refused(waterfallWords({"--from", "2025-02-01", "--to", "2025-01-01"})) == 2);
    CHECK(refused(period + waterfallWords({"--to", "w.pdf"})) == 2);
    CHECK(refused(period + QStringList{QStringLiteral("--to"), csv}) == 2);
    CHECK(refused(waterfallWords({"--from", "2025-02-01", "--by", "nonsense"})) == 2);
    CHECK(refused(waterfallWords({"--from", "2025-02-01", "--pipeline", "nobody's"})) == 1);
    const CliCall help = CliFixture::run(waterfallWords({"waterfall", "--help"}));
    for (const QString &key : shown.keys())
        CHECK(help.out.contains('"' + key.toUtf8() + '"'));
}

TEST_CASE("a window of expected closes tells what slipped into it and out of it")
{
    const SoldCompany company("7");
    const QJsonObject whole = company.between(QStringLiteral("2024-10-01"), QStringLiteral("2025-03-06"));
    const QJsonObject window =
        company.between(QStringLiteral("2024-10-01"), QStringLiteral("2025-03-06"),
                        waterfallWords({"--close-from", "2025-01-01", "--close-to", "2025-03-31"}));
    checkSums(window);
    CHECK(sumOf(window[QStringLiteral("end")]).count < sumOf(whole[QStringLiteral("end")]).count);
    // Without a window nothing can slip.
    CHECK(sumOf(whole[QStringLiteral("parts")][QStringLiteral("slipped_in")]) == Sum());
    CHECK(sumOf(whole[QStringLiteral("parts")][QStringLiteral("slipped_out")]) == Sum());
}
