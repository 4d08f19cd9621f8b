// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/rfm_report.h"

#include "core/schema/builtin/customer.h"
#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/stage.h"

#include <algorithm>

namespace millrace {

namespace {

using Measured = std::int64_t (*)(const RfmLine &);

/// Scores all lines by one measure, more being better.
void score(std::vector<RfmLine> &lines, Measured measured, int RfmLine::*result, bool equalsCount)
{
    std::vector<std::int64_t> all;
    for (const RfmLine &line : lines)
        all.push_back(measured(line));
    std::sort(all.begin(), all.end());
    const auto count = std::int64_t(all.size());
    for (RfmLine &line : lines) {
        const auto worse = std::lower_bound(all.begin(), all.end(), measured(line)) - all.begin();
        const auto notBetter = std::upper_bound(all.begin(), all.end(), measured(line)) - all.begin();
        line.*result = int(equalsCount ? (5 * notBetter + count - 1) / count : 1 + 5 * worse / count);
    }
}

size_t placeOf(const QString &segment)
{
    const auto &segments = rfmSegments();
    return size_t(
        std::find_if(segments.begin(), segments.end(), [&](const RfmSegment &one) { return one.key == segment; }) -
        segments.begin());
}

} // namespace

const std::vector<RfmSegment> &rfmSegments()
{
    static const std::vector<RfmSegment> segments = {{QStringLiteral("champions"), 4, 4, 1},
                                                     {QStringLiteral("loyal"), 3, 3, 1},
                                                     {QStringLiteral("new"), 4, 1, 1},
                                                     {QStringLiteral("fading"), 3, 1, 1},
                                                     {QStringLiteral("valuable_at_risk"), 1, 1, 4},
                                                     {QStringLiteral("at_risk"), 1, 3, 1},
                                                     {QStringLiteral("lost"), 1, 1, 1}};
    return segments;
}

Result<RfmReport> rfmReport(const Workspace &workspace, const Session &session, const std::optional<Instant> &asOf)
{
    RfmReport report;
    report.day = asOf.value_or(workspace.clock().now()).toDateTime(session.zone).date();
    const EntityPtr deals = workspace.catalog()->entity(opportunityEntity().key);
    Query query;
    query.entity = deals->key;
    query.asOf = asOf;
    query.filter =
        Filter::compare(opportunity::stage.name() + u'.' + stage::kind.name(), CompareOp::Equal, QStringLiteral("won"));
    query.fields = {{{opportunity::customer.name()}},
                    {{opportunity::amount.name()}},
                    {{opportunity::closeDate.name()}},
                    {{deals->at(system_field::CreatedAt).key}}};
    const RateTable &rates = workspace.metadata()->rates;
    QHash<RecordId, size_t> positions;
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        const auto *customer = row.cells[0].as<RecordId>();
        if (!customer)
            return true;
        QDate day = row.cells[2].valueOr<QDate>();
        if (!day.isValid())
            day = row.cells[3].valueOr<Instant>().toDateTime(session.zone).date();
        const auto known = positions.constFind(*customer);
        if (known == positions.constEnd()) {
            positions.insert(*customer, report.lines.size());
            report.lines.push_back({});
            report.lines.back().customer = *customer;
        }
        RfmLine &line = known == positions.constEnd() ? report.lines.back() : report.lines[*known];
        ++line.count;
        if (!line.last.isValid() || day > line.last)
            line.last = day;
        if (const auto *money = row.cells[1].as<Money>()) {
            const auto base = rates.baseMinor(*money, day);
            base ? line.value += *base : ++line.unconverted;
        }
        return true;
    }));
    if (report.lines.empty())
        return report;
    std::vector<RecordId> ids;
    for (RfmLine &line : report.lines) {
        line.days = int(std::max<qint64>(line.last.daysTo(report.day), 0));
        ids.push_back(line.customer);
    }
    MILLRACE_ASSIGN(const auto titles, workspace.titles(session, customerEntity().key, ids));
    score(
        report.lines, [](const RfmLine &line) { return -std::int64_t(line.days); }, &RfmLine::recency, true);
    score(
        report.lines, [](const RfmLine &line) { return std::int64_t(line.count); }, &RfmLine::frequency, false);
    score(
        report.lines, [](const RfmLine &line) { return line.value; }, &RfmLine::monetary, true);
    for (RfmLine &line : report.lines) {
        line.title = titles.value(line.customer);
        const auto &segments = rfmSegments();
        line.segment = std::find_if(segments.begin(), segments.end(), [&](const RfmSegment &segment) {
                           return line.recency >= segment.leastRecency && line.frequency >= segment.leastFrequency &&
                                  line.monetary >= segment.leastMonetary;
                       })->key;
    }
    std::sort(report.lines.begin(), report.lines.end(), [](const RfmLine &a, const RfmLine &b) {
        const size_t ofA = placeOf(a.segment), ofB = placeOf(b.segment);
        if (ofA != ofB)
            return ofA < ofB;
        return a.value != b.value ? a.value > b.value : a.customer < b.customer;
    });
    return report;
}

} // namespace millrace
