// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/qt_strings.h"
#include "tests/ui/views/page_parts.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QSignalSpy>
#include <QTest>

namespace millrace::test {

/// The parts that list pages are given, over an empty workspace.
struct ListDesk : PageParts
{
    std::unique_ptr<TablePage> page(const char *entity = "customer")
    {
        auto made = std::make_unique<TablePage>(context, QString::fromLatin1(entity), nullptr);
        made->resize(1100, 700);
        made->show();
        return made;
    }
    RecordId customer(const QString &name, std::initializer_list<std::pair<const char *, QString>> more = {})
    {
        Edit edit = workspace.creation(u"customer", more);
        edit.with(*workspace.entity(u"customer"), u"name", Value(name));
        return workspace.commit({edit}).ids.front();
    }
    void waitForUndo(const std::function<bool()> &good) { REQUIRE(QTest::qWaitFor(good, 10000)); }
};

inline void waitForRows(TablePage &page, int rows)
{
    REQUIRE(QTest::qWaitFor(
        [&] { return page.model()->hasLoaded() && !page.model()->isLoading() && page.model()->rowCount() == rows; },
        10000));
}

/// The list's column of a field.
inline int columnOf(const TablePage &page, const char *field)
{
    const int column = int(page.model()->columns().indexOf(QString::fromLatin1(field)));
    REQUIRE(column >= 0);
    return column;
}

/// What a column shows, from the top.
inline QStringList shownIn(const TablePage &page, const char *field)
{
    QStringList texts;
    for (int row = 0; row < page.model()->rowCount(); ++row)
        texts << page.model()->index(row, columnOf(page, field)).data().toString();
    return texts;
}

inline void mark(TablePage &page, int top, int left, int bottom, int right)
{
    page.table()->setCurrentIndex(page.model()->index(top, left));
    page.table()->selectionModel()->select(
        QItemSelection(page.model()->index(top, left), page.model()->index(bottom, right)),
        QItemSelectionModel::ClearAndSelect);
}

} // namespace millrace::test
