// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/draft_store.h"
#include "ui/shell/banner.h"
#include "ui/shell/view_context.h"

#include <QDialog>
#include <QPointer>

namespace millrace {

class FollowUpComposer;

/// "Follow up" wherever one is (Ctrl+L): on a record's own page in its composer, elsewhere in a small window about the
/// record under the cursor. Offers what an earlier run left unsaved.
class FollowUpCommands : public QObject
{
    Q_OBJECT

public:
    /// `owner` is the main window; `page` answers its present page.
    FollowUpCommands(const ViewContext &context, DraftStore &drafts, std::function<Page *()> page, QWidget *owner);

    void followUp();
    /// The window of the moment, or null.
    QDialog *dialog() const { return m_dialog; }
    /// Shows in the banner what is left from an earlier run; without room there, in a notice.
    void offerDrafts(Banner *banner);

Q_SIGNALS:
    void openRequested(const millrace::PageAddress &address);

private:
    void openDialog(const RecordAddress &about);
    void showOffer(Banner *banner, const std::vector<RecordAddress> &left);

    ViewContext m_context;
    DraftStore &m_drafts;
    std::function<Page *()> m_page;
    QWidget *m_owner;
    QPointer<QDialog> m_dialog;
};

} // namespace millrace
