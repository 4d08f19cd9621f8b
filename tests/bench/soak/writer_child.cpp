// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/soak/writer_child.h"

#include "core/base/platform/system_clock.h"
#include "core/interchange/generate_names.h"
#include "core/interchange/import.h"
#include "core/workspace/workspace.h"

#include <QTextStream>

#include <cstdio>

namespace millrace::soak {

namespace {

void say(char mark, const RecordId &id, const QString &name)
{
    const QByteArray line = QByteArray(1, mark) + ' ' + id.toString().toLatin1() + ' ' + name.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

} // namespace

int editForEver(const QString &path, std::uint64_t seed)
{
    SystemClock clock;
    SystemIdSource ids;
    auto opened = Workspace::open(path, Workspace::Access::Write, clock, ids);
    if (!opened) {
        QTextStream(stderr) << errorWord(opened.error().code) << Qt::endl;
        return 3;
    }
    Workspace &workspace = **opened;
    const Session session = workspace.session();
    const EntityPtr entity = workspace.catalog()->entity(u"customer");
    generating::Chance chance(seed);
    std::vector<RecordId> mine;
    for (;;) {
        const bool chinese = chance.percent(50);
        const QString name = generating::companyName(chance, generating::placeOf(chance, chinese), chinese).full;
        const std::int64_t what = chance.below(10);
        Edit edit;
        QString told = name;
        if (mine.empty() || what < 4) {
            edit = Edit::create(entity);
            edit.id = ids.next(clock.now());
            edit.with(*entity, u"name", name).with(*entity, u"phone", QStringLiteral("138 0013 8000"));
        } else if (what < 9) {
            edit = Edit::update(entity, chance.pick(std::span<const RecordId>(mine)));
            edit.with(*entity, u"name", name);
        } else {
            const size_t at = size_t(chance.below(std::int64_t(mine.size())));
            edit = Edit::remove(entity->key, mine[at]);
            mine.erase(mine.begin() + std::ptrdiff_t(at));
            told = QStringLiteral("-");
        }
        const RecordId id = edit.id;
        if (edit.kind == Edit::Kind::Create)
            mine.push_back(id);
        say('?', id, told);
        CommitRequest request;
        request.label = QStringLiteral("edit");
        request.edits.push_back(std::move(edit));
        if (const auto done = workspace.commit(session, std::move(request)); !done) {
            QTextStream(stderr) << errorWord(done.error().code) << Qt::endl;
            return 70;
        }
        say('!', id, told);
    }
}

int importInPieces(const QString &path, const QString &csv)
{
    SystemClock clock;
    SystemIdSource ids;
    auto opened = Workspace::open(path, Workspace::Access::Write, clock, ids);
    if (!opened) {
        QTextStream(stderr) << errorWord(opened.error().code) << Qt::endl;
        return 3;
    }
    (*opened)->setLoadTransactionRows(500);
    ImportOptions options;
    options.entity = QStringLiteral("customer");
    options.path = csv;
    options.session = (*opened)->session();
    if (const auto done = importFile(**opened, options); !done) {
        QTextStream(stderr) << errorWord(done.error().code) << Qt::endl;
        return 70;
    }
    return 0;
}

} // namespace millrace::soak
