// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that names the Catch2 header, so that a newer major version is a one-line change.
#pragma once

#include <catch2/catch.hpp>
