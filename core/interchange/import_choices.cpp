// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import_choices.h"

#include "core/base/text/fold.h"
#include "core/interchange/column_match.h"

namespace millrace::interchange {

namespace {

constexpr qsizetype maxKeyLength = 100;
constexpr qsizetype maxLabelLength = 200;
constexpr qsizetype leastSuspectLength = 5;
constexpr qint64 farMoreOften = 5;

/// Letters and digits of any script, all else as single underscores.
QString slugOf(const QString &text)
{
    QString slug;
    for (const QChar c : foldText(text)) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            slug += c;
        else if (!slug.isEmpty() && slug.back() != u'_')
            slug += u'_';
    }
    while (slug.endsWith(u'_'))
        slug.chop(1);
    slug.truncate(maxKeyLength - 4);
    if (!slug.isEmpty() && slug.back().isHighSurrogate())
        slug.chop(1);
    return slug;
}

} // namespace

ChoiceFinder::ChoiceFinder(const Metadata &metadata, const QString &list)
{
    for (const OptionInfo &option : metadata.options(list)) {
        add(option);
        m_labels << option.label << option.labelZh;
    }
}

void ChoiceFinder::add(const OptionInfo &option)
{
    // Keys win over labels, labels over folded ones, the first option over later ones.
    m_keys.insert(option.key, option.key);
    for (const QString &name :
         {option.label, option.labelZh, foldText(option.label), foldText(option.labelZh), foldText(option.key)})
        if (!name.isEmpty() && !m_keys.contains(name))
            m_keys.insert(name, option.key);
    m_lastOrder = qMax(m_lastOrder, option.order);
}

std::optional<QString> ChoiceFinder::find(const QString &cell)
{
    auto found = m_keys.constFind(cell);
    if (found == m_keys.constEnd())
        found = m_keys.constFind(foldText(cell));
    return found == m_keys.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<OptionInfo> ChoiceFinder::make(const QString &cell)
{
    if (cell.size() > maxLabelLength)
        return std::nullopt;
    const QString slug = slugOf(cell);
    QString key = slug.isEmpty() ? QStringLiteral("option") : slug;
    for (int number = 2; m_keys.contains(key); ++number)
        key = (slug.isEmpty() ? QStringLiteral("option") : slug) + u'_' + QString::number(number);
    OptionInfo option;
    option.key = key;
    option.label = cell;
    option.order = m_lastOrder + 1;
    add(option);
    m_keys.insert(cell, key);
    return option;
}

QString ChoiceFinder::likelyMeant(const QString &cell) const
{
    if (cell.size() < leastSuspectLength)
        return {};
    const QString folded = foldText(cell);
    const qint64 times = m_met.value(cell);
    const auto near = [&](const QString &other) {
        const QString plain = foldText(other);
        if (plain == folded || plain.size() < leastSuspectLength)
            return false;
        const int limit = folded.size() >= 8 ? 2 : 1;
        return editDistance(folded, plain, limit) <= limit;
    };
    if (m_labels.contains(cell))
        return {};
    for (const QString &label : m_labels)
        if (near(label))
            return label;
    for (auto it = m_met.begin(); it != m_met.end(); ++it)
        if (*it >= times * farMoreOften && near(it.key()))
            return it.key();
    return {};
}

} // namespace millrace::interchange
