// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/field_block.h"

#include <QDialog>

class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace millrace {

class DuplicatePanel;

/// A new record of any entity: nothing is stored before Save; what is refused stays typed, the reason at its field.
/// What may be the same record is shown while typing: to be opened, or to take in what was typed where it has nothing.
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
    /// Puts what was typed into a record that is there, where that has nothing yet; closes when it is stored.
    void useExisting(const RecordId &id);
    DuplicatePanel *duplicates() const { return m_duplicates; }

Q_SIGNALS:
    /// A record stands: a new one, or the one that was used instead. The operation is null where nothing was changed.
    void created(const millrace::RecordId &id, const QString &title, const millrace::RecordId &operation);
    /// The dialog closed because this record is to be looked at instead.
    void openAsked(const QString &entity, const millrace::RecordId &id);
    void refused();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void start();
    void stored(const Result<CommitReceipt> &receipt, const QString &title, bool another);
    void showAllFields(bool all);
    void lookForDuplicates();
    /// What was typed, as far as it can be read.
    Record typed() const;

    LiveData &m_data;
    EntityPtr m_entity;
    TextLabel *m_title, *m_summary;
    DuplicatePanel *m_duplicates;
    std::vector<FieldBlock *> m_blocks;
    QToolButton *m_all;
    QPushButton *m_save, *m_saveNew, *m_cancel;
    bool m_saving = false;
};

} // namespace millrace
