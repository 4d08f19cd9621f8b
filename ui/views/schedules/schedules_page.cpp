// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/schedules/schedules_page.h"

#include "core/schema/builtin/report.h"
#include "core/schema/builtin/schedule.h"
#include "ui/print/report_out.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/job.h"
#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/text/report_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/table_look.h"
#include "ui/theme/tokens.h"
#include "ui/views/schedules/schedule_dialog.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace millrace {

namespace {

enum Column { NameColumn, ReportColumnAt, RhythmColumn, NextColumn, ResultColumn, FolderColumn, Columns };
constexpr int morning = 8 * 60;

} // namespace

SchedulesPage::SchedulesPage(const ViewContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_edit(new QPushButton(this)),
      m_run(new QPushButton(this)), m_pause(new QPushButton(this)), m_remove(new QPushButton(this)),
      m_folder(new QPushButton(this)), m_words(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_stack(new QStackedWidget(this)), m_table(new QTableWidget(0, Columns, m_stack)),
      m_empty(new EmptyState(QStringLiteral("alarm"), m_stack)),
      m_failed(new EmptyState(QStringLiteral("exclamation-triangle"), m_stack)), m_skeleton(new SkeletonRows(m_stack))
{
    setObjectName(QStringLiteral("schedulesPage"));
    makeButtons();
    m_table->setObjectName(QStringLiteral("scheduleTable"));
    makeQuietRows(m_table);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_words->setObjectName(QStringLiteral("scheduleWords"));
    m_words->setWordWrap(true);
    for (QWidget *state : std::initializer_list<QWidget *>{m_table, m_empty, m_failed, m_skeleton})
        m_stack->addWidget(state);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    for (QPushButton *button : {m_edit, m_run, m_pause, m_folder, m_remove})
        row->addWidget(button);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::s);
    column->setSpacing(space::s);
    column->addWidget(m_words);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
    const QList<QWidget *> order{m_edit, m_run, m_pause, m_folder, m_remove, m_table};
    for (qsizetype i = 0; i + 1 < order.size(); ++i)
        setTabOrder(order.at(i), order.at(i + 1));
    addCommands();
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &SchedulesPage::refresh);
    connect(m_table, &QTableWidget::cellActivated, this, &SchedulesPage::openCurrent);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] { openNew(); });
    connect(m_failed, &EmptyState::buttonClicked, this, &SchedulesPage::read);
    connect(&m_data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        if (notice.everything || notice.catalogChanged || notice.records.contains(scheduleEntity().key) ||
            notice.records.contains(reportEntity().key))
            read();
    });
    connect(&m_data, &LiveData::localeChanged, this, &SchedulesPage::retranslate);
    retranslate();
    m_stack->setCurrentWidget(m_skeleton);
    m_skeleton->begin();
    read();
}

SchedulesPage::~SchedulesPage()
{
    for (const auto &run : m_runs)
        run->store(true);
}

void SchedulesPage::makeButtons()
{
    const auto make = [this](QPushButton *button, const char *name, const char *drawing, void (SchedulesPage::*run)()) {
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(icon(QString::fromLatin1(drawing), IconTone::Secondary));
        connect(button, &QPushButton::clicked, this, run);
    };
    make(m_edit, "scheduleEdit", "pencil", &SchedulesPage::openCurrent);
    make(m_run, "scheduleRun", "arrow-right", &SchedulesPage::runCurrent);
    make(m_pause, "schedulePause", "hourglass-split", &SchedulesPage::pauseCurrent);
    make(m_folder, "scheduleOpenFolder", "folder2-open", &SchedulesPage::openFolder);
    make(m_remove, "scheduleRemove", "trash", &SchedulesPage::removeCurrent);
}

void SchedulesPage::addCommands()
{
    const auto add = [this](const char *id, const char *text, const char *drawing, std::function<void()> run) {
        Command command;
        command.id = QString::fromLatin1(id);
        command.text = text;
        command.icon = QString::fromLatin1(drawing);
        command.group = CommandGroup::Edit;
        command.scope = CommandScope::Page;
        command.run = std::move(run);
        m_context.commands.add(std::move(command), this);
    };
    add("schedules.run", QT_TRANSLATE_NOOP("commands", "&Write the report of the schedule now"), "arrow-right",
        [this] { runCurrent(); });
    add("schedules.pause", QT_TRANSLATE_NOOP("commands", "&Pause or go on with the schedule"), "hourglass-split",
        [this] { pauseCurrent(); });
}

QString SchedulesPage::title() const
{
    return tr("Schedules");
}

QStringList SchedulesPage::breadcrumb() const
{
    return {tr("Reports"), title()};
}

PageAddress SchedulesPage::breadcrumbAddress(int step) const
{
    return step == 0 ? PageAddress{QStringLiteral("reports"), {}} : PageAddress();
}

void SchedulesPage::goTo(const QString &place)
{
    if (place.section(u'/', 0, 0) != QLatin1String("new"))
        return;
    if (m_read)
        openNew(place.section(u'/', 1));
    else
        m_wanted = place.section(u'/', 1);
}

