// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/schema/entity.h"

namespace millrace::cli {

/// Writes the answer to the standard output stream: the document where `json`, the text otherwise. Answers the exit:
/// the answer's own, or 1 with a sentence on the error stream where it could not be written.
int printAnswer(const Answer &answer, bool json);
/// Says why nothing came of it and answers the exit: as a document on the standard output stream where `json`, as
/// sentences on the error stream otherwise. `run` (may be null) knows the words for fields.
int printFailure(const Failure &failure, bool json, const Run *run);

/// {"code","message","problems":[..]}
QJsonObject failureDocument(const Failure &failure, const Run *run);
/// {"field","rule","message","severity"}
QJsonObject problemDocument(const Problem &problem, const EntityDef *entity, const Run *run);
/// The problem as a sentence with the field's label in front.
QString problemSentence(const Problem &problem, const EntityDef *entity, const Run *run);

} // namespace millrace::cli
