// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/exchange.h"

namespace millrace::server {

/// What a listener says by itself, without asking its site.
namespace refusals {

Response tooLarge();
Response headTooLarge();
Response overloaded();
Response badRequest(const char *what);
Response unknownMethod();
Response unknownCoding();
Response bug();

} // namespace refusals

/// Whether a method is one of those that are served; the others are no business of a site.
bool isServed(const QByteArray &method);

/// Reads the address of a request ("/a%20b?c=d") into path and query. False where it makes no sense.
bool readTarget(const QByteArray &target, Request &request);

} // namespace millrace::server
