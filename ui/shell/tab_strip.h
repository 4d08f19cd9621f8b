// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace millrace {

/// The places that are open beside each other, each with its cross; hidden while there is only one. Tabs are dragged
/// into another order, and closed with the middle button too. Knows names only; its owner knows the places.
class TabStrip : public QTabBar
{
    Q_OBJECT

public:
    explicit TabStrip(QWidget *parent);

    struct Entry
    {
        QString title, icon;
    };
    void setEntries(const QList<Entry> &entries, int current);
    void retranslate();

Q_SIGNALS:
    void chosen(int tab);
    void closeAsked(int tab);
    void dragged(int from, int to);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void nameCross(int tab);
    QList<Entry> m_entries;
    bool m_setting = false;
    int m_pressed = -1; ///< with the middle button
};

} // namespace millrace
