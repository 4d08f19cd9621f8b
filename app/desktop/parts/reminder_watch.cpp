// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/reminder_watch.h"

#include "ui/text/formats.h"

#include <QCryptographicHash>
#include <QTimer>

namespace millrace {

namespace {

constexpr int lookEveryMs = 20'000;
constexpr size_t namedTogether = 3;

} // namespace

ReminderWatch::ReminderWatch(const ViewContext &context, Notifier &notifier, std::function<void(const Reminder *)> open,
                             QObject *parent)
    : QObject(parent), m_context(context), m_data(context.data), m_notifier(notifier), m_open(std::move(open)),
      m_book(ReminderBook::fromBytes(context.settings.layout(bookKey())))
{
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &ReminderWatch::look);
    timer->start(lookEveryMs);
    connect(&m_data, &LiveData::changed, this, &ReminderWatch::look);
    look();
}

QString ReminderWatch::bookKey() const
{
    // One machine may open several workspaces; each has its own book.
    const QByteArray digest =
        QCryptographicHash::hash(m_data.workspace().path().toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("reminders/") + QString::fromLatin1(digest);
}

void ReminderWatch::look()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_again = false;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session()] { return remindersDue(workspace, session); },
        [this](const Result<std::vector<Reminder>> &due) {
            m_asking = false;
            if (due) {
                const QByteArray before = m_book.toBytes();
                const std::vector<Reminder> fresh = m_book.takeNew(*due);
                // Noted before it is told: a program that dies in between tells once too few and never twice; the work
                // itself stands on the page of the day.
                if (m_book.toBytes() != before)
                    m_context.settings.setLayout(bookKey(), m_book.toBytes());
                const Settings::NoticeWay way = m_context.settings.noticeWay(QStringLiteral("reminder"));
                if (way == Settings::NoticeWay::Toast)
                    tell(fresh);
                const std::vector<Reminder> waiting = way == Settings::NoticeWay::Off ? std::vector<Reminder>() : *due;
                if (waiting != m_due) {
                    m_due = waiting;
                    Q_EMIT dueChanged(m_due);
                }
            }
            Q_EMIT looked();
            if (m_again)
                look();
        });
}

void ReminderWatch::tell(const std::vector<Reminder> &fresh)
{
    if (fresh.empty())
        return;
    QString title, text;
    if (fresh.size() == 1) {
        title = fresh.front().title;
        text = fresh.front().aboutTitle;
    } else {
        title = tr("%Ln reminder(s)", nullptr, int(fresh.size()));
        QStringList names;
        for (size_t i = 0; i < fresh.size() && i < namedTogether; ++i)
            names << fresh[i].title;
        text =
            names.join(m_data.locale().startsWith(QLatin1String("zh")) ? QStringLiteral("、") : QStringLiteral(", "));
    }
    const auto open = [this, only = fresh.size() == 1 ? std::optional(fresh.front()) : std::nullopt] {
        m_open(only ? &*only : nullptr);
    };
    if (m_notifier.isThere() && m_context.settings.systemNotices())
        m_notifier.tell(title, text, open);
    const QString words = text.isEmpty() ? title : tr("%1: %2").arg(title, text);
    m_context.toast({.text = words, .actionText = tr("Open"), .action = open, .tone = MessageTone::Info});
}

} // namespace millrace
