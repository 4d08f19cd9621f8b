// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notice_panel.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_paint.h"
#include "ui/theme/typography.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace millrace {

namespace {

enum NoticeColumn { TextColumn, TimeColumn, ActionColumn, NoticeColumnCount };

constexpr int widthInDigits = 62;

} // namespace

NoticePanel::NoticePanel(Toasts &toasts, QWidget *parent)
    : QFrame(parent), m_toasts(toasts), m_title(new TextLabel(TextStyle::Subtitle, TextTone::Primary, this)),
      m_list(new QTreeWidget(this)), m_none(new TextLabel(TextStyle::Body, TextTone::Secondary, this))
{
    setObjectName(QStringLiteral("notices"));
    m_list->setObjectName(QStringLiteral("noticeList"));
    m_list->setColumnCount(NoticeColumnCount);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(0);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(TextColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(TimeColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(ActionColumn, QHeaderView::ResizeToContents);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_title);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);
    setFocusPolicy(Qt::ClickFocus);
    m_list->installEventFilter(this);
    installEventFilter(this);
    parent->installEventFilter(this);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) { answer(item); });
    connect(m_list, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) {
        // A click opens what waits; what is taken back has a button of its own.
        if (const auto line = m_lines.find(item); line != m_lines.end() && line->second.waiting >= 0)
            answer(item);
    });
    connect(&m_toasts, &Toasts::historyChanged, this, [this] {
        if (isVisible())
            fill();
    });
    retranslateUi();
    hide();
}

void NoticePanel::setWaiting(std::vector<WaitingNotice> waiting)
{
    m_waiting = std::move(waiting);
    if (isVisible())
        fill();
    Q_EMIT waitingChanged(waitingCount());
}

void NoticePanel::toggle()
{
    if (isVisible())
        close();
    else
        open();
}

void NoticePanel::open()
{
    m_focusBefore = QApplication::focusWidget();
    fill();
    show();
    raise();
    place();
    (m_lines.empty() ? static_cast<QWidget *>(this) : m_list)->setFocus(Qt::ShortcutFocusReason);
}

void NoticePanel::close()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    m_focusBefore = nullptr;
}

void NoticePanel::addHeading(const QString &text)
{
    auto *heading = new QTreeWidgetItem(m_list, {text});
    heading->setFont(0, styledFont(TextStyle::BodyStrong, font()));
    heading->setForeground(0, Tokens::of(palette()).text);
    heading->setFlags(Qt::NoItemFlags);
    heading->setFirstColumnSpanned(true);
}

QTreeWidgetItem *NoticePanel::addLine(const QString &icon, const QString &text, const QString &when, const Line &line)
{
    auto *item = new QTreeWidgetItem(m_list, {text, when});
    item->setToolTip(TextColumn, text);
    item->setIcon(TextColumn, millrace::icon(icon, IconTone::Secondary));
    item->setForeground(TimeColumn, Tokens::of(palette()).textSecondary);
    m_lines[item] = line;
    return item;
}

void NoticePanel::fill()
{
    const int row = m_list->currentItem() ? m_list->indexOfTopLevelItem(m_list->currentItem()) : 0;
    m_lines.clear();
    m_list->clear();
    if (!m_waiting.empty()) {
        addHeading(tr("Waiting for you"));
        for (int i = 0; i < int(m_waiting.size()); ++i) {
            const WaitingNotice &waiting = m_waiting[size_t(i)];
            QTreeWidgetItem *item = addLine(QStringLiteral("alarm"), waiting.title, waiting.detail, {i, 0});
            if (waiting.later.empty())
                continue;
            auto *button = new QToolButton(m_list);
            button->setObjectName(QStringLiteral("noticeLater"));
            button->setText(tr("Later"));
            button->setAccessibleName(tr("Later: %1").arg(waiting.title));
            button->setAutoRaise(true);
            // The list is the stop of the keyboard; the menu key does the same.
            button->setFocusPolicy(Qt::NoFocus);
            m_list->setItemWidget(item, ActionColumn, button);
            connect(button, &QToolButton::clicked, this,
                    [this, item, button] { offerLater(item, button->mapToGlobal(QPoint(0, button->height()))); });
        }
    }
    if (!m_toasts.history().empty()) {
        addHeading(tr("What was done"));
        for (const Told &told : m_toasts.history()) {
            QTreeWidgetItem *item = addLine(toneIcon(told.toast.tone), told.toast.text, told.when, {-1, told.number});
            if (!told.toast.action || told.answered)
                continue;
            auto *button = new QToolButton(m_list);
            button->setObjectName(QStringLiteral("noticeAction"));
            button->setText(told.toast.actionText);
            button->setAccessibleName(tr("%1: %2").arg(told.toast.actionText, told.toast.text));
            button->setAutoRaise(true);
            // The list is the stop of the keyboard; Enter does the same.
            button->setFocusPolicy(Qt::NoFocus);
            m_list->setItemWidget(item, ActionColumn, button);
            connect(button, &QToolButton::clicked, this, [this, item] { answer(item); });
        }
    }
    if (m_lines.empty() && m_list->hasFocus())
        setFocus(Qt::OtherFocusReason);
    m_none->setVisible(m_lines.empty());
    m_list->setVisible(!m_lines.empty());
    for (int next = qMin(row, m_list->topLevelItemCount() - 1); next >= 0 && next < m_list->topLevelItemCount();
         ++next) {
        if (m_list->topLevelItem(next)->flags() & Qt::ItemIsSelectable) {
            m_list->setCurrentItem(m_list->topLevelItem(next));
            break;
        }
    }
}

