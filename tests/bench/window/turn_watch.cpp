// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/turn_watch.h"

#include <QAbstractEventDispatcher>
#include <QStringList>

#include <chrono>
#include <map>

namespace millrace::bench {

namespace {

constexpr auto lookEvery = std::chrono::milliseconds(2);
constexpr qint64 suspectMicroseconds = 6'000;
constexpr qsizetype callsTold = 14;
constexpr size_t stacksTold = 3;

/// Calls that every stack has or that say nothing.
bool isOrdinary(const QString &name)
{
    static const char *const words[] = {
        "tellStack",        "QCoreApplication", "QApplicationPrivate",  "QApplication::notify",   "QEventLoop",
        "QEventDispatcher", "g_main",           "WatchedThread",        "QObject::event",         "QMetaCallEvent",
        "libc.so",          "libglib",          "QUnixEventDispatcher", "QWindowSystemInterface", "doActivate"};
    return std::any_of(std::begin(words), std::end(words),
                       [&name](const char *word) { return name.contains(QLatin1String(word)); });
}

QString shortened(QString name)
{
    name.remove(QStringLiteral("millrace::"));
    // Arguments of templates fill lines and tell little.
    return name.size() > 110 ? name.left(107) + QStringLiteral("...") : name;
}

} // namespace

TurnWatch::TurnWatch()
{
    m_begun = m_thread.cpuMicroseconds();
    const QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, &TurnWatch::turn);
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &TurnWatch::turn);
    m_watcher = std::thread([this] { look(); });
}

TurnWatch::~TurnWatch()
{
    m_ends = true;
    m_watcher.join();
}

void TurnWatch::begin()
{
    turn();
    m_turns = {};
}

Turns TurnWatch::end()
{
    turn();
    return std::exchange(m_turns, {});
}

void TurnWatch::turn()
{
    const qint64 now = m_thread.cpuMicroseconds();
    const double ms = double(now - m_begun) / 1000;
    ++m_turns.count;
    m_turns.longest = std::max(m_turns.longest, ms);
    std::vector<std::vector<void *>> stacks;
    {
        const std::lock_guard lock(m_mutex);
        stacks = std::exchange(m_stacks, {});
        m_begun = now;
    }
    if (ms > stallMs)
        m_turns.stalls.push_back({ms, std::move(stacks)});
}

void TurnWatch::look()
{
    while (!m_ends) {
        std::this_thread::sleep_for(lookEvery);
        const qint64 begun = m_begun;
        if (m_thread.cpuMicroseconds() - begun < suspectMicroseconds)
            continue;
        std::vector<void *> stack = m_thread.stack();
        const std::lock_guard lock(m_mutex);
        if (begun == m_begun)
            m_stacks.push_back(std::move(stack));
    }
}

QString describeStall(const Stall &stall)
{
    std::map<QStringList, int> seen;
    for (const std::vector<void *> &stack : stall.stacks) {
        QStringList calls;
        for (void *address : stack) {
            const QString name = shortened(functionAt(address));
            if (!isOrdinary(name) && calls.size() < callsTold && (calls.isEmpty() || calls.last() != name))
                calls << name;
        }
        ++seen[calls];
    }
    std::vector<std::pair<int, QStringList>> ordered;
    for (const auto &[calls, count] : seen)
        ordered.emplace_back(count, calls);
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QString text;
    for (size_t i = 0; i < ordered.size() && i < stacksTold; ++i)
        text += QStringLiteral("    %1 of %2 looks\n      %3\n")
                    .arg(ordered[i].first)
                    .arg(stall.stacks.size())
                    .arg(ordered[i].second.join(QStringLiteral("\n      ")));
    return text;
}

} // namespace millrace::bench
