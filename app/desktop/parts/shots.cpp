// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/shots.h"

#include "ui/shell/command_palette.h"
#include "ui/shell/error_page.h"
#include "ui/shell/preferences.h"
#include "ui/views/funnel/funnel_page.h"
#include "ui/views/table/table_page.h"

#include <QDir>
#include <QEventLoop>
#include <QLineEdit>
#include <QTimer>

namespace millrace {

namespace {

/// Lets readings arrive and layouts settle.
void settle(int ms = 600)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

bool drawScreens(Composition &composition, const QString &folder)
{
    MainWindow &window = composition.window();
    if (!QDir().mkpath(folder))
        return false;
    bool good = true;
    const auto draw = [&](const QString &name, QWidget *shown = nullptr) {
        settle();
        good = (shown ? shown : &window)->grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))) && good;
    };
    window.resize(1366, 768);
    if (!composition.isOpen()) {
        draw(QStringLiteral("error"));
        return good;
    }
    for (const char *page : {"customers", "contacts", "leads", "opportunities", "activities", "tasks", "products"}) {
        window.openPage({QString::fromLatin1(page), {}});
        draw(QString::fromLatin1(page));
    }
    window.openPage({QStringLiteral("customers"), {}});
    settle();
    if (auto *list = qobject_cast<TablePage *>(window.currentPage())) {
        static_cast<QLineEdit *>(list->searchField())->setText(QStringLiteral("zzzzqq"));
        draw(QStringLiteral("empty-filtered"));
        static_cast<QLineEdit *>(list->searchField())->clear();
        list->setFilterText(QStringLiteral("name ~ and"));
        draw(QStringLiteral("filter-error"));
        list->setFilterText({});
        settle();
        list->createNew();
        settle();
        if (QWidget *draft = list->findChild<QWidget *>(QStringLiteral("recordDraft"))) {
            draw(QStringLiteral("new-record"), draft);
            draft->close();
        }
    }
    window.openPage({QStringLiteral("funnel"), {}});
    draw(QStringLiteral("funnel"));
    if (auto *funnel = qobject_cast<FunnelPage *>(window.currentPage())) {
        funnel->drill(0);
        draw(QStringLiteral("funnel-records"));
    }
    window.palettePanel()->open(QStringLiteral("cqpj"));
    draw(QStringLiteral("palette"));
    window.palettePanel()->close();
    return good;
}

} // namespace millrace
