// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field.h"

#include <QHash>

#include <memory>

namespace millrace {

/// Positions of the fields that every entity has, in this order at the front of EntityDef::fields.
namespace system_field {
enum Index : int {
    Id,
    Root,
    CreatedAt,
    CreatedBy,
    UpdatedAt,
    UpdatedBy,
    Owner,
    Department,
    DeletedAt,
    MergedInto,
    Extra,
    Version,
    Count
};
}

/// Which fields make a record of an entity an entry of the timelines of the records that it refers to: positions, -1
/// where there is none. `time` or the creation is its moment. With `open` the entry is something still to be done while
/// `state` is that option; `done` is the option that ends it, and
/// `ended` keeps when.
struct TimelineFields
{
    bool shown = false;
    int time = -1;
    int kind = -1;
    int text = -1;
    int pinned = -1;
    int state = -1;
    int ended = -1;
    QString open, done;
    bool isOpen(const QString &stateKey) const { return state >= 0 && stateKey == open; }
};

/// What a record becomes when it is converted: a lead becomes a customer, a contact and an opportunity. Positions are
/// those of the converted entity, keys those of the others.
struct ConversionFields
{
    /// `to` takes the value of `from`, or `value` (in parseText's form) where `from` is -1; nothing where it has a
    /// value already or where the field `unless` is set.
    struct Copy
    {
        QString to;
        int from = -1;
        QString value;
        int unless = -1;
    };
    struct Target
    {
        QString entity;
        int link = -1; ///< names the record that was made
        std::vector<Copy> copies;
    };
    std::vector<Target> targets; ///< a later one refers to those before it
    int state = -1;
    QString done; ///< the option of `state` that says it is converted
    bool isEmpty() const { return targets.empty(); }
};

/// One entity as data: all that the program knows of customers, stages or users. Immutable once in a Catalog.
class EntityDef
{
public:
    QString key;
    QString label; ///< English source text, singular; plural in `pluralLabel`
    QString pluralLabel;
    QString labelZh; ///< custom entities only
    QString icon;    ///< name of an icon of the icon set
    std::vector<FieldDef> fields;
    std::vector<int> titleFields; ///< what a reference to the record shows, joined by a blank
    int statusField = -1;         ///< the reference or choice that a board groups by
    TimelineFields timeline;
    ConversionFields conversion;
    std::vector<int> cardFields; ///< what a board's card shows under the title; the first stands alone
    int reasonField = -1;        ///< asked for where a record comes to a lost stage
    bool ownable = false;
    bool ownerSeesRoot = false; ///< who owns such a record sees all of its root, whoever owns that
    bool personal = false;   ///< belongs to its owner alone, whatever his role says: he sees, makes and changes his own
    bool authored = false;   ///< what somebody said: he alone changes his words, and may take them back
    bool everybodys = false; ///< made, changed and removed by everybody, whatever his role says
    bool discussed = false;  ///< can be commented on and watched
    bool importable = false;
    bool customizable = false;
    bool metadata = false; ///< describes the workspace itself (stage, option, saved_view ...)
    bool searched = false; ///< has a searchable field, so a search index

    /// The field of that key, or nullptr. A retired field is found too.
    const FieldDef *field(QStringView key) const;
    const FieldDef &at(int index) const { return fields[size_t(index)]; }
    /// References marked `root`, in order.
    const std::vector<int> &rootFields() const { return m_rootFields; }
    /// Differs where the keys, types or order of the fields differ: what is made of them may be kept by it.
    quint64 shape() const { return m_shape; }
    int fieldCount() const { return int(fields.size()); }

    /// Makes a field one that cannot be found by its key any more.
    void withhold(const QString &key);

    /// Sets the derived members; called by the builder and the catalog before the definition is shared.
    void finish();

private:
    QHash<QString, int> m_positions;
    std::vector<int> m_rootFields;
    quint64 m_shape = 0;
};

using EntityPtr = std::shared_ptr<const EntityDef>;

} // namespace millrace
