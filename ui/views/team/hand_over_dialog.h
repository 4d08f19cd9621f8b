// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/people.h"
#include "ui/models/live_data.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QPushButton;
class QTreeWidget;

namespace millrace {

class TextLabel;

/// Somebody leaves: what he has open is counted and given to a colleague, and he is disabled, as one operation.
class HandOverDialog : public QDialog
{
    Q_OBJECT

public:
    HandOverDialog(LiveData &data, const RecordId &user, QWidget *parent = nullptr);
    QComboBox *heirs() const { return m_heirs; }
    QCheckBox *disables() const { return m_disables; }
    QTreeWidget *open() const { return m_open; }
    QPushButton *carryOutButton() const { return m_go; }
    void carryOut();

Q_SIGNALS:
    void counted();
    void handedOver(const millrace::RecordId &operation, qint64 records);
    void refused();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillOpen();
    void refresh();
    void retranslate();

    LiveData &m_data;
    RecordId m_user;
    std::optional<std::vector<OpenWork>> m_work;
    TextLabel *m_intro, *m_heirLabel, *m_problem;
    QComboBox *m_heirs;
    QTreeWidget *m_open;
    QCheckBox *m_disables;
    QPushButton *m_go, *m_cancel;
    bool m_busy = false;
};

} // namespace millrace
