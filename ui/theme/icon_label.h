// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

namespace millrace {

/// An icon drawn anew on every theme change.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    IconLabel(const QString &name, int side, IconTone tone = IconTone::Secondary, QWidget *parent = nullptr);
    void setIcon(const QString &name, IconTone tone);
    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
    int m_side;
};

} // namespace millrace
