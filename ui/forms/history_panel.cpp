// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/history_panel.h"

#include "ui/text/describe_error.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace millrace {

HistoryPanel::HistoryPanel(LiveData &data, QWidget *parent)
    : QWidget(parent), m_data(data), m_tree(new QTreeWidget(this)),
      m_note(new TextLabel(TextStyle::Body, TextTone::Secondary, this)), m_before(new QPushButton(this)),
      m_after(new QPushButton(this))
{
    m_tree->setObjectName(QStringLiteral("history"));
    m_tree->setColumnCount(1);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setWordWrap(true);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s, space::s, space::s, 0);
    column->addWidget(m_note);
    column->addWidget(m_tree, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::s, 0, space::s, space::s);
    buttons->setSpacing(space::s);
    m_before->setObjectName(QStringLiteral("historyBefore"));
    m_after->setObjectName(QStringLiteral("historyAfter"));
    for (QPushButton *button : {m_before, m_after}) {
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        buttons->addWidget(button, 1);
    }
    column->addLayout(buttons);
    connect(m_before, &QPushButton::clicked, this, [this] { restore(true); });
    connect(m_after, &QPushButton::clicked, this, [this] { restore(false); });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &HistoryPanel::refreshButtons);
    connect(&data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        const auto own = notice.records.constFind(m_entity);
        if (notice.everything || (own != notice.records.constEnd() &&
                                  (own->empty() || std::find(own->begin(), own->end(), m_id) != own->end())))
            ask();
    });
    connect(&data, &LiveData::localeChanged, this, &HistoryPanel::retranslate);
    retranslate();
}

void HistoryPanel::showRecord(const QString &entity, const RecordId &id)
{
    if (m_entity == entity && m_id == id)
        return;
    m_entity = entity;
    m_id = id;
    m_tree->clear();
    m_history.reset();
    m_now.reset();
    refreshButtons();
    ask();
}

void HistoryPanel::ask()
{
    if (m_id.isNull())
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), entity = m_entity, id = m_id] {
            return std::tuple(id, workspace.history(session, entity, id), workspace.record(session, entity, id));
        },
        [this](const std::tuple<RecordId, Result<RecordHistory>, Result<Record>> &answer) {
            const auto &[id, history, record] = answer;
            if (id != m_id)
                return;
            m_now = record ? std::optional(*record) : std::nullopt;
            fill(history);
        });
}

/// How and where it came about.
QString HistoryPanel::provenance(const HistoryCommit &commit) const
{
    return provenanceText(commit, m_data.locale());
}

