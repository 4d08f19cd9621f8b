// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/command_registry.h"
#include "ui/shell/page_registry.h"
#include "ui/shell/rail_shortcut.h"
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

/// The left rail: the pages in their groups, and below them what somebody keeps at hand; 200 pixels wide, or 56 when
/// collapsed.
class Rail : public QWidget
{
    Q_OBJECT

public:
    Rail(const PageRegistry &pages, const CommandRegistry &commands, QWidget *parent);

    void setCurrent(const QString &pageId);
    /// Shows these below the pages; none hides the heading too.
    void setShortcuts(const std::vector<RailShortcut> &shortcuts);
    const std::vector<RailShortcut> &shortcuts() const { return m_shortcuts; }
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
    void shortcutChosen(const millrace::PageAddress &address);
    void shortcutBesideChosen(const millrace::PageAddress &address);
    void collapseRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fitWidth();
    void walk(RailButton *from, int step);
    QList<RailButton *> buttons() const; ///< in the order of the eye
    QString groupName(RailGroup group) const;

    const CommandRegistry &m_commands;
    QList<RailButton *> m_buttons; ///< of pages, those of the foot last
    qsizetype m_atFoot = 0;        ///< how many of them stand at the foot
    std::vector<RailShortcut> m_shortcuts;
    QList<RailButton *> m_shortcutButtons;
    TextLabel *m_shortcutCaption = nullptr;
    QVBoxLayout *m_shortcutColumn = nullptr;
    QList<std::pair<RailGroup, TextLabel *>> m_captions;
    QAbstractButton *m_toggle;
    bool m_collapsed = false;
};

} // namespace millrace
