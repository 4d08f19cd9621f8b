// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do what, through the built program.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

using namespace millrace::test;

namespace {

QStringList words(std::initializer_list<QString> list)
{
    return list;
}

/// A workspace with a seller, a manager above her, and a customer of each.
struct Team
{
    CliFixture cli;
    QString seller, chief, hers, chiefs;
    QHash<QString, QString> roles;

    Team()
    {
        cli.init();
        const CliCall made = call("access", {QStringLiteral("roles")});
        REQUIRE(made.exit == 0);
        for (const QJsonValue &role : made.array("roles"))
            roles.insert(role[QStringLiteral("key")].toString(), role[QStringLiteral("id")].toString());
        chief = created("user", {QStringLiteral("name=Chief"), QStringLiteral("login=chief"),
                                 QStringLiteral("role=") + roles[QStringLiteral("manager")]});
        seller = created("user",
                         {QStringLiteral("name=Lina"), QStringLiteral("login=lina"), QStringLiteral("manager=") + chief,
                          QStringLiteral("role=") + roles[QStringLiteral("sales")]});
        hers = created("customer", {QStringLiteral("name=Hers"), QStringLiteral("phone=18612341402"),
                                    QStringLiteral("--actor"), QStringLiteral("lina")});
        chiefs = created("customer",
                         {QStringLiteral("name=Confidential"), QStringLiteral("--actor"), QStringLiteral("chief")});
    }
    CliCall call(const char *command, const QStringList &rest = {}) const
    {
        return cli.call(QString::fromLatin1(command), rest);
    }
    QString created(const char *entity, QStringList rest) const
    {
        const CliCall made = call("create", QStringList{QString::fromLatin1(entity)} + rest);
        INFO(made.out.toStdString() + made.err.toStdString());
        REQUIRE(made.exit == 0);
        return made.json[QStringLiteral("id")].toString();
    }
    qint64 countFor(const QString &actor) const
    {
        const CliCall query = call(
            "query", words({QStringLiteral("customer"), QStringLiteral("--count"), QStringLiteral("--actor"), actor}));
        CHECK(query.exit == 0);
        return query.number("count");
    }
};

} // namespace

TEST_CASE("an actor reads and writes under his role")
{
    const Team team;
    CHECK(team.countFor(QStringLiteral("lina")) == 1);
    CHECK(team.countFor(QStringLiteral("chief")) == 2);
    const QStringList asLina{QStringLiteral("--actor"), QStringLiteral("lina")};
    CHECK(team.call("search", QStringList{QStringLiteral("confidential")} + asLina).number("count") == 0);
    CHECK(team.call("get", QStringList{QStringLiteral("customer"), team.chiefs} + asLina).exit == 1);
    CHECK(team.call("history", QStringList{QStringLiteral("customer"), team.chiefs} + asLina).exit == 1);
    CHECK(team.call("update", QStringList{QStringLiteral("customer"), team.hers, QStringLiteral("city=B")} + asLina)
              .exit == 0);

    // She has no right to export, to give her own role, or to change what describes the workspace.
    const CliCall refused = team.call("export", QStringList{QStringLiteral("customer"), QStringLiteral("--to"),
                                                            team.cli.path(QStringLiteral("o.csv"))} +
                                                    asLina);
    CHECK(refused.exit == 4);
    CHECK(refused.errorCode() == QStringLiteral("not_permitted"));
    const CliCall grabbed =
        team.call("update", QStringList{QStringLiteral("user"), team.seller,
                                        QStringLiteral("role=") + team.roles[QStringLiteral("administrator")]} +
                                asLina);
    CHECK(grabbed.exit == 4);
    CHECK(grabbed.json[QStringLiteral("error")][QStringLiteral("problems")].toArray().size() >= 1);
    CHECK(team.call("create", QStringList{QStringLiteral("tag"), QStringLiteral("name=T")} + asLina).exit == 0);
    CHECK(team.call("backup", QStringList{team.cli.path(QStringLiteral("copy.millrace"))} + asLina).exit == 4);
    CHECK(team.call("access",
                    QStringList{QStringLiteral("hand-over"), QStringLiteral("chief"), QStringLiteral("lina")} + asLina)
              .exit == 4);
    CHECK(team.call("undo", QStringList{QStringLiteral("--last")} + asLina).exit == 0);
}

