// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toasts.h"

#include "ui/theme/icon_label.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/style_paint.h"
#include "ui/theme/typography.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace millrace {

namespace {

constexpr int toastMaxWidth = 560;

IconTone toastIconTone(MessageTone tone)
{
    switch (tone) {
    case MessageTone::Info:
        return IconTone::Info;
    case MessageTone::Success:
        return IconTone::Success;
    case MessageTone::Warning:
        return IconTone::Warning;
    case MessageTone::Danger:
        return IconTone::Danger;
    }
    return IconTone::Info;
}

} // namespace

Toasts::Toasts(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("toasts"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::s);
    parent->installEventFilter(this);
    hide();
}

void Toasts::show(Toast toast)
{
    m_history.insert(m_history.begin(), Told{++m_last, toast, m_timeWords ? m_timeWords() : QString(), false});
    if (m_history.size() > remembered)
        m_history.resize(remembered);
    while (count() >= maximum) {
        QWidget *oldest = m_column->itemAt(0)->widget();
        m_column->removeWidget(oldest);
        oldest->hide();
        oldest->deleteLater();
    }
    auto *card = new ToastCard(toast, m_last, m_stayMs, this);
    m_column->addWidget(card, 0, Qt::AlignHCenter);
    connect(card, &ToastCard::finished, this, [this, card] {
        m_column->removeWidget(card);
        card->hide();
        card->deleteLater();
        place();
    });
    connect(card, &ToastCard::answered, this, [this, number = m_last] { answer(number); });
    card->show();
    place();
    Q_EMIT historyChanged();
}

void Toasts::answer(quint64 number)
{
    const auto told =
        std::find_if(m_history.begin(), m_history.end(), [number](const Told &one) { return one.number == number; });
    if (told == m_history.end() || told->answered || !told->toast.action)
        return;
    told->answered = true;
    for (ToastCard *card : findChildren<ToastCard *>()) {
        if (card->number() == number && !card->isHidden())
            Q_EMIT card->finished();
    }
    const auto action = told->toast.action;
    Q_EMIT historyChanged();
    action();
}

void Toasts::forget(quint64 number)
{
    std::erase_if(m_history, [number](const Told &one) { return one.number == number; });
    Q_EMIT historyChanged();
}

int Toasts::count() const
{
    return m_column->count();
}

void Toasts::setBottomMargin(int margin)
{
    m_bottomMargin = margin;
    place();
}

bool Toasts::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void Toasts::place()
{
    setVisible(count() > 0);
    if (count() == 0)
        return;
    m_column->activate();
    const QSize size = m_column->sizeHint();
    const QRect area = parentWidget()->rect();
    setGeometry((area.width() - size.width()) / 2, area.height() - m_bottomMargin - size.height() - space::l,
                size.width(), size.height());
    raise();
}

ToastCard::ToastCard(const Toast &toast, quint64 number, int stayMs, QWidget *parent)
    : QFrame(parent), m_number(number), m_close(new QToolButton(this)), m_timer(new QTimer(this)), m_left(stayMs),
      m_stay(stayMs)
{
    setObjectName(QStringLiteral("toast"));
    setAccessibleName(toast.text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, space::xs, space::xs, space::xs);
    row->setSpacing(space::s);
    row->addWidget(new IconLabel(toneIcon(toast.tone), space::toolIcon, toastIconTone(toast.tone), this));
    auto *text = new TextLabel(TextStyle::Body, TextTone::Primary, this);
    text->setObjectName(QStringLiteral("toastText"));
    text->setText(toast.text);
    text->setWordWrap(text->sizeHint().width() > toastMaxWidth - 160);
    if (text->wordWrap())
        text->setFixedWidth(toastMaxWidth - 160);
    row->addWidget(text, 1);
    if (toast.action) {
        m_action = new QPushButton(toast.actionText, this);
        m_action->setObjectName(QStringLiteral("toastAction"));
        m_action->setAccessibleName(toast.actionText);
        setButtonKind(m_action, ButtonKind::Quiet);
        row->addWidget(m_action);
        connect(m_action, &QPushButton::clicked, this, &ToastCard::answered);
        m_action->installEventFilter(this);
    }
    m_close->setObjectName(QStringLiteral("toastClose"));
    m_close->setIcon(icon(QStringLiteral("x-lg"), IconTone::Secondary));
    m_close->setIconSize(QSize(12, 12));
    m_close->setAutoRaise(true);
    m_close->installEventFilter(this);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &ToastCard::finished);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &ToastCard::finished);
    resume();
    retranslateUi();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ToastCard::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    paint::rounded(&painter, rect(), space::cardRadius, tokens.raised, tokens.controlBorder);
}

void ToastCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

void ToastCard::enterEvent(QEnterEvent *)
{
    pause();
}

void ToastCard::leaveEvent(QEvent *)
{
    resume();
}

bool ToastCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        pause();
    else if (event->type() == QEvent::FocusOut)
        resume();
    return QFrame::eventFilter(watched, event);
}

void ToastCard::retranslateUi()
{
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(m_close->toolTip());
}

void ToastCard::pause()
{
    if (!m_timer->isActive())
        return;
    m_left = qBound(1000, m_timer->remainingTime(), m_stay);
    m_timer->stop();
}

void ToastCard::resume()
{
    if (!m_timer->isActive() && m_stay > 0)
        m_timer->start(m_left);
}

} // namespace millrace