QString SchedulesPage::newLabel() const
{
    return m_data.isEditable() ? tr("Schedule") : QString();
}

void SchedulesPage::createNew()
{
    openNew();
}

QWidget *SchedulesPage::mainWidget()
{
    return m_stack->currentWidget() == m_table ? static_cast<QWidget *>(m_table) : m_empty->button();
}

const ScheduleState *SchedulesPage::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < int(m_schedules.size()) ? &m_schedules[size_t(row)] : nullptr;
}

void SchedulesPage::read()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_again = false;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session()]() -> Result<Read> {
            Read read;
            MILLRACE_ASSIGN(read.shelf, readReports(workspace, session));
            MILLRACE_ASSIGN(read.schedules, readSchedules(workspace, session));
            return read;
        },
        [this](Result<Read> read) {
            m_reading = false;
            if (m_again) {
                this->read();
                return;
            }
            m_skeleton->end();
            m_error = read ? std::nullopt : std::optional(read.error());
            if (read) {
                m_shelf = std::move(read->shelf);
                m_schedules = std::move(read->schedules);
                m_read = true;
            }
            fill();
            Q_EMIT listed();
            if (const auto wanted = std::exchange(m_wanted, std::nullopt); wanted && m_read)
                openNew(*wanted);
        });
}

QString SchedulesPage::reportName(const QString &report) const
{
    for (const ReportEntry &entry : m_shelf.reports)
        if (entry.key == report || (!entry.id.isNull() && entry.id.toString() == report))
            return reportTitle(entry);
    return tr("no such report");
}

QString SchedulesPage::resultText(const ScheduleState &state) const
{
    if (state.lastResult.isEmpty())
        return tr("not yet");
    if (state.failed)
        return tr("Failed: %1").arg(state.lastResult);
    const QString file = QFileInfo(state.lastResult).fileName();
    if (!state.lastRun)
        return tr("Written: %1").arg(file);
    return tr("Written %1: %2")
        .arg(formats::dateTime(*state.lastRun, m_data.session().zone, m_data.format().isChinese()), file);
}

void SchedulesPage::fill()
{
    if (m_error)
        m_failed->setTexts(describeError(*m_error, m_data.catalog(), m_data.locale()).sentences(), tr("Try again"));
    const RecordId kept = current() ? current()->id : RecordId();
    {
        const QSignalBlocker quiet(m_table);
        const bool chinese = m_data.format().isChinese();
        m_table->setRowCount(int(m_schedules.size()));
        for (int row = 0; row < m_table->rowCount(); ++row) {
            const ScheduleState &state = m_schedules[size_t(row)];
            const QString next = !state.active        ? tr("paused")
                                 : !state.due.empty() ? tr("%n missed, written soon", nullptr, int(state.due.size()))
                                                      : formats::dateTime(state.next, m_data.session().zone, chinese);
            const QString cells[Columns] = {state.name,
                                            reportName(state.report),
                                            rhythmWords(state.rhythm, chinese),
                                            state.mine ? next : tr("%1, on its maker's machine").arg(next),
                                            resultText(state),
                                            QDir::toNativeSeparators(state.folder)};
            for (int column = 0; column < Columns; ++column) {
                auto *item = new QTableWidgetItem(cells[column]);
                item->setToolTip(cells[column]);
                item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
                if (column == ResultColumn && !state.lastResult.isEmpty())
                    item->setIcon(state.failed ? icon(QStringLiteral("exclamation-triangle"), IconTone::Danger)
                                               : icon(QStringLiteral("check-circle"), IconTone::Success));
                m_table->setItem(row, column, item);
            }
            if (state.id == kept)
                m_table->setCurrentCell(row, 0);
        }
        if (m_table->currentRow() < 0 && m_table->rowCount() > 0)
            m_table->setCurrentCell(0, 0);
        m_table->resizeColumnsToContents();
        const int widest = fontMetrics().averageCharWidth() * 34;
        for (int column = 0; column < Columns; ++column)
            m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + space::m, widest));
        m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + space::m);
    }
    QWidget *shown = m_table;
    if (m_error)
        shown = m_failed;
    else if (m_schedules.empty())
        shown = m_empty;
    m_stack->setCurrentWidget(m_read || m_error ? shown : m_skeleton);
    refresh();
}

void SchedulesPage::refresh()
{
    const ScheduleState *state = m_stack->currentWidget() == m_table ? current() : nullptr;
    const bool writable = m_data.isEditable();
    m_pause->setText(state && !state->active ? tr("Go on") : tr("Pause"));
    m_pause->setAccessibleName(m_pause->text());
    for (QPushButton *button : {m_edit, m_run, m_pause, m_remove})
        button->setEnabled(state && writable);
    m_folder->setEnabled(state);
    // Of nothing there is nothing to be done.
    for (QPushButton *button : {m_edit, m_run, m_pause, m_folder, m_remove})
        button->setVisible(m_stack->currentWidget() == m_table);
}

