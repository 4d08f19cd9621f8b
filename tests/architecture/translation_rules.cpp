// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/translation_rules.h"

#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

namespace millrace::architecture {

namespace {

/// Placeholders in a text, sorted; a repeated one counts once. `L` asks for the locale's form and is not a difference.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression expression(QStringLiteral("%L?(n|\\d{1,2})"));
    QStringList found;
    for (auto each = expression.globalMatch(text); each.hasNext();)
        found.append(each.next().captured(1));
    found.removeDuplicates();
    found.sort();
    return found;
}

Message messageAt(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.line = int(xml.lineNumber());
    message.plural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            message.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            const QString type = xml.attributes().value(QLatin1String("type")).toString();
            message.finished = type.isEmpty();
            if (type == QLatin1String("vanished") || type == QLatin1String("obsolete"))
                message.line = -1;
            if (!message.plural) {
                message.translations.append(xml.readElementText(QXmlStreamReader::IncludeChildElements));
                continue;
            }
            while (xml.readNextStartElement())
                message.translations.append(xml.readElementText(QXmlStreamReader::IncludeChildElements));
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

/// The text that adjacent C++ literals beginning at a position make; empty where none begins there.
QString joinedLiterals(const QString &text, qsizetype from)
{
    static const QRegularExpression literal(QStringLiteral("\\G\\s*\"((?:[^\"\\\\\\n]|\\\\.)*)\""));
    QString joined;
    for (;;) {
        const QRegularExpressionMatch match = literal.match(text, from);
        if (!match.hasMatch())
            break;
        joined += match.captured(1);
        from = match.capturedEnd();
    }
    static const QRegularExpression unicode(QStringLiteral("\\\\u([0-9a-fA-F]{4})"));
    for (QRegularExpressionMatch code = unicode.match(joined); code.hasMatch(); code = unicode.match(joined))
        joined.replace(code.captured(), QString(QChar(code.captured(1).toUShort(nullptr, 16))));
    joined.replace(QLatin1String("\\n"), QLatin1String("\n"));
    joined.replace(QLatin1String("\\t"), QLatin1String("\t"));
    joined.replace(QLatin1String("\\\""), QLatin1String("\""));
    joined.replace(QLatin1String("\\\\"), QLatin1String("\\"));
    return joined;
}

void checkMessage(const SourceFile &translation, const Message &message, Findings &findings)
{
    const auto object = [&](const QString &what) {
        findings.push_back({translation.path, message.line, QStringLiteral("%1: \"%2\"").arg(what, message.source)});
    };
    if (!message.finished)
        object(QStringLiteral("unfinished"));
    if (message.translations.isEmpty())
        object(QStringLiteral("no translation"));
    for (const QString &form : message.translations) {
        if (form.trimmed().isEmpty())
            object(QStringLiteral("empty translation"));
        else if (placeholders(form) != placeholders(message.source))
            object(QStringLiteral("other placeholders in \"%1\"").arg(form));
    }
}

} // namespace

std::vector<Message> messagesIn(const SourceFile &translation)
{
    QXmlStreamReader xml(translation.text);
    std::vector<Message> messages;
    if (!xml.readNextStartElement() || xml.name() != QLatin1String("TS"))
        return messages;
    while (xml.readNextStartElement()) {
        if (xml.name() != QLatin1String("context")) {
            xml.skipCurrentElement();
            continue;
        }
        QString context;
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("name")) {
                context = xml.readElementText();
            } else if (xml.name() == QLatin1String("message")) {
                if (Message message = messageAt(xml, context); message.line >= 0)
                    messages.push_back(std::move(message));
            } else {
                xml.skipCurrentElement();
            }
        }
    }
    if (xml.hasError())
        messages.clear();
    return messages;
}

std::vector<MarkedText> markedTexts(const SourceFile &file)
{
    if (!file.isCode() || file.isIn("tests"))
        return {};
    static const QRegularExpression call(QStringLiteral("(?:\\btr|\\bQT_TR_NOOP)\\s*\\((?=\\s*\")|\\b(?:translate|QT_"
                                                        "TRANSLATE_NOOP3?)\\s*\\(\\s*\"(\\w+)\"\\s*,(?=\\s*\")"));
    const QString text = withoutComments(file.text);
    std::vector<MarkedText> marked;
    for (auto found = call.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString source = joinedLiterals(text, match.capturedEnd());
        if (!source.isEmpty())
            marked.push_back({file.path, lineAt(text, match.capturedStart()), match.captured(1), source});
    }
    return marked;
}

Findings translationFindings(const SourceFile &translation)
{
    const std::vector<Message> messages = messagesIn(translation);
    if (messages.empty())
        return {{translation.path, 0, QStringLiteral("holds no translation")}};
    Findings findings;
    for (const Message &message : messages)
        checkMessage(translation, message, findings);
    return findings;
}

Findings pluralFindings(const SourceFile &translation)
{
    Findings findings;
    for (const Message &message : messagesIn(translation)) {
        if (message.plural)
            checkMessage(translation, message, findings);
    }
    return findings;
}

Findings untranslatedFindings(const std::vector<SourceFile> &sources, const SourceFile &translation)
{
    QSet<QString> anywhere;
    QSet<std::pair<QString, QString>> inContext;
    for (const Message &message : messagesIn(translation)) {
        anywhere.insert(message.source);
        inContext.insert({message.context, message.source});
    }
    Findings findings;
    for (const SourceFile &source : sources) {
        for (const MarkedText &text : markedTexts(source)) {
            const bool known = text.context.isEmpty() ? anywhere.contains(text.source)
                                                      : inContext.contains({text.context, text.source});
            if (!known)
                findings.push_back(
                    {text.path, text.line,
                     QStringLiteral("%1 does not know \"%2\"").arg(translation.fileName(), text.source)});
        }
    }
    return findings;
}

} // namespace millrace::architecture
