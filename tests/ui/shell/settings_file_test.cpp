// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"

#include "ui/shell/settings_file.h"

#include <QSettings>
#include <QTemporaryDir>

using namespace millrace;

TEST_CASE("settings are seen at once and lie in the file when the last one of a path is gone")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("settings.ini");
    {
        SettingsFile one(path);
        SettingsFile other(folder.filePath("./settings.ini"));
        CHECK(one.value("window/page", "today").toString() == "today");
        one.setValue("window/page", "board");
        one.setValue("layout/widths", QByteArray("\x01\x02\xff", 3));
        one.setValue("palette/recent", QStringList{"a", "b"});
        one.setValue("gone", 1);
        CHECK(other.value("window/page").toString() == "board");
        CHECK(other.allKeys() == QStringList{"gone", "layout/widths", "palette/recent", "window/page"});
        other.remove("gone");
        CHECK_FALSE(one.value("gone").isValid());
    }
    const QSettings file(path, QSettings::IniFormat);
    CHECK(file.value("window/page").toString() == "board");
    CHECK_FALSE(file.contains("gone"));
    const SettingsFile again(path);
    CHECK(again.value("window/page").toString() == "board");
    CHECK(again.value("layout/widths").toByteArray() == QByteArray("\x01\x02\xff", 3));
    CHECK(again.value("palette/recent").toStringList() == QStringList{"a", "b"});
    CHECK(again.allKeys().size() == 3);
}

TEST_CASE("of many settings in a row the last ones stand in the file, and others of its keys stay")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("settings.ini");
    QSettings(path, QSettings::IniFormat).setValue("kept", "yes");
    {
        SettingsFile settings(path);
        for (int i = 0; i <= 500; ++i)
            settings.setValue(QString("key%1").arg(i % 7), i);
    }
    const SettingsFile again(path);
    CHECK(again.value("kept").toString() == "yes");
    for (int i = 494; i <= 500; ++i)
        CHECK(again.value(QString("key%1").arg(i % 7)).toInt() == i);
}
