// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/compound_file.h"

#include <QtEndian>

#include <algorithm>

namespace millrace::interchange {

namespace {

constexpr quint32 endOfChain = 0xFFFFFFFE;
constexpr quint32 lastSector = 0xFFFFFFF9;
constexpr qint64 oleHeadBytes = 512;
constexpr qint64 folderEntryBytes = 128;
constexpr qsizetype mostTableSectors = 200'000; // of a file of 13 GB
constexpr quint8 streamEntry = 2;
constexpr quint8 rootEntry = 5;

quint16 wordAt(const QByteArray &bytes, qint64 at)
{
    return qFromLittleEndian<quint16>(bytes.constData() + at);
}

quint32 numberAt(const QByteArray &bytes, qint64 at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

} // namespace

tl::unexpected<Error> CompoundFile::damaged(const char *what) const
{
    return fail(ErrorCode::FileFormat,
                {m_name, QStringLiteral("bad_workbook"), QStringLiteral("ole"), QString::fromLatin1(what)});
}

Result<std::unique_ptr<CompoundFile>> CompoundFile::open(std::unique_ptr<QIODevice> device, const QString &name)
{
    std::unique_ptr<CompoundFile> file(new CompoundFile(std::move(device), name));
    MILLRACE_TRY(file->readHead());
    return file;
}

Result<void> CompoundFile::readHead()
{
    m_device->seek(0);
    const QByteArray head = m_device->read(oleHeadBytes);
    if (head.size() < oleHeadBytes)
        return damaged("head");
    const int shift = wordAt(head, 30);
    const int smallShift = wordAt(head, 32);
    if ((shift != 9 && shift != 12) || smallShift < 4 || smallShift >= shift)
        return damaged("sector size");
    m_sectorSize = qint64(1) << shift;
    m_smallSize = qint64(1) << smallShift;
    m_smallBelow = numberAt(head, 56);

    // The sectors of the table: the first 109 stand in the head, further ones in sectors of their own.
    std::vector<quint32> tables;
    const auto take = [&tables](const QByteArray &bytes, qint64 from, qint64 to) {
        for (qint64 at = from; at + 4 <= to; at += 4)
            if (numberAt(bytes, at) <= lastSector)
                tables.push_back(numberAt(bytes, at));
    };
    take(head, 76, oleHeadBytes);
    quint32 more = numberAt(head, 68);
    for (qsizetype i = 0; more <= lastSector && i < mostTableSectors; ++i) {
        MILLRACE_ASSIGN(const QByteArray bytes, sector(more));
        take(bytes, 0, m_sectorSize - 4);
        more = numberAt(bytes, m_sectorSize - 4);
    }
    if (qsizetype(tables.size()) > mostTableSectors)
        return damaged("table");
    MILLRACE_TRY(readTable(std::move(tables)));
    MILLRACE_TRY(readFolder(numberAt(head, 48)));
    const quint32 small = numberAt(head, 60);
    if (small <= lastSector) {
        MILLRACE_ASSIGN(const QByteArray bytes, wholeChain(small));
        for (qint64 at = 0; at + 4 <= bytes.size(); at += 4)
            m_smallNext.push_back(numberAt(bytes, at));
    }
    return {};
}

Result<void> CompoundFile::readTable(std::vector<quint32> sectors)
{
    const qint64 inFile = m_device->size() / m_sectorSize + 1;
    for (const quint32 each : sectors) {
        if (qint64(m_next.size()) > inFile)
            break;
        MILLRACE_ASSIGN(const QByteArray bytes, sector(each));
        for (qint64 at = 0; at + 4 <= bytes.size(); at += 4)
            m_next.push_back(numberAt(bytes, at));
    }
    return {};
}

Result<void> CompoundFile::readFolder(quint32 first)
{
    MILLRACE_ASSIGN(const QByteArray folder, wholeChain(first));
    for (qint64 at = 0; at + folderEntryBytes <= folder.size(); at += folderEntryBytes) {
        const quint8 kind = quint8(folder[at + 66]);
        const quint16 nameBytes = wordAt(folder, at + 64);
        if ((kind != streamEntry && kind != rootEntry) || nameBytes < 2 || nameBytes > 64)
            continue;
        Stream stream{numberAt(folder, at + 116), qint64(numberAt(folder, at + 120)), false};
        if (kind == rootEntry) {
            if (stream.first <= lastSector) {
                MILLRACE_ASSIGN(m_smallSectors, chain(stream.first, m_next));
            }
            continue;
        }
        QString name;
        for (int i = 0; i < nameBytes / 2 - 1; ++i)
            name += QChar(wordAt(folder, at + 2 * i));
        stream.small = stream.size < m_smallBelow;
        m_streams.insert(name, stream);
    }
    return {};
}

Result<QByteArray> CompoundFile::sector(quint32 number)
{
    const qint64 at = (qint64(number) + 1) * m_sectorSize;
    if (number > lastSector || at >= m_device->size() || !m_device->seek(at))
        return damaged("sector");
    QByteArray bytes = m_device->read(m_sectorSize);
    // The last sector of a file may be cut where its stream ends.
    bytes.resize(m_sectorSize, '\0');
    return bytes;
}

Result<std::vector<quint32>> CompoundFile::chain(quint32 first, const std::vector<quint32> &table) const
{
    std::vector<quint32> sectors;
    for (quint32 at = first; at != endOfChain; at = table[at]) {
        if (at >= table.size() || sectors.size() > table.size())
            return damaged("chain");
        sectors.push_back(at);
    }
    return sectors;
}

Result<QByteArray> CompoundFile::wholeChain(quint32 first)
{
    MILLRACE_ASSIGN(const std::vector<quint32> sectors, chain(first, m_next));
    QByteArray bytes;
    for (const quint32 each : sectors) {
        MILLRACE_ASSIGN(const QByteArray part, sector(each));
        bytes += part;
    }
    return bytes;
}

Result<QByteArray> CompoundFile::read(const QString &stream, qint64 from, qint64 bytes)
{
    const auto found = m_streams.constFind(stream);
    if (found == m_streams.constEnd())
        return damaged("stream");
    if (m_chained != stream) {
        MILLRACE_ASSIGN(m_chain, chain(found->first, found->small ? m_smallNext : m_next));
        m_chained = stream;
    }
    const qint64 piece = found->small ? m_smallSize : m_sectorSize;
    const qint64 end = std::min({from + bytes, found->size, qint64(m_chain.size()) * piece});
    QByteArray result;
    for (qint64 at = from; at < end;) {
        const quint32 number = m_chain[size_t(at / piece)];
        const qint64 within = at % piece;
        const qint64 length = std::min(piece - within, end - at);
        if (found->small) {
            const qint64 place = qint64(number) * m_smallSize;
            const qint64 holder = place / m_sectorSize;
            if (holder >= qint64(m_smallSectors.size()))
                return damaged("short sector");
            MILLRACE_ASSIGN(const QByteArray all, sector(m_smallSectors[size_t(holder)]));
            result += all.mid(place % m_sectorSize + within, length);
        } else {
            MILLRACE_ASSIGN(const QByteArray all, sector(number));
            result += all.mid(within, length);
        }
        at += length;
    }
    return result;
}

} // namespace millrace::interchange
