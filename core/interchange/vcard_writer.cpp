// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/vcard_writer.h"

#include "core/interchange/cell_parse.h"
#include "core/interchange/column_match.h"
#include "core/interchange/csv_writer.h"
#include "core/interchange/vcard_reader.h"

namespace millrace {

namespace {

constexpr double sure = 0.7;
constexpr qsizetype lineBytes = 75;

/// The text as a value of a card.
QString cardText(QString text)
{
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    text.replace(u'\\', QStringLiteral("\\\\"));
    text.replace(u'\n', QStringLiteral("\\n"));
    text.replace(u',', QStringLiteral("\\,"));
    text.replace(u';', QStringLiteral("\\;"));
    return text;
}

/// Lines of at most 75 bytes; a character is never parted.
QByteArray folded(const QByteArray &line)
{
    QByteArray out;
    qsizetype begin = 0, room = lineBytes;
    while (line.size() - begin > room) {
        qsizetype end = begin + room;
        while (end > begin && (uchar(line[end]) & 0xC0) == 0x80)
            --end;
        out += line.mid(begin, end - begin) + "\r\n ";
        begin = end;
        room = lineBytes - 1;
    }
    return out + line.mid(begin) + "\r\n";
}

} // namespace

std::map<QString, QString> vcardFields(const EntityDef &entity, const Catalog &catalog)
{
    std::map<QString, QString> fields;
    for (const ColumnMatch &match : matchColumns(VcardReader::columns(), entity, catalog).matches)
        if (match.certainty >= sure && match.how != ColumnMatch::How::Similar && entity.field(match.field))
            fields.emplace(match.column, match.field);
    const auto has = [&](const char *column) { return fields.count(QString::fromLatin1(column)) > 0; };
    if (!has("name") || !(has("phone") || has("mobile") || has("email")))
        fields.clear();
    return fields;
}

Result<void> VcardWriter::write(const std::map<QString, QString> &cells)
{
    const auto cell = [&cells](const char *column) {
        const auto found = cells.find(QString::fromLatin1(column));
        return found == cells.end() ? QString() : found->second;
    };
    QByteArray card("BEGIN:VCARD\r\nVERSION:4.0\r\n");
    const auto line = [&card](const char *property, const QString &value) {
        QByteArray bytes(value.size() * 3, Qt::Uninitialized);
        bytes.resize(interchange::writeUtf8(bytes.data(), value) - bytes.constData());
        card += folded(QByteArray(property) + ':' + bytes);
    };
    const auto plain = [&](const char *property, const char *column) {
        if (const QString text = cell(column); !text.isEmpty())
            line(property, cardText(text));
    };
    const auto parts = [&](const char *property, std::initializer_list<const char *> columns, int least) {
        QStringList texts;
        bool any = false;
        for (const char *column : columns) {
            texts << (*column ? cardText(cell(column)) : QString());
            any = any || !texts.back().isEmpty();
        }
        while (texts.size() > least && texts.back().isEmpty())
            texts.removeLast();
        if (any)
            line(property, texts.join(u';'));
    };
    if (m_organisation)
        card += "KIND:org\r\n";
    line("FN", cardText(cell("name")));
    parts("N", {"last name", "first name", "", "", ""}, 5);
    plain("NICKNAME", "nickname");
    parts("ORG", {"company", "organization unit"}, 1);
    plain("TITLE", "title");
    plain("TEL;TYPE=cell", "mobile");
    plain("TEL;TYPE=work", "phone");
    plain("EMAIL", "email");
    plain("X-WECHAT", "wechat");
    plain("URL", "website");
    parts("ADR;TYPE=work", {"", "", "address", "city", "region", "postal code", "country"}, 7);
    if (const QString day = cell("birthday"); !day.isEmpty())
        line("BDAY", QString(day).remove(u'-'));
    QStringList tags;
    for (const QString &tag : splitValues(cell("tags")))
        tags << cardText(tag);
    if (!tags.isEmpty())
        line("CATEGORIES", tags.join(u','));
    plain("UID", "external id");
    plain("NOTE", "notes");
    card += "END:VCARD\r\n";
    if (m_device->write(card) != card.size())
        return fail(interchange::writeError(*m_device, m_name));
    return {};
}

} // namespace millrace
