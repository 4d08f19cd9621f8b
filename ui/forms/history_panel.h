// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"

#include <QWidget>

class QTreeWidget;

namespace millrace {

class TextLabel;

/// Who changed what in one record, and when: the newest operation first, its changes as "old → new" below it.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    HistoryPanel(LiveData &data, QWidget *parent = nullptr);
    void showRecord(const QString &entity, const RecordId &id);
    QTreeWidget *tree() const { return m_tree; }

Q_SIGNALS:
    void filled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void fill(const Result<RecordHistory> &history);
    void retranslate();

    LiveData &m_data;
    QString m_entity;
    RecordId m_id;
    QTreeWidget *m_tree;
    TextLabel *m_note;
    std::optional<RecordHistory> m_history;
};

} // namespace millrace
