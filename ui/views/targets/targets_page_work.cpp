// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with targets: typed, pasted, spread, taken over, closed.
#include "core/schema/builtin/activity.h"
#include "core/schema/builtin/customer.h"
#include "core/schema/builtin/metric.h"
#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/stage.h"
#include "ui/models/cell_block.h"
#include "ui/text/formats.h"
#include "ui/views/targets/targets_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QTableView>
#include <QToolButton>

namespace millrace {

void TargetsPage::makeCommands()
{
    const auto add = [&](const char *id, const char *text, const char *iconName, const QKeySequence &key, auto work,
                         bool inMenu) {
        Command command;
        command.id = QStringLiteral("targets.") + QString::fromLatin1(id);
        command.text = text;
        command.icon = QString::fromLatin1(iconName);
        if (!key.isEmpty())
            command.keys = {key};
        command.group = CommandGroup::Edit;
        command.scope = CommandScope::Page;
        command.run = [this, work] { (this->*work)(); };
        m_context.commands.add(std::move(command), inMenu ? static_cast<QWidget *>(this) : m_table);
        if (inMenu)
            m_more->menu()->addAction(m_context.commands.action(QStringLiteral("targets.") + QString::fromLatin1(id)));
    };
    add("copy", QT_TRANSLATE_NOOP("commands", "&Copy targets"), "files", QKeySequence(Qt::CTRL | Qt::Key_C),
        &TargetsPage::copyMarked, false);
    add("paste", QT_TRANSLATE_NOOP("commands", "&Paste targets"), "clipboard", QKeySequence(Qt::CTRL | Qt::Key_V),
        &TargetsPage::pasteClipboard, false);
    add("clear", QT_TRANSLATE_NOOP("commands", "Clea&r targets"), "x-lg", QKeySequence(Qt::Key_Delete),
        &TargetsPage::clearMarked, false);
    add("spread", QT_TRANSLATE_NOOP("commands", "&Spread over the months"), "arrow-left-right", {},
        &TargetsPage::spread, true);
    add("lastYear", QT_TRANSLATE_NOOP("commands", "Take the targets of &last year"), "clock-history", {},
        &TargetsPage::copyLastYear, true);
    add("close", QT_TRANSLATE_NOOP("commands", "C&lose the period"), "lock", {}, &TargetsPage::closePeriod, true);
}

void TargetsPage::tell(const Result<RecordId> &operation, const QString &done)
{
    if (!operation) {
        m_context.say(operation.error());
        return;
    }
    if (!operation->isNull())
        m_context.toast(
            {.text = done, .actionText = tr("Undo"), .action = [this, id = *operation] { m_context.undo(id); }});
}

void TargetsPage::store(const std::vector<TargetChange> &changes)
{
    if (!m_grid->report() || changes.empty() || !m_data.isEditable())
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), report = *m_grid->report(), changes] {
            return setTargets(workspace, session, report, changes);
        },
        [this, count = int(changes.size())](const Result<RecordId> &operation) {
            tell(operation, tr("%Ln target(s) set", nullptr, count));
        });
}

void TargetsPage::copyMarked()
{
    QModelIndexList cells = m_table->selectionModel()->selectedIndexes();
    if (cells.isEmpty() && m_table->currentIndex().isValid())
        cells << m_table->currentIndex();
    QGuiApplication::clipboard()->setText(m_grid->textOf(cells));
}

void TargetsPage::pasteClipboard()
{
    const QModelIndexList marked = m_table->selectionModel()->selectedIndexes();
    QModelIndex from = m_table->currentIndex();
    for (const QModelIndex &cell : marked)
        if (cell.row() <= from.row() && cell.column() <= from.column())
            from = cell;
    std::vector<QStringList> typed = cellsOfText(QGuiApplication::clipboard()->text());
    if (!from.isValid() || typed.empty())
        return;
    // One number goes into all that is marked.
    if (typed.size() == 1 && typed.front().size() == 1 && marked.size() > 1) {
        int bottom = from.row(), right = from.column();
        for (const QModelIndex &cell : marked) {
            bottom = std::max(bottom, cell.row());
            right = std::max(right, cell.column());
        }
        QStringList line;
        for (int column = from.column(); column <= right; ++column)
            line << typed.front().front();
        typed = std::vector<QStringList>(size_t(bottom - from.row() + 1), line);
    }
    int refused = 0;
    const auto changes = m_grid->changesOf(from, typed, &refused);
    store(changes);
    if (refused > 0)
        m_context.toast(
            {.text = tr("%Ln cell(s) were left out: no number, closed or outside of the grid", nullptr, refused),
             .actionText = {},
             .action = {},
             .tone = MessageTone::Warning});
}

