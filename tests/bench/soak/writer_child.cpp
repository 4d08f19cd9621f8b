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

constexpr size_t mostAtOnce = 60;

/// A record of this program's: what it is called, and was before the commit at hand.
struct Known
{
    RecordId id;
    QString name;
    QString before;
};

QByteArray lineOf(char mark, const RecordId &id, const QString &name)
{
    return QByteArray(1, mark) + ' ' + id.toString().toLatin1() + ' ' + name.toUtf8() + '\n';
}

void write(const QByteArray &lines)
{
    std::fwrite(lines.constData(), 1, size_t(lines.size()), stdout);
    std::fflush(stdout);
}

void say(char mark, const RecordId &id, const QString &name)
{
    write(lineOf(mark, id, name));
}

void say(char mark, const std::vector<Known> &all)
{
    QByteArray lines;
    for (const Known &one : all)
        lines += lineOf(mark, one.id, one.name);
    write(lines);
}

int ended(const Error &error)
{
    QTextStream(stderr) << errorWord(error.code) << Qt::endl;
    return 70;
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
    std::vector<Known> mine;
    const auto newName = [&chance] {
        const bool chinese = chance.percent(50);
        return generating::companyName(chance, generating::placeOf(chance, chinese), chinese).full;
    };
    for (;;) {
        const std::int64_t what = chance.below(14);
        std::vector<Known> asked;
        CommitRequest request;
        request.label = QStringLiteral("edit");
        const auto rename = [&](Known &known, const QString &name) {
            asked.push_back({known.id, name, known.name});
            request.edits.push_back(Edit::update(entity, known.id).with(*entity, u"name", name));
        };
        if (mine.empty() || what < 4) {
            Edit edit = Edit::create(entity);
            edit.id = ids.next(clock.now());
            const QString name = newName();
            edit.with(*entity, u"name", name).with(*entity, u"phone", QStringLiteral("138 0013 8000"));
            asked.push_back({edit.id, name, {}});
            request.edits.push_back(std::move(edit));
        } else if (what < 9) {
            rename(mine[size_t(chance.below(std::int64_t(mine.size())))], newName());
        } else if (what < 11) {
            const size_t at = size_t(chance.below(std::int64_t(mine.size())));
            asked.push_back({mine[at].id, QStringLiteral("-"), mine[at].name});
            request.edits.push_back(Edit::remove(entity->key, mine[at].id));
        } else {
            // Many at once, as a bulk change or the joining of two records would: all of them or none.
            const QString name = newName();
            for (size_t i = 0; i < mine.size() && i < mostAtOnce; ++i)
                rename(mine[mine.size() - 1 - i], name);
            if (mine.size() > 1) {
                asked.front().name = QStringLiteral("-");
                request.edits.front() = Edit::remove(entity->key, asked.front().id);
            }
        }
        for (const Known &one : asked)
            say('?', one.id, one.name);
        const auto done = workspace.commit(session, std::move(request));
        if (!done)
            return ended(done.error());
        // Together: a kill between two of them would tell of half a commit that is whole.
        say('!', asked);
        bool takenBack = false;
        if (chance.percent(20)) {
            for (const Known &one : asked)
                say('?', one.id, one.before);
            if (const auto undone = workspace.undo(session, done->operation); !undone)
                return ended(undone.error());
            for (Known &one : asked)
                one.name = one.before;
            say('!', asked);
            takenBack = true;
        }
        if (takenBack)
            continue;
        for (const Known &one : asked) {
            const auto found = std::find_if(mine.begin(), mine.end(), [&](const Known &k) { return k.id == one.id; });
            if (one.name == QStringLiteral("-"))
                mine.erase(found);
            else if (found == mine.end())
                mine.push_back(one);
            else
                found->name = one.name;
        }
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
