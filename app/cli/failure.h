// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>

namespace millrace::cli {

/// What the programs answer to the shell.
namespace exits {
inline constexpr int done = 0;
inline constexpr int notAll = 1;
inline constexpr int usage = 2;
inline constexpr int workspace = 3;
inline constexpr int notPermitted = 4;
inline constexpr int bug = 70;
inline constexpr int cancelled = 130;
} // namespace exits

/// The exit that a failure of the core leads to.
int exitOf(ErrorCode code);

/// Why a command did not do its work: an error of the core, or a sentence about how the command was called.
struct Failure
{
    Failure(Error failed) : error(std::move(failed)) {} // NOLINT: failures of the core pass through
    /// A command line that makes no sense; the sentence is already in the reader's language.
    static Failure usage(const QString &sentence);

    Error error;
    QString sentence; ///< stands in for the words made of `error`
    QString entity;   ///< whose fields the problems name
    int exit() const { return sentence.isEmpty() ? exitOf(error.code) : exits::usage; }
    QString word() const { return sentence.isEmpty() ? errorWord(error.code) : QStringLiteral("usage"); }
};

template <class T> using Attempt = tl::expected<T, Failure>;

inline tl::unexpected<Failure> misuse(const QString &sentence)
{
    return tl::make_unexpected(Failure::usage(sentence));
}

inline QString translate(const char *context, const char *text)
{
    return QCoreApplication::translate(context, text);
}

} // namespace millrace::cli

namespace millrace {

inline tl::unexpected<cli::Failure> fail(cli::Failure failure)
{
    return tl::make_unexpected(std::move(failure));
}

} // namespace millrace
