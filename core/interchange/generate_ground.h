// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/generate_names.h"
#include "core/interchange/generate_records.h"

namespace millrace::generating {

/// The stages that made-up opportunities pass, as the workspace has them.
struct StageCourse
{
    RecordId pipeline;
    std::vector<RecordId> open;
    std::vector<int> probability;
    RecordId won;
    RecordId lost;
};

struct ProductInfo
{
    RecordId id;
    QString chinese;
    QString english;
    std::int64_t price = 0; ///< in major units of CNY
};

/// What stands before the first customer: people, departments, products, exchange rates, stages.
struct Ground
{
    std::vector<RecordId> departments;
    std::vector<RecordId> users; ///< managers first
    std::vector<size_t> departmentOf;
    std::vector<ProductInfo> products;
    StageCourse stages;
};

/// The workspace's first pipeline that leads through open stages to won and lost and asks for nothing unusual; made
/// where there is none.
Result<StageCourse> stageCourse(Records &records);
/// Rates of the currencies that the workspace knows but has no rate for, every quarter of the calendar's time.
Result<void> addRates(Records &records, Chance &chance, const Calendar &calendar);
Result<std::vector<ProductInfo>> addProducts(Records &records, const Calendar &calendar);
Result<Ground> layGround(Records &records, std::uint64_t seed, const Calendar &calendar, qint64 customers);

/// The amount in a currency of `cny` major units, rounded to whole hundreds of minor units.
Money amountIn(CurrencyCode currency, std::int64_t cny);

} // namespace millrace::generating
