// SPDX-License-Identifier: GPL-3.0-or-later
// How a failed check shows Qt's values. Included by tests that compare them.
#pragma once

#include "tests/support/catch.h"

#include <QColor>
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

template <> struct StringMaker<QColor>
{
    static std::string convert(const QColor &colour) { return colour.name(QColor::HexArgb).toStdString(); }
};

} // namespace Catch
