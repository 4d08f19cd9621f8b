// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/run.h"
#include "app/cli/sample.h"
#include "core/base/platform/system_clock.h"

#include <QFile>

namespace millrace::cli {

static Attempt<Answer> performInit(Run &run)
{
    const Arguments &arguments = run.arguments();
    const auto currency = CurrencyCode::fromString(arguments.value("currency", "CNY"));
    if (!currency)
        return misuse(translate("cli", "“%1” is no currency code, like CNY.").arg(arguments.value("currency")));
    Workspace::InitOptions options;
    options.path = run.word(0);
    options.currency = *currency;
    if (arguments.has("locale"))
        options.locale = run.locale();
    options.zone = run.zone();
    options.person = arguments.value("person");
    MILLRACE_ASSIGN(auto made, Workspace::init(options, run.clock(), run.ids()));
    MILLRACE_TRY(run.adopt(std::move(made)));
    QJsonObject document{{QStringLiteral("workspace"), options.path},
                         {QStringLiteral("format"), Workspace::formatNumber()},
                         {QStringLiteral("currency"), currency->toString()},
                         {QStringLiteral("locale"), run.workspace().locale()},
                         {QStringLiteral("timezone"), QString::fromUtf8(run.workspace().zone().id())}};
    QString text = translate("cli", "Made the workspace %1.").arg(options.path) + u'\n';
    if (arguments.has("sample")) {
        MILLRACE_ASSIGN(const QJsonObject counts, makeSample(run));
        document.insert(QStringLiteral("sample"), counts);
        text += translate("cli", "It holds a sample company.") + u'\n';
    }
    return Answer::of(document, text);
}

Command initCommand()
{
    return {"init",
            "WORKSPACE [--currency CNY] [--locale zh_CN] [--sample]",
            QT_TRANSLATE_NOOP("cli", "Make a new workspace; refuses to overwrite"),
            "millrace-cli init sales.millrace --currency CNY --sample",
            {{"currency", "CODE", QT_TRANSLATE_NOOP("cli", "Base currency of all sums (ISO 4217); CNY by default")},
             {"person", "NAME", QT_TRANSLATE_NOOP("cli", "Name of the first user")},
             {"sample", "", QT_TRANSLATE_NOOP("cli", "With the records of a sample company")}},
            1,
            1,
            performInit};
}

} // namespace millrace::cli
