// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/vcard_reader.h"

#include "core/interchange/text_input.h"

#include <QDate>

#include <algorithm>

namespace millrace {

using namespace interchange;

namespace {

/// Properties that only say how the card was made.
bool isTechnical(const QByteArray &name)
{
    static const QByteArrayList names{
        "VERSION", "PRODID", "REV",  "PROFILE",   "MAILER",  "SORT-STRING", "CLASS",
        "KIND",    "SOURCE", "NAME", "X-ABLABEL", "X-ABADR", "X-ABSHOWAS",  "X-EVOLUTION-FILE-AS"};
    return names.contains(name);
}

bool isPicture(const QByteArray &name)
{
    return name == "PHOTO" || name == "LOGO" || name == "SOUND" || name == "KEY";
}

/// Takes the escapes back; `divider` ends a part where it stands unescaped, null never does.
QStringList partsOf(const QString &text, QChar divider)
{
    QStringList parts{QString()};
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\\' && i + 1 < text.size()) {
            const QChar escaped = text[++i];
            if (escaped == u'n' || escaped == u'N')
                parts.back() += u'\n';
            else if (escaped == u',' || escaped == u';' || escaped == u'\\' || escaped == u':')
                parts.back() += escaped;
            else
                parts.back() += QString(c) + escaped;
        } else if (!divider.isNull() && c == divider) {
            parts << QString();
        } else {
            parts.back() += c;
        }
    }
    for (QString &part : parts)
        part = part.trimmed();
    return parts;
}

QString plainText(const QString &text)
{
    return partsOf(text, QChar()).front();
}

/// The preferred of several first, else in the order of the card.
template <class List> void preferredFirst(List &list)
{
    std::stable_sort(list.begin(), list.end(), [](const auto &a, const auto &b) {
        const auto isPreferred = [](const VcardProperty &property) {
            return property.isOf("pref") || property.setting("PREF") == "1";
        };
        return isPreferred(a.first) && !isPreferred(b.first);
    });
}

QString oneLine(QString text)
{
    return text.replace(u'\n', u' ').simplified();
}

} // namespace

const QStringList &VcardReader::columns()
{
    static const QStringList columns{
        QStringLiteral("name"),        QStringLiteral("last name"),   QStringLiteral("first name"),
        QStringLiteral("nickname"),    QStringLiteral("company"),     QStringLiteral("organization unit"),
        QStringLiteral("title"),       QStringLiteral("mobile"),      QStringLiteral("phone"),
        QStringLiteral("email"),       QStringLiteral("wechat"),      QStringLiteral("website"),
        QStringLiteral("address"),     QStringLiteral("city"),        QStringLiteral("region"),
        QStringLiteral("postal code"), QStringLiteral("country"),     QStringLiteral("birthday"),
        QStringLiteral("tags"),        QStringLiteral("external id"), QStringLiteral("notes"),
    };
    return columns;
}

Result<std::unique_ptr<VcardReader>> VcardReader::open(const QString &path, const VcardReadOptions &options)
{
    MILLRACE_ASSIGN(auto file, TextInput::openText(path));
    return open(std::move(file), path, options);
}

Result<std::unique_ptr<VcardReader>> VcardReader::open(std::unique_ptr<QIODevice> device, const QString &name,
                                                       const VcardReadOptions &options)
{
    std::unique_ptr<VcardReader> reader(new VcardReader(std::move(device), name));
    MILLRACE_TRY(reader->begin(options));
    return reader;
}

Result<void> VcardReader::begin(const VcardReadOptions &options)
{
    MILLRACE_TRY(m_lines.begin(options.encoding));
    QSet<QString> used;
    bool any = false;
    for (;;) {
        Card card;
        MILLRACE_ASSIGN(const bool more, readCard(card));
        if (!more)
            break;
        any = true;
        for (const auto &[column, text] : card.cells)
            used.insert(column);
    }
    if (!any)
        return m_lines.refuse({QStringLiteral("no_cards")});
    for (const QString &column : columns())
        if (used.contains(column))
            m_headers << column;
    if (m_headers.isEmpty())
        m_headers << columns().front();
    m_notes = {};
    return m_lines.rewind();
}

