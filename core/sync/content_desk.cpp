// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/content_desk.h"

#include "core/schema/builtin/attachment.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace millrace {

namespace {

/// Others of one content that are looked at before it has to be sent again.
constexpr int mostCopies = 100;

QString entityKey()
{
    static const QString key = attachmentEntity().key;
    return key;
}

} // namespace

ContentDesk::ContentDesk(Workspace &workspace, Options options)
    : m_workspace(workspace), m_content(workspace.contentPlace()), m_options(options)
{
}

Session ContentDesk::sessionOf(const RecordId &user) const
{
    Session session = m_workspace.session();
    session.actor = user;
    return session;
}

Result<std::optional<ContentDesk::File>> ContentDesk::fileOf(const RecordId &user, const RecordId &attachment) const
{
    const auto record = m_workspace.record(sessionOf(user), entityKey(), attachment);
    if (!record)
        return record.error().code == ErrorCode::NotFound || record.error().code == ErrorCode::NotPermitted
                   ? Result<std::optional<File>>(std::nullopt)
                   : fail(record.error());
    File file{record->value(millrace::attachment::sha256).value_or(QString()),
              record->value(millrace::attachment::size).value_or(0)};
    // A digest that he must not see leads nowhere.
    return m_content.pathOf(file.sha256).isEmpty() ? std::nullopt : std::optional(file);
}

QString ContentDesk::witnessOf(const RecordId &attachment) const
{
    return m_content.folder() + QStringLiteral("/through/") + attachment.toString();
}

bool ContentDesk::isVouchedFor(const RecordId &attachment, const QString &sha256) const
{
    QFile witness(witnessOf(attachment));
    return witness.open(QIODevice::ReadOnly) && witness.readAll() == sha256.toLatin1();
}

Result<void> ContentDesk::vouchFor(const RecordId &attachment, const QString &sha256) const
{
    QSaveFile witness(witnessOf(attachment));
    if (!QDir().mkpath(QFileInfo(witness.fileName()).path()) || !witness.open(QIODevice::WriteOnly) ||
        witness.write(sha256.toLatin1()) < 0 || !witness.commit())
        return fail(ErrorCode::DiskFull, {witness.fileName()});
    return {};
}

Result<bool> ContentDesk::isHere(const RecordId &user, const RecordId &attachment, const File &file)
{
    if (!m_content.has(file.sha256))
        return false;
    if (isVouchedFor(attachment, file.sha256))
        return true;
    Query query;
    query.entity = entityKey();
    query.fields = {FieldPath::of(QString(millrace::attachment::sha256.name()))};
    query.filter = Filter::compare(QString(millrace::attachment::sha256.name()), CompareOp::Equal, file.sha256);
    query.limit = mostCopies;
    MILLRACE_ASSIGN(const RowSet others, m_workspace.rows(sessionOf(user), query));
    for (const Row &other : others.rows)
        if (other.id != attachment && isVouchedFor(other.id, file.sha256)) {
            MILLRACE_TRY(vouchFor(attachment, file.sha256));
            return true;
        }
    return false;
}

Result<ContentDesk::Offered> ContentDesk::offered(const RecordId &user, const std::vector<RecordId> &attachments)
{
    Offered offered;
    for (const RecordId &attachment : attachments) {
        MILLRACE_ASSIGN(const auto file, fileOf(user, attachment));
        if (!file) {
            offered.unknown.push_back(attachment);
            continue;
        }
        MILLRACE_ASSIGN(const bool here, isHere(user, attachment, *file));
        if (!here)
            offered.missing.push_back(attachment);
    }
    return offered;
}

Result<ContentDesk::Answer> ContentDesk::read(const RecordId &user, const RecordId &attachment, qint64 offset)
{
    Answer answer;
    MILLRACE_ASSIGN(const auto file, fileOf(user, attachment));
    if (!file) {
        answer.status = Status::NotFound;
        return answer;
    }
    MILLRACE_ASSIGN(const bool here, isHere(user, attachment, *file));
    if (!here) {
        answer.status = Status::NotHere;
        return answer;
    }
    answer.whole = true;
    answer.have = answer.size = m_content.sizeOf(file->sha256);
    MILLRACE_ASSIGN(answer.bytes, m_content.read(file->sha256, offset, m_options.piece));
    return answer;
}

Result<ContentDesk::Answer> ContentDesk::write(const RecordId &user, const RecordId &attachment, qint64 offset,
                                               const QByteArray &piece)
{
    Answer answer;
    MILLRACE_ASSIGN(const auto file, fileOf(user, attachment));
    if (!file) {
        answer.status = Status::NotFound;
        return answer;
    }
    answer.size = file->size;
    const std::lock_guard lock(m_writing);
    MILLRACE_ASSIGN(answer.whole, isHere(user, attachment, *file));
    const QString name = attachment.toString();
    if (answer.whole) {
        m_content.discard(name);
        answer.have = answer.size;
        return answer;
    }
    answer.have = m_content.begun(name);
    if (file->size > m_options.largest) {
        answer.status = Status::TooLarge;
        answer.limit = m_options.largest;
        return answer;
    }
    if (piece.isEmpty() && file->size > 0)
        return answer;
    if (offset != answer.have || piece.size() > m_options.piece) {
        answer.status = Status::Offset;
        return answer;
    }
    if (m_options.room > 0 && offset == 0 && m_content.room() + file->size > m_options.room) {
        answer.status = Status::NoRoom;
        answer.limit = m_options.room;
        return answer;
    }
    if (answer.have + piece.size() <= file->size) {
        MILLRACE_ASSIGN(answer.have, m_content.append(name, piece));
        if (answer.have < file->size)
            return answer;
        if (const auto stored = m_content.finish(name, file->sha256)) {
            MILLRACE_TRY(vouchFor(attachment, file->sha256));
            answer.whole = true;
            return answer;
        } else if (stored.error().code != ErrorCode::FileFormat) {
            return fail(stored.error());
        }
    }
    // More than there should be, or something else.
    m_content.discard(name);
    answer.have = 0;
    answer.status = Status::Damaged;
    return answer;
}

} // namespace millrace
