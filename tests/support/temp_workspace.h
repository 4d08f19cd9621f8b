// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace in a folder of its own, with a clock that stands still and numbers that repeat.
#pragma once

#include "core/workspace/workspace.h"
#include "tests/support/catch.h"
#include "tests/support/store_place.h"

#include <QTemporaryDir>

#include <map>
#include <mutex>

namespace millrace::test {

/// A seeded source that preparing threads and the writer may share.
class SharedIds : public IdSource
{
public:
    explicit SharedIds(std::uint64_t seed) : m_ids(seed) {}
    std::uint64_t random() override
    {
        const std::lock_guard lock(m_mutex);
        ++m_given;
        return m_ids.random();
    }
    /// How many were asked for.
    std::uint64_t given() const { return m_given; }

private:
    std::mutex m_mutex;
    std::uint64_t m_given = 0;
    SeededIdSource m_ids;
};

/// The Error of a Result as text, for messages of failed checks.
template <class T> std::string told(const Result<T> &result)
{
    if (result)
        return "fine";
    std::string text = errorWord(result.error().code).toStdString();
    for (const QString &argument : result.error().arguments)
        text += " " + argument.toStdString();
    for (const Problem &problem : result.error().problems)
        text += " [" + problem.field.toStdString() + ": " + problem.rule.toStdString() + "]";
    return text;
}

template <class T> T must(Result<T> result)
{
    INFO(told(result));
    REQUIRE(result.has_value());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

struct TempWorkspace
{
    QTemporaryDir folder;
    FixedClock clock{Instant{1'767'225'600'000'000}}; // 2026-01-01 00:00 UTC
    SharedIds ids;
    QString place; ///< of the workspace
    std::unique_ptr<Workspace> workspace;

    explicit TempWorkspace(std::uint64_t seed = 1) : ids(seed)
    {
        Workspace::InitOptions options;
        options.currency = *CurrencyCode::fromString(u"CNY");
        options.locale = QStringLiteral("en");
        if (storePlace().cloned) {
            place = clonedFor(seed, std::move(options));
            reopen();
            return;
        }
        place = options.path = path();
        workspace = must(Workspace::init(options, clock, ids));
    }
    /// Making all the tables of a workspace takes a database server its time: once for every seed.
    QString clonedFor(std::uint64_t seed, Workspace::InitOptions options)
    {
        static std::map<std::uint64_t, std::pair<QString, std::uint64_t>> made;
        auto &[first, numbers] = made[seed];
        if (first.isEmpty()) {
            first = options.path = storePlace().fresh();
            SharedIds own(seed);
            must(Workspace::init(options, clock, own)).reset();
            numbers = own.given();
        }
        for (std::uint64_t i = 0; i < numbers; ++i)
            ids.random();
        return storePlace().cloned(first);
    }
    QString path(const QString &name = QStringLiteral("test.millrace")) const { return folder.filePath(name); }
    Workspace *operator->() const { return workspace.get(); }
    Workspace &operator*() const { return *workspace; }
    Session session() const { return workspace->session(); }
    EntityPtr entity(QStringView key) const { return workspace->catalog()->entity(key); }
    void tick(std::int64_t seconds = 60) { clock.set({clock.now().us + seconds * 1'000'000}); }
    void reopen(Workspace::Access access = Workspace::Access::Write)
    {
        workspace.reset();
        workspace = must(Workspace::open(place, access, clock, ids));
    }

    Result<CommitReceipt> tryCommit(std::vector<Edit> edits, const QString &label = QStringLiteral("edit"))
    {
        CommitRequest request;
        request.label = label;
        request.edits = std::move(edits);
        return workspace->commit(session(), std::move(request));
    }
    CommitReceipt commit(std::vector<Edit> edits) { return must(tryCommit(std::move(edits))); }
    /// A new record with text values in the plain form of each field's type.
    Edit creation(QStringView key, std::initializer_list<std::pair<const char *, QString>> values) const
    {
        const EntityPtr def = entity(key);
        Edit edit = Edit::create(def);
        for (const auto &[name, text] : values) {
            const FieldDef *field = def->field(QString::fromLatin1(name));
            REQUIRE(field);
            const auto value = valueFromText(*field, text, workspace->baseCurrency());
            REQUIRE(value.has_value());
            edit.fields.push_back({field->index, *value, std::nullopt, true});
        }
        return edit;
    }
    Edit change(QStringView key, const RecordId &id,
                std::initializer_list<std::pair<const char *, QString>> values) const
    {
        Edit edit = creation(key, values);
        edit.kind = Edit::Kind::Update;
        edit.id = id;
        return edit;
    }
    RecordId create(QStringView key, std::initializer_list<std::pair<const char *, QString>> values)
    {
        return commit({creation(key, values)}).ids.front();
    }
    Record record(QStringView key, const RecordId &id) const
    {
        return must(workspace->record(session(), key.toString(), id));
    }
    QString text(QStringView key, const RecordId &id, const char *field) const
    {
        const Record found = record(key, id);
        const FieldDef *def = found.entity()->field(QString::fromLatin1(field));
        REQUIRE(def);
        return valueToText(*def, found.value(def->index));
    }
    qint64 count(const char *entity, const QString &filter = {}, Query::Rows rows = Query::Rows::Live) const
    {
        Query query;
        query.entity = QString::fromLatin1(entity);
        query.filter = must(parseFilter(filter));
        query.rows = rows;
        return must(workspace->count(session(), query));
    }
    RecordId stage(const QString &name) const
    {
        return must(workspace->idsTitled(session(), QStringLiteral("stage"), name)).at(0);
    }
    QString pipeline() const
    {
        return must(workspace->idsTitled(session(), QStringLiteral("pipeline"), QStringLiteral("Standard sales")))
            .at(0)
            .toString();
    }
    void requireSound() const
    {
        const VerifyReport report = must(workspace->verify());
        INFO(report.details().toStdString());
        REQUIRE(report.ok);
    }
};

} // namespace millrace::test
