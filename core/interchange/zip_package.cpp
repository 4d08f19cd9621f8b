// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/zip_package.h"

#include <zip.h>

#include <algorithm>

namespace millrace::interchange {

namespace {

/// What libzip asks of a file, answered by a device: names of files stay Qt's business on every system.
struct DeviceSource
{
    std::unique_ptr<QIODevice> device;
    zip_error_t error;
};

zip_int64_t answerZip(void *state, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    auto *source = static_cast<DeviceSource *>(state);
    QIODevice &device = *source->device;
    const auto failed = [source](int code) -> zip_int64_t {
        zip_error_set(&source->error, code, 0);
        return -1;
    };
    switch (command) {
    case ZIP_SOURCE_OPEN:
        return device.seek(0) ? 0 : failed(ZIP_ER_SEEK);
    case ZIP_SOURCE_READ: {
        const qint64 got = device.read(static_cast<char *>(data), qint64(length));
        return got < 0 ? failed(ZIP_ER_READ) : got;
    }
    case ZIP_SOURCE_CLOSE:
        return 0;
    case ZIP_SOURCE_STAT: {
        auto *stat = static_cast<zip_stat_t *>(data);
        zip_stat_init(stat);
        stat->valid = ZIP_STAT_SIZE;
        stat->size = zip_uint64_t(device.size());
        return sizeof(zip_stat_t);
    }
    case ZIP_SOURCE_SEEK: {
        const zip_int64_t offset = zip_source_seek_compute_offset(
            zip_uint64_t(device.pos()), zip_uint64_t(device.size()), data, length, &source->error);
        if (offset < 0)
            return -1;
        return device.seek(offset) ? 0 : failed(ZIP_ER_SEEK);
    }
    case ZIP_SOURCE_TELL:
        return device.pos();
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&source->error, data, length);
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                              ZIP_SOURCE_SUPPORTS, -1);
    case ZIP_SOURCE_FREE:
        zip_error_fini(&source->error);
        delete source;
        return 0;
    default: // what writing would need
        return failed(ZIP_ER_OPNOTSUPP);
    }
}

bool isBloated(qint64 inflated, qint64 compressed)
{
    return inflated > maxInflatedBytes ||
           (inflated > freelyInflatedBytes && inflated / maxInflationRatio > std::max<qint64>(compressed, 1));
}

} // namespace

ZipPart::ZipPart(zip_file *file, qint64 compressed, qint64 declared)
    : m_file(file), m_compressed(compressed), m_declared(declared)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

ZipPart::~ZipPart()
{
    zip_fclose(m_file);
}

qint64 ZipPart::refuse(const char *finding)
{
    m_refusal = QString::fromLatin1(finding);
    return -1;
}

qint64 ZipPart::readData(char *data, qint64 wanted)
{
    if (!m_refusal.isEmpty())
        return -1;
    const zip_int64_t got = zip_fread(m_file, data, zip_uint64_t(wanted));
    if (got < 0)
        return refuse("bad_zip");
    m_inflated += got;
    m_sinceMark += got;
    // The sizes that the archive declares may lie; what really comes out may not.
    if (isBloated(m_inflated, m_compressed))
        return refuse("zip_bomb");
    if (m_sinceMark > maxTokenBytes)
        return refuse("cell_too_large");
    return got;
}

QString ZipPackage::keyOf(const QString &part)
{
    QString key = part.toLower();
    key.replace(u'\\', u'/');
    while (key.startsWith(u'/'))
        key.remove(0, 1);
    return key;
}

Result<std::unique_ptr<ZipPackage>> ZipPackage::open(std::unique_ptr<QIODevice> device, const QString &name)
{
    auto *state = new DeviceSource{std::move(device), {}};
    zip_error_init(&state->error);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_function_create(answerZip, state, &error);
    if (!source) {
        delete state;
        zip_error_fini(&error);
        return fail(ErrorCode::FileFormat, {name, QStringLiteral("bad_zip")});
    }
    zip *archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (!archive) {
        zip_source_free(source);
        return fail(ErrorCode::FileFormat, {name, QStringLiteral("bad_zip")});
    }
    std::unique_ptr<ZipPackage> package(new ZipPackage(archive, name));
    MILLRACE_TRY(package->listEntries());
    return package;
}

ZipPackage::~ZipPackage()
{
    zip_discard(m_archive);
}

Result<void> ZipPackage::listEntries()
{
    const zip_int64_t entries = zip_get_num_entries(m_archive, 0);
    if (entries > maxZipEntries)
        return fail(ErrorCode::FileFormat, {m_name, QStringLiteral("zip_bomb")});
    for (zip_int64_t i = 0; i < entries; ++i)
        if (const char *entry = zip_get_name(m_archive, zip_uint64_t(i), ZIP_FL_ENC_GUESS))
            m_entries.insert(keyOf(QString::fromUtf8(entry)), i);
    return {};
}

Result<std::unique_ptr<ZipPart>> ZipPackage::part(const QString &part) const
{
    const auto refuse = [this](QStringList finding) {
        finding.prepend(m_name);
        return fail(ErrorCode::FileFormat, std::move(finding));
    };
    const auto entry = m_entries.constFind(keyOf(part));
    if (entry == m_entries.constEnd())
        return refuse({QStringLiteral("missing_part"), part});
    zip_stat_t stat;
    if (zip_stat_index(m_archive, zip_uint64_t(*entry), 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE))
        return refuse({QStringLiteral("bad_zip")});
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return refuse({QStringLiteral("encrypted")});
    if (isBloated(qint64(stat.size), qint64(stat.comp_size)))
        return refuse({QStringLiteral("zip_bomb")});
    zip_file_t *file = zip_fopen_index(m_archive, zip_uint64_t(*entry), 0);
    if (!file)
        return refuse({QStringLiteral("bad_zip")});
    return std::make_unique<ZipPart>(file, qint64(stat.comp_size), qint64(stat.size));
}

} // namespace millrace::interchange
