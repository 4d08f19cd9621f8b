// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ratio.h"
#include "core/base/result.h"

#include <functional>

namespace millrace {

/// What a figure counts in. Only like is added to like.
enum class Dimension { Number, Money, Days, Duration, Date, Moment };

/// An arithmetic expression over the figures of a report:
///   expr = term {("+"|"-") term}; term = factor {("*"|"/") factor};
///   factor = number | key | function "(" expr ")" | "(" expr ")" | "-" factor
/// Functions: total(x), x of the totals row; running(x), the sum of x from the first row to this one; previous(x), x of
/// the row before. A value.
struct Formula
{
    enum class Kind { Number, Figure, Add, Subtract, Multiply, Divide, Negate, Total, Running, Previous };
    Kind kind = Kind::Number;
    Ratio number;
    QString key; ///< Figure
    std::vector<Formula> children;

    bool operator==(const Formula &) const = default;
};

/// InvalidArgument: {"formula", the text, the position, what was expected}.
Result<Formula> parseFormula(QStringView text);
/// The dimension of the whole; `figure` answers that of a key, nothing for one that is not known. InvalidArgument:
/// {"formula", key} for an unknown key, {"dimension", the operator} where the parts do not go together.
Result<Dimension> dimensionOf(const Formula &formula,
                              const std::function<std::optional<Dimension>(const QString &)> &figure);

} // namespace millrace
