// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/next_step_strip.h"

#include <QFrame>

class QPushButton;

namespace millrace {

/// Asks for the next step after something was done; never in the way, gone by Escape or "Later".
class NextStepBar : public QFrame
{
    Q_OBJECT

public:
    explicit NextStepBar(LiveData &data, QWidget *parent = nullptr);
    void ask(const Record &about);
    NextStepStrip *strip() const { return m_strip; }
    /// Stores the step chosen as a task of its own.
    void save();

Q_SIGNALS:
    void planned(const millrace::RecordId &operation);
    void failed(const millrace::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();

    LiveData &m_data;
    Record m_about;
    NextStepStrip *m_strip;
    QPushButton *m_save, *m_later;
};

} // namespace millrace
