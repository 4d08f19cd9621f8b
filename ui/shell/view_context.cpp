// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/view_context.h"

#include "ui/text/describe_error.h"

namespace millrace {

void ViewContext::say(const Error &error) const
{
    toast({.text = describeError(error, data.catalog(), data.locale()).sentences(),
           .actionText = {},
           .action = {},
           .tone = MessageTone::Danger});
}

} // namespace millrace
