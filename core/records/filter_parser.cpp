// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/filter_lexer.h"
#include "core/records/filter_words.h"

namespace millrace {

namespace {

/// Recursive descent over the tokens, one ahead. The first error stays; everything after it unwinds.
class FilterParser
{
public:
    explicit FilterParser(QStringView text) : m_text(text), m_lexer(text) { advance(); }

    Result<Filter> parse()
    {
        if (!m_text.isValidUtf16() || m_text.contains(QChar(u'\0')))
            return fail(ErrorCode::BadFilter, {m_text.toString(), QStringLiteral("0"), QStringLiteral("valid text")});
        if (m_token.kind == FilterToken::Kind::End)
            return Filter{};
        Filter filter = parseOr();
        if (!m_failed && m_token.kind != FilterToken::Kind::End)
            refuse("and");
        if (m_failed)
            return fail(ErrorCode::BadFilter, {m_text.toString(), QString::number(m_errorAt), m_expected});
        return filter;
    }

private:
    using Kind = FilterToken::Kind;

    void advance()
    {
        m_token = m_lexer.next();
        if (m_token.kind == Kind::Bad)
            refuse({});
    }

    /// Where the lexer stumbled, it knows better what was expected.
    void refuse(const char *expected)
    {
        if (m_failed)
            return;
        m_failed = true;
        m_errorAt = m_token.position;
        m_expected = m_token.kind == Kind::Bad ? m_token.text : QString::fromLatin1(expected);
    }

    bool takeSign(QStringView sign, const char *expected)
    {
        if (m_failed || !m_token.isSign(sign)) {
            refuse(expected);
            return false;
        }
        advance();
        return !m_failed;
    }

    bool takeWord(QStringView word)
    {
        if (m_failed || !m_token.isWord(word))
            return false;
        advance();
        return true;
    }

    Filter parseOr()
    {
        std::vector<Filter> children;
        do
            children.push_back(parseAnd());
        while (takeWord(u"or"));
        return Filter::any(std::move(children));
    }

    Filter parseAnd()
    {
        std::vector<Filter> children;
        do
            children.push_back(parseNot());
        while (takeWord(u"and"));
        return Filter::all(std::move(children));
    }

    Filter parseNot()
    {
        const bool isNot = m_token.isWord(u"not");
        if (m_failed || (!isNot && !m_token.isSign(u"(")))
            return parseCondition();
        if (m_depth == maxFilterDepth) {
            refuse("fewer brackets");
            return {};
        }
        ++m_depth;
        advance();
        Filter filter = isNot ? Filter::negation(parseNot()) : parseOr();
        if (!isNot)
            takeSign(u")", ")");
        --m_depth;
        return filter;
    }

    Filter parseCondition()
    {
        Filter filter;
        const FilterToken first = m_token;
        filter.path = parsePath();
        if (m_failed)
            return {};
        const auto measure = filter.path.keys.size() == 1 ? measureNamed(first.text) : std::nullopt;
        // A field may have the name of a measure: then an operator follows, never a name.
        const bool names = m_token.kind == Kind::Word && !m_token.isWord(u"is") && !m_token.isWord(u"in") &&
                           !m_token.isWord(u"within");
        if (measure && names)
            return parseRelated(*measure);
        parseTest(filter);
        return m_failed ? Filter{} : std::move(filter);
    }

    Filter parseRelated(Filter::Measure measure)
    {
        Filter filter;
        filter.kind = Filter::Kind::Related;
        filter.measure = measure;
        if (measure == Filter::Measure::Has && takeWord(u"no"))
            filter.measure = Filter::Measure::HasNo;
        if (m_failed || m_token.kind != Kind::Word)
            refuse("entity");
        filter.path = parsePath();
        if (m_failed)
            return {};
        filter.related = filter.path.keys.takeFirst();
        const bool measuresField = measure > Filter::Measure::Count;
        if (measuresField == filter.path.keys.isEmpty()) {
            refuse(measuresField ? "field" : "(");
            return {};
        }
        if (takeWord(u"via")) {
            if (m_token.kind != Kind::Word) {
                refuse("field");
                return {};
            }
            filter.via = m_token.text;
            advance();
        }
        filter.children.push_back(parseWhere());
        if (measure != Filter::Measure::Has) {
            filter.children.emplace_back();
            parseTest(filter.children.back());
        }
        return m_failed ? Filter{} : std::move(filter);
    }

