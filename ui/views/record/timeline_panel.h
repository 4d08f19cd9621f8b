// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/record/timeline_view.h"

class QButtonGroup;
class QHBoxLayout;
class QLineEdit;
class QStackedWidget;

namespace millrace {

class EmptyState;
class SkeletonRows;

/// The timeline of a record with what narrows it: kinds of entries as chips, and a search.
class TimelinePanel : public QWidget
{
    Q_OBJECT

public:
    explicit TimelinePanel(LiveData &data, QWidget *parent = nullptr);
    void showRecord(const QString &entity, const RecordId &id);
    TimelineView *view() const { return m_view; }
    QLineEdit *search() const { return m_search; }
    /// What stands in place of the list: 0 nothing (the list), 1 nothing yet, 2 nothing found, 3 an error, 4 loading.
    int state() const;
    /// Shows entries of one entity only; "" everything, "changes" the record's own changes.
    void narrow(const QString &kind);

Q_SIGNALS:
    void followUpRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeChips();
    void applyWish();
    void refreshState();
    void retranslate();
    /// The words in the field stand whole or not at all: beside many kinds it is narrow.
    void tellWhatIsSearched();

    LiveData &m_data;
    QString m_entity, m_kind;
    QHBoxLayout *m_chips;
    QButtonGroup *m_group;
    QLineEdit *m_search;
    QStackedWidget *m_stack;
    TimelineView *m_view;
    EmptyState *m_emptyNew, *m_emptyFiltered, *m_failed;
    SkeletonRows *m_skeleton;
};

} // namespace millrace
