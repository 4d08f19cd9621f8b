// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import_notes.h"

namespace millrace::interchange {

namespace {

constexpr QChar keySeparator = u'\x1f';
constexpr int shownValues = 10;
constexpr qsizetype shownLength = 80;

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
