// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/reports/reports_page.h"

#include "core/schema/builtin/report.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/report_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"
#include "ui/views/reports/report_builder.h"
#include "ui/views/reports/report_gallery.h"
#include "ui/views/reports/report_view.h"
#include "ui/views/reports/tab_order.h"

#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace millrace {

namespace {

/// The place of a report that is being made and has no name to be found by.
QString newPlace()
{
    return QStringLiteral("new");
}

} // namespace

ReportsPage::ReportsPage(const ViewContext &context, QHash<QString, QString> pagesByEntity, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_pages(std::move(pagesByEntity)),
      m_head(new QWidget(this)), m_stack(new QStackedWidget(this)), m_report(new QSplitter(Qt::Horizontal, m_stack)),
      m_gallery(new ReportGallery(context, m_stack)), m_view(new ReportView(context, m_pages.keys(), m_report)),
      m_failed(new EmptyState(QStringLiteral("exclamation-triangle"), m_stack)), m_skeleton(new SkeletonRows(m_stack))
{
    makeHead();
    addCommands();
    m_report->setObjectName(QStringLiteral("reportSplitter"));
    m_report->setChildrenCollapsible(false);
    m_report->addWidget(m_view);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::s);
    column->setSpacing(space::s);
    column->addWidget(m_head);
    for (QWidget *state : std::initializer_list<QWidget *>{m_gallery, m_report, m_failed, m_skeleton})
        m_stack->addWidget(state);
    column->addWidget(m_stack, 1);
    connect(m_gallery, &ReportGallery::chosen, this, [this](const QString &place) {
        const QString before = m_place;
        goTo(place);
        Q_EMIT placeChanged(before);
    });
    connect(m_gallery, &ReportGallery::schedulesAsked, this, [this] {
        Q_EMIT openRequested({QStringLiteral("schedules"), {}});
    });
    connect(m_view, &ReportView::recordsAsked, this, &ReportsPage::listRecords);
    connect(m_view, &ReportView::recordAsked, this, [this](const RecordId &id) {
        Q_EMIT openRequested(recordPageAddress(m_view->entry().definition.entity, id));
    });
    connect(m_view, &ReportView::copyRequested, this, &ReportsPage::copyPicture);
    connect(m_view, &ReportView::shown, this, &ReportsPage::refreshHead);
    connect(m_view, &ReportView::rearranged, this, [this] { followLayout(this); });
    connect(m_failed, &EmptyState::buttonClicked, this, &ReportsPage::readShelf);
    connect(&m_data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        if (notice.everything || notice.catalogChanged || notice.records.contains(reportEntity().key))
            readShelf();
    });
    connect(&m_data, &LiveData::localeChanged, this, &ReportsPage::retranslate);
    retranslate();
    m_stack->setCurrentWidget(m_skeleton);
    m_skeleton->begin();
    refreshHead();
    followLayout(this);
    readShelf();
}

void ReportsPage::makeHead()
{
    m_name = new TextLabel(TextStyle::Title, TextTone::Primary, m_head);
    m_name->setObjectName(QStringLiteral("reportName"));
    m_name->setProperty("userData", true);
    m_edit = new QPushButton(m_head);
    m_edit->setObjectName(QStringLiteral("reportEdit"));
    m_edit->setIcon(icon(QStringLiteral("pencil"), IconTone::Secondary));
    m_remove = new QPushButton(m_head);
    m_remove->setObjectName(QStringLiteral("reportRemove"));
    m_remove->setIcon(icon(QStringLiteral("trash"), IconTone::Secondary));
    m_export = new QToolButton(m_head);
    m_export->setObjectName(QStringLiteral("reportExport"));
    m_export->setIcon(icon(QStringLiteral("download"), IconTone::Secondary));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    makeExports();
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_name, 1);
    row->addWidget(m_edit);
    row->addWidget(m_remove);
    row->addWidget(m_export);
    connect(m_edit, &QPushButton::clicked, this, &ReportsPage::edit);
    connect(m_remove, &QPushButton::clicked, this, &ReportsPage::removeShown);
}

void ReportsPage::readShelf()
{
    m_data.read(
        this, [&workspace = m_data.workspace(), session = m_data.session()] { return readReports(workspace, session); },
        [this](Result<ReportShelf> shelf) { showShelf(std::move(shelf)); });
}

