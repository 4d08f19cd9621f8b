// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"

#include <QWidget>

class QPushButton;
class QTreeWidget;

namespace millrace {

class TextLabel;

/// Who changed what in one record, when and by which operation: the newest first, its changes as "old → new" below it.
/// Either value of a change can be had back, as an edit like any other.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    HistoryPanel(LiveData &data, QWidget *parent = nullptr);
    void showRecord(const QString &entity, const RecordId &id);
    QTreeWidget *tree() const { return m_tree; }
    /// Gives the field of the chosen change the value from before it, or the one after it.
    void restore(bool before);
    /// Whether that value can be had back: a field that people edit, and a value that it does not have now.
    bool canRestore(bool before) const;

Q_SIGNALS:
    void filled();
    void restored(const millrace::RecordId &operation);
    void failed(const millrace::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void fill(const Result<RecordHistory> &history);
    void retranslate();
    void refreshButtons();
    QString provenance(const HistoryCommit &commit) const;
    const HistoryChange *chosen() const;

    LiveData &m_data;
    QString m_entity;
    RecordId m_id;
    QTreeWidget *m_tree;
    TextLabel *m_note;
    QPushButton *m_before, *m_after;
    std::optional<RecordHistory> m_history;
    std::optional<Record> m_now; ///< the record as it stands, to compare with
};

} // namespace millrace
