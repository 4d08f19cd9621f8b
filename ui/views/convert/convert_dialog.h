// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/conversion.h"
#include "ui/shell/view_context.h"
#include "ui/views/convert/convert_part.h"

#include <QDialog>

class QPushButton;

namespace millrace {

/// A record on its way to becoming others (a lead: customer, contact, opportunity): what each of them will hold and
/// from where, what may be here already, and what becomes of the history. Nothing is stored before it is confirmed;
/// what is refused leaves everything as typed.
class ConvertDialog : public QDialog
{
    Q_OBJECT

public:
    ConvertDialog(LiveData &data, const ConversionPlan &plan, QWidget *parent);

    ConvertPart *part(const QString &entity) const;
    QString summaryText() const;
    void convertNow();

Q_SIGNALS:
    /// `record` is the last of those that were made or used: what one works on next.
    void converted(const millrace::RecordId &operation, const millrace::RecordAddress &record);
    void refused();
    void openAsked(const QString &entity, const millrace::RecordId &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// Who is used brings along those that it belongs to.
    void bringAlong(size_t at);
    void done(const ConversionPlan &plan, const Result<ConversionReceipt> &receipt);
    void retranslate();

    LiveData &m_data;
    ConversionPlan m_plan;
    std::vector<ConvertPart *> m_parts;
    TextLabel *m_title, *m_history, *m_summary;
    QPushButton *m_convert, *m_cancel;
    bool m_converting = false;
};

/// The command "Convert" on the main window: about the record of the present page.
class ConvertCommands : public QObject
{
    Q_OBJECT

public:
    ConvertCommands(const ViewContext &context, std::function<Page *()> page, QWidget *owner);
    void convertCurrent();

Q_SIGNALS:
    void openRequested(const millrace::PageAddress &address);
    /// The dialog stands.
    void opened(millrace::ConvertDialog *dialog);

private:
    void open(const ConversionPlan &plan);

    ViewContext m_context;
    std::function<Page *()> m_page;
    QWidget *m_owner;
};

} // namespace millrace
