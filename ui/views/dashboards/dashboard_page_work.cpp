// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with dashboards: arranged, changed, made, shown to a room, and followed to their records.
#include "core/schema/builtin/dashboard.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/forms/as_of_control.h"
#include "ui/theme/tokens.h"
#include "ui/views/dashboards/dashboard_grid.h"
#include "ui/views/dashboards/dashboard_page.h"
#include "ui/views/dashboards/tile_dialog.h"
#include "ui/views/dashboards/tile_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

void DashboardPage::makeCommands()
{
    const auto add = [&](const char *id, const char *text, const char *iconName, std::function<void()> work) {
        Command command;
        command.id = QStringLiteral("dashboard.") + QString::fromLatin1(id);
        command.text = text;
        command.icon = QString::fromLatin1(iconName);
        command.group = CommandGroup::View;
        command.scope = CommandScope::Page;
        command.run = std::move(work);
        m_context.commands.add(std::move(command), this);
        m_more->menu()->addAction(m_context.commands.action(QStringLiteral("dashboard.") + QString::fromLatin1(id)));
    };
    add("new", QT_TRANSLATE_NOOP("commands", "&New dashboard…"), "plus-lg", [this] {
        askName(tr("New dashboard"), tr("New dashboard"), [this](const QString &name) { makeDashboard(name); });
    });
    add("rename", QT_TRANSLATE_NOOP("commands", "&Rename the dashboard…"), "pencil", [this] {
        if (m_entry)
            askName(tr("Rename the dashboard"), m_entry->name, [this](const QString &name) { rename(name); });
    });
    add("remove", QT_TRANSLATE_NOOP("commands", "&Delete the dashboard"), "trash", [this] { remove(); });
    add("tile", QT_TRANSLATE_NOOP("commands", "Add a &tile…"), "plus-square", [this] { openTileDialog(); });
    add("arrange", QT_TRANSLATE_NOOP("commands", "&Arrange the tiles"), "pencil-square",
        [this] { setEditing(!m_editing); });
    add("present", QT_TRANSLATE_NOOP("commands", "Show on the &whole screen"), "eye", [this] { present(); });
}

void DashboardPage::connectTile(TileView *view)
{
    connect(view, &TileView::filterAsked, this, &DashboardPage::narrow);
    view->chart()->setHiddenSeries(m_hiddenSeries.value(placeOfTile(view->tile().key)));
    connect(view->chart(), &ChartView::hiddenSeriesChanged, this,
            [this, view] { m_hiddenSeries.insert(placeOfTile(view->tile().key), view->chart()->hiddenSeries()); });
    connect(view, &TileView::recordsAsked, this,
            [this](const Query &query, const QString &title) { list(query.entity, query.filter, title); });
    connect(view, &TileView::recordListAsked, this,
            [this](const QString &entity, const std::vector<RecordId> &ids, const QString &title) {
                if (!ids.empty() && m_pages.contains(entity))
                    Q_EMIT openRequested(
                        {m_pages.value(entity),
                         m_context.sets.add({title, ids, {objectName(), place()}, this->title(), {}})});
            });
    connect(view, &TileView::recordAsked, this,
            [this](const QString &entity, const RecordId &id) { Q_EMIT openRequested(recordPageAddress(entity, id)); });
    connect(view, &TileView::targetsAsked, this, [this] { Q_EMIT openRequested({QStringLiteral("targets"), {}}); });
    connect(view, &TileView::copyAsked, this, [this](const ChartData &chart) {
        QGuiApplication::clipboard()->setImage(
            ChartPicture(chart, m_context.settings.redIsUp(m_data.locale())).image());
        m_context.toast({.text = tr("The chart is on the clipboard"), .actionText = {}, .action = {}});
    });
    connect(view, &TileView::editAsked, this, [this, view] { openTileDialog(view->tile().key); });
    connect(view, &TileView::removeAsked, this, [this, view] { removeTile(view->tile().key); });
}

QString DashboardPage::placeOfTile(const QString &key) const
{
    return m_entry ? m_entry->token() + u'/' + key : key;
}

void DashboardPage::list(const QString &entity, const Filter &filter, const QString &title)
{
    if (!m_pages.contains(entity))
        return;
    Q_EMIT openRequested(
        {m_pages.value(entity), m_context.sets.add({title, {}, {objectName(), place()}, this->title(), filter})});
}

void DashboardPage::setEditing(bool editing)
{
    m_editing = editing && isChangeable() && m_entry;
    m_grid->setEditing(m_editing);
    retranslate();
}

void DashboardPage::store(DashboardEntry entry, const QString &done)
{
    if (!isChangeable())
        return;
    CommitRequest request;
    request.label = QStringLiteral("dashboard");
    request.edits.push_back(editOfDashboard(entry, *m_data.catalog()));
    // Shown at once; what is read meanwhile is older.
    useEntry(entry);
    ++m_storing;
    m_data.commit(this, std::move(request), [this, done](const Result<CommitReceipt> &receipt) {
        --m_storing;
        if (!receipt) {
            m_context.say(receipt.error());
        } else {
            if (m_entry && m_entry->id.isNull() && !receipt->ids.empty())
                m_entry->id = receipt->ids.front();
            if (!done.isEmpty())
                m_context.toast({.text = done, .actionText = tr("Undo"), .action = [this, id = receipt->operation] {
                                     m_context.undo(id);
                                 }});
        }
        if (m_storing == 0)
            readShelf();
    });
}

void DashboardPage::setTiles(std::vector<DashboardTile> tiles)
{
    if (!m_entry || !isChangeable())
        return;
    DashboardEntry entry = *m_entry;
    entry.tiles = std::move(tiles);
    store(std::move(entry), {});
}

