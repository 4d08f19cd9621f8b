// SPDX-License-Identifier: GPL-3.0-or-later
// Views of a table page: which are there, which is shown, and whether it is shown as it is kept. Its conditions.
#include "core/records/filter_reach.h"
#include "core/schema/builtin/saved_view.h"
#include "ui/forms/filter_chips.h"
#include "ui/forms/filter_editor.h"
#include "ui/text/describe_error.h"
#include "ui/text/filter_words.h"
#include "ui/views/table/record_header.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/segment_moves_dialog.h"
#include "ui/views/table/table_page.h"
#include "ui/views/table/view_tabs.h"

#include <QJsonDocument>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int countViewsDelayMs = 400;

QString allKey()
{
    return QStringLiteral("all");
}

void collectFields(const Filter &filter, QSet<QString> &fields)
{
    if (!filter.path.keys.isEmpty())
        fields << filter.path.keys.front();
    for (const Filter &child : filter.children)
        collectFields(child, fields);
}

} // namespace

QString TablePage::layoutKey(const QString &view) const
{
    return m_model->entity()->key + QStringLiteral("/layout/") + view;
}

ListLayout TablePage::layoutOf(const ListView &view) const
{
    const QJsonObject stored = QJsonDocument::fromJson(m_context.settings.layout(layoutKey(view.key))).object();
    if (stored.isEmpty())
        return view.layout;
    const ListLayout own = ListLayout::fromJson(*m_model->entity(), stored.value(QLatin1String("columns")).toArray(),
                                                stored.value(QLatin1String("rest")).toObject());
    if (view.isScene())
        return own;
    // Of a kept view only the widths are this machine's own.
    ListLayout layout = view.layout;
    for (ListColumn &column : layout.columns) {
        for (const ListColumn &other : own.columns) {
            if (other.field == column.field && other.characters > 0)
                column.characters = other.characters;
        }
    }
    return layout;
}

