// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"
#include "core/base/result.h"

#include "tests/support/catch.h"

#include <QSet>

using namespace millrace;

namespace {

Result<int> half(int number)
{
    if (number % 2)
        return fail(ErrorCode::InvalidArgument, {QString::number(number)});
    return number / 2;
}

Result<int> quarter(int number)
{
    MILLRACE_ASSIGN(const int once, half(number));
    MILLRACE_ASSIGN(const int twice, half(once));
    return twice;
}

Result<QString> checkedHalf(int number)
{
    MILLRACE_TRY(half(number));
    return QStringLiteral("even");
}

} // namespace

TEST_CASE("A result carries its value or leaves the function with the error")
{
    CHECK(quarter(8).value() == 2);
    REQUIRE_FALSE(quarter(6));
    CHECK(quarter(6).error().code == ErrorCode::InvalidArgument);
    CHECK(quarter(6).error().arguments == QStringList{"3"});
    CHECK(checkedHalf(2).value() == "even");
    CHECK_FALSE(checkedHalf(1));
}

TEST_CASE("Problems travel with the error")
{
    const Problem problem{QStringLiteral("name"), QStringLiteral("required"), {}, Severity::Error};
    const Result<int> result = fail(ErrorCode::ValidationFailed, {}, {problem});
    CHECK(result.error().problems == std::vector<Problem>{problem});
}

TEST_CASE("Every error code has a word of its own")
{
    QSet<QString> words;
    const int count = int(ErrorCode::Internal) + 1;
    for (int code = 0; code < count; ++code) {
        const QString word = errorWord(ErrorCode(code));
        CHECK(word == word.toLower());
        words.insert(word);
    }
    CHECK(words.size() == count);
}

TEST_CASE("Progress reports and is cancelled where someone listens")
{
    Progress silent;
    silent.step(1, 2);
    CHECK_FALSE(silent.isCancelled());
    std::atomic<bool> stop{false};
    qint64 seen = 0;
    const Progress heard{[&seen](qint64 done, qint64) { seen = done; }, &stop};
    heard.step(3, 4);
    CHECK(seen == 3);
    stop = true;
    CHECK(heard.isCancelled());
}
