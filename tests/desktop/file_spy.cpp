// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/file_spy.h"

#include <QtGlobal>

#include <sqlite3.h>

#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace {

thread_local millrace::test::FileSpy::Counts own;

/// The methods of one kind of file with three of them taken over. The first member is what SQLite sees.
struct Methods
{
    sqlite3_io_methods taken;
    const sqlite3_io_methods *original;
};

const sqlite3_io_methods *originalOf(sqlite3_file *file)
{
    return reinterpret_cast<const Methods *>(file->pMethods)->original;
}

int write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    ++own.writes;
    return originalOf(file)->xWrite(file, bytes, count, offset);
}

int truncate(sqlite3_file *file, sqlite3_int64 size)
{
    ++own.writes;
    return originalOf(file)->xTruncate(file, size);
}

int synchronise(sqlite3_file *file, int flags)
{
    ++own.flushes;
    return originalOf(file)->xSync(file, flags);
}

struct Spy
{
    sqlite3_vfs vfs;
    sqlite3_vfs *system;
    std::mutex mutex;
    std::map<const sqlite3_io_methods *, std::unique_ptr<Methods>> methods;
} spy;

int open(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *flagsOut)
{
    const int code = spy.system->xOpen(spy.system, name, file, flags, flagsOut);
    if (code != SQLITE_OK || !file->pMethods)
        return code;
    const std::lock_guard lock(spy.mutex);
    std::unique_ptr<Methods> &methods = spy.methods[file->pMethods];
    if (!methods) {
        methods = std::make_unique<Methods>(Methods{*file->pMethods, file->pMethods});
        methods->taken.xWrite = write;
        methods->taken.xTruncate = truncate;
        methods->taken.xSync = synchronise;
    }
    file->pMethods = &methods->taken;
    return code;
}

} // namespace

#if defined(Q_OS_LINUX)
// In the place of the system's: what a test writes need not outlive the machine.
extern "C" Q_DECL_EXPORT int fsync(int)
{
    ++own.flushes;
    return 0;
}

extern "C" Q_DECL_EXPORT int fdatasync(int)
{
    ++own.flushes;
    return 0;
}
#endif

namespace millrace::test {

FileSpy::FileSpy()
{
    spy.system = sqlite3_vfs_find(nullptr);
    spy.vfs = *spy.system;
    spy.vfs.zName = "spy";
    spy.vfs.pNext = nullptr;
    spy.vfs.xOpen = open;
    sqlite3_vfs_register(&spy.vfs, 1);
    takeOwn();
}

FileSpy::~FileSpy()
{
    sqlite3_vfs_unregister(&spy.vfs);
    sqlite3_vfs_register(spy.system, 1);
}

FileSpy::Counts FileSpy::takeOwn()
{
    return std::exchange(own, {});
}

bool FileSpy::seesEveryFlush()
{
#if defined(Q_OS_LINUX)
    return true;
#else
    return false;
#endif
}

} // namespace millrace::test
