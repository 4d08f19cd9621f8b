// SPDX-License-Identifier: GPL-3.0-or-later
// What other processes committed to the same database.
#include "core/workspace/committer.h"

namespace millrace {

Result<std::optional<CommitNotice>> Committer::takeInOthers(bool doubtful)
{
    constexpr int namedInNotice = 5'000;
    const std::int64_t before = m_journal.lastNo();
    MILLRACE_ASSIGN(const std::int64_t last, journal::lastNumber(m_database));
    MILLRACE_ASSIGN(const auto known, journal::commitByNo(m_database, before));
    const bool sameHistory = before == 0 || (known && known->h == m_journal.lastH());
    if (!doubtful && sameHistory && last == before)
        return std::optional<CommitNotice>();
    CommitNotice notice;
    notice.commit = last;
    notice.everything = doubtful || !sameHistory;
    bool describes = notice.everything;
    bool fields = notice.everything;
    int named = 0;
    if (!notice.everything)
        MILLRACE_TRY(journal::forEachChange(
            m_database,
            [&](const ChangeRow &change) {
                const QString entity = m_dictionary.entityKey(change.entity);
                const QString field = change.field < 0 ? QString() : m_dictionary.fieldKey(change.field);
                // A number that is not known yet: they added a field.
                fields = fields || entity.isEmpty() || (change.field >= 0 && field.isEmpty()) ||
                         entity == QLatin1String("custom_field");
                describes = describes || fields || isMetadataEntity(entity);
                QStringList &changed = notice.fields[entity];
                if (!field.isEmpty() && !changed.contains(field))
                    changed << field;
                auto &records = notice.records[entity];
                if (records.empty() || records.back() != change.record)
                    records.push_back(change.record);
                return ++named <= namedInNotice;
            },
            before + 1));
    if (named > namedInNotice) {
        notice.everything = describes = fields = true;
        notice.records.clear();
    }
    notice.catalogChanged = fields;
    if (describes) {
        MILLRACE_TRY(rewind());
    } else {
        m_lastNumbers.clear();
        m_targets.clear();
        MILLRACE_TRY(m_journal.rewind(m_database));
    }
    return std::optional(std::move(notice));
}

} // namespace millrace
