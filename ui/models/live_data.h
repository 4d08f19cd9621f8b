// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/text/format_context.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <mutex>

namespace millrace {

class Presence;

/// The workspace as models and forms see it: the door, who asks, what changed (told on the UI thread), and a place to
/// do long readings. Made once by the composition; outlives every model. UI thread.
class LiveData : public QObject
{
    Q_OBJECT

public:
    LiveData(Workspace &workspace, const QString &locale, QObject *parent = nullptr);
    /// Waits for readings that still run.
    ~LiveData() override;

    Workspace &workspace() const { return m_workspace; }
    const Session &session() const { return m_session; }
    MetadataPtr metadata() const { return m_workspace.metadata(); }
    /// As the asker knows it: what is hidden from him is not there.
    CatalogPtr catalog() const { return m_workspace.catalogFor(m_session); }
    QString locale() const { return m_session.locale; }
    /// Whether anything can be written here: the file, and by who looks at it.
    bool isEditable() const { return m_workspace.isWritable() && m_session.viewedBy.isNull(); }
    /// Why not, in a sentence; empty where it can.
    QString readOnlyReason() const;
    /// Who else is at work on the records that are shown; nobody where no server tells.
    Presence &presence() const { return *m_presence; }
    /// Asks as somebody else from now on; before anything is shown.
    void lookAs(const Session &session) { m_session = session; }
    /// Whatever shows values hears `localeChanged`.
    void setLocale(const QString &locale);

    /// How the reader likes amounts and weeks; whatever shows values hears `localeChanged`.
    void setHabits(bool shortMoney, Qt::DayOfWeek weekStart);

    /// What showing values needs, without titles of references.
    FormatContext format() const;
    /// The same with the titles of the references among these values.
    FormatContext format(const std::vector<std::pair<const FieldDef *, const Value *>> &shown) const;
    QDate today() const;

    /// Runs `work` on a reading thread, then hands its answer to `then` on the UI thread if `receiver` still lives.
    /// `work` must touch values only.
    template <class Work, class Then> void read(QObject *receiver, Work work, Then then)
    {
        start(m_readers, receiver, std::move(work), std::move(then));
    }

    /// The same for what takes long and nobody looks at meanwhile (files, paper, changes of many records): on threads
    /// of its own, so that however many are under way, lists and figures answer.
    template <class Work, class Then> void produce(QObject *receiver, Work work, Then then)
    {
        start(m_makers, receiver, std::move(work), std::move(then));
    }
    /// So many productions run at a time; more wait for their turn.
    static constexpr int productionsAtOnce = 4;

    /// Sends the edits to the writer and returns at once; `done` comes on the UI thread if `receiver` still lives.
    void commit(QObject *receiver, CommitRequest request, std::function<void(Result<CommitReceipt>)> done);

    /// Whether an answer to `read`, `produce` or `commit` is still to come; it comes as an event of the UI thread.
    bool isAwaiting() const { return m_awaited > 0; }

Q_SIGNALS:
    void changed(const millrace::CommitNotice &notice);
    void catalogChanged();
    void localeChanged();

private:
    /// The way back from other threads: after the owner is gone, what still arrives is dropped. Posting straight to the
    /// owner would race with its destruction.
    struct WayBack
    {
        std::mutex mutex;
        QObject *owner = nullptr;
        template <class Work> void post(Work work)
        {
            const std::lock_guard lock(mutex);
            if (owner)
                QMetaObject::invokeMethod(owner, std::move(work), Qt::QueuedConnection);
        }
    };

    template <class Work, class Then> void start(QThreadPool &threads, QObject *receiver, Work work, Then then)
    {
        ++m_awaited;
        threads.start([this, back = m_wayBack, guard = QPointer<QObject>(receiver), work = std::move(work),
                       then = std::move(then)] {
            auto answer = std::make_shared<decltype(work())>(work());
            back->post([this, guard, answer, then] {
                --m_awaited;
                if (guard)
                    then(std::move(*answer));
            });
        });
    }
    void heard(const CommitNotice &notice);

    std::shared_ptr<WayBack> m_wayBack = std::make_shared<WayBack>();
    Workspace &m_workspace;
    Session m_session;
    bool m_shortMoney = true;
    Presence *m_presence;
    std::shared_ptr<void> m_listening;
    QThreadPool m_readers, m_makers;
    int m_awaited = 0;
};

} // namespace millrace
