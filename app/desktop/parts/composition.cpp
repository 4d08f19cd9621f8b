// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/composition.h"

#include "app/desktop/parts/probe_socket.h"
#include "core/interchange/generate.h"
#include "core/schema/builtin/activity.h"
#include "core/schema/builtin/contact.h"
#include "core/schema/builtin/currency.h"
#include "core/schema/builtin/customer.h"
#include "core/schema/builtin/lead.h"
#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/product.h"
#include "core/schema/builtin/rate.h"
#include "core/schema/builtin/task.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/preferences.h"
#include "ui/shell/ux_probe.h"
#include "ui/text/describe_error.h"
#include "ui/views/bin/bin_page.h"
#include "ui/views/board/board_page.h"
#include "ui/views/board/card_moves.h"
#include "ui/views/capture/capture_dialog.h"
#include "ui/views/convert/convert_dialog.h"
#include "ui/views/funnel/funnel_page.h"
#include "ui/views/import/import_page.h"
#include "ui/views/merge/merge_dialog.h"
#include "ui/views/record/follow_up_commands.h"
#include "ui/views/record/record_page.h"
#include "ui/views/rfm/rfm_dialog.h"
#include "ui/views/table/table_page.h"
#include "ui/views/today/today_page.h"

#include <QDir>
#include <QFileInfo>
#include <QPushButton>

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

ErrorWays waysOn(ErrorCode code)
{
    switch (code) {
    case ErrorCode::WorkspaceLocked:
        return ErrorWay::Retry | ErrorWay::ReadOnly;
    case ErrorCode::WorkspaceCorrupt:
    case ErrorCode::FileFormat:
        return ErrorWay::Backup;
    case ErrorCode::WorkspaceReadOnly:
    case ErrorCode::DiskFull:
    case ErrorCode::Storage:
        return ErrorWay::Retry | ErrorWay::ReadOnly | ErrorWay::Backup;
    case ErrorCode::WorkspaceNewer:
        return ErrorWay::Backup;
    case ErrorCode::WorkspaceMissing:
    case ErrorCode::MissingFile:
    case ErrorCode::FileUnreadable:
    case ErrorCode::OutputExists:
    case ErrorCode::NothingToUndo:
    case ErrorCode::NotPermitted:
    case ErrorCode::InvalidArgument:
    case ErrorCode::UnknownEntity:
    case ErrorCode::UnknownField:
    case ErrorCode::BadFilter:
    case ErrorCode::NotFound:
    case ErrorCode::ValidationFailed:
    case ErrorCode::UndoBlocked:
    case ErrorCode::Cancelled:
    case ErrorCode::Internal:
        break;
    }
    return ErrorWay::Retry | ErrorWay::Backup;
}

Message messageOf(const Error &error, const QString &language)
{
    const ErrorWords words = describeError(error, {}, language);
    Message message;
    message.what = words.what;
    message.why = words.why;
    message.kept = words.kept;
    message.todo = words.todo;
    message.details = words.details;
    return message;
}

std::unique_ptr<Clock> clockFor(const StartOptions &options)
{
    if (options.now)
        return std::make_unique<FixedClock>(*options.now);
    return std::make_unique<SystemClock>();
}

} // namespace

Composition::Composition(QApplication &application, const StartOptions &options, FileQuestions questions)
    : m_options(options), m_questions(std::move(questions)), m_clock(clockFor(options)), m_settings(options.profile),
      m_theme(application, nullptr), m_commands(m_translations)
{
    m_clockOfStart = options.begun;
    if (!m_clockOfStart.isValid())
        m_clockOfStart.start();
    if (!options.locale.isEmpty())
        m_settings.setLanguageWish(options.locale);
    if (!options.theme.isEmpty()) {
        Appearance appearance = m_settings.appearance();
        appearance.mode = options.theme == QLatin1String("dark")       ? ThemeMode::Dark
                          : options.theme == QLatin1String("contrast") ? ThemeMode::Contrast
                                                                       : ThemeMode::Light;
        m_settings.setAppearance(appearance);
    }
    applySettings(m_settings, m_theme, m_translations);
    m_commands.setChosenKeys(m_settings.chosenKeys());
    connect(&m_instance, &SingleInstance::asked, this, &Composition::follow);
    if (!options.probe.isEmpty()) {
        m_probe = std::make_unique<UxProbe>(m_clockOfStart);
        if (ProbeSocket::isMeantBy(options.probe))
            (new ProbeSocket(*m_probe))->listenAt(options.probe);
        else
            m_probe->open(options.probe);
    }
}

