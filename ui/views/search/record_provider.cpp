// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/search/record_provider.h"

#include "core/schema/builtin/saved_view.h"
#include "core/schema/builtin/tag.h"
#include "ui/models/list_views.h"
#include "ui/text/labels.h"
#include "ui/views/search/record_actions.h"

#include <algorithm>

namespace millrace {

namespace {

constexpr size_t scenesAmongRecords = 4;

struct Found
{
    RecordId id;
    QString title;
    QString of; ///< of a view: the entity that it lists
};

QString titleOf(const EntityDef &entity, const Row &row)
{
    QStringList words;
    for (size_t i = 0; i < entity.titleFields.size() && i < row.cells.size(); ++i) {
        if (const QString word = valueToText(entity.at(entity.titleFields[i]), row.cells[i]); !word.isEmpty())
            words << word;
    }
    return words.join(u' ');
}

/// Records of one entity by what was typed; the newest where nothing was.
std::vector<Found> look(const Workspace &workspace, const Session &session, const EntityDef &entity,
                        const QString &text, int limit, const QString &of = {})
{
    Query query;
    query.entity = entity.key;
    query.search = entity.searched ? text : QString();
    query.limit = limit;
    for (const int field : entity.titleFields)
        query.fields.push_back(FieldPath{{entity.at(field).key}});
    if (!of.isEmpty())
        query.fields.push_back(FieldPath{{of}});
    std::vector<Found> found;
    if (const auto rows = workspace.rows(session, query)) {
        for (const Row &row : rows->rows)
            found.push_back(
                {row.id, titleOf(entity, row), of.isEmpty() ? QString() : row.cells.back().valueOr<QString>()});
    }
    return found;
}

} // namespace

RecordProvider::RecordProvider(LiveData &data, QHash<QString, QString> pages, QObject *parent, QStringList creatable)
    : QObject(parent), m_data(data), m_pages(std::move(pages)), m_creatable(std::move(creatable))
{
}

void RecordProvider::query(const QString &text, PaletteScope scope, int limit, Answer answer)
{
    switch (scope) {
    case PaletteScope::Everything:
        if (text.isEmpty())
            answer({});
        else
            findRecords(text, m_pages.keys(), limit,
                        [answer, views = scenes(text, scenesAmongRecords)](std::vector<PaletteItem> items) {
                            items.insert(items.end(), views.begin(), views.end());
                            answer(std::move(items));
                        });
        return;
    case PaletteScope::People:
        listPeople(text, limit, std::move(answer));
        return;
    case PaletteScope::Tags:
        listTags(text, limit, std::move(answer));
        return;
    case PaletteScope::Views:
        listViews(text, limit, std::move(answer));
        return;
    case PaletteScope::Actions:
    case PaletteScope::Help:
        break;
    }
    answer({});
}

void RecordProvider::open(const PageAddress &address, OpenMode mode)
{
    if (mode == OpenMode::Beside)
        Q_EMIT openBesideRequested(address);
    else
        Q_EMIT openRequested(address);
}

PaletteItem RecordProvider::itemOf(const QString &entity, const RecordId &id, const QString &title, int score)
{
    const EntityPtr def = m_data.catalog()->entity(entity);
    PaletteItem item;
    item.id = QStringLiteral("record:") + id.toString();
    item.section = PaletteSection::Records;
    item.icon = def->icon;
    item.title = title;
    item.subtitle = entityLabel(*def, m_data.locale());
    item.score = score;
    item.run = [this, address = recordPageAddress(entity, id)](OpenMode mode) { open(address, mode); };
    item.actions = std::make_shared<RecordActions>(*this, RecordAddress{entity, id});
    return item;
}

void RecordProvider::findRecords(const QString &text, const QStringList &entities, int limit, Answer answer)
{
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), text, limit, entities] {
            return workspace.search(session, text, limit, entities);
        },
        [this, answer](const Result<SearchAnswer> &found) {
            std::vector<PaletteItem> items;
            if (found) {
                int score = int(found->hits.size());
                for (const SearchHit &hit : found->hits) {
                    if (m_data.catalog()->entity(hit.entity))
                        items.push_back(itemOf(hit.entity, hit.id, hit.title, score--));
                }
            }
            answer(std::move(items));
        });
}

QStringList RecordProvider::peopleEntities() const
{
    QStringList people;
    for (const EntityPtr &entity : m_data.catalog()->entities()) {
        const bool named = std::any_of(entity->titleFields.begin(), entity->titleFields.end(),
                                       [&](int field) { return entity->at(field).nameOf == NameOf::Person; });
        if (named && m_pages.contains(entity->key))
            people << entity->key;
    }
    return people;
}

void RecordProvider::listPeople(const QString &text, int limit, Answer answer)
{
    if (!text.isEmpty()) {
        findRecords(text, peopleEntities(), limit, std::move(answer));
        return;
    }
    std::vector<EntityPtr> entities;
    for (const QString &key : peopleEntities())
        entities.push_back(m_data.catalog()->entity(key));
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), entities, limit] {
            std::vector<std::pair<QString, Found>> found;
            for (const EntityPtr &entity : entities) {
                for (Found &one : look(workspace, session, *entity, {}, limit))
                    found.emplace_back(entity->key, std::move(one));
            }
            return found;
        },
        [this, answer](const std::vector<std::pair<QString, Found>> &found) {
            std::vector<PaletteItem> items;
            for (const auto &[entity, one] : found)
                items.push_back(itemOf(entity, one.id, one.title, 0));
            answer(std::move(items));
        });
}

