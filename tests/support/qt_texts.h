// SPDX-License-Identifier: GPL-3.0-or-later
// How a failed check shows Qt's texts. Included by tests that compare them.
#pragma once

#include "tests/support/catch.h"

#include <QString>
#include <QStringList>

namespace Catch {

template <> struct StringMaker<QString>
{
    static std::string convert(const QString &text) { return '"' + text.toStdString() + '"'; }
};

template <> struct StringMaker<QStringList>
{
    static std::string convert(const QStringList &list) { return '[' + list.join(", ").toStdString() + ']'; }
};

} // namespace Catch
