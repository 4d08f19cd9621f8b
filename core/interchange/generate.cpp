// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/generate.h"

#include "core/interchange/generate_course.h"
#include "core/interchange/generate_texts.h"
#include "core/schema/builtin/customer.h"
#include "core/schema/builtin/opportunity.h"

#include <algorithm>

namespace millrace {

using namespace generating;

namespace {

constexpr int fourYears = 1461;

/// What later records need of a customer.
struct CustomerPlan
{
    RecordId id;
    QString brief;
    const Place *place = nullptr;
    quint32 user = 0;
    bool chinese = false;
    bool won = false;
    quint32 firstContact = 0;
    quint32 contacts = 0;
};

struct ContactPlan
{
    RecordId id;
    QString name;
};

struct OpportunityPlan
{
    RecordId id;
    quint32 customer = 0;
    quint32 product = 0;
    Course course;
};

/// A seeded company in the making: plans first, then records in the order that references need.
class Company
{
public:
    Company(Records &records, const GenerateOptions &options, const Calendar &calendar)
        : m_records(records), m_options(options), m_calendar(calendar)
    {
    }

    Result<void> build()
    {
        MILLRACE_ASSIGN(m_ground, layGround(m_records, m_options.seed, m_calendar, m_options.customers));
        planOpportunities();
        MILLRACE_TRY(addCustomers());
        MILLRACE_TRY(addContacts());
        MILLRACE_TRY(addOpportunities());
        MILLRACE_TRY(addActivities());
        return addTasks();
    }

private:
    /// The day on which the i-th of n things of four years happens.
    std::int64_t dayOf(qint64 i, qint64 n) const { return i * m_calendar.days() / std::max<qint64>(n, 1); }
    /// A customer who is there on that day, the newer half of the time from the latest ones.
    quint32 customerOn(Chance &chance, std::int64_t day) const
    {
        const qint64 n = std::clamp<qint64>(day * m_options.customers / m_calendar.days(), 1, m_options.customers);
        return quint32(chance.percent(50) ? chance.below(n) : n - 1 - chance.below(n / 5 + 1));
    }
    CurrencyCode currencyOf(const CustomerPlan &customer) const
    {
        return CurrencyCode::fromString(customer.place->currency).value_or(m_records.workspace().baseCurrency());
    }
    void own(Edit &edit, const CustomerPlan &customer) const
    {
        edit.fields.push_back({system_field::Owner, m_ground.users[customer.user], std::nullopt, true});
        edit.fields.push_back(
            {system_field::Department, m_ground.departments[m_ground.departmentOf[customer.user]], std::nullopt, true});
    }

    void planOpportunities();
    Result<void> addCustomers();
    Result<void> addContacts();
    Result<void> addOpportunities();
    Result<void> addActivities();
    Result<void> addTasks();
    Topic topicOf(Chance &chance, const CustomerPlan &customer, const ContactPlan *contact) const;

