// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/schedule_watch.h"

#include "core/schema/builtin/schedule.h"
#include "ui/text/describe_error.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QTimer>
#include <QUrl>

namespace millrace {

namespace {

constexpr int schedulesEveryMs = 60'000;

} // namespace

ScheduleWatch::ScheduleWatch(const ViewContext &context, ReportPainter painter, QObject *parent)
    : QObject(parent), m_context(context), m_data(context.data), m_painter(std::move(painter))
{
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &ScheduleWatch::look);
    timer->start(schedulesEveryMs);
    connect(&m_data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        if (notice.everything || notice.records.contains(scheduleEntity().key))
            look();
    });
    look();
}

ScheduleWatch::~ScheduleWatch()
{
    m_cancel->store(true);
}

void ScheduleWatch::look()
{
    if (!m_data.workspace().isWritable())
        return;
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_again = false;
    m_data.produce(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), context = m_data.format(), painter = m_painter,
         cancel = m_cancel] {
            return runDueSchedules(workspace, session, context, painter, Progress{{}, cancel.get()});
        },
        [this](const Result<std::vector<ScheduleOutcome>> &outcomes) {
            m_asking = false;
            if (outcomes)
                tell(*outcomes);
            Q_EMIT looked(outcomes ? *outcomes : std::vector<ScheduleOutcome>());
            // What was noted at a schedule is a change of it; there is nothing new to be done then.
            if (std::exchange(m_again, false) && (!outcomes || outcomes->empty()))
                look();
        });
}

void ScheduleWatch::tell(const std::vector<ScheduleOutcome> &outcomes)
{
    QStringList files;
    for (const ScheduleOutcome &outcome : outcomes) {
        if (!outcome.error) {
            files << outcome.file;
            m_lastFailure.clear();
            continue;
        }
        const QString words = tr("%1: %2").arg(
            outcome.name, describeError(*outcome.error, m_data.catalog(), m_data.locale()).sentences());
        if (words == m_lastFailure)
            continue;
        m_lastFailure = words;
        m_context.toast({.text = words, .actionText = {}, .action = {}, .tone = MessageTone::Danger});
    }
    if (files.isEmpty())
        return;
    const QFileInfo last(files.last());
    m_context.toast(
        {.text = files.size() == 1 ? tr("Written by its schedule: %1").arg(last.fileName())
                                   : tr("%Ln report(s) written by schedules", nullptr, int(files.size())),
         .actionText = tr("Open the folder"),
         .action = [folder = last.absolutePath()] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); }});
}

} // namespace millrace
