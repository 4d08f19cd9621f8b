// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/board.h"

#include <QWidget>

namespace millrace {

/// Where a dragged card may be dropped besides a column: the ends of the pipeline, another pipeline, the bin. Shown
/// only while something is dragged; each zone has a key command of its own.
class DropBar : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { End, Pipeline, Delete };
    struct Zone
    {
        Kind kind = Kind::Delete;
        BoardColumn end;
        QString text;
    };

    explicit DropBar(QWidget *parent);

    void setZones(std::vector<Zone> zones);
    const std::vector<Zone> &zones() const { return m_zones; }
    /// -1 outside of all.
    int zoneAt(QPoint globalPlace) const;
    void setTarget(int zone);
    QRect zoneRect(int zone) const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Zone> m_zones;
    int m_target = -1;
};

} // namespace millrace
