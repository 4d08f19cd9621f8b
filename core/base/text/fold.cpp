// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/fold.h"

#include "core/base/text/han.h"

namespace millrace {
namespace {

enum class Unseen { Kept, Space, Dropped };

/// Format characters that are drawn (Arabic number signs and the like).
bool isVisibleFormat(char32_t c)
{
    return (c >= 0x600 && c <= 0x605) || c == 0x6dd || c == 0x70f || c == 0x890 || c == 0x891 || c == 0x8e2 ||
           c == 0x110bd || c == 0x110cd || (c >= 0x13430 && c <= 0x1343f);
}

Unseen unseenKind(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return Unseen::Space;
    case QChar::Other_Format:
        return isVisibleFormat(c) ? Unseen::Kept : Unseen::Dropped;
    default:
        break;
    }
    const bool selector =
        (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef) || (c >= 0x180b && c <= 0x180f);
    const bool filler =
        c == 0x34f || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0x17b4 || c == 0x17b5;
    return selector || filler ? Unseen::Dropped : Unseen::Kept;
}

/// Appends words with single spaces between them.
class SpacedText
{
public:
    explicit SpacedText(qsizetype size) : m_text(size, Qt::Uninitialized), m_begin(m_text.data()), m_out(m_begin) {}

    void space() { m_space = m_out != m_begin; }
    void add(char16_t c)
    {
        if (m_space) {
            *m_out++ = u' ';
            m_space = false;
        }
        *m_out++ = c;
    }
    void add(char32_t c)
    {
        if (c > 0xffff) {
            add(QChar::highSurrogate(c));
            add(QChar::lowSurrogate(c));
        } else {
            add(char16_t(c));
        }
    }
    QString take()
    {
        m_text.truncate(m_out - m_begin);
        return std::move(m_text);
    }

private:
    QString m_text;
    QChar *m_begin;
    QChar *m_out;
    bool m_space = false;
};

/// Simplifies, drops what is not seen and arranges the spaces. At most doubles the text: ß becomes two letters and some
/// simplified forms lie outside of the basic plane.
QString arranged(const QString &text)
{
    SpacedText out(text.size() * 2);
    for (qsizetype i = 0; i < text.size();) {
        char32_t c = text::codePointAt(text, i);
        i += text::codeUnits(c);
        if (QChar::isSurrogate(c))
            c = 0xfffd;
        switch (unseenKind(c)) {
        case Unseen::Kept:
            if (c == U'ß') {
                // Qt folds one character to one; this is the one that people write both ways.
                out.add(u's');
                out.add(u's');
            } else {
                out.add(text::isHan(c) ? text::simplifiedForm(c) : c);
            }
            break;
        case Unseen::Space:
            out.space();
            break;
        case Unseen::Dropped:
            break;
        }
    }
    return out.take();
}

/// One character that folds to one character whatever stands beside it: the folded one, or 0 where that is not known.
char16_t plainFold(char16_t c)
{
    if (c < 0x80) {
        if (c >= u'A' && c <= u'Z')
            return c + 32;
        return c <= 0x20 || c == 0x7f ? u' ' : c;
    }
    if (c >= 0x4e00 && c <= 0x9fff) {
        const char32_t form = text::simplifiedForm(c);
        return form > 0xffff ? u'\0' : char16_t(form);
    }
    if (c >= 0xff01 && c <= 0xff5e)
        return plainFold(c - 0xfee0);
    if (c >= 0x3001 && c <= 0x3029)
        return c;
    if (c == 0x3000)
        return u' ';
    if (c == 0xb7 || c == 0x2013 || c == 0x2014 || c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d)
        return c;
    return 0;
}

} // namespace

QString foldText(QStringView text)
{
    SpacedText plain(text.size());
    bool isPlain = true;
    for (const QChar c : text) {
        const char16_t folded = plainFold(c.unicode());
        if (folded == u' ') {
            plain.space();
        } else if (folded) {
            plain.add(folded);
        } else {
            isPlain = false;
            break;
        }
    }
    if (isPlain)
        return plain.take();
    // Folding case can undo the normal form and dropping a character can join what composes, so go on until nothing
    // moves.
    QString folded = arranged(text.toString());
    for (int pass = 0; pass < 6; ++pass) {
        const QString next = arranged(
            folded.normalized(QString::NormalizationForm_KC).toCaseFolded().normalized(QString::NormalizationForm_KC));
        if (next == folded)
            break;
        folded = next;
    }
    return folded;
}

} // namespace millrace