QHash<QString, QString> Composition::pagesByEntity()
{
    QHash<QString, QString> pages;
    for (const ListPage &list : listPages)
        pages.insert(list.entity().key, QString::fromLatin1(list.id));
    return pages;
}

Composition::~Composition()
{
    m_making.waitForDone();
    close();
}

void Composition::close()
{
    m_notifier.reset();
    m_window.reset();
    m_undo = nullptr;
    m_sample = nullptr;
    m_welcome = nullptr;
    m_drafts.reset();
    m_provider.reset();
    m_data.reset();
    m_workspace.reset();
}

Result<std::unique_ptr<Workspace>> Composition::openWorkspace()
{
    if (QFileInfo::exists(m_options.workspace)) {
        auto opened = Workspace::open(m_options.workspace, m_access, *m_clock, m_ids);
        if (!opened && m_access == Workspace::Access::Write && opened.error().code == ErrorCode::WorkspaceReadOnly)
            return Workspace::open(m_options.workspace, Workspace::Access::Read, *m_clock, m_ids);
        return opened;
    }
    QDir().mkpath(QFileInfo(m_options.workspace).absolutePath());
    Workspace::InitOptions init;
    init.path = m_options.workspace;
    init.locale = m_translations.language();
    init.currency = *CurrencyCode::fromString(u"CNY");
    init.zone = systemZone();
    MILLRACE_ASSIGN(auto made, Workspace::init(init, *m_clock, m_ids));
    if (m_options.sample)
        MILLRACE_TRY(generateSample(*made));
    return made;
}

void Composition::start()
{
    if (m_options.welcome && !QFileInfo::exists(m_options.workspace)) {
        makeWindow();
        welcome();
        m_window->show();
        Q_EMIT started();
        return;
    }
    auto opened = openWorkspace();
    if (opened) {
        m_workspace = std::move(*opened);
        m_data = std::make_unique<LiveData>(*m_workspace, m_translations.language());
        connect(&m_translations, &Translations::languageChanged, m_data.get(), &LiveData::setLocale);
    }
    makeWindow();
    if (opened)
        openHere();
    else
        m_error = opened.error();
    explain();
    m_window->show();
    if (m_options.alone)
        m_instance.listen(SingleInstance::keyOf(m_options.workspace));
    if (isOpen() && !m_options.link.isEmpty())
        follow(std::exchange(m_options.link, {}));
    if (QAction *first = m_commands.action(std::exchange(m_firstCommand, {})); first && isOpen())
        first->trigger();
    Q_EMIT started();
}

