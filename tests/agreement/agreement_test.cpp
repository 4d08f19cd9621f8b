// SPDX-License-Identifier: GPL-3.0-or-later
// One edit, one verdict: whichever way it comes in, the same is stored or the same is wrong with it.
#include "core/interchange/mapping.h"
#include "tests/agreement/doors.h"
#include "tests/support/qt_strings.h"

#include <map>
#include <random>

using namespace millrace;
using namespace millrace::test;

namespace {

/// Texts that are values of a type, and texts that are none or break its rules; each as everybody writes it.
QStringList textsOf(const FieldDef &field)
{
    const QString type = QString::fromLatin1(fieldTypeInfo(field.type).name);
    if (type == QLatin1String("integer"))
        return {QStringLiteral("7"),           QStringLiteral("0"),    QStringLiteral("-1"),
                QStringLiteral("99999999999"), QStringLiteral("many"), QString()};
    if (type == QLatin1String("decimal"))
        return {QStringLiteral("1"), QStringLiteral("-2"), QStringLiteral("many"), QString()};
    if (type == QLatin1String("money"))
        return {QStringLiteral("12.50"), QStringLiteral("0"), QStringLiteral("many"), QString()};
    if (type == QLatin1String("boolean"))
        return {QStringLiteral("true"), QStringLiteral("false")};
    if (type == QLatin1String("date"))
        return {QStringLiteral("2026-02-03"), QStringLiteral("1999-12-31"), QStringLiteral("2026-02-30"),
                QStringLiteral("someday"), QString()};
    if (type == QLatin1String("phone"))
        return {QStringLiteral("+86 10 6552 9988"), QStringLiteral("12"), QString()};
    if (type == QLatin1String("email"))
        return {QStringLiteral("li@example.com"), QStringLiteral("no address"), QStringLiteral("@"), QString()};
    if (type == QLatin1String("url"))
        return {QStringLiteral("https://example.com"), QStringLiteral("not an address"), QString()};
    if (type == QLatin1String("choice") && !field.options.empty())
        return {QString::fromLatin1(field.options.front().key), QString::fromLatin1(field.options.back().key),
                QString()};
    if (type == QLatin1String("text")) {
        QStringList texts{QStringLiteral("青川 & \"Söhne\""), QStringLiteral("91350211M000100Y43"),
                          QStringLiteral("91350211M000100Y44"), QString()};
        if (field.maxLength > 0)
            texts << QString(field.maxLength, u'x') << QString(field.maxLength + 1, u'x');
        return texts;
    }
    return {};
}

/// The fields that can be edited, by their types, so that rare ones have their turn.
std::vector<std::vector<const FieldDef *>> fieldsOf(const EntityDef &entity)
{
    std::map<FieldType, std::vector<const FieldDef *>> fields;
    for (const FieldDef &field : entity.fields)
        if (!field.system && !field.readOnly && !field.retired && isImportable(field) && !textsOf(field).isEmpty())
            fields[field.type].push_back(&field);
    std::vector<std::vector<const FieldDef *>> kinds;
    for (auto &[type, all] : fields)
        kinds.push_back(std::move(all));
    return kinds;
}

QStringList listed(const std::set<QString> &problems)
{
    return QStringList(problems.begin(), problems.end());
}

struct Beginning
{
    TempWorkspace ws;
    std::vector<std::pair<QString, RecordId>> records;
    QString file;

    Beginning()
    {
        const RecordId customer = ws.create(u"customer", {{"name", QStringLiteral("Qingchuan")}});
        records = {{QStringLiteral("customer"), customer},
                   {QStringLiteral("contact"),
                    ws.create(u"contact", {{"name", QStringLiteral("Li")}, {"customer", customer.toString()}})},
                   {QStringLiteral("lead"), ws.create(u"lead", {{"name", QStringLiteral("Wang")}})},
                   {QStringLiteral("opportunity"),
                    ws.create(u"opportunity", {{"name", QStringLiteral("Deal")},
                                               {"pipeline", ws.pipeline()},
                                               {"stage", ws.stage(QStringLiteral("Qualification")).toString()},
                                               {"customer", customer.toString()}})},
                   {QStringLiteral("task"), ws.create(u"task", {{"subject", QStringLiteral("Call")}})},
                   {QStringLiteral("product"), ws.create(u"product", {{"name", QStringLiteral("Pump")}})}};
        file = ws.path(QStringLiteral("first.millrace"));
        must(ws->backup(file));
    }
};

} // namespace

