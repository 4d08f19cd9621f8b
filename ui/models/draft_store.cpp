// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/draft_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QPointer>
#include <QSaveFile>

namespace millrace {

namespace {

constexpr int restBeforeWriting = 200; // milliseconds
const QString keyMember = QStringLiteral("key"), draftMember = QStringLiteral("draft");

QString fileOf(const QString &folder, const QString &key)
{
    const QByteArray name = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return folder + u'/' + QString::fromLatin1(name) + QStringLiteral(".json");
}

QMap<QString, QJsonObject> draftsIn(const QString &folder)
{
    QMap<QString, QJsonObject> drafts;
    const QDir directory(folder);
    for (const QString &name : directory.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
        if (const QString key = all.value(keyMember).toString(); !key.isEmpty())
            drafts.insert(key, all.value(draftMember).toObject());
    }
    return drafts;
}

/// An empty draft takes its file away.
void writeDraft(const QString &folder, const QString &key, const QJsonObject &draft)
{
    const QString path = fileOf(folder, key);
    if (draft.isEmpty()) {
        QFile::remove(path);
        return;
    }
    QDir().mkpath(folder);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(QJsonDocument(QJsonObject{{keyMember, key}, {draftMember, draft}}).toJson(QJsonDocument::Compact));
    file.commit();
}

} // namespace

DraftStore::DraftStore(const QString &workspacePath, QObject *parent)
    : QObject(parent), m_folder(workspacePath + QStringLiteral("-drafts"))
{
    m_writer.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(restBeforeWriting);
    connect(&m_timer, &QTimer::timeout, this, &DraftStore::write);
    load();
}

DraftStore::~DraftStore()
{
    flush();
}

void DraftStore::load()
{
    m_writer.start([this, folder = m_folder] {
        // The destructor waits for this thread, so the store is there; its own thread takes the answer or drops it.
        auto drafts = draftsIn(folder);
        QMetaObject::invokeMethod(
            this,
            [this, drafts = std::move(drafts)] {
                for (auto draft = drafts.cbegin(); draft != drafts.cend(); ++draft) {
                    if (!m_drafts.contains(draft.key()) && !m_changed.contains(draft.key()))
                        m_drafts.insert(draft.key(), draft.value());
                }
                m_loaded = true;
                Q_EMIT loaded();
            },
            Qt::QueuedConnection);
    });
}

void DraftStore::put(const QString &key, const QJsonObject &draft)
{
    if (m_drafts.value(key) == draft)
        return;
    if (draft.isEmpty())
        m_drafts.remove(key);
    else
        m_drafts.insert(key, draft);
    m_changed.insert(key);
    // Not begun anew with each letter: who types without a rest loses no more than who rests.
    if (!m_timer.isActive())
        m_timer.start();
}

void DraftStore::remove(const QString &key)
{
    put(key, {});
}

void DraftStore::write()
{
    for (const QString &key : std::as_const(m_changed)) {
        m_writer.start([this, folder = m_folder, key, draft = m_drafts.value(key)] {
            writeDraft(folder, key, draft);
            QMetaObject::invokeMethod(
                this, [this, key] { Q_EMIT stored(key); }, Qt::QueuedConnection);
        });
    }
    m_changed.clear();
}

void DraftStore::flush()
{
    m_timer.stop();
    write();
    m_writer.waitForDone();
}

} // namespace millrace
