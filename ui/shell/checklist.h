// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <map>
#include <vector>

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace millrace {

class TextLabel;

/// Things to try once, beside the pages: each a button that begins the real thing, with a tick once it was done. Its
/// owner names them, knows when they were done, and takes it away.
class Checklist : public QWidget
{
    Q_OBJECT

public:
    explicit Checklist(QWidget *parent = nullptr);

    struct Item
    {
        QString id, text, tip;
    };
    /// Again with every change of language.
    void setTexts(const QString &title, const QString &note, const QString &dismiss, const std::vector<Item> &items);
    void setDone(const QStringList &ids);
    QPushButton *button(const QString &id) const;
    bool isDone(const QString &id) const { return m_done.contains(id); }

Q_SIGNALS:
    void chosen(const QString &id);
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    TextLabel *m_title, *m_progress, *m_note;
    QToolButton *m_close;
    QVBoxLayout *m_column;
    std::vector<Item> m_items;
    std::map<QString, QPushButton *> m_buttons;
    QStringList m_done;
};

} // namespace millrace
