// SPDX-License-Identifier: GPL-3.0-or-later
// The workspaces that figures are measured on: generated once, kept in a folder.
#pragma once

#include "core/base/platform/system_clock.h"
#include "core/interchange/generate.h"
#include "core/workspace/workspace.h"

namespace millrace::bench {

class Bases
{
public:
    Bases(QString folder, bool small) : m_folder(std::move(folder)), m_small(small) {}

    /// 100,000 customers (small: 20,000), twice as many contacts, as many opportunities, ten times as many activities.
    std::unique_ptr<Workspace> company();
    /// 1,000,000 customers (small: 100,000) and nothing else.
    std::unique_ptr<Workspace> million();
    /// So many opportunities of a hundredth as many customers and nothing else.
    QString opportunitiesPath(qint64 count);
    /// A fresh workspace at a path of its own.
    std::unique_ptr<Workspace> fresh(const QString &name);

    /// So many customers and nothing else.
    QString customersPath(qint64 count);

    QString companyPath();
    QString millionPath();
    qint64 companyCustomers() const { return m_small ? 20'000 : 100'000; }
    qint64 millionCustomers() const { return m_small ? 100'000 : 1'000'000; }
    /// A path in the folder where nothing is: what was there is removed.
    QString scratch(const QString &name) const;
    std::unique_ptr<Workspace> open(const QString &path, Workspace::Access access);

private:
    QString base(const QString &name, qint64 count, const GenerateOptions &options);

    QString m_folder;
    bool m_small;
    FixedClock m_clock{Instant{1'767'225'600'000'000}}; // 2026-01-01 00:00 UTC
    SystemIdSource m_ids;
};

} // namespace millrace::bench
