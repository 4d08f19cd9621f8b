// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/funnel_asked.h"
#include "app/cli/funnel_shown.h"
#include "app/cli/output_file.h"
#include "app/cli/records_shown.h"
#include "core/interchange/csv_writer.h"
#include "core/reports/funnel_comparison.h"
#include "ui/charts/report_chart.h"
#include "ui/print/report_out.h"
#include "ui/text/formats.h"
#include "ui/text/funnel_text.h"

#include <QFileInfo>
#include <QJsonArray>

namespace millrace::cli {

namespace {

constexpr qsizetype findingsOnPaper = 5;

Attempt<FunnelQuery> funnelAsked(Run &run, const QString &until)
{
    const Arguments &arguments = run.arguments();
    FunnelQuery query;
    const QString mode = arguments.value("mode", "flow");
    if (mode != QLatin1String("flow") && mode != QLatin1String("stock"))
        return misuse(translate("cli", "--mode is flow or stock, not “%1”.").arg(mode));
    query.mode = mode == QLatin1String("stock") ? FunnelMode::Stock : FunnelMode::Flow;
    if (query.mode == FunnelMode::Stock && (arguments.has("from") || !until.isEmpty()))
        return misuse(translate("cli", "A period goes with --mode flow; stock is asked --as-of a moment."));
    if (arguments.has("from")) {
        MILLRACE_ASSIGN(query.from, run.moment(arguments.value("from"), Run::DayEdge::Start));
    }
    if (!until.isEmpty()) {
        MILLRACE_ASSIGN(query.to, run.moment(until, Run::DayEdge::End));
    }
    if (query.from && query.to && *query.to < *query.from)
        return misuse(translate("cli", "The period ends (--to %1) before it begins (--from %2).")
                          .arg(until, arguments.value("from")));
    MILLRACE_TRY(run.readMoments(query.asOf, query.knownAt));
    if (arguments.has("by"))
        query.by = FieldPath::of(arguments.value("by"));
    MILLRACE_ASSIGN(query.filter, filterOption(run));
    MILLRACE_ASSIGN(query.pipeline, pipelineAsked(run));
    return query;
}

/// What --compare names: the period before, or the same funnel of one person.
Attempt<std::optional<FunnelQuery>> comparedAsked(const Run &run, const FunnelQuery &query)
{
    const QString named = run.arguments().value("compare");
    if (named.isEmpty())
        return std::optional<FunnelQuery>();
    if (named == QLatin1String("earlier")) {
        const auto earlier = earlierFunnel(query, run.session().zone, run.clock().now());
        if (!earlier)
            return misuse(
                translate("cli", "--compare earlier needs --from: the period before is as long as this one."));
        return earlier;
    }
    const QString user = QStringLiteral("user");
    std::vector<RecordId> ids;
    if (const auto id = RecordId::fromString(named)) {
        ids = {*id};
    } else {
        MILLRACE_ASSIGN(ids, run.workspace().idsTitled(run.session(), user, named));
    }
    if (ids.empty())
        return fail(Error{ErrorCode::NotFound, {user, named}, {}});
    if (ids.size() > 1)
        return misuse(translate("cli", "Several users are called “%1”: name one by its id.").arg(named));
    return std::optional(funnelOf(query, ids.front()));
}

QJsonArray differencesDocument(const FunnelComparison &comparison)
{
    const auto value = [](const std::optional<double> &number) { return number ? QJsonValue(*number) : QJsonValue(); };
    QJsonArray differences;
    for (size_t i = 0; i < comparison.stages.size(); ++i)
        differences.append(QJsonObject{{QStringLiteral("stage"), comparison.here.total.stages[i].name},
                                       {QStringLiteral("conversion"), value(comparison.stages[i].conversion)},
                                       {QStringLiteral("median_days"), value(comparison.stages[i].medianDays)},
                                       {QStringLiteral("chance"), value(comparison.stages[i].chance)}});
    return differences;
}

Result<void> writeCsv(const FunnelReport &report, const QString &path)
{
    OutputFile file(path);
    MILLRACE_TRY(file.open());
    CsvWriter writer(file.device(), path, {.guardFormulas = true});
    for (const QStringList &line : funnelLines(report)) {
        const std::vector<QString> cells(line.begin(), line.end());
        MILLRACE_TRY(writer.writeRow(cells));
    }
    MILLRACE_TRY(writer.finish());
    return file.finish();
}

Attempt<Answer> performFunnel(Run &run)
{
    MILLRACE_ASSIGN(const PeriodEnds ends,
                    periodEndsAsked(run, {QStringLiteral("pdf"), QStringLiteral("png"), QStringLiteral("svg"),
                                          QStringLiteral("xlsx"), QStringLiteral("csv")}));
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const FunnelQuery query, funnelAsked(run, ends.day));
    const QString &file = ends.file;
    MILLRACE_ASSIGN(const std::optional<FunnelQuery> compared, comparedAsked(run, query));
    FunnelComparison comparison;
    if (compared) {
        MILLRACE_ASSIGN(comparison, compareFunnels(run.workspace(), run.session(), query, *compared,
                                                   run.progress(translate("cli", "Counting"))));
    } else {
        MILLRACE_ASSIGN(comparison.here, funnelReport(run.workspace(), run.session(), query,
                                                      run.progress(translate("cli", "Counting"))));
    }
    const FunnelReport &report = comparison.here;
    FieldDef moment;
    moment.type = FieldType::DateTime;
    QJsonObject document;
    if (query.by) {
        QJsonArray groups;
        for (const auto &[group, funnel] : report.groups) {
            QJsonObject one = funnelDocument({report, funnel, 0, group, run.isChinese()});
            one.insert(QStringLiteral("value"), group);
            groups.append(one);
        }
        document.insert(QStringLiteral("groups"), groups);
        document.insert(QStringLiteral("total"), funnelDocument({report, report.total, -1, {}, run.isChinese()}));
        document.insert(QStringLiteral("by"), query.by->toString());
    } else {
        document = funnelDocument({report, report.total, -1, {}, run.isChinese()});
    }
    if (compared) {
        document.insert(QStringLiteral("compared"),
                        funnelDocument({comparison.there, comparison.there.total, -1, {}, run.isChinese()}));
        document.insert(QStringLiteral("differences"), differencesDocument(comparison));
    }
    document.insert(QStringLiteral("pipeline"), report.pipelineName);
    document.insert(QStringLiteral("mode"),
                    query.mode == FunnelMode::Stock ? QStringLiteral("stock") : QStringLiteral("flow"));
    document.insert(QStringLiteral("as_of"), valueToJson(moment, report.asOf));
    if (!file.isEmpty()) {
        if (*outFormatOf(file) == OutFormat::Csv) {
            MILLRACE_TRY(writeCsv(report, file));
        } else {
            ChartData chart = funnelChart(report, report.total, compared ? &comparison.there.total : nullptr,
                                          translate("cli", "In comparison"), run.format());
            chart.subtitle = translate("cli", "%1, as of %2")
                                 .arg(query.mode == FunnelMode::Stock ? translate("cli", "Stock at a moment")
                                                                      : translate("cli", "Flow of a period"),
                                      formats::dateTime(report.asOf, run.session().zone, run.isChinese()));
            const QStringList notes =
                funnelFindings(report, comparison.worse, groupText, run.isChinese(), findingsOnPaper);
            MILLRACE_TRY(writeOut(run.workspace(), run.session(), report, chart, notes, file, run.format()));
        }
        document.insert(QStringLiteral("file"), file);
        return Answer::of(document, translate("cli", "The funnel is in %1.").arg(file) + u'\n');
    }
    QString text = translate("cli", "%1, as of %2")
                       .arg(report.pipelineName, formats::dateTime(report.asOf, run.session().zone, run.isChinese())) +
                   QStringLiteral("\n\n");
    for (const auto &[group, funnel] : report.groups)
        text += groupText(group) + u'\n' + funnelText({report, funnel, 0, group, run.isChinese()}) + u'\n';
    if (query.by)
        text += translate("cli", "All together") + u'\n';
    text += funnelText({report, report.total, -1, {}, run.isChinese()});
    if (compared)
        text += u'\n' + translate("cli", "In comparison") + u'\n' +
                funnelText({comparison.there, comparison.there.total, -1, {}, run.isChinese()});
    return Answer::of(document, text);
}

} // namespace

