// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/explain.h"
#include "core/access/field_mask.h"
#include "core/base/clock.h"
#include "tests/support/catch.h"

using namespace millrace;

namespace {

EntityPtr entityOf(const char *key)
{
    return Catalog::builtin()->entity(QString::fromLatin1(key));
}

const FieldDef &fieldOf(const char *entity, const char *key)
{
    return *entityOf(entity)->field(QString::fromLatin1(key));
}

QStringList findings(const char *json)
{
    std::vector<Problem> problems;
    checkRights(QStringLiteral("rights"), json, *Catalog::builtin(), problems);
    QStringList found;
    for (const Problem &problem : problems) {
        CHECK(problem.rule == QStringLiteral("rights"));
        found << problem.arguments.join(u'=');
    }
    return found;
}

RecordId idOf(int n)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = std::uint8_t(n);
    return RecordId(bytes);
}

} // namespace

TEST_CASE("rights fall back from the entity to all entities to nothing", "[access]")
{
    const Rights rights = Rights::of(
        R"({"entities":{"*":{"see":"all","edit":["own","shared"]},"customer":{"see":["own","pool"],"export":"none"}}})");
    CHECK(rights.scopes(Action::See, *entityOf("customer")) == (ScopeOwn | ScopePool));
    CHECK(rights.scopes(Action::Edit, *entityOf("customer")) == (ScopeOwn | ScopeShared));
    CHECK(rights.scopes(Action::Export, *entityOf("customer")) == ScopeNone);
    CHECK(rights.scopes(Action::See, *entityOf("lead")) == ScopeAll);
    CHECK(rights.scopes(Action::Delete, *entityOf("lead")) == ScopeNone);
    // What describes the workspace is seen by all and changed by nobody who is not named.
    CHECK(rights.scopes(Action::See, *entityOf("stage")) == ScopeAll);
    CHECK(rights.scopes(Action::Edit, *entityOf("stage")) == ScopeNone);
    CHECK(Rights::of("{}").scopes(Action::See, *entityOf("user")) == ScopeAll);
    CHECK(Rights::of("{}").scopes(Action::See, *entityOf("product")) == ScopeNone);
    for (const Action action : actions)
        CHECK(Rights::of(R"({"administrator":true})").scopes(action, *entityOf("stage")) == ScopeAll);
}

TEST_CASE("rights that are not understood give the least", "[access]")
{
    for (const char *json : {"", "nonsense", "[]", "7", "{\"entities\":7}", "{\"entities\":{\"*\":{\"see\":\"mine\"}}}",
                             "{\"administrator\":\"yes\"}", "{\"entities\":{\"*\":{\"look\":\"all\"}}}"}) {
        INFO(json);
        const Rights rights = Rights::of(json);
        CHECK_FALSE(rights.isAdministrator());
        for (const Action action : actions)
            CHECK(rights.scopes(action, *entityOf("customer")) == ScopeNone);
    }
    CHECK(Rights::of(R"({"fields":{"customer.phone":"blurred"}})")
              .field(*entityOf("customer"), fieldOf("customer", "phone")) == FieldAccess::Hidden);
    CHECK(Rights::of(R"({"sensitive":1})").field(*entityOf("contact"), fieldOf("contact", "phone")) ==
          FieldAccess::Hidden);
}

TEST_CASE("fields: by name, by sensitivity, and titles always readable", "[access]")
{
    const Rights rights = Rights::of(
        R"({"sensitive":"masked","fields":{"contact.mobile":"read","opportunity.amount":"hidden","customer.name":"hidden"}})");
    CHECK(rights.field(*entityOf("contact"), fieldOf("contact", "phone")) == FieldAccess::Masked);
    CHECK(rights.field(*entityOf("contact"), fieldOf("contact", "mobile")) == FieldAccess::Read);
    CHECK(rights.field(*entityOf("opportunity"), fieldOf("opportunity", "amount")) == FieldAccess::Hidden);
    CHECK(rights.field(*entityOf("customer"), fieldOf("customer", "name")) == FieldAccess::Read);
    CHECK(rights.field(*entityOf("customer"), fieldOf("customer", "city")) == FieldAccess::Edit);
    CHECK(rights.field(*entityOf("customer"), fieldOf("customer", "owner")) == FieldAccess::Edit);
}

