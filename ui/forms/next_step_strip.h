// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/follow_up.h"
#include "ui/models/live_data.h"

#include <array>

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace millrace {

class TextLabel;

/// Asks for the next step in one line: tomorrow, in three days, next Monday, another day, or none with the reason. The
/// buttons have access keys, so that each is one chord away.
class NextStepStrip : public QWidget
{
    Q_OBJECT

public:
    explicit NextStepStrip(LiveData &data, QWidget *parent = nullptr);

    NextStep step() const;
    void setStep(const NextStep &step);
    /// What keeps the step from being taken as it is (a day that cannot be read, no reason), or an empty text.
    QString problem() const;
    /// Shows the problem and puts the focus where it can be mended; false where there is none.
    bool complain();
    QToolButton *button(int index) const { return m_buttons[size_t(index)]; }
    static constexpr int tomorrow = 0, inThreeDays = 1, nextMonday = 2, otherDay = 3, none = 4;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose(int index);
    void refresh();
    void retranslate();
    QDate dayOf(int index) const;

    LiveData &m_data;
    TextLabel *m_label, *m_problem;
    std::array<QToolButton *, 5> m_buttons{};
    QLineEdit *m_day, *m_what, *m_reason;
    int m_chosen = -1;
};

} // namespace millrace
