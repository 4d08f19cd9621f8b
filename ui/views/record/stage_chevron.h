// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace millrace {

/// One state of a path as an arrow that points to the next: what lies behind, where one is, what is to come, won, lost
/// are told by colour, weight and a mark.
class StageChevron : public QAbstractButton
{
    Q_OBJECT

public:
    enum class State { Behind, Skipped, Current, Ahead, Won, Lost };

    explicit StageChevron(QWidget *parent);
    void setStep(const QString &name, const QString &time, State state, bool first);
    State state() const { return m_state; }
    QString time() const { return m_time; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    int tip() const; ///< how far the point reaches out

    QString m_time;
    State m_state = State::Ahead;
    bool m_first = false;
};

} // namespace millrace
