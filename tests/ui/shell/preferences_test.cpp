// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/shell/shell_fixture.h"

#include "ui/shell/help_dialogs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTreeWidget>

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

    // Each category goes back by itself.
    auto *defaults = dialog.findChild<QPushButton *>("preferencesDefaults");
    defaults->click();
    CHECK(shell.settings.languageWish() == "system");
    CHECK(shell.settings.appearance().fontScale == 120);
    dialog.showCategory("appearance");
    defaults->click();
    CHECK(shell.settings.appearance().fontScale == 100);
    CHECK(shell.settings.appearance().mode == ThemeMode::System);
    CHECK(shell.settings.appearance().reducedMotion);
    CHECK(dialog.findChild<QSlider *>("preferencesTextSize")->value() == 10);
    dialog.showCategory("access");
    defaults->click();
    CHECK(shell.settings.appearance() == Appearance{});
    dialog.showCategory("keyboard");
    CHECK(defaults->isHidden());
    shell.run("settings.english");
}

TEST_CASE("a setting is found by its name in either language, and nearest ones where none fits")
{
    Shell shell;
    shell.show();
    Preferences dialog(shell.settings, shell.theme, shell.translations, shell.commands, shell.window.get());
    dialog.show();
    QApplication::setActiveWindow(&dialog);
    auto *nothing = dialog.findChild<QLabel *>("preferencesNothing");
    QTest::keyClick(&dialog, Qt::Key_F, Qt::ControlModifier);
    CHECK(dialog.searchField()->hasFocus());
    QTest::keyClicks(dialog.searchField(), "densi");
    CHECK(dialog.found() == QStringList{"Density"});
    CHECK(nothing->isHidden());
    QTest::keyClick(dialog.searchField(), Qt::Key_Return);
    CHECK(dialog.category() == "appearance");
    CHECK(QApplication::focusWidget() == dialog.findChild<QComboBox *>("preferencesDensity"));
    CHECK(dialog.searchField()->text().isEmpty());

    dialog.searchField()->setText("dark night");
    CHECK(dialog.found().contains("Theme"));
    dialog.searchField()->setText("themex");
    CHECK(nothing->isVisible());
    CHECK(dialog.found().contains("Theme"));
    CHECK(dialog.found().size() <= 3);
    QTest::keyClick(dialog.searchField(), Qt::Key_Escape);
    CHECK(dialog.isVisible());
    CHECK(dialog.searchField()->text().isEmpty());

    shell.run("settings.chinese");
    shell.settle();
    dialog.searchField()->setText("density");
    CHECK(dialog.found() == QStringList{QStringLiteral("密度")});
    dialog.searchField()->setText(QStringLiteral("字号"));
    CHECK_FALSE(dialog.found().isEmpty());
    shell.run("settings.english");
}

TEST_CASE("every category is named, in order for the keyboard and not cut off, in both languages and with large text")
{
    for (const char *language : {"en", "zh_CN"}) {
        for (const int scale : {100, 150}) {
            Appearance look = Shell::light();
            look.fontScale = scale;
            Shell shell(language, look);
            shell.show();
            Preferences dialog(shell.settings, shell.theme, shell.translations, shell.commands, shell.window.get(),
                               {{"customers", "page.customers"}});
            dialog.show();
            for (const QString &category : dialog.categories()) {
                dialog.showCategory(category);
                shell.settle();
                INFO(language << " " << scale << " " << category.toStdString());
                CHECK(checks::unnamedWidgets(&dialog) == QStringList());
                CHECK(checks::tabOrderBreaks(&dialog) == QStringList());
                CHECK(checks::clippedTexts(&dialog) == QStringList());
                if (*language == 'e')
                    CHECK(checks::hanTexts(&dialog) == QStringList());
            }
        }
    }
}

