// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QHash>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QTabBar;
class QToolButton;

namespace millrace {

/// The views of a list as tabs, and what can be done with a view that is shown differently from how it is kept.
class ViewTabs : public QWidget
{
    Q_OBJECT

public:
    struct Tab
    {
        QString key, text;
        bool isRecord = false; ///< can be renamed and deleted
        bool shared = false;
        bool folded = false; ///< in the menu, a tab only while it is shown
    };

    explicit ViewTabs(QWidget *parent);
    void setTabs(const std::vector<Tab> &tabs, const QString &current);
    void setCurrent(const QString &key);
    /// `changed` marks the tab and offers to save as, to go back and, where `savable`, to save.
    void setChanged(bool changed, bool savable);
    bool isChanged() const { return m_changed; }
    void setCounts(const QHash<QString, qint64> &counts);
    QTabBar *bar() const { return m_bar; }
    QString textOf(const QString &key) const;

Q_SIGNALS:
    void chosen(const QString &key);
    void saveRequested();
    void saveAsRequested();
    void revertRequested();
    void renameRequested();
    void removeRequested();
    void movesRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();
    void showTabs(const QString &current);
    std::vector<Tab> m_all, m_tabs;
    QHash<QString, qint64> m_counts;
    QTabBar *m_bar;
    QToolButton *m_save, *m_saveAs, *m_revert, *m_menu;
    QString m_current;
    bool m_changed = false, m_savable = false, m_filling = false;
};

/// Asks for the name of a view and who sees it.
class ViewNameDialog : public QDialog
{
    Q_OBJECT

public:
    ViewNameDialog(const QString &title, const QString &name, bool shared, QWidget *parent);

Q_SIGNALS:
    void named(const QString &name, bool shared);

private:
    QLineEdit *m_name;
    QCheckBox *m_shared;
};

} // namespace millrace
