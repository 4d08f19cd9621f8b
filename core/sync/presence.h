// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <mutex>
#include <optional>
#include <vector>

namespace millrace {

/// One person at work on one record.
struct PresenceMark
{
    QString entity;
    RecordId record;
    RecordId user; ///< null where it is about the record alone
    bool operator==(const PresenceMark &) const = default;
};

/// What a device says of itself: the records that it shows, and those of them that are being edited.
struct PresenceRequest
{
    /// No window shows more at once.
    static constexpr qsizetype most = 16;
    std::vector<PresenceMark> shown, edited;
};

namespace sync_codec {
QByteArray encode(const PresenceRequest &request);
std::optional<PresenceRequest> presenceRequest(const QByteArray &body);
/// The answer: who else is editing what is shown.
QByteArray encode(const std::vector<PresenceMark> &marks);
std::optional<std::vector<PresenceMark>> presenceAnswer(const QByteArray &body);
} // namespace sync_codec

/// Who is editing which record, as one server process was told in the last moments. Kept in memory alone: nothing of it
/// outlives the process, and who says nothing more is forgotten. Any thread.
class PresenceBoard
{
public:
    /// How long a word holds; a device repeats it three times meanwhile.
    static constexpr std::int64_t lastsUs = 15'000'000;

    /// What that device of that user edits now, in the place of what it said before.
    void say(const RecordId &user, const QString &device, const std::vector<PresenceMark> &edited, Instant now);
    /// Who edits it, but for `except`; sorted, each once.
    std::vector<RecordId> editorsOf(const QString &entity, const RecordId &record, const RecordId &except,
                                    Instant now) const;
    /// Devices that said something lately.
    int size() const;

private:
    struct Word
    {
        RecordId user;
        std::vector<PresenceMark> edited;
        Instant said;
    };
    mutable std::mutex m_mutex;
    QHash<QString, Word> m_words; ///< by user and device
};

} // namespace millrace
