// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QObject>
#include <QString>

class QApplication;

namespace millrace {

enum class ThemeMode { System, Light, Dark, Contrast };
enum class Density { Compact, Normal, Comfortable };

/// How a person wants the program to look. `language` ("zh_CN", "en") chooses the font families.
struct Appearance
{
    ThemeMode mode = ThemeMode::System;
    Density density = Density::Normal;
    int fontScale = 100; ///< per cent, 90 to 150
    bool reducedMotion = false;
    bool largeFocus = false; ///< a focus ring of twice the width
    QString language = QStringLiteral("en");

    bool operator==(const Appearance &) const = default;
};

/// How the system looks before this program puts on its own palette.
struct SystemLook
{
    QPalette palette;
    bool contrast = false; ///< the person asked the system for high contrast
    bool dark = false;

    /// Of the running system; call it before any palette is set.
    static SystemLook of(const QApplication &application);
};

/// Height of a table row before the font's own need is considered, in device-independent pixels.
int rowHeight(Density density);
/// Height of buttons and fields before the font's own need is considered, in device-independent pixels.
int controlHeight(Density density);

/// Puts an Appearance onto the running application: style, palette and font, live. Widgets hear it as Qt's own
/// PaletteChange, FontChange and StyleChange; `changed` is for what is neither (charts, printed pictures). UI thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication &application, QObject *parent = nullptr);
    Theme(QApplication &application, SystemLook system, QObject *parent = nullptr);

    void apply(const Appearance &appearance);
    const Appearance &appearance() const { return m_appearance; }
    const Tokens &tokens() const;
    bool isDark() const { return tokens().isDark; }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QApplication &m_application;
    Appearance m_appearance;
    SystemLook m_system;
    Tokens m_contrast;
    bool m_applied = false;
};

} // namespace millrace
