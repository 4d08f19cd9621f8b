// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house held against the whole tree.
#include "tests/architecture/code_rules.h"
#include "tests/architecture/include_rules.h"
#include "tests/architecture/translation_rules.h"
#include "tests/support/catch.h"

#include <QLibraryInfo>

#include <algorithm>
#include <functional>

using namespace millrace::architecture;

namespace {

const std::vector<SourceFile> &tree()
{
    static const std::vector<SourceFile> files = projectFiles(QStringLiteral(MILLRACE_SOURCE_DIR));
    return files;
}

void checkTree(const std::function<Findings(const SourceFile &)> &rule)
{
    Findings findings;
    for (const SourceFile &file : tree())
        append(findings, rule(file));
    INFO(listed(findings).toStdString());
    CHECK(findings.empty());
}

const SourceFile *fileAt(const QString &path)
{
    const auto found =
        std::find_if(tree().begin(), tree().end(), [&](const SourceFile &file) { return file.path == path; });
    return found == tree().end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("the tree that the rules read is the project")
{
    REQUIRE(tree().size() > 100);
    for (const char *path : {"CMakeLists.txt", "dev", ".ci/run", "core/base/result.h",
                             "core/schema/builtin/customer.cpp", "tests/architecture/tree_test.cpp"}) {
        INFO(path);
        CHECK(fileAt(QString::fromLatin1(path)) != nullptr);
    }
    for (const SourceFile &file : tree())
        CHECK_FALSE(file.isIn("build"));
}

TEST_CASE("every include keeps to the layer table")
{
    const QtHeaders qt(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    REQUIRE(qt.moduleOf(QStringLiteral("QString")) == QLatin1String("QtCore"));
    checkTree([&](const SourceFile &file) { return includeFindings(file, qt); });
}

TEST_CASE("names of files and types say what they are")
{
    checkTree(nameFindings);
}

TEST_CASE("every source carries the licence line")
{
    checkTree(licenceFindings);
}

TEST_CASE("no source is longer than 500 lines")
{
    checkTree(lengthFindings);
}

TEST_CASE("the core makes no user text")
{
    checkTree(userTextFindings);
}

TEST_CASE("the core is given its clock and its chance")
{
    checkTree(clockAndChanceFindings);
}

TEST_CASE("field types are told apart in three files")
{
    checkTree(fieldTypeFindings);
}

TEST_CASE("no code is written for one entity and no field is named outside its definition")
{
    const BuiltinKeys keys = builtinKeys(tree());
    REQUIRE(keys.entities.contains(QStringLiteral("customer")));
    REQUIRE(keys.entities.contains(QStringLiteral("opportunity")));
    REQUIRE(keys.fields.contains(QStringLiteral("expected_close")));
    checkTree([&](const SourceFile &file) { return rawNameFindings(file, keys); });
}

TEST_CASE("a workspace file is opened in one place")
{
    checkTree(openingFindings);
}

TEST_CASE("no file names a machine, a registry or a task")
{
    checkTree(placeFindings);
}

TEST_CASE("the Chinese translation is complete")
{
    const SourceFile *chinese = fileAt(QStringLiteral("translations/millrace_zh_CN.ts"));
    REQUIRE(chinese != nullptr);
    Findings findings = translationFindings(*chinese);
    append(findings, untranslatedFindings(tree(), *chinese));
    INFO(listed(findings).toStdString());
    CHECK(findings.empty());
}

TEST_CASE("English plurals are complete")
{
    const SourceFile *english = fileAt(QStringLiteral("translations/millrace_en.ts"));
    if (!english) {
        const auto hasPlural = [](const SourceFile &file) {
            return (file.isIn("ui") || file.isIn("app")) && file.isCode() && file.text.contains(QLatin1String("%n"));
        };
        CHECK(std::none_of(tree().begin(), tree().end(), hasPlural));
        return;
    }
    const Findings findings = pluralFindings(*english);
    INFO(listed(findings).toStdString());
    CHECK(findings.empty());
}
