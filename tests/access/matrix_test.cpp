// SPDX-License-Identifier: GPL-3.0-or-later
// Role x action x scope, exhaustively, against the second opinion.
#include "tests/access/company.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace millrace;
using namespace millrace::test;

namespace {

const Company::Words everyScope{QStringLiteral("own"),  QStringLiteral("subordinates"),   QStringLiteral("department"),
                                QStringLiteral("pool"), QStringLiteral("shared"),         QStringLiteral("all"),
                                QStringLiteral("none"), QStringLiteral("department_tree")};

QByteArray rightsOf(const QByteArray &see, const QByteArray &rest)
{
    QByteArray json = "{\"entities\":{\"*\":{\"see\":" + see;
    for (const Action action : actions)
        if (action != Action::See)
            json += ",\"" + actionWord(action).toUtf8() + "\":" + rest;
    return json + "}}}";
}

std::set<RecordId> listed(const Company &company, const Session &session, const QString &entity, bool leaves = false)
{
    Query query;
    query.entity = entity;
    query.rows = Query::Rows::All;
    query.leaves = leaves;
    query.fields = {FieldPath::of(u"id")};
    std::set<RecordId> ids;
    const auto rows = company.ws->rows(session, query);
    if (!rows) {
        CHECK(rows.error().code == ErrorCode::NotPermitted);
        return ids;
    }
    for (const Row &row : rows->rows)
        ids.insert(row.id);
    return ids;
}

bool mayDo(const Company &company, const Session &session, Edit edit, Origin origin = Origin::Local)
{
    CommitRequest request;
    request.label = QStringLiteral("try");
    request.origin = origin;
    request.edits.push_back(std::move(edit));
    const auto problems = company.ws.workspace->check(session, request);
    if (!problems) {
        CHECK((problems.error().code == ErrorCode::NotFound || problems.error().code == ErrorCode::NotPermitted));
        return false;
    }
    return std::none_of(problems->begin(), problems->end(), isDenial);
}

Company::Words without(const Company::Words &scopes, const char *word)
{
    Company::Words rest = scopes;
    rest.erase(QString::fromLatin1(word));
    return rest;
}

} // namespace

TEST_CASE("what a role sees is what its scope says, for every person, scope and record", "[access][matrix]")
{
    Company company(3);
    for (const QString &scope : everyScope) {
        const Company::Words words = without({scope}, "none");
        for (const auto &[name, person] : company.people) {
            company.allow(name, rightsOf("\"" + scope.toUtf8() + "\"", "\"none\""));
            const Session session = company.as(name);
            for (const QString &kind : Company::kinds()) {
                INFO(name.toStdString() << " " << scope.toStdString() << " " << kind.toStdString());
                CHECK(listed(company, session, kind) == company.seen(name, words, kind));
            }
            for (const Company::Thing &thing : company.things) {
                INFO(name.toStdString() << " " << scope.toStdString() << " " << thing.entity.toStdString());
                const bool seen = company.reaches(name, words, Action::See, thing);
                CHECK(company.ws->record(session, thing.entity, thing.id).has_value() == seen);
                const auto why =
                    must(whyAccess(*company.ws, company.boss(), person.id, Action::See, thing.entity, thing.id));
                CHECK(why.permitted == seen);
                CHECK_FALSE(why.reasons.empty());
            }
        }
    }
}

TEST_CASE("what a role changes is what its scope says, for every person, scope and record", "[access][matrix]")
{
    Company company(5, 3);
    for (const QString &scope : everyScope) {
        const Company::Words words = without({scope}, "none");
        for (const auto &[name, person] : company.people) {
            company.allow(name, rightsOf("\"all\"", "\"" + scope.toUtf8() + "\""));
            const Session session = company.as(name);
            for (const QString &kind : Company::kinds()) {
                std::set<RecordId> leaving;
                for (const Company::Thing &thing : company.things)
                    if (thing.entity == kind && company.reaches(name, words, Action::Export, thing))
                        leaving.insert(thing.id);
                INFO(name.toStdString() << " " << scope.toStdString() << " export " << kind.toStdString());
                CHECK(listed(company, session, kind, true) == leaving);
            }
            for (const Company::Thing &thing : company.things) {
                if (thing.entity == QLatin1String("share") || thing.deleted)
                    continue;
                INFO(name.toStdString() << " " << scope.toStdString() << " " << thing.entity.toStdString() << " "
                                        << thing.id.toString().toStdString());
                const EntityPtr entity = company.ws.entity(thing.entity);
                Edit edit = Edit::update(entity, thing.id);
                edit.fields.push_back(
                    {entity->titleFields.front(), Value(QStringLiteral("Other")), std::nullopt, true});
                CHECK(mayDo(company, session, edit) == company.reaches(name, words, Action::Edit, thing));
                CHECK(mayDo(company, session, Edit::remove(thing.entity, thing.id)) ==
                      company.reaches(name, words, Action::Delete, thing));
                for (const Action action : {Action::Edit, Action::Delete, Action::Transfer}) {
                    const auto why =
                        must(whyAccess(*company.ws, company.boss(), person.id, action, thing.entity, thing.id));
                    CHECK(why.permitted == company.reaches(name, words, action, thing));
                }
                if (thing.entity == QLatin1String("product"))
                    continue;
                Edit transfer = Edit::update(entity, thing.id);
                transfer.fields.push_back({system_field::Owner, Value(company.admin), std::nullopt, true});
                CHECK(mayDo(company, session, transfer) == company.reaches(name, words, Action::Transfer, thing));
            }
        }
    }
}

