// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table/table_page.h"
#include "ui/views/table/letter_strip.h"

#include "ui/fields/record_delegate.h"
#include "ui/forms/as_of_control.h"
#include "ui/forms/history_panel.h"
#include "ui/forms/record_draft.h"
#include "ui/forms/record_form.h"
#include "ui/models/group_model.h"
#include "ui/models/letter_places.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/views/table/record_table.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

const QString recordPlace = QStringLiteral("record:");
const QString viewPlace = QStringLiteral("view:");
const QString scenePlace = QStringLiteral("scene:");

} // namespace

TablePage::TablePage(const ViewContext &context, const QString &entity, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_model(new RecordTableModel(m_data, entity, this))
{
    setObjectName(QStringLiteral("table.") + entity);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->setSpacing(space::s);
    makeViews();
    makeToolbar();
    makeTable();
    connectTable();
    makeBulkBars();
    makeGroups();

    connect(m_model, &RecordTableModel::loadingChanged, this, &TablePage::refreshState);
    connect(m_model, &RecordTableModel::loaded, this, [this] {
        refreshState();
        giveTableTheKeyboard();
        m_wantsTable = false;
        scrollAsBefore();
        if (!m_toSelect.isNull())
            select(m_toSelect);
        else if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(0, 0));
    });
    connect(m_model, &RecordTableModel::modelReset, this, &TablePage::fitColumns);
    connect(m_model, &RecordTableModel::sortChanged, this, [this] {
        refreshFooter();
        refreshChanged();
    });
    connect(m_model, &RecordTableModel::editRefused, this,
            [this](const RecordId &id, const QString &field, const Value &value, const Error &error) {
                const int row = m_model->rowOf(id);
                const int column = int(m_model->columns().indexOf(field));
                const auto own = std::find_if(error.problems.begin(), error.problems.end(),
                                              [&](const Problem &problem) { return problem.field == field; });
                if (row >= 0 && column >= 0 && isVisible()) {
                    const QString reason = own == error.problems.end()
                                               ? describeError(error, m_data.catalog(), m_data.locale()).sentences()
                                               : describeProblem(*own, m_data.catalog(), m_data.locale());
                    m_table->editAgain(m_model->index(row, column), value, reason);
                }
                if (own != error.problems.end() && error.problems.size() == 1)
                    return;
                m_context.say(error);
            });
    connect(&m_data, &LiveData::localeChanged, this, &TablePage::retranslate);
    retranslate();
    fitColumns();
    setFilter(m_filter);
    refreshViews();
    refreshState();
}

QString TablePage::title() const
{
    return entityPluralLabel(*m_model->entity(), m_data.locale());
}

QStringList TablePage::breadcrumb() const
{
    if (const RecordSet *set = m_context.sets.find(m_place))
        return {title(), set->title};
    return {title()};
}

QString TablePage::breadcrumbPlace(int step) const
{
    return step == 0 ? QString() : m_place;
}

QString TablePage::linkedPlace() const
{
    const RecordId id = m_form->recordId();
    return id.isNull() || m_panel->isHidden() ? QString() : recordPlace + id.toString();
}

void TablePage::goTo(const QString &place)
{
    if (place.startsWith(recordPlace)) {
        if (m_context.sets.find(m_place)) {
            m_place.clear();
            applyQuery();
            retranslate();
        }
        m_asOf->setMoment({});
        m_toSelect = RecordId::fromString(QStringView(place).mid(recordPlace.size())).value_or(RecordId());
        m_panel->show();
        m_panelButton->setChecked(true);
        m_form->showRecord(m_model->entity()->key, m_toSelect);
        if (!m_model->isLoading())
            select(m_toSelect);
        return;
    }
    if (place.startsWith(viewPlace)) {
        goTo({});
        if (viewOf(place))
            showView(place);
        return;
    }
    if (place.startsWith(scenePlace)) {
        goTo({});
        showView(place.mid(scenePlace.size()));
        return;
    }
    if (place == m_place)
        return;
    m_place = place;
    m_search->clear();
    m_table->clearSelection();
    m_table->setCurrentIndex({});
    // A set is exactly its records: no view narrows it.
    if (m_context.sets.find(place))
        showView(QString());
    applyQuery();
    retranslate();
    Q_EMIT breadcrumbChanged();
}

