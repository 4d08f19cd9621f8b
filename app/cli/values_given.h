// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run.h"
#include "ui/text/record_input.h"

namespace millrace::cli {

/// Values for one record as they were given: "field=value" words, or a JSON object on the standard input stream where
/// there are no such words (or the word is "-"). Words before `first` are not looked at.
struct GivenValues
{
    using One = GivenValue;
    std::vector<One> all;

    static Attempt<GivenValues> read(const Run &run, qsizetype first);
};

/// The values of a record, as record_input.h reads them; problems name the entity.
Attempt<void> fillEdit(const Run &run, const EntityPtr &entity, const Record &before, const GivenValues &given,
                       Edit &edit);
/// The same with the whole verdict.
Attempt<void> fillWhole(const Run &run, const EntityPtr &entity, const Record &before, const GivenValues &given,
                        Edit &edit);

} // namespace millrace::cli
