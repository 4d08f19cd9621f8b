// SPDX-License-Identifier: GPL-3.0-or-later
// What a measurement is and how it is told.
#pragma once

#include "core/base/result.h"
#include "tests/bench/bases.h"

#include <QElapsedTimer>
#include <QJsonObject>

#include <functional>

namespace millrace::bench {

/// One line of the table. Times are in milliseconds; a ratio compares with the hand-written counterpart.
struct Line
{
    QString figure;
    QString what;
    double value = 0;
    QString unit;
    double ours = 0; ///< median of the runs, milliseconds; 0 = not a time
    double raw = 0;  ///< of the counterpart
    int runs = 0;
    double goal = 0;
    bool atMost = true; ///< the goal is a ceiling; else a floor
    bool hasGoal = true;

    bool reached() const { return !hasGoal || (atMost ? value <= goal : value >= goal); }
    QString text() const;
    QJsonObject json() const;
};

struct Options
{
    bool small = false;
    int runs = 5;
    QString folder;
    QStringList only;
};

/// What a figure works with and where its lines go.
struct Bench
{
    const Options &options;
    Bases &bases;
    std::vector<Line> lines;

    /// Adds a line and prints it at once: a long run that is stopped has told what it knew.
    void tell(Line line);
};

double median(std::vector<double> values);
double quantile(std::vector<double> values, double share);
double largest(const std::vector<double> &values);

/// A program of this build.
QString binary(const char *name);
/// Megabytes of a process that lie in memory; nothing on systems that do not tell.
double residentMegabytes(qint64 process);

/// Milliseconds that the work takes.
template <class Work> double timed(Work &&work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

/// The value, or the end of the program with the error on the terminal: a figure of half a run is worth nothing.
[[noreturn]] void giveUp(const Error &error);
template <class T> T must(Result<T> result)
{
    if (!result)
        giveUp(result.error());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

void measureSaves(Bench &bench);
void measureImport(Bench &bench);
void measureSearch(Bench &bench);
void measureRecall(Bench &bench);
void measureLists(Bench &bench);
/// Counting customers by what refers to them.
void measureSegments(Bench &bench);
void measurePipeline(Bench &bench);
/// The funnel from the journal by slices and as of a day.
void measureFunnel(Bench &bench);
void measureExport(Bench &bench);
/// Typical reports beside their SQL, and a workbook beside the bare library.
void measureReports(Bench &bench);
/// A long report as a PDF file beside the bare writer.
void measurePaper(Bench &bench);
/// The desktop program as a process beside a bare window: start, memory, turns of the event loop.
void measureWindow(Bench &bench);
/// The server, where this build has one: changes taken over HTTPS beside the bare HTTP library and inserts by hand.
void measureAccept(Bench &bench);
/// A company sent to an empty workstation.
void measureFirstSync(Bench &bench);
/// An edit on its way to a colleague's workstation.
void measureNews(Bench &bench);
/// The server's process with many clients that wait for news.
void measureServerMemory(Bench &bench);
/// What an edit and a pull cost on small bases and on large ones.
void measureGrowth(Bench &bench);

} // namespace millrace::bench
