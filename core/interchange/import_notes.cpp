// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import_notes.h"

#include <algorithm>
#include <cstring>

namespace millrace::interchange {

namespace {

constexpr QChar keySeparator = u'\x1f';
constexpr int shownValues = 10;
constexpr qsizetype shownLength = 80;

/// Counts that are told of each row as well.
constexpr const char *rowKinds[] = {"no_match", "without_key", "there_already"};

QString shortened(const QString &text)
{
    return text.size() <= shownLength ? text : text.left(shownLength) + u'…';
}

} // namespace

ImportWarning &ImportNotes::entry(const QString &key, const char *kind, qint64 line)
{
    auto found = m_positions.constFind(key);
    if (found == m_positions.constEnd()) {
        found = m_positions.insert(key, m_warnings.size());
        ImportWarning warning;
        warning.kind = QString::fromLatin1(kind);
        warning.firstLine = line;
        m_warnings.push_back(std::move(warning));
    }
    return m_warnings[*found];
}

void ImportNotes::count(const char *kind, const QStringList &arguments, qint64 line, qint64 times)
{
    QString key = QString::fromLatin1(kind);
    for (const QString &argument : arguments)
        key += keySeparator + argument;
    ImportWarning &warning = entry(key, kind, line);
    if (warning.count == 0)
        warning.arguments = arguments;
    warning.count += times;
    if (line > 0 && (warning.firstLine == 0 || line < warning.firstLine))
        warning.firstLine = line;
    if (std::any_of(std::begin(rowKinds), std::end(rowKinds),
                    [kind](const char *told) { return std::strcmp(told, kind) == 0; }))
        noteRow({warning.kind, arguments, 1, line, {}}, line);
}

void ImportNotes::noteRow(ImportWarning warning, qint64 line)
{
    if (line <= 0 || m_rowWarnings.size() >= ImportReport::maxRowProblems)
        return;
    warning.firstLine = line;
    m_rowWarnings.push_back({m_row, std::move(warning)});
}

void ImportNotes::value(const char *kind, const QString &field, const QString &value, qint64 line)
{
    const QString key = QString::fromLatin1(kind) + keySeparator + field;
    ImportWarning &warning = entry(key, kind, line);
    ++warning.count;
    QHash<QString, qint64> &values = m_values[key];
    if (++values[value] == 1) {
        QStringList &examples = m_examples[key];
        if (examples.size() < shownValues)
            examples << shortened(value);
    }
    if (warning.arguments.isEmpty())
        warning.arguments << field;
    noteRow({warning.kind, {field, QStringLiteral("1"), shortened(value)}, 1, line, {}}, line);
}

void ImportNotes::finding(const Problem &problem, qint64 line)
{
    const QString key = QStringLiteral("finding") + keySeparator + problem.field + keySeparator + problem.rule;
    ImportWarning &warning = entry(key, "finding", line);
    if (warning.count++ == 0) {
        warning.problem = problem;
        warning.arguments = {problem.field, problem.rule};
    }
    if (line > 0 && line < warning.firstLine)
        warning.firstLine = line;
    noteRow({warning.kind, warning.arguments, 1, line, problem}, line);
}

std::vector<ImportWarning> ImportNotes::warnings() const
{
    std::vector<ImportWarning> warnings = m_warnings;
    for (auto it = m_values.begin(); it != m_values.end(); ++it) {
        ImportWarning &warning = warnings[m_positions[it.key()]];
        warning.arguments << QString::number(it->size()) << m_examples[it.key()];
    }
    return warnings;
}

} // namespace millrace::interchange
