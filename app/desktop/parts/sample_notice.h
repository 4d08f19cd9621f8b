// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"
#include "ui/shell/view_context.h"

namespace millrace {

class Banner;

/// Says that the workspace holds a sample company as long as it does, and takes it out again: only records that the
/// sample brought and nobody changed since, in one operation that undo brings back.
class SampleNotice : public QObject
{
    Q_OBJECT

public:
    SampleNotice(const ViewContext &context, Banner &banner, QObject *parent);

    /// Looks again whether there is a sample.
    void look();
    bool isThere() const { return !m_operation.isNull(); }
    void remove();

Q_SIGNALS:
    void looked();
    void removed();

private:
    void show();

    ViewContext m_context;
    LiveData &m_data;
    Banner &m_banner;
    RecordId m_operation;
    bool m_shown = false, m_removing = false;
};

} // namespace millrace
