// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/fold.h"
#include "core/base/text/han.h"
#include "core/base/text/pinyin.h"

#include <QStringList>

#include <algorithm>

namespace millrace {
namespace {

/// Forms of incorporation in Latin letters, as they stand at the end of a name once dots are gone.
bool isLegalWord(QStringView word)
{
    static constexpr QStringView forms[] = {
        u"ab",      u"ag",  u"as",   u"asa",  u"bhd",          u"bv",  u"co",  u"company", u"corp", u"corporation",
        u"cv",      u"doo", u"gmbh", u"inc",  u"incorporated", u"jsc", u"kft", u"kg",      u"kk",   u"lda",
        u"limited", u"llc", u"llp",  u"ltd",  u"ltda",         u"nv",  u"ood", u"oy",      u"oyj",  u"plc",
        u"pte",     u"pty", u"sa",   u"sarl", u"sas",          u"sdn", u"spa", u"srl",     u"sro",  u"zoo"};
    return std::find(std::begin(forms), std::end(forms), word) != std::end(forms);
}

/// Letters and digits alone, cut into words where anything else stood; dots and apostrophes join ("S.A.", "O'Neill").
QStringList wordsOfName(const QString &folded)
{
    QStringList words;
    QString word;
    const auto close = [&] {
        if (!word.isEmpty())
            words.append(std::exchange(word, QString()));
    };
    for (qsizetype i = 0; i < folded.size();) {
        const char32_t c = text::codePointAt(folded, i);
        const int units = text::codeUnits(c);
        if (QChar::isLetterOrNumber(c) || QChar::isMark(c) || text::isHan(c))
            word += QStringView(folded).mid(i, units);
        else if (c != U'.' && c != U'\'' && c != U'’')
            close();
        i += units;
    }
    close();
    return words;
}

QString withoutChineseForms(QString key)
{
    // 有限公司 is a form wherever it stands ("…有限公司北京分公司"); the shorter words are one only at the end.
    for (const char16_t *form : {u"有限责任公司", u"股份有限公司", u"有限公司", u"股份公司"}) {
        const QString text = QString::fromUtf16(form);
        if (key == text)
            return key;
        key.remove(text);
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (const char16_t *form : {u"有限合伙", u"普通合伙", u"股份", u"公司"}) {
            const QString text = QString::fromUtf16(form);
            if (key.size() <= text.size() || !key.endsWith(text))
                continue;
            const QChar before = key[key.size() - text.size() - 1];
            if (text == u"公司" && (before == u'分' || before == u'子' || before == u'总'))
                continue;
            key.chop(text.size());
            changed = true;
        }
    }
    return key;
}

} // namespace

QStringList companyWords(QStringView name)
{
    QStringList words = wordsOfName(foldText(name));
    while (words.size() > 1 && isLegalWord(words.last()))
        words.removeLast();
    if (words.size() > 2)
        words.removeAll(QStringLiteral("and"));
    return words;
}

QString companyKey(QStringView name)
{
    const QStringList words = companyWords(name);
    const QString whole = words.join(QString());
    const QString key = withoutChineseForms(whole);
    return key.isEmpty() ? whole : key;
}

} // namespace millrace
