// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/source_text.h"

#include <QHash>

namespace millrace::architecture {

/// Which Qt module a header belongs to, read from the installed headers ("QString" -> "QtCore").
class QtHeaders
{
public:
    explicit QtHeaders(const QString &folder);

    /// The module's name; empty for what is not a header of Qt.
    QString moduleOf(const QString &header) const;
    bool isEmpty() const { return m_modules.isEmpty(); }

private:
    QHash<QString, QString> m_modules;
};

/// Every #include of a file against the layer table: other layers, Qt modules, foreign libraries, system headers.
Findings includeFindings(const SourceFile &file, const QtHeaders &qt);

} // namespace millrace::architecture
