// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/composition.h"

#include "app/desktop/parts/probe_socket.h"
#include "core/interchange/generate.h"
#include "ui/shell/preferences.h"
#include "ui/shell/ux_probe.h"
#include "ui/text/describe_error.h"
#include "ui/views/board/board_page.h"
#include "ui/views/funnel/funnel_page.h"
#include "ui/views/table/table_page.h"
#include "ui/views/today/today_page.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QTimer>

namespace millrace {

namespace {

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
    case ErrorCode::FileUnwritable:
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

/// By then the first page stands, on a slow machine too.
constexpr int afterFirstPageMs = 400;

std::unique_ptr<Clock> clockFor(const StartOptions &options)
{
    if (options.now)
        return std::make_unique<FixedClock>(*options.now);
    return std::make_unique<SystemClock>();
}

} // namespace

Composition::Composition(QApplication &application, const StartOptions &options, FileQuestions questions)
    : m_options(options), m_questions(std::move(questions)), m_clock(clockFor(options)), m_settings(options.profile),
      m_theme(application, nullptr)
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
    connect(&m_instance, &SingleInstance::asked, this, &Composition::follow);
    if (!options.probe.isEmpty()) {
        m_probe = std::make_unique<UxProbe>(m_clockOfStart);
        if (ProbeSocket::isMeantBy(options.probe))
            (new ProbeSocket(*m_probe))->listenAt(options.probe);
        else
            m_probe->open(options.probe);
    }
}

Composition::~Composition()
{
    m_making.waitForDone();
    close();
}

void Composition::saveDrafts()
{
    if (m_window)
        m_window->saveDrafts();
    for (const auto &beside : m_beside)
        beside->window().saveDrafts();
}

void Composition::close()
{
    closeWindows();
    m_workspace.reset();
}

void Composition::closeWindows()
{
    saveDrafts();
    keepTabs();
    m_notifier.reset();
    m_presence.reset();
    m_team.reset();
    m_beside.clear();
    m_main.reset();
    m_window = nullptr;
    m_sample = nullptr;
    m_firstSteps = nullptr;
    m_welcome = nullptr;
    m_drafts.reset();
    m_data.reset();
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
    if (QAction *first = m_main->commands().action(std::exchange(m_firstCommand, {})); first && isOpen())
        first->trigger();
    Q_EMIT started();
}

void Composition::makeWindow()
{
    if (m_workspace)
        m_drafts = std::make_unique<DraftStore>(m_workspace->path());
    m_main = std::make_unique<WorkspaceWindow>(ground());
    m_window = &m_main->window();
    connect(m_window, &MainWindow::windowRequested, this, &Composition::openBeside);
    connectSettings();
    // The first window has the reminders and the file: the others go with it.
    connect(m_window, &MainWindow::closing, this, [this] {
        keepTabs();
        for (const auto &beside : m_beside)
            beside->window().close();
    });
}

WindowGround Composition::ground()
{
    return {m_theme,
            m_translations,
            m_settings,
            m_data.get(),
            m_drafts.get(),
            QDir(m_options.profile).filePath(QStringLiteral("mappings")),
            [this](const RecordId &user) { viewAs(user); }};
}

void Composition::openBeside(const PageAddress &address)
{
    m_beside.push_back(std::make_unique<WorkspaceWindow>(ground()));
    WorkspaceWindow *beside = m_beside.back().get();
    shareSettings(*beside);
    connect(&beside->window(), &MainWindow::windowRequested, this, &Composition::openBeside);
    connect(
        &beside->window(), &MainWindow::closing, this,
        [this, beside] {
            m_beside.erase(std::remove_if(m_beside.begin(), m_beside.end(),
                                          [beside](const auto &one) { return one.get() == beside; }),
                           m_beside.end());
        },
        Qt::QueuedConnection);
    tellState(beside->window());
    beside->window().move(m_window->pos() + QPoint(space::xxl, space::xxl));
    beside->window().openPage(address);
    beside->window().show();
}

/// What only the person himself is told and offered.
void Composition::attend()
{
    m_main->followUps()->offerDrafts(m_window->banner());
    addCommands();
    // Reminders, messages and schedules look through the whole workspace: what was asked for on the screen goes first.
    QTimer::singleShot(afterFirstPageMs, m_window, [this] { watchReminders(); });
    if (m_workspace->isWritable()) {
        m_settings.setLastWorkspace(QFileInfo(m_options.workspace).absoluteFilePath());
        followTeam();
    } else
        showReadOnly();
}

void Composition::openHere()
{
    const bool views = !m_data->session().viewedBy.isNull();
    useSettings();
    tellState(*m_window);
    views ? showView() : attend();
    connect(m_data.get(), &LiveData::localeChanged, m_window, [this] {
        tellState(*m_window);
        for (const auto &beside : m_beside)
            tellState(beside->window());
        if (!m_data->session().viewedBy.isNull())
            showView();
        else if (!m_workspace->isWritable() && m_window->banner()->isVisible())
            showReadOnly();
    });
    openStartPage();
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

void Composition::openStartPage()
{
    const PageRegistry &pages = m_main->pages();
    if (m_options.page.isEmpty() && pages.entry(m_settings.startPage())) {
        m_window->openPage({m_settings.startPage(), {}});
        return;
    }
    if (m_options.page.isEmpty() && m_window->restoreTabs(m_settings.layout(tabsKey())))
        return;
    QString page = m_options.page.isEmpty() ? m_settings.lastPage() : m_options.page;
    if (!pages.entry(page))
        page = QStringLiteral("today");
    m_window->openPage({page, {}});
}

QString Composition::tabsKey() const
{
    // Places name records: each workspace has its own.
    const QByteArray path = QFileInfo(m_options.workspace).absoluteFilePath().toUtf8();
    const QByteArray digest = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("tabs/") + QString::fromLatin1(digest);
}

void Composition::keepTabs()
{
    // What is looked at through another's eyes is not what one comes back to.
    if (m_data && m_window && m_data->session().viewedBy.isNull())
        m_settings.setLayout(tabsKey(), m_window->tabs());
}

void Composition::tellState(MainWindow &window)
{
    const QFileInfo file(m_options.workspace);
    WorkspaceState state;
    state.words = m_workspace->isWritable() ? tr("On this computer") : tr("Read-only");
    state.detail = file.absoluteFilePath();
    if (!m_workspace->isWritable()) {
        state.icon = QStringLiteral("lock");
        state.tone = IconTone::Warning;
    }
    showTeamState(state);
    if (!m_data->session().viewedBy.isNull()) {
        state.words = tr("Seen as %1").arg(m_data->metadata()->users.value(m_data->session().actor));
        state.icon = QStringLiteral("eye");
        state.tone = IconTone::Warning;
    }
    window.setWorkspace(file.completeBaseName(), state);
    const MetadataPtr metadata = m_workspace->metadata();
    const RecordId me = m_data->session().actor;
    window.setPerson(metadata->users.value(me), {});
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
    const QString path = m_questions.existing(m_window, title, QFileInfo(m_options.workspace).absolutePath());
    if (!path.isEmpty())
        openInstead(path, access);
}

void Composition::explain()
{
    if (isOpen())
        return;
    ErrorPage *page =
        m_window->showError(messageOf(m_error, m_translations.language()), m_options.workspace, waysOn(m_error.code));
    connect(&m_translations, &Translations::languageChanged, m_window, [this] {
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
