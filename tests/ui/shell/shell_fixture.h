// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"

#include <QApplication>
#include <QLineEdit>
#include <QTemporaryDir>

namespace millrace::tests {

/// A page of a few widgets that remembers what the shell asked of it.
class PlainPage : public Page
{
public:
    PlainPage(QString title, QWidget *parent) : Page(parent), m_title(std::move(title)), field(new QLineEdit(this))
    {
        field->setObjectName("plainField");
        field->setAccessibleName(m_title);
        setProperty("userData", true);
    }
    QString title() const override { return m_title; }
    QString place() const override { return shownPlace; }
    void goTo(const QString &place) override { shownPlace = place; }
    QStringList breadcrumb() const override
    {
        return shownPlace.isEmpty() ? QStringList{m_title} : QStringList{m_title, shownPlace};
    }
    QString newLabel() const override { return creates; }
    void createNew() override { ++created; }
    QWidget *searchField() override { return field; }
    QWidget *mainWidget() override { return main ? main : field; }
    void saveDrafts() override { ++saved; }
    void walkTo(const QString &place)
    {
        const QString before = shownPlace;
        shownPlace = place;
        Q_EMIT placeChanged(before);
    }

private:
    QString m_title;

public:
    QLineEdit *field;
    QWidget *main = nullptr; ///< what has the keyboard besides the field
    QString shownPlace, creates;
    int created = 0, saved = 0;
};

/// The shell over an empty profile with three pages, in the language asked for.
struct Shell
{
    explicit Shell(const QString &language = "en", const Appearance &look = light()) : settings(profile.path())
    {
        settings.setLanguageWish(language);
        settings.setAppearance(look);
        applySettings(settings, theme, translations);
        pages.add({"customers", QT_TRANSLATE_NOOP("commands", "Next &pane"), "building", RailGroup::Customers,
                   [](QWidget *parent) { return new PlainPage("Alpha", parent); }});
        pages.add({"opportunities", QT_TRANSLATE_NOOP("commands", "Pre&vious pane"), "kanban", RailGroup::Sales,
                   [](QWidget *parent) { return new PlainPage("Beta", parent); }});
        pages.add({"funnel", QT_TRANSLATE_NOOP("commands", "&Normal text size"), "funnel", RailGroup::Insight,
                   [](QWidget *parent) { return new PlainPage("Gamma", parent); }});
        window = std::make_unique<MainWindow>(ShellParts{theme, translations, settings, commands, pages});
        window->statusStrip()->setProperty("userData", false);
    }
    ~Shell()
    {
        window.reset();
        theme.apply(light());
        translations.use("en");
    }
    static Appearance light()
    {
        Appearance look;
        look.mode = ThemeMode::Light;
        return look;
    }
    void show(QSize size = QSize(1366, 768))
    {
        window->resize(size);
        window->openPage({"customers", {}});
        window->show();
        QApplication::setActiveWindow(window.get());
        settle();
    }
    static void settle()
    {
        for (int i = 0; i < 5; ++i) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }
    PlainPage *page(const QString &id) const { return static_cast<PlainPage *>(window->madePage(id)); }
    void run(const QString &command) { commands.action(command)->trigger(); }

    QTemporaryDir profile;
    Theme theme{*qApp};
    Translations translations;
    Settings settings;
    CommandRegistry commands{translations};
    PageRegistry pages;
    std::unique_ptr<MainWindow> window;
};

} // namespace millrace::tests
