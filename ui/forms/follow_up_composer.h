// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/next_step_strip.h"
#include "ui/models/draft_store.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace millrace {

/// Where what happened with a record is written down: one line until it is used, then four, with the kind of contact
/// and the next step. Saved with Ctrl+Enter as one operation; what is typed is kept as a draft until then. UI thread.
class FollowUpComposer : public QWidget
{
    Q_OBJECT

public:
    FollowUpComposer(LiveData &data, DraftStore &drafts, QWidget *parent = nullptr);

    /// The draft's key of a record's follow-up.
    static QString draftKey(const QString &entity, const RecordId &id);
    /// Goes over to another record; what was typed for the one before stays its draft. A record that nothing can be
    /// written about hides the composer.
    void showRecord(const Record &record);
    bool isOpen() const { return m_open; }
    /// Opens it and puts the cursor into it.
    void begin();
    /// Back to one line; the draft stays.
    void fold();
    void save();
    /// Throws the draft away.
    void discard();
    QPlainTextEdit *text() const { return m_text; }
    NextStepStrip *nextStep() const { return m_next; }
    QComboBox *kind() const { return m_kind; }

Q_SIGNALS:
    void saved(const millrace::RecordId &operation, bool planned);
    void failed(const millrace::Error &error);
    void folded();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    FollowUp written() const;
    void fill();
    void fillKinds();
    void keep();
    void refresh();
    void retranslate();

    LiveData &m_data;
    DraftStore &m_drafts;
    Record m_record;
    QPlainTextEdit *m_text;
    QWidget *m_more;
    QComboBox *m_kind;
    NextStepStrip *m_next;
    TextLabel *m_note;
    QPushButton *m_save, *m_discard;
    bool m_open = false, m_filling = false, m_saving = false;
};

} // namespace millrace
