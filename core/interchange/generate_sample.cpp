// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/generate_course.h"
#include "core/interchange/generate_sample_content.h"
#include "core/interchange/generate_texts.h"
#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/user.h"

#include <algorithm>

namespace millrace {

using namespace generating;

namespace {

constexpr std::uint64_t sampleSeed = 0x73616d706c65;
constexpr int sampleDays = 400;
constexpr int activityDays = 30;

struct SampleUser
{
    QStringView name;
    QStringView login;
};
constexpr SampleUser sampleUsers[] = {
    {u"周婷", u"zhou.ting"}, {u"李建国", u"li.jianguo"}, {u"Emma Taylor", u"emma.taylor"}, {u"朴志浩", u"piao.zhihao"}};

/// The sample company in the making.
class Sample
{
public:
    Sample(Records &records, const Calendar &calendar) : m_records(records), m_calendar(calendar), m_chance(sampleSeed)
    {
    }

    Result<void> build()
    {
        MILLRACE_TRY(addPeople());
        MILLRACE_TRY(addRates(m_records, m_chance, m_calendar));
        MILLRACE_ASSIGN(m_stages, stageCourse(m_records));
        MILLRACE_ASSIGN(m_products, addProducts(m_records, m_calendar));
        MILLRACE_TRY(addCustomers());
        MILLRACE_TRY(addContacts());
        MILLRACE_TRY(addOpportunities());
        MILLRACE_TRY(addActivities());
        MILLRACE_TRY(addTasks());
        return addLeads();
    }

private:
    Result<void> addPeople();
    Result<void> addCustomers();
    Result<void> addContacts();
    Result<void> addOpportunities();
    Result<void> addActivities();
    Result<void> addTasks();
    Result<void> addLeads();
    Course courseOf(QStringView text);
    /// The workspace's own person has every third customer, so that "mine" is not empty.
    RecordId ownerOf(size_t customer) const { return m_owners[customer % m_owners.size()]; }
    bool isChinese(size_t customer) const { return sampleCustomers()[customer].country == u"中国"; }
    void own(Edit &edit, size_t customer) const
    {
        edit.fields.push_back({system_field::Owner, ownerOf(customer), std::nullopt, true});
    }
    Topic topicOf(size_t contact)
    {
        const SampleContact &person = sampleContacts()[contact];
        const bool chinese = isChinese(size_t(person.customer));
        const ProductInfo &product = m_chance.pick(std::span<const ProductInfo>(m_products));
        return {person.name.toString(), chinese ? product.chinese : product.english, chinese};
    }