void ReportsPage::showShelf(Result<ReportShelf> shelf)
{
    m_skeleton->end();
    if (!shelf) {
        m_error = shelf.error();
        retranslate();
        m_stack->setCurrentWidget(m_failed);
        return;
    }
    m_error.reset();
    m_shelf = std::move(*shelf);
    m_hasShelf = true;
    m_gallery->setShelf(m_shelf);
    if (!m_builder)
        showPlace();
    Q_EMIT shelfShown();
}

const ReportEntry *ReportsPage::entryAt(const QString &place) const
{
    const auto found = std::find_if(m_shelf.reports.begin(), m_shelf.reports.end(), [&](const ReportEntry &entry) {
        return reportPlace(entry) == place || (!entry.id.isNull() && entry.id.toString() == place);
    });
    return found == m_shelf.reports.end() ? nullptr : &*found;
}

void ReportsPage::goTo(const QString &place)
{
    if (place != m_place)
        closeBuilder();
    m_place = place;
    if (m_hasShelf)
        showPlace();
}

void ReportsPage::showPlace()
{
    const ReportEntry *entry = m_place.isEmpty() ? nullptr : entryAt(m_place);
    if (m_builder) {
        // What is being made stays as it is while one looks at its records and comes back.
        m_stack->setCurrentWidget(m_report);
    } else if (entry) {
        m_stack->setCurrentWidget(m_report);
        m_view->setReport(*entry);
    } else {
        m_place.clear();
        m_stack->setCurrentWidget(m_gallery);
    }
    refreshHead();
    Q_EMIT breadcrumbChanged();
}

void ReportsPage::listRecords(const QString &title, const Query &query)
{
    const QString page = m_pages.value(query.entity);
    if (page.isEmpty())
        return;
    const PageAddress from{objectName(), m_place};
    if (!query.asOf && !query.knownAt) {
        Q_EMIT openRequested({page, m_context.sets.add({title, {}, from, this->title(), query.filter})});
        return;
    }
    // What stood then is named one by one: a condition would be asked of what stands now.
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), query]() -> Result<std::vector<RecordId>> {
            std::vector<RecordId> ids;
            MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
                ids.push_back(row.id);
                return true;
            }));
            return ids;
        },
        [this, title, page, from](Result<std::vector<RecordId>> ids) {
            if (!ids)
                tell(ids.error());
            else if (!ids->empty())
                Q_EMIT openRequested({page, m_context.sets.add({title, std::move(*ids), from, this->title()})});
        });
}

void ReportsPage::edit()
{
    if (m_builder || !m_data.isEditable())
        return;
    const ReportEntry *shown = m_place.isEmpty() ? nullptr : entryAt(m_place);
    m_draft = shown ? *shown : m_draft;
    if (shown && shown->isReady())
        m_draft.name = reportTitle(*shown);
    m_builder = new ReportBuilder(m_context, m_draft, m_report);
    m_report->insertWidget(0, m_builder);
    m_report->setStretchFactor(1, 1);
    m_report->setSizes({m_builder->sizeHint().width(), std::max(400, width() - m_builder->sizeHint().width())});
    connect(m_builder, &ReportBuilder::changed, this, [this](const ReportEntry &entry) {
        m_draft = entry;
        // Shown under the name that is typed, not under that of the ready report.
        ReportEntry preview = entry;
        preview.key.clear();
        m_view->setReport(preview);
        refreshHead();
    });
    connect(m_builder, &ReportBuilder::saveRequested, this, &ReportsPage::keep);
    connect(m_builder, &ReportBuilder::cancelled, this, [this] {
        closeBuilder();
        showPlace();
    });
    connect(m_builder, &ReportBuilder::rearranged, this, [this] { followLayout(this); });
    m_stack->setCurrentWidget(m_report);
    m_builder->show();
    m_builder->begin();
    followLayout(this);
    refreshHead();
}

void ReportsPage::closeBuilder()
{
    if (!m_builder)
        return;
    m_builder->hide();
    m_builder->deleteLater();
    m_builder = nullptr;
}

void ReportsPage::createNew()
{
    if (!m_data.isEditable())
        return;
    closeBuilder();
    const QString before = m_place;
    m_place = newPlace();
    m_draft = ReportBuilder::emptyReport(m_context);
    edit();
    Q_EMIT placeChanged(before);
    Q_EMIT breadcrumbChanged();
}

