// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that dies: a layer over the system's files that stops writing at a chosen moment.
#pragma once

#include <QString>

namespace millrace::test {

/// From the first mention on, every file that is opened goes through it. After `writes` further writes or syncs to
/// files whose path begins with `path`, all of them fail, as if the machine had stopped; what was written before stays.
class CutDisk
{
public:
    CutDisk(const QString &path, int writes);
    ~CutDisk();
    CutDisk(const CutDisk &) = delete;
    CutDisk &operator=(const CutDisk &) = delete;
    /// Whether the moment came.
    bool isCut() const;

    /// Makes the layer the system's default; once, before the first file is opened.
    static void install();
};

} // namespace millrace::test