TEST_CASE("habits are stored and told, and read as their defaults where they make no sense")
{
    Shell shell;
    shell.show();
    Preferences dialog(shell.settings, shell.theme, shell.translations, shell.commands, shell.window.get(),
                       {{"customers", "page.customers"}, {"funnel", "page.funnel"}});
    QSignalSpy changed(&dialog, &Preferences::changed);
    const auto choose = [&](const char *name, int index) {
        dialog.findChild<QComboBox *>(name)->setCurrentIndex(index);
    };
    choose("preferencesStart", 2);
    choose("preferencesWeek", 1);
    choose("preferencesMoney", 1);
    choose("preferencesUp", 2);
    choose("preferencesStay", 3);
    dialog.findChild<QCheckBox *>("preferencesSystemNotices")->setChecked(false);
    dialog.findChild<QCheckBox *>("preferencesFocus")->setChecked(true);
    choose("preferencesTellComment", 1);
    choose("preferencesTellReminder", 2);
    CHECK(changed.count() == 9);
    const Settings again(shell.profile.path());
    CHECK(again.startPage() == "funnel");
    CHECK(again.weekStart() == Qt::Sunday);
    CHECK_FALSE(again.shortMoney());
    CHECK_FALSE(again.redIsUp("zh_CN"));
    CHECK(again.noticeStay() == 0);
    CHECK_FALSE(again.systemNotices());
    CHECK(again.noticeWay("mention") == Settings::NoticeWay::Toast);
    CHECK(again.noticeWay("comment") == Settings::NoticeWay::Inbox);
    CHECK(again.silencedKinds() == QStringList{"reminder"});
    CHECK(again.appearance().largeFocus);
    CHECK(shell.theme.appearance().largeFocus);

    QTemporaryDir empty;
    const Settings fresh(empty.path());
    CHECK(fresh.redIsUp("zh_CN"));
    CHECK_FALSE(fresh.redIsUp("en"));
    CHECK(fresh.noticeStay() == Toasts::durationMs);
    CHECK(fresh.weekStart() == Qt::Monday);
}

TEST_CASE("a settings file that cannot be read is kept beside, told of, and the defaults hold")
{
    QTemporaryDir profile;
    const QByteArray garbage("\x01\x02 no settings at all\n]]] [[[\n");
    {
        QFile file(profile.filePath("settings.ini"));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(garbage);
    }
    Settings settings(profile.path());
    CHECK(settings.setAside() == profile.filePath("settings.ini.bad"));
    CHECK(settings.languageWish() == "system");
    QFile kept(profile.filePath("settings.ini.bad"));
    REQUIRE(kept.open(QIODevice::ReadOnly));
    CHECK(kept.readAll() == garbage);
    settings.setLanguageWish("en");
    CHECK(Settings(profile.path()).setAside().isEmpty());
}

TEST_CASE("settings go into a file and come back on another machine, windows and tabs stay as they are")
{
    QTemporaryDir here, there;
    const QString file = here.filePath("kept.ini");
    {
        Settings settings(here.path());
        settings.setLanguageWish("zh_CN");
        settings.setWeekStart(Qt::Sunday);
        settings.setLastPage("funnel");
        settings.setChosenKeys("edit.undo", QList<QKeySequence>{QKeySequence("Ctrl+U")});
        REQUIRE(settings.exportTo(file));
    }
    Settings other(there.path());
    other.setLastPage("today");
    other.setShortMoney(false);
    REQUIRE(other.importFrom(file));
    CHECK(other.languageWish() == "zh_CN");
    CHECK(other.weekStart() == Qt::Sunday);
    CHECK(other.chosenKeys().contains("edit.undo"));
    CHECK(other.shortMoney());
    CHECK(other.lastPage() == "today");
    CHECK_FALSE(other.importFrom(there.filePath("nothing.ini")));
    QFile broken(there.filePath("broken.ini"));
    REQUIRE(broken.open(QIODevice::WriteOnly));
    broken.write("]]] [[[\n");
    broken.close();
    CHECK_FALSE(other.importFrom(broken.fileName()));
    CHECK(other.languageWish() == "zh_CN");
}

TEST_CASE("the parts that the program is made of are named with their licences")
{
    Shell shell;
    AboutDialog about(shell.window.get());
    auto *list = about.findChild<QTreeWidget *>("credits");
    REQUIRE(list);
    QStringList names;
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
        names << list->topLevelItem(i)->text(0);
        CHECK_FALSE(list->topLevelItem(i)->text(1).isEmpty());
        CHECK_FALSE(list->topLevelItem(i)->text(2).isEmpty());
    }
    for (const char *part : {"Qt 6", "SQLite", "libphonenumber", "libzip", "libxlsxwriter", "Bootstrap Icons"})
        CHECK(names.contains(part));
    CHECK(about.findChild<QPlainTextEdit *>("aboutLicence")->toPlainText().contains("MIT"));
}
