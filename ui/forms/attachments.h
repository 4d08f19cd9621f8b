// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"

#include <QHash>
#include <QTemporaryDir>

class QMimeData;

namespace millrace {

/// Files kept with records: taken in by drop, paste or choice off the UI thread, each drop one operation; opened
/// through the system as copies under their own names, so that what is stored is never written to. UI thread.
class Attachments : public QObject
{
    Q_OBJECT

public:
    explicit Attachments(LiveData &data, QObject *parent = nullptr);

    /// Whether there is something in it that can be attached: local files, or a picture.
    static bool canTake(const QMimeData *content);
    void attach(const Record &about, const QMimeData *content);
    void attachFiles(const Record &about, const QStringList &files);
    /// Whether records of the entity are files.
    static bool isFile(const EntityDef &entity);
    /// Makes a copy of the content and tells where it lies; `ready` follows.
    void open(const QString &entity, const RecordId &id);
    /// Has a content fetched that is not here yet; it is opened when it has come.
    void fetch(const QString &entity, const RecordId &id, const QString &name);

Q_SIGNALS:
    void attached(const millrace::RecordId &operation, int count);
    void ready(const QString &file);
    /// The record is here, its content is not: fetch() may bring it.
    void missing(const QString &entity, const millrace::RecordId &id, const QString &name);
    /// It is not to be had; `why` is a sentence for the person.
    void unavailable(const QString &name, const QString &why);
    void failed(const millrace::Error &error);

private:
    /// What somebody waits for.
    struct Awaited
    {
        QString entity;
        QString name;
    };
    LiveData &m_data;
    QHash<RecordId, Awaited> m_awaited;
    std::shared_ptr<QTemporaryDir> m_copies;
    int m_copy = 0;
};

} // namespace millrace
