// SPDX-License-Identifier: GPL-3.0-or-later
// Every file of the torture sets, imported for real into one workspace: what comes of each is written down in
// torture_outcomes.txt beside this file.
#include "core/interchange/import_columns.h"
#include "tests/core/interchange/import_fixture.h"
#include "tests/support/catch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace millrace;
using namespace millrace::test;

namespace {

/// The first column is a customer's name, the second its notes: what every table has.
std::optional<ImportMapping> plainMapping(const QString &path)
{
    ImportOptions options;
    options.path = path;
    const auto source = interchange::openTable(options);
    if (!source)
        return std::nullopt;
    ImportMapping mapping;
    mapping.entity = QStringLiteral("customer");
    const QStringList fields{QStringLiteral("name"), QStringLiteral("notes")};
    for (qsizetype i = 0; i < std::min<qsizetype>(2, (*source)->headers().size()); ++i) {
        ColumnMapping column;
        column.column = (*source)->headers()[i];
        column.field = fields[i];
        mapping.columns.push_back(column);
    }
    return mapping;
}

QString outcomeOfImport(ImportWorld &world, const QString &path, const QString &set)
{
    ImportOptions options = world.options(QStringLiteral("contact"), path);
    if (!set.startsWith(u"contacts")) {
        options.entity = QStringLiteral("customer");
        options.mapping = plainMapping(path);
    }
    const auto report = world.tryImport(options);
    if (!report) {
        QStringList finding = report.error().arguments.mid(1);
        if (report.error().code != ErrorCode::FileFormat)
            finding.prepend(errorWord(report.error().code));
        return QStringLiteral("refused: ") + finding.join(u' ').simplified().left(80);
    }
    CHECK(report->read == report->created + report->updated + report->skipped + report->failed);
    if (report->failed > 0)
        CHECK_FALSE(report->rowProblems.empty());
    return QStringLiteral("read %1, created %2, refused %3").arg(report->read).arg(report->created).arg(report->failed);
}

/// The most memory that this process held, in MB; 0 where the system does not say. `reset` begins anew.
qint64 peakMemory(bool reset)
{
    if (reset) {
        QFile clear(QStringLiteral("/proc/self/clear_refs"));
        if (!clear.open(QIODevice::WriteOnly) || clear.write("5") != 1)
            return 0;
    }
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').front().toLongLong() / 1024;
    return 0;
}

QStringList expectedOutcomes()
{
    const QByteArray text =
        contentOf(QStringLiteral(MILLRACE_SOURCE_DIR "/tests/core/interchange/torture_outcomes.txt"));
    return QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

TEST_CASE("every file of the torture sets is imported or refused as it is known to be")
{
    const QString root = QFileInfo(sharedData(QStringLiteral("csv-torture"))).path();
    if (sharedData(QStringLiteral("csv-torture")).isEmpty())
        return;
    ImportWorld world;
    peakMemory(true);
    QStringList outcomes;
    for (const QString &set :
         {QStringLiteral("contacts-csv"), QStringLiteral("contacts-vcard"), QStringLiteral("csv-torture"),
          QStringLiteral("text-encodings"), QStringLiteral("xlsx-torture")}) {
        for (const QString &path : filesBelow(root + u'/' + set)) {
            if (set == u"xlsx-torture" && !path.endsWith(u".xlsx") && !path.endsWith(u".xls"))
                continue;
            INFO(path.toStdString());
            const QString outcome = outcomeOfImport(world, path, set);
            outcomes << QDir(root).relativeFilePath(path) + QStringLiteral(": ") + outcome;
        }
    }
    const qint64 peak = peakMemory(false);
    CHECK(peak < 300);
    const QStringList expected = expectedOutcomes();
    for (qsizetype i = 0; i < std::max(outcomes.size(), expected.size()); ++i)
        CHECK(outcomes.value(i).toStdString() == expected.value(i).toStdString());
    if (outcomes != expected) {
        QFile actual(QDir::temp().filePath(QStringLiteral("torture_outcomes.txt")));
        REQUIRE(actual.open(QIODevice::WriteOnly));
        actual.write(outcomes.join(u'\n').toUtf8() + '\n');
        WARN("what came of it now: " << actual.fileName().toStdString());
    }
    CHECK(must(world.workspace->verify()).ok);
}