TEST_CASE("what a role adds goes only where its scope says", "[access][matrix]")
{
    Company company(7, 4);
    for (const QString &scope : everyScope) {
        const Company::Words words = without({scope}, "none");
        for (const auto &[name, person] : company.people) {
            company.allow(name, rightsOf("\"all\"", "\"" + scope.toUtf8() + "\""));
            const Session session = company.as(name);
            for (const Company::Thing &thing : company.things) {
                if (thing.entity != QLatin1String("customer") || thing.deleted)
                    continue;
                INFO(name.toStdString() << " " << scope.toStdString());
                Edit contact = company.ws.creation(
                    u"contact", {{"name", QStringLiteral("New")}, {"customer", thing.id.toString()}});
                Company::Thing made = thing;
                made.entity = QStringLiteral("contact");
                CHECK(mayDo(company, session, contact) == company.reaches(name, words, Action::Create, made));
                CHECK(mayDo(company, session, contact, Origin::Import) ==
                      company.reaches(name, words, Action::Create, made));
            }
            // A root of one's own, and one for each colleague.
            for (const auto &[other, colleague] : company.people) {
                Edit lead =
                    company.ws.creation(u"lead", {{"name", QStringLiteral("New")}, {"owner", colleague.id.toString()}});
                const RecordId id = company.ws.ids.next(company.ws.clock.now());
                company.things.push_back({QStringLiteral("lead"), id, id, colleague.id, {}, false});
                INFO(name.toStdString() << " for " << other.toStdString() << " " << scope.toStdString());
                CHECK(mayDo(company, session, lead) ==
                      company.reaches(name, words, Action::Create, company.things.back()));
                company.things.pop_back();
            }
        }
    }
}

TEST_CASE("every action is asked for by its own word", "[access][matrix]")
{
    Company company(11, 4);
    const QString name = QStringLiteral("erin");
    const Session session = company.as(name);
    const RecordId mine = [&] {
        Edit edit =
            company.ws.creation(u"customer", {{"name", QStringLiteral("Mine")}, {"owner", session.actor.toString()}});
        return company.ws.commit({edit}).ids.front();
    }();
    const EntityPtr customers = company.ws.entity(u"customer");
    Edit edit = Edit::update(customers, mine);
    edit.fields.push_back({customers->titleFields.front(), Value(QStringLiteral("Other")), std::nullopt, true});
    Edit transfer = Edit::update(customers, mine);
    transfer.fields.push_back({system_field::Owner, Value(company.admin), std::nullopt, true});
    const Edit creation = company.ws.creation(u"customer", {{"name", QStringLiteral("New")}});
    for (const Action action : actions) {
        company.allow(name, "{\"entities\":{\"customer\":{\"see\":\"own\",\"" + actionWord(action).toUtf8() +
                                "\":\"own\"}}}");
        INFO(actionWord(action).toStdString());
        CHECK(mayDo(company, session, edit) == (action == Action::Edit));
        CHECK(mayDo(company, session, transfer) == (action == Action::Transfer));
        CHECK(mayDo(company, session, Edit::remove(QStringLiteral("customer"), mine)) == (action == Action::Delete));
        CHECK(mayDo(company, session, creation) == (action == Action::Create));
        CHECK_FALSE(mayDo(company, session, creation, Origin::Import));
        CHECK(listed(company, session, QStringLiteral("customer"), true).empty() == (action != Action::Export));
        const PolicyPtr policy = company.ws->metadata()->access->of(session.actor);
        for (const Action other : actions)
            CHECK(policy->may(other, *customers) == (other == action || other == Action::See));
    }
}
