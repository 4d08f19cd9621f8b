// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <memory>

class QIODevice;
class QWidget;

namespace millrace {

/// Tells a test what is on the screen: one JSON line for each state in which the window has come to rest, to a file
/// that only this user can read and to whoever hears `lineReady` (a local socket). Made only for `--ux-probe`, since it
/// writes out whatever is shown. A line holds `seq`, `ms` and `ready` (milliseconds since the start, ready null until
/// `markReady`), `focus`, and the visible `widgets` with objectName, name, role, rect (global x, y, width, height),
/// enabled, focused, inputMethod (whether it takes the text of input methods), text; labels and buttons also with the
/// size that their text `needs`, views with `rows`, `columns` and their visible `cells`, menus with their `actions`.
class UxProbe : public QObject
{
    Q_OBJECT

public:
    /// `start` runs since the program began.
    explicit UxProbe(const QElapsedTimer &start, QObject *parent = nullptr);
    ~UxProbe() override;

    /// The file that the lines go to; false where it cannot be made.
    bool open(const QString &path);
    /// The latest line, for one who begins to listen.
    QByteArray lastLine() const { return m_lastLine; }
    /// The first page has its data: ready is when that has been painted; the next line carries the time.
    void markReady();

    /// What a line would say of the widgets now.
    static QJsonObject snapshot();

Q_SIGNALS:
    void lineReady(const QByteArray &line);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void settle();
    void noteReady();
    void write(const QByteArray &line);

    QElapsedTimer m_start;
    QTimer m_quiet;
    QElapsedTimer m_unsettled;
    std::unique_ptr<QIODevice> m_file;
    QByteArray m_last, m_lastLine;
    bool m_filled = false;
    qint64 m_ready = -1;
    int m_sequence = 0;
};

} // namespace millrace
