// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/system_clock.h"

#include <QLocale>
#include <QRandomGenerator>

#include <chrono>

namespace millrace {

Instant SystemClock::now()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const Instant read{std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
    const std::lock_guard lock(m_mutex);
    m_last = std::max(m_last, read);
    return m_last;
}

std::uint64_t SystemIdSource::random()
{
    const std::lock_guard lock(m_mutex);
    if (m_left == 0) {
        QRandomGenerator::system()->fillRange(m_pool.data(), poolSize);
        m_left = poolSize;
    }
    return m_pool[size_t(--m_left)];
}

QTimeZone systemZone()
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    return zone.isValid() ? zone : QTimeZone::utc();
}

QString systemLocale()
{
    for (const QString &language : QLocale::system().uiLanguages()) {
        if (language.startsWith(QLatin1String("zh")))
            return QStringLiteral("zh_CN");
        if (language.startsWith(QLatin1String("en")))
            return QStringLiteral("en");
    }
    return QStringLiteral("en");
}

} // namespace millrace
