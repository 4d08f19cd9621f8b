// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fields/mention_edit.h"

#include "core/base/text/fold.h"
#include "core/base/text/pinyin.h"
#include "ui/theme/tokens.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QTextBlock>

#include <algorithm>

namespace millrace {

namespace {

constexpr int shownAtOnce = 8;

bool isAt(QChar c)
{
    return c == u'@' || c == u'＠';
}

bool fits(const MentionCandidate &person, const QString &typed)
{
    const QString wanted = foldText(typed);
    const QString name = foldText(person.name);
    if (wanted.isEmpty() || name.contains(wanted) || foldText(person.login).startsWith(wanted))
        return true;
    const std::vector<Reading> spoken = readings(name, NameKind::Person);
    return std::any_of(spoken.begin(), spoken.end(), [&](const Reading &reading) {
        return reading.full.startsWith(wanted) || reading.initials.startsWith(wanted) ||
               mixedMatches(reading.syllables, wanted);
    });
}

} // namespace

MentionEdit::MentionEdit(QWidget *parent) : QPlainTextEdit(parent), m_list(new QListWidget(this))
{
    m_list->setObjectName(QStringLiteral("mentionList"));
    m_list->setWindowFlags(Qt::ToolTip);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAttribute(Qt::WA_ShowWithoutActivating);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->hide();
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &MentionEdit::offer);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    retranslate();
}

void MentionEdit::setPeople(std::vector<MentionCandidate> people)
{
    m_people = std::move(people);
    offer();
}

bool MentionEdit::isListOpen() const
{
    return m_list->isVisible();
}

/// What stands between the last @ and the cursor, with the @; empty where no name is being written.
QString MentionEdit::begun() const
{
    const QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    qsizetype at = before.size() - 1;
    while (at >= 0 && !isAt(before[at]) && !before[at].isSpace())
        --at;
    if (at < 0 || !isAt(before[at]))
        return {};
    // The @ of a mail address begins no name.
    if (at > 0 && before[at - 1].isLetterOrNumber() && before[at - 1].unicode() < 0x2E80)
        return {};
    return before.mid(at);
}

void MentionEdit::offer()
{
    const QString typed = begun();
    if (typed.isEmpty() || !hasFocus()) {
        m_asked = false;
        m_list->hide();
        return;
    }
    if (!m_asked) {
        m_asked = true;
        Q_EMIT peopleWanted();
    }
    m_shown.clear();
    for (const bool offered : {true, false})
        for (const MentionCandidate &person : m_people)
            if (person.offered == offered && int(m_shown.size()) < shownAtOnce && fits(person, typed.mid(1)))
                m_shown.push_back(person);
    m_list->clear();
    const Tokens &tokens = Tokens::of(palette());
    for (const MentionCandidate &person : m_shown) {
        auto *item = new QListWidgetItem(m_list);
        item->setText(person.offered ? person.name
                                     : tr("%1 · may not see this record · ask to share it").arg(person.name));
        if (!person.offered)
            item->setForeground(tokens.textTertiary);
    }
    const bool chosenAlready = m_shown.size() == 1 && m_shown.front().name == typed.mid(1);
    if (m_shown.empty() || chosenAlready) {
        m_list->hide();
        return;
    }
    m_list->setCurrentRow(0);
    const int rows = int(m_shown.size());
    m_list->setFixedSize(std::max(fontMetrics().averageCharWidth() * 44, m_list->sizeHintForColumn(0) + 2 * space::m),
                         m_list->sizeHintForRow(0) * rows + 2 * m_list->frameWidth());
    m_list->move(viewport()->mapToGlobal(cursorRect().bottomLeft() + QPoint(0, space::xs)));
    m_list->show();
}

void MentionEdit::choose(int row)
{
    if (row < 0 || row >= int(m_shown.size()))
        return;
    const MentionCandidate person = m_shown[size_t(row)];
    const QString typed = begun();
    m_list->hide();
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(typed.size()));
    if (person.offered) {
        m_chosen.emplace_back(person.id, person.name);
        cursor.insertText(u'@' + person.name + u' ');
    } else {
        cursor.removeSelectedText();
        Q_EMIT shareAsked(person.id, person.name);
    }
}

std::vector<RecordId> MentionEdit::mentions() const
{
    std::vector<RecordId> ids;
    const QString text = toPlainText();
    for (const auto &[id, name] : m_chosen)
        if (text.contains(u'@' + name) && std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(id);
    return ids;
}

void MentionEdit::beginMention()
{
    setFocus(Qt::OtherFocusReason);
    insertPlainText(QStringLiteral("@"));
}

void MentionEdit::keyPressEvent(QKeyEvent *event)
{
    if (m_list->isVisible() && event->modifiers() == Qt::NoModifier) {
        const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            const int count = m_list->count();
            m_list->setCurrentRow((m_list->currentRow() + step + count) % count);
            return;
        }
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Tab) {
            choose(m_list->currentRow());
            return;
        }
        if (event->key() == Qt::Key_Escape) {
            m_list->hide();
            return;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
}

void MentionEdit::focusOutEvent(QFocusEvent *event)
{
    m_list->hide();
    QPlainTextEdit::focusOutEvent(event);
}

void MentionEdit::retranslate()
{
    m_list->setAccessibleName(tr("People to mention"));
}

} // namespace millrace
