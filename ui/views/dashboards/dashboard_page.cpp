// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/dashboards/dashboard_page.h"

#include "core/schema/builtin/dashboard.h"
#include "core/schema/builtin/report.h"
#include "ui/forms/as_of_control.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/report_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/views/dashboards/dashboard_grid.h"
#include "ui/views/dashboards/tile_view.h"

#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int turnEveryMs = 20'000;
const QString lastShownKey = QStringLiteral("dashboard/shown");

} // namespace

DashboardPage::DashboardPage(const ViewContext &context, QHash<QString, QString> pages, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_pages(std::move(pages)), m_turn(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, 0);
    column->setSpacing(space::s);
    makeHeader();
    m_area = new QScrollArea(this);
    m_area->setObjectName(QStringLiteral("dashboardArea"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_grid = new DashboardGrid(m_area);
    m_area->setWidget(m_grid);
    m_empty = new EmptyState(QStringLiteral("layers"), this);
    m_empty->hide();
    column->addWidget(m_empty, 1);
    column->addWidget(m_area, 1);
    makeCommands();
    m_turn->setInterval(turnEveryMs);
    connect(m_turn, &QTimer::timeout, this, &DashboardPage::showNext);
    connect(m_grid, &DashboardGrid::tileMade, this, &DashboardPage::connectTile);
    connect(m_grid, &DashboardGrid::arranged, this, &DashboardPage::setTiles);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] { openTileDialog(); });
    connect(&m_data, &LiveData::changed, this, &DashboardPage::follow);
    connect(&m_data, &LiveData::localeChanged, this, [this] {
        retranslate();
        readShelf();
    });
    m_wanted = QString::fromUtf8(m_context.settings.layout(lastShownKey));
    retranslate();
    readShelf();
}

DashboardPage::~DashboardPage()
{
    m_cancel->store(true);
    delete m_presentation;
}

void DashboardPage::makeHeader()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    m_choice = new QComboBox(this);
    m_choice->setObjectName(QStringLiteral("dashboardChoice"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_asOf = new AsOfControl(m_data, this);
    m_add = new QPushButton(this);
    m_add->setObjectName(QStringLiteral("dashboardAdd"));
    m_add->setIcon(icon(QStringLiteral("plus-lg")));
    m_edit = new QPushButton(this);
    m_edit->setObjectName(QStringLiteral("dashboardEdit"));
    m_edit->setIcon(icon(QStringLiteral("pencil-square")));
    m_edit->setCheckable(true);
    m_present = new QToolButton(this);
    m_present->setObjectName(QStringLiteral("dashboardPresent"));
    m_present->setIcon(icon(QStringLiteral("eye")));
    m_more = new QToolButton(this);
    m_more->setObjectName(QStringLiteral("dashboardMore"));
    m_more->setIcon(icon(QStringLiteral("three-dots")));
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    menu->setObjectName(QStringLiteral("dashboardMenu"));
    m_more->setMenu(menu);
    row->addWidget(m_choice);
    row->addStretch(1);
    row->addWidget(m_asOf);
    row->addWidget(m_add);
    row->addWidget(m_edit);
    row->addWidget(m_present);
    row->addWidget(m_more);
    m_filterRow = new QWidget(this);
    auto *filterRow = new QHBoxLayout(m_filterRow);
    filterRow->setContentsMargins(0, 0, 0, 0);
    filterRow->setSpacing(space::s);
    m_filterText = new TextLabel(TextStyle::BodyStrong, TextTone::Primary, m_filterRow);
    m_filterText->setObjectName(QStringLiteral("dashboardFilter"));
    m_filterList = new QPushButton(m_filterRow);
    m_filterList->setObjectName(QStringLiteral("dashboardFilterList"));
    m_filterClear = new QPushButton(m_filterRow);
    m_filterClear->setObjectName(QStringLiteral("dashboardFilterClear"));
    m_filterClear->setIcon(icon(QStringLiteral("x-lg"), IconTone::Secondary));
    filterRow->addWidget(m_filterText);
    filterRow->addWidget(m_filterList);
    filterRow->addWidget(m_filterClear);
    filterRow->addStretch(1);
    m_filterRow->hide();
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addLayout(row);
    column->addWidget(m_asOf->banner());
    column->addWidget(m_filterRow);
    connect(m_choice, &QComboBox::activated, this, [this](int at) {
        const QString before = place();
        showDashboard(m_shelf.dashboards[size_t(at)].token());
        Q_EMIT placeChanged(before);
    });
    connect(m_asOf, &AsOfControl::momentChanged, this, [this] {
        setEditing(false);
        retranslate();
        runTiles(nullptr);
    });
    connect(m_add, &QPushButton::clicked, this, [this] { openTileDialog(); });
    connect(m_edit, &QPushButton::clicked, this, &DashboardPage::setEditing);
    connect(m_present, &QToolButton::clicked, this, &DashboardPage::present);
    connect(m_filterClear, &QPushButton::clicked, this, [this] { narrow({}, {}, {}); });
    connect(m_filterList, &QPushButton::clicked, this, [this] { list(m_filterEntity, m_filter, m_filterWords); });
}

QString DashboardPage::title() const
{
    return tr("Dashboards");
}

QStringList DashboardPage::breadcrumb() const
{
    return m_entry ? QStringList{title(), m_entry->name} : QStringList{title()};
}

QString DashboardPage::place() const
{
    return m_entry ? m_entry->token() : QString();
}

void DashboardPage::goTo(const QString &place)
{
    if (!place.isEmpty() && place != this->place())
        showDashboard(place);
}

QWidget *DashboardPage::mainWidget()
{
    return m_choice;
}

bool DashboardPage::isChangeable() const
{
    return m_data.isEditable() && !m_asOf->moment();
}

DashboardEntry DashboardPage::inWords(DashboardEntry entry) const
{
    if (!entry.isReady())
        return entry;
    entry.name = reportWords(entry.name.toUtf8().constData());
    for (DashboardTile &tile : entry.tiles)
        if (!tile.title.isEmpty())
            tile.title = reportWords(tile.title.toUtf8().constData());
    return entry;
}

void DashboardPage::readShelf()
{
    if (m_readingShelf) {
        m_readAgain = true;
        return;
    }
    m_readingShelf = true;
    m_readAgain = false;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session()]() -> Result<std::pair<DashboardShelf, QString>> {
            MILLRACE_ASSIGN(DashboardShelf shelf, readDashboards(workspace, session));
            MILLRACE_ASSIGN(QString role, dashboardForSession(workspace, session));
            return std::pair(std::move(shelf), std::move(role));
        },
        [this](Result<std::pair<DashboardShelf, QString>> read) {
            m_readingShelf = false;
            if (m_readAgain)
                readShelf();
            else if (read)
                takeShelf(std::move(read->first), read->second);
            else
                m_context.say(read.error());
        });
}