void TargetsPage::clearMarked()
{
    std::vector<TargetChange> changes;
    for (const QModelIndex &cell : m_table->selectionModel()->selectedIndexes())
        if (m_grid->flags(cell).testFlag(Qt::ItemIsEditable))
            changes.push_back({m_grid->rowAt(cell.row())->subject, m_grid->periodOf(cell.column()), std::nullopt});
    store(changes);
}

void TargetsPage::spread()
{
    const TargetRow *row = m_grid->rowAt(m_table->currentIndex().row());
    if (!row)
        return;
    const TargetPeriod chosen = period();
    const auto value = row->figures.at(chosen).given;
    if (!value || chosen.span == TargetPeriod::Span::Month) {
        m_context.toast({.text = tr("Stand on a quarter or a year that has a target of its own."),
                         .actionText = {},
                         .action = {},
                         .tone = MessageTone::Info});
        return;
    }
    store(spreadEvenly(row->subject, chosen, *value));
}

void TargetsPage::copyLastYear()
{
    if (!m_grid->report() || !m_data.isEditable())
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(),
         report = *m_grid->report()]() -> Result<RecordId> {
            TargetQuery query;
            query.metric = report.metric;
            query.year = report.year - 1;
            MILLRACE_ASSIGN(const TargetReport before, targetReport(workspace, session, query));
            return setTargets(workspace, session, report, likeBefore(report, before));
        },
        [this](const Result<RecordId> &operation) {
            tell(operation, tr("The targets of %1 are taken over").arg(m_year - 1));
            if (operation && operation->isNull())
                m_context.toast({.text = tr("%1 has no targets that %2 lacks").arg(m_year - 1).arg(m_year),
                                 .actionText = {},
                                 .action = {},
                                 .tone = MessageTone::Info});
        });
}

void TargetsPage::closePeriod()
{
    if (!m_grid->report() || !m_data.isEditable())
        return;
    const TargetPeriod chosen = period();
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), report = *m_grid->report(), chosen] {
            return millrace::closePeriod(workspace, session, report, chosen);
        },
        [this, chosen](const Result<RecordId> &operation) {
            tell(operation, tr("%1 is closed: its figures stay").arg(targetPeriodText(chosen)));
        });
}

void TargetsPage::makeUsualMetrics()
{
    struct Usual
    {
        QString name, entity, filter, measure, field, day;
    };
    const QString won = opportunity::stage.name() + u'.' + stage::kind.name() + QStringLiteral(" = \"won\"");
    const std::vector<Usual> usual{
        {tr("Won amount"), opportunity::entityKey(), won, QStringLiteral("sum"), opportunity::amount.name(),
         opportunity::closeDate.name()},
        {tr("Won opportunities"),
         opportunity::entityKey(),
         won,
         QStringLiteral("count"),
         {},
         opportunity::closeDate.name()},
        {tr("New customers"),
         customerEntity().key,
         {},
         QStringLiteral("count"),
         {},
         customerEntity().at(system_field::CreatedAt).key},
        {tr("Follow-ups"), activityEntity().key, {}, QStringLiteral("count"), {}, activity::at.name()}};
    const EntityPtr entity = m_data.catalog()->entity(metric::entityKey());
    CommitRequest request;
    request.label = QStringLiteral("create");
    for (const Usual &one : usual) {
        Edit edit = Edit::create(entity);
        edit.with(*entity, metric::name, one.name)
            .with(*entity, metric::entity, one.entity)
            .with(*entity, metric::filter, one.filter)
            .with(*entity, metric::measure, one.measure)
            .with(*entity, metric::dateField, one.day);
        if (!one.field.isEmpty())
            edit.with(*entity, metric::field, one.field);
        request.edits.push_back(std::move(edit));
    }
    m_data.commit(this, std::move(request), [this](const Result<CommitReceipt> &receipt) {
        if (!receipt)
            tell(fail(receipt.error()), {});
    });
}

} // namespace millrace
