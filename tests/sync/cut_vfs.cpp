// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/cut_vfs.h"

#include <sqlite3.h>

#include <atomic>
#include <cstring>
#include <mutex>

namespace millrace::test {

namespace {

struct Cut
{
    std::mutex mutex;
    QByteArray path;
    int left = 0;
    bool armed = false;
    bool cut = false;
} theCut;

struct CutFile
{
    sqlite3_file base;
    bool watched;
    QByteArray *path;
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

CutFile *of(sqlite3_file *file)
{
    return reinterpret_cast<CutFile *>(file);
}

/// False: the disk is dead.
bool mayWrite(sqlite3_file *file)
{
    const std::lock_guard lock(theCut.mutex);
    if (!theCut.armed || !of(file)->path || !of(file)->path->startsWith(theCut.path))
        return true;
    if (!theCut.cut && --theCut.left < 0)
        theCut.cut = true;
    return !theCut.cut;
}

int closeFile(sqlite3_file *file)
{
    delete of(file)->path;
    of(file)->path = nullptr;
    sqlite3_file *real = of(file)->real();
    return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}
int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    return of(file)->real()->pMethods->xRead(of(file)->real(), to, size, at);
}
int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    return mayWrite(file) ? of(file)->real()->pMethods->xWrite(of(file)->real(), from, size, at) : SQLITE_IOERR_WRITE;
}
int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return mayWrite(file) ? of(file)->real()->pMethods->xTruncate(of(file)->real(), size) : SQLITE_IOERR_TRUNCATE;
}
int syncFile(sqlite3_file *file, int flags)
{
    return mayWrite(file) ? of(file)->real()->pMethods->xSync(of(file)->real(), flags) : SQLITE_IOERR_FSYNC;
}
int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    return of(file)->real()->pMethods->xFileSize(of(file)->real(), size);
}
int lockFile(sqlite3_file *file, int kind)
{
    return of(file)->real()->pMethods->xLock(of(file)->real(), kind);
}
int unlockFile(sqlite3_file *file, int kind)
{
    return of(file)->real()->pMethods->xUnlock(of(file)->real(), kind);
}
int checkLock(sqlite3_file *file, int *locked)
{
    return of(file)->real()->pMethods->xCheckReservedLock(of(file)->real(), locked);
}
int control(sqlite3_file *file, int what, void *with)
{
    return of(file)->real()->pMethods->xFileControl(of(file)->real(), what, with);
}
int sectorSize(sqlite3_file *file)
{
    return of(file)->real()->pMethods->xSectorSize(of(file)->real());
}
int traits(sqlite3_file *file)
{
    return of(file)->real()->pMethods->xDeviceCharacteristics(of(file)->real());
}
int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **map)
{
    return of(file)->real()->pMethods->xShmMap(of(file)->real(), page, size, extend, map);
}
int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return of(file)->real()->pMethods->xShmLock(of(file)->real(), offset, count, flags);
}
void shmBarrier(sqlite3_file *file)
{
    of(file)->real()->pMethods->xShmBarrier(of(file)->real());
}
int shmUnmap(sqlite3_file *file, int remove)
{
    return of(file)->real()->pMethods->xShmUnmap(of(file)->real(), remove);
}

const sqlite3_io_methods methods{2,        closeFile,  readFile,  writeFile, truncateFile, syncFile, sizeOfFile,
                                 lockFile, unlockFile, checkLock, control,   sectorSize,   traits,   shmMap,
                                 shmLock,  shmBarrier, shmUnmap,  nullptr,   nullptr};

sqlite3_vfs *below = nullptr;

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    CutFile *cut = of(file);
    std::memset(static_cast<void *>(cut), 0, sizeof(CutFile));
    const int opened = below->xOpen(below, name, cut->real(), flags, outFlags);
    // Without methods SQLite does not close a file that it could not open.
    if (opened != SQLITE_OK && !cut->real()->pMethods)
        return opened;
    cut->path = name ? new QByteArray(name) : nullptr;
    cut->base.pMethods = &methods;
    return opened;
}

int removeFile(sqlite3_vfs *, const char *name, int sync)
{
    {
        const std::lock_guard lock(theCut.mutex);
        if (theCut.armed && theCut.cut && QByteArray(name).startsWith(theCut.path))
            return SQLITE_IOERR_DELETE;
    }
    return below->xDelete(below, name, sync);
}

} // namespace

void CutDisk::install()
{
    static sqlite3_vfs layer = [] {
        sqlite3_initialize();
        below = sqlite3_vfs_find(nullptr);
        sqlite3_vfs made = *below;
        made.zName = "cut";
        made.pNext = nullptr;
        made.szOsFile = int(sizeof(CutFile)) + below->szOsFile;
        made.xOpen = openFile;
        made.xDelete = removeFile;
        return made;
    }();
    if (sqlite3_vfs_find(nullptr) != &layer)
        sqlite3_vfs_register(&layer, 1);
}

CutDisk::CutDisk(const QString &path, int writes)
{
    const std::lock_guard lock(theCut.mutex);
    theCut.path = path.toUtf8();
    theCut.left = writes;
    theCut.armed = true;
    theCut.cut = false;
}

CutDisk::~CutDisk()
{
    const std::lock_guard lock(theCut.mutex);
    theCut.armed = false;
    theCut.cut = false;
}

bool CutDisk::isCut() const
{
    const std::lock_guard lock(theCut.mutex);
    return theCut.cut;
}

} // namespace millrace::test
