// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

namespace millrace {

/// What was typed and not saved yet, kept beside the workspace (`NAME.millrace-drafts`, one small file each) so that it
/// outlives a crash. Local: never synced, never journaled. Files are read and written on a thread of its own; a change
/// is on the disk about a fifth of a second after it was made. UI thread.
class DraftStore : public QObject
{
    Q_OBJECT

public:
    explicit DraftStore(const QString &workspacePath, QObject *parent = nullptr);
    /// Writes what is still to be written.
    ~DraftStore() override;

    QString folder() const { return m_folder; }
    bool hasLoaded() const { return m_loaded; }
    QStringList keys() const { return m_drafts.keys(); }
    /// The draft of that key, or an empty object.
    QJsonObject draft(const QString &key) const { return m_drafts.value(key); }
    void put(const QString &key, const QJsonObject &draft);
    void remove(const QString &key);
    /// Waits until everything is on the disk.
    void flush();

Q_SIGNALS:
    /// What an earlier run left is there.
    void loaded();
    /// A draft is on the disk, or gone from it.
    void stored(const QString &key);

private:
    void load();
    void write();

    QString m_folder;
    QMap<QString, QJsonObject> m_drafts;
    QSet<QString> m_changed;
    QTimer m_timer;
    QThreadPool m_writer;
    bool m_loaded = false;
};

} // namespace millrace
