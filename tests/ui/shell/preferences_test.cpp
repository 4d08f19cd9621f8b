// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"
#include "tests/ui/shell/shell_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSlider>

using namespace millrace;
using millrace::tests::Shell;

TEST_CASE("settings keep what they were given and live in the profile folder")
{
    QTemporaryDir profile;
    {
        Settings settings(profile.path());
        CHECK(settings.languageWish() == "system");
        CHECK(settings.appearance() == Appearance{});
        Appearance look;
        look.mode = ThemeMode::Dark;
        look.density = Density::Comfortable;
        look.fontScale = 130;
        look.reducedMotion = true;
        settings.setAppearance(look);
        settings.setLanguageWish("zh_CN");
        settings.setRailCollapsed(true);
        settings.setLayout("customers/columns", "abc");
        settings.setLastPage("funnel");
    }
    CHECK(QFile::exists(profile.filePath("settings.ini")));
    const Settings again(profile.path());
    CHECK(again.languageWish() == "zh_CN");
    CHECK(again.appearance().mode == ThemeMode::Dark);
    CHECK(again.appearance().density == Density::Comfortable);
    CHECK(again.appearance().fontScale == 130);
    CHECK(again.appearance().reducedMotion);
    CHECK(again.railCollapsed());
    CHECK(again.layout("customers/columns") == "abc");
    CHECK(again.layout("nothing").isEmpty());
    CHECK(again.lastPage() == "funnel");
}

TEST_CASE("a settings file full of nonsense reads as the defaults")
{
    QTemporaryDir profile;
    QFile file(profile.filePath("settings.ini"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("language=klingon\n[appearance]\ntheme=pink\ndensity=12\nfont_scale=9000\nreduced_motion=maybe\n");
    file.close();
    const Settings settings(profile.path());
    CHECK(settings.languageWish() == "system");
    CHECK(settings.appearance().mode == ThemeMode::System);
    CHECK(settings.appearance().density == Density::Normal);
    CHECK(settings.appearance().fontScale == 150);
}

TEST_CASE("recent choices are few, latest first, each once")
{
    QTemporaryDir profile;
    Settings settings(profile.path());
    for (int i = 0; i < 12; ++i)
        settings.noteChoice(QString::number(i));
    settings.noteChoice("9");
    CHECK(settings.recentChoices() == QStringList{"9", "11", "10", "8", "7", "6", "5", "4"});
}

TEST_CASE("every preference acts at once and is stored")
{
    Shell shell;
    shell.show();
    Preferences dialog(shell.settings, shell.theme, shell.translations, shell.commands, shell.window.get());
    dialog.show();
    dialog.findChild<QComboBox *>("preferencesTheme")->setCurrentIndex(int(ThemeMode::Dark));
    CHECK(shell.theme.isDark());
    dialog.findChild<QComboBox *>("preferencesDensity")->setCurrentIndex(int(Density::Compact));
    CHECK(shell.theme.appearance().density == Density::Compact);
    const double size = QApplication::font().pointSizeF();
    dialog.findChild<QSlider *>("preferencesTextSize")->setValue(12);
    CHECK(QApplication::font().pointSizeF() == Approx(size * 1.2));
    dialog.findChild<QCheckBox *>("preferencesReducedMotion")->setChecked(true);
    CHECK(shell.theme.appearance().reducedMotion);
    auto *language = dialog.findChild<QComboBox *>("preferencesLanguage");
    language->setCurrentIndex(language->findData("zh_CN"));
    shell.settle();
    CHECK(shell.translations.language() == "zh_CN");
    CHECK(dialog.windowTitle() == QStringLiteral("偏好设置"));
    CHECK(shell.theme.appearance().language == "zh_CN");
    CHECK(shell.theme.isDark());
    CHECK(shell.settings.appearance().fontScale == 120);
    CHECK(shell.settings.languageWish() == "zh_CN");

    dialog.findChild<QPushButton *>("preferencesDefaults")->click();
    CHECK(shell.settings.appearance() == Appearance{});
    CHECK(shell.settings.languageWish() == "system");
    CHECK(dialog.findChild<QSlider *>("preferencesTextSize")->value() == 10);
}
