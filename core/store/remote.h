// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/field_type.h"

#include <atomic>
#include <memory>

namespace millrace {

/// A prepared statement on a database server: what Statement hands its calls to where the database is no file.
class RemoteStatement
{
public:
    virtual ~RemoteStatement() = default;

    virtual void bind(int position, Column value) = 0;
    virtual Result<bool> step() = 0;
    /// Forgets the answer; `bindings`: what was bound too.
    virtual void reset(bool bindings) = 0;
    /// What the row holds there, valid until the next step or reset.
    struct Cell
    {
        Column::Kind kind = Column::Kind::Null;
        std::int64_t integer = 0;
        QByteArrayView bytes;
    };
    virtual Cell cell(int column) const = 0;
    virtual int columnCount() const = 0;
    virtual QByteArray sql() const = 0;

    bool busy = false;
};

/// One connection of one thread to a database server, as Database uses it. Takes the same SQL as SQLite does, as far as
/// core/store writes it (core/store/SCHEMA.md), and answers the same.
class RemoteDatabase
{
public:
    virtual ~RemoteDatabase() = default;

    virtual Result<RemoteStatement *> prepare(const QByteArray &sql) = 0;
    virtual Result<void> execute(const QByteArray &sql) = 0;
    /// Write waits until no other connection to the database writes, whichever process has it.
    virtual Result<void> begin(bool writes) = 0;
    virtual Result<void> commit() = 0;
    virtual void rollback() = 0;
    virtual bool inTransaction() const = 0;
    virtual std::int64_t changes() const = 0;
    virtual void stopWhen(std::atomic<bool> *cancelled) = 0;
    /// The library and the server in words ("PostgreSQL 15.14").
    virtual QString version() const = 0;
    /// False once the connection is lost.
    virtual bool isAlive() const = 0;
};

/// Waits for what other processes tell of a database: a connection of its own that only listens.
class RemoteSignal
{
public:
    virtual ~RemoteSignal() = default;

    /// Returns when another process told something (true), wake() was called or the time is over, whichever comes
    /// first; a lost connection is made anew. Never trusted alone: whoever waits looks anyway.
    virtual bool wait(int milliseconds) = 0;
    /// Ends a wait; any thread.
    virtual void wake() = 0;
    /// Tells the other processes that something was committed. On the waiting thread.
    virtual void tell() = 0;
    /// Whether this process is the only one at work on the database; asked once, at the beginning.
    virtual Result<bool> isAlone() = 0;
};

/// How a program reaches a kind of database server; null members = not.
struct RemoteKind
{
    enum class Part { Workspace, Accounts };
    enum class Mode { Create, Write, Read };
    Result<std::unique_ptr<RemoteDatabase>> (*open)(const QString &address, Mode mode, Part part) = nullptr;
    Result<std::unique_ptr<RemoteSignal>> (*listen)(const QString &address) = nullptr;
    /// Takes what a creation that failed has left behind away.
    Result<void> (*discard)(const QString &address) = nullptr;
};

} // namespace millrace
