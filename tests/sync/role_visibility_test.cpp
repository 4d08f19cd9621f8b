// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/role_visibility.h"
#include "tests/support/temp_workspace.h"

using namespace millrace;
using namespace millrace::test;

TEST_CASE("by roles a user holds the scopes of the roots that he sees, and not the fields kept from him",
          "[sync][access]")
{
    TempWorkspace ws;
    const RoleVisibility visibility(*ws);
    CHECK(visibility.scopesOf(ws->person()) == QStringList{QStringLiteral("*")});
    const RecordId role = ws.create(
        u"role",
        {{"name", QStringLiteral("Seller")},
         {"rights", QStringLiteral("{\"entities\":{\"*\":{\"see\":[\"own\",\"pool\"]}},\"sensitive\":\"masked\","
                                   "\"fields\":{\"customer.city\":\"hidden\"}}")}});
    const RecordId user = ws.create(u"user", {{"name", QStringLiteral("S")}, {"role", role.toString()}});
    CHECK(visibility.scopesOf(ws->person()) == QStringList{QStringLiteral("*")});
    const QStringList scopes = visibility.scopesOf(user);
    CHECK(scopes == QStringList{QStringLiteral("g"), QStringLiteral("p:"), QStringLiteral("u:") + user.toString()});
    CHECK(visibility.hiddenFrom(ws->person()).isEmpty());
    const QStringList kept = visibility.hiddenFrom(user).value(QStringLiteral("customer"));
    CHECK(kept.contains(QStringLiteral("city")));
    CHECK(kept.contains(QStringLiteral("phone")));
    CHECK_FALSE(kept.contains(QStringLiteral("name")));

    // The tags that a root bears for the hub are among those that the workspace gives it.
    Session seller = ws.session();
    seller.actor = user;
    const RecordId mine = ws.create(u"customer", {{"name", QStringLiteral("Mine")}, {"owner", user.toString()}});
    const RecordId theirs = ws.create(u"customer", {{"name", QStringLiteral("Theirs")}});
    for (const RecordId &id : {mine, theirs}) {
        const QStringList tags = rootTags(must(ws->belongingOf(QStringLiteral("customer"), id)));
        CHECK(visibility.scopesOfRoot(must(ws->belongingOf(QStringLiteral("customer"), id))) == tags);
        const bool held =
            std::any_of(tags.begin(), tags.end(), [&](const QString &tag) { return scopes.contains(tag); });
        CHECK(held == ws->record(seller, QStringLiteral("customer"), id).has_value());
    }
}
