// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace millrace {

/// Where the machine keeps what opens a server: a seam. Any thread.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    virtual Result<void> put(const QString &name, const QByteArray &secret) = 0;
    /// Empty where there is none of that name.
    virtual Result<QByteArray> secret(const QString &name) = 0;
    virtual Result<void> remove(const QString &name) = 0;
};

} // namespace millrace
