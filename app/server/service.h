// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/front.h"
#include "core/sync/role_visibility.h"

namespace millrace::server {

/// A server at work: a hub over a workspace, and the listener before it. What it is given outlives it.
class Service
{
public:
    struct Parts
    {
        Workspace &workspace;
        TokenCheck &tokens;
        SignInDoor &door;
        Answerer &api;
        Log &log;
        QByteArray metricsToken = {};
        std::function<qint64()> backupAge = {};
        CallPace::Rate pace = {200, 1000};
        ContentDesk::Options contents = {};
    };
    /// Serves when this returns.
    static Result<std::unique_ptr<Service>> start(Parts parts, Listener::Options options, Hub::Options hubOptions = {});
    /// Finishes what is under way.
    ~Service();

    Hub &hub() { return *m_hub; }
    Listener &listener() { return *m_listener; }

private:
    Service(Workspace &workspace) : m_visibility(workspace) {}

    RoleVisibility m_visibility;
    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<Front> m_front;
    std::unique_ptr<Listener> m_listener;
    std::shared_ptr<void> m_listening;
};

} // namespace millrace::server
