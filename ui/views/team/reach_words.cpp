// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/team/reach_words.h"

#include "ui/text/describe_error.h"

#include <algorithm>

namespace millrace {

namespace {

/// What people are told the numbers of: what all else hangs on.
const QString counted = QStringLiteral("customer");
constexpr size_t namedPeople = 3;
constexpr int mostPeople = 50;

} // namespace

QString reachSentence(const ReachPreview &preview, const LiveData &data)
{
    if (preview.people.empty())
        return ReachAsker::tr("Nobody sees other customers than now.");
    const auto &users = data.metadata()->users;
    QStringList sentences;
    for (size_t i = 0; i < preview.people.size() && i < namedPeople; ++i) {
        const ReachChange &one = preview.people[i];
        const QString name = users.value(one.user);
        const QString lost = ReachAsker::tr("%Ln customer(s)", nullptr, int(one.lost));
        const QString gained = ReachAsker::tr("%Ln customer(s)", nullptr, int(one.gained));
        sentences << (one.gained == 0 ? ReachAsker::tr("%1 will lose %2.").arg(name, lost)
                      : one.lost == 0 ? ReachAsker::tr("%1 will gain %2.").arg(name, gained)
                                      : ReachAsker::tr("%1 will lose %2 and gain %3.").arg(name, lost, gained));
    }
    const int others = int(preview.people.size() - std::min(preview.people.size(), namedPeople));
    if (!preview.complete)
        sentences << ReachAsker::tr("For more than %Ln other(s) something changes too.", nullptr, others);
    else if (others > 0)
        sentences << ReachAsker::tr("For %Ln other(s) something changes too.", nullptr, others);
    return sentences.join(data.locale().startsWith(QLatin1String("zh")) ? QString() : QStringLiteral(" "));
}

void ReachAsker::forget()
{
    ++m_question;
    if (m_cancelled)
        m_cancelled->store(true);
    m_cancelled.reset();
}

void ReachAsker::ask(const PolicyChange &change)
{
    forget();
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), change, cancelled = m_cancelled] {
            Progress progress;
            progress.cancelled = cancelled.get();
            return previewReach(workspace, session, counted, change, mostPeople, progress);
        },
        [this, question = m_question](const Result<ReachPreview> &preview) {
            if (question != m_question)
                return;
            if (!preview) {
                Q_EMIT told(describeError(preview.error(), m_data.catalog(), m_data.locale()).sentences(), false);
                return;
            }
            const bool loses = std::any_of(preview->people.begin(), preview->people.end(),
                                           [](const ReachChange &one) { return one.lost > 0; });
            Q_EMIT told(reachSentence(*preview, m_data), loses);
        });
}

} // namespace millrace