/// Reads up to the end of the next card; false where there is none.
Result<bool> VcardReader::readCard(Card &card)
{
    VcardProperty property;
    int depth = 0;
    for (;;) {
        MILLRACE_ASSIGN(const bool more, m_lines.next(property));
        const bool isCard = property.value.trimmed().toUpper() == "VCARD";
        if (!more) {
            if (depth == 0)
                return false;
            m_notes.brokenCards.note(card.line);
            break;
        }
        if (property.name == "BEGIN" && isCard) {
            if (depth++ == 0)
                card.line = property.line;
        } else if (property.name == "END" && isCard && depth > 0) {
            if (--depth == 0)
                break;
        } else if (depth == 1) {
            take(property, card);
        }
    }
    settle(card);
    return true;
}

void VcardReader::remark(Card &card, const VcardProperty &property, const QString &text)
{
    if (text.isEmpty())
        return;
    m_notes.furtherValues.note(property.line);
    QString label = QString::fromLatin1(property.name);
    const QString type = QString::fromLatin1(property.setting("TYPE"));
    if (!type.isEmpty())
        label += QStringLiteral(" (") + type + u')';
    card.remarks << label + QStringLiteral(": ") + oneLine(text);
}

void VcardReader::takeDay(const VcardProperty &property, const QString &text, Card &card)
{
    QString digits = text.left(text.indexOf(u'T') < 0 ? text.size() : text.indexOf(u'T'));
    digits.remove(u'-');
    const QDate day = QDate::fromString(digits, QStringLiteral("yyyyMMdd"));
    if (day.isValid())
        card.cells[QStringLiteral("birthday")] = day.toString(Qt::ISODate);
    else
        remark(card, property, text); // a day without its year, or none
}

void VcardReader::take(const VcardProperty &property, Card &card)
{
    if (isTechnical(property.name))
        return;
    if (isPicture(property.name)) {
        m_notes.pictures.note(property.line);
        return;
    }
    bool damaged = false;
    const QString text = m_lines.textOf(property, &damaged);
    if (damaged)
        m_notes.invalidText.note(property.line);
    const auto set = [&card](const char *column, const QString &value) {
        QString &cell = card.cells[QString::fromLatin1(column)];
        if (cell.isEmpty())
            cell = value;
    };
    const auto setFirst = [&](const char *column, const QString &value) {
        const auto known = card.cells.find(QString::fromLatin1(column));
        if (known != card.cells.end() && !known->second.isEmpty() && known->second != value)
            remark(card, property, value);
        else
            set(column, value);
    };
    const QString plain = plainText(text);
    if (property.name == "FN") {
        setFirst("name", oneLine(plain));
    } else if (property.name == "N") {
        const QStringList parts = partsOf(text, u';');
        set("last name", oneLine(parts.value(0)));
        set("first name", oneLine(parts.value(1) + u' ' + parts.value(2)));
    } else if (property.name == "ORG") {
        const QStringList parts = partsOf(text, u';');
        setFirst("company", oneLine(parts.value(0)));
        set("organization unit", oneLine(parts.mid(1).join(u' ')));
    } else if (property.name == "TITLE" || property.name == "ROLE") {
        setFirst("title", oneLine(plain));
    } else if (property.name == "NICKNAME") {
        setFirst("nickname", oneLine(plain));
    } else if (property.name == "TEL") {
        const QString number = plain.startsWith(u"tel:") ? plain.mid(4) : plain;
        card.phones.emplace_back(property, oneLine(number));
    } else if (property.name == "EMAIL") {
        card.mails.emplace_back(property, oneLine(plain));
    } else if (property.name == "ADR") {
        card.addresses.emplace_back(property, text);
    } else if (property.name == "URL") {
        setFirst("website", oneLine(plain));
    } else if (property.name == "X-WECHAT" || property.name == "X-WEIXIN") {
        setFirst("wechat", oneLine(plain));
    } else if (property.name == "BDAY") {
        takeDay(property, oneLine(plain), card);
    } else if (property.name == "CATEGORIES") {
        QStringList tags = partsOf(text, u',');
        tags.removeAll(QString());
        set("tags", tags.join(QStringLiteral("; ")));
    } else if (property.name == "UID") {
        set("external id", oneLine(plain));
    } else if (property.name == "NOTE") {
        QString &notes = card.cells[QStringLiteral("notes")];
        notes += notes.isEmpty() ? plain : u'\n' + plain;
    } else if (!plain.isEmpty()) {
        m_notes.leftOut[QString::fromLatin1(property.name)].note(property.line);
    }
}

