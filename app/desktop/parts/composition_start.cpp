// SPDX-License-Identifier: GPL-3.0-or-later
// The first start, links from outside, and what the program offers beside its pages.
#include "app/desktop/parts/composition.h"

#include "app/desktop/parts/deep_link.h"
#include "core/interchange/generate.h"
#include "ui/shell/preferences.h"
#include "ui/text/describe_error.h"
#include "ui/views/welcome/welcome_page.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPointer>
#include <QRegularExpression>
#include <QThreadPool>

namespace millrace {

namespace {

/// A file beside `wanted` that is called after the company and not there yet.
QString fileCalled(const QString &company, const QString &wanted)
{
    const QFileInfo file(wanted);
    QString name = company;
    name.remove(QRegularExpression(QStringLiteral("[\\x00-\\x1f<>:\"/\\\\|?*]"))).replace(u'.', u' ');
    name = name.simplified().left(60);
    if (name.isEmpty())
        return wanted;
    QString path = file.dir().filePath(name + QStringLiteral(".millrace"));
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = file.dir().filePath(QStringLiteral("%1 %2.millrace").arg(name).arg(number));
    return path;
}

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
    m_welcome = new WelcomePage(m_translations, m_window.get());
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
    m_welcome->setBusy(true);
    Workspace::InitOptions init;
    init.path = fileCalled(answers.company, m_options.workspace);
    init.locale = m_translations.language();
    init.currency = answers.currency;
    init.zone = systemZone();
    init.person = answers.person;
    const bool sample = answers.start == WelcomeStart::Sample;
    m_firstCommand = answers.start == WelcomeStart::Import ? QStringLiteral("file.import") : QString();
    m_options.welcome = false;
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
    const auto address = addressOfLink(link, pagesByEntity());
    if (address && m_pages.entry(address->page)) {
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
    connect(m_data.get(), &LiveData::localeChanged, m_window.get(), [this] { m_notifier->retranslate(); });
    new ReminderWatch(
        *m_context, *m_notifier,
        [this](const Reminder *one) {
            follow({});
            if (one && pagesByEntity().contains(one->entity))
                m_window->openPage(recordPageAddress(one->entity, one->id));
            else
                m_window->openPage({QStringLiteral("today"), {}});
        },
        m_window.get());
}

void Composition::saveCopy()
{
    const QFileInfo file(m_options.workspace);
    const QString day = m_data->today().toString(Qt::ISODate);
    const QString proposal = file.dir().filePath(QStringLiteral("%1 %2.millrace").arg(file.completeBaseName(), day));
    const QString path = m_questions.fresh(m_window.get(), tr("Save a copy of the workspace"), proposal);
    if (path.isEmpty())
        return;
    Job *job = m_window->startJob(tr("Saving a copy"));
    m_data->read(
        m_window.get(), [&workspace = *m_workspace, path] { return workspace.backup(path); },
        [this, path, job = QPointer(job)](const Result<void> &saved) {
            if (job)
                job->finish();
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
    m_commands.add({.id = "file.open",
                    .text = QT_TRANSLATE_NOOP("commands", "&Open a workspace…"),
                    .icon = "folder2-open",
                    .keys = {QKeySequence("Ctrl+O")},
                    .run = [this] { askFor(tr("Open another workspace"), Workspace::Access::Write); },
                    .keywords = QT_TRANSLATE_NOOP("commands", "file database company")},
                   m_window.get());
    m_commands.add({.id = "file.saveCopy",
                    .text = QT_TRANSLATE_NOOP("commands", "Save a &copy of the workspace…"),
                    .icon = "files",
                    .run = [this] { saveCopy(); },
                    .keywords = QT_TRANSLATE_NOOP("commands", "backup back up safe")},
                   m_window.get());
    m_window->addToMenu(MainMenu::File, QStringLiteral("file.open"));
    m_window->addToMenu(MainMenu::File, QStringLiteral("file.saveCopy"));
    if (!m_workspace->isWritable())
        return;
    addImportCommand(m_commands, m_window.get(), [this] {
        const QString entity = pagesByEntity().key(m_window->currentPageId());
        m_window->openPage({QStringLiteral("import"), entity});
    });
    m_window->addToMenu(MainMenu::File, QStringLiteral("file.import"), true);
    m_sample = new SampleNotice(*m_context, *m_window->banner(), m_window.get());
    m_commands.add({.id = "sample.remove",
                    .text = QT_TRANSLATE_NOOP("commands", "&Remove the sample company"),
                    .icon = "trash",
                    .run = [this] { m_sample->remove(); },
                    .keywords = QT_TRANSLATE_NOOP("commands", "demo example data")},
                   m_window.get());
    m_window->addToMenu(MainMenu::File, QStringLiteral("sample.remove"));
    connect(m_sample, &SampleNotice::looked, m_window.get(), [this] {
        m_commands.setEnabled(QStringLiteral("sample.remove"), m_sample->isThere(),
                              tr("There is no sample company in this workspace"));
    });
    connect(m_undo, &UndoCommands::finished, m_sample, &SampleNotice::look);
}

} // namespace millrace
