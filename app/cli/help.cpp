// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/commands/commands.h"
#include "app/cli/text_table.h"

namespace millrace::cli {

const std::vector<Command> &commands()
{
    static const std::vector<Command> all{
        initCommand(),       generateCommand(),   importCommand(), importSetCommand(), queryCommand(),
        searchCommand(),     readCommand(),       createCommand(), updateCommand(),    deleteCommand(),
        convertCommand(),    duplicatesCommand(), mergeCommand(),  unmergeCommand(),   historyCommand(),
        undoCommand(),       restoreCommand(),    funnelCommand(), waterfallCommand(), forecastCommand(),
        targetsCommand(),    schedulesCommand(),  reportCommand(), rfmCommand(),       exportCommand(),
        schemaCommand(),     fieldCommand(),      verifyCommand(), rebuildCommand(),   reindexCommand(),
        backupCommand(),     accessCommand(),     loginCommand(),  logoutCommand(),    syncCommand(),
        syncStatusCommand(), conflictsCommand(),
    };
    return all;
}

const Command *commandNamed(const QString &name)
{
    for (const Command &command : commands())
        if (name == QLatin1String(command.name))
            return &command;
    return nullptr;
}

namespace {

QString optionTable(const std::vector<Option> &options)
{
    TextTable table(1000);
    table.addColumn({});
    table.addColumn({});
    for (const Option &option : options) {
        QString shown = QStringLiteral("  --") + QLatin1String(option.name);
        if (*option.value)
            shown += u' ' + QString::fromUtf8(option.value);
        table.addRow({shown, translate("cli", option.help)});
    }
    return table.toString();
}

} // namespace

QString programHelp()
{
    QString text = translate("cli", "millrace-cli: Millrace without a window.") +
                   QStringLiteral("\n\n  millrace-cli ") + translate("cli", "[--json] COMMAND WORKSPACE ...") +
                   QStringLiteral("\n\n");
    TextTable table(1000);
    table.addColumn({});
    table.addColumn({});
    for (const Command &command : commands())
        table.addRow({QStringLiteral("  ") + QLatin1String(command.name), translate("cli", command.summary)});
    text += table.toString() + u'\n' + translate("cli", "Options of every command:") + u'\n' +
            optionTable(commonOptions()) + u'\n';
    text +=
        translate("cli",
                  "Exits: 0 done; 1 not all of it; 2 called wrongly; 3 the workspace cannot be used; 4 not permitted; "
                  "5 network or server; 70 a bug; 130 cancelled, nothing of it stays.") +
        u'\n';
    text += translate("cli", "millrace-cli COMMAND --help says more, with an example.") + u'\n';
    return text;
}

QString commandHelp(const Command &command)
{
    QString text =
        QStringLiteral("millrace-cli %1 %2\n\n%3\n")
            .arg(QLatin1String(command.name), QString::fromUtf8(command.words), translate("cli", command.summary));
    if (!command.options.empty())
        text += u'\n' + translate("cli", "Options:") + u'\n' + optionTable(command.options);
    text += u'\n' + translate("cli", "Options of every command:") + u'\n' + optionTable(commonOptions());
    if (*command.document)
        text += u'\n' + translate("cli", "With --json:") + QStringLiteral("\n  ") +
                QString::fromUtf8(command.document) + u'\n';
    text += u'\n' + translate("cli", "Example:") + QStringLiteral("\n  ") + QString::fromUtf8(command.example) + u'\n';
    return text;
}

} // namespace millrace::cli
