// SPDX-License-Identifier: GPL-3.0-or-later
// A table in memory, written by the bare workbook library: what an export into a workbook cannot beat.
#pragma once

#include "core/workspace/answers.h"

#include <QByteArray>

#include <vector>

namespace millrace::bench {

class RawSheet
{
public:
    static RawSheet of(const RowSet &rows);
    void write(const QString &path) const;

private:
    struct Cell
    {
        QByteArray text;
        double number = 0;
        bool isNumber = false;
    };
    std::vector<std::vector<Cell>> m_rows;
};

} // namespace millrace::bench