TEST_CASE("rights are held against their form and the catalog, all findings at once", "[access]")
{
    CHECK(findings(R"({"administrator":true})").isEmpty());
    CHECK(
        findings(
            R"({"entities":{"*":{"see":"all"},"customer":{"edit":["own","pool"]}},"fields":{"contact.phone":"masked"},"sensitive":"hidden"})")
            .isEmpty());
    CHECK(findings("[]") == QStringList{QStringLiteral("rights=object")});
    CHECK(findings(R"({"administrator":1})") == QStringList{QStringLiteral("administrator=key")});
    CHECK(findings(R"({"admin":true})") == QStringList{QStringLiteral("admin=key")});
    CHECK(findings(R"({"entities":[],"fields":{"x.y":"masked","customer.city":"dim","customer.name":"hidden"}})") ==
          QStringList{QStringLiteral("entities=object"), QStringLiteral("customer.city=level"),
                      QStringLiteral("customer.name=title"), QStringLiteral("x.y=field")});
    CHECK(
        findings(R"({"entities":{"client":{},"lead":{"look":"all","see":["own","mine"]},"task":7},"sensitive":"x"})") ==
        QStringList{QStringLiteral("sensitive=level"), QStringLiteral("client=entity"),
                    QStringLiteral("lead.look=action"), QStringLiteral("lead.see=scope"),
                    QStringLiteral("task=object")});
}

TEST_CASE("masks keep what a person needs to recognise and no more", "[access]")
{
    const auto mask = [](const FieldDef &field, const char *text) {
        return masked(field, Value(QString::fromUtf8(text))).valueOr<QString>();
    };
    const FieldDef &phone = fieldOf("contact", "mobile");
    CHECK(mask(phone, "18612341402") == QStringLiteral("186****1402"));
    CHECK(mask(phone, "186 1234 1402") == QStringLiteral("186****1402"));
    CHECK(mask(phone, "12345") == QStringLiteral("****"));
    CHECK(mask(phone, "5555-0123") == QStringLiteral("****"));
    CHECK(mask(fieldOf("contact", "email"), "someone@example.com") == QStringLiteral("****@example.com"));
    CHECK(mask(fieldOf("contact", "email"), "nonsense") == QStringLiteral("****"));
    CHECK(mask(fieldOf("contact", "name"), "仲小妮") == QStringLiteral("仲*妮"));
    CHECK(mask(fieldOf("contact", "name"), "仲妮") == QStringLiteral("仲*"));
    CHECK(mask(fieldOf("contact", "name"), "仲") == QStringLiteral("*"));
    CHECK(mask(fieldOf("contact", "name"), "𠮷小𠮷") == QStringLiteral("𠮷*𠮷"));
    CHECK(mask(fieldOf("customer", "city"), "杭州") == QStringLiteral("****"));
    CHECK(masked(phone, Value()).isEmpty());
    CHECK(masked(fieldOf("contact", "birthday"), Value(QDate(2000, 1, 1))).isEmpty());
    CHECK(masked(fieldOf("customer", "level"), Value(QStringLiteral("a"))).isEmpty());
    CHECK(masked(fieldOf("opportunity", "amount"), Value(Money{1, *CurrencyCode::fromString(u"CNY")})).isEmpty());
}

