// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/service.h"

namespace millrace::server {

Result<std::unique_ptr<Service>> Service::start(Parts parts, Listener::Options options, Hub::Options hubOptions)
{
    std::unique_ptr<Service> service(new Service(parts.workspace));
    MILLRACE_ASSIGN(service->m_hub, Hub::open(parts.workspace, service->m_visibility, std::move(hubOptions)));
    service->m_front =
        std::make_unique<Front>(Front::Parts{parts.workspace, *service->m_hub, parts.tokens, parts.door, parts.api,
                                             parts.metricsToken, parts.pace, parts.backupAge, parts.contents});
    MILLRACE_ASSIGN(service->m_listener, Listener::open(*service->m_front, parts.log, std::move(options)));
    service->m_front->setListener(service->m_listener.get());
    service->m_listening =
        parts.workspace.listen([listener = service->m_listener.get()](const CommitNotice &) { listener->news(); });
    return Result<std::unique_ptr<Service>>(std::move(service));
}

Service::~Service()
{
    // Nobody asks for figures or tells news once the listener goes.
    m_listening.reset();
    if (m_listener)
        m_listener->drain();
    if (m_front)
        m_front->setListener(nullptr);
}

} // namespace millrace::server
