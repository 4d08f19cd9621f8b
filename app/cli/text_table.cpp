// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"

#include <algorithm>
#include <array>

namespace millrace::cli {

namespace {

struct CodeRange
{
    char32_t first;
    char32_t last;
};

/// East Asian Wide and Fullwidth of Unicode's EastAsianWidth, in large steps.
constexpr std::array<CodeRange, 15> wideRanges{{{0x1100, 0x115f},
                                                {0x2e80, 0x303e},
                                                {0x3041, 0x33ff},
                                                {0x3400, 0x4dbf},
                                                {0x4e00, 0x9fff},
                                                {0xa000, 0xa4cf},
                                                {0xac00, 0xd7a3},
                                                {0xf900, 0xfaff},
                                                {0xfe30, 0xfe4f},
                                                {0xff00, 0xff60},
                                                {0xffe0, 0xffe6},
                                                {0x1f300, 0x1f64f},
                                                {0x1f900, 0x1f9ff},
                                                {0x20000, 0x2fffd},
                                                {0x30000, 0x3fffd}}};

int cellsOfCharacter(char32_t character)
{
    const auto category = QChar::category(character);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || category == QChar::Other_Format)
        return 0;
    return std::any_of(wideRanges.begin(), wideRanges.end(),
                       [&](const CodeRange &range) { return character >= range.first && character <= range.last; })
               ? 2
               : 1;
}

} // namespace

int cellsOf(QStringView text)
{
    int cells = 0;
    for (const uint character : text.toUcs4())
        cells += cellsOfCharacter(character);
    return cells;
}

QString plainCell(const QString &text, int most)
{
    QString plain;
    int cells = 0;
    for (const uint character : text.left(most * 8).toUcs4()) {
        const auto category = QChar::category(character);
        const bool obeyed = category == QChar::Other_Control || category == QChar::Separator_Line ||
                            category == QChar::Separator_Paragraph || category == QChar::Other_Surrogate;
        const char32_t shown = obeyed ? U' ' : char32_t(character);
        cells += cellsOfCharacter(shown);
        if (cells > most) {
            while (!plain.isEmpty() && cellsOf(plain) > most - 1)
                plain.chop(plain.back().isLowSurrogate() ? 2 : 1);
            return plain + u'…';
        }
        plain += QString::fromUcs4(&shown, 1);
    }
    return plain;
}

void TextTable::addColumn(const QString &heading, bool rightAligned)
{
    m_headings << heading;
    m_right.push_back(rightAligned);
}

QString TextTable::toString() const
{
    const qsizetype columns = m_headings.size();
    std::vector<int> widths(size_t(columns), 0);
    std::vector<QStringList> shown;
    const bool headed =
        std::any_of(m_headings.begin(), m_headings.end(), [](const QString &h) { return !h.isEmpty(); });
    if (headed)
        shown.push_back(m_headings);
    shown.insert(shown.end(), m_rows.begin(), m_rows.end());
    for (QStringList &row : shown)
        for (qsizetype i = 0; i < columns; ++i) {
            if (i >= row.size())
                row << QString();
            row[i] = plainCell(row[i], m_widest);
            widths[size_t(i)] = std::max(widths[size_t(i)], cellsOf(row[i]));
        }
    QString text;
    for (size_t r = 0; r < shown.size(); ++r) {
        QString line;
        for (qsizetype i = 0; i < columns; ++i) {
            const QString pad(widths[size_t(i)] - cellsOf(shown[r][i]), u' ');
            line += (i > 0 ? QStringLiteral("  ") : QString()) +
                    (m_right[size_t(i)] ? pad + shown[r][i] : shown[r][i] + pad);
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
        if (r == 0 && headed) {
            QStringList rules;
            for (const int width : widths)
                rules << QString(width, u'-');
            text += rules.join(QStringLiteral("  ")) + u'\n';
        }
    }
    return text;
}

} // namespace millrace::cli
