// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop program as people start it, beside a bare window with one page, each in a process of its own; and what
// keeps its event loop busy.
#include "tests/bench/figure.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>
#include <QThread>

#include <cstdlib>

namespace millrace::bench {

namespace {

constexpr int patienceMs = 120'000;
constexpr int lookEveryMs = 10;
constexpr double stallGoalMs = 50;
constexpr double startGoal = 3;
constexpr double memoryGoal = 50;
constexpr double growthGoal = 10;

[[noreturn]] void stop(const QString &why)
{
    QTextStream(stderr) << "millrace-bench: " << why << Qt::endl;
    std::exit(70);
}

/// What one window showed.
struct Shown
{
    double ready = 0;    ///< milliseconds from the first line of main to the first painting with data
    double resident = 0; ///< megabytes once it had come to rest
};

double readyIn(const QByteArray &lines)
{
    for (const QByteArray &line : lines.split('\n'))
        if (const QJsonValue ready = QJsonDocument::fromJson(line).object().value(QLatin1String("ready"));
            ready.isDouble())
            return ready.toDouble();
    return 0;
}

/// Starts a program and waits until it has told that it is ready and its memory stands still; then ends it.
Shown show(const QString &program, const QStringList &arguments, const QString &probe)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForStarted())
        stop(QStringLiteral("cannot start %1").arg(program));
    QByteArray told;
    Shown shown;
    for (int waited = 0; shown.ready == 0; waited += lookEveryMs) {
        if (waited > patienceMs || process.waitForFinished(lookEveryMs))
            stop(QStringLiteral("%1 did not become ready").arg(program));
        if (probe.isEmpty()) {
            told += process.readAllStandardOutput();
        } else if (QFile file(probe); file.open(QIODevice::ReadOnly)) {
            told = file.readAll();
        }
        shown.ready = readyIn(told);
    }
    int still = 0;
    while (still < 50 && !process.waitForFinished(lookEveryMs)) {
        const double now = residentMegabytes(process.processId());
        still = now == shown.resident ? still + 1 : 0;
        shown.resident = now;
    }
    process.terminate();
    if (!process.waitForFinished(patienceMs))
        process.kill();
    return shown;
}

Shown showBare(const QString &workspace)
{
    return show(binary("millrace-bench-window"), {QStringLiteral("bare"), workspace}, {});
}

Shown showProgram(const QString &workspace, const QString &page, const QString &profile)
{
    const QString probe = profile + QStringLiteral("/probe.jsonl");
    QFile::remove(probe);
    return show(binary("millrace"),
                {workspace, QStringLiteral("--profile"), profile, QStringLiteral("--locale"), QStringLiteral("zh_CN"),
                 QStringLiteral("--theme"), QStringLiteral("light"), QStringLiteral("--now"),
                 QStringLiteral("2026-01-01T08:00:00Z"), QStringLiteral("--page"), page, QStringLiteral("--ux-probe"),
                 probe},
                probe);
}

/// Starts of both kinds in turns, the first of each thrown away: it fills the system's caches.
struct Pair
{
    std::vector<double> ours, bare, ratios, oursResident, bareResident;

    Pair(const QString &workspace, const QString &page, int runs)
    {
        const QTemporaryDir profile;
        for (int turn = 0; turn <= runs; ++turn) {
            const Shown one = showProgram(workspace, page, profile.path());
            const Shown other = showBare(workspace);
            if (turn == 0)
                continue;
            ours.push_back(one.ready);
            bare.push_back(other.ready);
            ratios.push_back(one.ready / other.ready);
            oursResident.push_back(one.resident);
            bareResident.push_back(other.resident);
        }
    }
};

