// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/reach.h"
#include "ui/models/live_data.h"

#include <atomic>

namespace millrace {

/// What a change of rights would do to what people see, in a few sentences: "Mei loses 214 customers."
QString reachSentence(const ReachPreview &preview, const LiveData &data);

/// Asks what a change would do, off the UI thread, each question in the place of the one before. `told` hears the
/// sentence of the latest, or what kept it from being answered.
class ReachAsker : public QObject
{
    Q_OBJECT

public:
    explicit ReachAsker(LiveData &data, QObject *parent = nullptr) : QObject(parent), m_data(data) {}
    ~ReachAsker() override { forget(); }
    void ask(const PolicyChange &change);
    /// No answer is wanted any more.
    void forget();

Q_SIGNALS:
    void told(const QString &sentence, bool loses);

private:
    LiveData &m_data;
    quint64 m_question = 0;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
};

} // namespace millrace
