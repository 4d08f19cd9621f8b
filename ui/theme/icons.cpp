// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/tokens.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

static void initIconResource()
{
    Q_INIT_RESOURCE(millrace_icons);
}

namespace millrace {

namespace {

QString iconPath(const QString &name)
{
    static const bool ready = (initIconResource(), true);
    Q_UNUSED(ready)
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

QColor iconColour(IconTone tone, QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    const Tokens &tokens = Tokens::of(palette);
    if (mode == QIcon::Disabled)
        return tokens.textDisabled;
    switch (tone) {
    case IconTone::Text:
        return palette.color(QPalette::Active, mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::Text);
    case IconTone::Secondary:
        return mode == QIcon::Selected ? tokens.text : tokens.textSecondary;
    case IconTone::Accent:
        return tokens.accent;
    case IconTone::OnAccent:
        return tokens.onAccent;
    case IconTone::Success:
        return tokens.success;
    case IconTone::Warning:
        return tokens.warning;
    case IconTone::Danger:
        return tokens.danger;
    case IconTone::Info:
        return tokens.info;
    }
    return tokens.text;
}

QPixmap renderedIcon(const QString &name, const QColor &colour, const QSize &pixels)
{
    const QString key =
        QStringLiteral("millrace/%1/%2/%3x%4").arg(name, colour.name()).arg(pixels.width()).arg(pixels.height());
    QPixmap drawing;
    if (QPixmapCache::find(key, &drawing))
        return drawing;
    QFile file(iconPath(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    drawing = QPixmap(pixels);
    drawing.fill(Qt::transparent);
    QPainter painter(&drawing);
    const QSizeF fitted = QSizeF(renderer.defaultSize()).scaled(pixels, Qt::KeepAspectRatio);
    const QPointF corner((pixels.width() - fitted.width()) / 2, (pixels.height() - fitted.height()) / 2);
    renderer.render(&painter, QRectF(corner, fitted));
    painter.end();
    QPixmapCache::insert(key, drawing);
    return drawing;
}

} // namespace

IconEngine::IconEngine(QString name, IconTone tone) : m_name(std::move(name)), m_tone(tone) {}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device()->devicePixelRatio();
    painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap IconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    if (size.isEmpty())
        return {};
    QPixmap drawing = renderedIcon(m_name, iconColour(m_tone, mode), size);
    drawing.setDevicePixelRatio(scale);
    return drawing;
}

QSize IconEngine::actualSize(const QSize &size, QIcon::Mode, QIcon::State)
{
    return size;
}

QString IconEngine::key() const
{
    return QStringLiteral("millrace");
}

QString IconEngine::iconName()
{
    return m_name;
}

bool IconEngine::isNull()
{
    return !QFile::exists(iconPath(m_name));
}

QIconEngine *IconEngine::clone() const
{
    return new IconEngine(m_name, m_tone);
}

QIcon icon(const QString &name, IconTone tone)
{
    if (name.isEmpty() || !QFile::exists(iconPath(name)))
        return {};
    return QIcon(new IconEngine(name, tone));
}

QStringList iconNames()
{
    iconPath({});
    QStringList names;
    for (const QString &file : QDir(QStringLiteral(":/icons")).entryList({"*.svg"}, QDir::Files, QDir::Name))
        names << file.chopped(4);
    return names;
}

QString iconLicence()
{
    iconPath({});
    QFile file(QStringLiteral(":/icons/LICENCE"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QPixmap tinted(const QPixmap &drawing, const QColor &colour)
{
    QPixmap result = drawing;
    QPainter painter(&result);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(result.rect(), colour);
    return result;
}

} // namespace millrace
