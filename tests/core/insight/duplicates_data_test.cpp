// SPDX-License-Identifier: GPL-3.0-or-later
// Recall and precision over published sets with known duplicates: printed, and held by a floor.
#include "core/insight/duplicates.h"
#include "core/interchange/gzip_device.h"
#include "tests/core/interchange/shared_data.h"
#include "tests/support/catch.h"
#include "tests/support/temp_workspace.h"

#include <cstring>
#include <iostream>
#include <map>
#include <set>

using namespace millrace;
using namespace millrace::test;

namespace {

using Pair = std::pair<size_t, size_t>;

struct Figures
{
    double recall = 0, precision = 0;
};

/// Rows of a file as fingerprints of an entity, by what stands in the columns.
class Labelled
{
public:
    explicit Labelled(const QString &entity) : m_entity(Catalog::builtin()->entity(entity)), m_rules(m_entity) {}

    void add(std::initializer_list<std::pair<const char *, QString>> values)
    {
        Record record(m_entity);
        for (const auto &[key, text] : values) {
            const FieldDef *field = m_entity->field(QString::fromLatin1(key));
            REQUIRE(field);
            const auto value = valueFromText(*field, text.trimmed(), {});
            record.set(field->index, value ? *value : Value());
        }
        std::array<std::uint8_t, 16> bytes{};
        const quint64 at = prints.size() + 1;
        memcpy(bytes.data(), &at, sizeof at);
        prints.push_back(m_rules.fingerprint(record));
        prints.back().id = RecordId(bytes);
        m_positions.insert(prints.back().id, prints.size() - 1);
    }

    Figures measure(
        const char *name, const std::set<Pair> &truth,
        const std::function<bool(const Pair &)> &asked = [](const Pair &) { return true; }) const
    {
        const auto pairs = must(pairsAmong(m_rules, prints, likelyDuplicate));
        size_t found = 0, right = 0;
        for (const DuplicatePair &pair : pairs) {
            const size_t a = m_positions.value(pair.a), b = m_positions.value(pair.b);
            const Pair both{std::min(a, b), std::max(a, b)};
            if (!asked(both))
                continue;
            ++found;
            right += truth.contains(both);
        }
        REQUIRE(found > 0);
        const Figures figures{double(right) / double(truth.size()), double(right) / double(found)};
        std::cout << name << ": recall " << figures.recall << ", precision " << figures.precision << " (" << right
                  << " of " << truth.size() << " pairs, " << found << " called alike)\n";
        return figures;
    }

    std::vector<Fingerprint> prints;

private:
    EntityPtr m_entity;
    DuplicateRules m_rules;
    QHash<RecordId, size_t> m_positions;
};

std::set<Pair> pairsOfGroups(const std::vector<QString> &groups)
{
    std::map<QString, std::vector<size_t>> members;
    for (size_t i = 0; i < groups.size(); ++i)
        members[groups[i]].push_back(i);
    std::set<Pair> pairs;
    for (const auto &[group, rows] : members)
        for (size_t i = 0; i < rows.size(); ++i)
            for (size_t j = i + 1; j < rows.size(); ++j)
                pairs.insert({rows[i], rows[j]});
    return pairs;
}

QString isoDay(const QString &digits)
{
    const QString plain = digits.trimmed();
    const QDate day = QDate::fromString(plain, QStringLiteral("yyyyMMdd"));
    return day.isValid() ? day.toString(Qt::ISODate) : QString();
}

Figures febrl(const QString &folder, const char *file)
{
    Labelled people(QStringLiteral("contact"));
    std::vector<QString> groups;
    for (const QStringList &row : csvRows(contentOf(folder + u'/' + QLatin1String(file)))) {
        if (row.front() == QLatin1String("rec_id"))
            continue;
        groups.push_back(row[0].section(u'-', 1, 1));
        people.add({{"name", row[1].trimmed() + u' ' + row[2].trimmed()},
                    {"address", row[3].trimmed() + u' ' + row[4].trimmed()},
                    {"birthday", isoDay(row[9])},
                    {"id_number", row[10]}});
    }
    return people.measure(file, pairsOfGroups(groups));
}

} // namespace

