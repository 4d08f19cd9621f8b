// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/record.h"

namespace millrace {

/// Checks every field of the record that has a shape (FieldOptions::shape) against it: "report" (a definition over the
/// entity that the record names), "dashboard" (tiles), "parameters" (an object of texts), "metric" (the record says
/// what can be counted: metricProblems). Appends a Problem with the rule "shape" and, as arguments, what is wrong:
/// those of the Error of the reading.
void checkShapes(const Record &record, const Catalog &catalog, std::vector<Problem> &problems);

} // namespace millrace
