// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

namespace millrace {

/// The colours of a chip for the token that an option carries ("success"); an unknown token gives the neutral ones.
struct ChipTones
{
    QColor fill, text;
};
ChipTones chipTones(const QString &token, const Tokens &tokens);

/// A word in a rounded box: a state, a level, a tag.
class ChipLabel : public TextLabel
{
    Q_OBJECT

public:
    explicit ChipLabel(QWidget *parent = nullptr);
    void setChip(const QString &text, const QString &token);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_token;
};

} // namespace millrace
