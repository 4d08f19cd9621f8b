// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <cmath>

namespace millrace {

namespace {

Tokens lightTokens()
{
    Tokens t;
    t.window = "#F5F6F8";
    t.surface = "#FFFFFF";
    t.raised = "#F8F9FB";
    t.alternate = "#F8F9FB";
    t.text = "#1A2230";
    t.textSecondary = "#4A5565";
    t.textTertiary = "#646F80";
    t.textDisabled = "#9AA2AF";
    t.border = "#D5DAE1";
    t.controlBorder = "#868E9B";
    t.accent = "#1F5FD0";
    t.onAccent = "#FFFFFF";
    t.accentHover = "#184CA8";
    t.selection = "#DCE8FD";
    t.link = "#1B56BF";
    t.success = "#17703F";
    t.successTint = "#E3F4EA";
    t.warning = "#8A5300";
    t.warningTint = "#FFF2D9";
    t.danger = "#B3261E";
    t.dangerTint = "#FDE7E5";
    t.info = "#0B6580";
    t.infoTint = "#E0F2F8";
    t.category = {"#1F5FD0", "#E15114", "#109F6C", "#9C83A2", "#903C64", "#40400E"};
    t.categoryOther = "#6B7280";
    t.sequential = {"#DCE8FD", "#A9C6F7", "#6D9DED", "#1F5FD0", "#123C87"};
    t.diverging = {"#1F5FD0", "#D5DAE1", "#C2410C"};
    return t;
}

Tokens darkTokens()
{
    Tokens t;
    t.isDark = true;
    t.window = "#16181D";
    t.surface = "#1E2128";
    t.raised = "#262A33";
    t.alternate = "#22262E";
    t.text = "#E7EAF0";
    t.textSecondary = "#B3BBC8";
    t.textTertiary = "#939DAD";
    t.textDisabled = "#666F7E";
    t.border = "#383E4A";
    t.controlBorder = "#7A8494";
    t.accent = "#7FB0FF";
    t.onAccent = "#0B1B33";
    t.accentHover = "#A3C6FF";
    t.selection = "#22406F";
    t.link = "#8DB8FF";
    t.success = "#6FD39B";
    t.successTint = "#16331F";
    t.warning = "#F2B84B";
    t.warningTint = "#3A2C10";
    t.danger = "#FF8A80";
    t.dangerTint = "#421B19";
    t.info = "#6CC7E0";
    t.infoTint = "#11313B";
    t.category = {"#7FB0FF", "#A55903", "#048768", "#7B5FE9", "#E384A2", "#F2E2A9"};
    t.categoryOther = "#6B7484";
    t.sequential = {"#22406F", "#2F5FA8", "#4B86DA", "#7FB0FF", "#C3DAFF"};
    t.diverging = {"#1F5FD0", "#7A8494", "#C2410C"};
    return t;
}

Tokens &contrastInUse()
{
    static Tokens tokens;
    return tokens;
}

/// The first of the colours that stands out enough, else the last.
QColor legible(const QColor &ground, double ratio, std::initializer_list<QColor> colours)
{
    for (const QColor &colour : colours) {
        if (contrastRatio(colour, ground) >= ratio)
            return colour;
    }
    return *(colours.end() - 1);
}

double linearChannel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double relativeLuminance(const QColor &colour)
{
    return 0.2126 * linearChannel(colour.redF()) + 0.7152 * linearChannel(colour.greenF()) +
           0.0722 * linearChannel(colour.blueF());
}

} // namespace

const Tokens &Tokens::light()
{
    static const Tokens tokens = lightTokens();
    return tokens;
}

const Tokens &Tokens::dark()
{
    static const Tokens tokens = darkTokens();
    return tokens;
}

Tokens Tokens::contrastOf(const QPalette &system)
{
    const auto of = [&system](QPalette::ColorRole role) { return system.color(QPalette::Active, role); };
    Tokens t;
    t.isContrast = true;
    t.window = t.surface = t.raised = t.alternate = of(QPalette::Base);
    t.isDark = t.surface.lightness() < 128;
    const QColor extreme = t.isDark ? QColor(Qt::white) : QColor(Qt::black);
    t.text = legible(t.surface, 7, {of(QPalette::Text), of(QPalette::WindowText), extreme});
    t.textSecondary = t.textTertiary = t.border = t.controlBorder = t.text;
    t.textDisabled = legible(t.surface, 3, {system.color(QPalette::Disabled, QPalette::Text), t.text});
    t.accent = t.accentHover = legible(t.surface, 3, {of(QPalette::Highlight), t.text});
    t.onAccent = legible(t.accent, 4.5, {of(QPalette::HighlightedText), t.surface, extreme});
    // What is selected keeps the ink of the theme and icons in the highlight's colour, so the highlight is its edge
    // only.
    t.selection = blended(t.surface, t.text, 0.18);
    t.link = legible(t.surface, 4.5, {of(QPalette::Link), t.text});
    t.success = t.warning = t.danger = t.info = t.text;
    t.successTint = t.warningTint = t.dangerTint = t.infoTint = t.surface;
    const Tokens &base = t.isDark ? dark() : light();
    t.category = base.category;
    t.categoryOther = base.categoryOther;
    t.sequential = base.sequential;
    t.diverging = base.diverging;
    return t;
}

const Tokens &Tokens::useContrast(const Tokens &tokens)
{
    return contrastInUse() = tokens;
}

const Tokens &Tokens::of(const QPalette &palette)
{
    const Tokens &contrast = contrastInUse();
    if (contrast.isContrast && palette.color(QPalette::Active, QPalette::Window) == contrast.window &&
        palette.color(QPalette::Active, QPalette::Mid) == contrast.border)
        return contrast;
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? dark() : light();
}

QPalette Tokens::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, surface);
    p.setColor(QPalette::AlternateBase, alternate);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, textTertiary);
    p.setColor(QPalette::Button, surface);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, danger);
    p.setColor(QPalette::Highlight, selection);
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::Link, link);
    p.setColor(QPalette::LinkVisited, link);
    p.setColor(QPalette::ToolTipBase, raised);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Light, raised);
    p.setColor(QPalette::Midlight, blended(surface, border, 0.5));
    p.setColor(QPalette::Mid, border);
    p.setColor(QPalette::Dark, controlBorder);
    p.setColor(QPalette::Shadow, isDark ? QColor("#000000") : QColor("#5A6472"));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText,
                            QPalette::PlaceholderText, QPalette::Link})
        p.setColor(QPalette::Disabled, role, textDisabled);
    p.setColor(QPalette::Disabled, QPalette::Base, window);
    p.setColor(QPalette::Disabled, QPalette::Button, window);
    p.setColor(QPalette::Disabled, QPalette::Highlight, border);
    return p;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = relativeLuminance(a) + 0.05;
    const double second = relativeLuminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

QColor blended(const QColor &bottom, const QColor &top, double opacity)
{
    const auto mix = [opacity](int below, int above) { return qRound(below + (above - below) * opacity); };
    return QColor(mix(bottom.red(), top.red()), mix(bottom.green(), top.green()), mix(bottom.blue(), top.blue()));
}

} // namespace millrace
