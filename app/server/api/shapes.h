// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/api/routes.h"

namespace millrace::server::shapes {

// Pieces of schemas for the document of the API.

QJsonObject text(const char *format = "");
QJsonObject integer();
QJsonObject flag();
QJsonObject list(const QJsonObject &items);
QJsonObject reference(const QString &schema);
QJsonObject jsonContent(const QJsonObject &schema);

/// What a body or an answer is made of; `entity` for those of records.
QJsonObject schemaOf(Shape shape, const QString &entity);
/// What several of them are made of.
QJsonObject sharedSchemas();

} // namespace millrace::server::shapes
