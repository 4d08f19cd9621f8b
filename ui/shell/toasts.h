// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/message.h"

#include <QFrame>
#include <QStringList>
#include <QTimer>

#include <functional>

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace millrace {

/// A short notice of something that was done, with at most one way to answer it ("Undo").
struct Toast
{
    QString text;
    QString actionText;
    std::function<void()> action;
    MessageTone tone = MessageTone::Success;
};

class ToastCard;

/// The notices at the bottom centre of its parent: at most three, eight seconds each, standing still while the pointer
/// or the focus is on one. Keeps the texts of the last fifty. Never the only place of an error.
class Toasts : public QWidget
{
    Q_OBJECT

public:
    static constexpr int maximum = 3, durationMs = 8000, remembered = 50;

    explicit Toasts(QWidget *parent);

    void show(Toast toast);
    QStringList history() const { return m_history; } ///< latest first
    int count() const;
    /// Distance kept from the parent's lower edge (the status bar).
    void setBottomMargin(int margin);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QVBoxLayout *m_column;
    QStringList m_history;
    int m_bottomMargin = 0;
};

/// One notice; `Toasts` makes it.
class ToastCard : public QFrame
{
    Q_OBJECT

public:
    ToastCard(Toast toast, QWidget *parent);
    bool isPaused() const { return !m_timer->isActive(); }

Q_SIGNALS:
    void finished();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslateUi();
    void pause();
    void resume();

    Toast m_toast;
    QPushButton *m_action = nullptr;
    QToolButton *m_close;
    QTimer *m_timer;
    int m_left = Toasts::durationMs;
};

} // namespace millrace
