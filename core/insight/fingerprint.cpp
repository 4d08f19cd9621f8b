// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/fingerprint.h"

#include "core/base/text/fold.h"
#include "core/base/text/phone.h"
#include "core/base/text/pinyin.h"

#include <QSet>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace millrace {

namespace {

using Why = NameLikeness::Why;

/// Mail houses and sites that many firms share.
bool isSharedDomain(const QString &domain)
{
    static const QSet<QString> shared = {
        QStringLiteral("qq.com"),       QStringLiteral("163.com"),     QStringLiteral("126.com"),
        QStringLiteral("yeah.net"),     QStringLiteral("139.com"),     QStringLiteral("189.cn"),
        QStringLiteral("sina.com"),     QStringLiteral("sina.cn"),     QStringLiteral("sohu.com"),
        QStringLiteral("aliyun.com"),   QStringLiteral("foxmail.com"), QStringLiteral("21cn.com"),
        QStringLiteral("wo.cn"),        QStringLiteral("tom.com"),     QStringLiteral("263.net"),
        QStringLiteral("gmail.com"),    QStringLiteral("outlook.com"), QStringLiteral("hotmail.com"),
        QStringLiteral("live.com"),     QStringLiteral("msn.com"),     QStringLiteral("yahoo.com"),
        QStringLiteral("yahoo.cn"),     QStringLiteral("icloud.com"),  QStringLiteral("me.com"),
        QStringLiteral("aol.com"),      QStringLiteral("gmx.net"),     QStringLiteral("gmx.de"),
        QStringLiteral("web.de"),       QStringLiteral("proton.me"),   QStringLiteral("protonmail.com"),
        QStringLiteral("mail.ru"),      QStringLiteral("yandex.ru"),   QStringLiteral("weibo.com"),
        QStringLiteral("1688.com"),     QStringLiteral("taobao.com"),  QStringLiteral("facebook.com"),
        QStringLiteral("linkedin.com"), QStringLiteral("example.com")};
    return shared.contains(domain);
}

QString domainOfSite(const QString &site)
{
    const QString typed = foldText(site);
    const QUrl url(typed.contains(QLatin1String("://")) ? typed : QStringLiteral("https://") + typed);
    QString host = url.host();
    if (host.startsWith(QLatin1String("www.")))
        host.remove(0, 4);
    return host.contains(u'.') && !isSharedDomain(host) ? host : QString();
}

QStringList phonesOf(const QString &cell)
{
    const auto digitsOf = [](const QString &text) {
        QString digits;
        for (const QChar c : foldText(text))
            if (c.isDigit())
                digits += c;
        return digits;
    };
    // "310/246-1501" is one number, cut where others put a hyphen.
    QStringList parts = splitPhones(cell);
    if (std::any_of(parts.begin(), parts.end(), [&](const QString &part) { return digitsOf(part).size() < 5; }))
        parts = {digitsOf(cell)};
    QStringList numbers;
    for (const QString &part : parts) {
        const PhoneNumber number = parsePhone(part);
        const QString digits = digitsOf(part);
        if (!number.e164.isEmpty())
            numbers << number.e164;
        else if (digits.size() >= 7)
            numbers << digits;
    }
    return numbers;
}

quint64 hashed(Identity identity, const QString &text)
{
    return quint64(qHash(text, size_t(identity) * 0x9e3779b97f4a7c15U + 7));
}

QString besideText(const FieldDef &field, const Value &value)
{
    if (const auto *id = value.as<RecordId>())
        return id->toString();
    if (const auto *day = value.as<QDate>())
        return day->toString(QStringLiteral("yyyyMMdd"));
    const auto *text = value.as<QString>();
    if (!text)
        return {};
    return field.nameOf == NameOf::Company ? companyKey(*text) : bareText(*text);
}

double weightOf(Identity identity)
{
    switch (identity) {
    case Identity::Code:
        return 8;
    case Identity::Mail:
        return 5.5;
    case Identity::Phone:
        return 4.5;
    case Identity::Domain:
        return 4;
    case Identity::Together:
        return 3.5;
    case Identity::Name:
    case Identity::Nothing:
        break;
    }
    return 0;
}

QString wordOf(Identity identity)
{
    switch (identity) {
    case Identity::Code:
        return QStringLiteral("code");
    case Identity::Mail:
        return QStringLiteral("mail");
    case Identity::Phone:
        return QStringLiteral("phone");
    case Identity::Domain:
        return QStringLiteral("domain");
    case Identity::Together:
        return QStringLiteral("beside");
    case Identity::Name:
    case Identity::Nothing:
        break;
    }
    return QStringLiteral("name");
}

double rareness(const DuplicateRules::Sharing &sharing, quint64 hash, double rare = 2)
{
    return std::sqrt(std::min(1.0, rare / double(std::max(sharing(hash), 1))));
}

/// Adds up what speaks for and against.
class Scale
{
public:
    Scale(const EntityDef &entity, const DuplicateRules::Sharing &sharing) : m_entity(entity), m_sharing(sharing) {}

