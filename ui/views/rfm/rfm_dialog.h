// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/rfm_report.h"
#include "ui/shell/view_context.h"
#include "ui/theme/typography.h"

#include <QDialog>

class QListWidget;
class QPushButton;
class QTableWidget;

namespace millrace {

/// Customers in classes by how lately, how often and for how much they bought: what each class means, who is in it and
/// why; a class opens as a list.
class RfmDialog : public QDialog
{
    Q_OBJECT

public:
    RfmDialog(LiveData &data, QWidget *parent);

    bool isAnswered() const { return m_answered; }
    const RfmReport &report() const { return m_report; }
    QTableWidget *classes() const { return m_classes; }
    QListWidget *members() const { return m_members; }
    QPushButton *listButton() const { return m_list; }

Q_SIGNALS:
    void answered();
    void listAsked(const QString &title, const std::vector<millrace::RecordId> &ids);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void fillMembers();
    std::vector<const RfmLine *> chosen() const;

    LiveData &m_data;
    RfmReport m_report;
    QString m_failure;
    bool m_answered = false;
    TextLabel *m_title, *m_explanation;
    QTableWidget *m_classes;
    QListWidget *m_members;
    QPushButton *m_list, *m_close;
};

/// The command on the main window. `page` lists customers.
void addRfmCommand(const ViewContext &context, QWidget *owner, const QString &page,
                   std::function<void(const PageAddress &)> open);

} // namespace millrace
