// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSemaphore>
#include <QString>

#include <atomic>
#include <optional>

namespace millrace::server {

/// Makes and checks password hashes (Argon2id). Each takes tens of megabytes and a tenth of a second, so only a few run
/// at once and a few dozen wait; beyond that the answer is "busy". Any thread.
class PasswordHasher
{
public:
    struct Cost
    {
        unsigned long long passes = 3;
        size_t bytes = size_t(64) << 20;
        int atOnce = 2;
        int waiting = 64;
    };
    /// What the library allows at the least: for tests.
    static Cost cheapest();

    explicit PasswordHasher(Cost cost);

    /// Nothing where too many wait, or memory is short.
    std::optional<QString> hash(const QString &password);
    enum class Verdict { Right, Wrong, Busy };
    /// An empty hash takes as long as any other and is always wrong: who does not exist is not told from who does.
    Verdict verify(const QString &hash, const QString &password);
    /// Whether it was made at another cost than today's.
    bool isOutdated(const QString &hash) const;

    static constexpr int shortest = 8;
    static constexpr int longest = 128;
    /// Whether it may become somebody's password: its length in characters, and that it is not his name nor one
    /// character again and again.
    static bool isAcceptable(const QString &password, const QString &login);

private:
    class Place;
    QByteArray prepared(const QString &password) const;

    Cost m_cost;
    QSemaphore m_places;
    std::atomic<int> m_waiting = 0;
    QString m_nobody; ///< the hash of what nobody knows
};

} // namespace millrace::server
