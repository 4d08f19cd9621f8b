// SPDX-License-Identifier: GPL-3.0-or-later
// millrace-bench [--json FILE] [--small] [--figure NAME]... [--runs N] [--base DIR]
#include "tests/bench/figure.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>
#include <QTextStream>

using namespace millrace::bench;

namespace {

struct Figure
{
    const char *name;
    void (*measure)(Bench &);
};
constexpr Figure figures[] = {
    {"lists", measureLists},         {"segments", measureSegments}, {"pipeline", measurePipeline},
    {"search", measureSearch},       {"recall", measureRecall},     {"save", measureSaves},
    {"funnel", measureFunnel},       {"export", measureExport},     {"import", measureImport},
    {"reports", measureReports},     {"paper", measurePaper},       {"window", measureWindow},
#ifdef MILLRACE_BENCH_SERVER
    {"accept", measureAccept},       {"first", measureFirstSync},   {"news", measureNews},
    {"memory", measureServerMemory}, {"growth", measureGrowth},
#endif
};

bool writeJson(const QString &path, const Options &options, const std::vector<Line> &lines)
{
    QJsonArray array;
    for (const Line &line : lines)
        array.append(line.json());
    const QJsonObject document{{QStringLiteral("small"), options.small},
                               {QStringLiteral("runs"), options.runs},
                               {QStringLiteral("cpu"), QSysInfo::currentCpuArchitecture()},
                               {QStringLiteral("system"), QSysInfo::prettyProductName()},
                               {QStringLiteral("figures"), array}};
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(document).toJson()) > 0;
}

} // namespace

int main(int argc, char **argv)
{
    // Paper is painted, on no screen; the window is measured in a process of its own.
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    if (platform.isEmpty())
        qunsetenv("QT_QPA_PLATFORM");
    else
        qputenv("QT_QPA_PLATFORM", platform);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Millrace beside its hand-written counterparts."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("json"), QStringLiteral("Write the figures into FILE."), QStringLiteral("FILE")},
         {QStringLiteral("small"), QStringLiteral("20,000 and 100,000 customers: a quick look.")},
         {QStringLiteral("figure"), QStringLiteral("Only this one; may be repeated."), QStringLiteral("NAME")},
         {QStringLiteral("runs"), QStringLiteral("Paired runs of each figure."), QStringLiteral("N"),
          QStringLiteral("5")},
         {QStringLiteral("base"), QStringLiteral("Folder of the generated bases."), QStringLiteral("DIR"),
          QCoreApplication::applicationDirPath() + QStringLiteral("/../bench")}});
    parser.process(application);
    Options options;
    options.small = parser.isSet(QStringLiteral("small"));
    options.runs = parser.value(QStringLiteral("runs")).toInt();
    options.folder = QDir::cleanPath(parser.value(QStringLiteral("base")));
    options.only = parser.values(QStringLiteral("figure"));
    QStringList known;
    for (const Figure &figure : figures)
        known << QString::fromLatin1(figure.name);
    for (const QString &name : std::as_const(options.only))
        if (!known.contains(name)) {
            QTextStream(stderr) << "millrace-bench: no figure " << name << "; known: " << known.join(u' ') << Qt::endl;
            return 2;
        }
    if (options.runs < 1) {
        QTextStream(stderr) << "millrace-bench: --runs needs a number" << Qt::endl;
        return 2;
    }

    Bases bases(options.folder, options.small);
    Bench bench{options, bases, {}};
    for (const Figure &figure : figures)
        if (options.only.isEmpty() || options.only.contains(QString::fromLatin1(figure.name)))
            figure.measure(bench);

    qsizetype missed = 0;
    for (const Line &line : bench.lines)
        missed += line.reached() ? 0 : 1;
    QTextStream(stdout) << (missed == 0 ? QStringLiteral("every goal reached")
                                        : QStringLiteral("%1 goals missed").arg(missed))
                        << Qt::endl;
    if (parser.isSet(QStringLiteral("json")) &&
        !writeJson(parser.value(QStringLiteral("json")), options, bench.lines)) {
        QTextStream(stderr) << "millrace-bench: cannot write " << parser.value(QStringLiteral("json")) << Qt::endl;
        return 3;
    }
    return 0;
}
