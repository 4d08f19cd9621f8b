// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/workspace_window.h"

#include "app/desktop/parts/deep_link.h"
#include "core/schema/builtin/activity.h"
#include "core/schema/builtin/contact.h"
#include "core/schema/builtin/currency.h"
#include "core/schema/builtin/customer.h"
#include "core/schema/builtin/lead.h"
#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/product.h"
#include "core/schema/builtin/rate.h"
#include "core/schema/builtin/task.h"
#include "core/workspace/people.h"
#include "ui/shell/command_palette.h"
#include "ui/text/formats.h"
#include "ui/views/audit/audit_page.h"
#include "ui/views/bin/bin_page.h"
#include "ui/views/board/board_page.h"
#include "ui/views/board/card_moves.h"
#include "ui/views/capture/capture_dialog.h"
#include "ui/views/conflicts/conflicts_page.h"
#include "ui/views/convert/convert_dialog.h"
#include "ui/views/dashboards/dashboard_page.h"
#include "ui/views/forecast/forecast_page.h"
#include "ui/views/funnel/funnel_page.h"
#include "ui/views/import/import_page.h"
#include "ui/views/inbox/inbox_page.h"
#include "ui/views/merge/merge_dialog.h"
#include "ui/views/record/favourite_commands.h"
#include "ui/views/record/record_page.h"
#include "ui/views/reports/reports_page.h"
#include "ui/views/rfm/rfm_dialog.h"
#include "ui/views/schedules/schedules_page.h"
#include "ui/views/search/found_work.h"
#include "ui/views/table/table_page.h"
#include "ui/views/targets/targets_page.h"
#include "ui/views/team/team_page.h"
#include "ui/views/today/today_page.h"

#include <QClipboard>
#include <QGuiApplication>

