// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_data.h"

#include "ui/models/presence.h"

namespace millrace {

LiveData::LiveData(Workspace &workspace, const QString &locale, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_session(workspace.session(locale)), m_presence(new Presence(this))
{
    m_readers.setMaxThreadCount(2);
    m_makers.setMaxThreadCount(productionsAtOnce);
    m_wayBack->owner = this;
    m_listening = m_workspace.listen(
        [this, back = m_wayBack](const CommitNotice &notice) { back->post([this, notice] { heard(notice); }); });
}

LiveData::~LiveData()
{
    {
        const std::lock_guard lock(m_wayBack->mutex);
        m_wayBack->owner = nullptr;
    }
    m_listening.reset();
    m_readers.waitForDone();
    m_makers.waitForDone();
}

void LiveData::heard(const CommitNotice &notice)
{
    if (notice.catalogChanged)
        Q_EMIT catalogChanged();
    Q_EMIT changed(notice);
}

void LiveData::setLocale(const QString &locale)
{
    if (locale == m_session.locale)
        return;
    m_session.locale = locale;
    Q_EMIT localeChanged();
}

void LiveData::setHabits(bool shortMoney, Qt::DayOfWeek weekStart)
{
    if (shortMoney == m_shortMoney && weekStart == m_session.weekStart)
        return;
    const bool otherWeeks = weekStart != m_session.weekStart;
    m_shortMoney = shortMoney;
    m_session.weekStart = weekStart;
    Q_EMIT localeChanged();
    // What was asked for "this week" is another question now.
    if (otherWeeks) {
        CommitNotice notice;
        notice.everything = true;
        Q_EMIT changed(notice);
    }
}

QString LiveData::readOnlyReason() const
{
    if (!m_session.viewedBy.isNull())
        return tr("You see this as %1 does; nothing can be changed from here")
            .arg(metadata()->users.value(m_session.actor));
    return m_workspace.isWritable() ? QString() : tr("This workspace is open read-only");
}

QDate LiveData::today() const
{
    return m_workspace.clock().now().toDateTime(m_session.zone).date();
}

FormatContext LiveData::format() const
{
    FormatContext context;
    context.locale = m_session.locale;
    context.zone = m_session.zone;
    context.metadata = m_workspace.metadata();
    context.baseCurrency = m_workspace.baseCurrency();
    context.today = today();
    context.shortMoney = m_shortMoney;
    context.weekStart = m_session.weekStart;
    return context;
}

FormatContext LiveData::format(const std::vector<std::pair<const FieldDef *, const Value *>> &shown) const
{
    FormatContext context = format();
    QHash<QString, std::vector<RecordId>> wanted;
    for (const auto &[field, value] : shown) {
        if (const auto *id = value->as<RecordId>(); id && !field->target.isEmpty())
            wanted[field->target].push_back(*id);
        if (const auto *ids = value->as<RecordIds>()) {
            auto &list = wanted[field->target];
            list.insert(list.end(), ids->ids.begin(), ids->ids.end());
        }
    }
    for (auto entity = wanted.cbegin(); entity != wanted.cend(); ++entity) {
        // A title that cannot be read is shown as an ellipsis; the row itself stays readable.
        if (auto titles = m_workspace.titles(m_session, entity.key(), entity.value()))
            context.titles.insert(*titles);
    }
    return context;
}

void LiveData::commit(QObject *receiver, CommitRequest request, std::function<void(Result<CommitReceipt>)> done)
{
    ++m_awaited;
    m_workspace.commitLater(m_session, std::move(request),
                            [this, back = m_wayBack, guard = QPointer<QObject>(receiver),
                             done = std::move(done)](Result<CommitReceipt> receipt) {
                                back->post([this, guard, done, receipt = std::move(receipt)] {
                                    --m_awaited;
                                    if (guard)
                                        done(receipt);
                                });
                            });
}

} // namespace millrace