TEST_CASE("people of the Febrl generator are found again")
{
    const QString folder = sharedData(QStringLiteral("febrl"));
    if (folder.isEmpty())
        return;
    for (const char *file : {"dataset1.csv", "dataset2.csv", "dataset3.csv"}) {
        const Figures figures = febrl(folder, file);
        CHECK(figures.recall >= 0.9);
        CHECK(figures.precision >= 0.98);
    }
}

TEST_CASE("people with mails and slips are found again")
{
    const QString folder = sharedData(QStringLiteral("splink-fake-1000"));
    if (folder.isEmpty())
        return;
    Labelled people(QStringLiteral("contact"));
    std::vector<QString> groups;
    for (const QStringList &row : csvRows(contentOf(folder + QStringLiteral("/fake_1000.csv")))) {
        if (row.front() == QLatin1String("unique_id"))
            continue;
        groups.push_back(row[6]);
        people.add({{"name", row[1] + u' ' + row[2]}, {"birthday", row[3]}, {"city", row[4]}, {"email", row[5]}});
    }
    const Figures figures = people.measure("fake_1000", pairsOfGroups(groups));
    CHECK(figures.recall >= 0.5);
    CHECK(figures.precision >= 0.9);
}

TEST_CASE("restaurants of two guides are brought together")
{
    const QString folder = sharedData(QStringLiteral("fodors-zagats"));
    if (folder.isEmpty())
        return;
    Labelled places(QStringLiteral("customer"));
    QHash<QString, size_t> fodors, zagats;
    const auto read = [&](const char *file, QHash<QString, size_t> &ids) {
        for (const QStringList &row : csvRows(contentOf(folder + u'/' + QLatin1String(file)))) {
            if (row.front() == QLatin1String("id"))
                continue;
            ids.insert(row[0], places.prints.size());
            places.add({{"name", row[1]}, {"address", row[2]}, {"city", row[3]}, {"phone", row[4]}});
        }
    };
    read("fodors.csv", fodors);
    read("zagats.csv", zagats);
    std::set<Pair> truth;
    for (const QStringList &row : csvRows(contentOf(folder + QStringLiteral("/matches_fodors_zagats.csv"))))
        if (fodors.contains(row[0]))
            truth.insert({fodors.value(row[0]), zagats.value(row[1])});
    REQUIRE(truth.size() == 112);
    // The truth is about pairs across the guides only.
    const size_t border = size_t(fodors.size());
    const Figures figures = places.measure(
        "fodors-zagats", truth, [border](const Pair &pair) { return pair.first < border && pair.second >= border; });
    CHECK(figures.recall >= 0.9);
    CHECK(figures.precision >= 0.9);
}

TEST_CASE("names of firms that only look alike are kept apart")
{
    const QString folder = sharedData(QStringLiteral("company-name-pairs"));
    if (folder.isEmpty())
        return;
    auto packed = memoryFile(contentOf(folder + QStringLiteral("/unittest_sample_namepairs.csv.gz")));
    interchange::GzipDevice plain(std::move(packed));
    int right = 0, called = 0, same = 0;
    for (const QStringList &row : csvRows(plain.readAll())) {
        if (row.front() == QLatin1String("gt_uid"))
            continue;
        const bool truly = row[18] == QLatin1String("True");
        same += truly;
        const NameKey a = nameKey(row[13], NameOf::Company), b = nameKey(row[15], NameOf::Company);
        if (nameLikeness(a, b, NameOf::Company).score < 0.8)
            continue;
        ++called;
        right += truly;
    }
    std::cout << "company-name-pairs: recall " << double(right) / same << ", precision "
              << double(right) / std::max(called, 1) << " (" << right << " of " << same << " pairs, " << called
              << " called alike)\n";
    CHECK(right >= 5);
    CHECK(called <= 2 * right);
}
