// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace millrace {

/// The letters A to Z down the edge of a list that is ordered by a name: a click, a stroke along them or, with the
/// focus here alone, a typed letter goes there. One stop of the tab key; arrows walk through the letters.
class LetterStrip : public QWidget
{
    Q_OBJECT

public:
    explicit LetterStrip(QWidget *parent);
    QChar current() const { return letterAt(m_current); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {sizeHint().width(), 0}; }

Q_SIGNALS:
    void letterChosen(QChar letter);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    static QChar letterAt(int place);
    void choose(int place);
    int placeAt(int y) const;
    void retranslate();
    int m_current = 0;
};

} // namespace millrace
