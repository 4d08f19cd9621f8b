// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/http/site.h"

namespace millrace::server {

class Log;

/// A site as it stands behind the wire: bodies come and go packed, what a site throws is logged and answered 500.
class PackedSite : public Site
{
public:
    PackedSite(Site &site, Log &log, qint64 unpackedBytes) : m_site(site), m_log(log), m_unpackedBytes(unpackedBytes) {}

    std::optional<Response> refusal(const Request &head) override;
    Answer answer(const Request &request) override;

private:
    Answer answerHere(const Request &request);

    Site &m_site;
    Log &m_log;
    qint64 m_unpackedBytes;
};

} // namespace millrace::server
