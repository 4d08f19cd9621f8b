// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_table.h"

namespace millrace {

/// How the values of a group are brought together, in the words of the workspace. `today` is what ages count from.
Bucket bucketOf(const ReportGroup &group, const FieldDef &field, int firstMonth, CurrencyCode currency, QDate today,
                const QTimeZone &zone);
/// The values of the field that belong to a value of the group.
Filter filterOfGroup(const ReportGroup &group, const FieldDef &field, CurrencyCode currency, QDate today,
                     const Value &value);

/// The order in which groups stand where nothing else is asked for: dates and numbers ascending, options in their own
/// order, names as a phone book has them, what is empty last.
class GroupOrder
{
public:
    GroupOrder(const FieldDef &field, const Metadata &metadata, const QHash<RecordId, QString> &titles);
    std::vector<Value> sorted(std::vector<Value> values) const;

private:
    const FieldDef &m_field;
    const Metadata &m_metadata;
    const QHash<RecordId, QString> &m_titles;
};

} // namespace millrace
