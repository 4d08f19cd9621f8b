// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>

namespace millrace::cli {

/// A file that a command writes: never over one that is there, and gone again where the work was cut short.
class OutputFile
{
public:
    explicit OutputFile(const QString &path) : m_file(path) {}
    ~OutputFile();

    /// OutputExists, or FileUnwritable where the folder cannot be written.
    Result<void> open();
    QIODevice *device() { return &m_file; }
    /// Says that the file is whole.
    Result<void> finish();

private:
    QFile m_file;
    bool m_made = false;
    bool m_whole = false;
};

} // namespace millrace::cli