TEST_CASE("window, command line, import, synchronisation and API give one verdict on every edit", "[agreement]")
{
    Beginning beginning;
    const auto doors = doorsOf(beginning.file);
    std::mt19937 dice(20260101);
    const auto below = [&](size_t limit) { return size_t(dice() % limit); };
    int stored = 0;
    int refused = 0;
    int unread = 0;
    for (int round = 0; round < 100; ++round) {
        const auto &[entity, id] = beginning.records[below(beginning.records.size())];
        const auto kinds = fieldsOf(*beginning.ws.entity(entity));
        const auto &fields = kinds[below(kinds.size())];
        const FieldDef &field = *fields[below(fields.size())];
        const QStringList texts = textsOf(field);
        const TypedEdit edit{entity, id, field.key, texts[qsizetype(below(size_t(texts.size())))]};
        INFO(entity.toStdString() << '.' << field.key.toStdString() << " = " << edit.text.left(60).toStdString());
        const Verdict first = doors.front()->change(edit);
        (first.stored ? stored : first.read ? refused : unread)++;
        CHECK(first.stored == first.problems.empty());
        const auto values = doors.front()->stored(entity, id);
        for (const auto &door : doors) {
            INFO(door->name());
            if (door != doors.front()) {
                const Verdict verdict = door->change(edit);
                CHECK(verdict.stored == first.stored);
                CHECK(verdict.read == first.read);
                if (door->namesRules(first))
                    CHECK(listed(verdict.problems) == listed(first.problems));
            }
            CHECK((door->stored(entity, id) == values));
        }
    }
    // The dice have thrown all kinds.
    CHECK(stored > 20);
    CHECK(refused > 4);
    CHECK(unread > 3);
}

TEST_CASE("a new record is made the same way, or is wrong the same way, through every door", "[agreement]")
{
    Beginning beginning;
    const auto doors = doorsOf(beginning.file);
    std::mt19937 dice(20260202);
    const auto below = [&](size_t limit) { return size_t(dice() % limit); };
    int stored = 0;
    int refused = 0;
    for (int round = 0; round < 40; ++round) {
        static const QStringList kinds{QStringLiteral("customer"), QStringLiteral("contact"), QStringLiteral("lead"),
                                       QStringLiteral("task"), QStringLiteral("product")};
        TypedRecord record{kinds[qsizetype(below(size_t(kinds.size())))], {}};
        const EntityPtr entity = beginning.ws.entity(record.entity);
        const auto types = fieldsOf(*entity);
        if (below(4) > 0) // most have what they must have
            record.texts[entity->at(entity->titleFields.front()).key] = QStringLiteral("Nr. %1").arg(round);
        for (size_t n = below(4); n > 0; --n) {
            const auto &fields = types[below(types.size())];
            const FieldDef &field = *fields[below(fields.size())];
            const QStringList texts = textsOf(field);
            const QString text = texts[qsizetype(below(size_t(texts.size())))];
            if (!text.isEmpty())
                record.texts[field.key] = text;
        }
        if (record.texts.empty()) // a file without a column is no file
            continue;
        std::optional<Verdict> first;
        std::map<QString, QString> values;
        for (const auto &door : doors) {
            INFO(record.entity.toStdString() << " through " << door->name());
            for (const auto &[key, text] : record.texts)
                UNSCOPED_INFO(key.toStdString() << " = " << text.left(60).toStdString());
            RecordId made;
            const auto verdict = door->create(record, made);
            if (!verdict)
                continue;
            const auto there = verdict->stored ? door->stored(record.entity, made) : std::map<QString, QString>();
            if (!first) {
                first = verdict;
                values = there;
                (first->stored ? stored : refused)++;
                continue;
            }
            CHECK(verdict->stored == first->stored);
            CHECK(verdict->read == first->read);
            // A text that is no value is told by itself in some places, and with all else in others.
            if (first->read && door->namesRules(*first))
                CHECK(listed(verdict->problems) == listed(first->problems));
            CHECK((there == values));
        }
    }
    CHECK(stored > 10);
    CHECK(refused > 8);
}