void DashboardPage::takeShelf(DashboardShelf shelf, const QString &role)
{
    m_shelf = std::move(shelf);
    for (DashboardEntry &entry : m_shelf.dashboards)
        entry = inWords(std::move(entry));
    const auto named = [&](const QString &token) {
        return std::find_if(m_shelf.dashboards.begin(), m_shelf.dashboards.end(), [&](const DashboardEntry &entry) {
            return !token.isEmpty() && (entry.token() == token || entry.key == token);
        });
    };
    auto found = named(m_wanted);
    if (found == m_shelf.dashboards.end() && m_entry)
        found = named(m_entry->token());
    // What was a ready one is a record now, and the other way round when that is undone.
    if (found == m_shelf.dashboards.end() && m_entry)
        found = named(m_entry->key);
    if (found == m_shelf.dashboards.end())
        found = named(role);
    if (found == m_shelf.dashboards.end())
        found = m_shelf.dashboards.begin();
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const DashboardEntry &entry : m_shelf.dashboards)
        m_choice->addItem(entry.name);
    if (found == m_shelf.dashboards.end())
        return;
    m_choice->setCurrentIndex(int(found - m_shelf.dashboards.begin()));
    if (found->token() == m_wanted)
        m_wanted.clear();
    // While a change of ours is on its way, what is shown is newer than what was read.
    if (m_storing == 0 || !m_entry)
        useEntry(*found);
}

void DashboardPage::showDashboard(const QString &token)
{
    m_wanted = token;
    for (size_t i = 0; i < m_shelf.dashboards.size(); ++i)
        if (const DashboardEntry &entry = m_shelf.dashboards[i]; entry.token() == token || entry.key == token) {
            m_wanted.clear();
            m_choice->setCurrentIndex(int(i));
            narrow({}, {}, {});
            useEntry(entry);
            return;
        }
    readShelf();
}