void DashboardPage::addTile(DashboardTile tile)
{
    if (!m_entry)
        return;
    std::vector<DashboardTile> tiles = m_entry->tiles;
    tile.key = freshTileKey(tiles);
    const TilePlace place = firstPlace(tiles, tile.width, tile.height);
    tile.column = place.column;
    tile.row = place.row;
    tiles.push_back(std::move(tile));
    setTiles(std::move(tiles));
}

void DashboardPage::changeTile(const DashboardTile &tile)
{
    if (!m_entry)
        return;
    std::vector<DashboardTile> tiles = m_entry->tiles;
    for (DashboardTile &one : tiles)
        if (one.key == tile.key)
            one = tile;
    setTiles(std::move(tiles));
}

void DashboardPage::removeTile(const QString &key)
{
    if (!m_entry || !isChangeable())
        return;
    DashboardEntry entry = *m_entry;
    entry.tiles = withoutTile(entry.tiles, key);
    store(std::move(entry), tr("The tile is removed"));
}

void DashboardPage::openTileDialog(const QString &key)
{
    if (!m_entry || !isChangeable())
        return;
    DashboardTile tile;
    bool isNew = true;
    for (const DashboardTile &one : m_entry->tiles)
        if (one.key == key && !key.isEmpty()) {
            tile = one;
            isNew = false;
        }
    m_data.read(
        this, [&workspace = m_data.workspace(), session = m_data.session()] { return readReports(workspace, session); },
        [this, tile, isNew](Result<ReportShelf> shelf) {
            if (!shelf)
                return;
            auto *dialog = new TileDialog(m_data, std::move(*shelf), tile, isNew, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &TileDialog::given, this, [this, isNew](const DashboardTile &given) {
                if (isNew)
                    addTile(given);
                else
                    changeTile(given);
            });
            dialog->open();
        });
}

void DashboardPage::askName(const QString &heading, const QString &name, std::function<void(const QString &)> then)
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("dashboardName"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(heading);
    dialog->setAccessibleName(heading);
    dialog->setLabelText(tr("Name"));
    dialog->setOkButtonText(tr("Save"));
    dialog->setCancelButtonText(tr("Cancel"));
    dialog->setTextValue(name);
    connect(dialog, &QInputDialog::textValueSelected, this, [then = std::move(then)](const QString &given) {
        if (!given.trimmed().isEmpty())
            then(given.trimmed());
    });
    dialog->open();
}

void DashboardPage::makeDashboard(const QString &name)
{
    if (!isChangeable())
        return;
    DashboardEntry entry;
    entry.name = name;
    CommitRequest request;
    request.label = QStringLiteral("dashboard");
    request.edits.push_back(editOfDashboard(entry, *m_data.catalog()));
    m_data.commit(this, std::move(request), [this](const Result<CommitReceipt> &receipt) {
        if (receipt && !receipt->ids.empty())
            showDashboard(receipt->ids.front().toString());
    });
}

void DashboardPage::rename(const QString &name)
{
    if (!m_entry)
        return;
    DashboardEntry entry = *m_entry;
    entry.name = name;
    store(std::move(entry), tr("Saved: %1").arg(name));
}

void DashboardPage::remove()
{
    if (!m_entry || !isChangeable() || m_entry->isReady())
        return;
    CommitRequest request;
    request.label = QStringLiteral("delete");
    request.edits.push_back(Edit::remove(dashboardEntity().key, m_entry->id));
    m_data.commit(this, std::move(request), [this, name = m_entry->name](const Result<CommitReceipt> &receipt) {
        if (receipt)
            m_context.toast({.text = tr("Deleted: %1").arg(name),
                             .actionText = tr("Undo"),
                             .action = [this, id = receipt->operation] { m_context.undo(id); }});
    });
}

void DashboardPage::showNext()
{
    if (m_shelf.dashboards.empty() || !m_entry)
        return;
    for (size_t i = 0; i < m_shelf.dashboards.size(); ++i)
        if (m_shelf.dashboards[i].token() == m_entry->token()) {
            showDashboard(m_shelf.dashboards[(i + 1) % m_shelf.dashboards.size()].token());
            return;
        }
    showDashboard(m_shelf.dashboards.front().token());
}

void DashboardPage::present()
{
    if (m_presentation)
        return;
    setEditing(false);
    m_presentation = new QWidget(nullptr, Qt::Window);
    m_presentation->setObjectName(QStringLiteral("dashboardPresentation"));
    m_presentation->setAccessibleName(title());
    m_presentation->setWindowTitle(title());
    m_presentation->setPalette(palette());
    m_presentation->installEventFilter(this);
    auto *column = new QVBoxLayout(m_presentation);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->addWidget(m_area);
    m_presentation->showFullScreen();
    m_turn->start();
}

void DashboardPage::endPresentation()
{
    if (!m_presentation)
        return;
    m_turn->stop();
    static_cast<QVBoxLayout *>(layout())->addWidget(m_area, 1);
    m_area->setVisible(m_entry && !m_entry->tiles.empty());
    m_presentation->removeEventFilter(this);
    m_presentation->deleteLater();
    m_presentation = nullptr;
}

bool DashboardPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_presentation) {
        if (event->type() == QEvent::Close) {
            endPresentation();
            return false;
        }
        if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if (key == Qt::Key_Escape || key == Qt::Key_F11) {
                endPresentation();
                return true;
            }
            if (key == Qt::Key_Right || key == Qt::Key_Space) {
                showNext();
                return true;
            }
        }
    }
    return Page::eventFilter(watched, event);
}

} // namespace millrace
