// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/catalog.h"

#include <QIODevice>

#include <map>

namespace millrace {

/// The columns of VcardReader that fields of the entity take at an import, and the fields' keys; empty for an entity
/// that is no contact: without a name, or without telephone and mail.
std::map<QString, QString> vcardFields(const EntityDef &entity, const Catalog &catalog);

/// Writes contact cards (vCard 4.0, UTF-8, folded lines): what VcardReader reads from them are the columns given.
class VcardWriter
{
public:
    /// The device is open for writing and outlives the writer; `name` stands for the file in errors. `organisation`:
    /// the cards are those of companies.
    VcardWriter(QIODevice *device, QString name, bool organisation)
        : m_device(device), m_name(std::move(name)), m_organisation(organisation)
    {
    }
    /// Texts by column; several tags are divided by "; ", a birthday is an ISO date.
    Result<void> write(const std::map<QString, QString> &cells);

private:
    QIODevice *m_device;
    QString m_name;
    bool m_organisation;
};

} // namespace millrace
