// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/auth/totp.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>
#include <QUrl>

#include <sodium.h>

namespace millrace::server::totp {

std::int64_t stepAt(Instant now)
{
    const std::int64_t seconds = now.us >= 0 ? now.us / 1'000'000 : (now.us - 999'999) / 1'000'000;
    return seconds / secondsPerStep;
}

QString codeOf(const QByteArray &secret, std::int64_t step, int length)
{
    const auto counter = qToBigEndian(quint64(step));
    const QByteArray message(reinterpret_cast<const char *>(&counter), sizeof counter);
    const QByteArray mac = QMessageAuthenticationCode::hash(message, secret, QCryptographicHash::Sha1);
    // Dynamic truncation: four bytes from where the last half byte points, without the sign.
    const qsizetype offset = mac.back() & 0x0f;
    const quint32 number = qFromBigEndian<quint32>(mac.constData() + offset) & 0x7fffffffU;
    quint32 modulus = 1;
    for (int i = 0; i < length; ++i)
        modulus *= 10;
    return QStringLiteral("%1").arg(number % modulus, length, 10, QLatin1Char('0'));
}

std::optional<std::int64_t> stepOf(const QByteArray &secret, const QString &code, Instant now)
{
    const QByteArray typed = code.toUtf8();
    if (typed.size() != digits)
        return std::nullopt;
    std::optional<std::int64_t> found;
    for (std::int64_t step = stepAt(now) - 1; step <= stepAt(now) + 1; ++step) {
        const QByteArray right = codeOf(secret, step).toLatin1();
        if (sodium_memcmp(right.constData(), typed.constData(), size_t(digits)) == 0)
            found = step;
    }
    return found;
}

QString base32(const QByteArray &bytes)
{
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QString text;
    quint32 held = 0;
    int bits = 0;
    for (const char byte : bytes) {
        held = held << 8 | quint8(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            text += QLatin1Char(alphabet[held >> (bits - 5) & 31]);
    }
    if (bits > 0)
        text += QLatin1Char(alphabet[held << (5 - bits) & 31]);
    return text;
}

QString enrolmentUri(const QByteArray &secret, const QString &issuer, const QString &account)
{
    const auto escaped = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    return QStringLiteral("otpauth://totp/%1:%2?secret=%3&issuer=%1&digits=%4&period=%5")
        .arg(escaped(issuer), escaped(account), base32(secret))
        .arg(digits)
        .arg(secondsPerStep);
}

} // namespace millrace::server::totp
