// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/today/today_list.h"

#include "ui/text/formats.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QToolButton>

namespace millrace {

namespace {

enum TodayColumn { WhatColumn, AboutColumn, DueColumn, ButtonColumn, TodayColumnCount };

QToolButton *lineButton(const QString &name, const QString &icon, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(millrace::icon(icon, IconTone::Secondary));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    // The list itself is the stop of the keyboard; every button has a key of its own.
    button->setFocusPolicy(Qt::NoFocus);
    return button;
}

} // namespace

TodayList::TodayList(LiveData &data, QWidget *parent) : QTreeWidget(parent), m_data(data)
{
    setObjectName(QStringLiteral("todayList"));
    setColumnCount(TodayColumnCount);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    // One line each: measuring every line of a long day would take longer than reading it.
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(WhatColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(AboutColumn, QHeaderView::Interactive);
    header()->setSectionResizeMode(DueColumn, QHeaderView::Fixed);
    header()->setSectionResizeMode(ButtonColumn, QHeaderView::Fixed);
    m_furtherButtons.setSingleShot(true);
    connect(&m_furtherButtons, &QTimer::timeout, this, &TodayList::addButtons);
    connect(this, &QTreeWidget::itemActivated, this, [this] {
        if (const AgendaItem *item = currentItemOfDay())
            Q_EMIT openAsked(*item);
    });
    retranslate();
}

bool TodayList::isWork(const AgendaItem &item) const
{
    const EntityPtr entity = m_data.catalog()->entity(item.entity);
    return entity && entity->timeline.state >= 0;
}

const AgendaItem *TodayList::currentItemOfDay() const
{
    const int line = currentLine();
    return line < 0 ? nullptr : &m_lines[size_t(line)].second;
}

int TodayList::currentLine() const
{
    for (size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].first == currentItem())
            return int(i);
    }
    return -1;
}

void TodayList::setCurrentLine(int line)
{
    if (m_lines.empty())
        return;
    setCurrentItem(m_lines[size_t(std::clamp(line, 0, int(m_lines.size()) - 1))].first);
}

void TodayList::setAgenda(const Agenda &agenda)
{
    m_agenda = agenda;
    fill();
}

void TodayList::fill()
{
    const int lineBefore = currentLine();
    const RecordId idBefore = lineBefore < 0 ? RecordId() : m_lines[size_t(lineBefore)].second.id;
    m_lines.clear();
    clear();
    // Made whole before the view hears of them, and laid out once: each word about an item that is already shown would
    // measure all items above it.
    Rows rows;
    addSection(rows, tr("Overdue"), QStringLiteral("exclamation-circle"), m_agenda.overdue);
    addSection(rows, tr("Due today"), QStringLiteral("calendar-event"), m_agenda.today);
    addSection(rows, tr("Without a next step"), QStringLiteral("question-circle"), m_agenda.withoutSteps);
    addTopLevelItems(rows.all);
    for (QTreeWidgetItem *spanned : rows.spanned)
        spanned->setFirstColumnSpanned(true);
    fitColumns();
    m_linesWithButtons = 0;
    addButtons();
    int line = std::max(0, lineBefore);
    for (size_t i = 0; i < m_lines.size(); ++i) {
        if (!idBefore.isNull() && m_lines[i].second.id == idBefore)
            line = int(i);
    }
    setCurrentLine(line);
}

void TodayList::fitColumns()
{
    const QFontMetrics metrics = fontMetrics();
    int due = metrics.horizontalAdvance(headerItem()->text(DueColumn));
    for (const auto &[line, item] : m_lines)
        due = std::max(due, metrics.horizontalAdvance(line->text(DueColumn)));
    header()->resizeSection(DueColumn, due + 2 * space::m);
}

void TodayList::addButtons()
{
    // A window of them at a time: what is further down may come a moment later.
    constexpr size_t linesAtOnce = 16;
    scheduleDelayedItemsLayout();
    const size_t end = std::min(m_lines.size(), m_linesWithButtons + linesAtOnce);
    int widest = header()->sectionSize(ButtonColumn);
    for (; m_linesWithButtons < end; ++m_linesWithButtons) {
        const auto &[line, item] = m_lines[m_linesWithButtons];
        QWidget *buttons = buttonsFor(item);
        widest = std::max(widest, buttons->sizeHint().width());
        setItemWidget(line, ButtonColumn, buttons);
    }
    header()->resizeSection(ButtonColumn, widest);
    if (end < m_lines.size())
        m_furtherButtons.start();
}

