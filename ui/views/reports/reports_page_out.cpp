// SPDX-License-Identifier: GPL-3.0-or-later
// What of a report leaves the page: files, clipboard, paper.
#include "ui/charts/chart_painter.h"
#include "ui/print/report_out.h"
#include "ui/print/report_paper.h"
#include "ui/views/reports/report_table_model.h"
#include "ui/views/reports/report_view.h"
#include "ui/views/reports/reports_page.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QToolButton>

namespace millrace {

namespace {

/// An entry of the export menu: copies have no suffix; what is painted of the chart alone needs one.
struct ReportExport
{
    const char *name;
    const char *text;
    const char *suffix;
    bool ofChart;
};

constexpr ReportExport reportExports[] = {
    {"reportCopyPicture", QT_TRANSLATE_NOOP("millrace::ReportsPage", "Copy the chart as a picture"), "", true},
    {"reportCopyTable", QT_TRANSLATE_NOOP("millrace::ReportsPage", "Copy the table"), "", false},
    {"reportSavePdf", QT_TRANSLATE_NOOP("millrace::ReportsPage", "Save as PDF…"), "pdf", false},
    {"reportSaveXlsx", QT_TRANSLATE_NOOP("millrace::ReportsPage", "Save for Excel…"), "xlsx", false},
    {"reportSaveCsv", QT_TRANSLATE_NOOP("millrace::ReportsPage", "Save as CSV…"), "csv", false},
    {"reportSavePng", QT_TRANSLATE_NOOP("millrace::ReportsPage", "Save the chart as PNG…"), "png", true},
    {"reportSaveSvg", QT_TRANSLATE_NOOP("millrace::ReportsPage", "Save the chart as SVG…"), "svg", true},
};

/// From here on writing is told as a job that can be stopped.
constexpr size_t rowsOfJob = 5000;

/// A name that every file system takes.
QString fileNameOf(QString title)
{
    for (const char forbidden : {'/', '\\', ':', '*', '?', '"', '<', '>', '|'})
        title.replace(QLatin1Char(forbidden), u'-');
    return title.simplified().left(80);
}

} // namespace

void ReportsPage::makeExports()
{
    auto *menu = new QMenu(m_export);
    menu->setObjectName(QStringLiteral("reportExportMenu"));
    for (const ReportExport &one : reportExports) {
        QAction *action = menu->addAction(QString());
        action->setObjectName(QLatin1String(one.name));
        connect(action, &QAction::triggered, this, [this, &one] {
            if (*one.suffix)
                askAndSave(QLatin1String(one.suffix));
            else if (one.ofChart)
                copyPicture();
            else
                copyTable();
        });
    }
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        const bool chart = m_view->chartData().has_value();
        for (size_t i = 0; i < std::size(reportExports); ++i) {
            menu->actions().at(qsizetype(i))->setText(tr(reportExports[i].text));
            menu->actions().at(qsizetype(i))->setEnabled(m_view->table() && (chart || !reportExports[i].ofChart));
        }
    });
    menu->addSeparator();
    QAction *schedule = menu->addAction(QString());
    schedule->setObjectName(QStringLiteral("reportSchedule"));
    connect(schedule, &QAction::triggered, this, [this] {
        Q_EMIT openRequested({QStringLiteral("schedules"), QStringLiteral("new/") + m_place});
    });
    connect(menu, &QMenu::aboutToShow, this, [this, schedule] {
        schedule->setText(tr("Write it by itself…"));
        // What nobody has kept cannot be asked for again.
        schedule->setEnabled(m_data.isEditable() && !m_builder && !m_place.isEmpty());
    });
    m_export->setMenu(menu);
}

void ReportsPage::addCommands()
{
    const auto add = [this](const char *id, const char *text, const char *drawing, const QString &key,
                            std::function<void()> run) {
        Command command;
        command.id = QString::fromLatin1(id);
        command.text = text;
        command.icon = QString::fromLatin1(drawing);
        command.keys = {QKeySequence(key)};
        command.group = CommandGroup::Edit;
        command.scope = CommandScope::Page;
        command.run = std::move(run);
        m_context.commands.add(std::move(command), this);
    };
    add("reports.export", QT_TRANSLATE_NOOP("commands", "E&xport the report"), "download",
        QStringLiteral("Ctrl+Shift+S"), [this] {
            if (canPrint())
                m_export->showMenu();
        });
    add("reports.change", QT_TRANSLATE_NOOP("commands", "&Change the report"), "pencil", QStringLiteral("Ctrl+F2"),
        [this] {
            if (canPrint())
                edit();
        });
}

void ReportsPage::copyPicture()
{
    const auto chart = m_view->chartData();
    if (!chart)
        return;
    QGuiApplication::clipboard()->setImage(ChartPicture(*chart, m_context.settings.redIsUp(m_data.locale())).image());
    m_context.toast({.text = tr("The chart is on the clipboard"), .actionText = {}, .action = {}});
}

void ReportsPage::copyTable()
{
    if (!m_view->table())
        return;
    QGuiApplication::clipboard()->setText(tabbedReport(*m_view->table(), m_data.format()));
    m_context.toast({.text = tr("The table is on the clipboard"), .actionText = {}, .action = {}});
}

void ReportsPage::save(const QString &path)
{
    const auto table = m_view->shownTable();
    if (!table)
        return;
    QPointer<Job> job;
    if (m_context.startJob && table->rows.size() > rowsOfJob)
        job = m_context.startJob(tr("Writing %1").arg(QFileInfo(path).fileName()));
    const auto cancelled = std::make_shared<std::atomic<bool>>(false);
    if (job)
        connect(job, &Job::cancelRequested, this, [cancelled] { cancelled->store(true); });
    m_data.produce(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), table, name = m_view->title(), path,
         format = m_data.format(), cancelled]() -> Result<WrittenOut> {
            WrittenOut written;
            MILLRACE_TRY(replaceFile(path, [&](const QString &fresh) -> Result<void> {
                Progress progress;
                progress.cancelled = cancelled.get();
                MILLRACE_ASSIGN(written, writeOut(workspace, session, *table, name, fresh, format, progress));
                return {};
            }));
            return written;
        },
        [this, path, job](Result<WrittenOut> written) {
            if (job)
                job->finish();
            if (written)
                m_context.toast(
                    {.text =
                         tr("Saved: %1 (%n record(s), as many as there are)", nullptr, int(written->records)).arg(path),
                     .actionText = {},
                     .action = {}});
            else if (written.error().code != ErrorCode::Cancelled)
                tell(written.error());
        });
}

void ReportsPage::askAndSave(const QString &suffix)
{
    QString path =
        m_question ? m_question(suffix)
                   : QFileDialog::getSaveFileName(this, m_export->text(), fileNameOf(m_view->title()) + u'.' + suffix,
                                                  QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    if (path.isEmpty())
        return;
    if (!path.endsWith(u'.' + suffix, Qt::CaseInsensitive))
        path += u'.' + suffix;
    save(path);
}

bool ReportsPage::canPrint() const
{
    return m_head->isVisibleTo(this) && m_view->table() != nullptr;
}

void ReportsPage::makePrintout(std::function<void(Printout)> ready)
{
    const Session &session = m_data.session();
    ready(reportPrintout(*m_view->shownTable(), m_view->title(),
                         {m_data.metadata()->users.value(session.actor), m_data.workspace().clock().now()},
                         m_data.format()));
}

} // namespace millrace