void NoticePanel::answer(QTreeWidgetItem *item)
{
    const auto found = m_lines.find(item);
    if (found == m_lines.end())
        return;
    const Line line = found->second;
    if (line.waiting >= 0) {
        const auto open = m_waiting[size_t(line.waiting)].open;
        m_focusBefore = nullptr;
        close();
        if (open)
            open();
        return;
    }
    // The line is made anew when its action has been taken; the action may close this panel.
    QMetaObject::invokeMethod(
        this, [this, told = line.told] { m_toasts.answer(told); }, Qt::QueuedConnection);
}

void NoticePanel::offerLater(QTreeWidgetItem *item, const QPoint &place)
{
    const auto found = m_lines.find(item);
    if (found == m_lines.end() || found->second.waiting < 0)
        return;
    const auto later = m_waiting[size_t(found->second.waiting)].later;
    if (later.empty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("noticeLaterMenu"));
    menu->setAccessibleName(tr("Later"));
    for (const auto &[label, act] : later)
        menu->addAction(label, this, act);
    menu->popup(place);
}

void NoticePanel::remove(QTreeWidgetItem *item)
{
    const auto found = m_lines.find(item);
    if (found != m_lines.end() && found->second.waiting < 0)
        m_toasts.forget(found->second.told);
}

bool NoticePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_list && watched != this)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
        if (key->key() == Qt::Key_Delete && watched == m_list) {
            remove(m_list->currentItem());
            return true;
        }
    }
    if (event->type() == QEvent::ContextMenu && watched == m_list && m_list->currentItem()) {
        const QRect line = m_list->visualItemRect(m_list->currentItem());
        offerLater(m_list->currentItem(), m_list->viewport()->mapToGlobal(line.bottomLeft()));
        return true;
    }
    if (event->type() == QEvent::FocusOut && isVisible()) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        const QWidget *now = QApplication::focusWidget();
        const bool stays = now == this || (now && isAncestorOf(now));
        if (!stays && reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) {
            hide();
            m_focusBefore = nullptr;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void NoticePanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if ((event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) && isVisible()) {
        fill();
        place();
    }
}

void NoticePanel::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    paint::rounded(&painter, rect(), space::cardRadius, tokens.surface, tokens.controlBorder);
}

void NoticePanel::place()
{
    const QSize room = parentWidget()->size();
    const int width = qMin(fontMetrics().horizontalAdvance(u'0') * widthInDigits, room.width() - 2 * space::xl);
    const int top = space::topStrip * 2;
    const int rows = m_list->topLevelItemCount() * (fontMetrics().height() + space::m) + 6 * space::xl;
    setGeometry(room.width() - width - space::l, top, width, qBound(120, rows, room.height() - top - 3 * space::xl));
}

void NoticePanel::retranslateUi()
{
    setAccessibleName(tr("Notices"));
    m_title->setText(tr("Notices"));
    m_none->setText(tr("Nothing new"));
    m_list->setAccessibleName(tr("What waits and what was done"));
}

} // namespace millrace
