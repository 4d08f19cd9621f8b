// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/stage_path.h"
#include "ui/models/live_data.h"
#include "ui/theme/typography.h"

#include <QWidget>

class QHBoxLayout;

namespace millrace {

class StageChevron;

/// The way of a record through its stages: where it stands, how many days it took in each, what is to be done there
/// and what the stage asks for. A click, Enter or Space on another stage asks to go there; arrows walk between them.
/// Hidden for records without stages.
class StageBar : public QWidget
{
    Q_OBJECT

public:
    explicit StageBar(LiveData &data, QWidget *parent = nullptr);
    void showRecord(const Record &record);
    const StagePath &path() const { return m_path; }
    const std::vector<StageChevron *> &chevrons() const { return m_chevrons; }

Q_SIGNALS:
    /// To a step of the path.
    void moveRequested(int step);
    /// What was read is on the screen.
    void shown();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void fillKeyFields();
    void focusOn(int position);

    LiveData &m_data;
    Record m_record;
    StagePath m_path;
    int m_reading = 0; ///< number of the latest reading
    QHBoxLayout *m_row;
    TextLabel *m_guidance, *m_keys;
    std::vector<StageChevron *> m_chevrons;
};

} // namespace millrace
