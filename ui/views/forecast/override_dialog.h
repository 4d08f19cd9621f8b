// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/forecast.h"
#include "ui/models/live_data.h"
#include "ui/theme/typography.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace millrace {

/// Asks for an amount in the place of a computed line, and for the reason, which it does not go without.
class OverrideDialog : public QDialog
{
    Q_OBJECT

public:
    /// `line` names it ("Ann: commit"), `computed` is what it comes to by itself, `said` what stands in its place.
    OverrideDialog(LiveData &data, const QString &line, const Money &computed,
                   const std::optional<ForecastOverride> &said, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    void given(const millrace::Money &amount, const QString &reason);
    /// The computed line is to count again.
    void takenBack();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    LiveData &m_data;
    QString m_line;
    Money m_computed;
    bool m_isSaid;
    TextLabel *m_about, *m_amountLabel, *m_reasonLabel, *m_problem;
    QLineEdit *m_amount;
    QPlainTextEdit *m_reason;
    QPushButton *m_save, *m_back, *m_cancel;
    bool m_noAmount = false, m_noReason = false;
};

} // namespace millrace
