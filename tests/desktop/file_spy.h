// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace millrace::test {

/// Stands between SQLite and its files while it lives, for files that are opened meanwhile; beside it counts, on Linux,
/// every flush of any file to the disk. One at a time.
class FileSpy
{
public:
    FileSpy();
    ~FileSpy();
    FileSpy(const FileSpy &) = delete;
    FileSpy &operator=(const FileSpy &) = delete;

    struct Counts
    {
        int writes = 0;  ///< of SQLite
        int flushes = 0; ///< of anything
    };
    /// What the calling thread did since the last call.
    static Counts takeOwn();
    /// Whether flushes of what is not SQLite are counted here.
    static bool seesEveryFlush();
};

} // namespace millrace::test
