// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/display/running.h"

#include <QJsonDocument>

namespace millrace::test {

QJsonObject Shown::widget(const char *name) const
{
    for (const QJsonValue &value : widgets()) {
        if (value[QStringLiteral("objectName")].toString() == QLatin1String(name))
            return value.toObject();
    }
    return {};
}

std::vector<QJsonObject> Shown::all(const char *name) const
{
    std::vector<QJsonObject> found;
    for (const QJsonValue &value : widgets()) {
        if (value[QStringLiteral("objectName")].toString() == QLatin1String(name))
            found.push_back(value.toObject());
    }
    std::sort(found.begin(), found.end(),
              [](const QJsonObject &a, const QJsonObject &b) { return rect(a).left() < rect(b).left(); });
    return found;
}

QJsonObject Shown::cell(const QString &text) const
{
    for (const QJsonValue &widget : widgets()) {
        for (const QJsonValue &cell : widget[QStringLiteral("cells")].toArray()) {
            if (cell[QStringLiteral("text")].toString() == text)
                return cell.toObject();
        }
    }
    return {};
}

bool Shown::says(const QString &words) const
{
    for (const QJsonValue &widget : widgets()) {
        if (widget[QStringLiteral("text")].toString().contains(words))
            return true;
    }
    return false;
}

std::string Shown::told() const
{
    QString told = QStringLiteral("focus: ") + focus() + u'\n';
    for (const QJsonValue &widget : widgets()) {
        QStringList cells;
        for (const QJsonValue &cell : widget[QStringLiteral("cells")].toArray())
            cells << cell[QStringLiteral("text")].toString();
        const QString text = widget[QStringLiteral("text")].toString();
        if (!text.isEmpty() || !cells.isEmpty())
            told += QStringLiteral("%1: %2 %3\n")
                        .arg(widget[QStringLiteral("objectName")].toString(), text, cells.mid(0, 40).join(u'|'));
    }
    return told.toStdString();
}

QRect Shown::rect(const QJsonObject &object)
{
    const QJsonArray rect = object[QStringLiteral("rect")].toArray();
    return {rect[0].toInt(), rect[1].toInt(), rect[2].toInt(), rect[3].toInt()};
}

bool Shown::holds(const QJsonObject &view, const QString &cell)
{
    for (const QJsonValue &one : view[QStringLiteral("cells")].toArray()) {
        if (one[QStringLiteral("text")].toString() == cell)
            return true;
    }
    return false;
}

Running::Running(HiddenDisplay &display, const QStringList &arguments, double scale)
    : m_display(display), m_scale(scale)
{
    static int started = 0;
    m_probe.setFileName(display.path(QStringLiteral("probe%1.jsonl").arg(++started)));
    QProcessEnvironment environment = display.environment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QString::number(scale));
    m_process.setProcessEnvironment(environment);
    m_process.start(QStringLiteral(MILLRACE_BIN_DIR "/millrace"),
                    arguments + QStringList{QStringLiteral("--ux-probe"), m_probe.fileName()});
    REQUIRE(m_process.waitForStarted(60'000));
}

Running::~Running()
{
    if (isOver())
        return;
    m_process.kill();
    m_process.waitForFinished(10'000);
}

void Running::read()
{
    if (!m_probe.isOpen() && !(m_probe.exists() && m_probe.open(QIODevice::ReadOnly)))
        return;
    m_rest += m_probe.readAll();
    const qsizetype end = m_rest.lastIndexOf('\n');
    if (end < 0)
        return;
    const qsizetype begin = m_rest.lastIndexOf('\n', end - 1) + 1;
    m_screen = Shown(QJsonDocument::fromJson(m_rest.mid(begin, end - begin)).object());
    m_rest.remove(0, end + 1);
}

std::string Running::words()
{
    return m_process.readAllStandardError().toStdString();
}

void Running::tabTo(const char *name)
{
    for (int steps = 0; steps < 40 && m_screen.focus() != QLatin1String(name); ++steps) {
        const QString before = m_screen.focus();
        m_display.press(QStringLiteral("Tab"));
        until("the keyboard goes on", [&](const Shown &screen) { return screen.focus() != before; });
    }
    REQUIRE(m_screen.focus() == QLatin1String(name));
}

QPoint Running::middle(const QJsonObject &object) const
{
    REQUIRE_FALSE(object.isEmpty());
    return (QPointF(Shown::rect(object).center()) * m_scale).toPoint();
}

void Running::kill()
{
    m_process.kill();
    REQUIRE(m_process.waitForFinished(60'000));
}

void Running::quit()
{
    m_display.press(QStringLiteral("ctrl+q"));
    REQUIRE((isOver() || m_process.waitForFinished(60'000)));
    CHECK(m_process.exitStatus() == QProcess::NormalExit);
    CHECK(m_process.exitCode() == 0);
}

} // namespace millrace::test