TEST_CASE("chains of command that bite their tail end", "[access]")
{
    OrgChart chart;
    chart.people.insert(idOf(1), {.name = {}, .login = {}, .manager = idOf(3), .department = idOf(11), .role = {}});
    chart.people.insert(idOf(2), {.name = {}, .login = {}, .manager = idOf(1), .department = idOf(12), .role = {}});
    chart.people.insert(idOf(3), {.name = {}, .login = {}, .manager = idOf(2), .department = idOf(13), .role = {}});
    chart.departments = {{idOf(11), idOf(12)}, {idOf(12), idOf(11)}, {idOf(13), idOf(11)}};
    CHECK(chart.subordinatesOf(idOf(1)) == std::vector{idOf(2), idOf(3)});
    CHECK(chart.departmentTree(idOf(11)) == std::vector{idOf(11), idOf(12), idOf(13)});
    CHECK(chart.departmentsAbove(idOf(13)) == std::vector{idOf(11), idOf(12), idOf(13)});
    CHECK(chart.departmentTree({}).empty());
    CHECK(chart.departmentsAbove({}).empty());
    CHECK(chart.membersOf({idOf(11), idOf(13)}) == std::vector{idOf(1), idOf(3)});
}

TEST_CASE("the kinds of record that a root can be follow from the schema", "[access]")
{
    const auto keys = [](const char *entity) {
        QStringList found;
        for (const EntityPtr &root : rootEntities(*entityOf(entity), *Catalog::builtin()))
            found << root->key;
        return found;
    };
    CHECK(keys("customer") == QStringList{QStringLiteral("customer")});
    CHECK(keys("product") == QStringList{QStringLiteral("product")});
    for (const QString &root :
         {QStringLiteral("customer"), QStringLiteral("lead"), QStringLiteral("opportunity"), QStringLiteral("task")})
        CHECK(keys("task").contains(root));
    CHECK_FALSE(keys("opportunity").contains(QStringLiteral("lead")));
}

TEST_CASE("a catalog without some fields keeps the places of all", "[access]")
{
    const CatalogPtr all = Catalog::builtin();
    const CatalogPtr fewer =
        all->without({{QStringLiteral("customer"), {QStringLiteral("phone"), QStringLiteral("nothing")}}});
    const EntityPtr customer = fewer->entity(u"customer");
    CHECK_FALSE(customer->field(u"phone"));
    CHECK(customer->at(fieldOf("customer", "phone").index).withheld);
    CHECK(customer->field(u"city")->index == fieldOf("customer", "city").index);
    CHECK(customer->shape() == all->entity(u"customer")->shape());
    CHECK(fewer->version() == all->version());
    CHECK(fewer->entity(u"contact")->field(u"phone"));
}

TEST_CASE("tags of roots and scopes of users are made of the same words", "[access]")
{
    RootFacts root{.ownable = true,
                   .owner = idOf(1),
                   .department = idOf(2),
                   .partners = {idOf(3)},
                   .shares = {{idOf(4), idOf(5)}}};
    CHECK(rootTags(root).size() == 5);
    root.owner = {};
    CHECK(rootTags(root).contains(QStringLiteral("p:")));
    CHECK(rootTags({}) == QStringList{QStringLiteral("g")});
    OrgChart chart;
    chart.roles.insert(
        idOf(9),
        {QStringLiteral("r"),
         Rights::of(
             R"({"entities":{"customer":{"see":["own","pool","shared"]}},"fields":{"customer.city":"hidden","customer.phone":"masked"}})")});
    chart.people.insert(idOf(1), {.name = {}, .login = {}, .manager = {}, .department = {}, .role = idOf(9)});
    const RolePolicy policy(chart, idOf(1), Catalog::builtin());
    CHECK(policy.scopes() == QStringList{QStringLiteral("g"), QStringLiteral("p:"),
                                         QStringLiteral("s:u:") + idOf(1).toString(),
                                         QStringLiteral("u:") + idOf(1).toString()});
    CHECK(policy.masks().value(QStringLiteral("customer")).hidden == QStringList{QStringLiteral("city")});
    CHECK(policy.masks().value(QStringLiteral("customer")).masked == QStringList{QStringLiteral("phone")});
    // Somebody unknown, once there are roles, is sent nothing.
    CHECK(RolePolicy(chart, idOf(7), Catalog::builtin()).scopes().isEmpty());
}
