// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/letter_places.h"

#include "core/base/text/pinyin.h"

namespace millrace {

const FieldDef *lettersField(const Query &query, const EntityDef &entity)
{
    if (query.sort.empty() || query.sort.front().path.keys.size() != 1)
        return nullptr;
    const FieldDef *field = entity.field(query.sort.front().path.keys.front());
    const bool isName = field && (field->nameOf == NameOf::Person || field->nameOf == NameOf::Company);
    return isName ? field : nullptr;
}

Result<int> rowOfLetter(const Workspace &workspace, const Session &session, const QString &entity,
                        const std::vector<quint32> &numbers, const FieldDef &field, bool descending, QChar letter)
{
    const NameKind kind = field.nameOf == NameOf::Person ? NameKind::Person : NameKind::Plain;
    const bool others = letter == u'#';
    // Upwards the letter's own beginning is sought, downwards that of the next one: below it the letter begins.
    const QChar bound = others ? QChar(u'a') : QChar(ushort(letter.toLower().unicode() + (descending ? 1 : 0)));
    const QByteArray border = sortKey(QString(bound), kind);
    if (!descending && others)
        return 0;
    if (descending && letter.toLower() == u'z')
        return 0;
    const FieldPath path{{field.key}};
    size_t first = 0, last = numbers.size();
    while (first < last) {
        const size_t middle = first + (last - first) / 2;
        MILLRACE_ASSIGN(const RowSet rows, workspace.rowsByNumber(session, entity, {numbers[middle]}, {path}));
        const QString name = rows.rows.empty() || rows.rows.front().cells.empty()
                                 ? QString()
                                 : rows.rows.front().cells.front().valueOr<QString>();
        const bool below = sortKey(name, kind) < border;
        // Upwards the rows below the border come first, downwards those above it.
        if (below != descending)
            first = middle + 1;
        else
            last = middle;
    }
    return int(first);
}

} // namespace millrace