void DashboardPage::useEntry(const DashboardEntry &entry)
{
    const bool another = !m_entry || (m_entry->token() != entry.token() && m_entry->key != entry.key);
    const std::vector<DashboardTile> before = another || !m_entry ? std::vector<DashboardTile>() : m_entry->tiles;
    m_entry = entry;
    m_context.settings.setLayout(lastShownKey, entry.token().toUtf8());
    if (another) {
        m_states.clear();
        m_grid->setTiles({});
    }
    m_grid->setTiles(entry.tiles);
    m_grid->setEditing(m_editing);
    for (const DashboardTile &tile : entry.tiles) {
        auto same = std::find_if(before.begin(), before.end(), [&](const DashboardTile &old) {
            DashboardTile moved = old;
            moved.column = tile.column;
            moved.row = tile.row;
            moved.width = tile.width;
            moved.height = tile.height;
            moved.title = tile.title;
            return moved == tile;
        });
        const TileState &state = m_states[tile.key];
        if (same == before.end() || (!state.answer && !state.asking))
            run(tile.key);
        else if (TileView *view = m_grid->view(tile.key); view && state.answer)
            view->showAnswer(*state.answer, m_data.format(), {}); // its title or the language may be another
    }
    m_empty->setVisible(entry.tiles.empty());
    m_area->setVisible(!entry.tiles.empty());
    retranslate();
    Q_EMIT breadcrumbChanged();
    Q_EMIT dashboardShown();
}

void DashboardPage::runTiles(const CommitNotice *notice)
{
    if (!m_entry)
        return;
    for (const DashboardTile &tile : m_entry->tiles) {
        const TileState &state = m_states[tile.key];
        // Nobody knows what one depends on that failed or was never answered.
        if (!notice || !state.answer || concerns(*notice, *state.answer))
            run(tile.key);
    }
}

void DashboardPage::run(const QString &key)
{
    const auto tile = std::find_if(m_entry->tiles.begin(), m_entry->tiles.end(),
                                   [&](const DashboardTile &one) { return one.key == key; });
    if (tile == m_entry->tiles.end() || tile->kind == DashboardTile::Kind::Text)
        return;
    TileState &state = m_states[key];
    if (state.asking) {
        state.again = true;
        return;
    }
    state.asking = true;
    state.again = false;
    ++m_runs[key];
    const TileAsk ask{*tile, m_asOf->moment(), m_filterEntity, m_filter};
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), ask, cancel = m_cancel] {
            return runTile(workspace, session, ask, Progress{{}, cancel.get()});
        },
        [this, key, token = m_entry->token()](const Result<TileAnswer> &answer) {
            TileState &state = m_states[key];
            state.asking = false;
            if (!m_entry)
                return;
            if (state.again || token != m_entry->token()) {
                run(key);
                return;
            }
            state.answer = answer ? std::optional(*answer) : std::nullopt;
            if (TileView *view = m_grid->view(key))
                view->showAnswer(answer, m_data.format(),
                                 answer ? QString()
                                        : describeError(answer.error(), m_data.catalog(), m_data.locale()).sentences());
            Q_EMIT tileShown(key);
        });
}

void DashboardPage::follow(const CommitNotice &notice)
{
    if (notice.everything || notice.records.contains(dashboardEntity().key))
        readShelf();
    runTiles(&notice);
}

void DashboardPage::narrow(const QString &entity, const Filter &filter, const QString &words)
{
    const bool same = entity == m_filterEntity && filter == m_filter;
    const bool was = !m_filter.isEverything();
    m_filterEntity = same ? QString() : entity;
    m_filter = same ? Filter() : filter;
    m_filterWords = same ? QString() : words;
    m_filterRow->setVisible(!m_filter.isEverything());
    retranslate();
    if (was || !m_filter.isEverything())
        runTiles(nullptr);
}

void DashboardPage::retranslate()
{
    setAccessibleName(title());
    const bool changeable = isChangeable() && m_entry;
    m_choice->setAccessibleName(tr("Dashboard"));
    m_add->setText(tr("Add a tile"));
    m_add->setAccessibleName(m_add->text());
    m_add->setVisible(m_editing);
    m_add->setEnabled(changeable);
    m_edit->setText(m_editing ? tr("Done") : tr("Arrange"));
    m_edit->setAccessibleName(m_edit->text());
    m_edit->setToolTip(tr("Move tiles by dragging or with the arrow keys, resize with Shift"));
    m_edit->setEnabled(changeable);
    m_edit->setChecked(m_editing);
    m_present->setAccessibleName(tr("Full screen"));
    m_present->setToolTip(tr("Full screen, going through the dashboards; Esc ends it"));
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    m_filterText->setText(tr("Only %1").arg(m_filterWords));
    m_filterList->setText(tr("List the records"));
    m_filterList->setAccessibleName(m_filterList->text());
    m_filterClear->setText(tr("Show all"));
    m_filterClear->setAccessibleName(m_filterClear->text());
    m_empty->setTexts(tr("There is nothing on this dashboard yet"), changeable ? tr("Add a tile") : QString());
}

void DashboardPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_area)
        retranslate();
}

} // namespace millrace
