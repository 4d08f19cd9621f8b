// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/funnel.h"
#include "core/sales/funnel_wall_clock.h"

namespace millrace::funnel_test {

using namespace Qt::StringLiterals;

/// A pipeline "sales" of the stages A, B, C, D, won and lost, and another with one stage; ids by number.
inline RecordId idOf(std::uint32_t number)
{
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < 4; ++i)
        bytes[15 - i] = std::uint8_t(number >> (8 * i));
    bytes[0] = 1;
    return RecordId(bytes);
}

inline const RecordId sales = idOf(1000);
inline const RecordId otherPipeline = idOf(1001);
inline const RecordId stageA = idOf(1);
inline const RecordId stageB = idOf(2);
inline const RecordId stageC = idOf(3);
inline const RecordId stageD = idOf(4);
inline const RecordId stageWon = idOf(5);
inline const RecordId stageLost = idOf(6);
inline const RecordId otherStage = idOf(7);
inline const RecordId nowhere;

inline std::vector<StageInfo> stages()
{
    return {{stageWon, sales, u"Won"_s, 90, StageKind::Won},
            {stageC, sales, u"C"_s, 30, StageKind::Open},
            {stageA, sales, u"A"_s, 10, StageKind::Open},
            {otherStage, otherPipeline, u"Elsewhere"_s, 1, StageKind::Open},
            {stageD, sales, u"D"_s, 40, StageKind::Open},
            {stageLost, sales, u"Lost"_s, 91, StageKind::Lost},
            {stageB, sales, u"B"_s, 20, StageKind::Open}};
}

/// The moment `days` after 2024-01-01 00:00 UTC.
inline Instant day(double days)
{
    return {1'704'067'200'000'000LL + std::int64_t(days * 86'400'000'000.0)};
}

inline StageStep step(double at, const RecordId &stage, bool known = true)
{
    return {day(at), known, RecordId(), stage};
}

inline OpportunityCourse course(std::uint32_t number, std::vector<StageStep> steps,
                                std::optional<std::int64_t> baseMinor = {})
{
    OpportunityCourse made;
    made.id = idOf(10'000 + number);
    made.steps = std::move(steps);
    made.baseMinor = baseMinor;
    if (baseMinor)
        made.amount = Money{*baseMinor, *CurrencyCode::fromString(u"CNY")};
    return made;
}

inline FunnelRequest request(double asOf = 100)
{
    FunnelRequest made;
    made.pipeline = sales;
    made.stages = stages();
    made.asOf = day(asOf);
    made.members = true;
    return made;
}

inline Funnel count(const FunnelRequest &request, const std::vector<OpportunityCourse> &courses)
{
    FunnelCounter counter(request);
    for (const OpportunityCourse &each : courses)
        counter.add(each);
    return counter.finish();
}

} // namespace millrace::funnel_test
