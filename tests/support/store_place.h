// SPDX-License-Identifier: GPL-3.0-or-later
// Where the workspaces of tests are kept: in files, or, in a program that says so, each in a database of its own on a
// PostgreSQL server. The same cases run on both; those about files are tagged [file].
#pragma once

#include <QFile>
#include <QString>

#include <functional>

namespace millrace::test {

struct StorePlace
{
    /// The address of a new, empty database; null = files.
    std::function<QString()> fresh;
    /// The address of a new database, a copy of one that nobody has open.
    std::function<QString(const QString &from)> cloned;
};

inline StorePlace &storePlace()
{
    static StorePlace place;
    return place;
}

/// Where a workspace goes that would be this file.
inline QString placeFor(const QString &path)
{
    return storePlace().fresh ? storePlace().fresh() : path;
}

/// A copy of a workspace that nobody has open: where it is. `path`: where it goes among files.
inline QString copyOf(const QString &place, const QString &path)
{
    if (storePlace().cloned)
        return storePlace().cloned(place);
    QFile::remove(path);
    QFile::copy(place, path);
    return path;
}

} // namespace millrace::test
