// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/display/display.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRect>
#include <QTest>

namespace millrace::test {

/// What a line of the program's probe says of one state of its windows.
class Shown
{
public:
    Shown() = default;
    explicit Shown(const QJsonObject &state) : m_state(state) {}

    bool isReady() const { return m_state[QStringLiteral("ready")].isDouble(); }
    QString focus() const { return m_state[QStringLiteral("focus")].toString(); }
    QJsonArray widgets() const { return m_state[QStringLiteral("widgets")].toArray(); }
    /// The first widget of that objectName; empty where none is visible.
    QJsonObject widget(const char *name) const;
    bool has(const char *name) const { return !widget(name).isEmpty(); }
    QString text(const char *name) const { return widget(name)[QStringLiteral("text")].toString(); }
    int rows(const char *view) const { return widget(view)[QStringLiteral("rows")].toInt(-1); }
    /// Every widget of that objectName, from the left.
    std::vector<QJsonObject> all(const char *name) const;
    /// The first cell of any view that shows exactly this text.
    QJsonObject cell(const QString &text) const;
    /// Whether a toast or label shows a text with these words in it.
    bool says(const QString &words) const;
    /// Focus, texts and cells, for the message of a failed check.
    std::string told() const;

    static QRect rect(const QJsonObject &object);
    static bool holds(const QJsonObject &view, const QString &cell);

private:
    QJsonObject m_state;
};

/// The built program on a display, acted on from outside and watched through its probe.
class Running
{
public:
    Running(HiddenDisplay &display, const QStringList &arguments, double scale = 1);
    ~Running();

    const Shown &screen() const { return m_screen; }
    /// Waits for a settled state of which this holds; the minute is only for a program that never comes there.
    template <class Holds> void until(const char *what, Holds holds)
    {
        const bool good = QTest::qWaitFor([&] { return isOver() || (read(), holds(m_screen)); }, 60'000);
        INFO("waiting until " << what << "\n" << m_screen.told() << "\n" << words());
        REQUIRE_FALSE(isOver());
        REQUIRE(good);
    }
    /// Waits for the window with its first data and the keyboard in it.
    void untilReady()
    {
        until("the window is ready", [](const Shown &screen) { return screen.isReady() && !screen.focus().isEmpty(); });
    }
    void untilFocus(const char *name)
    {
        until(name, [name](const Shown &screen) { return screen.focus() == QLatin1String(name); });
    }
    void untilSays(const QString &words)
    {
        until(qPrintable(words), [&](const Shown &screen) { return screen.says(words); });
    }
    /// Tab until the widget of that name has the keyboard.
    void tabTo(const char *name);
    /// The pixel in the middle of something that the probe told.
    QPoint middle(const QJsonObject &object) const;
    /// Ends it as `kill -9` does.
    void kill();
    /// Ends it by its own key and waits for it.
    void quit();

private:
    bool isOver() const { return m_process.state() == QProcess::NotRunning; }
    void read();
    std::string words();

    HiddenDisplay &m_display;
    double m_scale;
    QProcess m_process;
    QFile m_probe;
    QByteArray m_rest;
    Shown m_screen;
};

} // namespace millrace::test
