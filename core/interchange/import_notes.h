// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/import.h"

namespace millrace::interchange {

/// Counts what an import has to tell, in the order in which it was first met.
class ImportNotes
{
public:
    void count(const char *kind, const QStringList &arguments, qint64 line, qint64 times = 1);
    /// What is counted from here on is of this row.
    void beginRow(qint64 row) { m_row = row; }
    /// A warning about a field with the different values that led to it.
    void value(const char *kind, const QString &field, const QString &value, qint64 line);
    void finding(const Problem &problem, qint64 line);
    std::vector<ImportWarning> warnings() const;
    const std::vector<RowWarning> &rowWarnings() const { return m_rowWarnings; }

private:
    ImportWarning &entry(const QString &key, const char *kind, qint64 line);

    void noteRow(ImportWarning warning, qint64 line);

    qint64 m_row = 0;
    std::vector<RowWarning> m_rowWarnings;
    std::vector<ImportWarning> m_warnings;
    QHash<QString, size_t> m_positions;
    QHash<QString, QHash<QString, qint64>> m_values;
    QHash<QString, QStringList> m_examples;
};

} // namespace millrace::interchange
