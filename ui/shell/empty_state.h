// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icon_label.h"
#include "ui/theme/typography.h"

#include <QWidget>

class QPushButton;

namespace millrace {

/// What a view shows instead of nothing: an icon, one sentence, one main button, one quiet link. The owner sets all
/// texts and sets them again on LanguageChange; an empty text leaves its part out.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const QString &iconName, QWidget *parent = nullptr);

    void setTexts(const QString &sentence, const QString &button = {}, const QString &link = {});
    QPushButton *button() const { return m_button; }
    QPushButton *link() const { return m_link; }

Q_SIGNALS:
    void buttonClicked();
    void linkClicked();

private:
    IconLabel *m_icon;
    TextLabel *m_sentence;
    QPushButton *m_button;
    QPushButton *m_link;
};

/// Grey bars in place of rows while a view loads. `begin` shows them only after 150 ms, so that a quick load shows
/// nothing; `end` hides them at once. No motion.
class SkeletonRows : public QWidget
{
    Q_OBJECT

public:
    explicit SkeletonRows(QWidget *parent = nullptr);
    void begin();
    void end();
    static constexpr int delayMs = 150;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int m_timer = 0;
};

} // namespace millrace
