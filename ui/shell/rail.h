// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/command_registry.h"
#include "ui/shell/page_registry.h"
#include "ui/theme/typography.h"

#include <QAbstractButton>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace millrace {

/// One item of the rail: icon and name, or the icon alone when the rail is collapsed.
class RailButton : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(QString pageId, QWidget *parent);
    QString pageId() const { return m_pageId; }
    void setCollapsed(bool collapsed);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {space::railCollapsed - 2 * space::s, sizeHint().height()}; }

Q_SIGNALS:
    /// An arrow key asks for the focus of the item above (-1) or below (1).
    void walked(int step);
    /// The middle button: beside what is shown.
    void besideAsked();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void nextCheckState() override {} ///< the page that is shown decides, not the click

private:
    QString m_pageId;
    bool m_collapsed = false;
};

/// The left rail: the pages in their groups; 200 pixels wide, or 56 when collapsed.
class Rail : public QWidget
{
    Q_OBJECT

public:
    Rail(const PageRegistry &pages, const CommandRegistry &commands, QWidget *parent);

    void setCurrent(const QString &pageId);
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    /// The width when it is not collapsed: 200 pixels, more for a larger font.
    int fullWidth() const;
    /// Sets names and tooltips from the commands "page.ID".
    void retranslate();
    QWidget *currentButton() const;
    QList<QWidget *> tabStops() const; ///< in the order of the eye

Q_SIGNALS:
    void pageChosen(const QString &pageId);
    void pageBesideChosen(const QString &pageId);
    void collapseRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fitWidth();
    QString groupName(RailGroup group) const;

    const CommandRegistry &m_commands;
    QList<RailButton *> m_buttons;
    QList<std::pair<RailGroup, TextLabel *>> m_captions;
    QAbstractButton *m_toggle;
    bool m_collapsed = false;
};

} // namespace millrace
