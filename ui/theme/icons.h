// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QIconEngine>
#include <QString>

namespace millrace {

/// Which of the theme's colours an icon is drawn in; Text follows mode and state (disabled, selected).
enum class IconTone { Text, Secondary, Accent, OnAccent, Success, Warning, Danger, Info };

/// Draws one of the icons compiled from resources/icons.txt. The drawing's currentColor is replaced at painting time by
/// the colour of the application palette, so an icon made once follows every theme change; rendered at the device's
/// pixel ratio.
class IconEngine : public QIconEngine
{
public:
    IconEngine(QString name, IconTone tone);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QSize actualSize(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QString key() const override;
    QString iconName() override;
    bool isNull() override;
    QIconEngine *clone() const override;

private:
    QString m_name;
    IconTone m_tone;
};

/// The icon of that name; a null icon where resources/icons.txt does not list it.
QIcon icon(const QString &name, IconTone tone = IconTone::Text);

/// The names that were compiled in, sorted.
QStringList iconNames();

/// The copyright notice and licence text of the icons, for the About window.
QString iconLicence();

/// `drawing` with every painted pixel in the one colour, its transparency kept.
QPixmap tinted(const QPixmap &drawing, const QColor &colour);

} // namespace millrace
