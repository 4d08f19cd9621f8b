// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

namespace millrace::cli {

const std::vector<Option> &commonOptions()
{
    static const std::vector<Option> options{
        {"json", "", QT_TRANSLATE_NOOP("cli", "Answer with exactly one JSON document")},
        {"now", "TIME", QT_TRANSLATE_NOOP("cli", "Take this moment for now (ISO 8601)")},
        {"locale", "zh_CN|en", QT_TRANSLATE_NOOP("cli", "Language of the answer; the workspace's by default")},
        {"actor", "USER", QT_TRANSLATE_NOOP("cli", "Act as this user: id, sign-in name or name")},
        {"timezone", "ZONE", QT_TRANSLATE_NOOP("cli", "Time zone of days and times; the workspace's by default")},
        {"help", "", QT_TRANSLATE_NOOP("cli", "Show this help")},
    };
    return options;
}

namespace {

const Option *optionNamed(const std::vector<Option> &options, const QString &name)
{
    for (const std::vector<Option> *list : {&options, &commonOptions()})
        for (const Option &option : *list)
            if (name == QLatin1String(option.name))
                return &option;
    return nullptr;
}

} // namespace

Attempt<Arguments> Arguments::parse(const QStringList &words, const std::vector<Option> &options)
{
    Arguments arguments;
    bool ended = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString word = words[i];
        if (!ended && word == QLatin1String("-h"))
            word = QStringLiteral("--help");
        if (ended || !word.startsWith(QLatin1String("--"))) {
            arguments.m_words << word;
            continue;
        }
        if (word == QLatin1String("--")) {
            ended = true;
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        const Option *option = optionNamed(options, name);
        if (!option)
            return misuse(translate("cli", "There is no option --%1 here.").arg(name));
        if (arguments.m_options.contains(name) && !option->repeated)
            return misuse(translate("cli", "The option --%1 is given twice.").arg(name));
        QString value;
        if (*option->value && equals >= 0) {
            value = word.mid(equals + 1);
        } else if (*option->value) {
            if (++i >= words.size())
                return misuse(translate("cli", "The option --%1 needs a value: %2.")
                                  .arg(name, QString::fromLatin1(option->value)));
            value = words[i];
        } else if (equals >= 0) {
            return misuse(translate("cli", "The option --%1 takes no value.").arg(name));
        }
        arguments.m_options[name] << value;
    }
    return arguments;
}

Attempt<qint64> Arguments::number(const char *option, qint64 otherwise) const
{
    if (!has(option))
        return otherwise;
    bool ok = false;
    const qint64 number = value(option).toLongLong(&ok);
    if (!ok || number < 0)
        return misuse(
            translate("cli", "--%1 is a whole number from 0 on, not “%2”.").arg(QLatin1String(option), value(option)));
    return number;
}

} // namespace millrace::cli