TEST_CASE("a role changed by hand counts from the next call on, and nonsense is refused")
{
    const Team team;
    const QString role = team.roles[QStringLiteral("sales")];
    CHECK(team.call("update", words({QStringLiteral("role"), role,
                                     QStringLiteral("rights={\"entities\":{\"*\":{\"see\":\"some\"}}}")}))
              .exit == 1);
    CHECK(team.countFor(QStringLiteral("lina")) == 1);
    CHECK(team.call("update",
                    words({QStringLiteral("role"), role,
                           QStringLiteral("rights={\"entities\":{\"*\":{\"see\":\"all\"}},\"sensitive\":\"masked\","
                                          "\"fields\":{\"customer.city\":\"hidden\"}}")}))
              .exit == 0);
    CHECK(team.countFor(QStringLiteral("lina")) == 2);
    const QStringList asLina{QStringLiteral("--actor"), QStringLiteral("lina")};
    const CliCall got = team.call("get", QStringList{QStringLiteral("customer"), team.hers} + asLina);
    CHECK(got.json[QStringLiteral("phone")].toString() == QStringLiteral("186****1402"));
    CHECK(
        team.call("query",
                  QStringList{QStringLiteral("customer"), QStringLiteral("--fields"), QStringLiteral("city")} + asLina)
            .exit == 2);
    CHECK(team.call("query", QStringList{QStringLiteral("customer"), QStringLiteral("--filter"),
                                         QStringLiteral("phone is empty")} +
                                 asLina)
              .exit == 4);
}

TEST_CASE("access why tells the chain of reasons")
{
    const Team team;
    const CliCall why = team.call(
        "access", words({QStringLiteral("why"), QStringLiteral("lina"), QStringLiteral("customer"), team.chiefs}));
    REQUIRE(why.exit == 0);
    const QJsonObject see = why.array("actions")[0].toObject();
    CHECK(see[QStringLiteral("action")].toString() == QStringLiteral("see"));
    CHECK_FALSE(see[QStringLiteral("permitted")].toBool(true));
    const QJsonArray reasons = see[QStringLiteral("reasons")].toArray();
    CHECK(reasons.first()[QStringLiteral("rule")].toString() == QStringLiteral("role"));
    CHECK(reasons.last()[QStringLiteral("rule")].toString() == QStringLiteral("owner_outside"));
    CHECK(reasons.last()[QStringLiteral("subject")].toString() == team.chief);
    CHECK(reasons.last()[QStringLiteral("text")].toString().contains(QStringLiteral("Chief")));
    for (const QJsonValue &reason : reasons) {
        CHECK_FALSE(reason[QStringLiteral("text")].toString().isEmpty());
        CHECK_FALSE(reason[QStringLiteral("text")].toString().contains(QStringLiteral("%1")));
    }
    // About oneself and what one sees, yes; about others or what one does not see, no.
    const QStringList asLina{QStringLiteral("--actor"), QStringLiteral("lina")};
    const auto asked = [&](const QString &who, const QString &id) {
        return team.call("access", QStringList{QStringLiteral("why"), who, QStringLiteral("customer"), id} + asLina)
            .exit;
    };
    CHECK(asked(QStringLiteral("lina"), team.hers) == 0);
    CHECK(asked(QStringLiteral("lina"), team.chiefs) == 1);
    CHECK(asked(QStringLiteral("chief"), team.hers) == 4);
    CHECK(team.call("access", words({QStringLiteral("whither")})).exit == 2);
    CHECK(team.call("access", words({QStringLiteral("why"), QStringLiteral("lina")})).exit == 2);
}

TEST_CASE("hand-over counts first, then moves, and one undo takes it back")
{
    const Team team;
    const QStringList over{QStringLiteral("hand-over"), QStringLiteral("lina"), QStringLiteral("chief")};
    const CliCall counted = team.call("access", over + words({QStringLiteral("--dry-run")}));
    REQUIRE(counted.exit == 0);
    CHECK(counted.json[QStringLiteral("moved")][QStringLiteral("customer")].toInt() == 1);
    CHECK(team.countFor(QStringLiteral("lina")) == 1);
    const CliCall done = team.call("access", over);
    REQUIRE(done.exit == 0);
    CHECK(done.json[QStringLiteral("moved")] == counted.json[QStringLiteral("moved")]);
    const QStringList asLina{QStringLiteral("--actor"), QStringLiteral("lina")};
    CHECK(team.call("query", QStringList{QStringLiteral("customer"), QStringLiteral("--count")} + asLina).exit == 4);
    CHECK(team.call("undo", words({done.json[QStringLiteral("commit")].toString()})).exit == 0);
    CHECK(team.countFor(QStringLiteral("lina")) == 1);
    CHECK(team.call("access", words({QStringLiteral("hand-over"), QStringLiteral("lina"), QStringLiteral("lina")}))
              .exit == 1);
}