namespace millrace {

namespace {

/// The pages that list records: their id in the rail, the entity, their group.
struct ListPage
{
    const char *id;
    const char *title;
    EntityDef (*entity)();
    RailGroup group;
};

constexpr ListPage listPages[] = {
    {"customers", QT_TRANSLATE_NOOP("commands", "Customers"), customerEntity, RailGroup::Customers},
    {"contacts", QT_TRANSLATE_NOOP("commands", "Contacts"), contactEntity, RailGroup::Customers},
    {"leads", QT_TRANSLATE_NOOP("commands", "Leads"), leadEntity, RailGroup::Customers},
    {"opportunities", QT_TRANSLATE_NOOP("commands", "Opportunities"), opportunityEntity, RailGroup::Sales},
    {"products", QT_TRANSLATE_NOOP("commands", "Products"), productEntity, RailGroup::Sales},
    {"activities", QT_TRANSLATE_NOOP("commands", "Activities"), activityEntity, RailGroup::Team},
    {"tasks", QT_TRANSLATE_NOOP("commands", "Tasks"), taskEntity, RailGroup::Team},
    {"currencies", QT_TRANSLATE_NOOP("commands", "Currencies"), currencyEntity, RailGroup::Foot},
    {"rates", QT_TRANSLATE_NOOP("commands", "Exchange rates"), rateEntity, RailGroup::Foot},
};

} // namespace

QHash<QString, QString> WorkspaceWindow::pagesByEntity()
{
    QHash<QString, QString> pages;
    for (const ListPage &list : listPages)
        pages.insert(list.entity().key, QString::fromLatin1(list.id));
    return pages;
}

QStringList WorkspaceWindow::newOnes()
{
    return {customerEntity().key, contactEntity().key, leadEntity().key, opportunityEntity().key};
}

WorkspaceWindow::WorkspaceWindow(const WindowGround &ground) : m_ground(ground), m_commands(ground.translations)
{
    m_commands.setChosenKeys(ground.settings.chosenKeys());
    if (ground.data)
        addPages();
    m_window = std::make_unique<MainWindow>(
        ShellParts{ground.theme, ground.translations, ground.settings, m_commands, m_pages});
    if (ground.data)
        addCommands();
}

WorkspaceWindow::~WorkspaceWindow() = default;

void WorkspaceWindow::addPages()
{
    m_favourites = std::make_unique<Favourites>(*m_ground.data);
    m_context = std::make_unique<ViewContext>(
        ViewContext{*m_ground.data, m_commands, m_ground.settings, m_sets,
                    [this](Toast toast) { m_window->showToast(std::move(toast)); },
                    [this](const RecordId &operation) { m_undo->undo(operation); },
                    [this](const QString &name) { return m_window->startJob(name); },
                    [this](const RecordAddress &record, const Value &status) {
                        CardMoves::moveOne(*m_context, m_window.get(), record, status);
                    },
                    [this] {
                        const Page *page = m_window->currentPage();
                        return PageAddress{m_window->currentPageId(), page ? page->place() : QString()};
                    },
                    m_favourites.get(), m_ground.viewAs});
    const PolicyPtr policy = m_ground.data->metadata()->access->of(m_ground.data->session().actor);
    m_pages.add(
        {QStringLiteral("today"), QT_TRANSLATE_NOOP("commands", "Today"), QStringLiteral("house"), RailGroup::Top,
         [this](QWidget *parent) -> Page * { return new TodayPage(*m_context, pagesByEntity(), newOnes(), parent); }});
    for (const ListPage &list : listPages) {
        const EntityDef entity = list.entity();
        // What one may not see is not there.
        if (!policy->may(Action::See, entity))
            continue;
        m_pages.add(
            {QString::fromLatin1(list.id), list.title, entity.icon, list.group,
             [this, key = entity.key](QWidget *parent) -> Page * { return new TablePage(*m_context, key, parent); }});
        // The board of sales stands before their list: it is what one works in.
        if (entity.key == leadEntity().key)
            addBoard();
    }
    m_pages.add({QStringLiteral("team"), QT_TRANSLATE_NOOP("commands", "Team"), QStringLiteral("people"),
                 RailGroup::Team, [this](QWidget *parent) -> Page * { return new TeamPage(*m_context, parent); }});
    m_pages.add({QStringLiteral("inbox"), QT_TRANSLATE_NOOP("commands", "Messages"), QStringLiteral("bell"),
                 RailGroup::Team, [this](QWidget *parent) -> Page * { return new InboxPage(*m_context, parent); }});
    m_pages.add({QStringLiteral("record"), QT_TRANSLATE_NOOP("commands", "Record"), QStringLiteral("card-list"),
                 RailGroup::Foot,
                 [this](QWidget *parent) -> Page * {
                     return new RecordPage(*m_context, *m_ground.drafts, pagesByEntity(), parent);
                 },
                 false});
    m_pages.add({QStringLiteral("dashboards"), QT_TRANSLATE_NOOP("commands", "Dashboards"), QStringLiteral("layers"),
                 RailGroup::Insight,
                 [this](QWidget *parent) -> Page * { return new DashboardPage(*m_context, pagesByEntity(), parent); }});
    m_pages.add({QStringLiteral("reports"), QT_TRANSLATE_NOOP("commands", "Reports"), QStringLiteral("bar-chart"),
                 RailGroup::Insight,
                 [this](QWidget *parent) -> Page * { return new ReportsPage(*m_context, pagesByEntity(), parent); }});
    m_pages.add({QStringLiteral("schedules"), QT_TRANSLATE_NOOP("commands", "Schedules"), QStringLiteral("alarm"),
                 RailGroup::Insight,
                 [this](QWidget *parent) -> Page * { return new SchedulesPage(*m_context, parent); }, false});
    m_pages.add({QStringLiteral("funnel"), QT_TRANSLATE_NOOP("commands", "Funnel"), QStringLiteral("funnel"),
                 RailGroup::Insight, [this](QWidget *parent) -> Page * {
                     return new FunnelPage(*m_context, QStringLiteral("opportunities"), parent);
                 }});
    m_pages.add({QStringLiteral("forecast"), QT_TRANSLATE_NOOP("commands", "Forecast"), QStringLiteral("graph-up"),
                 RailGroup::Insight, [this](QWidget *parent) -> Page * {
                     return new ForecastPage(*m_context, QStringLiteral("opportunities"), parent);
                 }});
    m_pages.add({QStringLiteral("targets"), QT_TRANSLATE_NOOP("commands", "Targets"), QStringLiteral("trophy"),
                 RailGroup::Insight,
                 [this](QWidget *parent) -> Page * { return new TargetsPage(*m_context, parent); }});
    if (m_ground.data->isEditable())
        m_pages.add({QStringLiteral("import"), QT_TRANSLATE_NOOP("commands", "Import"), QStringLiteral("upload"),
                     RailGroup::Foot,
                     [this](QWidget *parent) -> Page * {
                         return new ImportPage(*m_context, pagesByEntity(), m_ground.mappings, parent);
                     },
                     false});
    m_pages.add({QStringLiteral("conflicts"), QT_TRANSLATE_NOOP("commands", "Conflicts"),
                 QStringLiteral("exclamation-triangle"), RailGroup::Foot,
                 [this](QWidget *parent) -> Page * { return new ConflictsPage(*m_context, parent); }, false});
    if (requireAdministrator(m_ground.data->workspace(), m_ground.data->session()))
        m_pages.add({QStringLiteral("audit"), QT_TRANSLATE_NOOP("commands", "Audit trail"),
                     QStringLiteral("clock-history"), RailGroup::Foot,
                     [this](QWidget *parent) -> Page * { return new AuditPage(*m_context, parent); }});
    m_pages.add({QStringLiteral("bin"), QT_TRANSLATE_NOOP("commands", "Recycle bin"), QStringLiteral("trash"),
                 RailGroup::Foot, [this](QWidget *parent) -> Page * { return new BinPage(*m_context, parent); }});
}

void WorkspaceWindow::addBoard()
{
    std::vector<BoardSource> sources;
    for (const EntityDef &entity : {opportunityEntity(), leadEntity()})
        for (const ListPage &list : listPages)
            if (list.entity().key == entity.key)
                sources.push_back({entity.key, QString::fromLatin1(list.id)});
    m_pages.add({QStringLiteral("board"), QT_TRANSLATE_NOOP("commands", "Board"), QStringLiteral("columns-gap"),
                 RailGroup::Sales,
                 [this, sources](QWidget *parent) -> Page * { return new BoardPage(*m_context, sources, parent); }});
}

void WorkspaceWindow::addCommands()
{
    LiveData &data = *m_ground.data;
    m_window->toasts()->setTimeWords(
        [&data] { return formats::timeOfDay(data.workspace().clock().now(), data.session().zone); });
    const auto open = [this](const PageAddress &address) { m_window->openAsked(address); };
    m_provider = std::make_unique<RecordProvider>(data, pagesByEntity(), nullptr, newOnes());
    m_window->palettePanel()->addProvider(m_provider.get());
    connect(m_provider.get(), &RecordProvider::openRequested, m_window.get(), &MainWindow::openPage);
    connect(m_provider.get(), &RecordProvider::openBesideRequested, m_window.get(), &MainWindow::openBeside);
    connect(m_provider.get(), &RecordProvider::openWindowRequested, m_window.get(), &MainWindow::windowRequested);
    connect(m_provider.get(), &RecordProvider::followUpRequested, m_window.get(), [this](const RecordAddress &record) {
        m_window->openPage(recordPageAddress(record.entity, record.id));
        if (auto *page = qobject_cast<RecordPage *>(m_window->currentPage()))
            page->writeFollowUp();
    });
    connect(m_provider.get(), &RecordProvider::transferRequested, m_window.get(),
            [this](const RecordAddress &record, const RecordId &person, const QString &name) {
                transferRecord(*m_context, m_window.get(), record, person, name);
            });
    connect(
        m_provider.get(), &RecordProvider::createRequested, m_window.get(),
        [this](const QString &entity, const QString &name) { createNamed(*m_context, m_window.get(), entity, name); });
    connect(m_provider.get(), &RecordProvider::listRequested, m_window.get(),
            [this](const QString &page, const QString &title, const Filter &filter) {
                m_window->openPage({page, m_sets.add({title, {}, {}, {}, filter})});
            });
    addCaptureCommand(*m_context, m_window.get(), open);
    m_window->addToMenu(MainMenu::File, QStringLiteral("record.capture"));
    addRfmCommand(*m_context, m_window.get(), pagesByEntity().value(customerEntity().key), open);
    m_window->addToMenu(MainMenu::Go, QStringLiteral("report.rfm"), true);
    m_followUps = new FollowUpCommands(
        *m_context, *m_ground.drafts, [this] { return m_window->currentPage(); }, m_window.get());
    m_window->addToMenu(MainMenu::Edit, QStringLiteral("record.followUp"), true);
    connect(m_followUps, &FollowUpCommands::openRequested, m_window.get(), &MainWindow::openPage);
    auto *conversions = new ConvertCommands(
        *m_context, [this] { return m_window->currentPage(); }, m_window.get());
    m_window->addToMenu(MainMenu::Edit, QStringLiteral("record.convert"));
    connect(conversions, &ConvertCommands::openRequested, m_window.get(), &MainWindow::openPage);
    auto *merges = new MergeCommands(
        *m_context, [this] { return m_window->currentPage(); }, m_window.get());
    m_window->addToMenu(MainMenu::Edit, QStringLiteral("record.merge"));
    connect(merges, &MergeCommands::openRequested, m_window.get(), &MainWindow::openPage);
    auto *favourites = new FavouriteCommands(
        *m_context, [this] { return m_window->currentPage(); }, m_window.get());
    m_window->addToMenu(MainMenu::Edit, QStringLiteral("record.favourite"));
    connect(favourites, &FavouriteCommands::shortcutsChanged, m_window.get(),
            [this, favourites] { m_window->setShortcuts(favourites->shortcuts()); });
    m_undo = new UndoCommands(
        data, [this](Toast toast) { m_window->showToast(std::move(toast)); }, m_window.get());
    connect(m_undo, &UndoCommands::namesChanged, m_window.get(), &MainWindow::setUndoLabels);
    connect(m_window.get(), &MainWindow::undoRequested, m_undo, &UndoCommands::undoLast);
    connect(m_window.get(), &MainWindow::redoRequested, m_undo, &UndoCommands::redoLast);
    m_commands.add(
        {.id = "go.copyLink",
         .text = QT_TRANSLATE_NOOP("commands", "Copy a &link to this place"),
         .icon = "link-45deg",
         .group = CommandGroup::Navigation,
         .run =
             [this] {
                 Page *page = m_window->currentPage();
                 if (!page)
                     return;
                 const QString link = linkOfAddress({m_window->currentPageId(), page->linkedPlace()}, pagesByEntity());
                 QGuiApplication::clipboard()->setText(link);
                 m_window->showToast({.text = tr("Copied: %1").arg(link), .actionText = {}, .action = {}});
             },
         .keywords = QT_TRANSLATE_NOOP("commands", "url share address")},
        m_window.get());
    m_window->addToMenu(MainMenu::Go, QStringLiteral("go.copyLink"), true);
    m_commands.add({.id = "go.conflicts",
                    .text = QT_TRANSLATE_NOOP("commands", "Conflicts and refused edits"),
                    .icon = "exclamation-triangle",
                    .group = CommandGroup::Navigation,
                    .run =
                        [this] {
                            m_window->openPage({QStringLiteral("conflicts"), {}});
                        },
                    .keywords = QT_TRANSLATE_NOOP("commands", "merge decide quarantine server")},
                   m_window.get());
    m_window->addToMenu(MainMenu::Go, QStringLiteral("go.conflicts"));
    m_commands.add({.id = "go.schedules",
                    .text = QT_TRANSLATE_NOOP("commands", "Schedules of reports"),
                    .icon = "alarm",
                    .group = CommandGroup::Navigation,
                    .run =
                        [this] {
                            m_window->openPage({QStringLiteral("schedules"), {}});
                        },
                    .keywords = QT_TRANSLATE_NOOP("commands", "daily weekly monthly write automatic file")},
                   m_window.get());
    m_window->addToMenu(MainMenu::Go, QStringLiteral("go.schedules"));
    if (!data.isEditable())
        return;
    addImportCommand(m_commands, m_window.get(), [this] {
        const QString entity = pagesByEntity().key(m_window->currentPageId());
        m_window->openPage({QStringLiteral("import"), entity});
    });
    m_window->addToMenu(MainMenu::File, QStringLiteral("file.import"), true);
}

} // namespace millrace
