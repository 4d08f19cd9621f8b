// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::pipeline {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<std::int64_t> order{"order", FieldType::Integer};

} // namespace millrace::pipeline

namespace millrace {

/// A way of selling: an ordered set of stages.
EntityDef pipelineEntity();

} // namespace millrace
