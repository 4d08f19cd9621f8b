// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace millrace {

/// The colours of one theme by their role. Widgets and delegates ask `Tokens::of(palette())`, so that nothing keeps a
/// colour across a theme change. Contrast against `surface` is at least 4.5 for the text roles and 3 for controlBorder.
struct Tokens
{
    bool isDark = false;
    bool isContrast = false; ///< high contrast: no tints, so whatever a tint tells is told by a border as well
    QColor window, surface, raised, alternate;
    QColor text, textSecondary, textTertiary, textDisabled;
    QColor border;        ///< decorative only, never the sole cue
    QColor controlBorder; ///< the outline that tells a control from the surface
    QColor accent, onAccent, accentHover;
    QColor selection; ///< fill under selected text and rows; always shown with an accent edge as well
    QColor link;
    QColor success, successTint, warning, warningTint, danger, dangerTint, info, infoTint;

    std::array<QColor, 6> category;   ///< chart series; the order is the order of use
    QColor categoryOther;             ///< "other", drawn with a 45 degree hatch
    std::array<QColor, 5> sequential; ///< from little to much
    std::array<QColor, 3> diverging;  ///< below, neutral, above

    static const Tokens &light();
    static const Tokens &dark();
    /// High contrast from the system's own colours: one ink and one ground, the highlight as accent.
    static Tokens contrastOf(const QPalette &system);
    /// What `of` answers for palettes of high contrast from now on. UI thread.
    static const Tokens &useContrast(const Tokens &tokens);
    /// The theme that a palette made by `palette()` belongs to.
    static const Tokens &of(const QPalette &palette);

    /// The same colours as Qt's roles, disabled group included.
    QPalette palette() const;
};

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor &a, const QColor &b);

/// `top` painted over `bottom` with the given opacity (0 to 1), as an opaque colour.
QColor blended(const QColor &bottom, const QColor &top, double opacity);

/// Distances in device-independent pixels: the 4-pixel grid and the shapes.
namespace space {
inline constexpr int xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32;
inline constexpr int controlRadius = 6, cardRadius = 8;
inline constexpr int focusWidth = 2, focusGap = 2;
inline constexpr int rowIcon = 16, toolIcon = 20, emptyIcon = 48;
inline constexpr int toolButton = 32, topStrip = 44, rail = 200, railCollapsed = 56;
} // namespace space

} // namespace millrace
