// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/program/settings.h"

#include <QFile>

namespace millrace::server {

namespace {

const Setting *settingNamed(const std::vector<Setting> &known, const QString &name)
{
    for (const std::vector<Setting> *list : {&known, &Settings::common()})
        for (const Setting &setting : *list)
            if (name == QLatin1String(setting.name))
                return &setting;
    return nullptr;
}

QString environmentName(const Setting &setting)
{
    return QStringLiteral("MILLRACE_") + QString::fromLatin1(setting.name).toUpper().replace(u'-', u'_');
}

} // namespace

Refusal Refusal::usage(const QString &sentence)
{
    Refusal refusal(Error{ErrorCode::InvalidArgument, {sentence}, {}});
    refusal.sentence = sentence;
    return refusal;
}

const std::vector<Setting> &Settings::common()
{
    static const std::vector<Setting> settings{
        {"data", "DIR", QT_TRANSLATE_NOOP("server", "Folder that holds all of the server's data")},
        {"database", "URL", QT_TRANSLATE_NOOP("server", "A database server in the place of the folder")},
        {"config", "FILE", QT_TRANSLATE_NOOP("server", "File of lines “name = value” with these settings")},
        {"locale", "zh_CN|en", QT_TRANSLATE_NOOP("server", "Language of what the program says")},
        {"json", "", QT_TRANSLATE_NOOP("server", "Answer with exactly one JSON document")},
        {"help", "", QT_TRANSLATE_NOOP("server", "Show this help")},
    };
    return settings;
}

Attempt<void> Settings::readFlags(const QStringList &words, const std::vector<Setting> &known)
{
    bool ended = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString word = words[i] == QLatin1String("-h") ? QStringLiteral("--help") : words[i];
        if (ended || !word.startsWith(QLatin1String("--"))) {
            m_words << words[i];
            continue;
        }
        if (word.size() == 2) {
            ended = true;
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        const Setting *setting = settingNamed(known, name);
        if (!setting)
            return misuse(translate("server", "There is no option --%1 here.").arg(name));
        if (m_values.contains(name))
            return misuse(translate("server", "The option --%1 is given twice.").arg(name));
        const bool isSwitch = !*setting->value;
        if (isSwitch && equals >= 0)
            return misuse(translate("server", "The option --%1 takes no value.").arg(name));
        if (!isSwitch && equals < 0 && i + 1 >= words.size())
            return misuse(translate("server", "The option --%1 needs a value: %2.")
                              .arg(name, QString::fromLatin1(setting->value)));
        m_values[name] = isSwitch ? QStringLiteral("on") : equals >= 0 ? word.mid(equals + 1) : words[++i];
    }
    return {};
}

Attempt<void> Settings::readFile(const QString &path, const std::vector<Setting> &known)
{
    QFile file(path);
    if (!file.exists())
        return fail(Error{ErrorCode::MissingFile, {path}, {}});
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error{ErrorCode::FileUnreadable, {path, file.errorString()}, {}});
    int number = 0;
    for (const QByteArray &raw : file.readAll().split('\n')) {
        ++number;
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype equals = line.indexOf(u'=');
        const QString name = line.left(equals).trimmed();
        if (equals < 0)
            return misuse(translate("server", "%1, line %2: not “name = value”.").arg(path).arg(number));
        if (!settingNamed(known, name)) {
            // One file serves all commands, so it may name what this one does not ask for; but no flags of its own.
            if (name.contains(u' '))
                return misuse(translate("server", "%1, line %2: not “name = value”.").arg(path).arg(number));
            continue;
        }
        if (!m_values.contains(name))
            m_values[name] = line.mid(equals + 1).trimmed();
    }
    return {};
}

Attempt<Settings> Settings::read(const QStringList &words, const std::vector<Setting> &known,
                                 const Environment &environment)
{
    Settings settings;
    MILLRACE_TRY(settings.readFlags(words, known));
    for (const std::vector<Setting> *list : {&known, &common()})
        for (const Setting &setting : *list) {
            const QString value = environment(environmentName(setting));
            if (!value.isEmpty() && !settings.has(setting.name))
                settings.m_values[QString::fromLatin1(setting.name)] = value;
        }
    if (settings.has("config"))
        MILLRACE_TRY(settings.readFile(settings.value("config"), known));
    return settings;
}

bool Settings::isOn(const char *name) const
{
    static const QStringList yes{QStringLiteral("1"), QStringLiteral("true"), QStringLiteral("yes"),
                                 QStringLiteral("on")};
    return yes.contains(value(name).toLower());
}

} // namespace millrace::server