void HistoryPanel::fill(const Result<RecordHistory> &history)
{
    m_tree->clear();
    m_note->setVisible(!history);
    if (!history) {
        m_note->setText(describeError(history.error(), m_data.catalog(), m_data.locale()).sentences());
        return;
    }
    if (!m_history || &*m_history != &*history)
        m_history = *history;
    std::vector<std::pair<const FieldDef *, const Value *>> shown;
    for (const HistoryCommit &commit : history->commits) {
        for (const HistoryChange &change : commit.changes) {
            if (change.def) {
                shown.emplace_back(change.def, &change.was);
                shown.emplace_back(change.def, &change.now);
            }
        }
    }
    const FormatContext format = m_data.format(shown);
    const MetadataPtr metadata = m_data.metadata();
    const QString empty = QStringLiteral("—");
    const Tokens &tokens = Tokens::of(palette());
    std::vector<const HistoryCommit *> newestFirst;
    for (const HistoryCommit &commit : m_history->commits)
        newestFirst.push_back(&commit);
    std::sort(newestFirst.begin(), newestFirst.end(),
              [](const HistoryCommit *a, const HistoryCommit *b) { return a->no > b->no; });
    for (const HistoryCommit *commit : newestFirst) {
        auto *head = new QTreeWidgetItem(m_tree);
        const QString who = metadata->users.value(commit->actor);
        head->setText(0, (QStringList{formats::dateTime(commit->recordedAt, format.zone, format.isChinese())} +
                          (who.isEmpty() ? QStringList() : QStringList{who}) +
                          QStringList{operationLabel(commit->label, commit->madeAs), provenance(*commit)})
                             .join(QStringLiteral(" · ")));
        head->setToolTip(0, head->text(0));
        head->setForeground(0, tokens.textSecondary);
        for (const HistoryChange &change : commit->changes) {
            auto *line = new QTreeWidgetItem(head);
            QString text;
            if (change.field == QLatin1String("+"))
                text = tr("Created");
            else if (change.field == QLatin1String("-"))
                text = tr("Moved to the bin");
            else if (change.field == QLatin1String("~"))
                text = tr("Restored from the bin");
            else if (change.field == QLatin1String("/"))
                text = tr("Taken back");
            else if (change.def) {
                const QString was = showValue(*change.def, change.was, format).left(200);
                const QString now = showValue(*change.def, change.now, format).left(200);
                text = tr("%1: %2 → %3")
                           .arg(fieldLabel(*change.def, m_data.locale()), was.isEmpty() ? empty : was,
                                now.isEmpty() ? empty : now);
                if (change.at && change.atKnown)
                    text +=
                        QStringLiteral("  (") + formats::dateTime(*change.at, format.zone, format.isChinese()) + u')';
            } else
                text = change.field;
            line->setText(0, text);
            line->setData(0, Qt::UserRole, QVariant::fromValue(quintptr(&change)));
        }
        head->setExpanded(true);
    }
    refreshButtons();
    Q_EMIT filled();
}

const HistoryChange *HistoryPanel::chosen() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const auto *change =
        item ? reinterpret_cast<const HistoryChange *>(item->data(0, Qt::UserRole).value<quintptr>()) : nullptr;
    return change && change->def ? change : nullptr;
}

bool HistoryPanel::canRestore(bool before) const
{
    const HistoryChange *change = chosen();
    if (!change || !m_now || m_now->isDeleted() || !m_data.isEditable())
        return false;
    const FieldDef &field = *change->def;
    const bool owner = field.index == system_field::Owner;
    return (!field.system || owner) && !field.readOnly && !field.retired && field.type != FieldType::Unknown &&
           !((before ? change->was : change->now) == m_now->value(field.index));
}

void HistoryPanel::restore(bool before)
{
    if (!canRestore(before))
        return;
    const HistoryChange &change = *chosen();
    CommitRequest request;
    request.label = QStringLiteral("restore_value");
    request.edits.push_back(Edit::update(m_now->entity(), m_id));
    request.edits.back().fields.push_back({change.def->index, before ? change.was : change.now, {}, true});
    m_data.commit(this, std::move(request), [this](const Result<CommitReceipt> &receipt) {
        if (receipt)
            Q_EMIT restored(receipt->operation);
        else
            Q_EMIT failed(receipt.error());
    });
}

void HistoryPanel::refreshButtons()
{
    const HistoryChange *change = chosen();
    for (const bool before : {true, false}) {
        QPushButton *button = before ? m_before : m_after;
        QString value;
        if (change) {
            const Value &wanted = before ? change->was : change->now;
            value = showValue(*change->def, wanted, m_data.format({{change->def, &wanted}})).section(u'\n', 0, 0);
        }
        button->setText(value.isEmpty() ? (before ? tr("Restore the empty value") : tr("Restore this value"))
                                        : tr("Restore: %1").arg(value.left(30)));
        button->setToolTip(tr("Gives the field this value again; it can be undone"));
        button->setEnabled(canRestore(before));
        // A value that the field has now needs no button.
        button->setVisible(change && canRestore(before));
    }
}

void HistoryPanel::retranslate()
{
    m_tree->setAccessibleName(tr("History of the record"));
    if (m_history)
        fill(Result<RecordHistory>(*m_history));
}

void HistoryPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
