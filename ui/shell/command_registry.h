// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/language/translations.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace millrace {

/// Where a command's keys work: in the whole program, or only while its owner (a page) holds the focus.
enum class CommandScope { Application, Page };

/// What kind of thing a command does; the section of the palette and of the shortcut sheet that lists it.
enum class CommandGroup { Navigation, Record, Edit, View, Settings, Help };

/// A thing the program can do, as data. Menus, tool bars, tooltips, the palette and the shortcut sheet are made of it.
/// `text` is the English source with its access key ("&Undo"), marked QT_TRANSLATE_NOOP("commands", ...).
struct Command
{
    QString id; ///< stable, dotted: "edit.undo"
    const char *text = "";
    QString icon = {};
    QList<QKeySequence> keys = {};
    CommandGroup group = CommandGroup::Record;
    CommandScope scope = CommandScope::Application;
    std::function<void()> run = {};
    bool checkable = false;
    bool listed = true;        ///< offered by palette and shortcut sheet
    const char *keywords = ""; ///< further words to be found by, same marking; may be empty
};

/// Owns every command's QAction. A key that is forbidden (forbiddenKeyRule), or that another command already has, is
/// not bound and is named by `problems()`. UI thread.
class CommandRegistry : public QObject
{
    Q_OBJECT

public:
    explicit CommandRegistry(const Translations &translations, QObject *parent = nullptr);
    ~CommandRegistry() override;

    /// Adds the command and puts its action on `owner`, whose end removes it. An id that exists is replaced.
    QAction *add(Command command, QWidget *owner);
    void remove(const QString &id);

    QAction *action(const QString &id) const; ///< null where there is no such command
    const Command *command(const QString &id) const;
    QStringList ids() const;

    /// Greys the command out; `reason` (translated, a sentence) is shown in tooltip and palette until it is enabled.
    void setEnabled(const QString &id, bool enabled, const QString &reason = {});
    QString reason(const QString &id) const;
    /// Whether the command can be given from where the person is: one of a page only while that page is in sight.
    bool isInReach(const QString &id) const;

    /// Replaces the shown name, as for "Undo import of 8,800 opportunities"; empty goes back to the command's own.
    void setName(const QString &id, const QString &name);
    /// The name without access key, in the language of now.
    QString name(const QString &id) const;
    /// Names and keywords in every language, for the palette.
    QStringList searchNames(const QString &id) const;
    /// The first key in the system's notation, or empty.
    QString shortcutText(const QString &id) const;

    /// Keys that a person chose in place of a command's own, by command; none at all is a choice too. Commands that
    /// exist take them at once, others when they are added.
    void setChosenKeys(const QHash<QString, QList<QKeySequence>> &chosen);
    /// The same for one command; nothing gives it its own keys back.
    void chooseKeys(const QString &id, const std::optional<QList<QKeySequence>> &keys);
    bool hasChosenKeys(const QString &id) const { return m_chosen.contains(id); }
    /// The command that would answer to the key as well if `id` had it; empty where nobody would.
    QString holderOf(const QKeySequence &key, const QString &id) const;

    /// Sets texts and tooltips anew; called by the main window on LanguageChange.
    void retranslate();

    /// Keys that were refused, one sentence each (for tests and the log, not for users).
    QStringList problems() const { return m_problems; }

Q_SIGNALS:
    void commandsChanged();
    /// A person chose other keys than before.
    void keysChosen();

private:
    struct Entry
    {
        Command command;
        QPointer<QAction> action;
        QPointer<QWidget> owner;
        QString reason, name;
    };
    QList<QKeySequence> acceptedKeys(const Command &command, const QWidget *owner);
    bool meets(const Command &command, const QWidget *owner, const Entry &other) const;
    void bind(const QString &id);
    void refresh(Entry &entry);
    QString ownName(const Entry &entry) const;

    const Translations &m_translations;
    std::map<QString, Entry> m_entries;
    std::vector<QString> m_order;
    QHash<QString, QList<QKeySequence>> m_chosen;
    QStringList m_problems;
};

/// A menu text without its access key: "&Undo" and "撤销(&U)" become "Undo" and "撤销"; "&&" becomes "&".
QString withoutAccessKey(QString text);

/// The rule that the key breaks (bare letters, keys of input methods and of the system), or empty.
QString forbiddenKeyRule(const QKeySequence &key);

} // namespace millrace
