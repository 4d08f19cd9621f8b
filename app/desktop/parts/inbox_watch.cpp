// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/inbox_watch.h"

#include "core/schema/builtin/notification.h"

#include <QCryptographicHash>
#include <QTimer>

namespace millrace {

namespace {

constexpr int unreadRead = 500, remembered = 2000;
constexpr size_t unreadShown = 20;
constexpr int comeBackEveryMs = 20'000;

/// What is put off and comes back is told again.
QByteArray markOf(const InboxLine &line)
{
    const QByteArray id = line.id.toBytes().toHex();
    return line.snoozedUntil.us > 0 ? id + '@' + QByteArray::number(qint64(line.snoozedUntil.us)) : id;
}

} // namespace

InboxWatch::InboxWatch(const ViewContext &context, Notifier &notifier, std::function<void(const InboxLine *)> open,
                       QObject *parent)
    : QObject(parent), m_context(context), m_data(context.data), m_notifier(notifier), m_open(std::move(open))
{
    connect(&m_data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        if (notice.everything || notice.records.contains(notification::entityKey()))
            look();
    });
    // What was put off comes back without anything being written.
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &InboxWatch::look);
    timer->start(comeBackEveryMs);
    look();
}

QString InboxWatch::bookKey() const
{
    const QByteArray place = m_data.workspace().path().toUtf8() + m_data.session().actor.toBytes();
    return QStringLiteral("inbox/") +
           QString::fromLatin1(QCryptographicHash::hash(place, QCryptographicHash::Sha256).toHex().left(16));
}

void InboxWatch::look()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_again = false;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), silenced = m_context.settings.silencedKinds()] {
            return readInbox(workspace, session, InboxShows::Unread, unreadRead, silenced);
        },
        [this](const Result<InboxReading> &reading) {
            m_asking = false;
            if (reading)
                take(*reading);
            Q_EMIT looked();
            if (m_again)
                look();
        });
}

void InboxWatch::take(const InboxReading &reading)
{
    // By what was told, not by a moment: what others wrote earlier may come later.
    const QByteArray book = m_context.settings.layout(bookKey());
    QByteArrayList told = book.split('\n');
    std::vector<InboxLine> fresh;
    for (const InboxLine &line : reading.lines) {
        const QByteArray mark = markOf(line);
        if (told.contains(mark))
            continue;
        told << mark;
        if (!book.isEmpty() && m_context.settings.noticeWay(line.kind) == Settings::NoticeWay::Toast)
            fresh.push_back(line);
    }
    if (told.size() > remembered)
        told = told.mid(told.size() - remembered);
    // Noted before it is told: whoever dies in between tells once too few and never twice; the inbox has it all.
    if (const QByteArray now = told.join('\n') + (book.isEmpty() ? "\n-" : ""); now != book)
        m_context.settings.setLayout(bookKey(), now);
    tell(fresh);
    std::vector<InboxLine> shown = reading.lines;
    shown.resize(std::min(shown.size(), unreadShown));
    if (shown != m_unread) {
        m_unread = std::move(shown);
        Q_EMIT unreadChanged();
    }
}

void InboxWatch::tell(const std::vector<InboxLine> &fresh)
{
    if (fresh.empty())
        return;
    const QString title =
        fresh.size() == 1 ? inboxSentence(fresh.front(), m_data) : tr("%Ln new message(s)", nullptr, int(fresh.size()));
    const QString text = fresh.size() == 1 ? fresh.front().said : inboxSentence(fresh.front(), m_data);
    const auto open = [this, only = fresh.size() == 1 ? std::optional(fresh.front()) : std::nullopt] {
        m_open(only ? &*only : nullptr);
    };
    if (m_notifier.isThere() && m_context.settings.systemNotices())
        m_notifier.tell(title, text, open);
    m_context.toast({.text = text.isEmpty() ? title : tr("%1: %2").arg(title, text),
                     .actionText = tr("Open"),
                     .action = open,
                     .tone = MessageTone::Info});
}

} // namespace millrace
