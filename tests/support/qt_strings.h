// SPDX-License-Identifier: GPL-3.0-or-later
// How a failed check shows Qt's values. Included by tests that compare them.
#pragma once

#include "tests/support/qt_texts.h"

#include <QColor>

namespace Catch {

template <> struct StringMaker<QColor>
{
    static std::string convert(const QColor &colour) { return colour.name(QColor::HexArgb).toStdString(); }
};

} // namespace Catch