void SchedulesPage::commit(Edit edit, const char *label, std::function<QString()> done)
{
    CommitRequest request;
    request.label = QString::fromLatin1(label);
    request.edits.push_back(std::move(edit));
    m_data.commit(this, std::move(request), [this, done = std::move(done)](const Result<CommitReceipt> &receipt) {
        if (!receipt) {
            m_context.say(receipt.error());
            return;
        }
        m_context.toast({.text = done(), .actionText = tr("Undo"), .action = [this, operation = receipt->operation] {
                             m_context.undo(operation);
                         }});
    });
}

void SchedulesPage::openNew(const QString &report)
{
    if (!m_data.isEditable() || !m_read)
        return;
    ScheduleState state;
    state.report = report;
    state.rhythm = {ScheduleRhythm::Every::Week, 1, morning};
    state.format = QStringLiteral("xlsx");
    // The next one goes where the last one went.
    state.folder = m_schedules.empty() ? QString() : m_schedules.back().folder;
    auto *dialog = new ScheduleDialog(m_data, m_shelf, state, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ScheduleDialog::given, this, [this](const ScheduleState &given) {
        commit(editOfSchedule(given, m_shelf, *m_data.catalog()), "create",
               [this, name = given.name] { return tr("Kept: %1").arg(name); });
    });
    dialog->open();
}

void SchedulesPage::openCurrent()
{
    const ScheduleState *state = current();
    if (!state || !m_data.isEditable())
        return;
    auto *dialog = new ScheduleDialog(m_data, m_shelf, *state, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ScheduleDialog::given, this, [this](const ScheduleState &given) {
        commit(editOfSchedule(given, m_shelf, *m_data.catalog()), "edit",
               [this, name = given.name] { return tr("Kept: %1").arg(name); });
    });
    dialog->open();
}

void SchedulesPage::runCurrent()
{
    const ScheduleState *state = current();
    if (!state || !m_data.isEditable())
        return;
    const QPointer<Job> job = m_context.startJob ? m_context.startJob(tr("Writing %1").arg(state->name)) : nullptr;
    const auto cancelled = std::make_shared<std::atomic<bool>>(false);
    m_runs.push_back(cancelled);
    if (job)
        connect(job, &Job::cancelRequested, this, [cancelled] { cancelled->store(true); });
    m_data.produce(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), id = state->id, format = m_data.format(),
         cancelled] {
            Progress progress;
            progress.cancelled = cancelled.get();
            const ReportPainter painter = [&](const ReportTable &table, const QString &title, const QString &path,
                                              const FormatContext &context) -> Result<void> {
                MILLRACE_TRY(writeOut(workspace, session, table, title, path, context, progress));
                return {};
            };
            return runScheduleNow(workspace, session, id, format, painter, progress);
        },
        [this, job, cancelled](const Result<ScheduleOutcome> &outcome) {
            std::erase(m_runs, cancelled);
            if (job)
                job->finish();
            if (!outcome) {
                if (outcome.error().code != ErrorCode::Cancelled)
                    m_context.say(outcome.error());
                return;
            }
            if (outcome->error)
                m_context.say(*outcome->error);
            else
                m_context.toast({.text = tr("Written: %1").arg(outcome->file),
                                 .actionText = tr("Open the folder"),
                                 .action = [folder = QFileInfo(outcome->file).absolutePath()] {
                                     QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
                                 }});
            Q_EMIT ran(*outcome);
        });
}

void SchedulesPage::pauseCurrent()
{
    const ScheduleState *state = current();
    if (!state || !m_data.isEditable())
        return;
    const EntityPtr entity = m_data.catalog()->entity(scheduleEntity().key);
    Edit edit = Edit::update(entity, state->id);
    edit.with(*entity, schedule::active, !state->active);
    commit(std::move(edit), "edit", [this, name = state->name, pauses = state->active] {
        return pauses ? tr("Paused: %1").arg(name) : tr("Goes on: %1").arg(name);
    });
}

void SchedulesPage::removeCurrent()
{
    const ScheduleState *state = current();
    if (!state || !m_data.isEditable())
        return;
    commit(Edit::remove(scheduleEntity().key, state->id), "delete",
           [this, name = state->name] { return tr("Deleted: %1").arg(name); });
}

void SchedulesPage::openFolder()
{
    if (const ScheduleState *state = current())
        QDesktopServices::openUrl(QUrl::fromLocalFile(state->folder));
}

void SchedulesPage::retranslate()
{
    setAccessibleName(title());
    m_words->setText(
        tr("Reports that are written into a folder by themselves. What falls due while the computer is off "
           "is written when it is back."));
    m_table->setAccessibleName(title());
    m_table->setHorizontalHeaderLabels(
        {tr("Name"), tr("Report"), tr("When"), tr("Next"), tr("Last result"), tr("Folder")});
    const auto name = [](QPushButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(tip);
    };
    name(m_edit, tr("Change"), tr("Change the schedule (Enter)"));
    name(m_run, tr("Write now"), tr("Write the report as it stands now, beside its turn"));
    name(m_remove, tr("Delete"), {});
    name(m_folder, tr("Open the folder"), {});
    m_empty->setTexts(tr("No report is written by itself yet"), m_data.isEditable() ? tr("New schedule") : QString());
    fill();
}

void SchedulesPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
