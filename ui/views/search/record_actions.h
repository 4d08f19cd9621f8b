// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"
#include "ui/shell/palette_provider.h"

#include <QCoreApplication>
#include <QPointer>

namespace millrace {

class RecordProvider;

/// What can be done with one found record, as the second step of the palette.
class RecordActions : public PaletteProvider
{
    Q_DECLARE_TR_FUNCTIONS(millrace::RecordActions)

public:
    RecordActions(RecordProvider &records, RecordAddress record);
    void query(const QString &text, PaletteScope scope, int limit, Answer answer) override;

private:
    QPointer<RecordProvider> m_records;
    RecordAddress m_record;
};

/// The people that a record can be given to: the step after "Transfer to…".
class TransferStep : public PaletteProvider
{
public:
    TransferStep(RecordProvider &records, RecordAddress record);
    void query(const QString &text, PaletteScope scope, int limit, Answer answer) override;

private:
    QPointer<RecordProvider> m_records;
    RecordAddress m_record;
};

} // namespace millrace
