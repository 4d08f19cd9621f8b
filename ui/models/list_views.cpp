// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/list_views.h"

#include "core/records/bound_filter.h"
#include "core/schema/builtin/saved_view.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace millrace {

namespace {

constexpr qint64 viewsRead = 200;

/// The built-in scenes as data: a key, a name, a filter in the grammar that everybody writes.
struct Scene
{
    const char *key;
    const char *name;
    const char *filter;
    const char *sort;
    bool owned;          ///< for entities that belong to somebody
    bool folded = false; ///< no tab of its own: there is room for a few
};

constexpr Scene scenes[] = {
    {"all", QT_TRANSLATE_NOOP("views", "All"), "", "", false},
    {"mine", QT_TRANSLATE_NOOP("views", "Mine"), "owner = me", "", true},
    {"team", QT_TRANSLATE_NOOP("views", "My people's"), "owner.manager = me", "", true},
    {"unowned", QT_TRANSLATE_NOOP("views", "Without an owner"), "owner is empty", "", true},
    {"new", QT_TRANSLATE_NOOP("views", "New this week"), "created_at within this week", "", false},
    {"untouched30", QT_TRANSLATE_NOOP("views", "Unchanged for 30 days"), "not (updated_at within last 30 days)",
     "updated_at", true, true},
    {"uncontacted30", QT_TRANSLATE_NOOP("views", "No contact for 30 days"), "has no activity (at within last 30 days)",
     "updated_at", false},
    {"opportunity_open", QT_TRANSLATE_NOOP("views", "With an open opportunity"),
     "has opportunity (stage.kind = \"open\")", "", false, true},
    {"opportunity_none", QT_TRANSLATE_NOOP("views", "Never had an opportunity"), "has no opportunity", "", false, true},
    {"contacts_few", QT_TRANSLATE_NOOP("views", "Fewer than 2 contacts"), "count contact < 2", "", false, true},
};

QString textOf(const Record &record, const FieldKey<QString> &key)
{
    return record.value(key).value_or(QString());
}

QByteArray jsonOf(const Record &record, const FieldKey<Json> &key)
{
    return record.value(key).value_or(Json()).text;
}

/// What the catalog says of a filter; titles and labels need not be found for that.
Result<BoundFilter> boundByCatalog(const Filter &filter, const EntityDef &entity, const Catalog &catalog)
{
    AskContext context;
    context.baseCurrency = *CurrencyCode::fromString(u"CNY");
    return bindFilter(filter, catalog, entity, context);
}

/// Whether the fields that the filter asks for are known; what else is wrong with it is told where it is shown.
bool isReadable(const Filter &filter, const EntityDef &entity, const Catalog &catalog)
{
    const auto bound = boundByCatalog(filter, entity, catalog);
    return bound || bound.error().code != ErrorCode::UnknownField;
}

} // namespace

bool ListView::shows(const Filter &shown, const std::vector<SortKey> &order, const ListLayout &columns) const
{
    return filter == shown && sort == order && (isScene() || layout.showsSame(columns));
}

std::vector<ListView> listScenes(const EntityDef &entity, const Catalog &catalog)
{
    std::vector<ListView> views;
    for (const Scene &scene : scenes) {
        if (scene.owned && !entity.ownable)
            continue;
        ListView view;
        view.key = QString::fromLatin1(scene.key);
        const auto filter = parseFilter(QString::fromLatin1(scene.filter));
        if (!filter || !boundByCatalog(*filter, entity, catalog))
            continue;
        view.folded = scene.folded;
        view.filter = *filter;
        view.sort = parseSort(QString::fromLatin1(scene.sort));
        // People are looked up as in a telephone book.
        const FieldDef &title = entity.at(entity.titleFields.front());
        if (view.sort.empty() && title.nameOf == NameOf::Person && title.indexed)
            view.sort = {{FieldPath{{title.key}}, false}};
        view.layout = ListLayout::standard(entity);
        views.push_back(std::move(view));
    }
    return views;
}

QString sceneLabel(const QString &key)
{
    for (const Scene &scene : scenes) {
        if (key == QLatin1String(scene.key))
            return QCoreApplication::translate("views", scene.name);
    }
    return key;
}

Result<std::vector<ListView>> savedListViews(const Workspace &workspace, const Session &session,
                                             const EntityDef &entity)
{
    const CatalogPtr catalog = workspace.catalog();
    MILLRACE_ASSIGN(const EntityPtr stored, catalog->require(u"saved_view"));
    Query query;
    query.entity = stored->key;
    query.filter = Filter::compare(saved_view::entity.name(), CompareOp::Equal, entity.key);
    query.sort = {{FieldPath{{saved_view::name.name()}}, false}};
    query.limit = viewsRead;
    MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
    std::vector<ListView> views;
    for (const Row &row : rows.rows) {
        Record record(stored, row.id);
        for (size_t i = 0; i < row.cells.size() && i < rows.columns.size(); ++i)
            record.set(rows.columns[i].field->index, row.cells[i]);
        ListView view;
        view.id = row.id;
        view.key = QStringLiteral("view:") + row.id.toString();
        view.name = textOf(record, saved_view::name);
        view.shared = record.value(saved_view::shared).value_or(false);
        if (const auto filter = parseFilter(textOf(record, saved_view::filter));
            filter && isReadable(*filter, entity, *catalog))
            view.filter = *filter;
        for (SortKey &key : parseSort(textOf(record, saved_view::sort))) {
            if (bindSort({key}, *catalog, entity))
                view.sort.push_back(std::move(key));
        }
        view.layout = ListLayout::fromJson(entity, QJsonDocument::fromJson(jsonOf(record, saved_view::columns)).array(),
                                           QJsonDocument::fromJson(jsonOf(record, saved_view::layout)).object());
        views.push_back(std::move(view));
    }
    return views;
}

QString sortToText(const std::vector<SortKey> &sort)
{
    QStringList parts;
    for (const SortKey &key : sort)
        parts << (key.descending ? QStringLiteral("-") : QString()) + key.path.toString();
    return parts.join(u',');
}

Edit editOf(const ListView &view, const EntityDef &listed, const EntityPtr &savedView)
{
    Edit edit = view.id.isNull() ? Edit::create(savedView) : Edit::update(savedView, view.id);
    const EntityDef &def = *savedView;
    const auto json = [](auto part) { return Json{QJsonDocument(part).toJson(QJsonDocument::Compact)}; };
    edit.with(def, saved_view::name, view.name);
    edit.with(def, saved_view::entity, listed.key);
    edit.with(def, saved_view::filter, view.filter.isEverything() ? QString() : filterToText(view.filter));
    edit.with(def, saved_view::sort, sortToText(view.sort));
    edit.with(def, saved_view::columns, json(view.layout.columnsToJson()));
    edit.with(def, saved_view::layout, json(view.layout.restToJson()));
    edit.with(def, saved_view::shared, view.shared);
    return edit;
}

} // namespace millrace
