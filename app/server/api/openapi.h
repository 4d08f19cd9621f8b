// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/metadata.h"

#include <QJsonObject>

namespace millrace::server {

/// The OpenAPI 3.0 document of everything that can be asked, for one catalog: made of the routes and the definitions of
/// fields, so that it cannot say anything else than what is answered. `metadata` knows the options; null = the first
/// ones of the definitions.
QJsonObject openApiDocument(const Catalog &catalog, const Metadata *metadata);

} // namespace millrace::server