    Records &m_records;
    const Calendar &m_calendar;
    Chance m_chance;
    RecordId m_tag;
    std::vector<RecordId> m_owners;
    StageCourse m_stages;
    std::vector<ProductInfo> m_products;
    std::vector<RecordId> m_customers;
    std::vector<RecordId> m_contacts;
    std::vector<RecordId> m_opportunities;
};

Result<void> Sample::addPeople()
{
    const EntityPtr users = m_records.entity(u"user");
    std::vector<Edit> edits;
    m_owners.push_back(m_records.workspace().person());
    for (const SampleUser &person : sampleUsers) {
        Edit edit = m_records.create(users, m_calendar.at(0, 9, 0));
        if (edits.empty())
            edit.id = m_records.actor();
        else
            edit.with(*users, u"manager", m_records.actor());
        edit.with(*users, user::name, person.name.toString());
        edit.with(*users, user::login, QStringLiteral("sample.%1").arg(person.login));
        edit.with(*users, u"email", QStringLiteral("%1@millrace.example").arg(person.login));
        edit.with(*users, user::active, true);
        m_owners.push_back(edit.id);
        edits.push_back(std::move(edit));
    }
    MILLRACE_TRY(m_records.addNow(std::move(edits)));
    const EntityPtr tags = m_records.entity(u"tag");
    Edit tag = m_records.create(tags, m_calendar.at(0, 9, 0));
    const bool chinese = m_records.workspace().locale().startsWith(QLatin1String("zh"));
    tag.with(*tags, u"name", chinese ? QStringLiteral("示例") : QStringLiteral("Sample"));
    m_tag = tag.id;
    return m_records.addNow({std::move(tag)});
}

Result<void> Sample::addCustomers()
{
    const EntityPtr entity = m_records.entity(u"customer");
    for (const SampleCustomer &seed : sampleCustomers()) {
        const size_t index = m_customers.size();
        Edit edit = m_records.create(
            entity, m_calendar.moment(m_chance, m_calendar.today() - m_chance.between(220, 390)), ownerOf(index));
        own(edit, index);
        const auto set = [&](QStringView key, Value value) { edit.with(*entity, key, std::move(value)); };
        const auto currency = CurrencyCode::fromString(seed.currency).value_or(CurrencyCode());
        set(u"name", seed.name.toString());
        set(u"short_name", seed.brief.toString());
        set(u"kind", QStringLiteral("company"));
        set(u"level", seed.level.toString());
        set(u"lifecycle", seed.lifecycle.toString());
        set(u"industry", seed.industry.toString());
        set(u"source", seed.source.toString());
        set(u"phone", seed.phone.toString());
        set(u"email", seed.email.toString());
        set(u"website", QStringLiteral("https://www.") + seed.email.mid(seed.email.indexOf(u'@') + 1).toString());
        set(u"region", seed.region.toString());
        set(u"city", seed.city.toString());
        set(u"address", seed.address.toString());
        set(u"country", seed.country.toString());
        if (isChinese(index))
            set(u"credit_code", creditCode(m_chance));
        set(u"employees", Value(seed.employees));
        std::int64_t revenue = std::int64_t(seed.revenueMillions) * 1'000'000;
        for (int i = 0; i < currency.minorDigits(); ++i)
            revenue *= 10;
        set(u"revenue", Money{revenue, currency});
        set(u"tags", RecordIds::of({m_tag}));
        if (index % 5 == 0)
            set(u"notes", noteText(m_chance, isChinese(index)));
        m_customers.push_back(edit.id);
        MILLRACE_TRY(m_records.add(std::move(edit)));
    }
    return {};
}

Result<void> Sample::addContacts()
{
    const EntityPtr entity = m_records.entity(u"contact");
    for (const SampleContact &seed : sampleContacts()) {
        const size_t customer = size_t(seed.customer);
        Edit edit = m_records.create(
            entity, m_calendar.moment(m_chance, m_calendar.today() - m_chance.between(60, 215)), ownerOf(customer));
        own(edit, customer);
        edit.with(*entity, u"name", seed.name.toString());
        edit.with(*entity, u"title", seed.title.toString());
        edit.with(*entity, u"customer", m_customers[customer]);
        edit.with(*entity, u"mobile", seed.mobile.toString());
        edit.with(*entity, u"email", seed.email.toString());
        edit.with(*entity, u"city", sampleCustomers()[customer].city.toString());
        edit.with(*entity, u"tags", RecordIds::of({m_tag}));
        m_contacts.push_back(edit.id);
        MILLRACE_TRY(m_records.add(std::move(edit)));
    }
    return {};
}

Course Sample::courseOf(QStringView text)
{
    Course course;
    for (const QStringView word : text.split(u' ')) {
        const std::int64_t day = m_calendar.today() - word.mid(1).toLongLong();
        const Instant at = m_calendar.at(day, 10, int(m_chance.below(60)));
        const char16_t letter = word[0].unicode();
        const std::u16string_view order = u"qnpt";
        const size_t place = order.find(letter);
        course.lastDay = day;
        if (place != order.npos) {
            // A pipeline with fewer stages ends in its last one.
            const size_t open = std::min(place, m_stages.open.size() - 1);
            course.steps.push_back({m_stages.open[open], at, int(open)});
        } else {
            course.end = letter == u'w' ? Course::End::Won : Course::End::Lost;
            course.steps.push_back({letter == u'w' ? m_stages.won : m_stages.lost, at, -1});
        }
    }
    return course;
}

Result<void> Sample::addOpportunities()
{
    const EntityPtr entity = m_records.entity(u"opportunity");
    for (const SampleOpportunity &seed : sampleOpportunities()) {
        const size_t customer = size_t(seed.customer);
        const Course course = courseOf(seed.course);
        Edit edit = m_records.create(entity, course.steps.front().at, ownerOf(customer));
        own(edit, customer);
        const auto set = [&](QStringView key, Value value) { edit.with(*entity, key, std::move(value)); };
        set(u"name", seed.name.toString());
        set(u"customer", m_customers[customer]);
        const auto contact = std::find_if(sampleContacts().begin(), sampleContacts().end(),
                                          [&](const SampleContact &c) { return c.customer == seed.customer; });
        if (contact != sampleContacts().end())
            set(u"contact", m_contacts[size_t(contact - sampleContacts().begin())]);
        set(u"pipeline", m_stages.pipeline);
        layCourse(edit, *entity, course, m_calendar, seed.reason.toString());
        if (seed.amountThousands > 0) {
            const auto currency =
                CurrencyCode::fromString(sampleCustomers()[customer].currency).value_or(CurrencyCode());
            std::int64_t minor = std::int64_t(seed.amountThousands) * 1'000;
            for (int i = 0; i < currency.minorDigits(); ++i)
                minor *= 10;
            set(u"amount", Money{minor, currency});
        }
        set(u"expected_close", m_calendar.date(m_calendar.today() + seed.closesInDays));
        const bool open = course.end == Course::End::Open;
        set(u"probability", Value(open ? m_stages.probability[size_t(course.steps.back().open)]
                                       : (course.end == Course::End::Won ? 100 : 0)));
        set(u"product", m_products[size_t(seed.product)].id);
        set(u"source", sampleCustomers()[customer].source.toString());
        if (!seed.nextStep.isEmpty())
            set(u"next_step", seed.nextStep.toString());
        set(u"tags", RecordIds::of({m_tag}));
        m_opportunities.push_back(edit.id);
        MILLRACE_TRY(m_records.add(std::move(edit)));
    }
    return {};
}

Result<void> Sample::addActivities()
{
    static constexpr QStringView kinds[] = {u"call", u"visit", u"meeting", u"email", u"wechat", u"note", u"call"};
    const EntityPtr entity = m_records.entity(u"activity");
    for (int ago = activityDays; ago >= 0; --ago) {
        const std::int64_t count = m_chance.between(2, 5);
        for (std::int64_t i = 0; i < count; ++i) {
            const size_t who = size_t(m_chance.below(std::int64_t(m_contacts.size())));
            const int customer = sampleContacts()[who].customer;
            const QStringView kind = isChinese(size_t(customer)) ? m_chance.pick(kinds) : kinds[m_chance.below(4)];
            const Instant at = m_calendar.moment(m_chance, m_calendar.today() - ago);
            Edit edit = m_records.create(entity, std::min(at, m_records.now()), ownerOf(size_t(customer)));
            own(edit, size_t(customer));
            ActivityText text = activityText(m_chance, kind, topicOf(who));
            edit.with(*entity, u"kind", kind.toString());
            edit.with(*entity, u"subject", std::move(text.subject));
            edit.with(*entity, u"at", at);
            if (kind == u"call")
                edit.with(*entity, u"outcome",
                          m_chance.percent(70) ? QStringLiteral("reached") : QStringLiteral("no_answer"));
            if (kind == u"call" || kind == u"visit" || kind == u"meeting")
                edit.with(*entity, u"duration", Duration{m_chance.between(1, 18) * 300});
            if (!text.body.isEmpty())
                edit.with(*entity, u"body", std::move(text.body));
            edit.with(*entity, u"customer", m_customers[size_t(customer)]);
            edit.with(*entity, u"contact", m_contacts[who]);
            const auto about = std::find_if(sampleOpportunities().begin(), sampleOpportunities().end(),
                                            [&](const SampleOpportunity &o) { return o.customer == customer; });
            if (about != sampleOpportunities().end() && m_chance.percent(60))
                edit.with(*entity, u"opportunity", m_opportunities[size_t(about - sampleOpportunities().begin())]);
            MILLRACE_TRY(m_records.add(std::move(edit)));
        }
    }
    return {};
}

Result<void> Sample::addTasks()
{
    static constexpr QStringView priorities[] = {u"high", u"normal", u"low"};
    static constexpr int dueIn[] = {-9, -4, -2, -1, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 7, 9, 12, 14, 20};
    const EntityPtr entity = m_records.entity(u"task");
    size_t who = 0;
    for (const int due : dueIn) {
        who = (who + 7) % m_contacts.size();
        const size_t customer = size_t(sampleContacts()[who].customer);
        Edit edit = m_records.create(entity, m_calendar.moment(m_chance, m_calendar.today() - m_chance.between(10, 20)),
                                     ownerOf(customer));
        // Every other task is the person's own, whoever has the customer.
        const RecordId owner = who % 2 == 0 ? m_records.workspace().person() : ownerOf(customer);
        edit.fields.push_back({system_field::Owner, owner, std::nullopt, true});
        edit.with(*entity, u"subject", taskText(m_chance, topicOf(who)));
        edit.with(*entity, u"due", m_calendar.at(m_calendar.today() + due, int(m_chance.between(9, 17)), 30));
        edit.with(*entity, u"status", QStringLiteral("open"));
        edit.with(*entity, u"priority", m_chance.pick(priorities).toString());
        edit.with(*entity, u"customer", m_customers[customer]);
        edit.with(*entity, u"contact", m_contacts[who]);
        // What is to be done with a customer is mostly about what it may buy.
        const auto about =
            std::find_if(sampleOpportunities().begin(), sampleOpportunities().end(), [&](const SampleOpportunity &o) {
                return size_t(o.customer) == customer && courseOf(o.course).end == Course::End::Open;
            });
        if (about != sampleOpportunities().end())
            edit.with(*entity, u"opportunity", m_opportunities[size_t(about - sampleOpportunities().begin())]);
        MILLRACE_TRY(m_records.add(std::move(edit)));
    }
    return {};
}

Result<void> Sample::addLeads()
{
    const EntityPtr entity = m_records.entity(u"lead");
    for (const SampleLead &seed : sampleLeads()) {
        const Instant at = m_calendar.at(m_calendar.today() - seed.daysAgo, 9, int(m_chance.below(45)));
        const RecordId owner = m_chance.pick(std::span<const RecordId>(m_owners));
        Edit edit = m_records.create(entity, std::min(at, m_records.now()), owner);
        edit.fields.push_back({system_field::Owner, owner, std::nullopt, true});
        const auto set = [&](QStringView key, QStringView text) {
            if (!text.isEmpty())
                edit.with(*entity, key, text.toString());
        };
        set(u"name", seed.name);
        set(u"company", seed.company);
        set(u"phone", seed.phone);
        set(u"email", seed.email);
        set(u"region", seed.region);
        set(u"source", seed.source);
        set(u"status", seed.status);
        set(u"notes", seed.notes);
        edit.with(*entity, u"tags", RecordIds::of({m_tag}));
        MILLRACE_TRY(m_records.add(std::move(edit)));
    }
    return {};
}

} // namespace

Result<GenerateReport> generateSample(Workspace &workspace, const Progress &progress)
{
    if (!workspace.isWritable())
        return fail(ErrorCode::WorkspaceReadOnly, {workspace.path()});
    Records records(workspace, sampleSeed, {}, Origin::Sample, QStringLiteral("sample"), progress, 0);
    if (workspace.record(workspace.session(), QStringLiteral("user"), records.actor()))
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("seed")});
    const Calendar calendar(records.now(), workspace.zone(), sampleDays);
    MILLRACE_TRY(Sample(records, calendar).build());
    return records.finish();
}

} // namespace millrace
