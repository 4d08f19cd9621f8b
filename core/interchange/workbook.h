// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QIODevice>
#include <QString>

#include <memory>
#include <vector>

namespace millrace::interchange {

inline constexpr int maxSheetColumns = 16'384;
inline constexpr size_t mostMerges = 2'000; ///< of a sheet, as far as they are looked at

/// A rectangle of merged cells, from 0 in columns and from 1 in rows, both ends included.
struct SheetMerge
{
    int left = 0;
    int right = 0;
    qint64 top = 0;
    qint64 bottom = 0;
};

/// One row of a sheet with something in it.
struct SheetRow
{
    qint64 number = 0;          ///< from 1, as the program that made it shows it
    std::vector<QString> cells; ///< up to the last one that is filled
    int filled = 0;
    int errors = 0;    ///< cells that show #N/A and the like; empty here
    int uncounted = 0; ///< formulas without a stored result; empty here

    void clear(qint64 row);
    /// Puts a text into a cell; an empty one changes nothing.
    void place(int column, const QString &text);
    bool isEmpty() const { return filled + errors + uncounted == 0; }
};

/// The rows of one sheet, in order, once, without the empty ones. Formulas are given with the result that the file
/// stores. One thread; gone before its workbook. Errors as of TableSource.
class SheetRows
{
public:
    virtual ~SheetRows() = default;
    virtual Result<bool> next(SheetRow &row) = 0;
    virtual qint64 position() const = 0; ///< in bytes of what is read
    virtual qint64 size() const = 0;
    /// The merged cells that begin in the rows up to that one, all of which were read.
    virtual Result<std::vector<SheetMerge>> merges(qint64 lastRow) = 0;
};

struct SheetInfo
{
    QString name;
    bool hidden = false;
};

/// A file of sheets, whatever its format.
class Workbook
{
public:
    virtual ~Workbook() = default;
    /// Stands for the file in errors.
    virtual const QString &name() const = 0;
    virtual std::vector<SheetInfo> sheets() const = 0;
    virtual Result<std::unique_ptr<SheetRows>> rows(size_t sheet) = 0;
};

/// Opens a workbook by what it holds, not by its name: .xlsx, .ods, or .xls of Excel 5 and later. The device is open
/// for reading and can seek.
Result<std::unique_ptr<Workbook>> openWorkbook(std::unique_ptr<QIODevice> device, const QString &name);

} // namespace millrace::interchange
