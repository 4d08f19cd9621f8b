// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace that the command line fills and judges while the window has it open.
#pragma once

#include "tests/cli/cli_fixture.h"
#include "tests/display/running.h"
#include "tests/support/qt_strings.h"

namespace millrace::test {

/// The size of the screen in points.
inline constexpr QSize screenSize{1366, 768};

struct Company : CliFixture
{
    Company()
    {
        init({QStringLiteral("--locale"), QStringLiteral("en"), QStringLiteral("--timezone"),
              QStringLiteral("Asia/Shanghai"), QStringLiteral("--now"), QString::fromLatin1(now)});
    }

    static constexpr const char *now = "2026-03-10T09:00:00+08:00";

    /// Arguments that open it in English at that moment, on a page.
    QStringList opened(const char *page, const char *moment = now) const
    {
        return {workspace(),
                QStringLiteral("--profile"),
                path(QStringLiteral("profile")),
                QStringLiteral("--locale"),
                QStringLiteral("en"),
                QStringLiteral("--theme"),
                QStringLiteral("light"),
                QStringLiteral("--now"),
                QString::fromLatin1(moment),
                QStringLiteral("--page"),
                QString::fromLatin1(page)};
    }
    /// Makes a record of "field=value" words and answers its id.
    QString create(const char *entity, const QStringList &fields) const
    {
        const CliCall made = call(QStringLiteral("create"), QStringList{QString::fromLatin1(entity)} + fields);
        REQUIRE(made.exit == 0);
        return made.json[QStringLiteral("id")].toString();
    }
    QJsonObject record(const char *entity, const QString &id) const
    {
        const CliCall got = call(QStringLiteral("get"), {QString::fromLatin1(entity), id});
        REQUIRE(got.exit == 0);
        return got.json;
    }
    qint64 count(const char *entity, const char *filter = "") const
    {
        return CliFixture::count(QString::fromLatin1(entity), QString::fromUtf8(filter));
    }
    /// The id of a stage of the standard pipeline.
    QString stage(const char *name) const
    {
        const CliCall found = call(QStringLiteral("query"), {QStringLiteral("stage"), QStringLiteral("--filter"),
                                                             QStringLiteral("name = \"%1\"").arg(QLatin1String(name))});
        REQUIRE(found.array("rows").size() == 1);
        return found.array("rows")[0][QStringLiteral("id")].toString();
    }
    QString deal(const char *name, const char *stage) const
    {
        return create("opportunity",
                      {QStringLiteral("name=") + QLatin1String(name), QStringLiteral("pipeline=Standard sales"),
                       QStringLiteral("stage=") + QLatin1String(stage)});
    }
};

} // namespace millrace::test
