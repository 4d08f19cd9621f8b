// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/command_registry.h"
#include "ui/theme/typography.h"

#include <QAbstractButton>
#include <QToolButton>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace millrace {

/// Looks like a field and opens the palette: what is typed belongs to the palette alone.
class SearchButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SearchButton(QWidget *parent);
    void setShortcutText(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_shortcut;
};

/// The names from the page's root to here; all but the last are buttons.
class Breadcrumb : public QWidget
{
    Q_OBJECT

public:
    explicit Breadcrumb(QWidget *parent);
    void setSteps(const QStringList &steps);
    QStringList steps() const { return m_steps; }

Q_SIGNALS:
    void stepChosen(int step);

private:
    QStringList m_steps;
    QHBoxLayout *m_row;
};

/// The bell: a tool button with the number of what waits for the person, if anything does.
class BellButton : public QToolButton
{
    Q_OBJECT

public:
    using QToolButton::QToolButton;
    void setWaiting(int count);
    int waiting() const { return m_waiting; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_waiting = 0;
};

/// The person who works here, as a disc with the first letters of the name.
class AvatarButton : public QToolButton
{
    Q_OBJECT

public:
    using QToolButton::QToolButton;
    void setPerson(const QString &name);
    /// "李" for 李小明, "AS" for Anna Smith.
    static QString initialsOf(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_initials;
};

/// The strip above the page: back and forward, breadcrumb, search, undo and redo, bell, the person, new. At least 44
/// pixels high.
class TopStrip : public QWidget
{
    Q_OBJECT

public:
    /// The commands "go.back", "go.forward", "edit.undo", "edit.redo", "view.notices", "record.new",
    /// "settings.preferences" and "help.shortcuts" must exist.
    TopStrip(const CommandRegistry &commands, QWidget *parent);

    Breadcrumb *breadcrumb() const { return m_breadcrumb; }
    QAbstractButton *searchButton() const { return m_search; }
    BellButton *bell() const { return m_bell; }
    AvatarButton *avatar() const { return m_avatar; }
    /// Who works here; without a name the disc is not shown.
    void setPerson(const QString &name, const QString &role);
    /// The label of the main button ("New customer"); empty hides it.
    void setNewLabel(const QString &label);
    void retranslate();
    QList<QWidget *> tabStops() const; ///< in the order of the eye

Q_SIGNALS:
    void searchRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *toolButton(const char *command, const QString &name, QToolButton *made = nullptr);
    QList<QToolButton *> m_tools;

    const CommandRegistry &m_commands;
    Breadcrumb *m_breadcrumb;
    SearchButton *m_search;
    BellButton *m_bell;
    AvatarButton *m_avatar;
    QAction *m_who; ///< heads the menu of the avatar
    QString m_person, m_role;
    QPushButton *m_new;
};

} // namespace millrace
