// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/funnel/funnel_picture.h"

#include "core/interchange/csv_writer.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QApplication>
#include <QBuffer>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace millrace {

namespace {

constexpr int pictureWidth = 900;
constexpr int pictureScale = 2;

struct PictureLayout
{
    QFont title, subtitle;
    int titleHeight = 0, subtitleHeight = 0, chartHeight = 0;

    explicit PictureLayout(const std::vector<FunnelBar> &bars)
        : title(styledFont(TextStyle::Title, QApplication::font())),
          subtitle(styledFont(TextStyle::Body, QApplication::font())),
          titleHeight(QFontMetrics(title).height() + space::s),
          subtitleHeight(QFontMetrics(subtitle).height() + space::l),
          chartHeight(FunnelChart::heightFor(bars, QApplication::font()))
    {
    }
    int top() const { return space::xl + titleHeight + subtitleHeight; }
    QSize size() const { return {pictureWidth, top() + chartHeight + space::xl}; }
};

Result<void> writeWhole(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return fail(interchange::writeError(file, path));
    return {};
}

} // namespace

void FunnelPicture::paint(QPaintDevice *device) const
{
    const PictureLayout layout(bars);
    const Tokens &tokens = Tokens::light();
    QPainter painter(device);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(QPoint(), layout.size()), tokens.surface);
    const int inner = pictureWidth - 2 * space::xl;
    painter.setPen(tokens.text);
    painter.setFont(layout.title);
    painter.drawText(QRect(space::xl, space::xl, inner, layout.titleHeight), Qt::AlignLeft | Qt::AlignTop,
                     QFontMetrics(layout.title).elidedText(title, Qt::ElideRight, inner));
    painter.setPen(tokens.textSecondary);
    painter.setFont(layout.subtitle);
    painter.drawText(QRect(space::xl, space::xl + layout.titleHeight, inner, layout.subtitleHeight),
                     Qt::AlignLeft | Qt::AlignTop,
                     QFontMetrics(layout.subtitle).elidedText(subtitle, Qt::ElideRight, inner));
    painter.translate(space::xl, layout.top());
    FunnelChart::draw(&painter, bars, tokens, QApplication::font(), inner);
}

QImage FunnelPicture::image() const
{
    const QSize size = PictureLayout(bars).size();
    QImage image(size * pictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(pictureScale);
    image.fill(Qt::white);
    paint(&image);
    return image;
}

Result<void> FunnelPicture::savePng(const QString &path) const
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    image().save(&buffer, "PNG");
    return writeWhole(path, content);
}

Result<void> FunnelPicture::saveSvg(const QString &path) const
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(PictureLayout(bars).size());
    generator.setViewBox(QRect(QPoint(), PictureLayout(bars).size()));
    generator.setTitle(title);
    generator.setDescription(subtitle);
    paint(&generator);
    return writeWhole(path, content);
}

} // namespace millrace