QString TablePage::newLabel() const
{
    return isChangeable()
               ? tr("New %1").arg(labelInSentence(entityLabel(*m_model->entity(), m_data.locale()), m_data.locale()))
               : QString();
}

void TablePage::createNew()
{
    auto *draft = new RecordDraft(m_data, m_model->entity()->key, this);
    draft->setAttribute(Qt::WA_DeleteOnClose);
    connect(draft, &RecordDraft::openAsked, this,
            [this](const QString &entity, const RecordId &id) { Q_EMIT openRequested(recordPageAddress(entity, id)); });
    connect(draft, &RecordDraft::created, this,
            [this](const RecordId &id, const QString &title, const RecordId &operation) {
                m_toSelect = id;
                m_wantsTable = true;
                // The list may have heard of the record before this answer came.
                if (m_model->rowOf(id) >= 0) {
                    giveTableTheKeyboard();
                    select(id);
                }
                m_context.toast({.text = tr("Saved: %1").arg(title),
                                 .actionText = operation.isNull() ? QString() : tr("Undo"),
                                 .action = [this, operation] { m_context.undo(operation); }});
            });
    draft->open();
}

void TablePage::giveTableTheKeyboard()
{
    if (m_wantsTable && m_stack->currentWidget() == m_table && window()->focusWidget() == m_search &&
        m_search->text().isEmpty())
        m_table->setFocus(Qt::OtherFocusReason);
}

QWidget *TablePage::searchField()
{
    return m_search;
}

QWidget *TablePage::mainWidget()
{
    if (m_stack->currentWidget() == m_table)
        return m_table;
    // Once there are rows, the keyboard goes to them.
    m_wantsTable = true;
    return m_search;
}

void TablePage::saveDrafts()
{
    m_form->saveDrafts();
}

RecordAddress TablePage::currentRecord() const
{
    const QModelIndex current = m_table->currentIndex();
    const RecordId id = current.isValid() ? m_model->idAt(current.row()) : RecordId();
    return id.isNull() ? RecordAddress() : RecordAddress{m_model->entity()->key, id};
}

void TablePage::openCurrent()
{
    const RecordAddress current = currentRecord();
    if (current.isNull())
        return;
    saveDrafts();
    // The numbers of rows as of a moment are this list's own.
    if (!m_model->isPast()) {
        RecordTrail trail{current.entity, m_model->numbers().all(), m_table->currentIndex().row(), current.id, {}};
        trail.fromPlace = m_context.sets.find(m_place) ? m_place : QString();
        m_context.sets.setTrail(std::move(trail));
    }
    Q_EMIT openRequested(recordPageAddress(current.entity, current.id));
}

void TablePage::setFilterText(const QString &text)
{
    m_filterButton->setChecked(!text.isEmpty());
    m_filterLine->setText(text);
}

void TablePage::openFilter()
{
    m_filterButton->setChecked(true);
    m_filterLine->setFocus(Qt::ShortcutFocusReason);
    m_filterLine->selectAll();
}

void TablePage::clearQuery()
{
    m_search->clear();
    m_filterButton->setChecked(false);
    if (m_context.sets.find(m_place))
        goTo({});
    m_groupCondition = {};
    m_groupTable->clearSelection();
    setFilter({});
}

void TablePage::applyQuery()
{
    std::vector<Filter> conditions{m_filter, m_groupCondition};
    if (const RecordSet *set = m_context.sets.find(m_place)) {
        std::vector<Literal> ids;
        for (const RecordId &id : set->ids)
            ids.emplace_back(id.toString());
        conditions.push_back(set->filter.isEverything()
                                 ? Filter::in(m_model->entity()->at(system_field::Id).key, std::move(ids))
                                 : set->filter);
    }
    m_model->setQuery(Filter::all(std::move(conditions)), m_search->text().trimmed());
    refreshFilterRow();
    refreshGroups();
    refreshChanged();
    refreshState();
}

bool TablePage::isChangeable() const
{
    return m_data.isEditable() && !m_model->isPast();
}

