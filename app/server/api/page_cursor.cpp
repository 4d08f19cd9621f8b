// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/page_cursor.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace millrace::server {

namespace {

constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QString packed(const QJsonArray &content)
{
    return QString::fromLatin1(QJsonDocument(content).toJson(QJsonDocument::Compact).toBase64(form));
}

std::optional<QJsonArray> unpacked(const QString &text)
{
    if (text.size() > 20'000)
        return std::nullopt;
    const auto bytes = QByteArray::fromBase64Encoding(text.toLatin1(), form | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonDocument document = QJsonDocument::fromJson(bytes ? *bytes : QByteArray());
    return document.isArray() ? std::optional(document.array()) : std::nullopt;
}

/// One letter for the kind, then the content: numbers as text, for they are longer than those of JSON.
QString shown(const Column &column)
{
    switch (column.kind) {
    case Column::Kind::Null:
        break;
    case Column::Kind::Integer:
        return u'i' + QString::number(qlonglong(column.integer));
    case Column::Kind::Text:
        return u't' + QString::fromLatin1(column.bytes.toBase64(form));
    case Column::Kind::Blob:
        return u'b' + QString::fromLatin1(column.bytes.toBase64(form));
    }
    return QStringLiteral("n");
}

std::optional<Column> columnFrom(const QString &text)
{
    const QString content = text.mid(1);
    if (text == QLatin1String("n"))
        return Column();
    if (text.startsWith(u'i')) {
        bool ok = false;
        const std::int64_t number = content.toLongLong(&ok);
        return ok ? std::optional(Column{Column::Kind::Integer, number, {}}) : std::nullopt;
    }
    if (!text.startsWith(u't') && !text.startsWith(u'b'))
        return std::nullopt;
    return Column{text.startsWith(u't') ? Column::Kind::Text : Column::Kind::Blob, 0,
                  QByteArray::fromBase64(content.toLatin1(), form)};
}

} // namespace

PageCursor::PageCursor(const Query &query)
{
    QStringList parts{query.entity, filterToText(query.filter), query.search, QString::number(int(query.rows))};
    for (const SortKey &key : query.sort)
        parts << (key.descending ? u'-' + key.path.toString() : key.path.toString());
    for (const auto &moment : {query.asOf, query.knownAt})
        parts << (moment ? QString::number(qlonglong(moment->us)) : QString());
    const QByteArray all = parts.join(u'\n').toUtf8();
    m_list = QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha256).left(6).toHex());
}

bool PageCursor::read(const QString &text, Query &query) const
{
    const auto content = unpacked(text);
    if (!content || content->size() < 2 || content->at(0).toString() != m_list)
        return false;
    const qint64 number = content->at(1).toInteger(-1);
    if (number < 0 || number > std::numeric_limits<quint32>::max())
        return false;
    if (query.asOf || query.knownAt) {
        query.offset = number;
        return content->size() == 2;
    }
    RowMark mark;
    mark.no = quint32(number);
    for (qsizetype i = 2; i < content->size(); ++i) {
        const auto column = columnFrom(content->at(i).toString());
        if (!column)
            return false;
        mark.values.push_back(*column);
    }
    query.after = std::move(mark);
    return true;
}

QString PageCursor::after(const RowSet &rows, const Query &query) const
{
    if (query.asOf || query.knownAt) {
        // What was true then is not added to: a number of rows is place enough.
        const qint64 next = query.offset + qint64(rows.rows.size());
        return next < rows.total ? packed({m_list, next}) : QString();
    }
    if (!rows.last)
        return {};
    QJsonArray content{m_list, qint64(rows.last->no)};
    for (const Column &column : rows.last->values)
        content.append(shown(column));
    return packed(content);
}

QString textOf(const JournalPlace &place)
{
    return place.no > 0 ? packed({qint64(place.no), QString::fromLatin1(place.mark.toHex())}) : QString();
}

std::optional<JournalPlace> placeFrom(const QString &text)
{
    if (text.isEmpty())
        return JournalPlace();
    const auto content = unpacked(text);
    if (!content || content->size() != 2 || content->at(0).toInteger(-1) < 0)
        return std::nullopt;
    return JournalPlace{content->at(0).toInteger(), QByteArray::fromHex(content->at(1).toString().toLatin1())};
}

} // namespace millrace::server
