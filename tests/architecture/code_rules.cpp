// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/code_rules.h"

#include <QRegularExpression>

namespace millrace::architecture {

namespace {

const QStringList emptyWords{"util",   "utils", "utility", "utilities", "helper",  "helpers",
                             "common", "misc",  "manager", "legacy",    "handler", "impl"};

bool isProgram(const SourceFile &file)
{
    return file.isIn("core") || file.isIn("ui") || file.isIn("app");
}

/// The words of an UpperCamel name, in small letters.
QStringList wordsOf(const QString &name)
{
    static const QRegularExpression word(QStringLiteral("[A-Z]+(?![a-z])|[A-Z][a-z]*|[a-z]+"));
    QStringList words;
    for (auto found = word.globalMatch(name); found.hasNext();)
        words.append(found.next().captured().toLower());
    return words;
}

QString firstEmptyWord(const QStringList &words)
{
    for (const QString &word : words) {
        if (emptyWords.contains(word))
            return word;
    }
    return {};
}

QString alternatives(const QSet<QString> &words)
{
    QStringList sorted(words.begin(), words.end());
    sorted.sort();
    return QStringLiteral("(?:") + sorted.join(QLatin1Char('|')) + QLatin1Char(')');
}

} // namespace

BuiltinKeys builtinKeys(const std::vector<SourceFile> &files)
{
    static const QRegularExpression entity(QStringLiteral("EntityBuilder\\s*\\w*\\s*[({]\\s*\"(\\w+)\""));
    static const QRegularExpression field(
        QStringLiteral("(?:\\.field\\(\\s*|FieldKey<[^;{]*>\\s+\\w+\\s*\\{\\s*)\"(\\w+)\""));
    BuiltinKeys keys;
    for (const SourceFile &file : files) {
        if (!file.isIn("core/schema/builtin"))
            continue;
        const QString text = withoutComments(file.text);
        // What describes the workspace itself, and the person at work, are the program's own notions.
        const bool ownNotion = text.contains(QLatin1String(".metadata()"));
        for (auto found = entity.globalMatch(text); found.hasNext();) {
            if (const QString key = found.next().captured(1); !ownNotion && key != QLatin1String("user"))
                keys.entities.insert(key);
        }
        for (auto found = field.globalMatch(text); found.hasNext();) {
            // A key of one word is too often a word of something else; one of two words is not.
            if (const QString key = found.next().captured(1); key.contains(QLatin1Char('_')))
                keys.fields.insert(key);
        }
    }
    return keys;
}

Findings nameFindings(const SourceFile &file)
{
    Findings findings;
    static const QRegularExpression separator(QStringLiteral("[/_.\\-]"));
    if (const QString word = firstEmptyWord(file.path.toLower().split(separator)); !word.isEmpty())
        findings.push_back({file.path, 0, QStringLiteral("the path says \"%1\", which says nothing").arg(word)});
    if (!file.isCode())
        return findings;

    const QString code = withoutCommentsAndLiterals(file.text);
    static const QRegularExpression type(QStringLiteral(
        "\\b(?:class|struct|enum(?:\\s+class)?|using)\\s+([A-Z]\\w*)\\s*(?:final\\b\\s*)?(?=[:{;=\\n])"));
    for (auto found = type.globalMatch(code); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString name = match.captured(1);
        const int line = lineAt(code, match.capturedStart());
        if (const QString word = firstEmptyWord(wordsOf(name)); !word.isEmpty())
            findings.push_back(
                {file.path, line, QStringLiteral("the type %1 says \"%2\", which says nothing").arg(name, word)});
        static const QRegularExpression marked(QStringLiteral("^I[A-Z][a-z]"));
        if (marked.match(name).hasMatch())
            findings.push_back({file.path, line, QStringLiteral("%1 marks an interface by a letter").arg(name)});
    }
    if (file.path.endsWith(QLatin1String(".h"))) {
        append(findings, matches(file, code, QStringLiteral("(?<![.:>\\w])get[A-Z]\\w*\\s*\\("),
                                 QStringLiteral("%1...) begins with get")));
    }
    return findings;
}

Findings licenceFindings(const SourceFile &file)
{
    static const QStringList scripts{"dev", ".ci/run", ".clang-tidy"};
    static const QRegularExpression source(
        QStringLiteral("(\\.h|\\.cpp|\\.cmake|\\.py|\\.sh|\\.sql|CMakeLists\\.txt)$"));
    if (!source.match(file.path).hasMatch() && !scripts.contains(file.path))
        return {};
    const QStringList lines = file.text.left(400).split(QLatin1Char('\n'));
    for (const QString &line : lines.mid(0, 3)) {
        if (line.endsWith(QLatin1String("SPDX-License-Identifier: GPL-3.0-or-later")))
            return {};
    }
    return {{file.path, 1, QStringLiteral("the licence line is missing")}};
}

Findings lengthFindings(const SourceFile &file)
{
    static const QRegularExpression source(
        QStringLiteral("(\\.h|\\.cpp|\\.cmake|\\.py|\\.sh|\\.sql|CMakeLists\\.txt|^dev)$"));
    const auto lines = file.text.count(QLatin1Char('\n'));
    if (!source.match(file.path).hasMatch() || lines <= 500)
        return {};
    return {{file.path, 0, QStringLiteral("%1 lines: more than 500").arg(lines)}};
}

Findings userTextFindings(const SourceFile &file)
{
    if (!file.isCode() || !file.isIn("core"))
        return {};
    return matches(file, withoutCommentsAndLiterals(file.text), QStringLiteral("\\b(?:tr|trUtf8|translate)\\s*\\("),
                   QStringLiteral("%1...) in the core: texts are made in ui/text"));
}

Findings clockAndChanceFindings(const SourceFile &file)
{
    if (!file.isCode() || !file.isIn("core") || file.isIn("core/base/platform"))
        return {};
    return matches(file, withoutCommentsAndLiterals(file.text),
                   QStringLiteral("\\bQ(?:DateTime|Date|Time)::current\\w*|\\brandom_device\\b|\\bQRandomGenerator\\b|"
                                  "\\bsystem_clock::now\\b|\\bQUuid::createUuid\\w*|\\bsystemTimeZone\\w*|"
                                  "\\bstd::rand\\s*\\(|(?<![\\w.:>])(?:rand|gettimeofday|clock_gettime)\\s*\\(|"
                                  "(?<![\\w.>])time\\s*\\(\\s*(?:nullptr|NULL|0|&)"),
                   QStringLiteral("%1: the core is given its clock and its chance"));
}

Findings fieldTypeFindings(const SourceFile &file)
{
    static const QStringList places{"core/schema/field_type.cpp", "ui/text/field_format.cpp",
                                    "ui/fields/field_editor.cpp"};
    if (!file.isCode() || !isProgram(file) || places.contains(file.path))
        return {};
    return matches(
        file, withoutCommentsAndLiterals(file.text),
        QStringLiteral("\\bcase\\s+(?:millrace::)?FieldType::\\w+|\\busing\\s+enum\\s+(?:millrace::)?FieldType\\b"),
        QStringLiteral("%1: a switch over field types belongs into one of three files"));
}

Findings rawNameFindings(const SourceFile &file, const BuiltinKeys &keys)
{
    if (!file.isCode() || !isProgram(file) || file.isIn("core/schema/builtin") || keys.entities.isEmpty())
        return {};
    const QString text = withoutComments(file.text);
    const QString open =
        QStringLiteral("(?:QStringLiteral\\(|QLatin1String\\(|QLatin1StringView\\(|QStringView\\(|u8?)?");
    const QString entity = QStringLiteral("\"%1\"").arg(alternatives(keys.entities));
    Findings findings = matches(file, text, QStringLiteral("[=!]=\\s*") + open + entity,
                                QStringLiteral("%1: code for one entity; say it in the entity's definition"));
    append(findings, matches(file, text, entity + QStringLiteral("(?:_\\w+|\\))?\\s*[=!]="),
                             QStringLiteral("%1: code for one entity; say it in the entity's definition")));
    // The schema's own check-digit rules and column names may bear the name of a field that they serve; the made-up
    // company is data, like a mapping file: it names the fields that it fills.
    const bool madeUp = file.path.startsWith(QStringLiteral("core/interchange/generate"));
    if (!keys.fields.isEmpty() && !file.isIn("core/schema") && !madeUp) {
        append(findings, matches(file, text, QStringLiteral("\"%1\"").arg(alternatives(keys.fields)),
                                 QStringLiteral("%1: a raw field name; use the typed key of its entity")));
    }
    return findings;
}

Findings openingFindings(const SourceFile &file)
{
    static const QRegularExpression place(QStringLiteral("^core/store/database(_\\w+)?\\.cpp$"));
    if (!file.isCode() || !isProgram(file) || place.match(file.path).hasMatch())
        return {};
    return matches(file, withoutCommentsAndLiterals(file.text),
                   QStringLiteral("\\bsqlite3_open(?:16|_v2)?\\b|\\bQSqlDatabase::addDatabase\\b"),
                   QStringLiteral("%1: only core/store/database opens a file"));
}

Findings placeFindings(const SourceFile &file)
{
    // Put together here, so that the rule does not find itself.
    const QStringList places{
        QStringLiteral("(?<![\\w.*])/wo") + QStringLiteral("rk/"),
        QStringLiteral("/tmp/b") + QStringLiteral("-"),
        QStringLiteral("(?<![\\w.])/ro") + QStringLiteral("ot/"),
        QStringLiteral("(?<![\\w.])/ho") + QStringLiteral("me/\\w"),
        QStringLiteral("\\bC:\\\\+Us") + QStringLiteral("ers\\b"),
        QStringLiteral("\\bpypi") + QStringLiteral("\\.org"),
        QStringLiteral("\\bregistry\\.npm") + QStringLiteral("js"),
        QStringLiteral("\\bnpm") + QStringLiteral("js\\.com"),
        QStringLiteral("\\bcrates") + QStringLiteral("\\.io"),
        QStringLiteral("\\bproxy\\.go") + QStringLiteral("lang\\.org"),
        QStringLiteral("\\bdeb\\.deb") + QStringLiteral("ian\\.org"),
        QStringLiteral("\\b[Ii]ss") + QStringLiteral("ue #?\\d"),
    };
    return matches(file, file.text, places.join(QLatin1Char('|')),
                   QStringLiteral("\"%1\" belongs to one machine or one task"));
}

} // namespace millrace::architecture
