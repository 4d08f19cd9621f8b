// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bases.h"

#include "tests/bench/figure.h"

#include <QDir>
#include <QFile>
#include <QTextStream>

namespace millrace::bench {

/// Counts up when the generator or the file format makes other bases.
static constexpr int baseVersion = 2;

QString Bases::scratch(const QString &name) const
{
    QDir().mkpath(m_folder);
    const QString path = m_folder + u'/' + name;
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral(".lock")})
        QFile::remove(path + suffix);
    return path;
}

std::unique_ptr<Workspace> Bases::fresh(const QString &name)
{
    Workspace::InitOptions options;
    options.path = scratch(name);
    options.currency = *CurrencyCode::fromString(u"CNY");
    options.zone = QTimeZone("Asia/Shanghai");
    return must(Workspace::init(options, m_clock, m_ids));
}

std::unique_ptr<Workspace> Bases::open(const QString &path, Workspace::Access access)
{
    return must(Workspace::open(path, access, m_clock, m_ids));
}

QString Bases::base(const QString &name, qint64 count, const GenerateOptions &options)
{
    const QString file = QStringLiteral("%1-%2-v%3.millrace").arg(name).arg(count).arg(baseVersion);
    const QString path = m_folder + u'/' + file;
    if (QFile::exists(path))
        return path;
    QTextStream(stdout) << "making " << path << Qt::endl;
    const QString making = QStringLiteral("making.millrace");
    double took = 0;
    qint64 records = 0;
    {
        auto workspace = fresh(making);
        took = timed([&] {
            for (const auto &[entity, count] : must(generate(*workspace, options)).records)
                records += count;
        });
    }
    QTextStream(stdout) << records << " records in " << qRound64(took / 1000) << " s, "
                        << qRound64(double(records) / took * 1000) << " a second" << Qt::endl;
    // Opening and closing once more leaves no log behind.
    open(m_folder + u'/' + making, Workspace::Access::Write).reset();
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::rename(m_folder + u'/' + making + suffix, path + suffix);
    return path;
}

/// So many customers without anything that belongs to them.
static GenerateOptions only(qint64 customers)
{
    GenerateOptions options;
    options.customers = customers;
    options.seed = 42;
    options.contacts = options.opportunities = options.activities = options.tasks = 0;
    return options;
}

QString Bases::companyPath()
{
    GenerateOptions options;
    options.customers = companyCustomers();
    options.seed = 42;
    return base(QStringLiteral("company"), options.customers, options);
}

QString Bases::customersPath(qint64 count)
{
    return base(QStringLiteral("customers"), count, only(count));
}

QString Bases::millionPath()
{
    return customersPath(millionCustomers());
}

QString Bases::opportunitiesPath(qint64 count)
{
    GenerateOptions options = only(count / 100);
    options.opportunities = count;
    return base(QStringLiteral("opportunities"), count, options);
}

std::unique_ptr<Workspace> Bases::company()
{
    return open(companyPath(), Workspace::Access::Read);
}

std::unique_ptr<Workspace> Bases::million()
{
    return open(millionPath(), Workspace::Access::Read);
}

} // namespace millrace::bench
