// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/record.h"
#include "ui/models/live_data.h"

#include <QWidget>

class QHBoxLayout;
class QMenu;
class QPushButton;
class QToolButton;

namespace millrace {

class ElidedLabel;
class IconLabel;
class TextLabel;

/// The head of a record's page: what it is called, its states as chips, to whom it belongs, what can be done with it,
/// and where it stands in the list that it was opened from.
class RecordHead : public QWidget
{
    Q_OBJECT

public:
    explicit RecordHead(LiveData &data, QWidget *parent = nullptr);
    void showRecord(const Record &record);
    /// "3 / 128"; a negative position hides it.
    void setPosition(int position, int count);
    QPushButton *followUp() const { return m_followUp; }
    /// Shown where the record can become others and did not yet.
    QPushButton *convert() const { return m_convert; }
    QToolButton *star() const { return m_star; }
    /// Shows whether the record is kept at hand; nothing hides the star.
    void setStarred(std::optional<bool> starred);

Q_SIGNALS:
    void stepRequested(int step);
    void followUpRequested();
    void newRequested(const QString &entity, int field);
    void deleteRequested();
    void linkRequested();
    void attachRequested();
    void convertRequested();
    void mergeRequested();
    void starRequested();
    void accessRequested();
    void openRequested(const QString &entity, const millrace::RecordId &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void fillMenus();
    bool isConvertible() const;
    void showChips();
    void showLinks(const QHash<RecordId, QString> &titles);

    LiveData &m_data;
    Record m_record;
    int m_position = -1, m_count = 0;
    IconLabel *m_icon;
    ElidedLabel *m_title;
    TextLabel *m_links, *m_place;
    QHBoxLayout *m_chips;
    QPushButton *m_followUp, *m_convert;
    QToolButton *m_new, *m_more, *m_previous, *m_next, *m_star;
    std::optional<bool> m_starred;
    QMenu *m_newMenu, *m_moreMenu;
};

} // namespace millrace
