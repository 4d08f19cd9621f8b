// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sync_hub.h"
#include "core/sync/hub.h"
#include "core/workspace/committer.h"

#include <QSet>

namespace millrace {

/// One push on the hub's writer, inside its transaction: mutation after mutation, each whole or not at all.
class PushRun
{
public:
    PushRun(Hub &hub, Committer &committer, const Hub::Caller &caller, const sync_codec::PushRequest &request,
            Instant now);

    Result<sync_codec::PushAnswer> run();

private:
    /// What is known of the author's view of things.
    struct View
    {
        std::int64_t seen = 0;
        bool trusted = false;
        bool fresh = false;
        std::optional<Instant> since; ///< when he last looked, by the hub's clock
    };
    /// A mutation on its way to become edits.
    struct Plan
    {
        const SyncMutation *mutation = nullptr;
        View view;
        std::vector<Edit> edits;
        std::vector<Edit> cards;
        SyncVerdict verdict;
        QSet<RecordId> made;                        ///< by this mutation
        QSet<std::pair<RecordId, QString>> written; ///< fields that it writes
        bool unknownFields = false;
    };

    Result<SyncVerdict> one(const SyncMutation &mutation);
    Result<View> viewOf(const SyncMutation &mutation);
    Result<void> plan(Plan &plan);
    Result<void> planOne(Plan &plan, const SyncOp &op);
    Result<void> planInsert(Plan &plan, const SyncOp &op, const EntityPtr &entity);
    Result<void> planMeeting(Plan &plan, const SyncOp &op, const Record &standing);
    Result<void> planFields(Plan &plan, const SyncOp &op, const Record &record);
    static bool joinsCreation(Plan &plan, const Edit &edit);
    Result<void> planField(Plan &plan, const SyncOp &op, const Record &record, const FieldDef &field,
                           const QJsonValue &wanted, Edit &edit);
    Result<void> planSet(Plan &plan, const SyncOp &op, const Record &record);
    Result<void> planLife(Plan &plan, const SyncOp &op, const Record &record);
    Result<bool> changedByOthers(const Plan &plan, const Record &record, const FieldDef *field);
    Result<bool> sees(const EntityDef &entity, const RecordId &root);
    /// Whether the records that would decide the root are there and seen.
    Result<bool> seesParents(const Plan &plan, const EntityDef &entity, const QJsonObject &set);
    void refuse(Plan &plan, const QString &why, const QString &detail = {});
    void card(Plan &plan, const SyncOp &op, const QString &field, const QJsonValue &mine, const QJsonValue &base,
              const QJsonValue &theirs, const QString &reason);
    void dateOf(const Plan &plan, const SyncOp &op, bool clash, FieldEdit &field) const;
    bool isPlausible(const Plan &plan) const;
    Result<SyncVerdict> carryOut(Plan &plan);
    Result<void> remember(const SyncMutation &mutation, const SyncVerdict &verdict);

    Hub &m_hub;
    Committer &m_committer;
    const Hub::Caller &m_caller;
    const sync_codec::PushRequest &m_request;
    Instant m_now;
    Session m_session;
    QStringList m_scopes;
    QHash<QString, QStringList> m_hidden, m_narrowed;
    sync_hub::Client m_client;
};

} // namespace millrace
