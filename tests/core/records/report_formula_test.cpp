// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/report_formula.h"
#include "tests/support/catch.h"

#include <map>

using namespace millrace;

namespace {

std::optional<Dimension> dimensionOfKey(const QString &key)
{
    static const std::map<QString, Dimension> known{
        {QStringLiteral("n"), Dimension::Number},  {QStringLiteral("sum"), Dimension::Money},
        {QStringLiteral("days"), Dimension::Days}, {QStringLiteral("first"), Dimension::Date},
        {QStringLiteral("last"), Dimension::Date}, {QStringLiteral("talk"), Dimension::Duration},
        {QStringLiteral("at"), Dimension::Moment}};
    const auto found = known.find(key);
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Dimension> dimension(const char *text)
{
    const auto formula = parseFormula(QString::fromUtf8(text));
    if (!formula)
        return std::nullopt;
    const auto found = dimensionOf(*formula, dimensionOfKey);
    return found ? std::optional(*found) : std::nullopt;
}

QString expected(const char *text)
{
    const auto formula = parseFormula(QString::fromUtf8(text));
    return formula ? QStringLiteral("fine") : formula.error().arguments.value(3);
}

} // namespace

TEST_CASE("formulas bind as arithmetic does", "[formula]")
{
    const auto formula = parseFormula(u"a + b * 2 - c");
    REQUIRE(formula);
    CHECK(formula->kind == Formula::Kind::Subtract);
    CHECK(formula->children[0].kind == Formula::Kind::Add);
    CHECK(formula->children[0].children[1].kind == Formula::Kind::Multiply);
    CHECK(formula->children[0].children[1].children[1].number == Ratio(2));
    CHECK(parseFormula(u"a*(b+c)")->kind == Formula::Kind::Multiply);
    CHECK(parseFormula(u"0.125")->number == Ratio::of(1, 8));
    CHECK(parseFormula(u"-a / b")->children[0].kind == Formula::Kind::Negate);
    CHECK(parseFormula(u"won / total(won)")->children[1].kind == Formula::Kind::Total);
}

TEST_CASE("a text that is no formula is refused with what was expected", "[formula]")
{
    CHECK(expected("") == QStringLiteral("number or figure"));
    CHECK(expected("a +") == QStringLiteral("number or figure"));
    CHECK(expected("(a") == QStringLiteral(")"));
    CHECK(expected("a b") == QStringLiteral("the end"));
    CHECK(expected("root(a)") == QStringLiteral("total, running or previous"));
    CHECK(expected("1.2.3") == QStringLiteral("number"));
    CHECK(expected(QByteArray(100, '(').constData()) == QStringLiteral("fewer brackets"));
}

TEST_CASE("only like is added to like", "[formula]")
{
    CHECK(dimension("sum / n") == Dimension::Money);
    CHECK(dimension("sum / sum") == Dimension::Number);
    CHECK(dimension("2 * sum + sum") == Dimension::Money);
    CHECK(dimension("last - first") == Dimension::Days);
    CHECK(dimension("first + days") == Dimension::Date);
    CHECK(dimension("talk / n") == Dimension::Duration);
    CHECK(dimension("running(sum)") == Dimension::Money);
    CHECK(dimension("previous(first)") == Dimension::Date);
    for (const char *wrong : {"sum + n", "sum * sum", "n / sum", "first + first", "running(first)", "-first", "at - at",
                              "days + talk", "first / n", "missing + 1"}) {
        INFO(wrong);
        CHECK_FALSE(dimension(wrong));
    }
}
