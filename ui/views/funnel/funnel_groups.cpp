// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/funnel/funnel_groups.h"

#include "ui/text/labels.h"

#include <QCoreApplication>

namespace millrace {

namespace {

bool isSplitting(const FieldDef &field)
{
    return !field.retired && (field.type == FieldType::Choice || field.type == FieldType::Boolean);
}

} // namespace

std::vector<FunnelGrouping> funnelGroupings(const Catalog &catalog, const QString &entity, const QStringList &except,
                                            const QString &locale)
{
    std::vector<FunnelGrouping> groupings;
    const EntityPtr own = catalog.entity(entity);
    if (!own)
        return groupings;
    if (own->ownable) {
        for (const int index : {int(system_field::Owner), int(system_field::Department)})
            groupings.push_back({FieldPath{{own->at(index).key}}, fieldLabel(own->at(index), locale)});
    }
    for (const FieldDef &field : own->fields) {
        if (field.system || except.contains(field.key))
            continue;
        if (isSplitting(field) || (field.type == FieldType::Reference && !field.retired))
            groupings.push_back({FieldPath{{field.key}}, fieldLabel(field, locale)});
    }
    for (const int index : own->rootFields()) {
        const FieldDef &reference = own->at(index);
        const EntityPtr parent = catalog.entity(reference.target);
        for (size_t i = 0; parent && i < parent->fields.size(); ++i) {
            const FieldDef &field = parent->fields[i];
            if (!field.system && isSplitting(field))
                groupings.push_back({FieldPath{{reference.key, field.key}},
                                     QCoreApplication::translate("millrace::FunnelPage", "%1: %2")
                                         .arg(fieldLabel(reference, locale), fieldLabel(field, locale))});
        }
    }
    return groupings;
}

QString funnelGroupName(const Metadata &metadata, const QString &entity, const FieldPath &path, const QString &key,
                        const QString &locale)
{
    if (key.isEmpty())
        return QCoreApplication::translate("millrace::FunnelPage", "(empty)");
    EntityPtr at = metadata.catalog->entity(entity);
    const FieldDef *field = nullptr;
    for (const QString &step : path.keys) {
        field = at ? at->field(step) : nullptr;
        at = field && field->isReference() ? metadata.catalog->entity(field->target) : nullptr;
    }
    if (field && field->isChoice()) {
        const OptionInfo *option = metadata.option(field->optionList, key);
        return option ? option->labelFor(locale) : key;
    }
    if (field && field->type == FieldType::Boolean)
        return key == QLatin1String("true") ? QCoreApplication::translate("millrace::FunnelPage", "Yes")
                                            : QCoreApplication::translate("millrace::FunnelPage", "No");
    return key;
}

} // namespace millrace