void tellStarts(Bench &bench, const QString &workspace)
{
    const int runs = std::max(5, bench.options.runs);
    const qint64 count = bench.bases.companyCustomers();
    for (const char *page : {"today", "opportunities"}) {
        const Pair pair(workspace, QString::fromLatin1(page), runs);
        bench.tell({QStringLiteral("window"),
                    QStringLiteral("start to paint, %1 of %2 / bare").arg(QLatin1String(page)).arg(count),
                    median(pair.ratios), QStringLiteral("x"), median(pair.ours), median(pair.bare), runs, startGoal});
        const double ours = median(pair.oursResident);
        const double bare = median(pair.bareResident);
        if (ours == 0)
            continue;
        Line line{QStringLiteral("window"),
                  QStringLiteral("memory, %1 of %2 (%3 MB) - bare (%4 MB)")
                      .arg(QLatin1String(page))
                      .arg(count)
                      .arg(ours, 0, 'f', 1)
                      .arg(bare, 0, 'f', 1),
                  ours - bare, QStringLiteral("MB")};
        line.runs = runs;
        line.goal = memoryGoal;
        bench.tell(line);
    }
}

void tellGrowth(Bench &bench)
{
    const int runs = std::max(5, bench.options.runs);
    const qint64 few = 10'000;
    const qint64 many = bench.options.small ? 100'000 : 1'000'000;
    const QString small = bench.bases.opportunitiesPath(few);
    const QString large = bench.bases.opportunitiesPath(many);
    std::vector<double> grown;
    const QTemporaryDir profile;
    for (int turn = 0; turn < runs; ++turn) {
        const double before = showProgram(small, QStringLiteral("opportunities"), profile.path()).resident;
        grown.push_back(showProgram(large, QStringLiteral("opportunities"), profile.path()).resident - before);
    }
    Line line{QStringLiteral("window"), QStringLiteral("memory, %1 opportunities - %2").arg(many).arg(few),
              median(grown), QStringLiteral("MB")};
    line.runs = runs;
    line.goal = growthGoal;
    bench.tell(line);
}

void tellTurns(Bench &bench, const QString &role, const QString &workspace)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(binary("millrace-bench-window"), {role, workspace});
    double longest = 0;
    int stalls = 0;
    const auto take = [&](const QByteArray &line) {
        const QJsonObject act = QJsonDocument::fromJson(line).object();
        if (act.isEmpty())
            return;
        Line told{QStringLiteral("window"), act.value(QLatin1String("act")).toString(),
                  act.value(QLatin1String("longest")).toDouble(), QStringLiteral("ms")};
        told.runs = act.value(QLatin1String("steps")).toInt();
        told.hasGoal = act.value(QLatin1String("act")) != QLatin1String("start");
        told.goal = stallGoalMs;
        if (told.hasGoal)
            longest = std::max(longest, told.value);
        stalls += act.value(QLatin1String("stalls")).toInt();
        bench.tell(told);
    };
    while (process.waitForReadyRead(patienceMs))
        while (process.canReadLine())
            take(process.readLine());
    process.waitForFinished(patienceMs);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        stop(QStringLiteral("the window at work on %1 ended badly").arg(workspace));
    bench.tell({QStringLiteral("window"),
                QStringLiteral("longest turn of all, %1 (%2 over 16 ms)").arg(role).arg(stalls), longest,
                QStringLiteral("ms"), 0, 0, 1, stallGoalMs});
}

} // namespace

void measureWindow(Bench &bench)
{
    if (!QFile::exists(binary("millrace")) || !QFile::exists(binary("millrace-bench-window"))) {
        QTextStream(stdout) << "window    not measured: this build has no desktop program" << Qt::endl;
        return;
    }
    // The window writes: what it works on is a copy.
    const QString workspace = bench.bases.scratch(QStringLiteral("window.millrace"));
    QFile::copy(bench.bases.companyPath(), workspace);
    tellStarts(bench, workspace);
    tellGrowth(bench);
    tellTurns(bench, QStringLiteral("company"), workspace);
    bench.bases.scratch(QStringLiteral("window.millrace"));
    tellTurns(bench, QStringLiteral("million"), bench.bases.millionPath());
}

} // namespace millrace::bench
