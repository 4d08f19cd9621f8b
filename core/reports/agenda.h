// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// The readings that a day is made of; each can be had without the others.
enum class AgendaPart {
    Work = 1, ///< overdue and today
    Schedule = 2,
    WithoutSteps = 4,
    Forgotten = 8,
};
Q_DECLARE_FLAGS(AgendaParts, AgendaPart)
Q_DECLARE_OPERATORS_FOR_FLAGS(AgendaParts)
inline constexpr AgendaParts wholeAgenda{AgendaPart::Work, AgendaPart::Schedule, AgendaPart::WithoutSteps,
                                         AgendaPart::Forgotten};

/// Whose day, and how much of it is listed; everything is counted.
struct AgendaQuery
{
    bool mine = false; ///< only what the asker owns, or nobody
    int limit = 100;   ///< items of a section
    AgendaParts parts = wholeAgenda;
};

/// Something to be attended to. What it is about is the first of its rooting references that is set.
struct AgendaItem
{
    QString entity;
    RecordId id;
    QString title;
    std::optional<Instant> due; ///< of work; nothing for what has no next step
    QString aboutEntity;
    RecordId about;
    QString aboutTitle;
    bool done = false; ///< of the schedule: does not wait any more

    bool operator==(const AgendaItem &) const = default;
};

struct AgendaSection
{
    std::vector<AgendaItem> items;
    qint64 count = 0; ///< of all, listed or not
};

/// Records that nobody was in contact with for `days` or more, and less than the next longer step; the longest wait
/// first.
struct ForgottenStep
{
    int days = 0;
    std::vector<RecordId> ids; ///< at most maxForgotten of them
    qint64 count = 0;
};
inline constexpr int maxForgotten = 5'000;

/// What a day asks for.
struct Agenda
{
    QDate day;
    AgendaSection overdue;      ///< work that was due before today and still waits, the oldest first
    AgendaSection today;        ///< work due today, by its moment
    AgendaSection withoutSteps; ///< records on the way through a pipeline that no waiting work belongs to, newest first
    std::vector<AgendaItem> schedule; ///< all that has a time today, done or not; at most the limit
    QString forgottenEntity; ///< whose records are counted as forgotten; empty where the schema knows of no contacts
    std::vector<ForgottenStep> forgotten; ///< 7, 15 and 30 days
    AgendaParts known;                    ///< what was read; the rest is empty

    bool isEmpty() const;
    /// Takes over the parts that were read again.
    void renew(Agenda read, AgendaParts parts);
};

/// The parts that may look different after a commit.
AgendaParts agendaPartsOf(const CommitNotice &notice, const Catalog &catalog);

/// Entities whose records are work: they wait in one state until a moment. Read from the schema.
std::vector<EntityPtr> workEntities(const Catalog &catalog);

/// Reads it all from the live records, made of the schema alone: what is work, what tells of contacts, what runs
/// through stages. Takes a few readings over whole entities: not for the UI thread. Errors: those of Workspace's
/// readings, Cancelled.
Result<Agenda> readAgenda(const Workspace &workspace, const Session &session, const AgendaQuery &query,
                          const Progress &progress = {});

} // namespace millrace
