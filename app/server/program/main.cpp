// SPDX-License-Identifier: GPL-3.0-or-later
// millrace-server: the shared server; same core, same rules.
#include "app/server/program/command.h"
#include "app/server/stop_signal.h"
#include "core/store/postgres/postgres.h"
#include "core/store/server_file.h"
#include "ui/language/translations.h"
#include "ui/text/describe_error.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <exception>

namespace millrace::server {

Attempt<std::unique_ptr<Workspace>> Call::open(Workspace::Access access) const
{
    MILLRACE_ASSIGN(auto workspace, Workspace::open(workspacePath(), access, clock, ids));
    return workspace;
}

QString Call::shownPlace() const
{
    return isRemote() ? ServerFile::shownPlace(settings.value("database")) : data.path();
}

Attempt<void> Call::require() const
{
    if (!isRemote())
        MILLRACE_TRY(data.require());
    return {};
}

} // namespace millrace::server

namespace {

using namespace millrace;
using namespace millrace::server;

const std::vector<Command> &commands()
{
    static const std::vector<Command> all{initCommand(),    userCommand(),   runCommand(),   backupCommand(),
                                          restoreCommand(), verifyCommand(), statusCommand()};
    return all;
}

void put(const QByteArray &bytes, FILE *stream)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

int refuse(const Refusal &refusal, bool json, const QString &locale)
{
    const QString sentence =
        refusal.sentence.isEmpty() ? describeError(refusal.error, nullptr, locale).sentences() : refusal.sentence;
    if (!json) {
        put((sentence + u'\n').toUtf8(), stderr);
        for (const Problem &problem : refusal.error.problems)
            put((QStringLiteral("  - ") + describeProblem(problem, nullptr, nullptr, locale) + u'\n').toUtf8(), stderr);
        return refusal.exit();
    }
    QJsonArray problems;
    for (const Problem &problem : refusal.error.problems)
        problems.append(QJsonObject{{QStringLiteral("field"), problem.field},
                                    {QStringLiteral("rule"), problem.rule},
                                    {QStringLiteral("message"), describeProblem(problem, nullptr, locale)}});
    const QJsonObject error{{QStringLiteral("code"), refusal.word()},
                            {QStringLiteral("message"), sentence},
                            {QStringLiteral("problems"), problems}};
    put(QJsonDocument(QJsonObject{{QStringLiteral("error"), error}}).toJson(QJsonDocument::Compact) + '\n', stdout);
    return refusal.exit();
}

int tell(const Told &told, bool json)
{
    if (json && !told.document.isEmpty())
        put(QJsonDocument(told.document).toJson(QJsonDocument::Compact) + '\n', stdout);
    else if (!json)
        put(told.text.toUtf8(), stdout);
    return told.exit;
}

QString tableOf(const std::vector<Setting> &settings)
{
    QString text;
    for (const Setting &setting : settings)
        text += QStringLiteral("  --%1  %2\n")
                    .arg(QString::fromLatin1(setting.name) +
                         (*setting.value ? u' ' + QString::fromUtf8(setting.value) : QString()))
                    .arg(translate("server", setting.help));
    return text;
}

QString help(const Command *command)
{
    if (command) {
        QString text = QStringLiteral("millrace-server %1 %2\n\n%3\n\n")
                           .arg(QLatin1String(command->name), QString::fromUtf8(command->words),
                                translate("server", command->summary));
        return text + tableOf(command->settings) + tableOf(Settings::common()) + u'\n' +
               translate("server", "Example:") + QStringLiteral("\n  ") + QString::fromUtf8(command->example) + u'\n';
    }
    QString text = translate("server", "millrace-server: the server of a team.") + QStringLiteral("\n\n");
    for (const Command &each : commands())
        text += QStringLiteral("  %1  %2\n").arg(QLatin1String(each.name), -8).arg(translate("server", each.summary));
    text += u'\n' + tableOf(Settings::common()) + u'\n';
    text += translate("server",
                      "Settings come from the command line, else from the environment (MILLRACE_DATA for --data), else "
                      "from the file that --config names.") +
            u'\n';
    text += translate("server",
                      "Exits: 0 done; 1 not all of it; 2 called wrongly; 3 the data cannot be used; 4 not permitted; 5 "
                      "network; 70 a bug.") +
            u'\n';
    return text;
}

int perform(QStringList words, Translations &translations, StopSignal &stop)
{
    const bool json = words.contains(QLatin1String("--json"));
    const QString name = !words.isEmpty() && !words.first().startsWith(u'-') ? words.takeFirst() : QString();
    const auto command = std::find_if(commands().begin(), commands().end(),
                                      [&](const Command &each) { return name == QLatin1String(each.name); });
    const QString locale = translations.language();
    if (command == commands().end()) {
        if (!name.isEmpty() || words.isEmpty())
            return refuse(Refusal::usage(translate("server", "Which command? millrace-server --help lists them.")),
                          json, locale);
        if (words.contains(QLatin1String("--version"))) {
            put("millrace-server " MILLRACE_VERSION "\n", stdout);
            return exits::done;
        }
        return tell({{{QStringLiteral("help"), help(nullptr)}}, help(nullptr)}, json);
    }
    auto settings = Settings::read(words, command->settings,
                                   [](const QString &variable) { return qEnvironmentVariable(qPrintable(variable)); });
    if (!settings)
        return refuse(settings.error(), json, locale);
    if (settings->has("locale"))
        translations.use(settings->value("locale"));
    if (settings->isOn("help"))
        return tell({{{QStringLiteral("help"), help(&*command)}}, help(&*command)}, json);
    if (settings->has("database") && !ServerFile::isAddress(settings->value("database")))
        return refuse(Refusal::usage(translate("server", "“%1” is no address of a database, like "
                                                         "postgresql://millrace@db.example/millrace.")
                                         .arg(settings->value("database"))),
                      json, locale);
    const qsizetype given = settings->words().size();
    if (given < command->minimum || given > command->maximum)
        return refuse(Refusal::usage(translate("server", "Call it like this: millrace-server %1 %2")
                                         .arg(name, QString::fromUtf8(command->words))),
                      json, locale);
    if (!settings->has("data") && !settings->has("database"))
        return refuse(Refusal::usage(translate("server", "Where is the server's data? Give --data or --database.")),
                      json, locale);
    SystemClock clock;
    SystemIdSource ids;
    const DataFolder data(settings->value("data"));
    Call call{std::move(*settings), data, clock, ids, translations.language(), stop, json};
    const auto told = command->perform(call);
    return told ? tell(*told, json) : refuse(told.error(), json, translations.language());
}

} // namespace

int main(int argc, char **argv)
{
    StopSignal stop;
    ServerFile::useDatabases(postgres::kind());
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("millrace-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MILLRACE_VERSION));
    Translations translations;
    translations.use(systemLocale());
    const QStringList words = QCoreApplication::arguments().mid(1);
    try {
        return perform(words, translations, stop);
    } catch (const std::exception &bug) {
        return refuse(Error{ErrorCode::Internal, {QString::fromUtf8(bug.what())}, {}},
                      words.contains(QLatin1String("--json")), translations.language());
    }
}
