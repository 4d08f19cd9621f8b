// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFocusFrame>
#include <QObject>
#include <QPointer>

class QApplication;

namespace millrace {

/// The ring two pixels outside a button, box or switch that has the focus by keyboard. Text fields and views mark their
/// focus themselves (MillraceStyle). Enter presses the button that has the focus, as Space does: outside of dialogs Qt
/// leaves the key without an effect.
class FocusRing : public QObject
{
    Q_OBJECT

public:
    FocusRing(QApplication &application, QObject *parent);
    /// The widget that wears the ring, or null.
    QWidget *ringed() const { return m_frame ? m_frame->widget() : nullptr; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *widget, bool byKeyboard);

    QPointer<QFocusFrame> m_frame;
    QPointer<QWidget> m_lastRinged;
};

} // namespace millrace
