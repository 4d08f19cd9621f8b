// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/agenda.h"
#include "ui/models/live_data.h"

#include <QTimer>
#include <QTreeWidget>

namespace millrace {

/// The sections of a day one below the other, each line with its buttons. Arrow keys walk the lines and leave the
/// headings out, Enter and a double click open one.
class TodayList : public QTreeWidget
{
    Q_OBJECT

public:
    TodayList(LiveData &data, QWidget *parent);

    /// Keeps the current line, or where it is gone the one that stands in its place.
    void setAgenda(const Agenda &agenda);
    /// The current line's record; null where there is none.
    const AgendaItem *currentItemOfDay() const;
    bool isWork(const AgendaItem &item) const;
    void retranslate();
    /// The lines below the headings, for tests and for the next one after "done".
    int lineCount() const { return int(m_lines.size()); }
    void setCurrentLine(int line);
    int currentLine() const;

Q_SIGNALS:
    void openAsked(const millrace::AgendaItem &item);
    void doneAsked(const millrace::AgendaItem &item);
    /// `button` is where the menu of days opens.
    void rescheduleAsked(const millrace::AgendaItem &item, QWidget *button);
    void planAsked(const millrace::AgendaItem &item);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What a filling makes, in its order.
    struct Rows
    {
        QList<QTreeWidgetItem *> all;
        QList<QTreeWidgetItem *> spanned; ///< of them headings and remainders
    };
    void addSection(Rows &rows, const QString &title, const QString &icon, const AgendaSection &section);
    void fitColumns();
    void addButtons();
    QWidget *buttonsFor(const AgendaItem &item);
    QString dueText(const AgendaItem &item) const;
    void fill();

    LiveData &m_data;
    Agenda m_agenda;
    std::vector<std::pair<QTreeWidgetItem *, AgendaItem>> m_lines;
    size_t m_linesWithButtons = 0; ///< from the first on
    QTimer m_furtherButtons;
};

} // namespace millrace
