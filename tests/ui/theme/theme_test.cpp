// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QApplication>
#include <QComboBox>
#include <QFontInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace millrace;

namespace {

Appearance lookOf(ThemeMode mode, Density density = Density::Normal, int scale = 100)
{
    Appearance look;
    look.mode = mode;
    look.density = density;
    look.fontScale = scale;
    return look;
}

} // namespace

TEST_CASE("a change of the look reaches palette, font and style of the running program")
{
    Theme theme(*qApp);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.apply(lookOf(ThemeMode::Light));
    CHECK(QApplication::palette().color(QPalette::Base) == Tokens::light().surface);
    CHECK_FALSE(theme.isDark());
    const double size = QApplication::font().pointSizeF();

    theme.apply(lookOf(ThemeMode::Dark, Density::Normal, 150));
    CHECK(QApplication::palette().color(QPalette::Base) == Tokens::dark().surface);
    CHECK(theme.isDark());
    CHECK(QApplication::font().pointSizeF() == Approx(size * 1.5));
    CHECK(changed.count() == 2);

    theme.apply(lookOf(ThemeMode::Dark, Density::Normal, 150));
    CHECK(changed.count() == 2);

    theme.apply(lookOf(ThemeMode::Light, Density::Normal, 400));
    CHECK(QApplication::font().pointSizeF() == Approx(size * 1.5));
    theme.apply(lookOf(ThemeMode::Light));
}

TEST_CASE("controls take the height of the density")
{
    Theme theme(*qApp);
    for (const auto &[density, height, row] :
         {std::tuple{Density::Compact, 28, 28}, std::tuple{Density::Normal, 32, 32},
          std::tuple{Density::Comfortable, 36, 40}}) {
        theme.apply(lookOf(ThemeMode::Light, density));
        INFO(height);
        QPushButton button("Save");
        QLineEdit field;
        QComboBox box;
        box.addItem("One");
        const int needed = qMax(height, QFontMetrics(QApplication::font()).height() + 10);
        CHECK(button.sizeHint().height() == needed);
        CHECK(field.sizeHint().height() == needed);
        CHECK(box.sizeHint().height() == needed);
        CHECK(controlHeight(density) == height);
        CHECK(rowHeight(density) == row);
        QTableWidget table(3, 2);
        CHECK(table.rowHeight(0) >= row);
    }
    theme.apply(lookOf(ThemeMode::Light));
}

TEST_CASE("an open table follows the density")
{
    Theme theme(*qApp);
    theme.apply(lookOf(ThemeMode::Light, Density::Compact));
    QTableWidget table(3, 2);
    table.show();
    const int compact = table.rowHeight(1);
    theme.apply(lookOf(ThemeMode::Light, Density::Comfortable));
    CHECK(table.rowHeight(1) > compact);
    theme.apply(lookOf(ThemeMode::Light));
}

TEST_CASE("a larger font makes larger controls, none is clipped")
{
    Theme theme(*qApp);
    theme.apply(lookOf(ThemeMode::Light, Density::Compact, 150));
    QPushButton button("Save");
    CHECK(button.sizeHint().height() >= button.fontMetrics().height() + 8);
    QTableWidget table(1, 1);
    CHECK(table.rowHeight(0) >= table.fontMetrics().height());
    theme.apply(lookOf(ThemeMode::Light));
}

TEST_CASE("text styles are multiples of the base and captions keep twelve pixels")
{
    QFont base;
    base.setPixelSize(13);
    CHECK(styledFont(TextStyle::Body, base).pixelSize() == 13);
    CHECK(styledFont(TextStyle::Title, base).pixelSize() == 19);
    CHECK(styledFont(TextStyle::Display, base).pixelSize() == 26);
    CHECK(styledFont(TextStyle::Title, base).weight() == QFont::DemiBold);
    CHECK(styledFont(TextStyle::Caption, base).pixelSize() == 12);
    base.setPixelSize(11);
    CHECK(QFontInfo(styledFont(TextStyle::Caption, base)).pixelSize() >= 12);
}

TEST_CASE("only installed families are asked for, Chinese ones first in Chinese")
{
    const QStringList chinese = uiFontFamilies("zh_CN");
    const QStringList english = uiFontFamilies("en");
    REQUIRE_FALSE(chinese.isEmpty());
    REQUIRE_FALSE(english.isEmpty());
    CHECK(QSet<QString>(chinese.begin(), chinese.end()) == QSet<QString>(english.begin(), english.end()));
    if (chinese.contains("Noto Sans CJK SC"))
        CHECK_FALSE(uiFont("zh_CN", 100).families().contains("Noto Sans CJK JP"));
}

