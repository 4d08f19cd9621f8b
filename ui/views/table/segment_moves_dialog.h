// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/segments.h"
#include "ui/models/live_data.h"
#include "ui/theme/typography.h"

#include <QDialog>

class QComboBox;
class QListWidget;
class QPushButton;

namespace millrace {

/// Who came among the records of a view or left them since a day: two lists, each to be opened as a list of its own.
class SegmentMovesDialog : public QDialog
{
    Q_OBJECT

public:
    SegmentMovesDialog(LiveData &data, const Query &query, const QString &view, QWidget *parent);

    /// Looks since that many days ago.
    void look(int days);
    const SegmentMoves &moves() const { return m_moves; }
    QString summaryText() const { return m_summary->text(); }
    QPushButton *listButton(bool entered) const { return m_sides[entered ? 0 : 1].list; }

Q_SIGNALS:
    void looked();
    void listAsked(const QString &title, const std::vector<millrace::RecordId> &ids);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Side
    {
        TextLabel *heading = nullptr;
        QListWidget *names = nullptr;
        QPushButton *list = nullptr;
    };
    const std::vector<SegmentMove> &movesOf(size_t side) const { return side == 0 ? m_moves.entered : m_moves.left; }
    void ask(size_t side);
    void fill();
    void retranslate();

    LiveData &m_data;
    Query m_query;
    QString m_view;
    TextLabel *m_title, *m_sinceLabel, *m_summary;
    QComboBox *m_since;
    std::array<Side, 2> m_sides;
    QPushButton *m_close;
    SegmentMoves m_moves;
    QString m_failure;
    quint64 m_question = 0;
    bool m_looking = false;
};

} // namespace millrace
