// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/api/routes.h"

namespace millrace::server {

// What the routes do, by subject; each answers one call.

Result<Response> describeApi(ApiCall &call);

Result<Response> listRecords(ApiCall &call);
Result<Response> showRecord(ApiCall &call);
Result<Response> createRecord(ApiCall &call);
Result<Response> changeRecord(ApiCall &call);
Result<Response> removeRecord(ApiCall &call);
Result<Response> restoreRecord(ApiCall &call);
Result<Response> showHistory(ApiCall &call);
Result<Response> searchRecords(ApiCall &call);
Result<Response> runBatch(ApiCall &call);

Result<Response> followChanges(ApiCall &call);
Result<Response> listCommits(ApiCall &call);
Result<Response> undoCommit(ApiCall &call);

Result<Response> signIn(ApiCall &call);
Result<Response> signOut(ApiCall &call);
Result<Response> whoAmI(ApiCall &call);
Result<Response> listDevices(ApiCall &call);
Result<Response> revokeDevice(ApiCall &call);
Result<Response> changePassword(ApiCall &call);
Result<Response> beginCode(ApiCall &call);
Result<Response> confirmCode(ApiCall &call);
Result<Response> renewRecovery(ApiCall &call);
Result<Response> removeCode(ApiCall &call);
Result<Response> issueToken(ApiCall &call);
Result<Response> listDevicesOf(ApiCall &call);
Result<Response> revokeDeviceOf(ApiCall &call);
Result<Response> revokeDevicesOf(ApiCall &call);
Result<Response> setPasswordOf(ApiCall &call);
Result<Response> resetCodeOf(ApiCall &call);

Result<Response> listDeliveries(ApiCall &call);
Result<Response> sendAgain(ApiCall &call);
Result<Response> setSecret(ApiCall &call);

/// A record that is written through the API, as batch and single calls do it.
struct WriteAsked
{
    Edit::Kind kind = Edit::Kind::Create;
    EntityPtr entity;
    RecordId id;
    QJsonObject values;
    std::optional<std::int64_t> version;
};
/// The edit that was asked for: its values read, its rights by token asked.
Result<Edit> editAsked(ApiCall &call, const WriteAsked &asked);
/// Warnings of a commit as documents.
QJsonArray warningsShown(const ApiCall &call, const std::vector<Problem> &warnings, const EntityDef *entity);

} // namespace millrace::server
