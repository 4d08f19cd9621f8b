// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/language/translations.h"
#include "ui/text/describe_error.h"

#include <QFile>
#include <QRegularExpression>

using namespace millrace;
using namespace millrace::test;

namespace {

/// Every word that the core can name as expected in a filter, read from its sources.
QStringList expectedWords()
{
    QStringList found;
    const QRegularExpression call(
        QStringLiteral("(?:refuse\\(|badToken\\([^\"\\n]*|takeSign\\(u\"[^\"]*\", )\"([^\"]+)\""));
    const QRegularExpression assigned(QStringLiteral("m_expected = \"([^\"]+)\""));
    for (const char *name : {"filter_parser", "filter_lexer", "filter_json", "bound_filter"}) {
        QFile file(QStringLiteral(MILLRACE_SOURCE_DIR "/core/records/%1.cpp").arg(QLatin1String(name)));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QString source = QString::fromUtf8(file.readAll());
        for (const QRegularExpression &pattern : {call, assigned}) {
            for (auto match = pattern.globalMatch(source); match.hasNext();)
                found << match.next().captured(1);
        }
    }
    found.removeDuplicates();
    return found;
}

QString whyOf(const QString &typed, int position, const QString &expected)
{
    return describeError(Error{ErrorCode::BadFilter, {typed, QString::number(position), expected}, {}}, {},
                         QStringLiteral("zh_CN"))
        .why;
}

} // namespace

TEST_CASE("whatever a filter lacks is named in the reader's language")
{
    const QStringList words = expectedWords();
    CHECK(words.size() > 15);
    Translations translations;
    translations.use("zh_CN");
    for (const QString &word : words) {
        const QString chinese = whyOf(QStringLiteral("名称 = "), 5, word);
        INFO(word.toStdString() << ": " << chinese.toStdString());
        CHECK_FALSE(chinese.contains(QStringLiteral("%")));
        // What a person must type stays as it is; the sentence around it is Chinese.
        const QString named = chinese.section(u'：', -1);
        CHECK(named.contains(QRegularExpression(QStringLiteral("\\p{Han}"))));
    }
    translations.use("en");
}

TEST_CASE("a filter that breaks off says where, and one that cannot be asked is quoted whole")
{
    TempWorkspace workspace;
    Translations translations;
    translations.use("en");
    const auto broken = parseFilter(u"name = ");
    REQUIRE_FALSE(broken.has_value());
    const QString where = describeError(broken.error(), workspace->catalog(), QStringLiteral("en")).why;
    CHECK(where == QStringLiteral("At character 8, before the end, this was expected: a value."));
    Query query;
    query.entity = QStringLiteral("customer");
    query.filter = must(parseFilter(u"employees = \"many\""));
    const auto refused = workspace->count(workspace.session(), query);
    REQUIRE_FALSE(refused.has_value());
    const QString whole = describeError(refused.error(), workspace->catalog(), QStringLiteral("en")).why;
    CHECK(whole == QStringLiteral("In “employees = \"many\"” this was expected: a number."));
}

TEST_CASE("where nothing of a kind was ever made, that is said, and not that one record is gone")
{
    const TempWorkspace workspace;
    const auto said = [&](const QString &id) {
        return describeError(Error{ErrorCode::NotFound, {QStringLiteral("metric"), id}, {}}, workspace->catalog(),
                             QStringLiteral("en"))
            .what;
    };
    CHECK(said({}) == QStringLiteral("There is nothing yet under “Metrics”"));
    CHECK(said(workspace->person().toString()) == QStringLiteral("This record does not exist any more"));
}
