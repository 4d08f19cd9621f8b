// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"

#include <functional>
#include <random>

namespace millrace::test {

/// Seeded filters: any that can be written, or such that fit an entity.
class RandomFilter
{
public:
    explicit RandomFilter(std::uint64_t seed) : m_engine(seed) {}

    int below(int bound) { return int(m_engine() % std::uint64_t(bound)); }
    bool chance(int percent) { return below(100) < percent; }
    template <class T> const T &oneOf(const std::vector<T> &from) { return from[size_t(below(int(from.size())))]; }

    /// A tree whose leaves `leaf` makes.
    Filter tree(int depth, const std::function<Filter()> &leaf)
    {
        if (depth == 0 || chance(40))
            return leaf();
        if (chance(25))
            return Filter::negation(tree(depth - 1, leaf));
        std::vector<Filter> children;
        for (int i = below(3) + 2; i > 0; --i)
            children.push_back(tree(depth - 1, leaf));
        return chance(50) ? Filter::all(std::move(children)) : Filter::any(std::move(children));
    }

    /// A leaf that obeys the grammar and nothing else.
    Filter anyLeaf()
    {
        static const std::vector<QString> keys = {QStringLiteral("name"),  QStringLiteral("customer.region"),
                                                  QStringLiteral("x_0ab"), QStringLiteral("a.b.c_d"),
                                                  QStringLiteral("notes"), QStringLiteral("order")};
        const QString path = oneOf(keys);
        switch (below(5)) {
        case 0:
            return Filter::empty(path, chance(50));
        case 1: {
            std::vector<Literal> literals;
            for (int i = below(4); i > 0; --i)
                literals.push_back(anyLiteral());
            return Filter::in(path, std::move(literals));
        }
        case 2:
            return Filter::within(path, anyPeriod());
        default:
            return Filter::compare(path, CompareOp(below(7)), anyLiteral());
        }
    }

    /// The same, or a condition over related records whatever they are.
    Filter anyCondition(int depth = 2)
    {
        if (depth == 0 || chance(75))
            return anyLeaf();
        Filter filter;
        filter.kind = Filter::Kind::Related;
        filter.measure = Filter::Measure(below(6));
        filter.related = chance(50) ? QStringLiteral("contact") : QStringLiteral("has");
        filter.via = chance(30) ? QStringLiteral("owner") : QString();
        filter.children.push_back(chance(30) ? Filter() : tree(2, [this, depth] { return anyCondition(depth - 1); }));
        if (filter.measure <= Filter::Measure::HasNo)
            return filter;
        filter.children.push_back(anyLeaf());
        std::swap(filter.path, filter.children.back().path);
        if (filter.measure == Filter::Measure::Count)
            filter.path = {};
        return filter;
    }

    Period anyPeriod()
    {
        Period period;
        period.which = Period::Which(below(3));
        period.unit = Period::Unit(below(5));
        period.count = period.which == Period::Which::This ? 1 : below(40) + 1;
        return period;
    }

    Literal anyLiteral()
    {
        switch (below(7)) {
        case 0:
            return Number{(chance(30) ? QStringLiteral("-") : QString()) + QString::number(below(100000)) +
                          (chance(50) ? u'.' + QString::number(below(1000)) : QString())};
        case 1:
            return QDate(1900, 1, 1).addDays(below(100000));
        case 2:
            return Instant{(std::int64_t(below(2'000'000'000)) - 500'000'000) * 1'000'000 +
                           (chance(50) ? below(1'000'000) : 0)};
        case 3:
            return chance(50);
        case 4:
            return Today{};
        case 5:
            return Me{};
        default:
            return anyText();
        }
    }

    QString anyText()
    {
        static const std::vector<QString> pieces = {QStringLiteral("a"),   QStringLiteral("\""),   QStringLiteral("\\"),
                                                    QStringLiteral("海"),  QStringLiteral("”"),    QStringLiteral("「"),
                                                    QStringLiteral(" "),   QStringLiteral("\n"),   QStringLiteral("("),
                                                    QStringLiteral("and"), QString::fromUtf8("😀"), QStringLiteral("'")};
        QString text;
        for (int i = below(6); i > 0; --i)
            text += oneOf(pieces);
        return text;
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace millrace::test
