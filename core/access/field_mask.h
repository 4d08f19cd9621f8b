// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field.h"
#include "core/schema/value.h"

namespace millrace {

/// What is shown in place of a value to those who may know that there is one but not what it is: a phone number keeps
/// three digits in front and four at the end (186****1402), a person's name its ends (仲*妮), a mail address its
/// domain, other texts nothing. What is no text has no stand-in and is empty, as is a mask of nothing.
Value masked(const FieldDef &field, const Value &value);

} // namespace millrace