    Filter parseWhere()
    {
        if (m_failed || !m_token.isSign(u"("))
            return {};
        if (m_depth == maxFilterDepth) {
            refuse("fewer brackets");
            return {};
        }
        ++m_depth;
        advance();
        Filter where = parseOr();
        takeSign(u")", ")");
        --m_depth;
        return where;
    }

    /// The operator and what it compares with.
    void parseTest(Filter &filter)
    {
        if (m_failed)
            return;
        if (takeWord(u"is")) {
            filter.kind = Filter::Kind::Empty;
            filter.negated = takeWord(u"not");
            if (!takeWord(u"empty"))
                refuse("empty");
        } else if (takeWord(u"in")) {
            filter.kind = Filter::Kind::In;
            parseLiterals(filter.literals);
        } else if (takeWord(u"within")) {
            filter.kind = Filter::Kind::Within;
            filter.period = parsePeriod();
        } else {
            const auto op = m_token.kind == Kind::Sign ? compareOpNamed(m_token.text) : std::nullopt;
            if (!op)
                return refuse("operator");
            filter.kind = Filter::Kind::Compare;
            filter.op = *op;
            advance();
            filter.literals.push_back(parseLiteral());
        }
    }

    FieldPath parsePath()
    {
        FieldPath path;
        for (;;) {
            if (m_failed || m_token.kind != Kind::Word) {
                refuse("field");
                return path;
            }
            path.keys << m_token.text;
            advance();
            if (m_failed || !m_token.isSign(u"."))
                return path;
            advance();
        }
    }

    void parseLiterals(std::vector<Literal> &literals)
    {
        if (!takeSign(u"(", "("))
            return;
        if (m_token.isSign(u")")) {
            advance();
            return;
        }
        for (;;) {
            literals.push_back(parseLiteral());
            if (m_failed || m_token.isSign(u")"))
                break;
            if (!takeSign(u",", ","))
                return;
        }
        takeSign(u")", ")");
    }

    Literal parseLiteral()
    {
        Literal literal;
        switch (m_failed ? Kind::Bad : m_token.kind) {
        case Kind::Text:
            literal = m_token.text;
            break;
        case Kind::Number:
            literal = Number{m_token.text};
            break;
        case Kind::Date:
            literal = m_token.date;
            break;
        case Kind::Moment:
            literal = m_token.moment;
            break;
        case Kind::Word:
            if (m_token.isWord(u"today"))
                literal = Today{};
            else if (m_token.isWord(u"me"))
                literal = Me{};
            else if (m_token.isWord(u"true") || m_token.isWord(u"false"))
                literal = m_token.isWord(u"true");
            else
                refuse("value");
            break;
        case Kind::End:
        case Kind::Sign:
        case Kind::Bad:
            refuse("value");
            break;
        }
        if (!m_failed)
            advance();
        return literal;
    }

    Period parsePeriod()
    {
        Period period;
        if (takeWord(u"this")) {
            period.which = Period::Which::This;
        } else {
            if (takeWord(u"next"))
                period.which = Period::Which::Next;
            else if (!takeWord(u"last"))
                refuse("period");
            bool ok = false;
            const int count = m_failed || m_token.kind != Kind::Number ? 0 : m_token.text.toInt(&ok);
            if (!ok || count < 1 || count > maxPeriodCount) {
                refuse("number");
                return period;
            }
            period.count = count;
            advance();
        }
        const auto unit = m_failed || m_token.kind != Kind::Word ? std::nullopt : periodUnitNamed(m_token.text);
        if (!unit) {
            refuse("unit");
            return period;
        }
        period.unit = *unit;
        advance();
        return period;
    }

    QStringView m_text;
    FilterLexer m_lexer;
    FilterToken m_token;
    int m_depth = 0;
    bool m_failed = false;
    qsizetype m_errorAt = 0;
    QString m_expected;
};

} // namespace

Result<Filter> parseFilter(QStringView text)
{
    return FilterParser(text).parse();
}

} // namespace millrace
