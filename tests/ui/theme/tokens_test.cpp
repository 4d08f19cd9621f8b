// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"

#include "ui/theme/tokens.h"

using namespace millrace;

namespace {

struct NamedTheme
{
    const char *name;
    const Tokens &tokens;
};

std::vector<NamedTheme> bothThemes()
{
    return {{"light", Tokens::light()}, {"dark", Tokens::dark()}};
}

} // namespace

TEST_CASE("the contrast of black on white is 21 and of a colour on itself 1")
{
    CHECK(contrastRatio(Qt::black, Qt::white) == Approx(21.0));
    CHECK(contrastRatio(Qt::white, Qt::black) == Approx(21.0));
    CHECK(contrastRatio(QColor("#1F5FD0"), QColor("#1F5FD0")) == Approx(1.0));
}

TEST_CASE("every text role reads at 4.5 to 1 wherever it stands, in both themes")
{
    for (const auto &[name, t] : bothThemes()) {
        INFO(name);
        for (const QColor &ground : {t.surface, t.window, t.raised, t.alternate}) {
            INFO("on " << ground.name().toStdString());
            for (const QColor &text :
                 {t.text, t.textSecondary, t.textTertiary, t.link, t.success, t.warning, t.danger, t.info}) {
                INFO("text " << text.name().toStdString());
                CHECK(contrastRatio(text, ground) >= 4.5);
            }
        }
        CHECK(contrastRatio(t.text, t.selection) >= 4.5);
        CHECK(contrastRatio(t.onAccent, t.accent) >= 4.5);
        CHECK(contrastRatio(t.onAccent, t.accentHover) >= 4.5);
        CHECK(contrastRatio(t.success, t.successTint) >= 4.5);
        CHECK(contrastRatio(t.warning, t.warningTint) >= 4.5);
        CHECK(contrastRatio(t.danger, t.dangerTint) >= 4.5);
        CHECK(contrastRatio(t.info, t.infoTint) >= 4.5);
        for (const QColor &tint : {t.successTint, t.warningTint, t.dangerTint, t.infoTint})
            CHECK(contrastRatio(t.text, tint) >= 4.5);
    }
}

TEST_CASE("the outlines of controls and the marks of charts stand out at 3 to 1")
{
    for (const auto &[name, t] : bothThemes()) {
        INFO(name);
        CHECK(contrastRatio(t.controlBorder, t.surface) >= 3.0);
        CHECK(contrastRatio(t.accent, t.surface) >= 3.0);
        CHECK(contrastRatio(t.accent, t.selection) >= 3.0);
        for (const QColor &series : t.category) {
            INFO(series.name().toStdString());
            CHECK(contrastRatio(series, t.surface) >= 3.0);
        }
        CHECK(contrastRatio(t.categoryOther, t.surface) >= 3.0);
    }
}

TEST_CASE("the computed ratios are those of the design")
{
    CHECK(contrastRatio(Tokens::light().text, Tokens::light().surface) == Approx(15.96).margin(0.02));
    CHECK(contrastRatio(Tokens::dark().text, Tokens::dark().surface) == Approx(13.37).margin(0.02));
    CHECK(contrastRatio(Tokens::light().textTertiary, Tokens::light().surface) == Approx(5.09).margin(0.02));
    CHECK(contrastRatio(Tokens::light().controlBorder, Tokens::light().surface) == Approx(3.30).margin(0.02));
    CHECK(contrastRatio(Tokens::dark().accent, Tokens::dark().surface) == Approx(7.33).margin(0.02));
}

TEST_CASE("a palette leads back to the theme that made it")
{
    for (const auto &[name, t] : bothThemes()) {
        INFO(name);
        const QPalette palette = t.palette();
        CHECK(&Tokens::of(palette) == &t);
        CHECK(palette.color(QPalette::Active, QPalette::Text) == t.text);
        CHECK(palette.color(QPalette::Inactive, QPalette::Highlight) == t.selection);
        CHECK(palette.color(QPalette::Disabled, QPalette::ButtonText) == t.textDisabled);
        CHECK(palette.color(QPalette::Active, QPalette::PlaceholderText) == t.textTertiary);
    }
    CHECK(Tokens::dark().isDark);
    CHECK_FALSE(Tokens::light().isDark);
}

TEST_CASE("blending stays between its two colours")
{
    CHECK(blended(Qt::black, Qt::white, 0.0) == QColor(0, 0, 0));
    CHECK(blended(Qt::black, Qt::white, 1.0) == QColor(255, 255, 255));
    CHECK(blended(Qt::black, Qt::white, 0.5) == QColor(128, 128, 128));
}
