// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/field_block.h"

#include <QDialog>

class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace millrace {

/// A new record of any entity: nothing is stored before Save; what is refused stays typed, the reason at its field.
class RecordDraft : public QDialog
{
    Q_OBJECT

public:
    RecordDraft(LiveData &data, const QString &entity, QWidget *parent);

    FieldBlock *block(const QString &field) const;
    /// Fills a field in advance.
    void preset(const QString &field, const Value &value);
    /// Commits what was typed; the dialog closes when it is stored, or clears for the next one.
    void save(bool another);

Q_SIGNALS:
    void created(const millrace::RecordId &id, const QString &title);
    void refused();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void start();
    void stored(const Result<CommitReceipt> &receipt, const QString &title, bool another);
    void showAllFields(bool all);

    LiveData &m_data;
    EntityPtr m_entity;
    TextLabel *m_title, *m_summary;
    std::vector<FieldBlock *> m_blocks;
    QToolButton *m_all;
    QPushButton *m_save, *m_saveNew, *m_cancel;
    bool m_saving = false;
};

} // namespace millrace
