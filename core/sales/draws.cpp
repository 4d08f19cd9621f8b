// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/draws.h"

#include <cmath>
#include <numbers>

namespace millrace {

double Draws::exponential()
{
    return -std::log(1 - share());
}

double Draws::normal()
{
    const double radius = std::sqrt(2 * exponential());
    return radius * std::cos(2 * std::numbers::pi * share());
}

double Draws::gamma(double shape)
{
    if (shape <= 0)
        return 0;
    if (shape < 1)
        return gamma(shape + 1) * std::pow(1 - share(), 1 / shape);
    const double d = shape - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = normal();
        const double v = std::pow(1 + c * x, 3);
        if (v > 0 && std::log(1 - share()) < 0.5 * x * x + d - d * v + d * std::log(v))
            return d * v;
    }
}

std::int64_t Draws::poisson(double mean)
{
    // Halves of a large mean are drawn apart, so that the product below does not vanish.
    if (mean > 30) {
        const auto draws = std::int64_t(mean / 30) + 1;
        std::int64_t sum = 0;
        for (std::int64_t i = 0; i < draws; ++i)
            sum += poisson(mean / double(draws));
        return sum;
    }
    const double limit = std::exp(-mean);
    std::int64_t count = 0;
    for (double product = 1 - share(); product > limit; product *= 1 - share())
        ++count;
    return count;
}

} // namespace millrace
