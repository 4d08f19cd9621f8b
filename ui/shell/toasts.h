// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/message.h"

#include <QFrame>
#include <QTimer>

#include <functional>
#include <vector>

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

/// A toast as it is remembered: when it was shown, and whether its answer was taken.
struct Told
{
    quint64 number = 0; ///< counts up from 1
    Toast toast;
    QString when;
    bool answered = false;
};

class ToastCard;

/// The notices at the bottom centre of its parent: at most three, eight seconds each, standing still while the pointer
/// or the focus is on one. Keeps the last fifty, which the panel of notices lists. Never the only place of an error.
class Toasts : public QWidget
{
    Q_OBJECT

public:
    static constexpr int maximum = 3, durationMs = 8000, remembered = 50;

    explicit Toasts(QWidget *parent);

    void show(Toast toast);
    const std::vector<Told> &history() const { return m_history; } ///< latest first
    /// Takes the answer of one, once; its card goes.
    void answer(quint64 number);
    void forget(quint64 number);
    /// What says the time of now in words, for the list of what was told.
    void setTimeWords(std::function<QString()> words) { m_timeWords = std::move(words); }
    /// How long a notice stays; 0 = until it is dismissed.
    void setStay(int ms) { m_stayMs = ms; }
    int count() const;
    /// Distance kept from the parent's lower edge (the status bar).
    void setBottomMargin(int margin);

Q_SIGNALS:
    void historyChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QVBoxLayout *m_column;
    std::vector<Told> m_history;
    quint64 m_last = 0;
    int m_stayMs = durationMs;
    std::function<QString()> m_timeWords;
    int m_bottomMargin = 0;
};

/// One notice; `Toasts` makes it.
class ToastCard : public QFrame
{
    Q_OBJECT

public:
    /// `stayMs` 0: until it is dismissed.
    ToastCard(const Toast &toast, quint64 number, int stayMs, QWidget *parent);
    quint64 number() const { return m_number; }
    bool isPaused() const { return !m_timer->isActive(); }

Q_SIGNALS:
    void finished();
    void answered();

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

    quint64 m_number;
    QPushButton *m_action = nullptr;
    QToolButton *m_close;
    QTimer *m_timer;
    int m_left;
    int m_stay;
};

} // namespace millrace