void TablePage::showAsOf()
{
    saveDrafts();
    if (m_plan)
        cancelPaste();
    m_model->setAsOf(m_asOf->moment());
    m_groups->setAsOf(m_asOf->moment());
    // The form beside the list knows a record only as it is.
    m_panel->setVisible(!m_model->isPast() && m_panelButton->isChecked());
    m_panelButton->setEnabled(!m_model->isPast());
    refreshGroups();
    refreshSelectionBar();
    retranslate();
    Q_EMIT breadcrumbChanged();
}

int TablePage::emptyKind() const
{
    return m_stack->currentWidget() == m_skeleton ? 0 : m_stack->currentIndex();
}

void TablePage::refreshState()
{
    const bool narrowed = !m_search->text().trimmed().isEmpty() || !m_model->query().filter.isEverything();
    QWidget *shown = m_table;
    if (m_model->error() && m_model->error()->code != ErrorCode::BadFilter &&
        m_model->error()->code != ErrorCode::UnknownField)
        shown = m_failed;
    else if (m_model->rowCount() == 0 && m_model->hasLoaded())
        shown = narrowed ? m_emptyFiltered : m_emptyNew;
    else if (m_model->rowCount() == 0)
        shown = m_skeleton;
    if (shown == m_skeleton)
        m_skeleton->begin();
    else
        m_skeleton->end();
    m_stack->setCurrentWidget(shown);
    m_letters->setVisible(shown == m_table && !m_model->isPast() && lettersField(m_model->query(), *m_model->entity()));
    if (m_model->error()) {
        const ErrorWords words = describeError(*m_model->error(), m_data.catalog(), m_data.locale());
        m_failed->setTexts(words.sentences(), tr("Try again"));
        if (shown != m_failed) {
            m_filterProblem->setText(words.sentences());
            m_filterProblem->show();
        }
    } else if (m_model->hasLoaded() && parseFilter(m_filterLine->text())) {
        m_filterProblem->hide();
    }
    // Setting it walks over every row, even to the same height.
    const int rowHeight = std::max(32, m_table->fontMetrics().height() + 2 * space::s);
    if (m_table->verticalHeader()->defaultSectionSize() != rowHeight)
        m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->verticalHeader()->setMinimumWidth(
        m_table->fontMetrics().horizontalAdvance(QString::number(std::max(999, m_model->rowCount()))) + 2 * space::s);
    refreshFooter();
    refreshPanel();
}

void TablePage::refreshFooter()
{
    const qint64 selected = m_table->selectionModel()->hasSelection() ? m_table->markedRowCount() : 0;
    const int rows = m_model->rowCount();
    const QString all = tr("%Ln record(s)", nullptr, rows);
    QString text = selected > 1 ? tr("%1 · %2 selected").arg(all, formats::integer(selected)) : all;
    QStringList order;
    for (int i = 0; i < int(m_model->query().sort.size()); ++i) {
        const SortKey &key = m_model->query().sort[size_t(i)];
        const FieldDef *field = key.path.keys.size() == 1 ? m_model->entity()->field(key.path.keys.front()) : nullptr;
        order << (field ? fieldLabel(*field, m_data.locale()) : key.path.toString()) +
                     (key.descending ? QStringLiteral(" ↓") : QStringLiteral(" ↑"));
    }
    if (!order.isEmpty())
        text = tr("%1 · ordered by %2").arg(text, order.join(QStringLiteral(", ")));
    if (m_model->isLoading() && m_model->hasLoaded())
        text = tr("%1 · loading…").arg(text);
    m_footer->setText(m_model->hasLoaded() ? text : tr("Loading…"));
    const bool narrowed = !m_model->query().search.isEmpty() || !m_model->query().filter.isEverything();
    m_count->setText(narrowed && m_model->hasLoaded() ? tr("%Ln found", nullptr, rows) : QString());
    Q_EMIT selectionSummaryChanged(m_sumWords);
}

