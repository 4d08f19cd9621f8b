// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/toasts.h"

#include <QFrame>
#include <QPointer>

class QTreeWidget;
class QTreeWidgetItem;

namespace millrace {

class TextLabel;

/// Something that waits for the person and for nobody else: a reminder whose moment has come.
struct WaitingNotice
{
    QString id;
    QString title, detail;
    std::function<void()> open;
    /// Ways to put it off, each with its name; may be empty.
    std::vector<std::pair<QString, std::function<void()>>> later = {};
};

/// The panel of the bell (Ctrl+J): what waits, then what was done lately, with its way back where there is one. Lies
/// over its parent window, top right. Arrows choose, Enter answers, Delete takes a line away, Esc closes.
class NoticePanel : public QFrame
{
    Q_OBJECT

public:
    /// `toasts` keeps what was told.
    NoticePanel(Toasts &toasts, QWidget *parent);

    void setWaiting(std::vector<WaitingNotice> waiting);
    int waitingCount() const { return int(m_waiting.size()); }
    void toggle();
    void open();
    void close();
    QTreeWidget *list() const { return m_list; }

Q_SIGNALS:
    void waitingChanged(int count);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// A line: something that waits, or something that was told; -1 for the other.
    struct Line
    {
        int waiting = -1;
        quint64 told = 0;
    };
    void fill();
    void addHeading(const QString &text);
    QTreeWidgetItem *addLine(const QString &icon, const QString &text, const QString &when, const Line &line);
    void answer(QTreeWidgetItem *item);
    void remove(QTreeWidgetItem *item);
    /// Offers the ways to put a waiting line off.
    void offerLater(QTreeWidgetItem *item, const QPoint &place);
    void place();
    void retranslateUi();

    Toasts &m_toasts;
    std::vector<WaitingNotice> m_waiting;
    std::map<QTreeWidgetItem *, Line> m_lines;
    TextLabel *m_title;
    QTreeWidget *m_list;
    TextLabel *m_none;
    QPointer<QWidget> m_focusBefore;
};

} // namespace millrace
