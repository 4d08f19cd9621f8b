// SPDX-License-Identifier: GPL-3.0-or-later
// The server of a team: signing in, keeping in step, and what the status strip says of it.
#include "app/desktop/parts/composition.h"

#include "app/desktop/parts/second_factor_dialog.h"
#include "app/desktop/parts/sign_in_dialog.h"
#include "ui/models/content_source.h"
#include "ui/text/sync_words.h"
#include "ui/views/welcome/welcome_page.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QToolButton>

namespace millrace {

namespace {

/// The network's part of signing in, on the threads that a composition waits for.
class SystemSignIn : public SignInWork
{
public:
    using Join = std::function<Result<membership::Joining>(const membership::Request &)>;
    SystemSignIn(QObject &receiver, QThreadPool &threads, Join join)
        : m_receiver(receiver), m_threads(threads), m_join(std::move(join))
    {
    }
    void look(const QUrl &url, std::function<void(const ServerProof &)> done) override
    {
        m_threads.start([&receiver = m_receiver, url, done = std::move(done)] {
            QMetaObject::invokeMethod(
                &receiver, [done, proof = proofOf(url)] { done(proof); }, Qt::QueuedConnection);
        });
    }
    void join(const membership::Request &request,
              std::function<void(const Result<membership::Joining> &)> done) override
    {
        m_threads.start([&receiver = m_receiver, join = m_join, request, done = std::move(done)] {
            const auto joining = std::make_shared<Result<membership::Joining>>(join(request));
            QMetaObject::invokeMethod(
                &receiver, [done, joining] { done(*joining); }, Qt::QueuedConnection);
        });
    }

private:
    QObject &m_receiver;
    QThreadPool &m_threads;
    Join m_join;
};

/// Calls about the person himself, over a line of their own.
class SystemAccount : public AccountWork
{
public:
    SystemAccount(QObject &receiver, QThreadPool &threads, const Workspace &workspace, SecretStore &secrets)
        : m_receiver(receiver), m_threads(threads), m_workspace(workspace), m_secrets(secrets)
    {
    }
    void ask(const char *method, const char *path, const QJsonObject &body,
             std::function<void(const AccountAnswer &)> done) override
    {
        m_threads.start([&receiver = m_receiver, &workspace = m_workspace, &secrets = m_secrets, method, path, body,
                         done = std::move(done)] {
            const auto peer = membership::peerOf(workspace, secrets);
            const AccountAnswer answer = peer && *peer ? (*peer)->account(method, path, body) : AccountAnswer();
            QMetaObject::invokeMethod(
                &receiver, [done, answer] { done(answer); }, Qt::QueuedConnection);
        });
    }

private:
    QObject &m_receiver;
    QThreadPool &m_threads;
    const Workspace &m_workspace;
    SecretStore &m_secrets;
};

struct Look
{
    const char *icon;
    IconTone tone;
};

Look lookOf(SyncStanding::State state)
{
    switch (state) {
    case SyncStanding::State::Local:
        return {"check-circle", IconTone::Success};
    case SyncStanding::State::Queued:
        return {"cloud-upload", IconTone::Warning};
    case SyncStanding::State::Syncing:
        return {"arrow-left-right", IconTone::Secondary};
    case SyncStanding::State::Synced:
        return {"cloud-check", IconTone::Success};
    case SyncStanding::State::Failed:
        return {"cloud-slash", IconTone::Danger};
    case SyncStanding::State::Paused:
        return {"cloud-slash", IconTone::Secondary};
    case SyncStanding::State::Conflict:
        return {"exclamation-triangle", IconTone::Warning};
    }
    return {"check-circle", IconTone::Success};
}

/// Whether signing in anew is what helps.
bool wantsSignIn(const SyncStanding &standing)
{
    return standing.trouble == SyncStanding::Trouble::SignIn || standing.trouble == SyncStanding::Trouble::Certificate;
}

} // namespace

void Composition::followTeam()
{
    m_secrets = systemSecrets();
    m_team = std::make_unique<TeamSync>(*m_workspace, *m_secrets);
    connect(m_team.get(), &TeamSync::standingChanged, this, [this] {
        tellState(*m_window);
        for (const auto &beside : m_beside)
            tellState(beside->window());
        refreshTeamCommands();
    });
    // Queued: the session that tells this must have ended before the file goes.
    connect(m_team.get(), &TeamSync::shutOut, this, &Composition::wipe, Qt::QueuedConnection);
    ContentSource::of(*m_data).setAsked([team = QPointer<TeamSync>(m_team.get())](const RecordId &attachment) {
        return team && team->fetchContent(attachment);
    });
    connect(m_team.get(), &TeamSync::contentMoved, this, &Composition::tellContent);
    connect(m_window->statusStrip()->stateButton(), &QToolButton::clicked, this, &Composition::answerState);
    CommandRegistry &commands = m_main->commands();
    commands.add({.id = "team.signIn",
                  .text = QT_TRANSLATE_NOOP("commands", "&Join a team or sign in…"),
                  .icon = "people",
                  .run = [this] { signIn(); },
                  .keywords = QT_TRANSLATE_NOOP("commands", "server login sync share colleagues password")},
                 m_window);
    commands.add({.id = "team.sync",
                  .text = QT_TRANSLATE_NOOP("commands", "&Sync now"),
                  .icon = "arrow-left-right",
                  .run = [this] { m_team->syncNow(); },
                  .keywords = QT_TRANSLATE_NOOP("commands", "server exchange send receive refresh")},
                 m_window);
    commands.add({.id = "team.pause",
                  .text = QT_TRANSLATE_NOOP("commands", "P&ause or resume syncing"),
                  .icon = "cloud-slash",
                  .run = [this] { m_team->setPaused(!m_team->isPaused()); },
                  .keywords = QT_TRANSLATE_NOOP("commands", "server stop offline")},
                 m_window);
    commands.add({.id = "team.secondFactor",
                  .text = QT_TRANSLATE_NOOP("commands", "Second &factor and recovery codes…"),
                  .icon = "shield-lock",
                  .run =
                      [this] {
                          SystemAccount account(*this, m_making, *m_workspace, *m_secrets);
                          SecondFactorDialog(account, m_window).exec();
                      },
                  .keywords = QT_TRANSLATE_NOOP("commands", "totp code phone sign in security")},
                 m_window);
    m_window->addToMenu(MainMenu::File, QStringLiteral("team.signIn"), true);
    m_window->addToMenu(MainMenu::File, QStringLiteral("team.secondFactor"));
    m_window->addToMenu(MainMenu::File, QStringLiteral("team.sync"));
    m_window->addToMenu(MainMenu::File, QStringLiteral("team.pause"));
    auto *first = new FirstSync(*m_team, *m_data, *m_window, m_window);
    connect(first, &FirstSync::signInRequested, this, &Composition::signIn);
    m_presence = std::make_unique<PresenceLine>(*m_workspace, *m_secrets, m_data->presence());
    connect(m_team.get(), &TeamSync::standingChanged, m_presence.get(), [this](const SyncStanding &standing) {
        if (standing.state == SyncStanding::State::Synced)
            m_presence->wake();
    });
    m_team->start();
    if (m_team->isRunning())
        m_presence->start();
    refreshTeamCommands();
}

void Composition::tellContent(const ContentLane::News &news)
{
    using Fate = ContentLane::Fate;
    const QString words = contentText(news);
    if (news.fate == Fate::Arrived)
        Q_EMIT ContentSource::of(*m_data).arrived(news.attachment);
    else if (news.fate != Fate::Sent)
        Q_EMIT ContentSource::of(*m_data).refused(news.attachment, words);
    // What was attached here and cannot leave is said without being asked.
    if (news.fate == Fate::TooLarge || news.fate == Fate::NoRoom)
        m_window->showToast({.text = words, .actionText = {}, .action = {}, .tone = MessageTone::Warning});
}

void Composition::refreshTeamCommands()
{
    const bool follows = m_team->standing().state != SyncStanding::State::Local;
    for (const char *command : {"team.sync", "team.pause", "team.secondFactor"})
        m_main->commands().setEnabled(QString::fromLatin1(command), follows, tr("This workspace follows no server"));
}

void Composition::signIn()
{
    SystemSignIn work(*this, m_making,
                      [&workspace = *m_workspace, &secrets = *m_secrets](const membership::Request &request) {
                          return membership::join(workspace, request, secrets);
                      });
    SignInDialog dialog(work, m_team->address(), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    // Who works here may be another one now: everything that shows records begins anew.
    openInstead(m_options.workspace, Workspace::Access::Write);
}

/// The first start, in the place of a workspace of one's own: the file is made when the server has let the person in.
void Composition::joinFirst()
{
    const QString path = fileBeside(m_welcome->answers().company, m_options.workspace);
    m_secrets = systemSecrets();
    SystemSignIn work(*this, m_making, [this, path, locale = m_translations.language()](membership::Request request) {
        QDir().mkpath(QFileInfo(path).absolutePath());
        request.path = path;
        request.locale = locale;
        request.zone = systemZone();
        return membership::join(request, *m_secrets, *m_clock, m_ids);
    });
    SignInDialog dialog(work, {}, m_window, SignInDialog::Joins::NewWorkspace);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_options.welcome = false;
    openInstead(path, Workspace::Access::Write);
}

void Composition::answerState()
{
    const SyncStanding &standing = m_team->standing();
    if (standing.state == SyncStanding::State::Local || wantsSignIn(standing))
        signIn();
    else if (standing.state == SyncStanding::State::Paused)
        m_team->setPaused(false);
    else if (standing.state == SyncStanding::State::Conflict && m_main->pages().entry(QStringLiteral("conflicts")))
        m_window->openPage({QStringLiteral("conflicts"), {}});
    else
        m_team->syncNow();
}

void Composition::showTeamState(WorkspaceState &state) const
{
    if (!m_team || m_team->standing().state == SyncStanding::State::Local)
        return;
    const SyncStanding &standing = m_team->standing();
    QString clock;
    if (standing.lastSuccess.us > 0)
        clock =
            QLocale().toString(standing.lastSuccess.toDateTime(m_data->session().zone).time(), QLocale::ShortFormat);
    state.words = syncStateText(standing, clock);
    const Look look = lookOf(standing.state);
    state.icon = QString::fromLatin1(look.icon);
    state.tone = look.tone;
    QStringList lines{m_team->address().url.toString(), syncTroubleText(standing.trouble)};
    if (standing.waiting > 0)
        lines << tr("%Ln change(s) not sent yet", nullptr, int(standing.waiting));
    lines << state.detail;
    lines.removeAll(QString());
    state.detail = lines.join(u'\n');
}

void Composition::wipe()
{
    const QString path = m_options.workspace;
    const auto name = secretName(*m_workspace);
    close();
    if (name)
        m_secrets->remove(*name);
    const auto wiped = membership::wipe(path);
    m_error = wiped ? Error{ErrorCode::NotPermitted, {}, {}} : wiped.error();
    makeWindow();
    explain();
    m_window->show();
    m_window->showToast({.text = syncTroubleText(SyncStanding::Trouble::Revoked),
                         .actionText = {},
                         .action = {},
                         .tone = MessageTone::Danger});
}

} // namespace millrace