    void weigh(Identity identity, const std::vector<Fingerprint::Key> &a, const std::vector<Fingerprint::Key> &b)
    {
        double best = 0;
        int field = -1;
        bool equal = false, any = false;
        for (const auto &mine : a) {
            if (mine.identity != identity)
                continue;
            for (const auto &other : b) {
                if (other.identity != identity)
                    continue;
                any = true;
                double weight = 0;
                if (mine.text == other.text)
                    weight = weightOf(identity) * rareness(m_sharing, mine.hash);
                else if (identity == Identity::Mail || identity == Identity::Code)
                    weight = editLikeness(mine.text, other.text) >= 0.85 ? 3 : 0;
                if (weight > best) {
                    best = weight;
                    field = mine.field;
                    equal = mine.text == other.text;
                }
            }
        }
        if (best > 0)
            add((equal ? QStringLiteral("same_") : QStringLiteral("similar_")) + wordOf(identity), field, best);
        else if (any)
            m_sum -= identity == Identity::Code ? 4 : 0.5;
        likeness.sharesKey = likeness.sharesKey || equal;
    }

    void weighBeside(const std::vector<Fingerprint::Key> &a, const std::vector<Fingerprint::Key> &b)
    {
        for (const auto &mine : a)
            for (const auto &other : b) {
                if (mine.field != other.field)
                    continue;
                const bool reference = m_entity.at(mine.field).isReference();
                if (mine.text == other.text)
                    add(QStringLiteral("same_beside"), mine.field, 3.5 * rareness(m_sharing, mine.hash));
                else if (!reference && editLikeness(mine.text, other.text) >= 0.74)
                    add(QStringLiteral("similar_beside"), mine.field, 2);
                else
                    m_sum -= 0.5;
            }
    }

    void weighNames(const Fingerprint &a, const Fingerprint &b)
    {
        double best = -100;
        const Fingerprint::Name *named = nullptr;
        Why why = Why::Unlike;
        for (const auto &mine : a.names)
            for (const auto &other : b.names) {
                const bool person = mine.kind == NameOf::Person;
                const NameLikeness likeness = nameLikeness(mine.key, other.key, mine.kind);
                double weight = person ? -1.5 : -2.5;
                if (likeness.why == Why::Same)
                    weight = person ? 3.5 * rareness(m_sharing, mine.hash) : 5.7 * rareness(m_sharing, mine.hash, 8);
                else if (person && likeness.score >= 0.6)
                    weight = 8.75 * (likeness.score - 0.6);
                else if (!person && likeness.score >= 0.5)
                    weight = 11.4 * (likeness.score - 0.5);
                if (weight > best) {
                    best = weight;
                    named = &mine;
                    why = likeness.why;
                }
            }
        if (!named)
            return;
        if (best <= 0) {
            m_sum += best;
            return;
        }
        add(why == Why::Same        ? QStringLiteral("same_name")
            : why == Why::SameSound ? QStringLiteral("same_sound")
            : why == Why::SameCore  ? QStringLiteral("same_core")
                                    : QStringLiteral("similar_name"),
            named->field, best);
    }

