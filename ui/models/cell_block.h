// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/past_rows.h"
#include "ui/text/format_context.h"

namespace millrace {

/// Marked cells as values that may go to another thread: which rows of which list, which of their fields, and which of
/// those cells. Places count within `rows` and `fields`.
struct CellBlock
{
    struct Part
    {
        int firstRow = 0, lastRow = 0, firstField = 0, lastField = 0;
    };
    EntityPtr entity;
    std::vector<quint32> rows;         ///< row numbers in the order of the list
    std::vector<int> fields;           ///< indexes in the entity, in the order of the columns
    std::vector<Part> parts;           ///< what is marked; empty = everything
    std::optional<PastRows> past = {}; ///< the rows themselves, where they stand as of a moment

    bool isEmpty() const { return rows.empty() || fields.empty(); }
    bool isMarked(int row, int field) const;
};

/// Visits the marked cells row by row, reading a page of rows at a time; `visit` answers false to stop. Errors: those
/// of Workspace::rowsByNumber, Cancelled. Any thread but the UI's where there is more than a page.
Result<void> forEachCell(const Workspace &workspace, const Session &session, const CellBlock &block,
                         const std::function<bool(const Row &row, int place)> &visit, const Progress &progress = {});

/// Marked cells as the clipboard offers them: text with tabs, which every spreadsheet takes, and a table that keeps
/// phone numbers and codes from becoming figures. Cells that are not marked are empty.
struct CopiedCells
{
    QString text;
    QString html;
    qint64 rows = 0;
};
/// `format` shows the values; titles of references are looked up. More rows than `mostRows` are left out.
Result<CopiedCells> copyCells(const Workspace &workspace, const Session &session, const CellBlock &block,
                              FormatContext format, bool withHeadings, int mostRows, const Progress &progress = {});

/// Cells from a clipboard's text: lines and tabs; quoted cells may hold both. A last line end begins no row.
std::vector<QStringList> cellsOfText(const QString &text);
/// A cell as it stands in such a text: quoted where it needs to be.
QString cellAsText(const QString &cell);

/// What a status line says of marked cells: how many are filled and, of numbers of one kind, sum and average. Amounts
/// of several currencies are counted, never added.
struct CellSum
{
    qint64 filled = 0;
    qint64 numbers = 0;
    bool mixed = false;             ///< numbers of several kinds or currencies: no sum
    const FieldDef *kind = nullptr; ///< a field whose format shows the sum
    EntityPtr entity;               ///< owns `kind`
    Value sum;
    Value average;
};
Result<CellSum> sumCells(const Workspace &workspace, const Session &session, const CellBlock &block,
                         const Progress &progress = {});

} // namespace millrace
