// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>

#include <vector>

namespace millrace {

/// What a page puts on paper, as a value with all its texts: a title, notes (what was asked for, when), a picture, a
/// table. Any part may be absent.
struct Printout
{
    struct Column
    {
        QString heading;
        bool atEnd = false; ///< numbers stand at the right
        double weight = 1;  ///< share of the width
    };

    QString title;
    QStringList notes;
    QImage picture;
    std::vector<Column> columns;
    std::vector<QStringList> rows; ///< a row of one text is a heading over all columns
    bool wraps = false;            ///< texts go on in further lines instead of ending in an ellipsis
    bool landscape = false;
    QString rest; ///< below the last row: what was left out

    bool isEmpty() const { return picture.isNull() && rows.empty(); }
};

} // namespace millrace