Command funnelCommand()
{
    return {
        "funnel",
        "WORKSPACE [--pipeline P] [--from D --to D] [--by FIELD] [--mode flow|stock] [--as-of T | --known-at T] "
        "[--compare earlier|PERSON] "
        "[--filter "
        "EXPR] "
        "[--to OUT.{pdf,png,svg,xlsx,csv}]",
        QT_TRANSLATE_NOOP("cli", "How opportunities move through the stages, from the journal"),
        "millrace-cli funnel sales.millrace --from 2025-01-01 --to 2025-03-31 --by owner",
        {{"pipeline", "P", QT_TRANSLATE_NOOP("cli", "Name or id; the first one that is used by default")},
         {"from", "DAY", QT_TRANSLATE_NOOP("cli", "Visits of stages that began on this day or later")},
         {"to", "DAY|FILE",
          QT_TRANSLATE_NOOP("cli", "Visits that began on this day or earlier; or a file to write, like OUT.pdf"), true},
         {"by", "FIELD", QT_TRANSLATE_NOOP("cli", "One funnel for each value of this field")},
         {"mode", "flow|stock", QT_TRANSLATE_NOOP("cli", "flow: what began in the period; stock: what stands where")},
         {"compare", "earlier|PERSON",
          QT_TRANSLATE_NOOP("cli", "Beside it the period before, or the funnel of one person")},
         {"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "Only those opportunities")},
         {"as-of", "TIME", QT_TRANSLATE_NOOP("cli", "As things stood then, by what is known now")},
         {"known-at", "TIME", QT_TRANSLATE_NOOP("cli", "As the file said then")}},
        1,
        1,
        performFunnel};
}

} // namespace millrace::cli
