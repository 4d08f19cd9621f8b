// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/exchange.h"

#include <optional>

namespace millrace::server {

/// What a listener serves. Asked on worker threads, several at once.
class Site
{
public:
    virtual ~Site() = default;

    /// Asked with the head alone before a body of more than a few kilobytes is read: an answer is sent in the place of
    /// reading it.
    virtual std::optional<Response> refusal(const Request &head) = 0;

    struct Answer
    {
        Response response;
        int holdSeconds = 0; ///< above 0: there are no news yet; ask again when there are, or send this when time is up
    };
    virtual Answer answer(const Request &request) = 0;
};

} // namespace millrace::server
