// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/merge.h"
#include "ui/shell/view_context.h"
#include "ui/theme/typography.h"

#include <QDialog>

class QGridLayout;
class QPushButton;
class QRadioButton;

namespace millrace {

/// Records side by side, each a column: which of them is kept, and for every field in which they differ, whose value
/// stands afterwards. Nothing is stored before it is confirmed.
class MergeDialog : public QDialog
{
    Q_OBJECT

public:
    MergeDialog(LiveData &data, const MergePlan &plan, QWidget *parent);

    /// The plan as chosen.
    MergePlan chosenPlan() const;
    QRadioButton *keepChoice(int record) const { return m_keep[size_t(record)]; }
    /// The value of a field of a record; null where they do not differ in it.
    QRadioButton *valueChoice(const QString &field, int record) const;
    QString explanation() const;
    void mergeNow();
    /// Remembers that none of the records is another, so that they are not proposed again.
    void keepApart();

Q_SIGNALS:
    void saidDistinct(const millrace::RecordId &operation);
    void merged(const millrace::RecordId &operation, const millrace::RecordAddress &kept);
    void refused();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        int field;
        bool joined; ///< a set: nobody wins
        TextLabel *label, *note;
        std::vector<QRadioButton *> values;
    };
    void addRow(QGridLayout *grid, const FieldDef &field);
    void retranslate();
    void tellRefusal(const Error &error);

    LiveData &m_data;
    MergePlan m_plan;
    TextLabel *m_title, *m_explanation, *m_summary, *m_keepLabel;
    std::vector<QRadioButton *> m_keep;
    std::vector<Row> m_rows;
    QPushButton *m_merge, *m_cancel, *m_distinct;
    bool m_merging = false;
};

/// The command "Merge": the marked records, or the one under the cursor with what looks like it.
class MergeCommands : public QObject
{
    Q_OBJECT

public:
    MergeCommands(const ViewContext &context, std::function<Page *()> page, QWidget *owner);
    void mergeMarked();

Q_SIGNALS:
    void openRequested(const millrace::PageAddress &address);
    void opened(millrace::MergeDialog *dialog);

private:
    void tell(const QString &words, MessageTone tone);
    void open(const MergePlan &plan);

    ViewContext m_context;
    std::function<Page *()> m_page;
    QWidget *m_owner;
};

} // namespace millrace
