// SPDX-License-Identifier: GPL-3.0-or-later
// Every rule is fed what it must object to and what it must let pass: a rule that cannot fail holds nothing.
#include "tests/architecture/code_rules.h"
#include "tests/architecture/include_rules.h"
#include "tests/architecture/translation_rules.h"
#include "tests/support/catch.h"

#include <QLibraryInfo>

using namespace millrace::architecture;

namespace {

SourceFile snippet(const char *path, const char *text)
{
    return {QString::fromLatin1(path), QString::fromUtf8(text)};
}

const QtHeaders &installedQt()
{
    static const QtHeaders headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    return headers;
}

std::size_t includes(const char *path, const char *text)
{
    return includeFindings(snippet(path, text), installedQt()).size();
}

const BuiltinKeys &fewKeys()
{
    static const BuiltinKeys keys{{"customer", "stage"}, {"expected_close"}};
    return keys;
}

std::size_t rawNames(const char *path, const char *text)
{
    return rawNameFindings(snippet(path, text), fewKeys()).size();
}

/// A translation file with one message.
SourceFile language(const char *message)
{
    return snippet("translations/millrace_zh_CN.ts",
                   QByteArray("<?xml version=\"1.0\"?><!DOCTYPE TS><TS language=\"zh_CN\"><context><name>Page</name>")
                       .append(message)
                       .append("</context></TS>")
                       .constData());
}

std::size_t flaws(const char *message)
{
    return translationFindings(language(message)).size();
}

} // namespace

TEST_CASE("comments and literals are told from code")
{
    CHECK(withoutComments(QStringLiteral("a // b\nc /* d\ne */ f")) == QStringLiteral("a     \nc     \n     f"));
    CHECK(withoutComments(QStringLiteral("\"// no comment\" x")) == QStringLiteral("\"// no comment\" x"));
    CHECK(withoutCommentsAndLiterals(QStringLiteral("f(\"a\\\"b\", 'c')")) == QStringLiteral("f(\"    \", ' ')"));
    CHECK(withoutCommentsAndLiterals(QStringLiteral("1'000'000 + tr(x)")) == QStringLiteral("1'000'000 + tr(x)"));
    CHECK(withoutCommentsAndLiterals(QStringLiteral("u'\"' x")) == QStringLiteral("u' ' x"));
    CHECK(withoutCommentsAndLiterals(QStringLiteral("R\"-(a \" // b)-\" c")) == QStringLiteral("R\"            \" c"));
    CHECK(withoutCommentsAndLiterals(QStringLiteral("\"never closed\nnext")).endsWith(QLatin1String("\nnext")));
    CHECK(lineAt(QStringLiteral("a\nb\nc"), 4) == 3);
}

TEST_CASE("a layer includes only what stands below it")
{
    CHECK(includes("core/records/record.h",
                   "#include \"core/schema/entity.h\"\n#include <QString>\n#include <vector>") == 0);
    CHECK(includes("core/records/record.h", "#include \"core/store/record_store.h\"") == 1);
    CHECK(includes("core/schema/entity.h", "#include \"core/records/record.h\"") == 1);
    CHECK(includes("core/base/id.h", "  #  include   \"core/schema/entity.h\"") == 1);
    CHECK(includes("core/workspace/workspace.cpp", "#include \"core/store/journal.h\"") == 0);
    CHECK(includes("core/access/policy.h", "#include \"core/store/journal.h\"") == 1);
    CHECK(includes("core/reports/funnel.cpp", "#include \"ui/text/formats.h\"") == 1);
    CHECK(includes("core/interchange/csv.cpp", "#include \"core/reports/funnel.h\"") == 1);
    CHECK(includes("core/base/id.h", "// #include \"core/schema/entity.h\"") == 0);
    CHECK(includes("core/base/id.h", "#include \"id.h\"") == 1);
    CHECK(includes("documents/id.h", "#include <vector>") == 1);
}

TEST_CASE("a view knows no other view and nobody below the workspace")
{
    CHECK(includes("ui/views/customers/page.cpp",
                   "#include \"ui/views/customers/list.h\"\n#include \"ui/shell/page.h\"") == 0);
    CHECK(includes("ui/views/customers/page.cpp", "#include \"ui/views/pipeline/board.h\"") == 1);
    CHECK(includes("ui/views/customers/page.cpp", "#include \"ui/shell/main_window.h\"") == 1);
    CHECK(includes("ui/views/customers/page.cpp", "#include \"core/store/statement.h\"") == 1);
    CHECK(includes("ui/shell/main_window.cpp", "#include \"ui/views/customers/page.h\"") == 1);
    CHECK(includes("ui/models/board_model.h", "#include \"ui/fields/field_editor.h\"") == 1);
    CHECK(includes("app/cli/main.cpp", "#include \"core/store/database.h\"") == 1);
    CHECK(includes("app/desktop/composition.cpp", "#include \"ui/views/customers/page.h\"") == 0);
    CHECK(includes("app/cli/main.cpp", "#include \"app/desktop/composition.h\"") == 1);
}

