// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/metadata.h"

#include "core/schema/builtin/stage.h"

#include <algorithm>

namespace millrace {

void RateTable::add(CurrencyCode currency, QDate from, const Decimal &rate)
{
    auto &dated = m_rates[currency.toString()];
    dated.emplace_back(from, rate);
    std::sort(dated.begin(), dated.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
}

std::optional<std::int64_t> RateTable::baseMinor(const Money &amount, QDate day) const
{
    if (amount.currency == base)
        return amount.minor;
    const auto found = m_rates.constFind(amount.currency.toString());
    if (found == m_rates.constEnd())
        return std::nullopt;
    const Decimal *rate = nullptr;
    for (const auto &[from, value] : *found)
        if (from <= day)
            rate = &value;
    if (!rate)
        return std::nullopt;
    const auto money = converted(amount, base, *rate);
    return money ? std::optional(money->minor) : std::nullopt;
}

QDate RateTable::rateDay(CurrencyCode currency, QDate day) const
{
    QDate since;
    if (currency != base)
        for (const auto &[from, value] : m_rates.value(currency.toString()))
            if (from <= day)
                since = from;
    return since;
}

void Metadata::addOption(const QString &list, OptionInfo option)
{
    m_options[list].push_back(std::move(option));
}

void Metadata::sortOptions()
{
    m_positions.clear();
    for (auto it = m_options.begin(); it != m_options.end(); ++it) {
        std::sort(it->begin(), it->end(), [](const OptionInfo &a, const OptionInfo &b) {
            return std::tie(a.order, a.key) < std::tie(b.order, b.key);
        });
        for (int i = 0; i < int(it->size()); ++i)
            m_positions.insert({it.key(), (*it)[size_t(i)].key}, i);
    }
}

const std::vector<OptionInfo> &Metadata::options(const QString &list) const
{
    static const std::vector<OptionInfo> none;
    const auto found = m_options.constFind(list);
    return found == m_options.constEnd() ? none : *found;
}

const OptionInfo *Metadata::option(const QString &list, const QString &key) const
{
    const auto found = m_positions.constFind({list, key});
    return found == m_positions.constEnd() ? nullptr : &options(list)[size_t(*found)];
}

std::vector<Record> Metadata::stagesOf(const RecordId &pipeline) const
{
    std::vector<Record> found;
    for (const Record &stage : stages)
        if (stage.value(stage::pipeline) == pipeline)
            found.push_back(stage);
    std::sort(found.begin(), found.end(), [](const Record &a, const Record &b) {
        return std::pair(a.value(stage::order).value_or(0), a.id()) <
               std::pair(b.value(stage::order).value_or(0), b.id());
    });
    return found;
}

/// The day whose rate converts the amount: the field's own date, else that of the record's creation.
static QDate dayOfRate(const Record &record, const FieldDef &field)
{
    QDate day;
    if (!field.dateField.isEmpty())
        day = record.value(field.dateField).valueOr<QDate>();
    return day.isValid() ? day : record.value(system_field::CreatedAt).valueOr<Instant>().toDateTime().date();
}

std::optional<std::int64_t> Metadata::baseAmount(const Record &record, const FieldDef &field) const
{
    const Money *money = record.value(field.index).as<Money>();
    return money ? rates.baseMinor(*money, dayOfRate(record, field)) : std::nullopt;
}

QDate Metadata::rateDay(const Record &record, const FieldDef &field) const
{
    const Money *money = record.value(field.index).as<Money>();
    return money ? rates.rateDay(money->currency, dayOfRate(record, field)) : QDate();
}

bool isMetadataEntity(const QString &entity)
{
    for (const char *key :
         {"option", "stage", "pipeline", "rate", "currency", "custom_field", "user", "department", "role"})
        if (entity == QLatin1String(key))
            return true;
    return false;
}

} // namespace millrace
