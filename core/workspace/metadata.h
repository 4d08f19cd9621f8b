// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/role_policy.h"
#include "core/records/record.h"

#include <QHash>

#include <memory>

namespace millrace {

/// An option as validation, import and forms need it.
struct OptionInfo
{
    RecordId id;
    QString key;
    QString label;
    QString labelZh;
    QString colour;
    std::int64_t order = 0;
    bool retired = false;
    QString labelFor(const QString &locale) const
    {
        return locale.startsWith(QLatin1String("zh")) && !labelZh.isEmpty() ? labelZh : label;
    }
};

/// Dated exchange rates into the base currency.
class RateTable
{
public:
    CurrencyCode base;
    void add(CurrencyCode currency, QDate from, const Decimal &rate);
    /// The amount in base minor units by the rate in force on that day; nothing before the first rate.
    std::optional<std::int64_t> baseMinor(const Money &amount, QDate day) const;
    /// Since when the rate holds that is in force on `day`; invalid for the base currency and before the first rate.
    QDate rateDay(CurrencyCode currency, QDate day) const;

private:
    QHash<QString, std::vector<std::pair<QDate, Decimal>>> m_rates;
};

/// All that describes the workspace, as an immutable snapshot shared by threads: the catalog and the records that rules
/// and forms look up all the time. A commit that touches one of these records publishes a new snapshot.
class Metadata
{
public:
    CatalogPtr catalog;
    RateTable rates;
    QHash<RecordId, Record> stages;
    QHash<RecordId, Record> pipelines;
    QHash<RecordId, QString> users;           ///< names
    std::shared_ptr<const PolicyBook> access; ///< what each user may do

    void addOption(const QString &list, OptionInfo option);
    void sortOptions();
    const std::vector<OptionInfo> &options(const QString &list) const;
    const OptionInfo *option(const QString &list, const QString &key) const;
    /// Stages of a pipeline by their order.
    std::vector<Record> stagesOf(const RecordId &pipeline) const;
    /// Base minor units of a money field of a record, by the rate of the field's own date.
    std::optional<std::int64_t> baseAmount(const Record &record, const FieldDef &field) const;
    /// Since when the rate holds that baseAmount uses; invalid where none is used.
    QDate rateDay(const Record &record, const FieldDef &field) const;

private:
    QHash<QString, std::vector<OptionInfo>> m_options;
    QHash<std::pair<QString, QString>, int> m_positions;
};

using MetadataPtr = std::shared_ptr<const Metadata>;

/// Where the file keeps who it was made for.
inline QString founderKey()
{
    return QStringLiteral("person");
}

/// Whether a change of a record of this entity makes a new snapshot.
bool isMetadataEntity(const QString &entity);

} // namespace millrace
