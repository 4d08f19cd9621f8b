// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace millrace {

/// Lets Tab go through a widget in the order of its layouts, whenever its parts were made.
void followLayout(QWidget *root);

} // namespace millrace
