// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_data.h"

#include <QImage>
#include <QStringList>

#include <optional>
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
        double weight = 1;  ///< share of the width; 0 for all: as wide as their texts, in smaller letters where need be
    };

    QString title;
    QStringList notes;
    QImage picture;
    std::optional<ChartData> chart = {}; ///< in the place of a picture; painted as lines and letters, not as dots
    std::vector<Column> columns;
    std::vector<QStringList> rows;       ///< a row of one text is a heading over all columns
    std::vector<size_t> strongRows = {}; ///< totals; ascending
    /// Charts in the place of rows, which have no texts of their own; ascending.
    std::vector<std::pair<size_t, ChartData>> chartRows = {};
    bool wraps = false; ///< texts go on in further lines instead of ending in an ellipsis
    bool landscape = false;
    QString foot = {}; ///< at the left of the foot of every page: who and when
    QString rest;      ///< below the last row: what was left out

    bool isEmpty() const { return picture.isNull() && !chart && rows.empty(); }
};

} // namespace millrace
