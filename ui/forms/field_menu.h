// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"

#include <functional>

class QMenu;
class QString;

namespace millrace {

/// Fills a menu with the fields of an entity that can be asked for; single references lead on to the fields of what
/// they refer to, three steps deep. `chosen` gets the path.
void fillFieldMenu(QMenu *menu, const EntityPtr &entity, const CatalogPtr &catalog, const QString &locale,
                   std::function<void(const FieldPath &path)> chosen, const FieldPath &before = {});

} // namespace millrace
