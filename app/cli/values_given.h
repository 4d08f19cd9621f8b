// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run.h"

#include <QJsonValue>

namespace millrace::cli {

/// Values for one record as they were given: "field=value" words, or a JSON object on the standard input stream where
/// there are no such words (or the word is "-"). Words before `first` are not looked at.
struct GivenValues
{
    struct One
    {
        QString field;
        QJsonValue value;
        bool typed = false; ///< a word of the command line: read as a person writes it
    };
    std::vector<One> all;

    static Attempt<GivenValues> read(const Run &run, qsizetype first);
};

/// Puts the values into an edit of `entity`: references by id or title, choices by key or label, the rest as JSON or as
/// typed. `before` is the record that is changed; a null one for a new record. Fails with UnknownField, or with
/// ValidationFailed and all texts that are no values of their fields; the edit holds the others then.
Attempt<void> fillEdit(const Run &run, const EntityPtr &entity, const Record &before, const GivenValues &given,
                       Edit &edit);

} // namespace millrace::cli