TEST_CASE("a label keeps its style and tone across changes of the look")
{
    Theme theme(*qApp);
    theme.apply(lookOf(ThemeMode::Light));
    TextLabel label(TextStyle::Title, TextTone::Secondary);
    label.setText("Customers");
    label.show();
    const double before = label.font().pointSizeF();
    CHECK(label.palette().color(QPalette::WindowText) == Tokens::light().textSecondary);
    theme.apply(lookOf(ThemeMode::Dark, Density::Normal, 120));
    QCoreApplication::processEvents();
    CHECK(label.palette().color(QPalette::WindowText) == Tokens::dark().textSecondary);
    CHECK(label.font().pointSizeF() == Approx(before * 1.2));
    label.setTone(TextTone::Danger);
    CHECK(label.palette().color(QPalette::WindowText) == Tokens::dark().danger);
    theme.apply(lookOf(ThemeMode::Light));
}

TEST_CASE("a button that gets the focus by keyboard wears the ring, by mouse it does not")
{
    Theme theme(*qApp);
    theme.apply(lookOf(ThemeMode::Light));
    auto *ring = theme.findChild<FocusRing *>();
    REQUIRE(ring);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *first = new QPushButton("First");
    auto *second = new QPushButton("Second");
    auto *field = new QLineEdit;
    column->addWidget(first);
    column->addWidget(second);
    column->addWidget(field);
    window.show();
    QApplication::setActiveWindow(&window);
    REQUIRE(QTest::qWaitForWindowActive(&window));
    second->setFocus(Qt::TabFocusReason);
    CHECK(ring->ringed() == second);
    first->setFocus(Qt::MouseFocusReason);
    CHECK(ring->ringed() == nullptr);
    first->clearFocus();
    first->setFocus(Qt::TabFocusReason);
    CHECK(ring->ringed() == first);
    first->clearFocus();
    first->setFocus(Qt::PopupFocusReason);
    CHECK(ring->ringed() == first);
    second->setFocus(Qt::MouseFocusReason);
    CHECK(ring->ringed() == nullptr);
    first->setFocus(Qt::BacktabFocusReason);
    CHECK(ring->ringed() == first);
    field->setFocus(Qt::TabFocusReason);
    CHECK(ring->ringed() == nullptr);
}

TEST_CASE("a field with the focus is drawn with a two pixel edge of the accent")
{
    Theme theme(*qApp);
    theme.apply(lookOf(ThemeMode::Light));
    QWidget window;
    QLineEdit field(&window);
    field.resize(160, 32);
    window.resize(200, 60);
    window.show();
    QApplication::setActiveWindow(&window);
    field.setFocus();
    const QImage focused = field.grab().toImage();
    CHECK(QColor(focused.pixel(0, 16)) == Tokens::light().accent);
    CHECK(QColor(focused.pixel(1, 16)) == Tokens::light().accent);
    CHECK(QColor(focused.pixel(4, 16)) == Tokens::light().surface);
    field.clearFocus();
    CHECK(QColor(field.grab().toImage().pixel(0, 16)) == Tokens::light().controlBorder);
}

TEST_CASE("the kind of a button decides its colours")
{
    Theme theme(*qApp);
    theme.apply(lookOf(ThemeMode::Light));
    QWidget window;
    QPushButton button("Save", &window);
    // Away from where the pointer may stand.
    button.move(200, 100);
    window.resize(400, 200);
    window.show();
    const auto fill = [&button] { return QColor(button.grab().toImage().pixel(4, button.height() / 2)); };
    CHECK(fill() == Tokens::light().surface);
    setButtonKind(&button, ButtonKind::Primary);
    CHECK(buttonKind(&button) == ButtonKind::Primary);
    CHECK(fill() == Tokens::light().accent);
    setButtonKind(&button, ButtonKind::Quiet);
    CHECK(fill() == Tokens::light().window);
    theme.apply(lookOf(ThemeMode::Dark));
    QCoreApplication::processEvents();
    setButtonKind(&button, ButtonKind::Primary);
    CHECK(fill() == Tokens::dark().accent);
    theme.apply(lookOf(ThemeMode::Light));
}
