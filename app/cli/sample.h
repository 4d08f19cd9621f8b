// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run.h"

#include <map>

namespace millrace::cli {

/// Fills the open workspace with the sample company; answers how many records of each kind there are.
Attempt<QJsonObject> makeSample(Run &run);
/// {"customer":40,...}
QJsonObject countsDocument(const std::map<QString, qint64> &counts);
/// "Customers 40, contacts 60"
QString countsText(const Run &run, const std::map<QString, qint64> &counts);

} // namespace millrace::cli
