// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/schema/catalog.h"

#include <QJsonObject>

namespace millrace {

/// {"field","rule","message","severity"}, with "item" where the problem is of one edit of several: the shape that every
/// program gives problems in.
QJsonObject problemDocument(const Problem &problem, const EntityDef *entity, const CatalogPtr &catalog,
                            const QString &locale);
/// {"code","message","problems":[..]} for programs that ask over a network: of what fails inside nothing is told but
/// that it failed.
QJsonObject errorDocument(const Error &error, const EntityDef *entity, const CatalogPtr &catalog,
                          const QString &locale);
/// Whether a failure lies inside: storage, files, the program itself.
bool isInternal(ErrorCode code);

} // namespace millrace
