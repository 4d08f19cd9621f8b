// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QIODevice>

#include <memory>

struct zip;
struct zip_file;

namespace millrace::interchange {

inline constexpr qint64 maxZipEntries = 10'000;
inline constexpr qint64 maxInflatedBytes = 4'000'000'000; ///< of one part
inline constexpr qint64 freelyInflatedBytes = 32'000'000; ///< up to here no ratio is suspicious
inline constexpr qint64 maxInflationRatio = 250;          ///< inflated to compressed bytes
inline constexpr qint64 maxTokenBytes = 12'000'000;       ///< that one reading step may take

/// One part of a package, inflated while it is read. Reading fails for good, with refusal() saying why, where the part
/// grows beyond what its compressed size can honestly become, or where one step of the reader swallows too much.
class ZipPart : public QIODevice
{
public:
    ZipPart(zip_file *file, qint64 compressed, qint64 declared);
    ~ZipPart() override;

    bool isSequential() const override { return true; }
    /// A new step of reading begins.
    void mark() { m_sinceMark = 0; }
    qint64 inflated() const { return m_inflated; }
    qint64 declaredSize() const { return m_declared; }
    /// "zip_bomb", "cell_too_large", "bad_zip", or empty.
    const QString &refusal() const { return m_refusal; }

protected:
    qint64 readData(char *data, qint64 wanted) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 refuse(const char *finding);

    zip_file *m_file;
    qint64 m_compressed;
    qint64 m_declared;
    qint64 m_inflated = 0;
    qint64 m_sinceMark = 0;
    QString m_refusal;
};

/// A ZIP archive read part by part. Part names are compared without regard to case, with / or \ between folders. One
/// thread. Errors: FileFormat {name, "bad_zip"}, {name, "zip_bomb"}, {name, "encrypted"}.
class ZipPackage
{
public:
    /// `name` stands for the file in errors; the device is open for reading and can seek.
    static Result<std::unique_ptr<ZipPackage>> open(std::unique_ptr<QIODevice> device, const QString &name);
    ~ZipPackage();

    bool contains(const QString &part) const { return m_entries.contains(keyOf(part)); }
    /// FileFormat {name, "missing_part", part} where there is none.
    Result<std::unique_ptr<ZipPart>> part(const QString &part) const;
    const QString &name() const { return m_name; }

private:
    ZipPackage(zip *archive, QString name) : m_archive(archive), m_name(std::move(name)) {}
    static QString keyOf(const QString &part);
    Result<void> listEntries();

    zip *m_archive;
    QString m_name;
    QHash<QString, qint64> m_entries;
};

} // namespace millrace::interchange
