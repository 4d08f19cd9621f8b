// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/records/record.h"

namespace millrace {

/// What a stage means: on the way, or one of the two ends.
enum class StageKind { Open, Won, Lost };

/// The kind behind a key of the stage's choice field ("open", "won", "lost"); Open for any other text, since a stage
/// that no one calls an end is on the way.
StageKind stageKindOfKey(QStringView key);
QString stageKindKey(StageKind kind);
/// The kind that a stage made on demand gets by its name: Won and Lost by the words that sales systems use for them in
/// English and Chinese ("Closed Won", "赢单", "已流失"), whole name, case and blanks aside; Open for every other name.
StageKind stageKindOfName(QStringView name);

/// The field keys of a stage's `required` field, each once, in order; nothing where the text is not a JSON array of
/// texts. An empty text is an empty list.
std::optional<QStringList> requiredFieldKeys(const Json &required);

/// The stage gate: what keeps `opportunity`, as it would be after the edit, out of `stage`. Appends
/// - "stage_pipeline" (field "stage", arguments: stage) where the stage belongs to another pipeline than the
/// opportunity;
/// - "stage_gate" (field: the missing one, arguments: stage) for each required field that is empty or only blanks;
/// - "stage_gate_unknown", a warning (field: the key, arguments: stage, key), where the stage asks for a field that the
///   entity lacks, that is retired or that this program cannot edit: nobody could fill it, so it does not refuse. The
///   same with an empty key where the list itself cannot be read.
/// A null stage appends nothing: whether the reference leads anywhere is another rule's business. An opportunity
/// without a pipeline is left to the rule "required". Call it where the stage or the pipeline changes and for new
/// records.
void checkStageGate(const Record &opportunity, const Record &stage, std::vector<Problem> &problems);

/// What is wrong with a stage itself: "stage_uncategorised", a warning (field: the category), where an open stage
/// stands in no forecast category, since its opportunities would be missing from every forecast.
void checkStage(const Record &stage, std::vector<Problem> &problems);

/// One entry of a mapping's `stage_history` for one row, placeholders filled in.
struct StageCell
{
    QString stage;             ///< name; blank = the row has no such step
    bool dated = false;        ///< the mapping names a date column for this step
    std::optional<Instant> at; ///< the row's date in that column; nothing where the cell is empty
};

/// One step of a record's stage history, ready to be journaled.
struct NamedStageStep
{
    QString stage;
    Instant at;
    bool known = true; ///< `at` comes from the row, not from its neighbours
    bool operator==(const NamedStageStep &) const = default;
};

struct StageHistory
{
    std::vector<NamedStageStep> steps; ///< never earlier than the step before
    /// A date of the row lay before that of an earlier step; it was raised to that and marked unknown. Worth a warning.
    bool datesOutOfOrder = false;
};

/// The stage history of one imported row, `cells` in the order of the mapping:
/// 1. A blank stage is no step.
/// 2. A step whose date column is empty is left out, unless it is the first of the mapping or the last: the last names
///    the stage in which the opportunity stands now, which outweighs a missing date, so it stays as a step without a
///    date.
/// 3. A step equal to the stage before it (among those kept; case and outer blanks aside) is left out, the last too:
///    the opportunity then already stands there.
/// 4. A step without a date takes the next known one among the steps kept; with none after it `importedAt`. Both are
///    unknown.
/// 5. Time never runs backwards: a date before the step before it is raised to that one's and unknown, so that reading
///    by time ends in the same stage as reading in order.
StageHistory stageHistory(const std::vector<StageCell> &cells, Instant importedAt);

} // namespace millrace
