// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run.h"

#include "app/cli/progress_line.h"
#include "core/base/platform/system_clock.h"
#include "core/records/filter_words.h"
#include "core/sales/funnel_wall_clock.h"

#include <cstdio>

namespace millrace::cli {

Run::Run(const Command &command, Arguments arguments, Translations &translations, std::atomic<bool> &cancelled)
    : m_command(command), m_arguments(std::move(arguments)), m_translations(translations), m_cancelled(cancelled),
      m_clock(std::make_unique<SystemClock>()), m_ids(std::make_unique<SystemIdSource>())
{
}

Run::~Run() = default;

Attempt<void> Run::begin()
{
    if (m_arguments.has("locale")) {
        const QString wish = m_arguments.value("locale");
        if (!wish.startsWith(QLatin1String("zh")) && !wish.startsWith(QLatin1String("en")))
            return misuse(translate("cli", "The language is zh_CN or en, not “%1”.").arg(wish));
        m_translations.use(wish);
    }
    if (m_arguments.has("timezone")) {
        const QTimeZone zone(m_arguments.value("timezone").toUtf8());
        if (!zone.isValid())
            return misuse(translate("cli", "There is no time zone called “%1”.").arg(m_arguments.value("timezone")));
        m_zone = zone;
    }
    if (m_arguments.has("now")) {
        MILLRACE_ASSIGN(const Instant now, moment(m_arguments.value("now"), DayEdge::Start));
        m_clock = std::make_unique<FixedClock>(now);
    }
    return {};
}

Attempt<void> Run::open(Workspace::Access access)
{
    MILLRACE_ASSIGN(auto workspace, Workspace::open(word(0), access, *m_clock, *m_ids));
    return adopt(std::move(workspace));
}

Attempt<void> Run::adopt(std::unique_ptr<Workspace> workspace)
{
    m_workspace = std::move(workspace);
    if (!m_arguments.has("locale"))
        m_translations.use(m_workspace->locale());
    m_session = m_workspace->session(locale());
    if (m_zone)
        m_session.zone = *m_zone;
    if (!m_arguments.has("actor"))
        return {};
    MILLRACE_ASSIGN(m_session.actor, user(m_arguments.value("actor")));
    return {};
}

Attempt<RecordId> Run::user(const QString &typed) const
{
    // Whoever calls says who he is: that he can be found is not a question of what he may see.
    const auto &people = m_workspace->metadata()->access->chart().people;
    if (const auto id = RecordId::fromString(typed); id && people.contains(*id))
        return *id;
    for (const auto &called : {&OrgChart::Person::login, &OrgChart::Person::name}) {
        std::vector<RecordId> found;
        for (auto person = people.begin(); person != people.end(); ++person)
            if (!typed.isEmpty() && (*person).*called == typed)
                found.push_back(person.key());
        if (found.size() > 1)
            return misuse(translate("cli", "Several users are called “%1”: name one by its id.").arg(typed));
        if (!found.empty())
            return found.front();
    }
    return misuse(translate("cli", "There is no user “%1”.").arg(typed));
}

QTimeZone Run::zone() const
{
    return m_zone ? *m_zone : m_workspace ? m_workspace->zone() : systemZone();
}

FormatContext Run::format() const
{
    FormatContext context;
    context.locale = locale();
    context.zone = zone();
    if (m_workspace) {
        context.metadata = m_workspace->metadata();
        context.baseCurrency = m_workspace->baseCurrency();
    }
    context.today = m_clock->now().toDateTime(context.zone).date();
    return context;
}

Attempt<EntityPtr> Run::entity(const QString &key) const
{
    MILLRACE_ASSIGN(EntityPtr found, m_workspace->catalogFor(m_session)->require(key));
    return found;
}

Attempt<Instant> Run::moment(const QString &typed, DayEdge edge) const
{
    QDate day = typed == QLatin1String("today") ? m_clock->now().toDateTime(zone()).date()
                                                : QDate::fromString(typed, Qt::ISODate);
    if (typed.size() > 10)
        day = {};
    if (day.isValid())
        return edge == DayEdge::Start ? firstInstantOf(day, zone()) : lastInstantOf(day, zone());
    if (const auto exact = momentFromText(typed))
        return *exact;
    const QDateTime local = QDateTime::fromString(typed, Qt::ISODateWithMs);
    if (local.isValid() && local.timeSpec() == Qt::LocalTime)
        return Instant::fromDateTime(QDateTime(local.date(), local.time(), zone()));
    return misuse(
        translate("cli", "“%1” is no day or moment, like 2025-03-07 or 2025-03-07T14:05:00+08:00.").arg(typed));
}

Attempt<RecordId> Run::id(const QString &typed) const
{
    if (const auto id = RecordId::fromString(typed))
        return *id;
    return misuse(translate("cli", "“%1” is no id: an id is 36 characters, like 0192f6d4-….").arg(typed));
}

Attempt<void> Run::readMoments(std::optional<Instant> &asOf, std::optional<Instant> &knownAt) const
{
    if (m_arguments.has("as-of") && m_arguments.has("known-at"))
        return misuse(translate("cli", "--as-of and --known-at ask different questions: give one of them."));
    if (m_arguments.has("as-of")) {
        MILLRACE_ASSIGN(asOf, moment(m_arguments.value("as-of"), DayEdge::End));
    }
    if (m_arguments.has("known-at")) {
        MILLRACE_ASSIGN(knownAt, moment(m_arguments.value("known-at"), DayEdge::End));
    }
    return {};
}

Progress Run::progress(const QString &what)
{
    auto line = std::make_shared<ProgressLine>(what);
    Progress progress;
    progress.report = [line](qint64 done, qint64 total) { line->show(done, total); };
    progress.cancelled = &m_cancelled;
    return progress;
}

void Run::note(const QString &line) const
{
    std::fputs((line + u'\n').toUtf8().constData(), stderr);
}

} // namespace millrace::cli