/// Gives each of several values its place once the whole card is known.
void VcardReader::settle(Card &card)
{
    const auto set = [&card](const char *column, const QString &value) {
        if (value.isEmpty())
            return false;
        QString &cell = card.cells[QString::fromLatin1(column)];
        if (cell.isEmpty())
            cell = value;
        return cell == value;
    };
    preferredFirst(card.phones);
    preferredFirst(card.mails);
    preferredFirst(card.addresses);
    for (const auto &[property, number] : card.phones) {
        const bool other = property.isOf("fax") || property.isOf("pager") || property.isOf("modem");
        const bool mobile = property.isOf("cell") || property.isOf("iphone") || property.isOf("mobile");
        if (number.isEmpty() || (!other && set(mobile ? "mobile" : "phone", number)))
            continue;
        remark(card, property, number);
    }
    for (const auto &[property, mail] : card.mails)
        if (!mail.isEmpty() && !set("email", mail))
            remark(card, property, mail);
    bool placed = false;
    for (const auto &[property, text] : card.addresses) {
        QStringList parts = partsOf(text, u';');
        for (QString &part : parts)
            part = oneLine(part);
        if (!std::exchange(placed, true)) {
            QStringList street{parts.value(2), parts.value(1), parts.value(0)};
            street.removeAll(QString());
            set("address", street.join(QStringLiteral(", ")));
            set("city", parts.value(3));
            set("region", parts.value(4));
            set("postal code", parts.value(5));
            set("country", parts.value(6));
        } else {
            parts.removeAll(QString());
            remark(card, property, parts.join(QStringLiteral(", ")));
        }
    }
    if (!card.remarks.isEmpty()) {
        QString &notes = card.cells[QStringLiteral("notes")];
        notes += (notes.isEmpty() ? QString() : QStringLiteral("\n")) + card.remarks.join(u'\n');
    }
    for (auto cell = card.cells.begin(); cell != card.cells.end();)
        cell = cell->second.isEmpty() ? card.cells.erase(cell) : std::next(cell);
    // A card of a company, or of nobody but an address, is called by that.
    const auto has = [&card](const char *column) { return card.cells.contains(QString::fromLatin1(column)); };
    if (!has("name") && !has("last name") && !has("first name"))
        for (const char *column : {"nickname", "company", "email", "mobile", "phone"})
            if (has(column) && !has("name"))
                card.cells[QStringLiteral("name")] = card.cells[QString::fromLatin1(column)];
}

Result<bool> VcardReader::next(TableRow &row)
{
    Card card;
    MILLRACE_ASSIGN(const bool more, readCard(card));
    if (!more)
        return false;
    row.line = card.line;
    row.cells.resize(size_t(m_headers.size()));
    for (qsizetype i = 0; i < m_headers.size(); ++i) {
        const auto cell = card.cells.find(m_headers[i]);
        row.cells[size_t(i)] = cell == card.cells.end() ? QString() : std::move(cell->second);
    }
    return true;
}

} // namespace millrace
