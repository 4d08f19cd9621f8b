// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/record.h"
#include "ui/models/draft_store.h"
#include "ui/models/live_data.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace millrace {

class MentionEdit;
class TextLabel;

/// Where colleagues talk about a record: a text with @ names, sent with Ctrl+Enter, and the switch that watches the
/// record. What is typed is kept as a draft until it is sent. Hidden where nothing can be said. UI thread.
class CommentBox : public QWidget
{
    Q_OBJECT

public:
    CommentBox(LiveData &data, DraftStore &drafts, QWidget *parent = nullptr);
    void showRecord(const Record &record);
    /// Puts the cursor into it.
    void begin();
    void send();
    /// Takes a comment of one's own up again: what is sent then stands in the place of what it said. Esc leaves it as
    /// it was.
    void edit(const RecordId &comment);
    bool isEditing() const { return !m_edited.isNull(); }
    MentionEdit *text() const { return m_text; }
    QToolButton *watch() const { return m_watch; }
    QPushButton *sender() const { return m_send; }

Q_SIGNALS:
    void sent(const millrace::RecordId &operation);
    void changed(const millrace::RecordId &operation);
    /// The record was shared with somebody so that he can be named.
    void shared(const QString &name, const millrace::RecordId &operation);
    void watchChanged(bool watched, const millrace::RecordId &operation);
    void failed(const millrace::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// What is typed belongs to a new comment again.
    void leaveEdit();
    QString draftKey() const;
    void keep();
    void askPeople();
    void askWatch();
    void toggleWatch();
    void share(const RecordId &person, const QString &name);
    void refresh();
    void retranslate();

    LiveData &m_data;
    DraftStore &m_drafts;
    Record m_record;
    RecordId m_edited; ///< the comment that is taken up again
    MentionEdit *m_text;
    TextLabel *m_note;
    QPushButton *m_send;
    QToolButton *m_at, *m_watch;
    std::vector<RecordId> m_watches; ///< one's own of this record
    bool m_filling = false, m_sending = false;
};

} // namespace millrace
