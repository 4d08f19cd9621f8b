// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/record.h"
#include "ui/forms/field_block.h"

class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace millrace {

/// A record of any entity as a form: sections of fields, each saved when it is left. Follows changes made elsewhere
/// without touching what is being typed. What a commit refuses stays typed, with the reason at its field and in the
/// summary above. A record in the bin is shown read-only.
class RecordForm : public QWidget
{
    Q_OBJECT

public:
    RecordForm(LiveData &data, QWidget *parent = nullptr);
    ~RecordForm() override;

    /// Shows a record; saves first what is being typed in the one before. A record that is not there leaves the form
    /// empty.
    void showRecord(const QString &entity, const RecordId &id);
    const Record &record() const { return m_record; }
    RecordId recordId() const { return m_record.isNull() ? RecordId() : m_record.id(); }

    /// Sends off what was typed and not yet left.
    void saveDrafts();
    FieldBlock *block(const QString &field) const;
    void setEmptyFieldsShown(bool shown);
    /// Shows only fields whose name contains the text, empty ones too; an empty text shows what was shown before.
    void searchFields(const QString &text);
    /// Puts problems at their fields and focuses the first; those without a field here stand in the summary.
    void showProblems(const std::vector<Problem> &problems, bool takeFocus);
    QString summaryText() const { return m_summary->text(); }
    /// Shows where the value of the field that has the keyboard comes from; nothing where none has it.
    void showFieldHistory();
    /// Who else is editing this record, in words; empty where nobody is.
    QString editorsText() const;

Q_SIGNALS:
    void recordChanged();
    void saveFailed(const millrace::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void openHistory(FieldBlock *block);
    /// Says what is shown here and whether it is being edited.
    void announce();
    FieldBlock *focused() const;
    void build();
    /// The editors tell this form nothing more: they lose the focus while they go, and by then there is nothing to
    /// save.
    void release();
    void fill();
    void save(FieldBlock *block);
    void saved(const QString &field, const Value &value, const Result<CommitReceipt> &receipt);
    void refreshSummary();
    void follow(const CommitNotice &notice);
    void retranslate();

    struct Section
    {
        QString key;
        TextLabel *title;
        std::vector<FieldBlock *> blocks;
    };
    LiveData &m_data;
    Record m_record;
    QString m_saved; ///< time of the last save
    ElidedLabel *m_state;
    QWidget *m_editing; ///< that somebody else is at work on the record
    TextLabel *m_editors;
    QToolButton *m_allFields;
    QLineEdit *m_fieldSearch;
    TextLabel *m_summary;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_column;
    std::vector<Section> m_sections;
    std::vector<Problem> m_loose; ///< problems without a field of this form
    bool m_emptyShown = false;
};

/// The fields of an entity that a form shows, by section in the order of their first field; the owner comes last of
/// the first section.
std::vector<std::pair<QString, std::vector<const FieldDef *>>> formSections(const EntityDef &entity);

} // namespace millrace
