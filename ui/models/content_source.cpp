// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/content_source.h"

namespace millrace {

ContentSource &ContentSource::of(LiveData &data)
{
    auto *known = data.findChild<ContentSource *>(QString(), Qt::FindDirectChildrenOnly);
    return known ? *known : *new ContentSource(data);
}

} // namespace millrace