void TablePage::storeLayout()
{
    const QJsonObject object{{QStringLiteral("columns"), m_layout.columnsToJson()},
                             {QStringLiteral("rest"), m_layout.restToJson()}};
    m_context.settings.setLayout(layoutKey(m_view.key), QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void TablePage::readViews()
{
    m_views = listScenes(*m_model->entity(), *m_data.catalog());
    if (auto saved = savedListViews(m_data.workspace(), m_data.session(), *m_model->entity()))
        std::move(saved->begin(), saved->end(), std::back_inserter(m_views));
}

const ListView *TablePage::viewOf(const QString &key) const
{
    const auto found =
        std::find_if(m_views.begin(), m_views.end(), [&](const ListView &view) { return view.key == key; });
    return found == m_views.end() ? nullptr : &*found;
}

void TablePage::refreshViews()
{
    readViews();
    if (!m_wantedView.isNull()) {
        if (const ListView *made = viewOf(QStringLiteral("view:") + m_wantedView.toString())) {
            m_view = *made;
            m_wantedView = RecordId();
            m_context.settings.setLayout(m_model->entity()->key + QStringLiteral("/view"), m_view.key.toUtf8());
        }
    } else if (const ListView *known = viewOf(m_view.key)) {
        m_view = *known;
    } else {
        showView(allKey());
    }
    std::vector<ViewTabs::Tab> tabs;
    for (const ListView &view : m_views)
        tabs.push_back(
            {view.key, view.isScene() ? sceneLabel(view.key) : view.name, !view.isScene(), view.shared, view.folded});
    m_tabsOfViews->setTabs(tabs, m_view.key);
    refreshChanged();
    m_countTimer->start();
}

void TablePage::showView(const QString &key)
{
    const ListView *wanted = viewOf(key);
    if (!wanted)
        wanted = &m_views.front();
    m_view = *wanted;
    m_groupCondition = {};
    m_groupTable->clearSelection();
    m_context.settings.setLayout(m_model->entity()->key + QStringLiteral("/view"), m_view.key.toUtf8());
    m_tabsOfViews->setCurrent(m_view.key);
    setListLayout(layoutOf(m_view));
    m_model->setSort(m_view.sort);
    setFilter(m_view.filter);
}

void TablePage::refreshChanged()
{
    const bool changed = !m_context.sets.find(m_place) && !m_view.shows(m_filter, m_model->query().sort, m_layout);
    m_tabsOfViews->setChanged(changed, !m_view.isScene() && m_data.isEditable());
}

void TablePage::storeView(ListView view)
{
    CommitRequest request;
    request.label = QStringLiteral("view");
    const EntityPtr stored = m_data.catalog()->entity(savedViewEntity().key);
    request.edits.push_back(editOf(view, *m_model->entity(), stored));
    m_data.commit(this, std::move(request), [this](const Result<CommitReceipt> &receipt) {
        if (!receipt) {
            m_context.say(receipt.error());
            return;
        }
        m_wantedView = receipt->ids.front();
        refreshViews();
    });
}

void TablePage::saveView()
{
    ListView view = m_view;
    view.filter = m_filter;
    view.sort = m_model->query().sort;
    view.layout = m_layout;
    storeView(std::move(view));
}

void TablePage::saveViewAs(const QString &name, bool shared)
{
    ListView view;
    view.name = name;
    view.shared = shared;
    view.filter = m_filter;
    view.sort = m_model->query().sort;
    view.layout = m_layout;
    storeView(std::move(view));
}

void TablePage::askViewName(bool renames)
{
    auto *dialog = new ViewNameDialog(renames ? tr("Rename the view") : tr("Save as a new view"),
                                      renames ? m_view.name : QString(), renames && m_view.shared, this);
    connect(dialog, &ViewNameDialog::named, this, [this, renames](const QString &name, bool shared) {
        if (!renames) {
            saveViewAs(name, shared);
            return;
        }
        ListView view = m_view;
        view.name = name;
        view.shared = shared;
        storeView(std::move(view));
    });
    dialog->open();
}

void TablePage::removeView()
{
    if (m_view.isScene())
        return;
    CommitRequest request;
    request.label = QStringLiteral("delete");
    request.edits.push_back(Edit::remove(savedViewEntity().key, m_view.id));
    m_data.commit(this, std::move(request), [this, name = m_view.name](const Result<CommitReceipt> &receipt) {
        if (!receipt)
            return;
        m_context.toast({.text = tr("View deleted: %1").arg(name),
                         .actionText = tr("Undo"),
                         .action = [this, operation = receipt->operation] { m_context.undo(operation); }});
    });
}

void TablePage::countViews()
{
    if (m_countCancel)
        m_countCancel->store(true);
    m_countsStale = !isVisible();
    if (m_countsStale)
        return;
    m_countCancel = std::make_shared<std::atomic<bool>>(false);
    std::vector<std::pair<QString, Filter>> asked;
    for (const ListView &view : m_views) {
        if (!view.filter.isEverything() && (!view.folded || view.key == m_view.key))
            asked.emplace_back(view.key, view.filter);
    }
    const auto work = [&workspace = m_data.workspace(), session = m_data.session(), entity = m_model->entity()->key,
                       asked, cancel = m_countCancel] {
        QHash<QString, qint64> counts;
        for (const auto &[key, filter] : asked) {
            if (cancel->load())
                break;
            Query query;
            query.entity = entity;
            query.filter = filter;
            if (const auto count = workspace.count(session, query))
                counts.insert(key, *count);
        }
        return counts;
    };
    m_data.read(this, work, [this, cancel = m_countCancel](const QHash<QString, qint64> &counts) {
        if (!cancel->load())
            m_tabsOfViews->setCounts(counts);
    });
}

bool TablePage::countsHangOn(const CommitNotice &notice) const
{
    QSet<QString> read;
    for (const ListView &view : m_views) {
        Query query;
        query.entity = m_model->entity()->key;
        query.filter = view.filter;
        read.unite(entitiesRead(query, *m_data.catalog()));
    }
    return std::any_of(read.begin(), read.end(),
                       [&](const QString &entity) { return notice.records.contains(entity); });
}

void TablePage::makeViews()
{
    m_tabsOfViews = new ViewTabs(this);
    layout()->addWidget(m_tabsOfViews);
    m_countTimer = new QTimer(this);
    m_countTimer->setSingleShot(true);
    m_countTimer->setInterval(countViewsDelayMs);
    connect(m_countTimer, &QTimer::timeout, this, &TablePage::countViews);
    connect(m_tabsOfViews, &ViewTabs::chosen, this, [this](const QString &key) {
        if (m_context.sets.find(m_place)) {
            const QString before = std::exchange(m_place, QString());
            Q_EMIT placeChanged(before);
            Q_EMIT breadcrumbChanged();
        }
        showView(key);
    });
    connect(m_tabsOfViews, &ViewTabs::saveRequested, this, &TablePage::saveView);
    connect(m_tabsOfViews, &ViewTabs::saveAsRequested, this, [this] { askViewName(false); });
    connect(m_tabsOfViews, &ViewTabs::renameRequested, this, [this] { askViewName(true); });
    connect(m_tabsOfViews, &ViewTabs::removeRequested, this, &TablePage::removeView);
    connect(m_tabsOfViews, &ViewTabs::movesRequested, this, &TablePage::showMoves);
    connect(m_tabsOfViews, &ViewTabs::revertRequested, this, [this] { showView(m_view.key); });
    connect(&m_data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        if (notice.everything || notice.records.contains(savedViewEntity().key))
            refreshViews();
        else if (countsHangOn(notice))
            m_countTimer->start();
    });
    readViews();
    const QString last = QString::fromUtf8(m_context.settings.layout(m_model->entity()->key + QStringLiteral("/view")));
    const ListView *view = viewOf(last);
    m_view = view ? *view : m_views.front();
    m_layout = layoutOf(m_view);
    m_filter = m_view.filter;
    m_model->setColumns(m_layout.fields());
    m_model->setSort(m_view.sort);
}

void TablePage::setFilter(const Filter &filter)
{
    m_filter = filter;
    const QSignalBlocker quiet(m_filterLine);
    m_filterLine->setText(filter.isEverything() ? QString() : filterToText(filter));
    showFilterProblem({});
    m_chips->setFilter(filter);
    applyQuery();
}

void TablePage::filterTyped()
{
    const auto parsed = parseFilter(m_filterLine->text());
    showFilterProblem(parsed ? QString()
                             : describeError(parsed.error(), m_data.catalog(), m_data.locale()).sentences());
    if (!parsed)
        return;
    m_filter = *parsed;
    m_chips->setFilter(m_filter);
    applyQuery();
}

void TablePage::showFilterProblem(const QString &words)
{
    m_filterProblem->setText(words);
    m_filterProblem->setVisible(!words.isEmpty());
    m_filterLine->setProperty("refused", !words.isEmpty());
    m_filterLine->update();
}

void TablePage::refreshFilterRow()
{
    const bool open = m_filterButton->isChecked();
    m_filterRow->setVisible(open || !m_filter.isEverything());
    m_filterLine->setVisible(open);
    QSet<QString> narrowed;
    collectFields(m_filter, narrowed);
    for (RecordHeader *header : m_table->findChildren<RecordHeader *>())
        header->setNarrowed(narrowed);
}

void TablePage::showMoves()
{
    Query query;
    query.entity = m_model->entity()->key;
    query.filter = m_filter;
    auto *dialog = new SegmentMovesDialog(m_data, query, m_view.isScene() ? sceneLabel(m_view.key) : m_view.name, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SegmentMovesDialog::listAsked, this,
            [this](const QString &title, const std::vector<RecordId> &ids) {
                const QString place = m_context.sets.add({title, ids, {}, {}});
                const QString before = m_place;
                goTo(place);
                Q_EMIT placeChanged(before);
            });
    dialog->open();
}

void TablePage::editFilter()
{
    auto *editor = new FilterEditor(m_model->entity(), m_data, m_filter, this);
    connect(editor, &FilterEditor::applied, this, &TablePage::setFilter);
    connect(editor, &FilterEditor::saveRequested, this, [this] { askViewName(false); });
    editor->open();
}

} // namespace millrace
