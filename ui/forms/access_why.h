// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/explain.h"
#include "ui/models/live_data.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QTreeWidget;

namespace millrace {

class TextLabel;

/// Why somebody may, or may not, do something with a record: a person and an action are chosen, the reasons stand below
/// from the general to the particular. Who administers nothing asks about himself. UI thread.
class AccessWhy : public QDialog
{
    Q_OBJECT

public:
    AccessWhy(LiveData &data, const Record &record, QWidget *parent = nullptr);
    QComboBox *people() const { return m_people; }
    QComboBox *acts() const { return m_actions; }
    QTreeWidget *reasons() const { return m_reasons; }
    TextLabel *verdict() const { return m_verdict; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void explain();
    void retranslate();

    LiveData &m_data;
    Record m_record;
    TextLabel *m_personLabel, *m_actionLabel, *m_verdict;
    QComboBox *m_people, *m_actions;
    QTreeWidget *m_reasons;
    QDialogButtonBox *m_buttons;
};

} // namespace millrace
