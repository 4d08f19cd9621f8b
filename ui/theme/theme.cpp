// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/typography.h"

#include <QApplication>
#include <QEvent>
#include <QSettings>

namespace millrace {

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

Theme::Theme(QApplication &application, QObject *parent)
    : QObject(parent), m_application(application),
      m_startedDark(application.palette().color(QPalette::Window).lightness() < 128)
{
    new FocusRing(application, this);
    application.installEventFilter(this);
}

void Theme::apply(const Appearance &appearance)
{
    if (m_applied && appearance == m_appearance)
        return;
    const bool restyle = !m_applied || appearance.density != m_appearance.density ||
                         appearance.reducedMotion != m_appearance.reducedMotion;
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
        QApplication::setStyle(new MillraceStyle(m_appearance.density, m_appearance.reducedMotion));
    if (QApplication::palette() != palette)
        QApplication::setPalette(palette);
    Q_EMIT changed();
}

const Tokens &Theme::tokens() const
{
    switch (m_appearance.mode) {
    case ThemeMode::System:
        return systemIsDark() ? Tokens::dark() : Tokens::light();
    case ThemeMode::Light:
        return Tokens::light();
    case ThemeMode::Dark:
        return Tokens::dark();
    }
    return Tokens::light();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Qt 6.4 does not tell of a change of the system's theme; coming back to the program is when it is noticed.
    if (watched == &m_application && event->type() == QEvent::ApplicationActivate && m_applied &&
        m_appearance.mode == ThemeMode::System && &Tokens::of(QApplication::palette()) != &tokens()) {
        QApplication::setPalette(tokens().palette());
        Q_EMIT changed();
    }
    return QObject::eventFilter(watched, event);
}

bool Theme::systemIsDark() const
{
#if defined(Q_OS_WIN)
    const QSettings personalize("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                                QSettings::NativeFormat);
    return personalize.value("AppsUseLightTheme", 1).toInt() == 0;
#else
    return m_startedDark;
#endif
}

} // namespace millrace