void RecordProvider::listTags(const QString &text, int limit, Answer answer)
{
    const QString tag = tagEntity().key;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), def = m_data.catalog()->entity(tag), text,
         limit] { return look(workspace, session, *def, text, limit); },
        [this, answer, tag](const std::vector<Found> &found) {
            std::vector<PaletteItem> items;
            for (const Found &one : found) {
                for (const EntityPtr &entity : m_data.catalog()->entities()) {
                    const auto worn =
                        std::find_if(entity->fields.begin(), entity->fields.end(), [&](const FieldDef &field) {
                            return field.type == FieldType::References && field.target == tag && !field.retired;
                        });
                    if (worn == entity->fields.end() || !m_pages.contains(entity->key))
                        continue;
                    PaletteItem item;
                    item.id = QStringLiteral("tag:%1:%2").arg(one.id.toString(), entity->key);
                    item.section = PaletteSection::Views;
                    item.icon = QStringLiteral("tag");
                    item.title = one.title;
                    item.subtitle = entityPluralLabel(*entity, m_data.locale());
                    const Filter filter = Filter::compare(worn->key, CompareOp::Equal, one.id.toString());
                    item.run = [this, page = m_pages.value(entity->key), title = one.title, filter](OpenMode) {
                        Q_EMIT listRequested(page, title, filter);
                    };
                    items.push_back(std::move(item));
                }
            }
            answer(std::move(items));
        });
}

void RecordProvider::listViews(const QString &text, int limit, Answer answer)
{
    const EntityPtr views = m_data.catalog()->entity(savedViewEntity().key);
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), views, limit] {
            return look(workspace, session, *views, {}, limit, saved_view::entity.name());
        },
        [this, answer, text, limit](const std::vector<Found> &found) {
            std::vector<PaletteItem> items;
            for (const Found &one : found) {
                const EntityPtr listed = m_data.catalog()->entity(one.of);
                const auto match = bestMatch(one.title, {}, text);
                if (!match || !listed || !m_pages.contains(listed->key))
                    continue;
                PaletteItem item;
                item.id = QStringLiteral("view:") + one.id.toString();
                item.section = PaletteSection::Views;
                item.icon = listed->icon;
                item.title = one.title;
                item.subtitle = entityPluralLabel(*listed, m_data.locale());
                item.score = match->score;
                item.bold = match->ranges;
                const PageAddress address{m_pages.value(listed->key), QStringLiteral("view:") + one.id.toString()};
                item.run = [this, address](OpenMode mode) { open(address, mode); };
                items.push_back(std::move(item));
            }
            std::vector<PaletteItem> own = scenes(text, size_t(limit));
            std::move(own.begin(), own.end(), std::back_inserter(items));
            answer(std::move(items));
        });
}

std::vector<PaletteItem> RecordProvider::scenes(const QString &text, size_t most)
{
    std::vector<PaletteItem> items;
    for (const EntityPtr &entity : m_data.catalog()->entities()) {
        if (!m_pages.contains(entity->key))
            continue;
        const QString plural = entityPluralLabel(*entity, m_data.locale());
        for (const ListView &scene : listScenes(*entity, *m_data.catalog())) {
            const QString label = sceneLabel(scene.key);
            const auto match = bestMatch(label, {plural + u' ' + label, label + u' ' + plural}, text);
            if (!match)
                continue;
            PaletteItem item;
            item.id = QStringLiteral("scene:%1/%2").arg(entity->key, scene.key);
            item.section = PaletteSection::Views;
            item.icon = entity->icon;
            item.title = label;
            item.subtitle = plural;
            item.score = match->score;
            item.bold = match->ranges;
            const PageAddress address{m_pages.value(entity->key), QStringLiteral("scene:") + scene.key};
            item.run = [this, address](OpenMode mode) { open(address, mode); };
            items.push_back(std::move(item));
        }
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const PaletteItem &a, const PaletteItem &b) { return a.score > b.score; });
    items.resize(std::min(items.size(), most));
    return items;
}

std::vector<PaletteItem> RecordProvider::fallback(const QString &text)
{
    std::vector<PaletteItem> items;
    if (text.isEmpty())
        return items;
    int score = 100;
    for (const QString &key : m_creatable) {
        const EntityPtr entity = m_data.catalog()->entity(key);
        if (!entity || !m_data.isEditable())
            continue;
        PaletteItem item;
        item.icon = QStringLiteral("plus-lg");
        item.title = tr("New: %1 “%2”").arg(entityLabel(*entity, m_data.locale()), text);
        item.score = score--;
        item.run = [this, key, text](OpenMode) { Q_EMIT createRequested(key, text); };
        items.push_back(std::move(item));
    }
    for (const QString &key : m_creatable) {
        const EntityPtr entity = m_data.catalog()->entity(key);
        if (!entity || !m_pages.contains(key))
            continue;
        std::vector<Filter> anywhere;
        for (const FieldDef &field : entity->fields) {
            if (!field.system && !field.retired && fieldTypeInfo(field.type).text)
                anywhere.push_back(Filter::compare(field.key, CompareOp::Contains, text));
        }
        if (anywhere.empty())
            continue;
        PaletteItem item;
        item.icon = QStringLiteral("search");
        item.title = tr("Search “%1” in every field").arg(text);
        item.subtitle = entityPluralLabel(*entity, m_data.locale());
        item.score = score--;
        const Filter filter = Filter::any(std::move(anywhere));
        item.run = [this, page = m_pages.value(key), text, filter](OpenMode) {
            Q_EMIT listRequested(page, tr("“%1” in any field").arg(text), filter);
        };
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace millrace
