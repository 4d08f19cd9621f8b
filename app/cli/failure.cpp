// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/failure.h"

namespace millrace::cli {

Failure Failure::usage(const QString &sentence)
{
    Failure failure(Error{ErrorCode::InvalidArgument, {sentence}, {}});
    failure.sentence = sentence;
    return failure;
}

Failure Failure::saying(const QString &word, const QString &sentence, int exit)
{
    Failure failure = usage(sentence);
    failure.ownWord = word;
    failure.ownExit = exit;
    return failure;
}

} // namespace millrace::cli
