// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/report_formula.h"

#include "core/base/money.h"

namespace millrace {

namespace {

class FormulaParser
{
public:
    explicit FormulaParser(QStringView text) : m_text(text) {}

    Result<Formula> parse()
    {
        auto formula = sum(0);
        skip();
        if (!formula || m_at < m_text.size())
            return fail(ErrorCode::InvalidArgument, {QStringLiteral("formula"), m_text.toString(),
                                                     QString::number(m_at), QString::fromLatin1(m_expected)});
        return std::move(*formula);
    }

private:
    static constexpr int deepest = 50;

    void skip()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    bool take(char16_t wanted)
    {
        skip();
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    std::nullopt_t expect(const char *what)
    {
        m_expected = what;
        return std::nullopt;
    }

    static Formula joined(Formula::Kind kind, Formula left, Formula right)
    {
        Formula formula;
        formula.kind = kind;
        formula.children = {std::move(left), std::move(right)};
        return formula;
    }

    std::optional<Formula> sum(int depth)
    {
        auto left = product(depth);
        while (left) {
            const bool plus = take(u'+');
            if (!plus && !take(u'-'))
                break;
            auto right = product(depth);
            if (!right)
                return std::nullopt;
            left = joined(plus ? Formula::Kind::Add : Formula::Kind::Subtract, std::move(*left), std::move(*right));
        }
        return left;
    }

    std::optional<Formula> product(int depth)
    {
        auto left = factor(depth);
        while (left) {
            const bool times = take(u'*') || take(u'×');
            if (!times && !take(u'/') && !take(u'÷'))
                break;
            auto right = factor(depth);
            if (!right)
                return std::nullopt;
            left = joined(times ? Formula::Kind::Multiply : Formula::Kind::Divide, std::move(*left), std::move(*right));
        }
        return left;
    }

    std::optional<Formula> inBrackets(int depth)
    {
        auto inner = sum(depth + 1);
        if (inner && !take(u')'))
            return expect(")");
        return inner;
    }

    std::optional<Formula> factor(int depth)
    {
        if (depth > deepest)
            return expect("fewer brackets");
        if (take(u'('))
            return inBrackets(depth);
        if (take(u'-')) {
            auto inner = factor(depth + 1);
            if (!inner)
                return std::nullopt;
            Formula formula;
            formula.kind = Formula::Kind::Negate;
            formula.children.push_back(std::move(*inner));
            return formula;
        }
        skip();
        const qsizetype from = m_at;
        const auto isWord = [](QChar c) {
            return c == u'_' || c == u'.' || (c.unicode() < 128 && c.isLetterOrNumber());
        };
        while (m_at < m_text.size() && isWord(m_text[m_at]))
            ++m_at;
        const QString word = m_text.mid(from, m_at - from).toString();
        if (word.isEmpty())
            return expect("number or figure");
        if (word.front().isDigit() || word.front() == u'.')
            return number(word);
        return named(word, depth);
    }

    std::optional<Formula> number(const QString &word)
    {
        constexpr int decimals = 9;
        const auto units = Decimal::fromString(word, decimals);
        const auto ratio = units ? Ratio::of(units->units, powerOfTen(decimals)) : std::nullopt;
        if (!ratio)
            return expect("number");
        Formula formula;
        formula.number = *ratio;
        return formula;
    }

    std::optional<Formula> named(const QString &word, int depth)
    {
        Formula formula;
        if (!take(u'(')) {
            formula.kind = Formula::Kind::Figure;
            formula.key = word;
            return formula;
        }
        if (word == QLatin1String("total"))
            formula.kind = Formula::Kind::Total;
        else if (word == QLatin1String("running"))
            formula.kind = Formula::Kind::Running;
        else if (word == QLatin1String("previous"))
            formula.kind = Formula::Kind::Previous;
        else
            return expect("total, running or previous");
        auto inner = inBrackets(depth);
        if (!inner)
            return std::nullopt;
        formula.children.push_back(std::move(*inner));
        return formula;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    const char *m_expected = "the end";
};

bool isAmount(Dimension dimension)
{
    return dimension != Dimension::Date && dimension != Dimension::Moment;
}

std::optional<Dimension> joinedDimension(Formula::Kind kind, Dimension left, Dimension right)
{
    const bool adds = kind == Formula::Kind::Add;
    switch (kind) {
    case Formula::Kind::Add:
    case Formula::Kind::Subtract:
        if (left == right && isAmount(left))
            return left;
        if (left == Dimension::Date && right == Dimension::Days)
            return left;
        return !adds && left == Dimension::Date && right == Dimension::Date ? std::optional(Dimension::Days)
                                                                            : std::nullopt;
    case Formula::Kind::Multiply:
        if (left == Dimension::Number && isAmount(right))
            return right;
        return right == Dimension::Number && isAmount(left) ? std::optional(left) : std::nullopt;
    case Formula::Kind::Divide:
        if (left == right && isAmount(left))
            return Dimension::Number;
        return right == Dimension::Number && isAmount(left) ? std::optional(left) : std::nullopt;
    case Formula::Kind::Number:
    case Formula::Kind::Figure:
    case Formula::Kind::Negate:
    case Formula::Kind::Total:
    case Formula::Kind::Running:
    case Formula::Kind::Previous:
        break;
    }
    return std::nullopt;
}

tl::unexpected<Error> misfit(const char *where)
{
    return fail(ErrorCode::InvalidArgument, {QStringLiteral("dimension"), QString::fromLatin1(where)});
}

} // namespace

Result<Formula> parseFormula(QStringView text)
{
    return FormulaParser(text).parse();
}

Result<Dimension> dimensionOf(const Formula &formula,
                              const std::function<std::optional<Dimension>(const QString &)> &figure)
{
    switch (formula.kind) {
    case Formula::Kind::Number:
        return Dimension::Number;
    case Formula::Kind::Figure: {
        const auto known = figure(formula.key);
        if (!known)
            return fail(ErrorCode::InvalidArgument, {QStringLiteral("formula"), formula.key});
        return *known;
    }
    case Formula::Kind::Total:
    case Formula::Kind::Previous:
        return dimensionOf(formula.children.front(), figure);
    case Formula::Kind::Negate:
    case Formula::Kind::Running: {
        MILLRACE_ASSIGN(const Dimension inner, dimensionOf(formula.children.front(), figure));
        if (!isAmount(inner))
            return misfit(formula.kind == Formula::Kind::Negate ? "-" : "running");
        return inner;
    }
    case Formula::Kind::Add:
    case Formula::Kind::Subtract:
    case Formula::Kind::Multiply:
    case Formula::Kind::Divide:
        break;
    }
    MILLRACE_ASSIGN(const Dimension left, dimensionOf(formula.children[0], figure));
    MILLRACE_ASSIGN(const Dimension right, dimensionOf(formula.children[1], figure));
    const auto whole = joinedDimension(formula.kind, left, right);
    if (!whole) {
        constexpr const char *signs[] = {"+", "-", "*", "/"};
        return misfit(signs[int(formula.kind) - int(Formula::Kind::Add)]);
    }
    return *whole;
}

} // namespace millrace