void TablePage::refreshPanel()
{
    const QModelIndex current = m_table->currentIndex();
    const RecordId id = current.isValid() ? m_model->idAt(current.row()) : RecordId();
    if (!m_panel->isVisibleTo(this) || (id.isNull() && !m_toSelect.isNull()))
        return;
    // The list comes first: its first record is read, and the form for it made, once the rows are painted.
    if (!id.isNull() && !std::exchange(m_panelBegun, true))
        m_panelTimer->start();
    if (!m_panelTimer->isActive()) {
        if (id != m_form->recordId())
            m_form->showRecord(m_model->entity()->key, id);
        m_history->showRecord(m_model->entity()->key, id);
    }
    m_tabs->setVisible(!id.isNull());
    m_position->setText(id.isNull()
                            ? QString()
                            : tr("%1 / %2", "place in the list")
                                  .arg(formats::integer(current.row() + 1), formats::integer(m_model->rowCount())));
    m_previous->setEnabled(current.isValid() && current.row() > 0);
    m_next->setEnabled(current.isValid() && current.row() + 1 < m_model->rowCount());
    m_open->setEnabled(!id.isNull());
    for (QToolButton *button : {m_previous, m_next, m_open})
        button->setVisible(!id.isNull());
    if (id.isNull())
        m_panelTitle->setText(tr("Nothing selected"));
}

void TablePage::select(const RecordId &id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    m_toSelect = RecordId();
    m_table->setCurrentIndex(m_model->index(row, std::max(0, m_table->currentIndex().column())));
    m_table->scrollTo(m_table->currentIndex());
    refreshPanel();
}

void TablePage::togglePanel()
{
    if (m_model->isPast())
        return;
    const bool show = !m_panel->isVisibleTo(this);
    m_panel->setVisible(show);
    m_panelButton->setChecked(show);
    m_context.settings.setLayout(QStringLiteral("list/panelHidden"), show ? "0" : "1");
    refreshPanel();
}

void TablePage::retranslate()
{
    const QString plural = title();
    setAccessibleName(plural);
    m_open->setToolTip(tr("Open the record in full (Enter)"));
    m_open->setAccessibleName(tr("Open the record in full"));
    m_search->setPlaceholderText(tr("Search %1").arg(labelInSentence(plural, m_data.locale())));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setToolTip(tr("Name, pinyin, initials, phone, e-mail (Ctrl+F)"));
    const auto name = [](QToolButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(tip);
    };
    name(m_filterButton, tr("Filter"), tr("Filter by conditions (Ctrl+Shift+L)"));
    name(m_columnsButton, tr("Columns"), tr("Choose the columns"));
    name(m_groupButton, tr("Group"), tr("Count and add up by a field"));
    m_groupTable->setAccessibleName(tr("Groups"));
    name(m_panelButton, tr("Record"), tr("Show or hide the record beside the list (F9)"));
    if (m_tabsOfViews && !m_views.empty())
        refreshViews();
    m_filterLine->setAccessibleName(tr("Filter conditions"));
    m_filterLine->setPlaceholderText(tr("e.g. created_at within last 30 days and not (owner is empty)"));
    m_table->setAccessibleName(plural);
    m_table->setAccessibleDescription(
        tr("Order by clicking a heading, edit with F2, mark cells with Shift and the arrows, copy with Ctrl+C"));
    m_previous->setAccessibleName(tr("Previous record"));
    m_previous->setToolTip(tr("Previous record (Alt+Up)"));
    m_next->setAccessibleName(tr("Next record"));
    m_next->setToolTip(tr("Next record (Alt+Down)"));
    m_tabs->setTabText(0, tr("Details"));
    m_tabs->setTabText(1, tr("History"));
    m_tabs->setAccessibleName(tr("Record"));
    m_emptyNew->setTexts(tr("No %1 yet").arg(labelInSentence(plural, m_data.locale())), newLabel());
    m_emptyFiltered->setTexts(tr("Nothing matches what you asked for"), tr("Clear search and filter"));
    const RecordSet *set = m_context.sets.find(m_place);
    m_setButton->setVisible(set != nullptr);
    if (set) {
        m_setButton->setText(set->title);
        m_setButton->setToolTip(tr("Show all records again"));
        m_setButton->setAccessibleName(tr("Show all records again"));
    }
    refreshState();
}

void TablePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    makeCommands();
    refreshFooter();
    if (m_countsStale)
        m_countTimer->start();
}

void TablePage::hideEvent(QHideEvent *event)
{
    removeCommands();
    Page::hideEvent(event);
}

void TablePage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange && m_table)
        fitColumns();
}

} // namespace millrace
