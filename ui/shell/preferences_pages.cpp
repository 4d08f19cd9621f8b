// SPDX-License-Identifier: GPL-3.0-or-later
// The categories of the preferences; each setting once, with what it reads and what it changes.
#include "ui/shell/credits.h"
#include "ui/shell/preferences.h"
#include "ui/shell/shortcut_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSlider>

namespace millrace {

namespace {

constexpr int stays[] = {4000, 8000, 20'000, 0};

} // namespace

void Preferences::makeGeneral()
{
    PreferencePage *page = addCategory(QStringLiteral("general"), QT_TRANSLATE_NOOP("millrace::Preferences", "General"),
                                       QStringLiteral("sliders"), [this] {
                                           m_settings.setLanguageWish(QStringLiteral("system"));
                                           m_settings.setStartPage({});
                                           m_settings.setWeekStart(Qt::Monday);
                                           m_settings.setShortMoney(true);
                                           m_settings.setUpColour(Settings::UpColour::ByLanguage);
                                       });
    const QStringList languages = QStringList{QStringLiteral("system")} + Translations::languages();
    QComboBox *language = page->addChoice(
        {"preferencesLanguage", QT_TRANSLATE_NOOP("millrace::Preferences", "Language")},
        [languages] {
            QStringList names{tr("As the system")};
            for (const QString &one : languages.mid(1))
                names << Translations::nativeName(one);
            return names;
        },
        [this, languages] { return int(std::max<qsizetype>(0, languages.indexOf(m_settings.languageWish()))); },
        [this, languages](int index) { m_settings.setLanguageWish(languages[index]); });
    // The languages' own names are the same in every language.
    language->setProperty("bilingual", true);
    for (int i = 0; i < languages.size(); ++i)
        language->setItemData(i, languages[i]);
    if (!m_pages.empty()) {
        page->addChoice(
            {"preferencesStart", QT_TRANSLATE_NOOP("millrace::Preferences", "Begin with"), "",
             QT_TRANSLATE_NOOP("millrace::Preferences", "start page")},
            [this] {
                QStringList names{tr("Where I was")};
                for (const StartPage &one : m_pages)
                    names << m_commands.name(one.command);
                return names;
            },
            [this] {
                for (size_t i = 0; i < m_pages.size(); ++i) {
                    if (m_pages[i].id == m_settings.startPage())
                        return int(i) + 1;
                }
                return 0;
            },
            [this](int index) { m_settings.setStartPage(index == 0 ? QString() : m_pages[size_t(index - 1)].id); });
    }
    page->addChoice(
        {"preferencesWeek", QT_TRANSLATE_NOOP("millrace::Preferences", "The week begins on"),
         QT_TRANSLATE_NOOP("millrace::Preferences", "In calendars and in the sales briefing")},
        [] {
            return QStringList{tr("Monday"), tr("Sunday")};
        },
        [this] { return m_settings.weekStart() == Qt::Sunday ? 1 : 0; },
        [this](int index) { m_settings.setWeekStart(index == 1 ? Qt::Sunday : Qt::Monday); });
    page->addChoice(
        {"preferencesMoney", QT_TRANSLATE_NOOP("millrace::Preferences", "Large amounts"),
         QT_TRANSLATE_NOOP("millrace::Preferences", "On the board, in the funnel and in the sales briefing"),
         QT_TRANSLATE_NOOP("millrace::Preferences", "units ten thousand")},
        [] {
            return QStringList{tr("Short (¥12.3K)"), tr("In full (¥12,345.00)")};
        },
        [this] { return m_settings.shortMoney() ? 0 : 1; },
        [this](int index) { m_settings.setShortMoney(index == 0); });
    page->addChoice(
        {"preferencesUp", QT_TRANSLATE_NOOP("millrace::Preferences", "Growth is shown in"), "",
         QT_TRANSLATE_NOOP("millrace::Preferences", "red green up down colour")},
        [] {
            return QStringList{tr("The colour usual in the language"), tr("Red"), tr("Green")};
        },
        [this] { return int(m_settings.upColour()); },
        [this](int index) { m_settings.setUpColour(static_cast<Settings::UpColour>(index)); });
    page->finish();
}

void Preferences::makeAppearance()
{
    PreferencePage *page =
        addCategory(QStringLiteral("appearance"), QT_TRANSLATE_NOOP("millrace::Preferences", "Appearance"),
                    QStringLiteral("palette"), [this] {
                        Appearance plain;
                        plain.reducedMotion = m_settings.appearance().reducedMotion;
                        plain.largeFocus = m_settings.appearance().largeFocus;
                        m_settings.setAppearance(plain);
                    });
    page->addChoice(
        {"preferencesTheme", QT_TRANSLATE_NOOP("millrace::Preferences", "Theme"), "",
         QT_TRANSLATE_NOOP("millrace::Preferences", "dark light high contrast night colours")},
        [] {
            return QStringList{tr("As the system"), tr("Light"), tr("Dark"), tr("High contrast")};
        },
        [this] { return int(m_settings.appearance().mode); },
        [this](int index) {
            changeAppearance([index](Appearance &one) { one.mode = static_cast<ThemeMode>(index); });
        });
    page->addChoice(
        {"preferencesDensity", QT_TRANSLATE_NOOP("millrace::Preferences", "Density"), "",
         QT_TRANSLATE_NOOP("millrace::Preferences", "row height of tables")},
        [] {
            return QStringList{tr("Compact"), tr("Normal"), tr("Comfortable")};
        },
        [this] { return int(m_settings.appearance().density); },
        [this](int index) {
            changeAppearance([index](Appearance &one) { one.density = static_cast<Density>(index); });
        });
    auto *scale = new QSlider(Qt::Horizontal, page);
    scale->setRange(9, 15);
    scale->setPageStep(1);
    scale->setMinimumWidth(160);
    page->addWidget(
        {"preferencesTextSize", QT_TRANSLATE_NOOP("millrace::Preferences", "Text size"),
         QT_TRANSLATE_NOOP("millrace::Preferences", "From 90 to 150 per cent; Ctrl+= and Ctrl+- do the same"),
         QT_TRANSLATE_NOOP("millrace::Preferences", "zoom font")},
        scale, [this, scale] { scale->setValue(qRound(m_settings.appearance().fontScale / 10.0)); });
    connect(scale, &QSlider::valueChanged, this, [this, page, scale](int tenths) {
        scale->setToolTip(tr("%1 %").arg(tenths * 10));
        if (m_settings.appearance().fontScale == tenths * 10)
            return;
        changeAppearance([tenths](Appearance &one) { one.fontScale = tenths * 10; });
        Q_EMIT page->changed();
    });
    page->finish();
}

void Preferences::makeNotices()
{
    PreferencePage *page = addCategory(QStringLiteral("notices"), QT_TRANSLATE_NOOP("millrace::Preferences", "Notices"),
                                       QStringLiteral("bell"), [this] {
                                           m_settings.setSystemNotices(true);
                                           m_settings.setNoticeStay(stays[1]);
                                           for (const QString &kind : Settings::noticeKinds())
                                               m_settings.setNoticeWay(kind, Settings::NoticeWay::Toast);
                                       });
    page->addSwitch(
        {"preferencesSystemNotices",
         QT_TRANSLATE_NOOP("millrace::Preferences", "Tell of reminders outside the window too"),
         QT_TRANSLATE_NOOP("millrace::Preferences", "Where the system shows notices of programs"),
         QT_TRANSLATE_NOOP("millrace::Preferences", "tray notification")},
        [this] { return m_settings.systemNotices(); }, [this](bool on) { m_settings.setSystemNotices(on); });
    page->addChoice(
        {"preferencesStay", QT_TRANSLATE_NOOP("millrace::Preferences", "Notices in the window stay"),
         QT_TRANSLATE_NOOP("millrace::Preferences", "The last fifty stand behind the bell (Ctrl+J)"),
         QT_TRANSLATE_NOOP("millrace::Preferences", "toast undo time")},
        [] {
            return QStringList{tr("%1 seconds").arg(4), tr("%1 seconds").arg(8), tr("%1 seconds").arg(20),
                               tr("Until they are dismissed")};
        },
        [this] {
            for (int i = 0; i < int(std::size(stays)); ++i) {
                if (stays[i] == m_settings.noticeStay())
                    return i;
            }
            return 1;
        },
        [this](int index) { m_settings.setNoticeStay(stays[index]); });
    static constexpr PreferencePage::Setting kinds[] = {
        {"preferencesTellMention", QT_TRANSLATE_NOOP("millrace::Preferences", "Somebody names me in a comment")},
        {"preferencesTellComment",
         QT_TRANSLATE_NOOP("millrace::Preferences", "Somebody comments on what I watch or own")},
        {"preferencesTellAssigned", QT_TRANSLATE_NOOP("millrace::Preferences", "I am given a record")},
        {"preferencesTellHandover", QT_TRANSLATE_NOOP("millrace::Preferences", "Somebody's work is handed over to me")},
        {"preferencesTellChanged",
         QT_TRANSLATE_NOOP("millrace::Preferences", "What I watch has another owner or state")},
        {"preferencesTellReminder", QT_TRANSLATE_NOOP("millrace::Preferences", "A reminder of mine comes due")}};
    const QStringList words = Settings::noticeKinds();
    for (qsizetype i = 0; i < words.size(); ++i)
        page->addChoice(
            kinds[i],
            [] {
                return QStringList{tr("Tell me at once"), tr("Only in the inbox"), tr("Not at all")};
            },
            [this, kind = words[i]] { return int(m_settings.noticeWay(kind)); },
            [this, kind = words[i]](int index) { m_settings.setNoticeWay(kind, Settings::NoticeWay(index)); });
    page->finish();
}

void Preferences::makeKeyboard()
{
    PreferencePage *page = addCategory(
        QStringLiteral("keyboard"), QT_TRANSLATE_NOOP("millrace::Preferences", "Keyboard"), QStringLiteral("keyboard"));
    page->setWhole(new ShortcutEditor(m_commands, m_settings, page),
                   {{"", QT_TRANSLATE_NOOP("millrace::Preferences", "Keyboard shortcuts"), "",
                     QT_TRANSLATE_NOOP("millrace::Preferences", "keys hotkey")}});
}

void Preferences::makeData()
{
    PreferencePage *page = addCategory(
        QStringLiteral("data"), QT_TRANSLATE_NOOP("millrace::Preferences", "Data and settings"), QStringLiteral("hdd"));
    page->addButton({"preferencesFolder", QT_TRANSLATE_NOOP("millrace::Preferences", "Your data"),
                     QT_TRANSLATE_NOOP("millrace::Preferences", "The folder that holds the file of this workspace"),
                     QT_TRANSLATE_NOOP("millrace::Preferences", "folder file path")},
                    QT_TRANSLATE_NOOP("millrace::Preferences", "Open the folder"),
                    [this] { Q_EMIT folderRequested(); });
    page->addButton({"preferencesExport", QT_TRANSLATE_NOOP("millrace::Preferences", "Keep these settings"),
                     QT_TRANSLATE_NOOP("millrace::Preferences", "In a file, for another computer"),
                     QT_TRANSLATE_NOOP("millrace::Preferences", "export settings")},
                    QT_TRANSLATE_NOOP("millrace::Preferences", "Export settings…"),
                    [this] { Q_EMIT exportRequested(); });
    page->addButton({"preferencesImport", QT_TRANSLATE_NOOP("millrace::Preferences", "Take settings from a file"),
                     QT_TRANSLATE_NOOP("millrace::Preferences", "They replace what is chosen here"),
                     QT_TRANSLATE_NOOP("millrace::Preferences", "import settings")},
                    QT_TRANSLATE_NOOP("millrace::Preferences", "Import settings…"), [this] {
                        Q_EMIT importRequested();
                        m_commands.setChosenKeys(m_settings.chosenKeys());
                        load();
                        applied();
                    });
    page->finish();
}

void Preferences::makeAccess()
{
    PreferencePage *page =
        addCategory(QStringLiteral("access"), QT_TRANSLATE_NOOP("millrace::Preferences", "Accessibility"),
                    QStringLiteral("universal-access"), [this] {
                        changeAppearance([](Appearance &one) {
                            one.reducedMotion = false;
                            one.largeFocus = false;
                            if (one.mode == ThemeMode::Contrast)
                                one.mode = ThemeMode::System;
                        });
                    });
    page->addSwitch(
        {"preferencesReducedMotion", QT_TRANSLATE_NOOP("millrace::Preferences", "Reduce motion"), "",
         QT_TRANSLATE_NOOP("millrace::Preferences", "animation")},
        [this] { return m_settings.appearance().reducedMotion; },
        [this](bool on) { changeAppearance([on](Appearance &one) { one.reducedMotion = on; }); });
    page->addSwitch(
        {"preferencesFocus", QT_TRANSLATE_NOOP("millrace::Preferences", "A wider ring around what has the focus"), "",
         QT_TRANSLATE_NOOP("millrace::Preferences", "focus ring")},
        [this] { return m_settings.appearance().largeFocus; },
        [this](bool on) { changeAppearance([on](Appearance &one) { one.largeFocus = on; }); });
    page->addSwitch(
        {"preferencesContrast", QT_TRANSLATE_NOOP("millrace::Preferences", "High contrast"), "",
         QT_TRANSLATE_NOOP("millrace::Preferences", "colours theme")},
        [this] { return m_settings.appearance().mode == ThemeMode::Contrast; },
        [this](bool on) {
            changeAppearance([on](Appearance &one) { one.mode = on ? ThemeMode::Contrast : ThemeMode::System; });
            load();
        });
    page->finish();
}

void Preferences::makeAbout()
{
    PreferencePage *page = addCategory(QStringLiteral("about"), QT_TRANSLATE_NOOP("millrace::Preferences", "About"),
                                       QStringLiteral("info-circle"));
    page->setWhole(new Credits(page), {{"", QT_TRANSLATE_NOOP("millrace::Preferences", "Licences of the parts"), "",
                                        QT_TRANSLATE_NOOP("millrace::Preferences", "version copyright libraries")}});
}

} // namespace millrace
