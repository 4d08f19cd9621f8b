// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_registry.h"

#include "ui/theme/icons.h"

#include <QRegularExpression>
#include <QWidget>

#include <algorithm>

namespace millrace {

namespace {

constexpr const char *commandContext = "commands";

} // namespace

QString withoutAccessKey(QString text)
{
    static const QRegularExpression bracketed(QStringLiteral("\\s*[(（]&[A-Za-z0-9][)）]"));
    text.remove(bracketed);
    const QChar held(0x1);
    text.replace(QStringLiteral("&&"), QString(held));
    text.remove(QLatin1Char('&'));
    text.replace(held, QLatin1Char('&'));
    return text;
}

CommandRegistry::CommandRegistry(const Translations &translations, QObject *parent)
    : QObject(parent), m_translations(translations)
{
}

CommandRegistry::~CommandRegistry()
{
    for (auto &[id, entry] : m_entries) {
        if (entry.owner)
            disconnect(entry.owner, nullptr, this, nullptr);
    }
}

QAction *CommandRegistry::add(Command command, QWidget *owner)
{
    remove(command.id);
    auto *action = new QAction(owner);
    action->setObjectName(command.id);
    action->setCheckable(command.checkable);
    action->setIcon(icon(command.icon));
    action->setShortcuts(acceptedKeys(command, owner));
    action->setShortcutContext(command.scope == CommandScope::Application ? Qt::WindowShortcut
                                                                          : Qt::WidgetWithChildrenShortcut);
    action->setMenuRole(QAction::NoRole);
    const QString id = command.id;
    if (command.run)
        connect(action, &QAction::triggered, this, [run = command.run] { run(); });
    if (owner) {
        owner->addAction(action);
        connect(owner, &QObject::destroyed, this, [this, id, action = QPointer(action)] {
            const auto found = m_entries.find(id);
            if (found != m_entries.end() && (!found->second.action || found->second.action == action))
                remove(id);
        });
    }
    Entry &entry = m_entries[id];
    entry = Entry{std::move(command), action, owner, {}, {}};
    m_order.push_back(id);
    refresh(entry);
    Q_EMIT commandsChanged();
    return action;
}

void CommandRegistry::remove(const QString &id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    delete found->second.action;
    m_entries.erase(found);
    m_order.erase(std::remove(m_order.begin(), m_order.end(), id), m_order.end());
    Q_EMIT commandsChanged();
}

QAction *CommandRegistry::action(const QString &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : found->second.action.data();
}

const Command *CommandRegistry::command(const QString &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second.command;
}

QStringList CommandRegistry::ids() const
{
    return QStringList(m_order.begin(), m_order.end());
}

void CommandRegistry::setEnabled(const QString &id, bool enabled, const QString &reason)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    found->second.reason = enabled ? QString() : reason;
    if (found->second.action)
        found->second.action->setEnabled(enabled);
    refresh(found->second);
}

bool CommandRegistry::isInReach(const QString &id) const
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || !found->second.action)
        return false;
    const Entry &entry = found->second;
    return entry.command.scope == CommandScope::Application || (entry.owner && entry.owner->isVisible());
}

QString CommandRegistry::reason(const QString &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? QString() : found->second.reason;
}

void CommandRegistry::setName(const QString &id, const QString &name)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    found->second.name = name;
    refresh(found->second);
}

QString CommandRegistry::ownName(const Entry &entry) const
{
    return m_translations.text(m_translations.language(), commandContext, entry.command.text);
}

QString CommandRegistry::name(const QString &id) const
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return {};
    return withoutAccessKey(found->second.name.isEmpty() ? ownName(found->second) : found->second.name);
}

QStringList CommandRegistry::searchNames(const QString &id) const
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return {};
    const Command &command = found->second.command;
    QStringList names;
    for (const QString &language : Translations::languages()) {
        names << withoutAccessKey(m_translations.text(language, commandContext, command.text));
        if (*command.keywords)
            names << m_translations.text(language, commandContext, command.keywords);
    }
    names.removeDuplicates();
    return names;
}

QString CommandRegistry::shortcutText(const QString &id) const
{
    const QAction *found = action(id);
    return found ? found->shortcut().toString(QKeySequence::NativeText) : QString();
}

void CommandRegistry::retranslate()
{
    for (auto &[id, entry] : m_entries)
        refresh(entry);
    Q_EMIT commandsChanged();
}

QList<QKeySequence> CommandRegistry::acceptedKeys(const Command &command, const QWidget *owner)
{
    QList<QKeySequence> accepted;
    for (const QKeySequence &key : m_chosen.value(command.id, command.keys)) {
        if (key.isEmpty())
            continue;
        const QString text = key.toString(QKeySequence::PortableText);
        if (const QString rule = forbiddenKeyRule(key); !rule.isEmpty()) {
            m_problems << QStringLiteral("%1: %2 %3").arg(command.id, text, rule);
            continue;
        }
        QString taken;
        for (const auto &[id, entry] : m_entries) {
            if (id != command.id && meets(command, owner, entry) && entry.action &&
                entry.action->shortcuts().contains(key))
                taken = id;
        }
        if (!taken.isEmpty()) {
            m_problems << QStringLiteral("%1: %2 is taken by %3").arg(command.id, text, taken);
            continue;
        }
        accepted << key;
    }
    return accepted;
}

bool CommandRegistry::meets(const Command &command, const QWidget *owner, const Entry &other) const
{
    return command.scope == CommandScope::Application || other.command.scope == CommandScope::Application ||
           other.owner == owner;
}

void CommandRegistry::setChosenKeys(const QHash<QString, QList<QKeySequence>> &chosen)
{
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    // Keys may change hands: all are let go before any is taken.
    for (auto &[id, entry] : m_entries) {
        if (entry.action)
            entry.action->setShortcuts(QList<QKeySequence>());
    }
    for (const QString &id : ids())
        bind(id);
    Q_EMIT commandsChanged();
    Q_EMIT keysChosen();
}

void CommandRegistry::chooseKeys(const QString &id, const std::optional<QList<QKeySequence>> &keys)
{
    if (keys)
        m_chosen[id] = *keys;
    else
        m_chosen.remove(id);
    bind(id);
    Q_EMIT commandsChanged();
    Q_EMIT keysChosen();
}

void CommandRegistry::bind(const QString &id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || !found->second.action)
        return;
    found->second.action->setShortcuts(acceptedKeys(found->second.command, found->second.owner));
    refresh(found->second);
}

QString CommandRegistry::holderOf(const QKeySequence &key, const QString &id) const
{
    const auto own = m_entries.find(id);
    for (const auto &[other, entry] : m_entries) {
        const bool met = own == m_entries.end() || meets(own->second.command, own->second.owner, entry);
        if (other != id && met && entry.action && entry.action->shortcuts().contains(key))
            return other;
    }
    return {};
}

void CommandRegistry::refresh(Entry &entry)
{
    if (!entry.action)
        return;
    const QString text = entry.name.isEmpty() ? ownName(entry) : entry.name;
    entry.action->setText(text);
    const QString plain = withoutAccessKey(text);
    const QString key = entry.action->shortcut().toString(QKeySequence::NativeText);
    QString tip = key.isEmpty() ? plain : QStringLiteral("%1  %2").arg(plain, key);
    if (!entry.reason.isEmpty())
        tip += QLatin1Char('\n') + entry.reason;
    entry.action->setToolTip(tip);
    entry.action->setStatusTip({});
}

} // namespace millrace
