// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <functional>

namespace millrace {
class Clock;
}

namespace millrace::server {

/// What the server tells its operator: one line of JSON for each event, with the time and a name, on the standard error
/// unless another outlet is given. Values are escaped, so that no text of a caller can pose as a line. Never given:
/// passwords, tokens, contents of fields. Any thread.
class Log
{
public:
    using Outlet = std::function<void(const QByteArray &line)>;
    explicit Log(Clock &clock, Outlet outlet = {});

    void say(const char *event, QJsonObject facts = {});

private:
    Clock &m_clock;
    Outlet m_outlet;
};

} // namespace millrace::server