void TodayList::addSection(Rows &rows, const QString &title, const QString &icon, const AgendaSection &section)
{
    if (section.count == 0)
        return;
    const Tokens &tokens = Tokens::of(palette());
    auto *heading = new QTreeWidgetItem;
    rows.all << heading;
    rows.spanned << heading;
    heading->setText(0, tr("%1 · %2").arg(title, formats::integer(section.count)));
    heading->setIcon(0, millrace::icon(icon, IconTone::Secondary));
    heading->setFont(0, styledFont(TextStyle::BodyStrong, font()));
    heading->setForeground(0, tokens.text);
    heading->setFlags(Qt::NoItemFlags);
    // The first line's height is everybody's.
    heading->setSizeHint(WhatColumn, {0, std::max(32, fontMetrics().height() + 2 * space::s)});
    for (const AgendaItem &item : section.items) {
        // Beside its heading, not below it: what is below a line that cannot be chosen cannot be chosen either.
        auto *line = new QTreeWidgetItem;
        rows.all << line;
        line->setText(WhatColumn, item.title);
        line->setToolTip(WhatColumn, item.title);
        line->setText(AboutColumn, item.aboutTitle);
        line->setToolTip(AboutColumn, item.aboutTitle);
        line->setForeground(AboutColumn, tokens.textSecondary);
        line->setText(DueColumn, dueText(item));
        const bool late = item.due && item.due->toDateTime(m_data.session().zone).date() < m_agenda.day;
        line->setForeground(DueColumn, late ? tokens.danger : tokens.textSecondary);
        if (const EntityPtr entity = m_data.catalog()->entity(item.entity))
            line->setIcon(WhatColumn, millrace::icon(entity->icon, IconTone::Secondary));
        m_lines.emplace_back(line, item);
    }
    const qint64 rest = section.count - qint64(section.items.size());
    if (rest > 0) {
        auto *more = new QTreeWidgetItem;
        rows.all << more;
        rows.spanned << more;
        more->setText(0, tr("and %1 more").arg(formats::integer(rest)));
        more->setForeground(0, tokens.textTertiary);
        more->setFlags(Qt::NoItemFlags);
    }
}

QWidget *TodayList::buttonsFor(const AgendaItem &item)
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, space::s, 0);
    row->setSpacing(0);
    if (!m_data.isEditable())
        return box;
    if (isWork(item)) {
        auto *done =
            lineButton(QStringLiteral("todayDone"), QStringLiteral("check-lg"), tr("Done: %1").arg(item.title), box);
        auto *later = lineButton(QStringLiteral("todayReschedule"), QStringLiteral("calendar-event"),
                                 tr("Another day: %1").arg(item.title), box);
        connect(done, &QToolButton::clicked, this, [this, item] { Q_EMIT doneAsked(item); });
        connect(later, &QToolButton::clicked, this, [this, item, later] { Q_EMIT rescheduleAsked(item, later); });
        row->addWidget(done);
        row->addWidget(later);
    } else {
        auto *plan = lineButton(QStringLiteral("todayPlan"), QStringLiteral("plus-lg"),
                                tr("Plan the next step: %1").arg(item.title), box);
        connect(plan, &QToolButton::clicked, this, [this, item] { Q_EMIT planAsked(item); });
        row->addStretch();
        row->addWidget(plan);
    }
    return box;
}

QString TodayList::dueText(const AgendaItem &item) const
{
    if (!item.due)
        return {};
    const QDateTime due = item.due->toDateTime(m_data.session().zone);
    const int late = int(due.date().daysTo(m_agenda.day));
    return late > 0 ? tr("%Ln day(s) overdue", nullptr, late) : formats::timeOfDay(*item.due, m_data.session().zone);
}

void TodayList::retranslate()
{
    setHeaderLabels({tr("What"), tr("About"), tr("Due"), QString()});
    headerItem()->setToolTip(ButtonColumn, tr("What can be done here"));
    setAccessibleName(tr("What the day asks for"));
    header()->resizeSection(AboutColumn, fontMetrics().horizontalAdvance(u'0') * 26);
    fill();
}

void TodayList::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        fill();
}

} // namespace millrace
