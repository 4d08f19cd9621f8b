// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include <QJsonObject>

namespace millrace::cli {

class Run;

/// What a command found or did, in both forms; only one of them is printed.
struct Answer
{
    QByteArray json; ///< one compact document
    QString text;    ///< for a person, with line ends
    int exit = exits::done;

    static Answer of(const QJsonObject &document, const QString &text, int exit = exits::done);
};

struct Command
{
    const char *name;
    const char *words;   ///< what follows the name, as the help shows it
    const char *summary; ///< source text of the context "cli"
    const char *example;
    std::vector<Option> options;
    int minimum; ///< words after the name
    int maximum; ///< -1: any number
    Attempt<Answer> (*perform)(Run &run);
    const char *document = ""; ///< the shape of its JSON, where the help tells it
};

/// All commands in the order of the help.
const std::vector<Command> &commands();
const Command *commandNamed(const QString &name);

QString programHelp();
QString commandHelp(const Command &command);

} // namespace millrace::cli
