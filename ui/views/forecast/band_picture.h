// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <cstdint>

namespace millrace {

/// One bar of money: what is won so far, the range from 10 to 90 % with its middle, and what is called. The owner sets
/// the texts; the picture says them to a screen reader.
class BandPicture : public QWidget
{
    Q_OBJECT

public:
    /// Amounts in one unit; texts are shown at their marks.
    struct Marks
    {
        std::int64_t closed = 0, low = 0, middle = 0, high = 0, called = 0;
        QString closedText, lowText, middleText, highText, calledText;
    };
    explicit BandPicture(QWidget *parent = nullptr);
    void show(const Marks &marks, const QString &sentence);
    const Marks &marks() const { return m_marks; }
    /// Where an amount lies on the bar, in pixels from the left.
    int placeOf(std::int64_t amount) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Marks m_marks;
};

} // namespace millrace
