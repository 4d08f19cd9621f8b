// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/generate.h"

#include "app/cli/commands/commands.h"
#include "app/cli/sample.h"
#include "ui/text/labels.h"

namespace millrace::cli {

QJsonObject countsDocument(const std::map<QString, qint64> &counts)
{
    QJsonObject document;
    for (const auto &[entity, count] : counts)
        document.insert(entity, count);
    return document;
}

QString countsText(const Run &run, const std::map<QString, qint64> &counts)
{
    QStringList parts;
    for (const auto &[key, count] : counts) {
        const EntityPtr entity = run.catalog()->entity(key);
        parts << QStringLiteral("%1 %2").arg(entity ? entityPluralLabel(*entity, run.locale()) : key).arg(count);
    }
    return parts.join(run.isChinese() ? QStringLiteral("，") : QStringLiteral(", "));
}

Attempt<QJsonObject> makeSample(Run &run)
{
    MILLRACE_ASSIGN(const GenerateReport report,
                    generateSample(run.workspace(), run.progress(translate("cli", "Making the sample"))));
    return countsDocument(report.records);
}

static Attempt<Answer> performGenerate(Run &run)
{
    const Arguments &arguments = run.arguments();
    if (!arguments.has("customers"))
        return misuse(translate("cli", "Say how many: --customers N."));
    GenerateOptions options;
    MILLRACE_ASSIGN(options.customers, arguments.number("customers", 0));
    MILLRACE_ASSIGN(options.contacts, arguments.number("contacts", -1));
    MILLRACE_ASSIGN(options.opportunities, arguments.number("opportunities", -1));
    MILLRACE_ASSIGN(options.activities, arguments.number("activities", -1));
    MILLRACE_ASSIGN(options.tasks, arguments.number("tasks", -1));
    MILLRACE_ASSIGN(const qint64 seed, arguments.number("seed", 1));
    options.seed = std::uint64_t(seed);
    options.progress = run.progress(translate("cli", "Generating"));
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    MILLRACE_ASSIGN(const GenerateReport report, generate(run.workspace(), options));
    return Answer::of({{QStringLiteral("commit"), report.operation.toString()},
                       {QStringLiteral("seed"), seed},
                       {QStringLiteral("records"), countsDocument(report.records)},
                       {QStringLiteral("digest"), QString::fromLatin1(report.digest)}},
                      translate("cli", "Made: %1.").arg(countsText(run, report.records)) + u'\n');
}

Command generateCommand()
{
    return {"generate",
            "WORKSPACE --customers N [--contacts N] [--opportunities N] [--activities N] [--tasks N] [--seed S]",
            QT_TRANSLATE_NOOP("cli", "Fill with a made-up company; same seed and --now, same records"),
            "millrace-cli generate sales.millrace --customers 1000 --seed 7 --now 2025-03-07T09:00:00+08:00",
            {{"customers", "N", QT_TRANSLATE_NOOP("cli", "How many customers")},
             {"contacts", "N", QT_TRANSLATE_NOOP("cli", "How many contacts; two a customer by default")},
             {"opportunities", "N", QT_TRANSLATE_NOOP("cli", "How many opportunities; one a customer by default")},
             {"activities", "N", QT_TRANSLATE_NOOP("cli", "How many activities; ten a customer by default")},
             {"tasks", "N", QT_TRANSLATE_NOOP("cli", "How many tasks; one for five customers by default")},
             {"seed", "S", QT_TRANSLATE_NOOP("cli", "The number that decides all of it; 1 by default")}},
            1,
            1,
            performGenerate};
}

} // namespace millrace::cli
