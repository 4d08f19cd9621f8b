// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace millrace {

class LiveData;

/// Handles events until the windows have come to rest: no answer of the workspace is awaited (`data` may be null), and
/// handling what is queued leaves nothing queued. What a timer of a window would do soon is done at once. Waits for
/// events, never for time. UI thread.
void awaitRest(const LiveData *data);

} // namespace millrace
