// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"
#include "ui/shell/page.h"
#include "ui/shell/palette_provider.h"

#include <QPointer>

namespace millrace {

/// The workspace's records in the palette: whatever the search finds, best first. Records whose entity has no page are
/// left out.
class RecordProvider : public QObject, public PaletteProvider
{
    Q_OBJECT

public:
    /// `pages` names the page of each entity that has one.
    RecordProvider(LiveData &data, QHash<QString, QString> pages, QObject *parent = nullptr);

    void query(const QString &text, PaletteScope scope, int limit, Answer answer) override;

Q_SIGNALS:
    void openRequested(const millrace::PageAddress &address);

private:
    LiveData &m_data;
    QHash<QString, QString> m_pages;
};

} // namespace millrace
