// SPDX-License-Identifier: GPL-3.0-or-later
// millrace-soak [--kills N | --hours N] [--seed S]: programs killed at random points of importing, editing one
// and many records, and undoing.
#include "tests/bench/soak/ordeal.h"
#include "tests/bench/soak/writer_child.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTextStream>

using namespace millrace::soak;

namespace {

/// A workspace grows with every round; a fresh one keeps each look at everything short.
constexpr int roundsPerWorkspace = 25;

void add(Tally &sum, const Tally &part)
{
    sum.kills += part.kills;
    sum.acknowledged += part.acknowledged;
    sum.inFlight += part.inFlight;
    sum.importsTaken += part.importsTaken;
    sum.importsWhole += part.importsWhole;
    sum.undosTaken += part.undosTaken;
}

int endure(qint64 kills, double hours, std::uint64_t seed)
{
    QTextStream out(stdout);
    QElapsedTimer timer;
    timer.start();
    Tally sum;
    const auto enough = [&] { return kills > 0 ? sum.kills >= kills : double(timer.elapsed()) >= hours * 3'600'000; };
    for (std::uint64_t world = 0; !enough(); ++world) {
        QTemporaryDir folder;
        Ordeal ordeal(folder.path(), seed + world);
        bool sound = ordeal.begin();
        for (int round = 0; sound && round < roundsPerWorkspace && !enough(); ++round) {
            const Tally before = ordeal.tally();
            sound = ordeal.round();
            sum.kills += ordeal.tally().kills - before.kills;
        }
        Tally rest = ordeal.tally();
        rest.kills = 0;
        add(sum, rest);
        if (!sound) {
            folder.setAutoRemove(false);
            out << "FAILED after " << sum.kills << " kills (seed " << seed + world << "): " << ordeal.failure()
                << "\nthe workspace is kept: " << ordeal.workspacePath() << Qt::endl;
            return 1;
        }
        out << sum.kills << " kills: " << sum.acknowledged << " edits acknowledged and kept, " << sum.inFlight
            << " in flight, imports " << sum.importsTaken << " taken back and " << sum.importsWhole << " whole, undos "
            << sum.undosTaken << Qt::endl;
    }
    out << "survived " << sum.kills << " kills" << Qt::endl;
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Kills programs that write and looks at what they left."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("kills"), QStringLiteral("Stop after N kills."), QStringLiteral("N")},
         {QStringLiteral("hours"), QStringLiteral("Stop after N hours."), QStringLiteral("N"), QStringLiteral("1")},
         {QStringLiteral("seed"), QStringLiteral("Begin with seed S."), QStringLiteral("S"), QStringLiteral("1")},
         {QStringLiteral("writer"), QStringLiteral("Edit this workspace until killed."), QStringLiteral("WS")},
         {QStringLiteral("importer"), QStringLiteral("Import into this workspace."), QStringLiteral("WS")},
         {QStringLiteral("csv"), QStringLiteral("What --importer imports."), QStringLiteral("FILE")}});
    parser.process(application);
    const std::uint64_t seed = parser.value(QStringLiteral("seed")).toULongLong();
    if (parser.isSet(QStringLiteral("importer")))
        return importInPieces(parser.value(QStringLiteral("importer")), parser.value(QStringLiteral("csv")));
    if (parser.isSet(QStringLiteral("writer")))
        return editForEver(parser.value(QStringLiteral("writer")), seed);
    bool understood = true;
    const qint64 kills =
        parser.isSet(QStringLiteral("kills")) ? parser.value(QStringLiteral("kills")).toLongLong(&understood) : 0;
    if (!understood || parser.value(QStringLiteral("hours")).toDouble() <= 0) {
        QTextStream(stderr) << "millrace-soak: --kills and --hours need a number" << Qt::endl;
        return 2;
    }
    return endure(kills, parser.value(QStringLiteral("hours")).toDouble(), seed);
}
