// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/qt_strings.h"
#include "tests/ui/views/page_parts.h"
#include "ui/forms/as_of_control.h"
#include "ui/views/reports/report_gallery.h"
#include "ui/views/reports/report_view.h"
#include "ui/views/reports/reports_page.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

namespace millrace::test {

/// The page of reports over four deals: two won, one lost, one open.
struct ReportDesk : PageParts
{
    std::unique_ptr<ReportsPage> page;

    explicit ReportDesk(bool withDeals = true)
    {
        if (withDeals) {
            deal("a", "Won", "1000", "2025-01-10", "website");
            deal("b", "Won", "3000", "2025-02-11", "partner");
            deal("c", "Lost", "500", "2025-02-20", "website");
            deal("d", "Qualification", "250", "", "website");
            workspace.tick();
        }
        page = std::make_unique<ReportsPage>(
            context,
            QHash<QString, QString>{{QStringLiteral("opportunity"), QStringLiteral("opportunities")},
                                    {QStringLiteral("customer"), QStringLiteral("customers")}},
            nullptr);
        page->setObjectName(QStringLiteral("reports"));
        page->resize(1180, 720);
        page->show();
        until([&] { return page->gallery()->shownCount() > 0; });
    }
    RecordId deal(const char *name, const char *stage, const char *amount, const char *closed, const char *source)
    {
        return workspace.create(u"opportunity", {{"name", QString::fromLatin1(name)},
                                                 {"pipeline", workspace.pipeline()},
                                                 {"stage", workspace.stage(QString::fromLatin1(stage)).toString()},
                                                 {"amount", QString::fromLatin1(amount)},
                                                 {"close_date", QString::fromLatin1(closed)},
                                                 {"reason", QStringLiteral("price")},
                                                 {"source", QString::fromLatin1(source)}});
    }
    template <class Holds> void until(Holds holds) { REQUIRE(QTest::qWaitFor(holds, 10000)); }
    void open(const char *report)
    {
        page->goTo(QString::fromLatin1(report));
        until([&] { return page->view()->table() && !page->view()->runner()->isRunning(); });
    }
    ReportView *view() { return page->view(); }
    QString cell(int row, int column) { return view()->tableView()->model()->index(row, column).data().toString(); }
    QStringList firstColumn()
    {
        QStringList texts;
        for (int row = 0; row < view()->tableView()->model()->rowCount(); ++row)
            texts << cell(row, 0);
        return texts;
    }
    void type(const char *line, const QString &text)
    {
        auto *edit = page->findChild<QLineEdit *>(QString::fromLatin1(line));
        REQUIRE(edit);
        edit->setText(text);
        Q_EMIT edit->editingFinished();
        until([&] { return !view()->runner()->isRunning(); });
    }
    void asOf(const char *typed)
    {
        REQUIRE(view()->asOf()->setTyped(QString::fromLatin1(typed)));
        until([&] { return !view()->runner()->isRunning(); });
    }
    /// As the box does.
    void compare(ReportAgainst::Kind kind)
    {
        auto *box = page->findChild<QComboBox *>(QStringLiteral("reportCompare"));
        REQUIRE(box);
        box->setCurrentIndex(int(kind));
        Q_EMIT box->activated(int(kind));
        until([&] { return !view()->runner()->isRunning(); });
    }
    qint64 reports()
    {
        Query query;
        query.entity = QStringLiteral("report");
        return must(workspace->count(workspace.session(), query));
    }
};

} // namespace millrace::test