void Composition::makeWindow()
{
    m_pages = PageRegistry();
    if (m_data) {
        m_context = std::make_unique<ViewContext>(ViewContext{
            *m_data, m_commands, m_settings, m_sets, [this](Toast toast) { m_window->showToast(std::move(toast)); },
            [this](const RecordId &operation) { m_undo->undo(operation); },
            [this](const QString &name) { return m_window->startJob(name); },
            [this](const RecordAddress &record, const Value &status) {
                CardMoves::moveOne(*m_context, m_window.get(), record, status);
            }});
        m_pages.add({QStringLiteral("today"), QT_TRANSLATE_NOOP("commands", "Today"), QStringLiteral("house"),
                     RailGroup::Top,
                     [this](QWidget *parent) -> Page * { return new TodayPage(*m_context, pagesByEntity(), parent); }});
        for (const ListPage &list : listPages) {
            const EntityDef entity = list.entity();
            m_pages.add({QString::fromLatin1(list.id), list.title, entity.icon, list.group,
                         [this, key = entity.key](QWidget *parent) -> Page * {
                             return new TablePage(*m_context, key, parent);
                         }});
            // The board of sales stands before their list: it is what one works in.
            if (entity.key == leadEntity().key)
                addBoard();
        }
        m_drafts = std::make_unique<DraftStore>(m_workspace->path());
        m_pages.add({QStringLiteral("record"), QT_TRANSLATE_NOOP("commands", "Record"), QStringLiteral("card-list"),
                     RailGroup::Foot,
                     [this](QWidget *parent) -> Page * {
                         return new RecordPage(*m_context, *m_drafts, pagesByEntity(), parent);
                     },
                     false});
        m_pages.add({QStringLiteral("funnel"), QT_TRANSLATE_NOOP("commands", "Funnel"), QStringLiteral("funnel"),
                     RailGroup::Insight, [this](QWidget *parent) -> Page * {
                         return new FunnelPage(*m_context, QStringLiteral("opportunities"), parent);
                     }});
    }
    if (m_workspace && m_workspace->isWritable())
        m_pages.add({QStringLiteral("import"), QT_TRANSLATE_NOOP("commands", "Import"), QStringLiteral("upload"),
                     RailGroup::Foot,
                     [this](QWidget *parent) -> Page * {
                         return new ImportPage(*m_context, pagesByEntity(),
                                               QDir(m_options.profile).filePath(QStringLiteral("mappings")), parent);
                     },
                     false});
    if (m_data)
        m_pages.add({QStringLiteral("bin"), QT_TRANSLATE_NOOP("commands", "Recycle bin"), QStringLiteral("trash"),
                     RailGroup::Foot, [this](QWidget *parent) -> Page * { return new BinPage(*m_context, parent); }});
    m_window = std::make_unique<MainWindow>(ShellParts{m_theme, m_translations, m_settings, m_commands, m_pages});
}

void Composition::addBoard()
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

void Composition::openHere()
{
    m_provider = std::make_unique<RecordProvider>(*m_data, pagesByEntity());
    m_window->palettePanel()->addProvider(m_provider.get());
    connect(m_provider.get(), &RecordProvider::openRequested, m_window.get(), &MainWindow::openPage);
    addCaptureCommand(*m_context, m_window.get(), [this](const PageAddress &address) { m_window->openPage(address); });
    m_window->addToMenu(MainMenu::File, QStringLiteral("record.capture"));
    addRfmCommand(*m_context, m_window.get(), pagesByEntity().value(customerEntity().key),
                  [this](const PageAddress &address) { m_window->openPage(address); });
    m_window->addToMenu(MainMenu::Go, QStringLiteral("report.rfm"), true);
    auto *followUps = new FollowUpCommands(
        *m_context, *m_drafts, [this] { return m_window->currentPage(); }, m_window.get());
    m_window->addToMenu(MainMenu::Edit, QStringLiteral("record.followUp"), true);
    connect(followUps, &FollowUpCommands::openRequested, m_window.get(), &MainWindow::openPage);
    followUps->offerDrafts(m_window->banner());
    auto *conversions = new ConvertCommands(
        *m_context, [this] { return m_window->currentPage(); }, m_window.get());
    m_window->addToMenu(MainMenu::Edit, QStringLiteral("record.convert"));
    connect(conversions, &ConvertCommands::openRequested, m_window.get(), &MainWindow::openPage);
    auto *merges = new MergeCommands(
        *m_context, [this] { return m_window->currentPage(); }, m_window.get());
    m_window->addToMenu(MainMenu::Edit, QStringLiteral("record.merge"));
    connect(merges, &MergeCommands::openRequested, m_window.get(), &MainWindow::openPage);
    m_undo = new UndoCommands(
        *m_data, [this](Toast toast) { m_window->showToast(std::move(toast)); }, m_window.get());
    connect(m_undo, &UndoCommands::namesChanged, m_window.get(), &MainWindow::setUndoLabels);
    connect(m_window.get(), &MainWindow::undoRequested, m_undo, &UndoCommands::undoLast);
    connect(m_window.get(), &MainWindow::redoRequested, m_undo, &UndoCommands::redoLast);
    tellState();
    addCommands();
    watchReminders();
    if (m_workspace->isWritable())
        m_settings.setLastWorkspace(QFileInfo(m_options.workspace).absoluteFilePath());
    else
        showReadOnly();
    connect(m_data.get(), &LiveData::localeChanged, m_window.get(), [this] {
        tellState();
        if (!m_workspace->isWritable() && m_window->banner()->isVisible())
            showReadOnly();
    });
    QString page = m_options.page.isEmpty() ? m_settings.lastPage() : m_options.page;
    if (!m_pages.entry(page))
        page = QStringLiteral("today");
    m_window->openPage({page, {}});
    if (!m_probe)
        return;
    // Ready is what a person waits for: the first page with its data.
    const auto ready = [this] { m_probe->markReady(); };
    if (auto *list = qobject_cast<TablePage *>(m_window->currentPage()))
        connect(list->model(), &RecordTableModel::loaded, m_probe.get(), ready);
    else if (auto *today = qobject_cast<TodayPage *>(m_window->currentPage()))
        connect(today, &TodayPage::agendaShown, m_probe.get(), ready);
    else if (auto *funnel = qobject_cast<FunnelPage *>(m_window->currentPage()))
        connect(funnel, &FunnelPage::reportShown, m_probe.get(), ready);
    else if (auto *board = qobject_cast<BoardPage *>(m_window->currentPage()))
        connect(board, &BoardPage::boardShown, m_probe.get(), ready);
    else
        ready();
}

