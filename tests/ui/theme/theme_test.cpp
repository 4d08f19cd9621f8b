// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFontInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
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
    theme.apply(lookOf(ThemeMode::Dark));
    QCoreApplication::processEvents();
    CHECK(label.palette().color(QPalette::WindowText) == Tokens::dark().textSecondary);
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

TEST_CASE("what was refused wears the colour of danger, focused or not, in every theme")
{
    Theme theme(*qApp);
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        theme.apply(lookOf(mode));
        const Tokens &t = theme.tokens();
        QWidget window;
        QVBoxLayout column(&window);
        QLineEdit line;
        QComboBox box;
        QPlainTextEdit area;
        QToolButton button;
        line.setObjectName("line");
        box.setObjectName("box");
        area.setObjectName("area");
        button.setObjectName("button");
        button.setText("Choose");
        QLineEdit other;
        column.addWidget(&other);
        for (QWidget *input : std::initializer_list<QWidget *>{&line, &box, &area, &button})
            column.addWidget(input);
        window.resize(300, 400);
        window.show();
        QApplication::setActiveWindow(&window);
        other.setFocus();
        QCoreApplication::processEvents();
        const auto edge = [](QWidget *input) { return QColor(input->grab().toImage().pixel(0, input->height() / 2)); };
        for (QWidget *input : std::initializer_list<QWidget *>{&line, &box, &area, &button}) {
            INFO(input->objectName().toStdString());
            CHECK(edge(input) != t.danger);
            input->setProperty("refused", true);
            input->update();
            CHECK(edge(input) == t.danger);
            input->setFocus();
            CHECK(edge(input) == t.danger);
            input->setProperty("refused", false);
            input->update();
            CHECK(edge(input) != t.danger);
        }
    }
    theme.apply(lookOf(ThemeMode::Light));
}

namespace {

SystemLook strictSystem(const QColor &ink, const QColor &ground, const QColor &highlight, const QColor &onHighlight)
{
    SystemLook look;
    look.palette = QPalette(ink, ground, ink, ink, ink, ink, ground);
    look.palette.setColor(QPalette::Highlight, highlight);
    look.palette.setColor(QPalette::HighlightedText, onHighlight);
    look.palette.setColor(QPalette::Link, QColor("#FFFF00"));
    look.contrast = true;
    look.dark = ground.lightness() < 128;
    return look;
}

} // namespace

TEST_CASE("a system in high contrast gives its own colours, without tints and with every border")
{
    const SystemLook system = strictSystem("#FFFFFF", "#000000", "#1AEBFF", "#000000");
    Theme theme(*qApp, system);
    theme.apply(lookOf(ThemeMode::System));
    const Tokens &t = theme.tokens();
    CHECK(t.isContrast);
    CHECK(&Tokens::of(QApplication::palette()) == &t);
    CHECK(QApplication::palette().color(QPalette::Base) == QColor("#000000"));
    CHECK(QApplication::palette().color(QPalette::Text) == QColor("#FFFFFF"));
    CHECK(t.accent == QColor("#1AEBFF"));
    CHECK(t.border == t.text);
    for (const QColor &tint : {t.successTint, t.warningTint, t.dangerTint, t.infoTint, t.alternate, t.raised})
        CHECK(tint == t.surface);
    for (const QColor &ink : {t.text, t.textSecondary, t.textTertiary, t.success, t.warning, t.danger, t.info})
        CHECK(contrastRatio(ink, t.surface) >= 7);
    CHECK(contrastRatio(t.text, t.selection) >= 7);
    CHECK(contrastRatio(t.accent, t.selection) >= 3);
    CHECK(contrastRatio(t.onAccent, t.accent) >= 4.5);
    QLineEdit field;
    field.resize(160, 32);
    CHECK(QColor(field.grab().toImage().pixel(0, 16)) == QColor("#FFFFFF"));
    theme.apply(lookOf(ThemeMode::Light));
    CHECK_FALSE(theme.tokens().isContrast);
}

TEST_CASE("high contrast can be had on an ordinary system, dark or light as that is")
{
    for (const bool dark : {false, true}) {
        SystemLook system = SystemLook::of(*qApp);
        system.contrast = false;
        system.dark = dark;
        Theme theme(*qApp, system);
        theme.apply(lookOf(ThemeMode::System));
        CHECK_FALSE(theme.tokens().isContrast);
        CHECK(theme.isDark() == dark);
        theme.apply(lookOf(ThemeMode::Contrast));
        CHECK(theme.tokens().isContrast);
        CHECK(theme.isDark() == dark);
        CHECK(contrastRatio(theme.tokens().text, theme.tokens().surface) == Approx(21.0));
        CHECK(contrastRatio(theme.tokens().accent, theme.tokens().surface) >= 4.5);
        CHECK(QApplication::palette().color(QPalette::Window) == theme.tokens().surface);
        theme.apply(lookOf(ThemeMode::Light));
    }
}

TEST_CASE("the system's own palette tells high contrast where no setting does")
{
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette(Qt::white, Qt::black, Qt::white, Qt::white, Qt::white, Qt::white, Qt::black));
    CHECK(SystemLook::of(*qApp).contrast);
    CHECK(SystemLook::of(*qApp).dark);
    QApplication::setPalette(Tokens::light().palette());
    CHECK_FALSE(SystemLook::of(*qApp).contrast);
    CHECK_FALSE(SystemLook::of(*qApp).dark);
    QApplication::setPalette(ours);
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

TEST_CASE("Enter presses the button that has the focus, outside of dialogs too, and once")
{
    Theme theme(*qApp);
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    auto *push = new QPushButton(QStringLiteral("Choose"), &page);
    auto *tool = new QToolButton(&page);
    column->addWidget(push);
    column->addWidget(tool);
    page.show();
    QSignalSpy pushed(push, &QPushButton::clicked), used(tool, &QToolButton::clicked);
    push->setFocus();
    QTest::keyClick(push, Qt::Key_Return);
    CHECK(pushed.count() == 1);
    QTest::keyClick(push, Qt::Key_Return, Qt::ControlModifier);
    CHECK(pushed.count() == 1);
    tool->setFocus();
    QTest::keyClick(tool, Qt::Key_Enter, Qt::KeypadModifier);
    CHECK(used.count() == 1);
    push->setEnabled(false);
    QTest::keyClick(push, Qt::Key_Return);
    CHECK(pushed.count() == 1);

    QDialog dialog;
    auto *inDialog = new QPushButton(QStringLiteral("Save"), &dialog);
    dialog.show();
    QSignalSpy saved(inDialog, &QPushButton::clicked);
    inDialog->setFocus();
    QTest::keyClick(inDialog, Qt::Key_Return);
    CHECK(saved.count() == 1);
}
