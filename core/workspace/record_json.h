// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/answers.h"
#include "core/workspace/metadata.h"

#include <QJsonArray>

namespace millrace {

/// The outside shapes of what the workspace answers, as every program gives them.

/// All fields of a record that are set, by key.
QJsonObject recordDocument(const Record &record);
/// A row by the paths of its columns, empty values as null.
QJsonObject rowDocument(const RowSet &rows, const Row &row);
/// "[{..},{..}]".
QByteArray rowsDocument(const RowSet &rows);
/// {"field","was","now","at","at_known"}.
QJsonObject changeDocument(const HistoryChange &change, Instant recordedAt);
/// {"commit","at","recorded_at","actor","actor_name","origin","label","cause","changes"}.
QJsonObject commitDocument(const HistoryCommit &commit, const Metadata &metadata);
/// [{"entity","id","title","field"}].
QJsonArray touchedDocument(const std::vector<TouchedLater> &touched);

} // namespace millrace
