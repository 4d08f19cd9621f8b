// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/audit.h"
#include "core/workspace/people.h"
#include "tests/support/temp_workspace.h"

using namespace millrace;
using namespace millrace::test;

namespace {

struct AuditOffice : TempWorkspace
{
    RecordId mei;
    AuditOffice()
    {
        mei = create(u"user", {{"name", QStringLiteral("Mei")}});
        tick(3600);
    }
    Session as(const RecordId &user) const
    {
        Session asked = session();
        asked.actor = user;
        return asked;
    }
    void write(const RecordId &user, Origin origin, const char *name)
    {
        CommitRequest request;
        request.label = QStringLiteral("edit");
        request.origin = origin;
        request.edits = {creation(u"customer", {{"name", QString::fromLatin1(name)}})};
        must(workspace->commit(as(user), std::move(request)));
        tick(3600);
    }
    std::vector<AuditEntry> trail(const AuditWish &wish) const { return must(auditTrail(*workspace, session(), wish)); }
};

} // namespace

TEST_CASE("the audit trail shows every commit, narrowed by person, time, kind and origin", "[audit]")
{
    AuditOffice office;
    const Instant start = office.clock.now();
    office.write(office.mei, Origin::Local, "One");
    office.write(office.session().actor, Origin::Import, "Two");
    office.create(u"tag", {{"name", QStringLiteral("vip")}});
    AuditWish wish;
    wish.from = start;
    REQUIRE(office.trail(wish).size() == 3);
    CHECK(office.trail(wish).front().records == QMap<QString, int>{{QStringLiteral("tag"), 1}});
    CHECK(office.trail(wish).front().here);
    wish.entity = QStringLiteral("customer");
    CHECK(office.trail(wish).size() == 2);
    wish.origin = Origin::Import;
    REQUIRE(office.trail(wish).size() == 1);
    CHECK(office.trail(wish).front().actor == office.session().actor);
    wish.origin.reset();
    wish.actor = office.mei;
    REQUIRE(office.trail(wish).size() == 1);
    CHECK(office.trail(wish).front().label == QStringLiteral("edit"));
    wish.actor.reset();
    wish.to = Instant{start.us + 1800LL * 1'000'000};
    CHECK(office.trail(wish).size() == 1);
}

TEST_CASE("pages of the audit trail meet without a gap", "[audit]")
{
    AuditOffice office;
    for (int i = 0; i < 7; ++i)
        office.write(office.mei, Origin::Local, "Firm");
    std::vector<std::int64_t> met;
    AuditWish wish;
    wish.limit = 3;
    for (;;) {
        const auto page = office.trail(wish);
        for (const AuditEntry &entry : page)
            met.push_back(entry.no);
        if (page.size() < 3)
            break;
        wish.before = page.back().no;
    }
    AuditWish all;
    all.limit = 10'000;
    std::vector<std::int64_t> whole;
    for (const AuditEntry &entry : office.trail(all))
        whole.push_back(entry.no);
    CHECK(met == whole);
    CHECK(std::is_sorted(met.rbegin(), met.rend()));
}

TEST_CASE("a commit tells what it changed, old and new", "[audit]")
{
    AuditOffice office;
    const RecordId firm = office.create(u"customer", {{"name", QStringLiteral("Acme")}});
    office.commit({office.change(u"customer", firm, {{"city", QStringLiteral("Ulm")}})});
    office.commit({office.change(u"customer", firm, {{"city", QStringLiteral("Bonn")}})});
    AuditWish newest;
    newest.limit = 1;
    const auto changes = must(auditChanges(*office.workspace, office.session(), office.trail(newest).front().no, 100));
    REQUIRE(changes.size() == 1);
    CHECK(changes.front().title == QStringLiteral("Acme"));
    CHECK(changes.front().change.field == QStringLiteral("city"));
    CHECK(changes.front().change.was == Value(QStringLiteral("Ulm")));
    CHECK(changes.front().change.now == Value(QStringLiteral("Bonn")));
    CHECK(auditChanges(*office.workspace, office.session(), 999'999, 10).error().code == ErrorCode::NotFound);
}

TEST_CASE("only administrators read the audit trail, and giving it out is in it", "[audit][access]")
{
    AuditOffice office;
    const RecordId role =
        office.create(u"role", {{"name", QStringLiteral("All")},
                                {"rights", QStringLiteral("{\"entities\":{\"*\":{\"see\":\"all\"}}}")}});
    office.commit({office.change(u"user", office.mei, {{"role", role.toString()}})});
    const Session mei = office.as(office.mei);
    CHECK(auditTrail(*office.workspace, mei, {}).error().code == ErrorCode::NotPermitted);
    CHECK(auditChanges(*office.workspace, mei, 1, 10).error().code == ErrorCode::NotPermitted);
    CHECK(noteAuditExport(*office.workspace, mei).error().code == ErrorCode::NotPermitted);
    const Session view = must(viewAs(*office.workspace, office.session(), office.mei));
    CHECK(auditTrail(*office.workspace, view, {}).error().code == ErrorCode::NotPermitted);
    must(noteAuditExport(*office.workspace, office.session()));
    CHECK(office.trail({}).front().label == QStringLiteral("audit_export"));
    CHECK(office.trail({}).front().origin == Origin::Admin);
    office.requireSound();
}
