// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/display/display.h"

#include "tests/support/catch.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace millrace::test {

namespace {

constexpr int patienceMs = 60'000;

const QByteArray managerRules = R"(<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <applications>
    <application type="normal"><decor>no</decor><maximized>yes</maximized></application>
  </applications>
</openbox_config>
)";

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(5000)) {
        process.kill();
        process.waitForFinished(5000);
    }
}

QString number(int value)
{
    return QString::number(value);
}

} // namespace

HiddenDisplay::HiddenDisplay(QSize pixels)
{
    REQUIRE(m_folder.isValid());
    for (const char *name : {"home", "runtime"})
        REQUIRE(QDir(m_folder.path()).mkdir(QString::fromLatin1(name)));
    QFile(path(QStringLiteral("runtime")))
        .setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);

    // Without repetition of held keys: a machine that is busy must not type a letter twice.
    m_server.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                    QStringLiteral("%1x%2x24").arg(pixels.width()).arg(pixels.height()), QStringLiteral("-nolisten"),
                    QStringLiteral("tcp"), QStringLiteral("-dpi"), QStringLiteral("96"), QStringLiteral("-r"),
                    QStringLiteral("-noreset")});
    INFO("Xvfb, openbox and xdotool are needed (see packaging/linux/debian-packages.txt)");
    REQUIRE(m_server.waitForStarted(patienceMs));
    REQUIRE(QTest::qWaitFor([&] { return m_server.canReadLine(); }, patienceMs));
    m_name = u':' + QString::fromLatin1(m_server.readLine().trimmed());

    QFile rules(path(QStringLiteral("openbox.xml")));
    REQUIRE(rules.open(QIODevice::WriteOnly));
    rules.write(managerRules);
    rules.close();
    const QString ready = path(QStringLiteral("managed"));
    m_manager.setProcessEnvironment(environment());
    m_manager.start(QStringLiteral("openbox"),
                    {QStringLiteral("--sm-disable"), QStringLiteral("--config-file"), rules.fileName(),
                     QStringLiteral("--startup"), QStringLiteral("touch ") + ready});
    REQUIRE(m_manager.waitForStarted(patienceMs));
    REQUIRE(QTest::qWaitFor([&] { return QFile::exists(ready); }, patienceMs));
}

HiddenDisplay::~HiddenDisplay()
{
    end(m_manager);
    end(m_server);
}

QProcessEnvironment HiddenDisplay::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"WAYLAND_DISPLAY", "QT_STYLE_OVERRIDE", "QT_FONT_DPI", "QT_IM_MODULE", "XMODIFIERS",
                             "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(QStringLiteral("DISPLAY"), m_name);
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("TZ"), QStringLiteral("Asia/Shanghai"));
    environment.insert(QStringLiteral("HOME"), path(QStringLiteral("home")));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("home/config")));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("home/data")));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), path(QStringLiteral("home/cache")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), path(QStringLiteral("runtime")));
    for (auto it = m_variables.begin(); it != m_variables.end(); ++it)
        environment.insert(it.key(), it.value());
    return environment;
}

void HiddenDisplay::act(const QStringList &words) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral("xdotool"), words);
    REQUIRE(process.waitForFinished(patienceMs));
    INFO(words.join(u' ').toStdString() << ": " << process.readAllStandardError().toStdString());
    REQUIRE(process.exitCode() == 0);
}

void HiddenDisplay::press(const QString &keys) const
{
    act({QStringLiteral("key"), keys});
}

void HiddenDisplay::type(const QString &text) const
{
    act({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("5"), text});
}

void HiddenDisplay::point(QPoint pixel)
{
    ++m_pointerActions;
    act({QStringLiteral("mousemove"), number(pixel.x()), number(pixel.y())});
}

void HiddenDisplay::click(QPoint pixel)
{
    point(pixel);
    act({QStringLiteral("click"), QStringLiteral("1")});
}

void HiddenDisplay::pick(QPoint from, QPoint to)
{
    constexpr int steps = 8;
    point(from);
    act({QStringLiteral("mousedown"), QStringLiteral("1")});
    for (int step = 1; step <= steps; ++step)
        point(from + (to - from) * step / steps);
}

void HiddenDisplay::drop()
{
    ++m_pointerActions;
    act({QStringLiteral("mouseup"), QStringLiteral("1")});
}

} // namespace millrace::test
