// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/platform/socket_wait.h"
#include "core/store/postgres/connection.h"

namespace millrace::postgres {

/// LISTEN and NOTIFY of one database. NOTIFY goes out in a transaction of its own, after what it tells of was
/// committed: within one it would make all commits of the whole server wait for each other.
class Signal : public RemoteSignal
{
public:
    static Result<std::unique_ptr<RemoteSignal>> open(const QString &address);

    bool wait(int milliseconds) override;
    void wake() override;
    void tell() override;
    Result<bool> isAlone() override;

private:
    explicit Signal(const QString &address);
    /// Whether something that others told is there.
    bool isTold();

    Connection m_connection;
    platform::WakeUp m_wakeUp;
};

} // namespace millrace::postgres
