// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/views/view_desk.h"
#include "ui/forms/record_draft.h"
#include "ui/views/search/found_work.h"
#include "ui/views/search/record_provider.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace millrace;
using namespace millrace::test;

namespace {

struct PaletteDesk : ViewDesk
{
    RecordProvider provider{data,
                            {{QStringLiteral("customer"), QStringLiteral("customers")},
                             {QStringLiteral("contact"), QStringLiteral("contacts")}},
                            nullptr,
                            {QStringLiteral("customer")}};

    static std::vector<PaletteItem> ask(PaletteProvider &asked, const QString &text, PaletteScope scope)
    {
        std::optional<std::vector<PaletteItem>> found;
        asked.query(text, scope, 20, [&](std::vector<PaletteItem> items) { found = std::move(items); });
        REQUIRE(until([&] { return found.has_value(); }));
        return *found;
    }
    std::vector<PaletteItem> ask(const QString &text, PaletteScope scope = PaletteScope::Everything)
    {
        return ask(provider, text, scope);
    }
    static QStringList titles(const std::vector<PaletteItem> &items)
    {
        QStringList all;
        for (const PaletteItem &item : items)
            all << item.title;
        return all;
    }
};

} // namespace

TEST_CASE("behind @ stand people alone, found by pinyin, and the newest where nothing is typed")
{
    PaletteDesk desk;
    desk.customer(QStringLiteral("王府科技"));
    desk.workspace.create(u"contact", {{"name", QStringLiteral("王敏")}});
    desk.workspace.create(u"contact", {{"name", QStringLiteral("李雷")}});
    CHECK(PaletteDesk::titles(desk.ask(QStringLiteral("wang"), PaletteScope::People)) ==
          QStringList{QStringLiteral("王敏")});
    CHECK(desk.ask({}, PaletteScope::People).size() == 2);
    CHECK(desk.ask(QStringLiteral("wang")).size() == 2);
    CHECK(desk.ask(QStringLiteral("wang"), PaletteScope::Actions).empty());
}

TEST_CASE("behind # stand tags; choosing one lists exactly what wears it")
{
    PaletteDesk desk;
    const RecordId vip = desk.workspace.create(u"tag", {{"name", QStringLiteral("VIP")}});
    desk.workspace.create(u"tag", {{"name", QStringLiteral("Cold")}});
    const RecordId worn = desk.customer(QStringLiteral("Acme"));
    desk.customer(QStringLiteral("Plain"));
    const EntityPtr entity = desk.workspace.entity(u"customer");
    Edit edit = Edit::update(entity, worn);
    edit.with(*entity, u"tags", Value(RecordIds{{vip}}));
    desk.workspace.commit({edit});

    const auto items = desk.ask(QStringLiteral("vip"), PaletteScope::Tags);
    REQUIRE_FALSE(items.empty());
    CHECK(items.front().title == QStringLiteral("VIP"));
    QSignalSpy listed(&desk.provider, &RecordProvider::listRequested);
    const auto customers = std::find_if(items.begin(), items.end(), [](const PaletteItem &item) {
        return item.subtitle == QStringLiteral("Customers");
    });
    REQUIRE(customers != items.end());
    customers->run(OpenMode::Here);
    REQUIRE(listed.count() == 1);
    CHECK(listed.first().at(0).toString() == QStringLiteral("customers"));
    Query query;
    query.entity = QStringLiteral("customer");
    query.filter = listed.first().at(2).value<Filter>();
    const RowSet rows = must(desk.workspace->rows(desk.workspace.session(), query));
    REQUIRE(rows.rows.size() == 1);
    CHECK(rows.rows.front().id == worn);
}

TEST_CASE("behind / stand kept views too, found by their name")
{
    PaletteDesk desk;
    const RecordId view = desk.workspace.create(
        u"saved_view", {{"name", QStringLiteral("A 沉睡")}, {"entity", QStringLiteral("customer")}});
    const auto items = desk.ask(QStringLiteral("chenshui"), PaletteScope::Views);
    REQUIRE(items.size() == 1);
    QSignalSpy opened(&desk.provider, &RecordProvider::openRequested);
    items.front().run(OpenMode::Here);
    CHECK(opened.first().first().value<PageAddress>() ==
          PageAddress{QStringLiteral("customers"), QStringLiteral("view:") + view.toString()});
    CHECK(desk.ask(QStringLiteral("zzz"), PaletteScope::Views).empty());
}