    Likeness finished()
    {
        likeness.score = 1 / (1 + std::exp(4 - m_sum));
        std::stable_sort(likeness.reasons.begin(), likeness.reasons.end(),
                         [](const auto &a, const auto &b) { return a.weight > b.weight; });
        return std::move(likeness);
    }

private:
    void add(const QString &rule, int field, double weight)
    {
        m_sum += weight;
        likeness.reasons.push_back({rule, m_entity.at(field).key, weight});
    }

    const EntityDef &m_entity;
    const DuplicateRules::Sharing &m_sharing;
    double m_sum = 0;
    Likeness likeness;
};

} // namespace

DuplicateRules::DuplicateRules(EntityPtr entity) : m_entity(std::move(entity))
{
    for (const FieldDef &field : m_entity->fields) {
        if (field.identity == Identity::Nothing || field.retired)
            continue;
        m_fields.push_back(field.index);
        m_hasDomain = m_hasDomain || field.identity == Identity::Domain;
    }
}

Fingerprint DuplicateRules::fingerprint(const RecordId &id, const std::vector<Value> &values) const
{
    Fingerprint print;
    print.id = id;
    const auto add = [&](Identity identity, int field, const QString &text) {
        if (!text.isEmpty())
            print.keys.push_back({identity, field, text, hashed(identity, text)});
    };
    for (size_t i = 0; i < m_fields.size(); ++i) {
        const FieldDef &field = m_entity->at(m_fields[i]);
        const auto *text = values[i].as<QString>();
        switch (field.identity) {
        case Identity::Nothing:
            break;
        case Identity::Together:
            if (const QString beside = besideText(field, values[i]); !beside.isEmpty())
                print.beside.push_back({field.identity, field.index, beside,
                                        hashed(field.identity, QString::number(field.index) + u':' + beside)});
            break;
        case Identity::Code:
            if (text)
                add(field.identity, field.index, bareText(*text));
            break;
        case Identity::Mail:
            if (text) {
                const QString mail = foldText(*text);
                add(field.identity, field.index, mail);
                const QString domain = mail.section(u'@', 1);
                if (m_hasDomain && domain.contains(u'.') && !isSharedDomain(domain))
                    add(Identity::Domain, field.index, domain);
            }
            break;
        case Identity::Phone:
            if (text)
                for (const QString &number : phonesOf(*text))
                    add(field.identity, field.index, number);
            break;
        case Identity::Domain:
            if (text)
                add(field.identity, field.index, domainOfSite(*text));
            break;
        case Identity::Name:
            if (text)
                if (NameKey key = nameKey(*text, field.nameOf); !key.isEmpty()) {
                    const quint64 hash = hashed(field.identity, key.text);
                    print.names.push_back({field.index, field.nameOf, std::move(key), hash});
                }
            break;
        }
    }
    return print;
}

Fingerprint DuplicateRules::fingerprint(const Record &record) const
{
    std::vector<Value> values;
    for (const int field : m_fields)
        values.push_back(record.value(field));
    return fingerprint(record.id(), values);
}

Likeness DuplicateRules::compare(const Fingerprint &a, const Fingerprint &b, const Sharing &sharing) const
{
    Scale scale(*m_entity, sharing);
    for (const Identity identity : {Identity::Code, Identity::Mail, Identity::Phone, Identity::Domain})
        scale.weigh(identity, a.keys, b.keys);
    scale.weighNames(a, b);
    scale.weighBeside(a.beside, b.beside);
    return scale.finished();
}

} // namespace millrace
