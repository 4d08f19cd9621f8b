// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/start_options.h"

#include "app/desktop/parts/deep_link.h"
#include "ui/shell/settings.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <cstdio>

namespace millrace {

std::optional<StartOptions> parseStart(const QCoreApplication &application, int &exitCode)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Millrace: a customer database for sales teams.\n"
                                                    "Example: millrace company.millrace --page funnel"));
    parser.addPositionalArgument(QStringLiteral("WORKSPACE"),
                                 QStringLiteral("The workspace file; made where there is none."),
                                 QStringLiteral("[WORKSPACE]"));
    parser.addPositionalArgument(QStringLiteral("LINK"),
                                 QStringLiteral("millrace://record/ENTITY/ID or millrace://view/PAGE: what to open."),
                                 QStringLiteral("[LINK]"));
    const auto valued = [&](const char *name, const char *description, const char *value) {
        const QCommandLineOption option(QString::fromLatin1(name), QString::fromLatin1(description),
                                        QString::fromLatin1(value));
        parser.addOption(option);
        return option;
    };
    const auto profile = valued("profile", "Folder of the settings.", "DIR");
    const auto locale = valued("locale", "Language: zh_CN or en.", "LOCALE");
    const auto now = valued("now", "The present moment, for trials.", "ISO8601");
    const auto page = valued("page", "The page to begin with.", "NAME");
    const auto probe = valued(
        "ux-probe", "Write what is shown as JSON lines to a file, or to a socket (a path that ends in .sock).", "FILE");
    const auto shots = valued("shots", "Write a picture of each screen and end.", "DIR");
    const auto theme = valued("theme", "light, dark or contrast.", "THEME");
    const QCommandLineOption sample(QStringLiteral("sample"),
                                    QStringLiteral("Fill a new workspace with a sample company."));
    parser.addOption(sample);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    exitCode = 0;
    if (!parser.parse(application.arguments())) {
        std::fprintf(stderr, "%s\n", qPrintable(parser.errorText()));
        exitCode = 2;
        return std::nullopt;
    }
    if (parser.isSet(help)) {
        std::fputs(qPrintable(parser.helpText()), stdout);
        return std::nullopt;
    }
    if (parser.isSet(version)) {
        std::puts("millrace " MILLRACE_VERSION);
        return std::nullopt;
    }
    StartOptions options;
    options.profile = parser.value(profile);
    if (options.profile.isEmpty())
        options.profile = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    for (const QString &word : parser.positionalArguments()) {
        if (isDeepLink(word))
            options.link = word;
        else if (options.workspace.isEmpty())
            options.workspace = word;
    }
    options.sample = parser.isSet(sample);
    if (options.workspace.isEmpty() && !options.sample) {
        const QString last = Settings(options.profile).lastWorkspace();
        if (QFileInfo::exists(last))
            options.workspace = last;
    }
    options.alone = !parser.isSet(shots);
    if (options.workspace.isEmpty()) {
        options.welcome = !options.sample && !parser.isSet(shots);
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
        options.workspace = folder.filePath(parser.isSet(sample) ? QStringLiteral("sample.millrace")
                                                                 : QStringLiteral("workspace.millrace"));
    }
    options.locale = parser.value(locale);
    options.theme = parser.value(theme);
    options.page = parser.value(page);
    options.probe = parser.value(probe);
    options.shots = parser.value(shots);
    if (parser.isSet(now)) {
        const QDateTime moment = QDateTime::fromString(parser.value(now), Qt::ISODate);
        if (!moment.isValid()) {
            std::fprintf(stderr, "--now wants a moment like 2025-03-07T09:00:00Z\n");
            exitCode = 2;
            return std::nullopt;
        }
        options.now = Instant::fromDateTime(moment);
    }
    if (!options.locale.isEmpty() && options.locale != QLatin1String("zh_CN") &&
        options.locale != QLatin1String("en")) {
        std::fprintf(stderr, "--locale wants zh_CN or en\n");
        exitCode = 2;
        return std::nullopt;
    }
    return options;
}

QString fileBeside(const QString &company, const QString &wanted)
{
    const QFileInfo file(wanted);
    QString name = company;
    name.remove(QRegularExpression(QStringLiteral("[\\x00-\\x1f<>:\"/\\\\|?*]"))).replace(u'.', u' ');
    name = name.simplified().left(60);
    if (name.isEmpty())
        return wanted;
    QString path = file.dir().filePath(name + QStringLiteral(".millrace"));
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = file.dir().filePath(QStringLiteral("%1 %2.millrace").arg(name).arg(number));
    return path;
}

} // namespace millrace
