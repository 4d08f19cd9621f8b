// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/attachment_content.h"
#include "core/workspace/workspace.h"

#include <mutex>

namespace millrace {

/// The server's half of moving what attachments hold. A content is reached only through an attachment that the asking
/// user sees, never by its digest; and an attachment gives away only what came through it, or through another one that
/// its owner sees: who knows no more than the digest of a file gets nothing. Any thread.
class ContentDesk
{
public:
    struct Options
    {
        qint64 largest = 512LL * 1024 * 1024; ///< bytes of one content
        qint64 room = 0;                      ///< bytes of all of them; 0: what the disk has
        qint64 piece = 1024 * 1024;           ///< bytes that are read or written at once
    };
    explicit ContentDesk(Workspace &workspace) : ContentDesk(workspace, Options{}) {}
    ContentDesk(Workspace &workspace, Options options);

    enum class Status {
        Done,
        NotFound, ///< there is no such attachment for this user
        NotHere,  ///< the attachment is here, its content is not
        Offset,   ///< the piece does not follow what has come: go on at `have`
        Damaged,  ///< what came is not what the attachment says; it was thrown away
        TooLarge, ///< larger than is taken: `limit`
        NoRoom,   ///< there is no room left for it: `limit`
    };
    struct Answer
    {
        Status status = Status::Done;
        qint64 have = 0; ///< bytes of it that are here
        qint64 size = 0; ///< of the whole content
        qint64 limit = 0;
        bool whole = false;
        QByteArray bytes; ///< read
    };

    struct Offered
    {
        std::vector<RecordId> missing; ///< contents that are not here
        std::vector<RecordId> unknown; ///< attachments that are not here, or not for this user
    };
    /// What is to be sent of attachments whose contents somebody has.
    Result<Offered> offered(const RecordId &user, const std::vector<RecordId> &attachments);
    Result<Answer> read(const RecordId &user, const RecordId &attachment, qint64 offset);
    /// Takes the next piece; an empty one asks how far it has come.
    Result<Answer> write(const RecordId &user, const RecordId &attachment, qint64 offset, const QByteArray &piece);

private:
    struct File
    {
        QString sha256;
        qint64 size = 0;
    };
    Session sessionOf(const RecordId &user) const;
    /// Nothing where the user does not see it.
    Result<std::optional<File>> fileOf(const RecordId &user, const RecordId &attachment) const;
    QString witnessOf(const RecordId &attachment) const;
    bool isVouchedFor(const RecordId &attachment, const QString &sha256) const;
    Result<void> vouchFor(const RecordId &attachment, const QString &sha256) const;
    /// Whether the content is here and may be had through this attachment.
    Result<bool> isHere(const RecordId &user, const RecordId &attachment, const File &file);

    Workspace &m_workspace;
    AttachmentContent m_content;
    Options m_options;
    std::mutex m_writing; ///< pieces are added one after the other
};

} // namespace millrace
