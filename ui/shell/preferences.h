// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/language/translations.h"
#include "ui/shell/command_registry.h"
#include "ui/shell/settings.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QPushButton;
class QSlider;
class QTabWidget;

namespace millrace {

/// Puts what the settings say onto the program: language, then look.
void applySettings(const Settings &settings, Theme &theme, Translations &translations);

/// Language, theme, density, text size and the keys of commands; every change acts at once and is stored, so there is
/// nothing to confirm.
class Preferences : public QDialog
{
    Q_OBJECT

public:
    Preferences(Settings &settings, Theme &theme, Translations &translations, CommandRegistry &commands,
                QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void load();
    void store();

    Settings &m_settings;
    Theme &m_theme;
    Translations &m_translations;
    QTabWidget *m_tabs;
    TextLabel *m_languageLabel, *m_themeLabel, *m_densityLabel, *m_scaleLabel, *m_scaleValue, *m_note;
    QComboBox *m_language, *m_themeMode, *m_density;
    QSlider *m_scale;
    QCheckBox *m_motion;
    QPushButton *m_defaults = nullptr, *m_close = nullptr;
    bool m_loading = false;
};

} // namespace millrace
