// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/dashboard_library.h"
#include "core/reports/dashboard_tile_run.h"
#include "ui/shell/view_context.h"
#include "ui/theme/typography.h"

#include <QSet>

class QComboBox;
class QMenu;
class QPushButton;
class QScrollArea;
class QTimer;
class QToolButton;

namespace millrace {

class AsOfControl;
class DashboardGrid;
class EmptyState;
class TileView;

/// Dashboards: tiles of figures, charts and tables that follow every saved edit, each tile only what concerns it. A
/// figure that is chosen narrows the others or leads to its records. Places: the token of a dashboard; "" is the one
/// shown last, at first that of the reader's role.
class DashboardPage : public Page
{
    Q_OBJECT

public:
    /// `pages`: where each entity is listed.
    DashboardPage(const ViewContext &context, QHash<QString, QString> pages, QWidget *parent);
    ~DashboardPage() override;

    QString title() const override;
    QStringList breadcrumb() const override;
    QString place() const override;
    void goTo(const QString &place) override;
    QWidget *mainWidget() override;
    bool isPrintable() const override { return true; }
    bool canPrint() const override;
    void makePrintout(std::function<void(Printout)> ready) override;

    DashboardGrid *grid() const { return m_grid; }
    AsOfControl *asOf() const { return m_asOf; }
    const DashboardEntry *shown() const { return m_entry ? &*m_entry : nullptr; }
    const std::vector<DashboardEntry> &dashboards() const { return m_shelf.dashboards; }
    void showDashboard(const QString &token);
    void setEditing(bool editing);
    bool isEditing() const { return m_editing; }
    /// Puts the tiles so, as a change of the dashboard's record.
    void setTiles(std::vector<DashboardTile> tiles);
    void addTile(DashboardTile tile);
    void changeTile(const DashboardTile &tile);
    void removeTile(const QString &key);
    void openTileDialog(const QString &key = {});
    void makeDashboard(const QString &name);
    void rename(const QString &name);
    void remove();
    /// Narrows all tiles of that entity; the same once more, or an everything, ends it.
    void narrow(const QString &entity, const Filter &filter, const QString &words);
    const Filter &filter() const { return m_filter; }
    /// Fills the screen and goes through the dashboards by itself; Esc ends it.
    void present();
    QWidget *presentation() const { return m_presentation; }
    void showNext();
    /// How often the tile was asked for; for tests.
    int runs(const QString &key) const { return m_runs.value(key); }

Q_SIGNALS:
    /// The dashboard stands, its tiles may still be counting.
    void dashboardShown();
    void tileShown(const QString &key);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct TileState
    {
        bool asking = false, again = false;
        std::optional<TileAnswer> answer;
    };
    void makeHeader();
    void makeCommands();
    void readShelf();
    void takeShelf(DashboardShelf shelf, const QString &role);
    void useEntry(const DashboardEntry &entry);
    void connectTile(TileView *view);
    void runTiles(const CommitNotice *notice);
    void run(const QString &key);
    void follow(const CommitNotice &notice);
    void store(DashboardEntry entry, const QString &done);
    void askName(const QString &heading, const QString &name, std::function<void(const QString &)> then);
    void list(const QString &entity, const Filter &filter, const QString &title);
    bool isChangeable() const;
    QString placeOfTile(const QString &key) const;
    DashboardEntry inWords(DashboardEntry entry) const;
    void endPresentation();
    void retranslate();

    ViewContext m_context;
    LiveData &m_data;
    QHash<QString, QString> m_pages;
    DashboardShelf m_shelf;
    std::optional<DashboardEntry> m_entry;
    QString m_wanted; ///< token that was asked for and is not there yet
    QHash<QString, TileState> m_states;
    QHash<QString, int> m_runs;
    /// Series that were taken out of a tile's chart, by dashboard and tile; for as long as the program runs.
    QHash<QString, QSet<QString>> m_hiddenSeries;
    std::shared_ptr<std::atomic<bool>> m_cancel = std::make_shared<std::atomic<bool>>(false);
    QString m_filterEntity, m_filterWords;
    Filter m_filter;
    bool m_editing = false, m_readingShelf = false, m_readAgain = false;
    int m_storing = 0;

    QComboBox *m_choice;
    AsOfControl *m_asOf;
    QPushButton *m_edit, *m_add;
    QToolButton *m_present, *m_more;
    QWidget *m_filterRow;
    TextLabel *m_filterText;
    QPushButton *m_filterList, *m_filterClear;
    QScrollArea *m_area;
    DashboardGrid *m_grid;
    EmptyState *m_empty;
    QWidget *m_presentation = nullptr;
    QTimer *m_turn;
};

} // namespace millrace
