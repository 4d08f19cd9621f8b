// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QSet>

namespace millrace {

namespace {

constexpr int captionFloor = 12;

struct FontShape
{
    double factor;
    QFont::Weight weight;
};

FontShape shapeOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Caption:
        return {0.92, QFont::Normal};
    case TextStyle::Body:
        return {1.0, QFont::Normal};
    case TextStyle::BodyStrong:
        return {1.0, QFont::DemiBold};
    case TextStyle::Subtitle:
        return {1.15, QFont::DemiBold};
    case TextStyle::Title:
        return {1.45, QFont::DemiBold};
    case TextStyle::Display:
        return {2.0, QFont::DemiBold};
    }
    return {1.0, QFont::Normal};
}

double platformPointSize()
{
#if defined(Q_OS_MACOS)
    return 13.0;
#elif defined(Q_OS_WIN)
    return 9.75;
#else
    return 10.0;
#endif
}

QStringList installedOf(const QStringList &wanted)
{
    const QStringList available = QFontDatabase::families();
    const QSet<QString> installed(available.begin(), available.end());
    QStringList found;
    for (const QString &family : wanted) {
        if (installed.contains(family) || family.startsWith('.'))
            found << family;
    }
#if !defined(Q_OS_MACOS)
    found.removeAll(".AppleSystemUIFont");
#endif
    if (found.isEmpty())
        found << QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    return found;
}

const QStringList &chineseFamilies()
{
    static const QStringList families = {"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC",
                                         "WenQuanYi Micro Hei"};
    return families;
}

const QStringList &latinFamilies()
{
    static const QStringList families = {"Segoe UI Variable Text", "Segoe UI", ".AppleSystemUIFont", "Inter",
                                         "Noto Sans"};
    return families;
}

} // namespace

QFont styledFont(TextStyle style, const QFont &base)
{
    const FontShape shape = shapeOf(style);
    QFont font = base;
    font.setWeight(shape.weight);
    if (base.pixelSize() > 0)
        font.setPixelSize(qRound(base.pixelSize() * shape.factor));
    else
        font.setPointSizeF(base.pointSizeF() * shape.factor);
    if (QFontInfo(font).pixelSize() < captionFloor)
        font.setPixelSize(captionFloor);
    return font;
}

QStringList uiFontFamilies(const QString &language)
{
    return installedOf(language.startsWith("zh") ? chineseFamilies() + latinFamilies()
                                                 : latinFamilies() + chineseFamilies());
}

QFont uiFont(const QString &language, int scalePercent)
{
    QFont font;
    font.setFamilies(uiFontFamilies(language));
    font.setPointSizeF(platformPointSize() * qBound(90, scalePercent, 150) / 100.0);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

QFont paperFont()
{
    // A Chinese family in front would lose the digits of Latin words in the text of a PDF file.
    QFont font;
    // Letters that a font changes by their neighbours (a colon between digits) would be missing from that text too.
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::PreferNoShaping));
    font.setFamilies(installedOf(latinFamilies() + QStringList{"DejaVu Sans"} + chineseFamilies()));
    font.setPointSizeF(platformPointSize());
    return font;
}

} // namespace millrace
