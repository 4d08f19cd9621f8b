// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/duplicates.h"
#include "ui/models/live_data.h"
#include "ui/theme/typography.h"

#include <QWidget>

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace millrace {

/// What may be here already, while a record is being typed: name, owner, last follow-up and why it looks the same, with
/// the ways on. Hidden while there is nothing to show; blocks nothing. Asks beside the window's thread, one question
/// at a time, the newest draft next.
class DuplicatePanel : public QWidget
{
    Q_OBJECT

public:
    DuplicatePanel(LiveData &data, QWidget *parent);

    /// Looks for records like this one.
    void ask(const Record &draft);
    /// Forgets what was asked and shows nothing.
    void clear();
    const std::vector<DuplicateFound> &found() const { return m_found; }
    bool isAsking() const { return m_asking; }
    /// The words under a row's title: owner, last follow-up, reasons.
    QString detailText(int row) const;
    QPushButton *useButton(int row) const { return m_rows[size_t(row)].use; }
    QToolButton *openButton(int row) const { return m_rows[size_t(row)].open; }
    /// The sentence that says how to go on without any of them.
    void setWayOn(const QString &words);

Q_SIGNALS:
    void answered();
    void openAsked(const millrace::RecordId &id);
    void useAsked(const millrace::RecordId &id);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr int mostRows = 3;
    struct Row
    {
        QWidget *box = nullptr;
        ElidedLabel *title = nullptr;
        TextLabel *detail = nullptr;
        QToolButton *open = nullptr;
        QPushButton *use = nullptr;
    };
    void look();
    void take(Result<std::vector<DuplicateFound>> found);
    void fill();

    LiveData &m_data;
    TextLabel *m_heading, *m_wayOn;
    std::array<Row, mostRows> m_rows;
    Record m_draft;
    std::vector<DuplicateFound> m_found;
    EntityPtr m_entity; ///< of what was found
    bool m_asking = false, m_again = false;
};

} // namespace millrace
