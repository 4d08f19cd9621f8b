// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/log.h"

#include "core/base/clock.h"
#include "core/schema/moment_text.h"

#include <QJsonDocument>

#include <cstdio>

namespace millrace::server {

Log::Log(Clock &clock, Outlet outlet) : m_clock(clock), m_outlet(std::move(outlet))
{
    if (!m_outlet)
        m_outlet = [](const QByteArray &line) { std::fwrite(line.constData(), 1, size_t(line.size()), stderr); };
}

void Log::say(const char *event, QJsonObject facts)
{
    facts.insert(QStringLiteral("at"), momentText(m_clock.now()));
    facts.insert(QStringLiteral("event"), QString::fromLatin1(event));
    m_outlet(QJsonDocument(facts).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace millrace::server
