// SPDX-License-Identifier: GPL-3.0-or-later
// A lead becomes a customer, a contact and an opportunity, and nothing of it is lost on the way there and back.
#include "core/workspace/conversion.h"

#include "tests/support/temp_workspace.h"

namespace millrace {
namespace {

using test::must;
using test::TempWorkspace;
using test::told;
using Way = ConversionPart::Way;

QString han(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

struct ConversionWorld : TempWorkspace
{
    RecordId lead = create(u"lead", {{"name", han("张伟")},
                                     {"company", han("杭州清川科技有限公司")},
                                     {"phone", QStringLiteral("13800138000")},
                                     {"email", QStringLiteral("zw@qingchuan.example")},
                                     {"source", QStringLiteral("website")},
                                     {"region", han("华东")},
                                     {"notes", han("展会上认识")}});

    ConversionPlan plan() { return must(planConversion(**this, session(), QStringLiteral("lead"), lead)); }
    ConversionReceipt convertNow() { return must(convert(**this, session(), plan())); }
    RecordId idIn(QStringView entity, const RecordId &id, const char *field) const
    {
        return RecordId::fromString(text(entity, id, field)).value_or(RecordId());
    }
    RecordId made(const char *link) const { return idIn(u"lead", lead, link); }
    QStringList problems(const Result<ConversionReceipt> &result) const
    {
        QStringList rules;
        if (!result)
            for (const Problem &problem : result.error().problems)
                if (problem.severity == Severity::Error)
                    rules << problem.field + u' ' + problem.rule;
        return rules;
    }
};

} // namespace

TEST_CASE("a lead becomes a customer, a contact and an opportunity that belong together", "[conversion]")
{
    ConversionWorld world;
    const ConversionReceipt receipt = world.convertNow();
    const RecordId customer = world.made("converted_customer");
    const RecordId contact = world.made("converted_contact");
    const RecordId opportunity = world.made("converted_to");
    CHECK(world.text(u"lead", world.lead, "status") == QLatin1String("converted"));
    CHECK(world.text(u"customer", customer, "name") == han("杭州清川科技有限公司"));
    CHECK(world.text(u"customer", customer, "kind") == QLatin1String("company"));
    CHECK(world.text(u"customer", customer, "source") == QLatin1String("website"));
    CHECK(world.text(u"customer", customer, "region") == han("华东"));
    CHECK(world.text(u"customer", customer, "notes") == han("展会上认识"));
    CHECK(world.text(u"customer", customer, "email").isEmpty()); // a person's, and there is a company
    CHECK(world.text(u"contact", contact, "name") == han("张伟"));
    CHECK(world.text(u"contact", contact, "email") == QLatin1String("zw@qingchuan.example"));
    CHECK(world.idIn(u"contact", contact, "customer") == customer);
    CHECK(world.idIn(u"opportunity", opportunity, "customer") == customer);
    CHECK(world.idIn(u"opportunity", opportunity, "contact") == contact);
    CHECK(world.idIn(u"opportunity", opportunity, "stage") == world.stage(QStringLiteral("Qualification")));
    CHECK(world.record(u"opportunity", opportunity).root() == customer);
    CHECK(world.record(u"customer", customer).value(system_field::Owner) ==
          world.record(u"lead", world.lead).value(system_field::Owner));
    CHECK(receipt.commit.ids.size() == 4);
    world.requireSound();
}

TEST_CASE("a lead without a company becomes a person", "[conversion]")
{
    ConversionWorld world;
    world.lead = world.create(u"lead", {{"name", han("李娜")}, {"email", QStringLiteral("ln@example.com")}});
    world.convertNow();
    const RecordId customer = world.made("converted_customer");
    CHECK(world.text(u"customer", customer, "name") == han("李娜"));
    CHECK(world.text(u"customer", customer, "kind") == QLatin1String("person"));
    CHECK(world.text(u"customer", customer, "email") == QLatin1String("ln@example.com"));
}

TEST_CASE("one undo takes a conversion back as if it had never been", "[conversion]")
{
    ConversionWorld world;
    world.create(u"activity", {{"subject", han("首次通话")}, {"lead", world.lead.toString()}});
    const QByteArray before = must(world->digests()).records;
    const ConversionReceipt receipt = world.convertNow();
    CHECK(must(world->digests()).records != before);
    world.tick();
    const UndoReceipt undone = must(world->undo(world.session(), receipt.commit.operation));
    CHECK_FALSE(undone.blocked);
    CHECK(world.count("customer") == 0);
    CHECK(world.count("contact") == 0);
    CHECK(world.count("opportunity") == 0);
    CHECK(world.text(u"lead", world.lead, "status") == QLatin1String("new"));
    CHECK(world.made("converted_customer").isNull());
    // It can be converted again, and the undo undone.
    must(world->undo(world.session(), undone.operation));
    CHECK(world.text(u"lead", world.lead, "status") == QLatin1String("converted"));
    CHECK(world.count("customer") == 1);
    world.requireSound();
}

TEST_CASE("what happened with the lead is seen at the customer, the contact and the opportunity", "[conversion]")
{
    ConversionWorld world;
    const QString lead = world.lead.toString();
    const RecordId call = world.create(u"activity", {{"subject", han("首次通话")}, {"lead", lead}});
    const RecordId task = world.create(u"task", {{"subject", han("寄样品")}, {"lead", lead}});
    const RecordId other = world.create(u"customer", {{"name", han("别的公司")}});
    const RecordId visit =
        world.create(u"activity", {{"subject", han("拜访")}, {"lead", lead}, {"customer", other.toString()}});
    const RecordId binned = world.create(u"activity", {{"subject", han("误记")}, {"lead", lead}});
    world.commit({Edit::remove(QStringLiteral("activity"), binned)});
    const ConversionReceipt receipt = world.convertNow();
    CHECK(receipt.linked == 3);
    for (const auto &[entity, id] : {std::pair(u"activity", call), std::pair(u"task", task)}) {
        CHECK(world.idIn(entity, id, "lead") == world.lead);
        CHECK(world.idIn(entity, id, "customer") == world.made("converted_customer"));
        CHECK(world.idIn(entity, id, "contact") == world.made("converted_contact"));
        CHECK(world.idIn(entity, id, "opportunity") == world.made("converted_to"));
        CHECK(world.record(entity, id).root() == world.made("converted_customer"));
    }
    // What belongs to a customer already goes on belonging there.
    CHECK(world.idIn(u"activity", visit, "customer") == other);
    CHECK(world.idIn(u"activity", visit, "opportunity") == world.made("converted_to"));
    CHECK(world.idIn(u"activity", binned, "customer").isNull());
}

TEST_CASE("what was hung on the new customer since stands in the way of the undo", "[conversion]")
{
    ConversionWorld world;
    const ConversionReceipt receipt = world.convertNow();
    const QString customer = world.made("converted_customer").toString();
    world.create(u"contact", {{"name", han("王芳")}, {"customer", customer}});
    const UndoReceipt undone = must(world->undo(world.session(), receipt.commit.operation));
    CHECK(undone.blocked);
    CHECK(undone.touchedLater.front().entity == QLatin1String("customer"));
    CHECK(world.text(u"lead", world.lead, "status") == QLatin1String("converted"));
}

TEST_CASE("a lead with a long story is converted as one operation", "[conversion]")
{
    ConversionWorld world;
    std::vector<Edit> calls;
    for (int i = 0; i < 1'200; ++i)
        calls.push_back(world.creation(
            u"activity", {{"subject", QStringLiteral("Call %1").arg(i)}, {"lead", world.lead.toString()}}));
    world.commit(std::move(calls));
    const QByteArray before = must(world->digests()).records;
    const ConversionReceipt receipt = world.convertNow();
    CHECK(receipt.linked == 1'200);
    CHECK(world.count("activity", QStringLiteral("customer is not empty")) == 1'200);
    must(world->undo(world.session(), receipt.commit.operation));
    CHECK(world.count("activity", QStringLiteral("customer is empty")) == 1'200);
    CHECK(world.count("customer") == 0);
    CHECK(before.size() > 0);
}

TEST_CASE("a lead is attached to a customer that is there, which keeps what it has", "[conversion]")
{
    ConversionWorld world;
    const RecordId tagA = world.create(u"tag", {{"name", QStringLiteral("A")}});
    const RecordId tagB = world.create(u"tag", {{"name", QStringLiteral("B")}});
    world.commit({world.change(u"lead", world.lead, {{"tags", tagA.toString()}})});
    const RecordId customer =
        world.create(u"customer", {{"name", han("清川科技")}, {"region", han("华南")}, {"tags", tagB.toString()}});
    ConversionPlan plan = world.plan();
    must(takeExisting(*world, world.session(), plan.parts[0], customer));
    const ConversionReceipt receipt = must(convert(*world, world.session(), plan));
    CHECK(world.count("customer") == 1);
    CHECK(world.text(u"customer", customer, "name") == han("清川科技"));
    CHECK(world.text(u"customer", customer, "region") == han("华南"));
    CHECK(world.text(u"customer", customer, "phone").contains(QLatin1String("13800138000")));
    const auto *tags = world.record(u"customer", customer).value(u"tags").as<RecordIds>();
    REQUIRE(tags);
    CHECK(tags->ids.size() == 2);
    CHECK(world.idIn(u"contact", world.made("converted_contact"), "customer") == customer);
    must(world->undo(world.session(), receipt.commit.operation));
    CHECK(world.text(u"customer", customer, "phone").isEmpty());
    CHECK(world.record(u"customer", customer).value(u"tags").as<RecordIds>()->ids.size() == 1);
}

TEST_CASE("parts of a conversion may be left out, but not all", "[conversion]")
{
    ConversionWorld world;
    ConversionPlan plan = world.plan();
    for (ConversionPart &part : plan.parts)
        part.way = Way::None;
    CHECK(world.problems(convert(*world, world.session(), plan)) == QStringList{QStringLiteral(" conversion_empty")});
    plan.parts[0].way = Way::New;
    must(convert(*world, world.session(), plan));
    CHECK(world.count("customer") == 1);
    CHECK(world.count("contact") == 0);
    CHECK(world.count("opportunity") == 0);
    CHECK(world.made("converted_to").isNull());
    CHECK(world.text(u"lead", world.lead, "status") == QLatin1String("converted"));
}

TEST_CASE("nothing is converted twice", "[conversion]")
{
    ConversionWorld world;
    const ConversionPlan old = world.plan();
    world.convertNow();
    const auto again = planConversion(*world, world.session(), QStringLiteral("lead"), world.lead);
    REQUIRE_FALSE(again);
    CHECK(again.error().problems.front().rule == QLatin1String("already_converted"));
    // A dialog that stayed open knows no better, and is refused too.
    CHECK(world.problems(convert(*world, world.session(), old)) == QStringList{QStringLiteral(" already_converted")});
    CHECK(world.count("customer") == 1);
}

TEST_CASE("what is no lead, or lies in the bin, is not converted", "[conversion]")
{
    ConversionWorld world;
    const RecordId customer = world.create(u"customer", {{"name", han("清川")}});
    const auto wrong = planConversion(*world, world.session(), QStringLiteral("customer"), customer);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().problems.front().rule == QLatin1String("not_convertible"));
    world.commit({Edit::remove(QStringLiteral("lead"), world.lead)});
    const auto gone = planConversion(*world, world.session(), QStringLiteral("lead"), world.lead);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().problems.front().rule == QLatin1String("in_bin"));
}

TEST_CASE("a contact of another customer is not torn away from it", "[conversion]")
{
    ConversionWorld world;
    const RecordId customer = world.create(u"customer", {{"name", han("别的公司")}});
    const RecordId contact = world.create(u"contact", {{"name", han("张伟")}, {"customer", customer.toString()}});
    ConversionPlan plan = world.plan();
    must(takeExisting(*world, world.session(), plan.parts[1], contact));
    CHECK(world.problems(convert(*world, world.session(), plan)) ==
          QStringList{QStringLiteral("contact.customer conversion_other")});
    CHECK(world.count("opportunity") == 0);
    must(takeExisting(*world, world.session(), plan.parts[0], customer));
    must(convert(*world, world.session(), plan));
    CHECK(world.idIn(u"opportunity", world.made("converted_to"), "contact") == contact);
}

TEST_CASE("every rule holds in a conversion, and the message says where", "[conversion]")
{
    ConversionWorld world;
    world.create(u"customer", {{"name", han("有码公司")}, {"credit_code", QStringLiteral("914403001922038216")}});
    const QByteArray before = must(world->digests()).history;
    ConversionPlan plan = world.plan();
    plan.parts[0].draft.set(u"credit_code", QStringLiteral("914403001922038216"));
    plan.parts[2].draft.set(u"name", Value());
    const QStringList problems = world.problems(convert(*world, world.session(), plan));
    INFO(problems.join(u';').toStdString());
    CHECK(problems.contains(QStringLiteral("customer.credit_code unique")));
    CHECK(problems.contains(QStringLiteral("opportunity.name required")));
    CHECK(must(world->digests()).history == before);
    CHECK(world.text(u"lead", world.lead, "status") == QLatin1String("new"));
}

TEST_CASE("the gate of a stage holds in a conversion too", "[conversion]")
{
    ConversionWorld world;
    const RecordId first = world.stage(QStringLiteral("Qualification"));
    world.commit({world.change(u"stage", first, {{"required", QStringLiteral("[\"amount\"]")}})});
    ConversionPlan plan = world.plan();
    CHECK(world.problems(convert(*world, world.session(), plan)) ==
          QStringList{QStringLiteral("opportunity.amount stage_gate")});
    plan.parts[2].draft.set(u"amount", Money{500'000, world->baseCurrency()});
    must(convert(*world, world.session(), plan));
    CHECK(world.count("opportunity") == 1);
}

TEST_CASE("fields of one's own go along where both sides call them the same", "[conversion]")
{
    ConversionWorld world;
    for (const char *entity : {"lead", "customer"})
        world.create(u"custom_field", {{"entity", QString::fromLatin1(entity)},
                                       {"key", QLatin1String(entity[0] == 'l' ? "x_0123456789abc" : "x_0123456789abd")},
                                       {"type", QStringLiteral("text")},
                                       {"label", QStringLiteral("Fleet size")}});
    world.commit({world.change(u"lead", world.lead, {{"x_0123456789abc", QStringLiteral("40 vans")}})});
    world.convertNow();
    CHECK(world.text(u"customer", world.made("converted_customer"), "x_0123456789abd") == QLatin1String("40 vans"));
}

TEST_CASE("a choice that the customer does not know is left behind, one that is called the same is found",
          "[conversion]")
{
    ConversionWorld world;
    world.create(u"option", {{"field", QStringLiteral("lead.source")},
                             {"key", QStringLiteral("radio")},
                             {"label", QStringLiteral("Radio")}});
    world.commit({world.change(u"lead", world.lead, {{"source", QStringLiteral("radio")}})});
    CHECK(world.plan().parts[0].draft.value(u"source").isEmpty());
    world.create(u"option", {{"field", QStringLiteral("customer.source")},
                             {"key", QStringLiteral("c_radio")},
                             {"label", QStringLiteral("radio")}});
    CHECK(world.plan().parts[0].draft.value(u"source").valueOr<QString>() == QLatin1String("c_radio"));
}

} // namespace millrace
