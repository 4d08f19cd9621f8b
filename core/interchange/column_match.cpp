// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/column_match.h"

#include "core/base/text/fold.h"
#include "core/interchange/import.h"

#include <QJsonArray>

#include <algorithm>

namespace millrace {

namespace interchange {

int editDistance(QStringView a, QStringView b, int limit)
{
    if (qAbs(a.size() - b.size()) > limit)
        return limit + 1;
    const size_t width = size_t(b.size()) + 1;
    std::vector<int> before(width), previous(width), row(width);
    for (size_t j = 0; j < width; ++j)
        previous[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = int(i);
        int least = row[0];
        for (size_t j = 1; j < width; ++j) {
            const QChar other = b[qsizetype(j) - 1];
            row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] == other ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[qsizetype(j) - 2] && a[i - 2] == other)
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit)
            return limit + 1;
        before.swap(previous);
        previous.swap(row);
    }
    return std::min(previous[width - 1], limit + 1);
}

QString plainHeader(QStringView header)
{
    QString plain;
    int depth = 0;
    for (const QChar c : foldText(header)) {
        if (c == u'(' || c == u'[' || c == u'【')
            ++depth;
        else if (c == u')' || c == u']' || c == u'】')
            depth = qMax(0, depth - 1);
        else if (depth == 0 && (c.isLetterOrNumber() || c.isSurrogate() || c.isMark()))
            plain.append(c);
    }
    return plain;
}

} // namespace interchange

namespace {

using How = ColumnMatch::How;

/// A name that a field goes by.
struct FieldName
{
    QString plain;
    int field;
    double certainty;
    How how;
};

const QJsonObject &columnNames()
{
    static const QJsonObject names = readMappingObject(QStringLiteral("column-names")).value_or(QJsonObject());
    return names;
}

std::vector<FieldName> namesOf(const EntityDef &entity)
{
    std::vector<FieldName> names;
    const QJsonObject own = columnNames()[QStringLiteral("entities")].toObject()[entity.key].toObject();
    const QJsonObject shared = columnNames()[QStringLiteral("shared")].toObject();
    for (const FieldDef &field : entity.fields) {
        if (!isImportable(field))
            continue;
        const auto add = [&](const QString &name, double certainty, How how) {
            if (const QString plain = interchange::plainHeader(name); !plain.isEmpty())
                names.push_back({plain, field.index, certainty, how});
        };
        add(field.key, 0.98, How::Key);
        add(field.label, 0.95, How::Label);
        add(field.labelZh, 0.95, How::Label);
        for (const QJsonValue name : own[field.key].toArray())
            add(name.toString(), 0.9, How::Synonym);
        for (const QJsonValue name : shared[field.key].toArray())
            add(name.toString(), 0.85, How::Synonym);
    }
    return names;
}

/// What a header says exactly: a key, or a path through one field that an export writes.
std::optional<ColumnMapping> exactColumn(const QString &header, const EntityDef &entity, const Catalog &catalog,
                                         const QStringList &headers)
{
    ColumnMapping column;
    column.column = header;
    const qsizetype dot = header.indexOf(u'.');
    const FieldDef *field = entity.field(dot < 0 ? header : header.left(dot));
    if (!field || !isImportable(*field))
        return std::nullopt;
    column.field = field->key;
    if (dot < 0)
        return column;
    const QString rest = header.mid(dot + 1);
    if (field->type == FieldType::Money && rest == u"amount") {
        if (const QString other = field->key + QStringLiteral(".currency"); headers.contains(other))
            column.currencyColumn = other;
        return column;
    }
    const EntityPtr target = field->isReference() ? catalog.entity(field->target) : nullptr;
    if (!target || !target->field(rest))
        return std::nullopt;
    column.lookup = rest;
    return column;
}

ColumnMatch bestMatch(const QString &header, const std::vector<FieldName> &names, const EntityDef &entity)
{
    const QString plain = interchange::plainHeader(header);
    ColumnMatch best{header, {}, 0.0, How::Similar};
    if (plain.isEmpty())
        return best;
    for (const FieldName &name : names) {
        double certainty = 0;
        How how = name.how;
        if (name.plain == plain) {
            certainty = name.certainty;
        } else if (plain.size() >= 6 && name.plain.size() >= 6 &&
                   interchange::editDistance(plain, name.plain, 1) == 1) {
            certainty = 0.6;
            how = How::Similar;
        }
        if (certainty > best.certainty)
            best = {header, entity.at(name.field).key, certainty, how};
    }
    return best;
}

} // namespace

QString columnMatchWord(ColumnMatch::How how)
{
    switch (how) {
    case How::Mapping:
        return QStringLiteral("mapping");
    case How::Key:
        return QStringLiteral("key");
    case How::Label:
        return QStringLiteral("label");
    case How::Synonym:
        return QStringLiteral("synonym");
    case How::Similar:
        return QStringLiteral("similar");
    }
    return {};
}

QStringList titleParts(const EntityDef &entity)
{
    QStringList parts;
    const QJsonObject composed = columnNames()[QStringLiteral("title_parts")].toObject();
    for (const QJsonValue part : composed[entity.key].toArray())
        if (entity.field(part.toString()))
            parts << part.toString();
    return parts;
}

MatchedColumns matchColumns(const QStringList &headers, const EntityDef &entity, const Catalog &catalog)
{
    MatchedColumns matched;
    matched.mapping.entity = entity.key;
    const std::vector<FieldName> names = namesOf(entity);
    std::vector<ColumnMatch> best;
    QHash<QString, ColumnMapping> exact;
    for (const QString &header : headers) {
        if (auto column = exactColumn(header, entity, catalog, headers)) {
            best.push_back({header, column->field, 1.0, How::Key});
            exact.insert(header, std::move(*column));
        } else {
            best.push_back(bestMatch(header, names, entity));
        }
    }
    QHash<QString, const ColumnMatch *> holders;
    for (const ColumnMatch &match : best)
        if (!match.field.isEmpty())
            if (const ColumnMatch *&holder = holders[match.field]; !holder || match.certainty > holder->certainty)
                holder = &match;
    for (const ColumnMatch &match : best) {
        if (match.field.isEmpty() || holders.value(match.field) != &match) {
            const bool currencyOfOther = std::any_of(exact.begin(), exact.end(), [&](const ColumnMapping &column) {
                return column.currencyColumn == match.column;
            });
            if (match.column != problemsColumn && !currencyOfOther)
                matched.unmatched << match.column;
            continue;
        }
        ColumnMapping column = exact.value(match.column);
        column.column = match.column;
        column.field = match.field;
        const FieldDef &field = *entity.field(match.field);
        const EntityPtr target = field.isReference() ? catalog.entity(field.target) : nullptr;
        if (target && (field.expected || target->key == QLatin1String("tag")))
            column.create = true;
        matched.mapping.columns.push_back(std::move(column));
        matched.matches.push_back(match);
    }
    return matched;
}

} // namespace millrace
