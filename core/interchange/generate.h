// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <map>

namespace millrace {

/// How large a made-up company is. -1 = in proportion to the customers.
struct GenerateOptions
{
    qint64 customers = 0;
    qint64 contacts = -1;      ///< two a customer
    qint64 opportunities = -1; ///< one a customer
    qint64 activities = -1;    ///< ten a customer
    qint64 tasks = -1;         ///< one for five customers
    std::uint64_t seed = 1;
    Origin origin = Origin::Sample;
    Progress progress; ///< in records
};

struct GenerateReport
{
    RecordId operation;
    std::map<QString, qint64> records; ///< written, by entity
    QByteArray digest;                 ///< SHA-256 in hex over all that was asked to be written, dated steps included
};

/// Fills a workspace with a made-up company: four years of customers, contacts, opportunities with dated stage
/// histories, activities and tasks, half of the names Chinese, as one operation of the workspace's own person that undo
/// takes back. The same seed, the same clock and the same zone give the same records with the same ids and the same
/// history, whatever the workspace's own identities. Runs on the caller's thread and writes beside it. Errors:
/// InvalidArgument (no customers, or a seed that this workspace already has), ValidationFailed (the workspace's own
/// rules refuse what is made), Cancelled, and all of the storage; nothing stays after any of them.
Result<GenerateReport> generate(Workspace &workspace, const GenerateOptions &options);

/// The small company that the program is tried out with: 40 customers, 60 contacts, opportunities in every stage, some
/// of them stuck, thirty days of activities, tasks due around now, a team of four beside the workspace's own person.
/// One operation of origin sample, which nobody here did: undo of what somebody did last passes it by. The same rules
/// and errors as generate().
Result<GenerateReport> generateSample(Workspace &workspace, const Progress &progress = {});

} // namespace millrace
