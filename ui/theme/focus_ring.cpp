// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focus_ring.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QSlider>

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
