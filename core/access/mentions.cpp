// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/mentions.h"

#include <algorithm>

namespace millrace {

namespace {

struct Name
{
    QString text;
    RecordId who; ///< null: several people bear it
};

std::vector<Name> namesOf(const OrgChart &chart)
{
    QHash<QString, RecordId> bearers;
    for (auto it = chart.people.begin(); it != chart.people.end(); ++it) {
        if (!it->active)
            continue;
        for (const QString &name : {it->name, it->login}) {
            const QString folded = name.trimmed().toCaseFolded();
            if (folded.isEmpty())
                continue;
            const auto known = bearers.find(folded);
            if (known == bearers.end())
                bearers.insert(folded, it.key());
            else if (*known != it.key())
                *known = {};
        }
    }
    std::vector<Name> names;
    for (auto it = bearers.begin(); it != bearers.end(); ++it)
        names.push_back({it.key(), it.value()});
    std::sort(names.begin(), names.end(), [](const Name &a, const Name &b) {
        return std::pair(-a.text.size(), a.text) < std::pair(-b.text.size(), b.text);
    });
    return names;
}

bool isAlphabetic(QChar c)
{
    return c.isLetterOrNumber() && c.unicode() < 0x2E80;
}

} // namespace

std::vector<Mention> mentionsIn(const QString &text, const OrgChart &chart)
{
    std::vector<Mention> mentions;
    const auto isAt = [](QChar c) { return c == u'@' || c == u'＠'; };
    if (std::none_of(text.begin(), text.end(), isAt))
        return mentions;
    const std::vector<Name> names = namesOf(chart);
    const QString folded = text.toCaseFolded();
    // A character that folds into several would move the places: then the text is read as it stands.
    const QString &read = folded.size() == text.size() ? folded : text;
    for (qsizetype at = 0; at < read.size(); ++at) {
        // Not the @ of a mail address.
        if (!isAt(read[at]) || (at > 0 && isAlphabetic(read[at - 1])))
            continue;
        for (const Name &name : names) {
            const qsizetype end = at + 1 + name.text.size();
            if (QStringView(read).mid(at + 1, name.text.size()) != name.text)
                continue;
            if (end < read.size() && isAlphabetic(read[end - 1]) && isAlphabetic(read[end]))
                continue;
            if (!name.who.isNull())
                mentions.push_back({name.who, at, end - at});
            at = end - 1;
            break;
        }
    }
    return mentions;
}

} // namespace millrace