    Records &m_records;
    const GenerateOptions &m_options;
    const Calendar &m_calendar;
    Ground m_ground;
    std::vector<CustomerPlan> m_customers;
    std::vector<ContactPlan> m_contacts;
    std::vector<OpportunityPlan> m_opportunities;
};

void Company::planOpportunities()
{
    Chance chance(m_options.seed ^ 0x6465616c73);
    m_customers.resize(size_t(m_options.customers));
    m_opportunities.resize(size_t(m_options.opportunities));
    for (qint64 i = 0; i < m_options.opportunities; ++i) {
        OpportunityPlan &plan = m_opportunities[size_t(i)];
        const std::int64_t day = dayOf(i, m_options.opportunities) + 1;
        plan.customer = customerOn(chance, day);
        plan.product = quint32(chance.below(std::int64_t(m_ground.products.size())));
        plan.course = courseFrom(chance, m_ground.stages, m_calendar, day);
        CustomerPlan &customer = m_customers[plan.customer];
        customer.won = customer.won || plan.course.end == Course::End::Won;
    }
}

Result<void> Company::addCustomers()
{
    static constexpr QStringView sources[] = {u"referral", u"website",     u"exhibition",
                                              u"phone",    u"advertising", u"partner"};
    static constexpr QStringView levels[] = {u"a", u"b", u"b", u"c", u"c", u"c"};
    Chance chance(m_options.seed ^ 0x637573746f6d);
    QSet<QString> creditCodes;
    const EntityPtr entity = m_records.entity(u"customer");
    for (qint64 i = 0; i < m_options.customers; ++i) {
        CustomerPlan &plan = m_customers[size_t(i)];
        plan.chinese = chance.percent(50);
        plan.place = &placeOf(chance, plan.chinese);
        plan.user = quint32(chance.below(std::int64_t(m_ground.users.size())));
        const CompanyName name = companyName(chance, *plan.place, plan.chinese);
        plan.brief = name.brief;
        const Place &place = *plan.place;
        const QString domain = name.latin + place.domain.toString();
        Edit edit = m_records.create(entity, m_calendar.moment(chance, dayOf(i, m_options.customers)),
                                     m_ground.users[plan.user]);
        plan.id = edit.id;
        own(edit, plan);
        const auto set = [&](QStringView key, Value value) { edit.with(*entity, key, std::move(value)); };
        set(u"name", name.full);
        set(u"short_name", name.brief);
        set(u"kind", QStringLiteral("company"));
        set(u"level", chance.pick(levels).toString());
        const int mood = int(chance.below(100));
        set(u"lifecycle", plan.won    ? QStringLiteral("active")
                          : mood < 70 ? QStringLiteral("prospect")
                          : mood < 88 ? QStringLiteral("dormant")
                                      : QStringLiteral("lost"));
        set(u"industry", name.industry);
        set(u"source", chance.pick(sources).toString());
        set(u"phone", phoneNumber(chance, place, chance.percent(30)));
        set(u"email", (chance.percent(50) ? QStringLiteral("info@") : QStringLiteral("sales@")) + domain);
        set(u"website", QStringLiteral("https://www.") + domain);
        set(u"region", place.region.toString());
        set(u"city", place.city.toString());
        set(u"address", streetAddress(chance, place, plan.chinese));
        set(u"postal_code", place.postal.toString());
        set(u"country", place.country.toString());
        if (plan.chinese)
            set(u"credit_code", distinctCreditCode(chance, creditCodes));
        const std::int64_t employees = chance.skewed(90) + 3;
        set(u"employees", Value(employees));
        set(u"revenue", amountIn(currencyOf(plan), employees * chance.between(200'000, 900'000)));
        set(u"external_id", QStringLiteral("C%1").arg(i + 1, 7, 10, QChar(u'0')));
        if (i > 0 && chance.percent(4))
            set(u"parent", m_customers[size_t(chance.below(i))].id);
        if (chance.percent(20))
            set(u"notes", noteText(chance, plan.chinese));
        MILLRACE_TRY(m_records.add(std::move(edit)));
    }
    return {};
}

Result<void> Company::addContacts()
{
    Chance chance(m_options.seed ^ 0x636f6e74616374);
    const EntityPtr entity = m_records.entity(u"contact");
    m_contacts.reserve(size_t(m_options.contacts));
    for (qint64 i = 0; i < m_options.customers; ++i) {
        CustomerPlan &customer = m_customers[size_t(i)];
        const qint64 left = m_options.contacts - qint64(m_contacts.size());
        const qint64 customersLeft = m_options.customers - i;
        const qint64 mean = (left + customersLeft - 1) / customersLeft;
        const qint64 count =
            customersLeft == 1 ? left : std::min<qint64>(left, chance.between(mean / 2, mean + mean / 2));
        customer.firstContact = quint32(m_contacts.size());
        customer.contacts = quint32(count);
        for (qint64 k = 0; k < count; ++k) {
            const PersonName name = personName(chance, customer.chinese);
            const std::int64_t day =
                std::min<std::int64_t>(dayOf(i, m_options.customers) + chance.skewed(20) * k, m_calendar.today());
            Edit edit = m_records.create(entity, m_calendar.moment(chance, day), m_ground.users[customer.user]);
            own(edit, customer);
            const auto set = [&](QStringView key, Value value) { edit.with(*entity, key, std::move(value)); };
            set(u"name", name.full);
            set(u"first_name", name.first);
            set(u"last_name", name.last);
            set(u"title", jobTitle(chance, customer.chinese));
            set(u"customer", customer.id);
            set(u"mobile", phoneNumber(chance, *customer.place, true));
            if (chance.percent(40))
                set(u"phone", phoneNumber(chance, *customer.place, false));
            set(u"email",
                QStringLiteral("%1%2@mail%3").arg(name.latin).arg(chance.below(100)).arg(customer.place->domain));
            if (customer.chinese && chance.percent(60))
                set(u"wechat", QString(QString(name.latin).remove(u'.') + QString::number(chance.between(70, 99))));
            set(u"city", customer.place->city.toString());
            set(u"country", customer.place->country.toString());
            if (chance.percent(15))
                set(u"birthday", m_calendar.date(0).addDays(-chance.between(22 * 365, 60 * 365)));
            m_contacts.push_back({edit.id, name.full});
            MILLRACE_TRY(m_records.add(std::move(edit)));
        }
    }
    return {};
}

Topic Company::topicOf(Chance &chance, const CustomerPlan &customer, const ContactPlan *contact) const
{
    const ProductInfo &product = m_ground.products[size_t(chance.below(std::int64_t(m_ground.products.size())))];
    const QString person = contact            ? contact->name
                           : customer.chinese ? QStringLiteral("客户")
                                              : QStringLiteral("the customer");
    return {person, customer.chinese ? product.chinese : product.english, customer.chinese};
}

Result<void> Company::addOpportunities()
{
    static constexpr QStringView reasons[] = {u"price",  u"product",    u"relationship",
                                              u"timing", u"competitor", u"no_budget"};
    static constexpr QStringView sources[] = {u"referral", u"website", u"exhibition", u"phone", u"partner"};
    Chance chance(m_options.seed ^ 0x6f70706f7274);
    const EntityPtr entity = m_records.entity(u"opportunity");
    for (OpportunityPlan &plan : m_opportunities) {
        const CustomerPlan &customer = m_customers[plan.customer];
        const Course &course = plan.course;
        const ProductInfo &product = m_ground.products[plan.product];
        const bool won = course.end == Course::End::Won;
        const int stage = won ? int(m_ground.stages.open.size()) : course.steps.back().open;
        // One in eight is in other hands than its customer.
        const quint32 user =
            chance.percent(12) ? quint32(chance.below(std::int64_t(m_ground.users.size()))) : customer.user;
        Edit edit = m_records.create(entity, course.steps.front().at, m_ground.users[user]);
        plan.id = edit.id;
        edit.fields.push_back({system_field::Owner, m_ground.users[user], std::nullopt, true});
        edit.fields.push_back(
            {system_field::Department, m_ground.departments[m_ground.departmentOf[user]], std::nullopt, true});
        const auto set = [&](QStringView key, Value value) { edit.with(*entity, key, std::move(value)); };
        const Topic topic{{}, customer.chinese ? product.chinese : product.english, customer.chinese};
        set(u"name", opportunityName(chance, customer.brief, topic));
        set(u"customer", customer.id);
        if (customer.contacts > 0 && chance.percent(80))
            set(u"contact", m_contacts[customer.firstContact + size_t(chance.below(customer.contacts))].id);
        set(u"pipeline", m_ground.stages.pipeline);
        layCourse(edit, *entity, course, m_calendar, chance.pick(reasons).toString());
        const bool early = course.end == Course::End::Open && stage < 2;
        if (!early || chance.percent(88))
            set(u"amount", amountIn(currencyOf(customer), product.price * chance.between(1, 12)));
        if (!early || chance.percent(80))
            set(u"expected_close",
                m_calendar.date(std::min<std::int64_t>(course.lastDay, m_calendar.today()) + chance.between(-5, 75)));
        if (course.end == Course::End::Open) {
            const int probability = m_ground.stages.probability[size_t(stage)];
            set(u"probability", Value(probability));
            set(u"forecast_category", probability >= 75   ? QStringLiteral("commit")
                                      : probability >= 50 ? QStringLiteral("best_case")
                                                          : QStringLiteral("pipeline"));
            set(u"next_step", nextStepText(chance, customer.chinese));
        } else {
            set(u"probability", Value(won ? 100 : 0));
        }
        set(u"product", product.id);
        set(u"source", chance.pick(sources).toString());
        set(u"external_id", QStringLiteral("O%1").arg(qint64(&plan - m_opportunities.data()) + 1, 7, 10, QChar(u'0')));
        MILLRACE_TRY(m_records.add(std::move(edit)));
    }
    return {};
}

Result<void> Company::addActivities()
{
    static constexpr QStringView kinds[] = {u"call",  u"call",  u"call",   u"visit",  u"meeting",
                                            u"email", u"email", u"wechat", u"wechat", u"note"};
    static constexpr QStringView outcomes[] = {u"reached", u"reached", u"no_answer", u"interested", u"not_interested"};
    Chance chance(m_options.seed ^ 0x616374697665);
    const EntityPtr entity = m_records.entity(u"activity");
    for (qint64 i = 0; i < m_options.activities; ++i) {
        const std::int64_t day = dayOf(i, m_options.activities) + 1;
        const OpportunityPlan *about = nullptr;
        if (!m_opportunities.empty() && chance.percent(60)) {
            // Mostly about one of the latest opportunities, as long as it is under way.
            const qint64 n = std::max<qint64>(day * m_options.opportunities / m_calendar.days(), 1);
            const qint64 at = std::min(n, m_options.opportunities) - 1 - chance.below(std::max<qint64>(n / 8, 1));
            about = &m_opportunities[size_t(std::max<qint64>(at, 0))];
            if (about->course.end != Course::End::Open && about->course.lastDay < day)
                about = nullptr;
        }
        const CustomerPlan &customer = m_customers[about ? about->customer : customerOn(chance, day)];
        const ContactPlan *contact = customer.contacts > 0 && chance.percent(75)
                                         ? &m_contacts[customer.firstContact + size_t(chance.below(customer.contacts))]
                                         : nullptr;
        const QStringView kind = customer.chinese ? chance.pick(kinds) : kinds[chance.below(7)];
        const Instant at = m_calendar.moment(chance, std::min<std::int64_t>(day, m_calendar.today()));
        Edit edit = m_records.create(entity, at, m_ground.users[customer.user]);
        own(edit, customer);
        const auto set = [&](QStringView key, Value value) { edit.with(*entity, key, std::move(value)); };
        ActivityText text = activityText(chance, kind, topicOf(chance, customer, contact));
        set(u"kind", kind.toString());
        set(u"subject", std::move(text.subject));
        set(u"at", at);
        if (kind == u"call")
            set(u"outcome", chance.pick(outcomes).toString());
        if (kind == u"call" || kind == u"visit" || kind == u"meeting")
            set(u"duration", Duration{chance.between(1, kind == u"call" ? 6 : 36) * 300});
        if (!text.body.isEmpty())
            set(u"body", std::move(text.body));
        set(u"customer", customer.id);
        if (about)
            set(u"opportunity", about->id);
        if (contact)
            set(u"contact", contact->id);
        MILLRACE_TRY(m_records.add(std::move(edit)));
    }
    return {};
}

Result<void> Company::addTasks()
{
    static constexpr QStringView priorities[] = {u"high", u"normal", u"normal", u"normal", u"low"};
    Chance chance(m_options.seed ^ 0x7461736b);
    const EntityPtr entity = m_records.entity(u"task");
    for (qint64 i = 0; i < m_options.tasks; ++i) {
        const CustomerPlan &customer = m_customers[customerOn(chance, m_calendar.today())];
        const ContactPlan *contact = customer.contacts > 0
                                         ? &m_contacts[customer.firstContact + size_t(chance.below(customer.contacts))]
                                         : nullptr;
        const std::int64_t due = m_calendar.today() + chance.between(-10, 24);
        Edit edit = m_records.create(entity, m_calendar.moment(chance, m_calendar.today() - chance.between(11, 30)),
                                     m_ground.users[customer.user]);
        own(edit, customer);
        const auto set = [&](QStringView key, Value value) { edit.with(*entity, key, std::move(value)); };
        set(u"subject", taskText(chance, topicOf(chance, customer, contact)));
        set(u"due", m_calendar.at(due, int(chance.between(9, 17)), chance.percent(50) ? 0 : 30));
        const bool done = due < m_calendar.today() && chance.percent(60);
        set(u"status", done ? QStringLiteral("done") : QStringLiteral("open"));
        set(u"priority", chance.pick(priorities).toString());
        set(u"customer", customer.id);
        if (contact)
            set(u"contact", contact->id);
        MILLRACE_TRY(m_records.add(std::move(edit)));
    }
    return {};
}

GenerateOptions completed(GenerateOptions options)
{
    const auto fallBack = [](qint64 &count, qint64 proportion) { count = count < 0 ? proportion : count; };
    fallBack(options.contacts, options.customers * 2);
    fallBack(options.opportunities, options.customers);
    fallBack(options.activities, options.customers * 10);
    fallBack(options.tasks, options.customers / 5);
    return options;
}

} // namespace

Result<GenerateReport> generate(Workspace &workspace, const GenerateOptions &wanted)
{
    if (!workspace.isWritable())
        return fail(ErrorCode::WorkspaceReadOnly, {workspace.path()});
    const GenerateOptions options = completed(wanted);
    if (options.customers < 1)
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("customers")});
    const qint64 total =
        options.customers + options.contacts + options.opportunities + options.activities + options.tasks;
    Records records(workspace, options.seed, workspace.session().actor, options.origin, QStringLiteral("generate"),
                    options.progress, total);
    if (workspace.record(workspace.session(), QStringLiteral("user"), records.actor()))
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("seed")});
    const Calendar calendar(records.now(), workspace.zone(), fourYears);
    MILLRACE_TRY(Company(records, options, calendar).build());
    return records.finish();
}

} // namespace millrace
