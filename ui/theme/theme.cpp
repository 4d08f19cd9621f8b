// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/typography.h"

#include <QApplication>
#include <QEvent>
#include <QIcon>
#include <QSettings>

namespace millrace {

namespace {

/// Ink and ground farther apart than this are no ordinary theme (Fusion, Windows and macOS stay below 18.5 of 21).
constexpr double contrastOfThemes = 19.5;

/// What the system's settings say where Qt 6.4 does not follow them.
std::optional<bool> darkBySetting()
{
#if defined(Q_OS_WIN)
    const QSettings personalize("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                                QSettings::NativeFormat);
    return personalize.value("AppsUseLightTheme", 1).toInt() == 0;
#else
    return std::nullopt;
#endif
}

bool contrastBySetting()
{
#if defined(Q_OS_WIN)
    const QSettings wish("HKEY_CURRENT_USER\\Control Panel\\Accessibility\\HighContrast", QSettings::NativeFormat);
    return wish.value("Flags").toString().toInt() & 1;
#else
    return QIcon::themeName().contains(QLatin1String("HighContrast"), Qt::CaseInsensitive) ||
           qEnvironmentVariable("GTK_THEME").contains(QLatin1String("HighContrast"), Qt::CaseInsensitive);
#endif
}

/// Black and white, for those who ask this program alone for high contrast.
QPalette plainContrast(bool dark)
{
    const QColor ink = dark ? Qt::white : Qt::black;
    const QColor ground = dark ? Qt::black : Qt::white;
    const QColor accent = dark ? QColor("#FFE83D") : QColor("#0A2FA8");
    QPalette p(ink, ground, ink, ink, ink, ink, ground);
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, ground);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::Disabled, QPalette::Text, blended(ground, ink, 0.6));
    return p;
}

} // namespace

SystemLook SystemLook::of(const QApplication &application)
{
    SystemLook look;
    look.palette = application.palette();
    const QColor ground = look.palette.color(QPalette::Window);
    look.dark = darkBySetting().value_or(ground.lightness() < 128);
    look.contrast =
        contrastBySetting() || contrastRatio(ground, look.palette.color(QPalette::WindowText)) > contrastOfThemes;
    return look;
}

int rowHeight(Density density)
{
    switch (density) {
    case Density::Compact:
        return 28;
    case Density::Normal:
        return 32;
    case Density::Comfortable:
        return 40;
    }
    return 32;
}

int controlHeight(Density density)
{
    switch (density) {
    case Density::Compact:
        return 28;
    case Density::Normal:
        return 32;
    case Density::Comfortable:
        return 36;
    }
    return 32;
}

Theme::Theme(QApplication &application, QObject *parent) : Theme(application, SystemLook::of(application), parent) {}

Theme::Theme(QApplication &application, SystemLook system, QObject *parent)
    : QObject(parent), m_application(application), m_system(std::move(system)),
      m_contrast(Tokens::contrastOf(m_system.contrast ? m_system.palette : plainContrast(m_system.dark)))
{
    Tokens::useContrast(m_contrast);
    new FocusRing(application, this);
    application.installEventFilter(this);
}

void Theme::apply(const Appearance &appearance)
{
    if (m_applied && appearance == m_appearance)
        return;
    const bool restyle = !m_applied || appearance.density != m_appearance.density ||
                         appearance.reducedMotion != m_appearance.reducedMotion ||
                         appearance.largeFocus != m_appearance.largeFocus;
    m_appearance = appearance;
    m_appearance.fontScale = qBound(90, appearance.fontScale, 150);
    m_applied = true;
    // The palette goes first: a style polishes widgets with the palette that it finds.
    const QPalette palette = tokens().palette();
    if (QApplication::palette() != palette)
        QApplication::setPalette(palette);
    const QFont font = uiFont(m_appearance.language, m_appearance.fontScale);
    const bool refont = QApplication::font() != font;
    if (refont)
        QApplication::setFont(font);
    // The style gives open tables the row height of density and font when it polishes them.
    if (restyle || refont)
        QApplication::setStyle(
            new MillraceStyle(m_appearance.density, m_appearance.reducedMotion, m_appearance.largeFocus));
    if (QApplication::palette() != palette)
        QApplication::setPalette(palette);
    Q_EMIT changed();
}

const Tokens &Theme::tokens() const
{
    switch (m_appearance.mode) {
    case ThemeMode::System:
        if (m_system.contrast)
            return Tokens::useContrast(m_contrast);
        return m_system.dark ? Tokens::dark() : Tokens::light();
    case ThemeMode::Light:
        return Tokens::light();
    case ThemeMode::Dark:
        return Tokens::dark();
    case ThemeMode::Contrast:
        return Tokens::useContrast(m_contrast);
    }
    return Tokens::light();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Qt 6.4 does not tell of a change of the system's theme; coming back to the program is when it is noticed.
    if (watched == &m_application && event->type() == QEvent::ApplicationActivate && m_applied) {
        if (const std::optional<bool> dark = darkBySetting())
            m_system.dark = *dark;
        if (m_appearance.mode == ThemeMode::System && &Tokens::of(QApplication::palette()) != &tokens()) {
            QApplication::setPalette(tokens().palette());
            Q_EMIT changed();
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace millrace
