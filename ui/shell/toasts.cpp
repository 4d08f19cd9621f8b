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
    m_history.prepend(toast.text);
    m_history = m_history.mid(0, remembered);
    while (count() >= maximum) {
        QWidget *oldest = m_column->itemAt(0)->widget();
        m_column->removeWidget(oldest);
        oldest->hide();
        oldest->deleteLater();
    }
    auto *card = new ToastCard(std::move(toast), this);
    m_column->addWidget(card, 0, Qt::AlignHCenter);
    connect(card, &ToastCard::finished, this, [this, card] {
        m_column->removeWidget(card);
        card->hide();
        card->deleteLater();
        place();
    });
    card->show();
    place();
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

ToastCard::ToastCard(Toast toast, QWidget *parent)
    : QFrame(parent), m_toast(std::move(toast)), m_close(new QToolButton(this)), m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("toast"));
    setAccessibleName(m_toast.text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, space::xs, space::xs, space::xs);
    row->setSpacing(space::s);
    row->addWidget(new IconLabel(toneIcon(m_toast.tone), space::toolIcon, toastIconTone(m_toast.tone), this));
    auto *text = new TextLabel(TextStyle::Body, TextTone::Primary, this);
    text->setObjectName(QStringLiteral("toastText"));
    text->setText(m_toast.text);
    text->setWordWrap(text->sizeHint().width() > toastMaxWidth - 160);
    if (text->wordWrap())
        text->setFixedWidth(toastMaxWidth - 160);
    row->addWidget(text, 1);
    if (m_toast.action) {
        m_action = new QPushButton(m_toast.actionText, this);
        m_action->setObjectName(QStringLiteral("toastAction"));
        m_action->setAccessibleName(m_toast.actionText);
        setButtonKind(m_action, ButtonKind::Quiet);
        row->addWidget(m_action);
        connect(m_action, &QPushButton::clicked, this, [this] {
            m_toast.action();
            Q_EMIT finished();
        });
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
    m_timer->start(m_left);
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
    m_left = qBound(1000, m_timer->remainingTime(), Toasts::durationMs);
    m_timer->stop();
}

void ToastCard::resume()
{
    if (!m_timer->isActive())
        m_timer->start(m_left);
}

} // namespace millrace
