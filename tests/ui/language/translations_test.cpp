// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"

#include "ui/language/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSignalSpy>

using namespace millrace;

TEST_CASE("a wish for a language leads to one that the program speaks")
{
    CHECK(Translations::languages() == QStringList{"en", "zh_CN"});
    CHECK(Translations::resolved("zh") == "zh_CN");
    CHECK(Translations::resolved("zh_CN") == "zh_CN");
    CHECK(Translations::resolved("en_GB") == "en");
    CHECK(Translations::resolved("de") == "en");
    CHECK(Translations::languages().contains(Translations::resolved("system")));
    CHECK(Translations::languages().contains(Translations::resolved({})));
    CHECK(Translations::nativeName("zh_CN") == QStringLiteral("中文"));
    CHECK(Translations::nativeName("en") == "English");
}

TEST_CASE("using a language changes own texts, those of Qt and the default locale")
{
    Translations translations;
    QSignalSpy changed(&translations, &Translations::languageChanged);
    translations.use("zh_CN");
    CHECK(translations.language() == "zh_CN");
    CHECK(QCoreApplication::translate("commands", "&Undo") == QStringLiteral("撤销(&U)"));
    CHECK(QCoreApplication::translate("QPlatformTheme", "Cancel") == QStringLiteral("取消"));
    CHECK(QLocale().language() == QLocale::Chinese);
    translations.use("en");
    CHECK(QCoreApplication::translate("commands", "&Undo") == "&Undo");
    CHECK(QCoreApplication::translate("QPlatformTheme", "Cancel") == "Cancel");
    CHECK(QLocale().language() == QLocale::English);
    CHECK(changed.count() == 2);
    translations.use("en_US");
    CHECK(changed.count() == 2);
}

TEST_CASE("texts of the language that is not in use can be read")
{
    Translations translations;
    translations.use("en");
    CHECK(translations.text("zh_CN", "commands", "&Undo") == QStringLiteral("撤销(&U)"));
    CHECK(translations.text("en", "commands", "&Undo") == "&Undo");
    CHECK(translations.text("zh_CN", "commands", "no such text") == "no such text");
    CHECK(translations.text("xx", "commands", "&Undo") == "&Undo");
}
