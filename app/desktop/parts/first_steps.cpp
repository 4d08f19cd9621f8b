// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/first_steps.h"

#include "core/schema/builtin/activity.h"
#include "core/schema/builtin/customer.h"
#include "core/schema/builtin/opportunity.h"
#include "ui/shell/command_palette.h"
#include "ui/views/table/table_page.h"

namespace millrace {

namespace {

const QString stateKey = QStringLiteral("first/steps");
const QString shownWord = QStringLiteral("shown");

const QString customerStep = QStringLiteral("customer"), followUpStep = QStringLiteral("followUp"),
              moveStep = QStringLiteral("move"), importStep = QStringLiteral("import"),
              paletteStep = QStringLiteral("palette"), copyStep = QStringLiteral("copy");

/// Whether that operation made the first of these records.
bool hasMade(const Workspace &workspace, const Session &session, const QString &entity,
             const std::vector<RecordId> &ids, const RecordId &operation)
{
    if (ids.empty())
        return false;
    const auto history = workspace.history(session, entity, ids.front());
    if (!history)
        return false;
    for (const HistoryCommit &commit : history->commits) {
        for (const HistoryChange &change : commit.changes) {
            if (commit.operation == operation && change.field == QLatin1String("+"))
                return true;
        }
    }
    return false;
}

/// The steps that the latest operation did.
QStringList stepsOf(const Workspace &workspace, const Session &session, const CommitNotice &notice)
{
    const auto latest = workspace.operations(session, 1);
    if (!latest || latest->empty())
        return {};
    const OperationSummary &operation = latest->front();
    if (operation.origin == Origin::Import)
        return {importStep};
    QStringList steps;
    if (operation.origin != Origin::Local)
        return steps;
    for (const auto &[entity, step] :
         {std::pair{customerEntity().key, customerStep}, std::pair{activityEntity().key, followUpStep}}) {
        if (hasMade(workspace, session, entity, notice.records.value(entity), operation.operation))
            steps << step;
    }
    if (notice.fields.value(opportunityEntity().key).contains(opportunity::stage.name()))
        steps << moveStep;
    return steps;
}

} // namespace

FirstSteps::FirstSteps(WorkspaceWindow &window, Settings &settings, QObject *parent)
    : QObject(parent), m_window(window), m_settings(settings), m_data(window.context().data)
{
    m_done = QString::fromUtf8(settings.layout(stateKey)).split(u',', Qt::SkipEmptyParts);
    const bool shown = m_done.removeAll(shownWord) > 0;
    connect(&m_data, &LiveData::changed, this, &FirstSteps::heard);
    connect(&m_data, &LiveData::localeChanged, this, &FirstSteps::retranslate);
    connect(window.window().palettePanel(), &CommandPalette::opened, this, [this] { tick(paletteStep); });
    if (shown)
        show();
}

void FirstSteps::begin()
{
    if (!m_list)
        show();
    store(true);
}

void FirstSteps::show()
{
    m_list = new Checklist;
    connect(m_list, &Checklist::chosen, this, &FirstSteps::run);
    connect(m_list, &Checklist::dismissed, this, &FirstSteps::hide);
    m_window.window().dock(m_list);
    retranslate();
    m_list->setDone(m_done);
}

void FirstSteps::hide()
{
    if (m_list) {
        m_list->hide();
        m_list->deleteLater();
    }
    m_list = nullptr;
    store(false);
    m_window.window().showToast({.text = tr("The first steps are in the Help menu"),
                                 .actionText = {},
                                 .action = {},
                                 .tone = MessageTone::Info});
}

void FirstSteps::store(bool shown)
{
    QStringList words = m_done;
    if (shown)
        words << shownWord;
    m_settings.setLayout(stateKey, words.join(u',').toUtf8());
}

void FirstSteps::tick(const QString &id)
{
    if (m_done.contains(id))
        return;
    m_done << id;
    store(m_list != nullptr);
    if (m_list)
        m_list->setDone(m_done);
}

void FirstSteps::heard(const CommitNotice &notice)
{
    if (!m_list)
        return;
    // Off this thread: what an import, an undo or the sample brings was not done by hand.
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), notice] {
            return stepsOf(workspace, session, notice);
        },
        [this](const QStringList &steps) {
            for (const QString &step : steps)
                tick(step);
            Q_EMIT looked();
        });
}

void FirstSteps::run(const QString &id)
{
    MainWindow &window = m_window.window();
    const auto pages = WorkspaceWindow::pagesByEntity();
    const auto command = [this](const char *name) {
        if (QAction *action = m_window.commands().action(QLatin1String(name)))
            action->trigger();
    };
    if (id == customerStep) {
        window.openPage({pages.value(customerEntity().key), {}});
        command("record.new");
    } else if (id == followUpStep) {
        // It is written about the customer under the cursor.
        if (window.currentPage() == nullptr || window.currentPage()->currentRecord().isNull())
            window.openPage({pages.value(customerEntity().key), {}});
        command("record.followUp");
    } else if (id == moveStep) {
        window.openPage({QStringLiteral("board"), {}});
    } else if (id == importStep) {
        command("file.import");
    } else if (id == paletteStep) {
        command("go.palette");
    } else if (id == copyStep) {
        command("file.saveCopy");
    }
}

void FirstSteps::retranslate()
{
    if (!m_list)
        return;
    m_list->setTexts(tr("First steps"), tr("Each begins the real thing. What you do can be undone (Ctrl+Z)."),
                     tr("Put the first steps away"),
                     {{customerStep, tr("Record a customer"), tr("Customers, then Ctrl+N")},
                      {followUpStep, tr("Write a follow-up"), tr("Ctrl+L at a customer")},
                      {moveStep, tr("Move an opportunity on"), tr("Drag a card of the board, or Ctrl+Right")},
                      {importStep, tr("Import a spreadsheet"), tr("Nothing is written before you have seen it")},
                      {paletteStep, tr("Find something (Ctrl+K)"), tr("Names, pinyin, initials, commands")},
                      {copyStep, tr("Save a copy"), tr("A copy of the whole workspace, on a stick or elsewhere")}});
}

} // namespace millrace
