// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/bound_filter_tree.h"

namespace millrace::bound_tree {

BoundFilter constant(bool holds)
{
    BoundFilter filter;
    filter.kind = holds ? BoundFilter::Kind::Everything : BoundFilter::Kind::Nothing;
    return filter;
}

BoundFilter combined(BoundFilter::Kind kind, std::vector<BoundFilter> children)
{
    const bool isAnd = kind == BoundFilter::Kind::And;
    const auto neutral = isAnd ? BoundFilter::Kind::Everything : BoundFilter::Kind::Nothing;
    const auto deciding = isAnd ? BoundFilter::Kind::Nothing : BoundFilter::Kind::Everything;
    BoundFilter filter;
    filter.kind = kind;
    for (BoundFilter &child : children) {
        if (child.kind == deciding)
            return constant(!isAnd);
        if (child.kind == kind)
            std::move(child.children.begin(), child.children.end(), std::back_inserter(filter.children));
        else if (child.kind != neutral)
            filter.children.push_back(std::move(child));
    }
    if (filter.children.empty())
        return constant(isAnd);
    if (filter.children.size() == 1)
        return BoundFilter(std::move(filter.children.front()));
    return filter;
}

BoundFilter negated(BoundFilter child)
{
    switch (child.kind) {
    case BoundFilter::Kind::Everything:
    case BoundFilter::Kind::Nothing:
        return constant(child.kind == BoundFilter::Kind::Nothing);
    case BoundFilter::Kind::Not:
        return BoundFilter(std::move(child.children.front()));
    case BoundFilter::Kind::And:
    case BoundFilter::Kind::Or:
        for (BoundFilter &part : child.children)
            part = negated(std::move(part));
        return combined(child.kind == BoundFilter::Kind::And ? BoundFilter::Kind::Or : BoundFilter::Kind::And,
                        std::move(child.children));
    case BoundFilter::Kind::Compare:
    case BoundFilter::Kind::AnyOf:
    case BoundFilter::Kind::Empty:
    case BoundFilter::Kind::Contains:
    case BoundFilter::Kind::SetHas:
    case BoundFilter::Kind::Range:
    case BoundFilter::Kind::Related:
        break;
    }
    BoundFilter filter;
    filter.kind = BoundFilter::Kind::Not;
    filter.children.push_back(std::move(child));
    return filter;
}

int heightOf(const BoundFilter &filter)
{
    // A statement within a statement keeps about as many symbols open as six brackets.
    constexpr int statement = 6;
    int highest = 0;
    for (const BoundFilter &child : filter.children)
        highest = std::max(highest, heightOf(child));
    const bool joins = filter.kind == BoundFilter::Kind::And || filter.kind == BoundFilter::Kind::Or;
    return highest + (filter.kind == BoundFilter::Kind::Related ? statement : joins ? 1 : 0);
}

} // namespace millrace::bound_tree
