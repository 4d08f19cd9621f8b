// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace millrace::server {

/// The system's wish that the program ends (SIGTERM, SIGINT), waited for rather than interrupted by: made before any
/// other thread, it keeps those signals from all of them.
class StopSignal
{
public:
    StopSignal();
    /// Returns when the program is asked to end.
    void wait();
};

/// Tells the service manager that waits for it, if there is one, how things stand ("READY=1", "STOPPING=1").
void tellServiceManager(const char *state);

} // namespace millrace::server
