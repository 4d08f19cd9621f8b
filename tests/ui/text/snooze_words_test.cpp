// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"
#include "ui/text/labels.h"
#include "ui/text/snooze_words.h"

#include <QDateTime>

using namespace millrace;

TEST_CASE("something is put off by an hour, to tomorrow or to next Monday, by the clock of the reader")
{
    const QTimeZone zone("Asia/Shanghai");
    // A Sunday, late in the evening there.
    const QDateTime now(QDate(2026, 3, 8), QTime(23, 30), zone);
    const auto choices = snoozeChoices(Instant::fromDateTime(now), zone);
    REQUIRE(choices.size() == 3);
    CHECK(choices[0].until.toDateTime(zone) == now.addSecs(3600));
    CHECK(choices[1].until.toDateTime(zone) == QDateTime(QDate(2026, 3, 9), QTime(9, 0), zone));
    CHECK(choices[2].until.toDateTime(zone) == QDateTime(QDate(2026, 3, 9), QTime(9, 0), zone));
    const QDateTime monday(QDate(2026, 3, 9), QTime(8, 0), zone);
    CHECK(snoozeChoices(Instant::fromDateTime(monday), zone)[2].until.toDateTime(zone).date() == QDate(2026, 3, 16));
}

TEST_CASE("a change says on which device and how it was made, as far as that is known")
{
    HistoryCommit commit;
    commit.here = true;
    CHECK(provenanceText(commit, QStringLiteral("en")) == QStringLiteral("on this computer"));
    commit.here = false;
    CHECK(provenanceText(commit, QStringLiteral("en")) == QStringLiteral("on another device"));
    commit.origin = commit.madeAs = Origin::Remote;
    CHECK(provenanceText(commit, QStringLiteral("en")) == QStringLiteral("on another device"));
    commit.madeAs = Origin::Local;
    CHECK(provenanceText(commit, QStringLiteral("en")) == QStringLiteral("on the server"));
    commit.device = QStringLiteral("MEI-LAPTOP");
    CHECK(provenanceText(commit, QStringLiteral("en")) == QStringLiteral("on MEI-LAPTOP"));
    commit.madeAs = Origin::Import;
    CHECK(provenanceText(commit, QStringLiteral("en")) == QStringLiteral("by an import, on MEI-LAPTOP"));
    commit.madeAs = Origin::Rule;
    commit.device.clear();
    CHECK(provenanceText(commit, QStringLiteral("en")) == QStringLiteral("by a rule of the program, on the server"));
}
