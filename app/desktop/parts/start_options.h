// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QElapsedTimer>
#include <QString>

#include <optional>

class QCoreApplication;

namespace millrace {

/// What the program was started with; see --help.
struct StartOptions
{
    QString workspace;
    QString profile;
    QString locale;
    QString theme; ///< "light", "dark" or "contrast", for this run
    QString page;
    QString probe;
    QString shots;
    bool sample = false;
    QString link;         ///< millrace://..., where the program is to begin
    bool welcome = false; ///< ask at the first start; without it a missing workspace is made silently
    bool alone = false;   ///< hand over to a program that has the workspace open already
    std::optional<Instant> now;
    QElapsedTimer begun; ///< runs since the program began; not running: since the composition was made
};

/// The options, or nothing where the program is to end with `exitCode` (help, version, a usage error).
std::optional<StartOptions> parseStart(const QCoreApplication &application, int &exitCode);

/// A file beside `wanted` that is called after a company and not there yet; `wanted` where there is no name.
QString fileBeside(const QString &company, const QString &wanted);

} // namespace millrace
