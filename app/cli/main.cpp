// SPDX-License-Identifier: GPL-3.0-or-later
// millrace-cli: everything without a window; same core, same rules.
#include "app/cli/print.h"
#include "app/cli/run.h"
#include "core/base/platform/system_clock.h"
#include "ui/print/report_out.h"

#include <QGuiApplication>

#include <csignal>
#include <exception>
#include <memory>

namespace {

std::atomic<bool> wasCancelled{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set from a signal");

extern "C" void cancelOnSignal(int signal)
{
    wasCancelled.store(true);
    // A second one ends the program at once; the workspace's next opening takes back what was half done.
    std::signal(signal, SIG_DFL);
}

using namespace millrace;
using namespace millrace::cli;

/// The language of what is said before a workspace is open.
QString firstLocale(const QStringList &words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i] == QLatin1String("--locale") && i + 1 < words.size())
            return words[i + 1];
        if (words[i].startsWith(QLatin1String("--locale=")))
            return words[i].mid(9);
    }
    return systemLocale();
}

int perform(QStringList words, Translations &translations)
{
    const bool json = words.contains(QLatin1String("--json"));
    // Options of every command may stand before it too; the command is the first word that is none of them.
    qsizetype at = 0;
    while (at < words.size() && words[at].startsWith(u'-')) {
        if (words[at] == QLatin1String("--version")) {
            return printAnswer(Answer::of({{QStringLiteral("version"), QStringLiteral(MILLRACE_VERSION)}},
                                          QStringLiteral("millrace-cli " MILLRACE_VERSION "\n")),
                               json);
        }
        bool takesValue = false;
        for (const Option &option : commonOptions())
            takesValue =
                takesValue || (*option.value && words[at] == QStringLiteral("--") + QLatin1String(option.name));
        at += takesValue ? 2 : 1;
    }
    if (at >= words.size()) {
        const bool asked = words.contains(QLatin1String("--help")) || words.contains(QLatin1String("-h"));
        if (!asked)
            return printFailure(Failure::usage(translate("cli", "Which command? millrace-cli --help lists them.")),
                                json, nullptr);
        return printAnswer(Answer::of({{QStringLiteral("help"), programHelp()}}, programHelp()), json);
    }
    const QString name = words.takeAt(at);
    const Command *command = commandNamed(name);
    if (!command)
        return printFailure(
            Failure::usage(translate("cli", "There is no command “%1”: millrace-cli --help lists them.").arg(name)),
            json, nullptr);
    auto arguments = Arguments::parse(words, command->options);
    if (!arguments)
        return printFailure(arguments.error(), json, nullptr);
    if (arguments->has("help")) {
        return printAnswer(Answer::of({{QStringLiteral("help"), commandHelp(*command)}}, commandHelp(*command)), json);
    }
    const qsizetype given = arguments->words().size();
    if (given < command->minimum || (command->maximum >= 0 && given > command->maximum))
        return printFailure(
            Failure::usage(
                translate("cli", "Call it like this: millrace-cli %1 %2").arg(name, QString::fromUtf8(command->words))),
            json, nullptr);
    Run run(*command, std::move(*arguments), translations, wasCancelled);
    auto answer = run.begin().and_then([&]() { return command->perform(run); });
    if (!answer)
        return printFailure(answer.error(), json, &run);
    return printAnswer(*answer, json);
}

/// Without a UTF-8 locale names of files outside of ASCII would be lost, and Qt would complain about it.
void settleEncoding()
{
#ifndef _WIN32
    for (const char *variable : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const QByteArray value = qgetenv(variable);
        if (value.isEmpty())
            continue;
        if (value == "C" || value == "POSIX")
            break;
        return;
    }
    qputenv("LC_ALL", "C.UTF-8");
#endif
}

/// Whether a file is asked for that is painted: only that needs letters and colours, and never a screen.
bool paints(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const QByteArray word(argv[i]);
        // Among what is due there may be pages.
        if (word == "--run-due")
            return true;
        const bool names = word.startsWith("--to=") || (i > 1 && qstrcmp(argv[i - 1], "--to") == 0);
        const auto format = names ? outFormatOf(QString::fromLocal8Bit(word)) : std::nullopt;
        if (format && isPainted(*format))
            return true;
    }
    return false;
}

std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    if (!paints(argc, argv))
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // What Qt misses of a session at a screen is nothing to a program that paints into files.
    const QtMessageHandler former =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    auto application = std::make_unique<QGuiApplication>(argc, argv);
    qInstallMessageHandler(former);
    return application;
}

} // namespace

int main(int argc, char **argv)
{
    settleEncoding();
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("millrace-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MILLRACE_VERSION));
    std::signal(SIGINT, cancelOnSignal);
    std::signal(SIGTERM, cancelOnSignal);
    const QStringList words = QCoreApplication::arguments().mid(1);
    Translations translations;
    translations.use(firstLocale(words));
    try {
        return perform(words, translations);
    } catch (const std::exception &bug) {
        return printFailure(Error{ErrorCode::Internal, {QString::fromUtf8(bug.what())}, {}},
                            words.contains(QLatin1String("--json")), nullptr);
    }
}
