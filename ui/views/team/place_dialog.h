// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/reach.h"
#include "ui/models/live_data.h"

#include <QDialog>

class QComboBox;
class QPushButton;

namespace millrace {

class ReachAsker;
class TextLabel;

/// Somebody's place among the others: department, role and manager, with what he and others would see no more or
/// newly, counted before anything is saved. For administrators.
class PlaceDialog : public QDialog
{
    Q_OBJECT

public:
    PlaceDialog(LiveData &data, const RecordId &user, QWidget *parent);
    QComboBox *department() const { return m_department; }
    QComboBox *role() const { return m_role; }
    QComboBox *manager() const { return m_manager; }
    QPushButton *saver() const { return m_save; }
    QString preview() const;

Q_SIGNALS:
    void previewed();
    void saved(const millrace::RecordId &operation);

protected:
    void changeEvent(QEvent *event) override;

private:
    PolicyChange change() const;
    bool isChanged() const;
    void ask();
    void save();
    void retranslate();

    LiveData &m_data;
    RecordId m_user;
    ReachAsker *m_asker;
    TextLabel *m_departmentLabel, *m_roleLabel, *m_managerLabel, *m_preview, *m_problem;
    QComboBox *m_department, *m_role, *m_manager;
    QPushButton *m_save, *m_cancel;
    PolicyChange m_before;
    bool m_busy = false;
};

} // namespace millrace