TEST_CASE("a layer uses only the Qt modules that it is granted")
{
    CHECK(includes("core/store/database.cpp", "#include <QSqlDatabase>\n#include <sqlite3.h>") == 0);
    CHECK(includes("core/workspace/workspace.cpp", "#include <QSqlDatabase>") == 1);
    CHECK(includes("core/base/id.h", "#include <QtWidgets/QWidget>") == 1);
    CHECK(includes("core/base/id.h", "#include <QColor>") == 1);
    CHECK(includes("ui/text/formats.h", "#include <QFont>") == 1);
    CHECK(includes("ui/models/board_model.h", "#include <QFont>") == 0);
    CHECK(includes("ui/models/board_model.h", "#include <QWidget>") == 1);
    CHECK(includes("ui/forms/record_form.cpp", "#include <QNetworkReply>") == 1);
    CHECK(includes("ui/forms/record_form.cpp", "#include <QtCore/private/qobject_p.h>") == 1);
    CHECK(includes("core/base/id.h", "#include <QSomethingThatIsNotInstalled>") == 1);
}

TEST_CASE("other libraries and the system's headers have their places")
{
    CHECK(includes("core/records/record.cpp", "#include <sqlite3.h>") == 1);
    CHECK(includes("core/base/text/phone.cpp", "#include <phonenumbers/phonenumberutil.h>") == 0);
    CHECK(includes("core/base/id.cpp", "#include <phonenumbers/phonenumberutil.h>") == 1);
    CHECK(includes("core/store/database.cpp", "#include <unistd.h>") == 1);
    CHECK(includes("core/store/database.cpp", "#include <libpq-fe.h>") == 1);
    CHECK(includes("core/workspace/writer.cpp", "#include \"core/store/postgres/connection.h\"") == 1);
    CHECK(includes("core/store/postgres/connection.cpp", "#include <libpq-fe.h>") == 0);
    CHECK(includes("core/store/postgres/connection.cpp", "#include <poll.h>") == 1);
    CHECK(includes("app/server/program/main.cpp", "#include \"core/store/postgres/postgres.h\"") == 0);
    CHECK(includes("app/server/program/main.cpp", "#include \"core/store/postgres/connection.h\"") == 1);
    CHECK(includes("core/base/clock.cpp", "#include <sys/stat.h>") == 1);
    CHECK(includes("core/base/platform/files_unix.cpp", "#include <sys/stat.h>\n#include <unistd.h>") == 0);
    CHECK(includes("app/desktop/main.cpp", "#include <unistd.h>") == 0);
    CHECK(includes("tests/cli/cli_test.cpp", "#include <signal.h>") == 1);
    CHECK(includes("ui/text/formats.cpp", "#include <windows.h>") == 1);
}

TEST_CASE("empty words are found in paths and types")
{
    CHECK(nameFindings(snippet("core/base/text_utils.h", "")).size() == 1);
    CHECK(nameFindings(snippet("ui/common/panel.h", "")).size() == 1);
    CHECK(nameFindings(snippet("core/base/commonplace.h", "")).empty());
    CHECK(nameFindings(snippet("core/base/a.h", "class WindowManager;")).size() == 1);
    CHECK(nameFindings(snippet("core/base/a.cpp", "struct DateHelper final\n{};")).size() == 1);
    CHECK(nameFindings(snippet("core/base/a.h", "class IStore {};")).size() == 1);
    CHECK(nameFindings(snippet("core/base/a.h", "class IdSource {};\nstruct Implied {};\nenum class IOState {};"))
              .empty());
    CHECK(nameFindings(snippet("core/base/a.h", "QString getName() const;")).size() == 1);
    CHECK(nameFindings(snippet("core/base/a.h", "return QInputDialog::getText(this);")).empty());
    CHECK(nameFindings(snippet("core/base/a.h", "// class WindowManager;")).empty());
}

TEST_CASE("a missing licence line is found")
{
    const char *line = "// SPDX-License-Identifier: GPL-3.0-or-later\n";
    CHECK(licenceFindings(snippet("core/base/a.h", line)).empty());
    CHECK(licenceFindings(snippet("core/base/a.h", "#pragma once\n")).size() == 1);
    CHECK(licenceFindings(snippet("core/base/a.h", "\n\n\n// SPDX-License-Identifier: GPL-3.0-or-later\n")).size() ==
          1);
    CHECK(licenceFindings(snippet("core/base/a.cpp", "// SPDX-License-Identifier: MIT\n")).size() == 1);
    CHECK(licenceFindings(snippet("core/CMakeLists.txt", "project(x)\n")).size() == 1);
    CHECK(licenceFindings(snippet("dev", "#!/usr/bin/env bash\n")).size() == 1);
    CHECK(licenceFindings(snippet("README.md", "# Millrace\n")).empty());
}

