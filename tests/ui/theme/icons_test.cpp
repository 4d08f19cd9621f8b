// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QPainter>

using namespace millrace;

namespace {

/// The colour of the most opaque pixel, or an invalid colour where nothing is drawn.
QColor inkOf(const QPixmap &drawing)
{
    const QImage image = drawing.toImage().convertToFormat(QImage::Format_ARGB32);
    QColor ink;
    int strongest = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            if (qAlpha(pixel) > strongest) {
                strongest = qAlpha(pixel);
                ink = QColor::fromRgb(pixel);
            }
        }
    }
    return ink;
}

struct PaletteGuard
{
    QPalette before = QApplication::palette();
    ~PaletteGuard() { QApplication::setPalette(before); }
};

} // namespace

TEST_CASE("every listed icon is compiled in and draws something")
{
    QFile list(QStringLiteral(MILLRACE_SOURCE_DIR "/resources/icons.txt"));
    REQUIRE(list.open(QIODevice::ReadOnly));
    QStringList listed;
    for (const QByteArray &line : list.readAll().split('\n')) {
        if (!line.trimmed().isEmpty() && !line.startsWith('#'))
            listed << QString::fromLatin1(line.trimmed());
    }
    QStringList sorted = listed;
    sorted.sort();
    CHECK(listed == sorted);
    QStringList compiled = iconNames();
    compiled.sort();
    CHECK(compiled == sorted);
    for (const QString &name : listed) {
        INFO(name.toStdString());
        CHECK(inkOf(icon(name).pixmap(16, 16)).isValid());
    }
}

TEST_CASE("an icon that was made once follows the palette")
{
    const PaletteGuard guard;
    const QIcon gear = icon("gear");
    QApplication::setPalette(Tokens::light().palette());
    CHECK(inkOf(gear.pixmap(48, 48)) == Tokens::light().text);
    QApplication::setPalette(Tokens::dark().palette());
    CHECK(inkOf(gear.pixmap(48, 48)) == Tokens::dark().text);
}

TEST_CASE("mode and tone choose the icon's colour")
{
    const PaletteGuard guard;
    QApplication::setPalette(Tokens::light().palette());
    const Tokens &t = Tokens::light();
    CHECK(inkOf(icon("gear").pixmap(QSize(48, 48), QIcon::Disabled)) == t.textDisabled);
    CHECK(inkOf(icon("gear").pixmap(QSize(48, 48), QIcon::Selected)) == t.text);
    CHECK(inkOf(icon("gear", IconTone::Danger).pixmap(48, 48)) == t.danger);
    CHECK(inkOf(icon("gear", IconTone::OnAccent).pixmap(48, 48)) == t.onAccent);
    CHECK(inkOf(icon("gear", IconTone::Secondary).pixmap(48, 48)) == t.textSecondary);
    CHECK(inkOf(icon("gear", IconTone::Success).pixmap(QSize(48, 48), QIcon::Disabled)) == t.textDisabled);
}

TEST_CASE("an icon is drawn at the pixels of the device")
{
    const QPixmap sharp = icon("gear").pixmap(QSize(16, 16), 2.0);
    CHECK(sharp.size() == QSize(32, 32));
    CHECK(sharp.devicePixelRatio() == Approx(2.0));
    QImage canvas(48, 48, QImage::Format_ARGB32_Premultiplied);
    canvas.setDevicePixelRatio(1.5);
    canvas.fill(Qt::transparent);
    QPainter painter(&canvas);
    icon("square-that-does-not-exist").paint(&painter, QRect(0, 0, 32, 32));
    CHECK_FALSE(inkOf(QPixmap::fromImage(canvas)).isValid());
    icon("gear").paint(&painter, QRect(0, 0, 32, 32));
    painter.end();
    CHECK(inkOf(QPixmap::fromImage(canvas)).isValid());
}

TEST_CASE("a name that is not listed gives no icon")
{
    CHECK(icon("no-such-icon").isNull());
    CHECK(icon({}).isNull());
}

TEST_CASE("tinting keeps the shape and changes the colour")
{
    const QPixmap drawing = icon("gear").pixmap(48, 48);
    const QPixmap red = tinted(drawing, Qt::red);
    CHECK(inkOf(red) == QColor(Qt::red));
    CHECK(red.toImage().convertToFormat(QImage::Format_Alpha8) ==
          drawing.toImage().convertToFormat(QImage::Format_Alpha8));
}

TEST_CASE("the licence of the icons comes with the program")
{
    CHECK(iconLicence().contains("MIT"));
    CHECK(iconLicence().contains("Bootstrap"));
}
