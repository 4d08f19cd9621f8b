// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focus_ring.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

namespace millrace {

namespace {

bool wearsRing(const QWidget *widget)
{
    if (qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QSlider *>(widget))
        return true;
    const auto *box = qobject_cast<const QComboBox *>(widget);
    return box && !box->isEditable();
}

bool isKeyboardReason(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason ||
           reason == Qt::OtherFocusReason;
}

/// The focus comes back to where it was: from another window, a menu, a drop-down list.
bool isReturnReason(Qt::FocusReason reason)
{
    return reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason || reason == Qt::MenuBarFocusReason;
}

/// Presses the button where Qt would not: a dialog's own buttons answer Enter themselves.
bool pressedByEnter(QObject *watched, const QKeyEvent *event)
{
    auto *push = qobject_cast<QPushButton *>(watched);
    auto *tool = qobject_cast<QToolButton *>(watched);
    if ((event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) ||
        (event->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier || (!push && !tool) ||
        (push && push->autoDefault()))
        return false;
    auto *button = static_cast<QAbstractButton *>(watched);
    if (!button->isEnabled() || event->isAutoRepeat())
        return false;
    if (tool && tool->menu() && tool->popupMode() == QToolButton::InstantPopup)
        tool->showMenu();
    else if (push && push->menu())
        push->showMenu();
    else
        button->click();
    return true;
}

} // namespace

FocusRing::FocusRing(QApplication &application, QObject *parent) : QObject(parent)
{
    application.installEventFilter(this);
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        if (auto *widget = qobject_cast<QWidget *>(watched)) {
            const auto reason = static_cast<QFocusEvent *>(event)->reason();
            const bool comesBack = isReturnReason(reason) && widget == m_lastRinged;
            follow(widget, event->type() == QEvent::FocusIn && (isKeyboardReason(reason) || comesBack));
        }
    }
    if (event->type() == QEvent::KeyPress && pressedByEnter(watched, static_cast<QKeyEvent *>(event)))
        return true;
    return QObject::eventFilter(watched, event);
}

void FocusRing::follow(QWidget *widget, bool byKeyboard)
{
    if (byKeyboard && wearsRing(widget)) {
        if (!m_frame)
            m_frame = new QFocusFrame(widget);
        m_frame->setWidget(widget);
        m_lastRinged = widget;
    } else if (m_frame && m_frame->widget()) {
        m_frame->setWidget(nullptr);
        m_frame->hide();
    }
}

} // namespace millrace
