// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace millrace::architecture {

/// A text file of the project: path from the root with '/', content as it stands.
struct SourceFile
{
    QString path;
    QString text;

    /// C++ of any kind.
    bool isCode() const;
    bool isIn(const QString &folder) const { return path.startsWith(folder + QLatin1Char('/')); }
    QString fileName() const { return path.section(QLatin1Char('/'), -1); }
};

/// Something that a rule objects to. `line` counts from 1; 0 means the whole file.
struct Finding
{
    QString path;
    int line = 0;
    QString what;
};
using Findings = std::vector<Finding>;

/// "path:line: what", one a line: what a failed test prints.
QString listed(const Findings &findings);
void append(Findings &to, Findings more);

/// The text with comments blanked out; every character keeps its line and column.
QString withoutComments(const QString &text);
/// The text with comments and the content of string and character literals blanked out.
QString withoutCommentsAndLiterals(const QString &text);

/// The line of a position in a text, from 1.
int lineAt(const QString &text, qsizetype position);

/// One finding for every match of a regular expression in `searched`, which has the shape of the file's text.
Findings matches(const SourceFile &file, const QString &searched, const QString &pattern, const QString &what);

/// The project's own text files under the root: sources, build files, scripts, prose, translations, resources. Build
/// folders and binary files are left out. Sorted by path.
std::vector<SourceFile> projectFiles(const QString &root);

} // namespace millrace::architecture
