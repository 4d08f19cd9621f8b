// SPDX-License-Identifier: GPL-3.0-or-later
// The first start, links from outside, and what the program offers beside its pages.
#include "app/desktop/parts/composition.h"

#include "app/desktop/parts/deep_link.h"
#include "app/desktop/parts/schedule_watch.h"
#include "core/interchange/generate.h"
#include "core/workspace/people.h"
#include "ui/print/report_out.h"
#include "ui/shell/notice_panel.h"
#include "ui/shell/preferences.h"
#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/text/snooze_words.h"
#include "ui/views/welcome/welcome_page.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>

namespace millrace {

namespace {

Result<void> makeWorkspace(const Workspace::InitOptions &init, bool sample, Clock &clock, IdSource &ids)
{
    QDir().mkpath(QFileInfo(init.path).absolutePath());
    MILLRACE_ASSIGN(auto made, Workspace::init(init, clock, ids));
    if (sample)
        MILLRACE_TRY(generateSample(*made));
    return {};
}

} // namespace

void Composition::welcome()
{
    m_welcome = new WelcomePage(m_translations, m_window);
    m_window->cover(m_welcome);
    connect(m_welcome, &WelcomePage::languageChosen, this, [this](const QString &language) {
        m_settings.setLanguageWish(language);
        applySettings(m_settings, m_theme, m_translations);
    });
    connect(m_welcome, &WelcomePage::finished, this, &Composition::makeFirst);
}

void Composition::makeFirst()
{
    const WelcomeAnswers answers = m_welcome->answers();
    if (answers.start == WelcomeStart::Team) {
        joinFirst();
        return;
    }
    m_welcome->setBusy(true);
    Workspace::InitOptions init;
    init.path = fileBeside(answers.company, m_options.workspace);
    init.locale = m_translations.language();
    init.currency = answers.currency;
    init.zone = systemZone();
    init.person = answers.person;
    const bool sample = answers.start == WelcomeStart::Sample;
    m_firstCommand = answers.start == WelcomeStart::Import ? QStringLiteral("file.import") : QString();
    m_options.welcome = false;
    m_isFirst = true;
    // The sample takes a moment; the window stays alive meanwhile. The composition waits for it before it ends.
    m_making.start([this, init, sample] {
        auto made = std::make_shared<Result<void>>(makeWorkspace(init, sample, *m_clock, m_ids));
        QMetaObject::invokeMethod(
            this,
            [this, made, path = init.path] {
                if (*made) {
                    openInstead(path, Workspace::Access::Write);
                } else {
                    m_error = made->error();
                    m_options.workspace = path;
                    explain();
                }
            },
            Qt::QueuedConnection);
    });
}

void Composition::follow(const QString &link)
{
    if (!m_window)
        return;
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    if (link.isEmpty() || !isOpen())
        return;
    const auto address = addressOfLink(link, WorkspaceWindow::pagesByEntity());
    if (address && m_main->pages().entry(address->page)) {
        m_window->openPage(*address);
        return;
    }
    m_window->showToast({.text = tr("This link leads to nothing that is here: %1").arg(link),
                         .actionText = {},
                         .action = {},
                         .tone = MessageTone::Warning});
}

void Composition::watchReminders()
{
    m_notifier = Notifier::ofTheSystem(*m_window);
    connect(m_data.get(), &LiveData::localeChanged, m_window, [this] { m_notifier->retranslate(); });
    const auto open = [this](const Reminder *one) {
        follow({});
        if (one && WorkspaceWindow::pagesByEntity().contains(one->entity))
            m_window->openPage(recordPageAddress(one->entity, one->id));
        else
            m_window->openPage({QStringLiteral("today"), {}});
    };
    auto *watch = new ReminderWatch(m_main->context(), *m_notifier, open, m_window);
    const auto openNews = [this](const InboxLine *one) {
        follow({});
        m_window->openPage(one && !one->subject.isNull() ? recordPageAddress(one->entity, one->subject)
                                                         : PageAddress{QStringLiteral("inbox"), {}});
    };
    auto *inbox = new InboxWatch(m_main->context(), *m_notifier, openNews, m_window);
    const auto tell = [this, watch, inbox] { tellWaiting(watch->due(), inbox->unread()); };
    connect(watch, &ReminderWatch::dueChanged, m_window, tell);
    connect(inbox, &InboxWatch::unreadChanged, m_window, tell);
    connect(m_data.get(), &LiveData::localeChanged, m_window, tell);
    if (m_workspace->isWritable())
        new ScheduleWatch(
            m_main->context(),
            [&workspace = *m_workspace, session = m_data->session()](const ReportTable &table, const QString &title,
                                                                     const QString &path,
                                                                     const FormatContext &context) -> Result<void> {
                MILLRACE_TRY(writeOut(workspace, session, table, title, path, context));
                return {};
            },
            m_window);
}

void Composition::tellWaiting(const std::vector<Reminder> &due, const std::vector<InboxLine> &unread)
{
    const auto when = [this](Instant moment) {
        return formats::relative(moment, m_workspace->clock().now(), m_data->session().zone,
                                 m_data->locale().startsWith(QLatin1String("zh")));
    };
    const auto later = [this](std::function<CommitRequest(Instant)> request) {
        std::vector<std::pair<QString, std::function<void()>>> ways;
        if (!m_data->isEditable())
            return ways;
        for (const SnoozeChoice &choice : snoozeChoices(m_workspace->clock().now(), m_data->session().zone))
            ways.emplace_back(choice.label, [this, request, until = choice.until] {
                m_data->commit(m_window, request(until), [this](const Result<CommitReceipt> &receipt) {
                    if (!receipt)
                        m_main->context().say(receipt.error());
                });
            });
        return ways;
    };
    std::vector<WaitingNotice> waiting;
    for (const Reminder &one : due) {
        const QString title = one.aboutTitle.isEmpty() ? one.title : tr("%1 · %2").arg(one.title, one.aboutTitle);
        waiting.push_back(
            {one.key(), title, when(one.at),
             [this, one] {
                 if (WorkspaceWindow::pagesByEntity().contains(one.entity))
                     m_window->openPage(recordPageAddress(one.entity, one.id));
                 else
                     m_window->openPage({QStringLiteral("today"), {}});
             },
             later([this, one](Instant until) { return snoozeRequest(*m_data->catalog(), one, until); })});
    }
    for (const InboxLine &one : unread)
        waiting.push_back(
            {one.id.toString(), inboxSentence(one, *m_data), when(one.at),
             [this, one] {
                 m_data->commit(m_window, readRequest(*m_data->catalog(), {one.id}, m_workspace->clock().now()),
                                [](const Result<CommitReceipt> &) {});
                 m_window->openPage(one.subject.isNull() ? PageAddress{QStringLiteral("inbox"), {}}
                                                         : recordPageAddress(one.entity, one.subject));
             },
             later([this, one](Instant until) { return snoozeRequest(*m_data->catalog(), {one.id}, until); })});
    m_window->notices()->setWaiting(std::move(waiting));
}

void Composition::viewAs(const RecordId &user)
{
    const Session own = m_workspace->session(m_data->locale());
    Session session = own;
    if (!user.isNull()) {
        const auto view = millrace::viewAs(*m_workspace, own, user);
        if (!view) {
            m_window->showToast({.text = describeError(view.error(), m_data->catalog(), m_data->locale()).sentences(),
                                 .actionText = {},
                                 .action = {},
                                 .tone = MessageTone::Danger});
            return;
        }
        session = *view;
    }
    QMetaObject::invokeMethod(
        this,
        [this, session] {
            closeWindows();
            m_data = std::make_unique<LiveData>(*m_workspace, m_translations.language());
            m_data->lookAs(session);
            connect(&m_translations, &Translations::languageChanged, m_data.get(), &LiveData::setLocale);
            makeWindow();
            openHere();
            if (!session.viewedBy.isNull())
                connect(m_window->banner(), &Banner::dismissed, this, [this] { viewAs({}); });
            m_window->show();
            Q_EMIT started();
        },
        Qt::QueuedConnection);
}

/// The way back stands above every page; closing it is the way back too.
void Composition::showView()
{
    Message message;
    message.tone = MessageTone::Warning;
    message.what = tr("You see the program as %1").arg(m_data->metadata()->users.value(m_data->session().actor));
    message.why = tr("These are that person's records, fields and pages. Nothing can be changed from here.");
    Banner *banner = m_window->banner();
    banner->show(message);
    QPushButton *back = banner->addAction(tr("Back to myself"), QStringLiteral("leaveView"));
    connect(back, &QPushButton::clicked, this, [this] { viewAs({}); });
}

void Composition::saveCopy()
{
    const QFileInfo file(m_options.workspace);
    const QString day = m_data->today().toString(Qt::ISODate);
    const QString proposal = file.dir().filePath(QStringLiteral("%1 %2.millrace").arg(file.completeBaseName(), day));
    const QString path = m_questions.fresh(m_window, tr("Save a copy of the workspace"), proposal);
    if (path.isEmpty())
        return;
    Job *job = m_window->startJob(tr("Saving a copy"));
    m_data->produce(
        m_window, [&workspace = *m_workspace, path] { return workspace.backup(path); },
        [this, path, job = QPointer(job)](const Result<void> &saved) {
            if (job)
                job->finish();
            if (saved && m_firstSteps)
                m_firstSteps->tick(QStringLiteral("copy"));
            if (saved)
                m_window->showToast({.text = tr("Saved a copy: %1").arg(path), .actionText = {}, .action = {}});
            else
                m_window->showToast(
                    {.text = describeError(saved.error(), m_data->catalog(), m_data->locale()).sentences(),
                     .actionText = {},
                     .action = {},
                     .tone = MessageTone::Danger});
        });
}

void Composition::addCommands()
{
    CommandRegistry &commands = m_main->commands();
    commands.add({.id = "file.open",
                  .text = QT_TRANSLATE_NOOP("commands", "&Open a workspace…"),
                  .icon = "folder2-open",
                  .keys = {QKeySequence("Ctrl+O")},
                  .run = [this] { askFor(tr("Open another workspace"), Workspace::Access::Write); },
                  .keywords = QT_TRANSLATE_NOOP("commands", "file database company")},
                 m_window);
    commands.add({.id = "file.saveCopy",
                  .text = QT_TRANSLATE_NOOP("commands", "Save a &copy of the workspace…"),
                  .icon = "files",
                  .run = [this] { saveCopy(); },
                  .keywords = QT_TRANSLATE_NOOP("commands", "backup back up safe")},
                 m_window);
    m_window->addToMenu(MainMenu::File, QStringLiteral("file.open"));
    m_window->addToMenu(MainMenu::File, QStringLiteral("file.saveCopy"));
    if (!m_workspace->isWritable())
        return;
    m_firstSteps = new FirstSteps(*m_main, m_settings, m_window);
    if (std::exchange(m_isFirst, false))
        m_firstSteps->begin();
    commands.add({.id = "help.firstSteps",
                  .text = QT_TRANSLATE_NOOP("commands", "&First steps"),
                  .icon = "list-check",
                  .group = CommandGroup::Help,
                  .run = [this] { m_firstSteps->begin(); },
                  .keywords = QT_TRANSLATE_NOOP("commands", "tour checklist learn begin")},
                 m_window);
    m_window->addToMenu(MainMenu::Help, QStringLiteral("help.firstSteps"), true);
    m_sample = new SampleNotice(m_main->context(), *m_window->banner(), m_window);
    commands.add({.id = "sample.remove",
                  .text = QT_TRANSLATE_NOOP("commands", "&Remove the sample company"),
                  .icon = "trash",
                  .run = [this] { m_sample->remove(); },
                  .keywords = QT_TRANSLATE_NOOP("commands", "demo example data")},
                 m_window);
    m_window->addToMenu(MainMenu::File, QStringLiteral("sample.remove"));
    connect(m_sample, &SampleNotice::looked, m_window, [this] {
        m_main->commands().setEnabled(QStringLiteral("sample.remove"), m_sample->isThere(),
                                      tr("There is no sample company in this workspace"));
    });
    connect(m_main->undo(), &UndoCommands::finished, m_sample, &SampleNotice::look);
}

} // namespace millrace