TEST_CASE("a long source is found")
{
    const QString line = QStringLiteral("int x;\n");
    CHECK(lengthFindings({QStringLiteral("core/base/a.cpp"), line.repeated(500)}).empty());
    CHECK(lengthFindings({QStringLiteral("core/base/a.cpp"), line.repeated(501)}).size() == 1);
    CHECK(lengthFindings({QStringLiteral("dev"), line.repeated(501)}).size() == 1);
    CHECK(lengthFindings({QStringLiteral("translations/a.ts"), line.repeated(5000)}).empty());
}

TEST_CASE("user text in the core is found")
{
    CHECK(userTextFindings(snippet("core/base/a.cpp", "return tr(\"Name\");")).size() == 1);
    CHECK(userTextFindings(snippet("core/base/a.cpp", "QCoreApplication::translate(\"a\", \"b\");")).size() == 1);
    CHECK(userTextFindings(snippet("core/base/a.cpp", "QT_TRANSLATE_NOOP(\"schema\", \"Name\"); ptr(x); // tr(x)"))
              .empty());
    CHECK(userTextFindings(snippet("ui/text/a.cpp", "return tr(\"Name\");")).empty());
}

TEST_CASE("a clock or chance of the core's own is found")
{
    for (const char *bad :
         {"QDateTime::currentDateTimeUtc()", "QDate::currentDate()", "std::random_device seed;", "QUuid::createUuid()",
          "QRandomGenerator::global()->generate()", "std::chrono::system_clock::now()", "time(nullptr)",
          "std::time(nullptr)", "rand()", "QTimeZone::systemTimeZone()"}) {
        INFO(bad);
        CHECK(clockAndChanceFindings(snippet("core/sales/a.cpp", bad)).size() == 1);
        CHECK(clockAndChanceFindings(snippet("core/base/platform/a.cpp", bad)).empty());
    }
    CHECK(clockAndChanceFindings(
              snippet("core/sales/a.cpp",
                      "clock.now(); at.time(); const QTime time(hours, 0); std::chrono::steady_clock::now();"))
              .empty());
}

TEST_CASE("a further switch over field types is found")
{
    const char *text = "switch (type) {\ncase FieldType::Text:\ncase millrace::FieldType::Date: break; }";
    CHECK(fieldTypeFindings(snippet("ui/models/a.cpp", text)).size() == 2);
    CHECK(fieldTypeFindings(snippet("ui/models/a.cpp", "using enum FieldType;")).size() == 1);
    CHECK(fieldTypeFindings(snippet("core/schema/field_type.cpp", text)).empty());
    CHECK(fieldTypeFindings(snippet("ui/models/a.cpp", "if (type == FieldType::Text) {}")).empty());
}

TEST_CASE("code for one entity is found")
{
    CHECK(rawNames("ui/models/a.cpp", "if (entity.key == QStringLiteral(\"customer\"))") == 1);
    CHECK(rawNames("ui/models/a.cpp", "if (entity.key != \"stage\")") == 1);
    CHECK(rawNames("ui/models/a.cpp", "if (u\"customer\"_qs == entity.key)") == 1);
    CHECK(rawNames("app/cli/a.cpp", "if (QLatin1String(\"customer\") == key)") == 1);
    CHECK(rawNames("core/schema/builtin/customer.cpp", "key == \"customer\"") == 0);
    CHECK(rawNames("ui/models/a.cpp", "catalog.entity(\"customer\"); // == \"customer\"") == 0);
    CHECK(rawNames("ui/models/a.cpp", "record.value(\"expected_close\")") == 1);
    CHECK(rawNames("ui/models/a.cpp", "record.value(opportunity::expectedClose)") == 0);
    CHECK(rawNames("core/schema/a.cpp", "rule == \"expected_close\"") == 0);
}

TEST_CASE("built-in keys are read from the definitions")
{
    const BuiltinKeys keys = builtinKeys(
        {snippet("core/schema/builtin/deal.h",
                 "inline constexpr FieldKey<QDate> close{\"expected_close\", FieldType::Date};"),
         snippet("core/schema/builtin/deal.cpp",
                 "return EntityBuilder{\"deal\", \"Deal\"}\n.field(\"next_step\", FieldType::Text)\n"
                 ".field(\"name\", FieldType::Text);"),
         snippet("core/schema/builtin/step.cpp", "return EntityBuilder{\"step\", \"Step\"}.metadata().build();"),
         snippet("core/schema/builder.cpp", "EntityBuilder{\"other\"}")});
    CHECK(keys.entities == QSet<QString>{"deal"});
    CHECK(keys.fields == QSet<QString>{"expected_close", "next_step"});
}