void ReportsPage::commit(Edit change, const char *label, std::function<void(const CommitReceipt &)> done)
{
    CommitRequest request;
    request.label = QString::fromLatin1(label);
    request.edits.push_back(std::move(change));
    m_data.commit(this, std::move(request), [this, done = std::move(done)](Result<CommitReceipt> receipt) {
        if (receipt)
            done(*receipt);
        else
            tell(receipt.error());
    });
}

void ReportsPage::keep(const ReportEntry &entry)
{
    commit(editOfReport(entry, *m_data.catalog()), "edit", [this, name = entry.name](const CommitReceipt &receipt) {
        closeBuilder();
        m_place = receipt.ids.front().toString();
        readShelf();
        m_context.toast({.text = tr("Kept: %1").arg(name),
                         .actionText = tr("Undo"),
                         .action = [this, operation = receipt.operation] { m_context.undo(operation); }});
    });
}

void ReportsPage::removeShown()
{
    const ReportEntry *shown = m_place.isEmpty() ? nullptr : entryAt(m_place);
    if (!shown || shown->id.isNull())
        return;
    const QString name = shown->name, ready = shown->key;
    commit(Edit::remove(reportEntity().key, shown->id), "delete", [this, name, ready](const CommitReceipt &receipt) {
        m_place = ready;
        readShelf();
        m_context.toast({.text = ready.isEmpty() ? tr("Deleted: %1").arg(name) : tr("As it was brought: %1").arg(name),
                         .actionText = tr("Undo"),
                         .action = [this, operation = receipt.operation] { m_context.undo(operation); }});
    });
}

void ReportsPage::tell(const Error &error)
{
    m_context.say(error);
}

QString ReportsPage::title() const
{
    return tr("Reports");
}

QStringList ReportsPage::breadcrumb() const
{
    const ReportEntry *entry = m_place.isEmpty() ? nullptr : entryAt(m_place);
    if (entry)
        return {title(), reportTitle(*entry)};
    return m_builder ? QStringList{title(), m_draft.name} : QStringList{title()};
}

QString ReportsPage::breadcrumbPlace(int step) const
{
    return step == 0 ? QString() : m_place;
}

QString ReportsPage::newLabel() const
{
    return m_data.isEditable() ? tr("Report") : QString();
}

QWidget *ReportsPage::searchField()
{
    return m_stack->currentWidget() == m_gallery ? m_gallery->search() : nullptr;
}

QWidget *ReportsPage::mainWidget()
{
    if (m_stack->currentWidget() == m_gallery)
        return m_gallery->list();
    return m_view->chart()->isVisible() ? static_cast<QWidget *>(m_view->chart()) : m_view;
}

void ReportsPage::refreshHead()
{
    const bool one = m_stack->currentWidget() == m_report;
    const ReportEntry *entry = m_place.isEmpty() ? nullptr : entryAt(m_place);
    m_head->setVisible(one);
    m_name->setText(m_builder ? m_draft.name : entry ? reportTitle(*entry) : QString());
    const bool writable = m_data.isEditable();
    m_edit->setVisible(writable && !m_builder);
    m_remove->setVisible(writable && !m_builder && entry && !entry->id.isNull());
    m_remove->setText(entry && !entry->key.isEmpty() ? tr("As it was brought") : tr("Delete"));
    m_remove->setAccessibleName(m_remove->text());
    m_export->setEnabled(one && m_view->table() != nullptr);
}

void ReportsPage::retranslate()
{
    m_edit->setText(tr("Change"));
    m_edit->setAccessibleName(tr("Change this report"));
    m_export->setText(tr("Export"));
    m_export->setAccessibleName(tr("Export"));
    setAccessibleName(title());
    m_gallery->retranslate();
    m_view->retranslate();
    if (m_builder)
        m_builder->retranslate();
    if (m_error)
        m_failed->setTexts(describeError(*m_error, m_data.catalog(), m_data.locale()).sentences(), tr("Try again"));
    refreshHead();
    // Chips of conditions are made anew in another language, after this.
    QMetaObject::invokeMethod(
        this, [this] { followLayout(this); }, Qt::QueuedConnection);
}

void ReportsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