TEST_CASE("a found record opens here or beside, and Tab leads to what else can be done with it")
{
    PaletteDesk desk;
    const RecordId acme = desk.customer(QStringLiteral("Acme"));
    const auto found = desk.ask(QStringLiteral("acme"));
    REQUIRE(found.size() == 1);
    QSignalSpy here(&desk.provider, &RecordProvider::openRequested);
    QSignalSpy beside(&desk.provider, &RecordProvider::openBesideRequested);
    QSignalSpy window(&desk.provider, &RecordProvider::openWindowRequested);
    QSignalSpy written(&desk.provider, &RecordProvider::followUpRequested);
    found.front().run(OpenMode::Beside);
    CHECK(here.count() == 0);
    CHECK(beside.first().first().value<PageAddress>() == recordPageAddress(QStringLiteral("customer"), acme));
    REQUIRE(found.front().actions);
    const auto actions = PaletteDesk::ask(*found.front().actions, {}, PaletteScope::Everything);
    CHECK(PaletteDesk::titles(actions) ==
          QStringList{"Open", "Open in a new tab", "Open in a new window", "Write a follow-up", "Transfer to…"});
    actions[0].run(OpenMode::Here);
    actions[2].run(OpenMode::Here);
    actions[3].run(OpenMode::Here);
    CHECK(here.count() == 1);
    CHECK(window.count() == 1);
    CHECK(written.count() == 1);
    CHECK(PaletteDesk::ask(*found.front().actions, QStringLiteral("window"), PaletteScope::Everything).size() == 1);
}

TEST_CASE("Transfer to… asks for the person in a second step, and gives the record in one operation")
{
    PaletteDesk desk;
    const RecordId acme = desk.customer(QStringLiteral("Acme"));
    const RecordId lily = desk.workspace.create(u"user", {{"name", QStringLiteral("Lily")}, {"active", "true"}});
    desk.workspace.create(u"user", {{"name", QStringLiteral("Gone")}, {"active", "false"}});
    const auto actions = PaletteDesk::ask(*desk.ask(QStringLiteral("acme")).front().actions, QStringLiteral("transfer"),
                                          PaletteScope::Everything);
    REQUIRE(actions.size() == 1);
    REQUIRE(actions.front().next);
    const auto people = PaletteDesk::ask(*actions.front().next, {}, PaletteScope::Everything);
    CHECK(PaletteDesk::titles(people) == QStringList{"Administrator", "Lily"});
    QSignalSpy wanted(&desk.provider, &RecordProvider::transferRequested);
    people.back().run(OpenMode::Here);
    REQUIRE(wanted.count() == 1);
    const QList<QVariant> said = wanted.first();
    transferRecord(desk.context, &desk.provider, said[0].value<RecordAddress>(), said[1].value<RecordId>(),
                   said[2].toString());
    REQUIRE(until([&] { return !desk.toasts.empty(); }));
    CHECK(desk.toasts.front().text == QStringLiteral("Now belongs to Lily"));
    CHECK(desk.workspace.text(u"customer", acme, "owner") == lily.toString());
    desk.toasts.front().action();
    REQUIRE(until([&] { return desk.workspace.text(u"customer", acme, "owner") != lily.toString(); }));
}

TEST_CASE("what is not found can be made, or looked for in every field")
{
    PaletteDesk desk;
    const RecordId acme =
        desk.workspace.create(u"customer", {{"name", QStringLiteral("Acme")}, {"website", "https://zebra.example"}});
    const auto items = desk.provider.fallback(QStringLiteral("zebra"));
    CHECK(PaletteDesk::titles(items) ==
          QStringList{QStringLiteral("New: Customer “zebra”"), QStringLiteral("Search “zebra” in every field")});
    CHECK(desk.provider.fallback({}).empty());
    QSignalSpy created(&desk.provider, &RecordProvider::createRequested);
    items[0].run(OpenMode::Here);
    CHECK(created.first() == QList<QVariant>{QStringLiteral("customer"), QStringLiteral("zebra")});
    QSignalSpy listed(&desk.provider, &RecordProvider::listRequested);
    items[1].run(OpenMode::Here);
    Query query;
    query.entity = QStringLiteral("customer");
    query.filter = listed.first().at(2).value<Filter>();
    const RowSet rows = must(desk.workspace->rows(desk.workspace.session(), query));
    REQUIRE(rows.rows.size() == 1);
    CHECK(rows.rows.front().id == acme);

    QWidget window;
    createNamed(desk.context, &window, QStringLiteral("customer"), QStringLiteral("zebra"));
    auto *draft = window.findChild<RecordDraft *>();
    REQUIRE(draft);
    CHECK(draft->block(QStringLiteral("name"))->editor()->value() == Value(QStringLiteral("zebra")));
    draft->save(false);
    REQUIRE(until([&] { return desk.workspace.count("customer") == 2; }));
}