TEST_CASE("opening a file elsewhere is found")
{
    CHECK(openingFindings(snippet("core/store/journal.cpp", "sqlite3_open_v2(path, &db, 0, nullptr);")).size() == 1);
    CHECK(openingFindings(snippet("core/store/database.cpp", "sqlite3_open_v2(path, &db, 0, nullptr);")).empty());
    CHECK(openingFindings(snippet("ui/models/a.cpp", "QSqlDatabase::addDatabase(x);")).size() == 1);
}

TEST_CASE("a path of one machine, a registry and a task are found")
{
    // In two pieces each, because the rule reads this file too.
    for (const auto &[start, end] : {std::pair{"see /wo", "rk/main"},
                                     {"'/tmp/b", "-base'"},
                                     {"/ro", "ot/.cache"},
                                     {"/ho", "me/me"},
                                     {"https://registry.npm", "js.org"},
                                     {"https://pypi", ".org/simple"},
                                     {"fixes iss", "ue #12"}}) {
        const QByteArray text = QByteArray(start) + end;
        INFO(text.constData());
        CHECK(placeFindings(snippet("README.md", text.constData())).size() == 1);
    }
    CHECK(placeFindings(snippet("README.md", "core/workspace/ and net/work/x, the root/ folder, an issue, a home"))
              .empty());
}

TEST_CASE("an incomplete translation is found")
{
    CHECK(flaws("<message><source>Open %1</source><translation>打开 %1</translation></message>") == 0);
    CHECK(flaws("<message><source>Open</source><translation type=\"unfinished\">打开</translation></message>") == 1);
    CHECK(flaws("<message><source>Open</source><translation></translation></message>") == 1);
    CHECK(flaws("<message><source>Open</source></message>") == 2);
    CHECK(flaws("<message><source>Open %1 of %2</source><translation>打开 %1</translation></message>") == 1);
    CHECK(flaws("<message><source>Open</source><translation>打开 %1</translation></message>") == 1);
    CHECK(flaws("<message><source>%L1 of %2</source><translation>%2 之 %1</translation></message>") == 0);
    CHECK(flaws("<message><source>Open</source><translation type=\"vanished\"></translation></message>"
                "<message><source>Close</source><translation>关闭</translation></message>") == 0);
    CHECK(flaws("<message numerus=\"yes\"><source>%n rows</source><translation><numerusform>%n "
                "行</numerusform></translation></message>") == 0);
    CHECK(flaws("<message numerus=\"yes\"><source>%n "
                "rows</source><translation><numerusform>行</numerusform></translation></message>") == 1);
    CHECK(flaws("<message numerus=\"yes\"><source>%n rows</source><translation></translation></message>") == 1);
    CHECK(translationFindings(snippet("translations/a.ts", "<TS><context>")).size() == 1);
    CHECK(translationFindings(snippet("translations/a.ts", "")).size() == 1);
}

TEST_CASE("a missing English plural is found")
{
    CHECK(pluralFindings(language("<message numerus=\"yes\"><source>%n rows</source><translation "
                                  "type=\"unfinished\"><numerusform></numerusform>"
                                  "<numerusform></numerusform></translation></message>"))
              .size() == 3);
    CHECK(pluralFindings(
              language("<message><source>Open</source><translation type=\"unfinished\"></translation></message>"))
              .empty());
}

TEST_CASE("a text that no translation knows is found")
{
    const SourceFile chinese =
        language("<message><source>Open</source><translation>打开</translation></message>"
                 "<message><source>Two halves…</source><translation>两半…</translation></message>");
    const auto missing = [&](const char *text) {
        return untranslatedFindings({snippet("ui/shell/a.cpp", text)}, chinese).size();
    };
    CHECK(missing("tr(\"Open\"); tr(\"Two \"\n   \"halves\\u2026\");") == 0);
    CHECK(missing("tr(\"Close\")") == 1);
    CHECK(missing("QT_TRANSLATE_NOOP(\"Page\", \"Open\")") == 0);
    CHECK(missing("QT_TRANSLATE_NOOP(\"Other\", \"Open\")") == 1);
    CHECK(missing("QCoreApplication::translate(\"Page\", \"Shut\")") == 1);
    CHECK(missing("tr(text); // tr(\"Close\")") == 0);
}
