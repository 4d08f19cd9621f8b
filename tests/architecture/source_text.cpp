// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/source_text.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace millrace::architecture {

namespace {

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_');
}

/// Walks through C++ once and blanks what the caller does not want to see.
class Blanker
{
public:
    Blanker(const QString &text, bool literalsToo) : m_text(text), m_out(text), m_literalsToo(literalsToo) {}

    QString blanked()
    {
        while (m_at < m_text.size()) {
            if (startsWith("//"))
                blankUntil(endOfLineComment());
            else if (startsWith("/*"))
                blankUntil(after(QStringLiteral("*/"), m_at + 2));
            else if (character(m_at) == QLatin1Char('"'))
                isRaw() ? skipRawLiteral() : skipLiteral(QLatin1Char('"'));
            else if (character(m_at) == QLatin1Char('\'') && !isDigitSeparator())
                skipLiteral(QLatin1Char('\''));
            else
                ++m_at;
        }
        return m_out;
    }

private:
    QChar character(qsizetype at) const { return at >= 0 && at < m_text.size() ? m_text.at(at) : QChar(); }
    bool startsWith(const char *what) const { return QStringView(m_text).mid(m_at).startsWith(QLatin1String(what)); }

    qsizetype after(const QString &what, qsizetype from) const
    {
        const qsizetype found = m_text.indexOf(what, from);
        return found < 0 ? m_text.size() : found + what.size();
    }

    qsizetype endOfLineComment() const
    {
        const qsizetype end = m_text.indexOf(QLatin1Char('\n'), m_at);
        return end < 0 ? m_text.size() : end;
    }

    void blankUntil(qsizetype end)
    {
        for (; m_at < end; ++m_at) {
            if (m_text.at(m_at) != QLatin1Char('\n'))
                m_out[m_at] = QLatin1Char(' ');
        }
    }

    bool isRaw() const
    {
        if (character(m_at - 1) != QLatin1Char('R'))
            return false;
        qsizetype before = m_at - 2;
        while (QLatin1String("uUL8").contains(character(before)) && !character(before).isNull())
            --before;
        return !isNameCharacter(character(before));
    }

    bool isDigitSeparator() const
    {
        const QChar previous = character(m_at - 1).toLower();
        return previous.isDigit() || (previous >= QLatin1Char('a') && previous <= QLatin1Char('f'));
    }

    void skipRawLiteral()
    {
        const qsizetype open = m_text.indexOf(QLatin1Char('('), m_at);
        const QString delimiter = m_text.mid(m_at + 1, open - m_at - 1);
        const qsizetype end = after(QLatin1Char(')') + delimiter + QLatin1Char('"'), open);
        ++m_at;
        finishLiteral(end);
    }

    void skipLiteral(QChar quote)
    {
        ++m_at;
        qsizetype end = m_at;
        while (end < m_text.size() && character(end) != quote && character(end) != QLatin1Char('\n'))
            end += character(end) == QLatin1Char('\\') ? 2 : 1;
        finishLiteral(std::min(end + 1, m_text.size()));
    }

    /// `end` is behind the closing quote, which stays.
    void finishLiteral(qsizetype end)
    {
        if (m_literalsToo)
            blankUntil(end - 1);
        m_at = end;
    }

    const QString &m_text;
    QString m_out;
    bool m_literalsToo;
    qsizetype m_at = 0;
};

bool isProjectText(const QString &path)
{
    static const QStringList endings{"h",   "cpp", "cmake", "txt", "md", "json", "ts",  "qrc",     "svg",
                                     "xml", "csv", "tsv",   "py",  "sh", "sql",  "yml", "desktop", "in"};
    static const QStringList names{"dev", "run", ".clang-format", ".clang-tidy", ".editorconfig", ".gitignore"};
    const QString name = path.section(QLatin1Char('/'), -1);
    return names.contains(name) || endings.contains(name.section(QLatin1Char('.'), -1));
}

} // namespace

bool SourceFile::isCode() const
{
    return path.endsWith(QLatin1String(".h")) || path.endsWith(QLatin1String(".cpp"));
}

QString listed(const Findings &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines.append(QStringLiteral("%1:%2: %3").arg(finding.path).arg(finding.line).arg(finding.what));
    return lines.join(QLatin1Char('\n'));
}

void append(Findings &to, Findings more)
{
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

QString withoutComments(const QString &text)
{
    return Blanker(text, false).blanked();
}

QString withoutCommentsAndLiterals(const QString &text)
{
    return Blanker(text, true).blanked();
}

int lineAt(const QString &text, qsizetype position)
{
    return int(QStringView(text).left(position).count(QLatin1Char('\n'))) + 1;
}

Findings matches(const SourceFile &file, const QString &searched, const QString &pattern, const QString &what)
{
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    Q_ASSERT(expression.isValid());
    Findings findings;
    for (auto found = expression.globalMatch(searched); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        findings.push_back({file.path, lineAt(searched, match.capturedStart()),
                            what.contains(QLatin1String("%1")) ? what.arg(match.captured().simplified()) : what});
    }
    return findings;
}

std::vector<SourceFile> projectFiles(const QString &root)
{
    const QDir top(root);
    QStringList paths = top.entryList(QDir::Files | QDir::Hidden);
    for (const char *folder :
         {".ci", "app", "cmake", "core", "packaging", "resources", "tests", "translations", "ui"}) {
        QDirIterator inside(top.filePath(QLatin1String(folder)), QDir::Files | QDir::Hidden,
                            QDirIterator::Subdirectories);
        while (inside.hasNext())
            paths.append(top.relativeFilePath(inside.next()));
    }
    paths.sort();
    std::vector<SourceFile> files;
    for (const QString &path : paths) {
        QFile file(top.filePath(path));
        if (isProjectText(path) && file.open(QIODevice::ReadOnly))
            files.push_back({path, QString::fromUtf8(file.readAll())});
    }
    return files;
}

} // namespace millrace::architecture