void Composition::tellState()
{
    const QFileInfo file(m_options.workspace);
    WorkspaceState state;
    state.words = m_workspace->isWritable() ? tr("On this computer") : tr("Read-only");
    state.detail = file.absoluteFilePath();
    if (!m_workspace->isWritable()) {
        state.icon = QStringLiteral("lock");
        state.tone = IconTone::Warning;
    }
    m_window->setWorkspace(file.completeBaseName(), state);
}

void Composition::showReadOnly()
{
    Message message;
    message.tone = MessageTone::Info;
    message.what = tr("This workspace is open read-only");
    message.why = tr("Everything can be looked at, searched and exported; nothing can be changed.");
    m_window->banner()->show(message);
    QPushButton *write =
        m_window->banner()->addAction(tr("Try to open it for editing"), QStringLiteral("openForEditing"));
    connect(write, &QPushButton::clicked, this, [this] { openInstead(m_options.workspace, Workspace::Access::Write); });
}

void Composition::openInstead(const QString &path, Workspace::Access access)
{
    QMetaObject::invokeMethod(
        this,
        [this, path, access] {
            close();
            m_options.workspace = path;
            m_access = access;
            start();
        },
        Qt::QueuedConnection);
}

void Composition::askFor(const QString &title, Workspace::Access access)
{
    const QString path = m_questions.existing(m_window.get(), title, QFileInfo(m_options.workspace).absolutePath());
    if (!path.isEmpty())
        openInstead(path, access);
}

void Composition::explain()
{
    if (isOpen())
        return;
    ErrorPage *page =
        m_window->showError(messageOf(m_error, m_translations.language()), m_options.workspace, waysOn(m_error.code));
    connect(&m_translations, &Translations::languageChanged, m_window.get(), [this] {
        m_window->showError(messageOf(m_error, m_translations.language()), m_options.workspace, waysOn(m_error.code));
    });
    connect(page, &ErrorPage::retryRequested, this, [this] { openInstead(m_options.workspace, m_access); });
    connect(page, &ErrorPage::openReadOnlyRequested, this,
            [this] { openInstead(m_options.workspace, Workspace::Access::Read); });
    // A backup is looked at, never changed: it must still be what it was when it is needed again.
    connect(page, &ErrorPage::openBackupRequested, this,
            [this] { askFor(tr("Open a backup"), Workspace::Access::Read); });
    connect(page, &ErrorPage::openOtherRequested, this,
            [this] { askFor(tr("Open another workspace"), Workspace::Access::Write); });
}

} // namespace millrace
