// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/text/exits.h"

#include <QCoreApplication>

namespace millrace::cli {

namespace exits = ::millrace::exits;

/// Why a command did not do its work: an error of the core, or a sentence about how the command was called.
struct Failure
{
    Failure(Error failed) : error(std::move(failed)) {} // NOLINT: failures of the core pass through
    /// A command line that makes no sense; the sentence is already in the reader's language.
    static Failure usage(const QString &sentence);
    /// Something that is no failure of the core: its stable word, a sentence in the reader's language, the exit.
    static Failure saying(const QString &word, const QString &sentence, int exit);

    Error error;
    QString sentence; ///< stands in for the words made of `error`
    QString entity;   ///< whose fields the problems name
    int exit() const { return sentence.isEmpty() ? exits::of(error.code) : ownExit; }
    QString word() const { return sentence.isEmpty() ? errorWord(error.code) : ownWord; }
    QString ownWord = QStringLiteral("usage"); ///< with `sentence`
    int ownExit = exits::usage;
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
