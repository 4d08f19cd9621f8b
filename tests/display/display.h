// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QProcess>
#include <QSize>
#include <QTemporaryDir>

namespace millrace::test {

/// A screen that nobody sees: Xvfb with a window manager that gives a program's window all of it and binds no key.
/// Keys and pointer act on this screen alone, never on the desktop of whoever runs the tests.
class HiddenDisplay
{
public:
    explicit HiddenDisplay(QSize pixels);
    ~HiddenDisplay();

    /// The environment of a program that is to show itself here, with a home of its own.
    QProcessEnvironment environment() const;
    /// What every program here finds in its environment from now on.
    void setVariable(const QString &name, const QString &value) { m_variables.insert(name, value); }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// Presses keys together, for example "ctrl+k".
    void press(const QString &keys) const;
    /// Types letters one after the other.
    void type(const QString &text) const;
    /// Moves the pointer to a pixel, or there in steps with the button held.
    void point(QPoint pixel);
    void click(QPoint pixel);
    void pick(QPoint from, QPoint to);
    void drop();
    /// How often the pointer was used.
    int pointerActions() const { return m_pointerActions; }

private:
    void act(const QStringList &words) const;

    QTemporaryDir m_folder;
    QMap<QString, QString> m_variables;
    QProcess m_server, m_manager;
    QString m_name;
    int m_pointerActions = 0;
};

} // namespace millrace::test
