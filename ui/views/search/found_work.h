// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view_context.h"

namespace millrace {

/// Gives the record to that person; a toast says so and takes it back.
void transferRecord(const ViewContext &context, QObject *receiver, const RecordAddress &record, const RecordId &person,
                    const QString &name);
/// Opens the form of a new record with its name typed.
void createNamed(const ViewContext &context, QWidget *parent, const QString &entity, const QString &name);

} // namespace millrace
