// SPDX-License-Identifier: GPL-3.0-or-later
// CSV files read by other means than the program's own.
#pragma once

#include "tests/support/catch.h"

#include <QFile>
#include <QHash>
#include <QStringList>

#include <vector>

namespace millrace::test {

using CsvRows = std::vector<QHash<QString, QString>>;

/// A plain reading of a CSV file by its headings: quotes, nothing else.
inline CsvRows csvRowsOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    std::vector<QStringList> lines(1);
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'"') {
            if (quoted && i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                quoted = !quoted;
        } else if (!quoted && (c == u',' || c == u'\n')) {
            lines.back() << cell;
            cell.clear();
            if (c == u'\n')
                lines.emplace_back();
        } else if (c != u'\r' || quoted) {
            cell += c;
        }
    }
    if (!cell.isEmpty() || !lines.back().isEmpty())
        lines.back() << cell;
    else
        lines.pop_back();
    QStringList heads = lines.front();
    if (heads.front().startsWith(QChar(0xFEFF)))
        heads.front().remove(0, 1);
    CsvRows rows;
    for (size_t i = 1; i < lines.size(); ++i) {
        QHash<QString, QString> row;
        for (qsizetype c = 0; c < heads.size(); ++c)
            row.insert(heads[c], lines[i].value(c));
        rows.push_back(row);
    }
    return rows;
}

} // namespace millrace::test
