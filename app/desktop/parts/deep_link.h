// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "ui/shell/page.h"

#include <QHash>

#include <optional>

namespace millrace {

/// Whether a word of the command line is a link and no file.
bool isDeepLink(const QString &text);

/// Where a link leads: `millrace://record/ENTITY/ID` to a record on the page that lists its entity,
/// `millrace://view/PAGE` and `millrace://view/PAGE/PLACE` to a page. Nothing for anything else, an entity without a
/// page, an id that is none.
std::optional<PageAddress> addressOfLink(const QString &link, const QHash<QString, QString> &pagesByEntity);

/// The link that leads there; `entity` where the place is a record of one.
QString linkOfAddress(const PageAddress &address, const QHash<QString, QString> &pagesByEntity);

} // namespace millrace
