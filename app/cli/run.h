// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/workspace/workspace.h"
#include "ui/language/translations.h"
#include "ui/text/format_context.h"

#include <atomic>

namespace millrace::cli {

/// One call of one command: its arguments, the open workspace, who asks, and how things are shown. One thread.
class Run
{
public:
    Run(const Command &command, Arguments arguments, Translations &translations, std::atomic<bool> &cancelled);
    ~Run();

    const Command &command() const { return m_command; }
    const Arguments &arguments() const { return m_arguments; }
    QString word(qsizetype at) const { return m_arguments.word(at); }
    bool json() const { return m_arguments.has("json"); }

    /// Reads what every command understands: --now, --timezone, --locale.
    Attempt<void> begin();
    /// Opens the workspace that the first word names, and finds the actor.
    Attempt<void> open(Workspace::Access access);
    /// Takes a workspace that the command made itself.
    Attempt<void> adopt(std::unique_ptr<Workspace> workspace);

    Workspace &workspace() const { return *m_workspace; }
    /// Closes the workspace: nothing of it may be used any more.
    void close() { m_workspace.reset(); }
    bool isOpen() const { return m_workspace != nullptr; }
    const Session &session() const { return m_session; }
    Clock &clock() const { return *m_clock; }
    IdSource &ids() const { return *m_ids; }
    QString locale() const { return m_translations.language(); }
    bool isChinese() const { return locale().startsWith(QLatin1String("zh")); }
    const Translations &translations() const { return m_translations; }
    CatalogPtr catalog() const { return m_workspace ? m_workspace->catalogFor(m_session) : CatalogPtr(); }
    /// The zone of --timezone, or that of the machine; before a workspace says better.
    QTimeZone zone() const;
    FormatContext format() const;
    /// The entity of that key: UnknownEntity.
    Attempt<EntityPtr> entity(const QString &key) const;
    /// A moment as typed: with zone, without (the session's), or a day: its first or last moment.
    enum class DayEdge { Start, End };
    Attempt<Instant> moment(const QString &typed, DayEdge edge) const;
    Attempt<RecordId> id(const QString &typed) const;
    /// A user by id, sign-in name or name.
    Attempt<RecordId> user(const QString &typed) const;
    /// Sets asOf and knownAt from --as-of and --known-at.
    Attempt<void> readMoments(std::optional<Instant> &asOf, std::optional<Instant> &knownAt) const;

    /// Reports on the standard error stream until the next call.
    Progress progress(const QString &what);
    /// A line for a person that is no part of the answer.
    void note(const QString &line) const;
    bool isCancelled() const { return m_cancelled.load(); }

private:
    const Command &m_command;
    Arguments m_arguments;
    Translations &m_translations;
    std::atomic<bool> &m_cancelled;
    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<IdSource> m_ids;
    std::optional<QTimeZone> m_zone;
    std::unique_ptr<Workspace> m_workspace;
    Session m_session;
};

} // namespace millrace::cli
