// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/funnel.h"

namespace millrace {

/// A stage that lets so few on that it is no accident of small numbers.
struct Bottleneck
{
    std::size_t stage = 0;   ///< index in Funnel::stages
    double conversion = 0;   ///< of the stage
    double high = 0;         ///< its upper bound (Wilson, 95 %)
    double elsewhere = 0;    ///< advanced / left over all other stages
    std::int64_t heldUp = 0; ///< visits that would have advanced at the rate of the others, and did not
};

/// Stages whose upper bound lies below the conversion of all other stages taken together, most visits held up first.
/// A stage that fewer than 30 visits have left says too little, and so do fewer than 30 elsewhere.
std::vector<Bottleneck> bottlenecks(const Funnel &funnel);

} // namespace millrace
