// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/postgres.h"

#include "core/store/postgres/schema.h"
#include "core/store/postgres/signal.h"

namespace millrace::postgres {

RemoteKind kind()
{
    RemoteKind kind;
    kind.open = Session::open;
    kind.listen = Signal::open;
    kind.discard = discard;
    return kind;
}

} // namespace millrace::postgres
