// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import/import_page.h"

#include "ui/shell/banner.h"
#include "ui/text/describe_error.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/views/import/check_step.h"
#include "ui/views/import/choose_step.h"
#include "ui/views/import/duplicate_step.h"
#include "ui/views/import/map_step.h"
#include "ui/views/import/parse_step.h"
#include "ui/views/import/run_step.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace millrace {

namespace {

enum ImportStepNumber { Choosing, Reading, Matching, Comparing, Checking, Running };

} // namespace

ImportPage::ImportPage(const ViewContext &context, const QHash<QString, QString> &pagesByEntity,
                       const QString &mappingsFolder, QWidget *parent, ImportQuestions questions)
    : Page(parent), m_context(context), m_pages(pagesByEntity), m_questions(std::move(questions)),
      m_task(context, mappingsFolder, this)
{
    setObjectName(QStringLiteral("importPage"));
    setAcceptDrops(true);
    // Made in the order in which they are seen: Tab follows it.
    for (QPushButton *&mark : m_marks)
        mark = new QPushButton(this);
    m_banner = new Banner(this);
    m_stack = new QStackedWidget(this);
    m_stop = new QPushButton(this);
    m_back = new QPushButton(this);
    m_next = new QPushButton(this);
    auto *run = new RunStep(m_task, m_questions, m_stack);
    m_widgets = {
        new ChooseStep(m_task, m_questions, m_stack), new ParseStep(m_task, m_stack), new MapStep(m_task, m_stack),
        new DuplicateStep(m_task, m_stack),           new CheckStep(m_task, m_stack), run};
    auto *marks = new QVBoxLayout;
    marks->setSpacing(space::xs);
    for (int i = 0; i < steps; ++i) {
        m_stack->addWidget(m_widgets[size_t(i)]);
        QPushButton *mark = m_marks[size_t(i)];
        mark->setObjectName(QStringLiteral("importStep.%1").arg(i + 1));
        mark->setCheckable(true);
        setButtonKind(mark, ButtonKind::Quiet);
        marks->addWidget(mark, 0, Qt::AlignLeft);
        connect(mark, &QPushButton::clicked, this, [this, i] { i < m_step ? showStep(i) : showButtons(); });
        connect(m_widgets[size_t(i)], &ImportStep::readyChanged, this, &ImportPage::showButtons);
    }
    marks->addStretch(1);
    m_back->setObjectName(QStringLiteral("importBack"));
    m_next->setObjectName(QStringLiteral("importNext"));
    setButtonKind(m_next, ButtonKind::Primary);
    m_stop->setObjectName(QStringLiteral("importStop"));
    setButtonKind(m_stop, ButtonKind::Quiet);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_stop);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto *right = new QVBoxLayout;
    right->setSpacing(space::m);
    right->addWidget(m_banner);
    right->addWidget(m_stack, 1);
    right->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::m, space::l, space::m);
    row->setSpacing(space::xl);
    row->addLayout(marks);
    row->addLayout(right, 1);
    const auto key = [this](const char *keys, void (ImportPage::*does)()) {
        auto *shortcut = new QShortcut(QKeySequence(QLatin1String(keys)), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, does);
    };
    key("Alt+N", &ImportPage::next);
    key("Alt+P", &ImportPage::back);
    connect(m_next, &QPushButton::clicked, this, &ImportPage::next);
    connect(m_back, &QPushButton::clicked, this, &ImportPage::back);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_task.isBusy()) {
            m_task.cancel();
            return;
        }
        m_task.reset();
        showStep(Choosing);
    });
    connect(run, &RunStep::showRequested, this, &ImportPage::showRecords);
    connect(&m_task, &ImportTask::busyChanged, this, &ImportPage::showButtons);
    connect(&m_task, &ImportTask::failed, this, &ImportPage::showError);
    connect(&m_task, &ImportTask::read, this, [this] {
        if (m_step == Choosing)
            showStep(Reading);
    });
    connect(&m_task, &ImportTask::saved, this, [this](const QString &path) {
        m_context.toast({.text = tr("Saved: %1").arg(path), .actionText = {}, .action = {}});
    });
    connect(&m_context.data, &LiveData::localeChanged, this, &ImportPage::retranslate);
    m_task.lookForMappings();
    retranslate();
    showStep(Choosing);
}

QString ImportPage::title() const
{
    return tr("Import");
}

QWidget *ImportPage::mainWidget()
{
    QWidget *field = m_widgets[size_t(m_step)]->firstField();
    return field ? field : m_next;
}

void ImportPage::goTo(const QString &place)
{
    if (place.isEmpty() || m_step != Choosing || m_task.hasInput() || place == m_task.options.entity)
        return;
    const EntityPtr entity = m_context.data.catalog()->entity(place);
    if (!entity || !entity->importable)
        return;
    m_task.options.entity = place;
    showStep(Choosing);
}

