// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QIODevice>

#include <memory>
#include <vector>

namespace millrace::interchange {

/// A compound file of OLE: named streams in chains of sectors, as Excel wrote its workbooks until 2003. Only the list
/// of sectors is kept in memory. One thread. Errors: FileFormat {name, "bad_workbook", "ole", what}.
class CompoundFile
{
public:
    static Result<std::unique_ptr<CompoundFile>> open(std::unique_ptr<QIODevice> device, const QString &name);

    bool contains(const QString &stream) const { return m_streams.contains(stream); }
    qint64 sizeOf(const QString &stream) const { return m_streams.value(stream).size; }
    /// Up to that many bytes of a stream; fewer at its end.
    Result<QByteArray> read(const QString &stream, qint64 from, qint64 bytes);
    const QString &name() const { return m_name; }

private:
    struct Stream
    {
        quint32 first = 0;
        qint64 size = 0;
        bool small = false; ///< it lies in the sectors of the short streams
    };

    CompoundFile(std::unique_ptr<QIODevice> device, QString name) : m_device(std::move(device)), m_name(std::move(name))
    {
    }
    Result<void> readHead();
    Result<void> readTable(std::vector<quint32> sectors);
    Result<void> readFolder(quint32 first);
    Result<QByteArray> sector(quint32 number);
    Result<std::vector<quint32>> chain(quint32 first, const std::vector<quint32> &table) const;
    Result<QByteArray> wholeChain(quint32 first);
    tl::unexpected<Error> damaged(const char *what) const;

    std::unique_ptr<QIODevice> m_device;
    QString m_name;
    qint64 m_sectorSize = 512;
    qint64 m_smallSize = 64;
    qint64 m_smallBelow = 4096;
    std::vector<quint32> m_next;      ///< of each sector the one behind it
    std::vector<quint32> m_smallNext; ///< the same of short sectors
    std::vector<quint32> m_smallSectors;
    QHash<QString, Stream> m_streams;
    QString m_chained; ///< the stream whose sectors are known
    std::vector<quint32> m_chain;
};

} // namespace millrace::interchange
