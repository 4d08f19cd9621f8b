// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace millrace {

enum class MessageTone { Info, Success, Warning, Danger };

/// A finished message to the user, already in the user's language: what happened, why, what was kept, what to do, and
/// the technical details that "Copy details" puts on the clipboard. Only `what` must be there.
struct Message
{
    MessageTone tone = MessageTone::Danger;
    QString what, why, kept, todo;
    QString details;
};

/// The name of the icon that goes with a tone.
QString toneIcon(MessageTone tone);

} // namespace millrace
