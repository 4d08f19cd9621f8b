// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"

#include <QFrame>

class QVBoxLayout;

namespace millrace {

class TextLabel;

/// Where the value of one field comes from: its latest values, each with who gave it, when, on which device and how.
/// Opens at a widget and goes by itself, as a menu does.
class FieldHistory : public QFrame
{
    Q_OBJECT

public:
    /// The values shown, at most.
    static constexpr int length = 8;

    FieldHistory(LiveData &data, const Record &record, const FieldDef &field, QWidget *parent);
    void openAt(const QWidget &place);
    /// The lines as they are read, the newest first: value, then where it comes from.
    QStringList lines() const { return m_lines; }

Q_SIGNALS:
    void filled();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fill(const Result<RecordHistory> &history);
    void add(const QString &value, const QString &from);
    void fit();

    LiveData &m_data;
    FieldDef m_field;
    QVBoxLayout *m_rows;
    TextLabel *m_note;
    QStringList m_lines;
};

} // namespace millrace
