// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/name_likeness.h"
#include "core/records/record.h"

#include <functional>

namespace millrace {

/// One thing that speaks for two records being the same: a stable rule ("same_code", "same_mail", "similar_mail",
/// "same_phone", "same_domain", "same_name", "same_sound", "same_core", "similar_name", "same_beside",
/// "similar_beside"), the field of the first record, and its weight.
struct DuplicateReason
{
    QString rule;
    QString field;
    double weight = 0;
};

struct Likeness
{
    double score = 0;                     ///< 0 to 1
    bool sharesKey = false;               ///< a code, mail, phone or domain in common
    std::vector<DuplicateReason> reasons; ///< weightiest first
};

/// What of a record is compared, made ready.
struct Fingerprint
{
    struct Key
    {
        Identity identity;
        int field;
        QString text;
        quint64 hash;
    };
    struct Name
    {
        int field;
        NameOf kind;
        NameKey key;
        quint64 hash;
    };
    RecordId id;
    std::vector<Key> keys;   ///< codes, mails, phones, domains
    std::vector<Key> beside; ///< of Identity::Together
    std::vector<Name> names;
};

/// Which fields of an entity say that two records are the same, and how much: FieldOptions::identity and nothing else.
///
/// The score is 1 / (1 + e^-(w - 4)), w the sum of: code equal +8, of one letter's difference +3, different -4; mail
/// equal +5.5, much alike +3, different -0.5; phone equal +4.5, different -0.5; domain equal +4, different -0.5; name
/// of a firm the same +5.7, alike by s from 0.5 on 11.4 (s - 0.5), less alike -2.5; of a person the same +3.5, alike
/// by s from 0.6 on 8.75 (s - 0.6), less alike -1.5; each field beside the name equal +3.5, alike +2, different -0.5.
/// A value that n records share counts by the square root of 2 / n (a firm's name: of 8 / n) where that is less than 1:
/// a switchboard or a common name says little.
class DuplicateRules
{
public:
    explicit DuplicateRules(EntityPtr entity);

    /// Whether the entity has any field to compare by.
    bool isEmpty() const { return m_fields.empty(); }
    const EntityPtr &entity() const { return m_entity; }
    const std::vector<int> &fields() const { return m_fields; }
    /// `values` are those of `fields()`, in their order.
    Fingerprint fingerprint(const RecordId &id, const std::vector<Value> &values) const;
    Fingerprint fingerprint(const Record &record) const;
    /// How many records share a value, by its hash.
    using Sharing = std::function<int(quint64 hash)>;
    Likeness compare(const Fingerprint &a, const Fingerprint &b, const Sharing &sharing) const;

private:
    EntityPtr m_entity;
    std::vector<int> m_fields;
    bool m_hasDomain = false;
};

} // namespace millrace
