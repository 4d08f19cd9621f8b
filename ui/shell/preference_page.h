// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/typography.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QPushButton;

namespace millrace {

/// One category of the preferences: settings below each other, the name at the left, the control at the right. What a
/// control shows is read by `load`; a change by hand is stored and told at once. Texts are sources of the context
/// "millrace::Preferences".
class PreferencePage : public QWidget
{
    Q_OBJECT

public:
    explicit PreferencePage(QWidget *parent);

    /// What a control stands for.
    struct Setting
    {
        const char *id;
        const char *label;
        const char *note = "";  ///< a line below, and words to be found by
        const char *words = ""; ///< further words to be found by
    };
    QComboBox *addChoice(const Setting &setting, std::function<QStringList()> options, std::function<int()> load,
                         std::function<void(int)> store);
    QCheckBox *addSwitch(const Setting &setting, std::function<bool()> load, std::function<void(bool)> store);
    QPushButton *addButton(const Setting &setting, const char *text, std::function<void()> run);
    /// Any other control, kept by its maker.
    void addWidget(const Setting &setting, QWidget *control, std::function<void()> load);
    /// A page of its own making in place of rows; found by these settings.
    void setWhole(QWidget *widget, const std::vector<Setting> &found);
    void finish(); ///< after the last row

    void load();
    void retranslate();
    struct Hit
    {
        QString label;
        int score = 0;
        QWidget *control = nullptr;
    };
    /// What answers the query, best first; an empty query finds nothing.
    std::vector<Hit> find(const QString &query) const;

Q_SIGNALS:
    void changed();

private:
    struct Row
    {
        Setting setting;
        TextLabel *label = nullptr, *note = nullptr;
        QWidget *control = nullptr;
        std::function<void()> load, retranslate;
    };
    Row &addRow(const Setting &setting, QWidget *control, bool labelled);

    QGridLayout *m_grid;
    std::vector<Row> m_rows;
    bool m_loading = false;
};

} // namespace millrace
