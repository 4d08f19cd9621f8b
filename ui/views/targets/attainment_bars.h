// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace millrace {

/// How far each of several is towards a target: a bar per line, its length the share of what was wanted, with a tick
/// where the time stands. Says itself as text to a screen reader.
class AttainmentBars : public QWidget
{
    Q_OBJECT

public:
    struct Bar
    {
        QString name;
        QString words;    ///< behind the bar: "87.0% · 1,200 of 1,400"
        double share = 0; ///< of what was wanted; above 1 the bar ends at its frame and the words say more
        bool strong = false;
    };
    explicit AttainmentBars(QWidget *parent = nullptr);
    /// `pace`: the share of the time that is over; `paceWords` names the tick.
    void show(std::vector<Bar> bars, double pace, const QString &paceWords);
    const std::vector<Bar> &bars() const { return m_bars; }
    double pace() const { return m_pace; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int lineHeight() const;

    std::vector<Bar> m_bars;
    double m_pace = 0;
    QString m_paceWords;
};

} // namespace millrace
