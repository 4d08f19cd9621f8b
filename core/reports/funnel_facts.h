// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/funnel_report.h"

namespace millrace {

/// What a funnel needs of the opportunities besides their steps: which the filter takes, their amounts, and the groups
/// that they belong to in each slice.
class FunnelFacts
{
public:
    /// `paths`: the slices.
    static Result<FunnelFacts> read(const Workspace &workspace, const Session &session, const FunnelQuery &query,
                                    const std::vector<FieldPath> &paths);

    qsizetype size() const { return m_places.size(); }
    /// Fills amounts and groups of the course; false where the filter leaves the opportunity out. `groups` has room for
    /// every slice.
    bool complete(OpportunityCourse &course, std::vector<FunnelGroupNumbers> &groups) const;
    /// The keys of a slice's groups by their numbers.
    const QStringList &keys(std::size_t slice) const { return m_slices[slice].keys; }

private:
    struct Amount
    {
        std::optional<Money> entered;
        std::optional<std::int64_t> base;
    };
    /// One way of grouping. Values are numbered as they come, then given their keys all at once, since a title costs a
    /// look-up: two records of one title are one group.
    struct Slice
    {
        const FieldDef *field = nullptr;
        QHash<RecordId, std::uint32_t> references;
        QHash<QString, std::uint32_t> texts;
        std::vector<std::vector<RecordId>> ids; ///< of each value, where it refers to records
        std::vector<QStringList> words;         ///< of each value otherwise
        std::vector<FunnelGroupNumbers> groups; ///< of each value
        QStringList keys;                       ///< of each group

        std::uint32_t numberOf(const Value &value);
        Result<void> finish(const Workspace &workspace, const Session &session, std::optional<Instant> knownAt);
    };

    QHash<RecordId, std::uint32_t> m_places;
    std::vector<Amount> m_amounts;
    std::vector<std::uint32_t> m_values; ///< by place and slice
    std::vector<Slice> m_slices;
};

} // namespace millrace