void ImportPage::open(const QString &path)
{
    static_cast<ChooseStep *>(m_widgets[Choosing])->setFile(path);
    showStep(Choosing);
}

void ImportPage::next()
{
    if (!m_next->isEnabled())
        return;
    m_banner->dismiss();
    if (m_step == Choosing) {
        m_task.readBeginning();
    } else if (m_step == Running && m_task.report) {
        m_task.reset();
        showStep(Choosing);
    } else if (m_step == Running) {
        m_task.import();
    } else {
        showStep(m_step + 1);
    }
}

void ImportPage::back()
{
    if (m_back->isEnabled() && m_back->isVisible())
        showStep(m_step - 1);
}

void ImportPage::showStep(int step)
{
    m_step = step;
    m_banner->dismiss();
    m_stack->setCurrentIndex(step);
    m_widgets[size_t(step)]->enter();
    showButtons();
    if (isVisible())
        mainWidget()->setFocus(Qt::OtherFocusReason);
    Q_EMIT stepShown(step);
}

void ImportPage::showButtons()
{
    const ImportStep *current = m_widgets[size_t(m_step)];
    const bool done = m_task.report.has_value(), busy = m_task.isBusy();
    for (int i = 0; i < steps; ++i) {
        QPushButton *mark = m_marks[size_t(i)];
        const bool past = i < m_step;
        mark->setChecked(i == m_step);
        mark->setEnabled(i == m_step || (past && !busy && !done));
        mark->setIcon(icon(past ? QStringLiteral("check-lg") : QStringLiteral("chevron-right"),
                           past          ? IconTone::Success
                           : i == m_step ? IconTone::Accent
                                         : IconTone::Secondary));
        mark->setText(tr("%1. %2").arg(i + 1).arg(m_widgets[size_t(i)]->title()));
        mark->setAccessibleName(mark->text());
    }
    const QString label = current->nextLabel();
    m_next->setText(label.isEmpty() ? tr("Next") : label);
    m_next->setAccessibleName(m_next->text());
    m_next->setEnabled(current->isReady() && !busy);
    m_back->setVisible(m_step > 0 && !done);
    m_back->setEnabled(!busy);
    m_stop->setText(busy ? tr("Stop") : tr("Start over"));
    m_stop->setAccessibleName(m_stop->text());
    m_stop->setVisible((busy && m_step != Running) || (!busy && m_task.hasInput() && !done));
}

void ImportPage::showError(const Error &error)
{
    Message message;
    if (error.code == ErrorCode::Cancelled) {
        message.tone = MessageTone::Info;
        message.what = m_step == Running ? tr("The import was cancelled; nothing of it was kept") : tr("Stopped");
    } else {
        const ErrorWords words = describeError(error, m_context.data.catalog(), m_context.data.locale());
        message.what = words.what;
        message.why = words.why;
        message.kept = words.kept;
        message.todo = words.todo;
        message.details = words.details;
    }
    m_banner->show(message);
    showButtons();
}

void ImportPage::showRecords()
{
    const QString page = m_pages.value(m_task.options.entity);
    if (page.isEmpty() || !m_task.report)
        return;
    const QString place = m_context.sets.add({tr("Imported: %1").arg(m_task.inputName()),
                                              m_task.report->newRecords,
                                              {QStringLiteral("import"), {}},
                                              title()});
    Q_EMIT openRequested({page, place});
}

void ImportPage::retranslate()
{
    setAccessibleName(title());
    m_back->setText(tr("Back"));
    m_back->setAccessibleName(m_back->text());
    m_back->setToolTip(tr("The step before (Alt+P)"));
    m_next->setToolTip(tr("The next step (Alt+N)"));
    for (ImportStep *each : m_widgets)
        each->retranslate();
    showButtons();
}

void ImportPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ImportPage::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!m_task.isBusy() && urls.size() == 1 && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void ImportPage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    open(event->mimeData()->urls().front().toLocalFile());
}

void addImportCommand(CommandRegistry &commands, QWidget *owner, std::function<void()> open)
{
    Command command;
    command.id = QStringLiteral("file.import");
    command.text = QT_TRANSLATE_NOOP("commands", "&Import…");
    command.icon = QStringLiteral("upload");
    command.keys = {QKeySequence(QStringLiteral("Ctrl+Shift+I"))};
    command.group = CommandGroup::Record;
    command.keywords = QT_TRANSLATE_NOOP("commands", "csv excel xlsx xls ods vcard spreadsheet table");
    command.run = std::move(open);
    commands.add(std::move(command), owner);
}

} // namespace millrace
