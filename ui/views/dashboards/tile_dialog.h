// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/dashboard_definition.h"
#include "core/reports/report_library.h"
#include "ui/models/live_data.h"
#include "ui/theme/typography.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QCheckBox;

namespace millrace {

/// Asks what a tile is to show: its kind, the report behind it, which figure, whose and since when, and below what it
/// changes its colour.
class TileDialog : public QDialog
{
    Q_OBJECT

public:
    /// `tile`: as it is; of a new one the key and the place are kept.
    TileDialog(LiveData &data, ReportShelf shelf, DashboardTile tile, bool isNew, QWidget *parent);

    /// What is said so far.
    DashboardTile tile() const;
    void accept() override;

Q_SIGNALS:
    void given(const millrace::DashboardTile &tile);

protected:
    void changeEvent(QEvent *event) override;

private:
    const ReportEntry *report() const;
    void fillReports();
    void fillFigures();
    void refresh();
    void retranslate();

    LiveData &m_data;
    ReportShelf m_shelf;
    DashboardTile m_tile;
    bool m_isNew;
    QFormLayout *m_form;
    QComboBox *m_kind, *m_report, *m_figure, *m_chart, *m_since;
    QLineEdit *m_title, *m_warnBelow, *m_alarmBelow;
    QPlainTextEdit *m_text;
    QCheckBox *m_mine;
    TextLabel *m_problem;
    std::vector<std::pair<TextLabel *, QWidget *>> m_rows;
    QPushButton *m_save, *m_cancel;
};

/// The size that a new tile of a kind has.
std::pair<int, int> usualTileSize(DashboardTile::Kind kind);

} // namespace millrace
