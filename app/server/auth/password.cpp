// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/auth/password.h"

#include <QList>

#include <array>

#include <sodium.h>

namespace millrace::server {

/// A turn at hashing, where there was one to be had.
class PasswordHasher::Place
{
public:
    explicit Place(PasswordHasher &hasher) : m_hasher(hasher)
    {
        m_taken = hasher.m_places.tryAcquire();
        if (m_taken || hasher.m_waiting.fetch_add(1) >= hasher.m_cost.waiting) {
            if (!m_taken)
                --hasher.m_waiting;
            return;
        }
        hasher.m_places.acquire();
        --hasher.m_waiting;
        m_taken = true;
    }
    ~Place()
    {
        if (m_taken)
            m_hasher.m_places.release();
    }
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;
    bool isTaken() const { return m_taken; }

private:
    PasswordHasher &m_hasher;
    bool m_taken = false;
};

PasswordHasher::Cost PasswordHasher::cheapest()
{
    return {crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN, 2, 64};
}

PasswordHasher::PasswordHasher(Cost cost) : m_cost(cost), m_places(cost.atOnce)
{
    if (sodium_init() < 0)
        qFatal("the cryptographic library does not start");
    std::array<char, 24> secret{};
    randombytes_buf(secret.data(), secret.size());
    m_nobody = hash(QString::fromLatin1(QByteArray(secret.data(), int(secret.size())).toHex())).value_or(QString());
}

/// The same word from every keyboard: characters with marks may be typed as one or as two.
QByteArray PasswordHasher::prepared(const QString &password) const
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
}

std::optional<QString> PasswordHasher::hash(const QString &password)
{
    const Place place(*this);
    if (!place.isTaken())
        return std::nullopt;
    QByteArray bytes = prepared(password);
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const int done = crypto_pwhash_str_alg(text.data(), bytes.constData(), size_t(bytes.size()), m_cost.passes,
                                           m_cost.bytes, crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(bytes.data(), size_t(bytes.size()));
    return done == 0 ? std::optional(QString::fromLatin1(text.data())) : std::nullopt;
}

PasswordHasher::Verdict PasswordHasher::verify(const QString &hash, const QString &password)
{
    const Place place(*this);
    if (!place.isTaken())
        return Verdict::Busy;
    QByteArray bytes = prepared(password);
    const QByteArray known = (hash.isEmpty() ? m_nobody : hash).toLatin1();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    std::copy_n(known.constData(), std::min(size_t(known.size()), text.size() - 1), text.begin());
    const bool right = crypto_pwhash_str_verify(text.data(), bytes.constData(), size_t(bytes.size())) == 0;
    sodium_memzero(bytes.data(), size_t(bytes.size()));
    return right && !hash.isEmpty() ? Verdict::Right : Verdict::Wrong;
}

bool PasswordHasher::isOutdated(const QString &hash) const
{
    const QByteArray known = hash.toLatin1();
    return crypto_pwhash_str_needs_rehash(known.constData(), m_cost.passes, m_cost.bytes) != 0;
}

bool PasswordHasher::isAcceptable(const QString &password, const QString &login)
{
    const auto length = password.toUcs4().size();
    const bool varies = password.count(password.left(1)) * password.left(1).size() < password.size();
    return length >= shortest && length <= longest && varies && password.compare(login, Qt::CaseInsensitive) != 0;
}

} // namespace millrace::server
