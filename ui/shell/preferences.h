// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/language/translations.h"
#include "ui/shell/command_registry.h"
#include "ui/shell/preference_page.h"
#include "ui/shell/settings.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace millrace {

/// Puts what the settings say onto the program: language, then look.
void applySettings(const Settings &settings, Theme &theme, Translations &translations);

/// The settings in categories with a search over all of them. Every change acts at once and is stored, so there is
/// nothing to confirm; each category goes back to its defaults by itself.
class Preferences : public QDialog
{
    Q_OBJECT

public:
    /// A page that the program can begin with.
    struct StartPage
    {
        QString id, command; ///< the command that names it
    };
    Preferences(Settings &settings, Theme &theme, Translations &translations, CommandRegistry &commands,
                QWidget *parent = nullptr, std::vector<StartPage> pages = {});

    /// The categories by their ids: "general", "appearance", "notices", "keyboard", "data", "access", "about".
    QStringList categories() const;
    void showCategory(const QString &id);
    QString category() const;
    QLineEdit *searchField() const { return m_search; }
    /// What the search offers now, best first.
    QStringList found() const;

Q_SIGNALS:
    /// A setting that others act on changed: habits, notices.
    void changed();
    void folderRequested();
    void exportRequested();
    void importRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Category
    {
        QString id;
        const char *name;
        QString icon;
        PreferencePage *page = nullptr;
        std::function<void()> defaults; ///< absent: has none, or a way of its own
    };
    PreferencePage *addCategory(const QString &id, const char *name, const QString &icon,
                                std::function<void()> defaults = {});
    void makeGeneral();
    void makeAppearance();
    void makeNotices();
    void makeKeyboard();
    void makeData();
    void makeAccess();
    void makeAbout();
    void changeAppearance(const std::function<void(Appearance &)> &change);
    void applied();
    void load();
    void search();
    void chooseFound(int row);
    void retranslateUi();

    Settings &m_settings;
    Theme &m_theme;
    Translations &m_translations;
    CommandRegistry &m_commands;
    std::vector<StartPage> m_pages;
    std::vector<Category> m_categories;
    QLineEdit *m_search;
    QListWidget *m_list, *m_found;
    QStackedWidget *m_stack;
    TextLabel *m_note, *m_nothing;
    QPushButton *m_defaults, *m_close;
    std::vector<PreferencePage::Hit> m_hits;
};

} // namespace millrace
