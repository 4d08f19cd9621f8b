// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/conflicts/conflicts_page.h"

#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/table_look.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace millrace {

namespace {

const QString refusedPlace = QStringLiteral("refused");

QPushButton *namedButton(const char *name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

} // namespace

ConflictsPage::ConflictsPage(const ViewContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_model(new ConflictModel(m_data, this)),
      m_tabs(new QTabWidget(this)), m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("conflictsPage"));
    m_tabs->setObjectName(QStringLiteral("conflictTabs"));
    m_tabs->setDocumentMode(true);
    m_none = new EmptyState(QStringLiteral("check-lg"), m_stack);
    m_failed = new EmptyState(QStringLiteral("exclamation-triangle"), m_stack);
    m_skeleton = new SkeletonRows(m_stack);
    QWidget *conflicts = makeConflicts();
    for (QWidget *state : std::initializer_list<QWidget *>{conflicts, m_none, m_failed, m_skeleton})
        m_stack->addWidget(state);
    m_tabs->addTab(m_stack, QString());
    m_tabs->addTab(makeRefused(), QString());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->addWidget(m_tabs);
    connect(m_model, &ConflictModel::loaded, this, &ConflictsPage::refresh);
    connect(m_model, &ConflictModel::choicesChanged, this, &ConflictsPage::refresh);
    connect(m_failed, &EmptyState::buttonClicked, m_model, &ConflictModel::reload);
    connect(&m_data, &LiveData::changed, this, &ConflictsPage::askRefused);
    connect(&m_data, &LiveData::localeChanged, this, &ConflictsPage::retranslate);
    retranslate();
    m_model->reload();
    askRefused();
}

QWidget *ConflictsPage::makeConflicts()
{
    auto *part = new QWidget(m_stack);
    m_table = new QTableView(part);
    m_table->setObjectName(QStringLiteral("conflicts"));
    m_table->setModel(m_model);
    makeQuiet(m_table);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->installEventFilter(this);
    m_hint = new TextLabel(TextStyle::Caption, TextTone::Secondary, part);
    m_hint->setWordWrap(true);
    m_previewLabel = new TextLabel(TextStyle::BodyStrong, TextTone::Primary, part);
    m_preview = new QPlainTextEdit(part);
    m_preview->setObjectName(QStringLiteral("conflictPreview"));
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setMaximumHeight(fontMetrics().lineSpacing() * 7);
    m_allMine = namedButton("conflictAllMine", part);
    m_allTheirs = namedButton("conflictAllServer", part);
    m_same = namedButton("conflictSame", part);
    m_both = namedButton("conflictBoth", part);
    m_open = namedButton("conflictOpen", part);
    m_apply = namedButton("conflictApply", part);
    setButtonKind(m_apply, ButtonKind::Primary);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    for (QPushButton *button : {m_allMine, m_allTheirs, m_same, m_both})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(m_open);
    row->addWidget(m_apply);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(space::l, space::s, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_hint);
    column->addWidget(m_table, 1);
    column->addWidget(m_previewLabel);
    column->addWidget(m_preview);
    column->addLayout(row);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == ConflictModel::Mine || index.column() == ConflictModel::Server)
            m_model->choose(index.row(),
                            index.column() == ConflictModel::Mine ? ConflictChoice::Mine : ConflictChoice::Theirs);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ConflictsPage::refresh);
    connect(m_allMine, &QPushButton::clicked, this, [this] { m_model->chooseAll(ConflictChoice::Mine); });
    connect(m_allTheirs, &QPushButton::clicked, this, [this] { m_model->chooseAll(ConflictChoice::Theirs); });
    connect(m_same, &QPushButton::clicked, this, [this] {
        const int current = m_table->currentIndex().row();
        if (const auto choice = m_model->choice(current))
            m_model->chooseAll(*choice, &m_model->at(current));
    });
    connect(m_both, &QPushButton::clicked, this, [this] { choose(ConflictChoice::Both); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const RecordAddress at = currentRecord(); !at.isNull())
            Q_EMIT openRequested(recordPageAddress(at.entity, at.id));
    });
    connect(m_apply, &QPushButton::clicked, this, &ConflictsPage::apply);
    return part;
}

QWidget *ConflictsPage::makeRefused()
{
    auto *part = new QWidget(m_tabs);
    m_noneRefused = new EmptyState(QStringLiteral("check-lg"), part);
    m_refused = new QTreeWidget(part);
    m_refused->setObjectName(QStringLiteral("refusedEdits"));
    m_refused->setHeaderHidden(true);
    m_refused->setFrameShape(QFrame::NoFrame);
    m_refused->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_again = namedButton("refusedAgain", part);
    m_letGo = namedButton("refusedLetGo", part);
    setButtonKind(m_again, ButtonKind::Primary);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addStretch(1);
    row->addWidget(m_letGo);
    row->addWidget(m_again);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(space::l, space::s, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_noneRefused, 1);
    column->addWidget(m_refused, 1);
    column->addLayout(row);
    connect(m_refused, &QTreeWidget::itemSelectionChanged, this, &ConflictsPage::refresh);
    connect(m_again, &QPushButton::clicked, this, &ConflictsPage::tryAgain);
    connect(m_letGo, &QPushButton::clicked, this, &ConflictsPage::letGo);
    return part;
}

QString ConflictsPage::title() const
{
    return tr("Conflicts");
}

QString ConflictsPage::place() const
{
    return m_tabs->currentIndex() == 1 ? refusedPlace : QString();
}

void ConflictsPage::goTo(const QString &place)
{
    m_tabs->setCurrentIndex(place == refusedPlace ? 1 : 0);
}

QWidget *ConflictsPage::mainWidget()
{
    return m_tabs->currentIndex() == 1 ? static_cast<QWidget *>(m_refused) : m_table;
}

RecordAddress ConflictsPage::currentRecord() const
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid() || current.row() >= m_model->rowCount())
        return {};
    const ConflictCase &conflict = m_model->at(current.row());
    return conflict.isSeen && conflict.entity ? RecordAddress{conflict.entity->key, conflict.record} : RecordAddress();
}

int ConflictsPage::state() const
{
    return m_stack->currentIndex();
}

void ConflictsPage::choose(ConflictChoice choice)
{
    if (const QModelIndex current = m_table->currentIndex(); current.isValid())
        m_model->choose(current.row(), choice);
}

void ConflictsPage::apply()
{
    const auto decisions = m_model->decisions();
    if (decisions.empty() || !m_data.isEditable())
        return;
    m_data.commit(this, decisionRequest(*m_data.catalog(), decisions),
                  [this, count = int(decisions.size())](const Result<CommitReceipt> &receipt) {
                      if (!receipt)
                          return fail(receipt.error());
                      m_context.toast(
                          {.text = tr("%Ln conflict(s) decided; what lost stays in the history", nullptr, count),
                           .actionText = tr("Undo"),
                           .action = [this, operation = receipt->operation] { m_context.undo(operation); }});
                      Q_EMIT applied();
                  });
}

void ConflictsPage::askRefused()
{
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session()] { return refusedEdits(workspace, session); },
        [this](const Result<std::vector<RefusedEdit>> &edits) {
            if (edits && (*edits != m_edits || m_refused->topLevelItemCount() != int(edits->size()))) {
                m_edits = *edits;
                showRefused();
            }
            refresh();
            Q_EMIT refusedShown();
        });
}

static QString refusalReason(const QString &why)
{
    if (why == QLatin1String("forbidden"))
        return ConflictsPage::tr("You may not do this, or may not see the record any more. An administrator can give "
                                 "you the right; then try again.");
    if (why == QLatin1String("invalid"))
        return ConflictsPage::tr("The server's rules do not allow these values. Correct the record, then let this go.");
    if (why == QLatin1String("id_taken"))
        return ConflictsPage::tr("The server has another record under this number.");
    return ConflictsPage::tr("The server could not carry it out. Try again later.");
}

void ConflictsPage::showRefused()
{
    m_refused->clear();
    const FormatContext format = m_data.format();
    for (const RefusedEdit &edit : m_edits) {
        auto *item = new QTreeWidgetItem(m_refused);
        item->setText(0, tr("%1 · %2 · %3")
                             .arg(formats::dateTime(edit.at, format.zone, format.isChinese()),
                                  operationLabel(edit.label, edit.origin), refusalReason(edit.why)));
        item->setToolTip(0, edit.detail.isEmpty() ? item->text(0) : item->text(0) + u'\n' + edit.detail);
        item->setIcon(0, icon(QStringLiteral("exclamation-triangle"), IconTone::Warning));
        item->setData(0, Qt::UserRole, qlonglong(edit.commit));
        for (const RefusedChange &change : edit.changes) {
            const FieldDef *field = change.entity ? change.entity->field(change.field) : nullptr;
            QString what = change.field == QLatin1String("+")   ? tr("Created")
                           : change.field == QLatin1String("-") ? tr("Moved to the bin")
                           : change.field == QLatin1String("~") ? tr("Restored from the bin")
                           : change.field == QLatin1String("/") ? tr("Taken back")
                                                                : change.field;
            if (field)
                what = tr("%1: %2").arg(fieldLabel(*field, m_data.locale()),
                                        showExactly(*field, change.now, m_data.format({{field, &change.now}})));
            new QTreeWidgetItem(item, {change.title.isEmpty() ? what : tr("%1 · %2").arg(change.title, what)});
        }
        item->setExpanded(true);
    }
    if (m_refused->topLevelItemCount() > 0)
        m_refused->setCurrentItem(m_refused->topLevelItem(0));
}

std::optional<std::int64_t> ConflictsPage::chosenRefused() const
{
    const QTreeWidgetItem *item = m_refused->currentItem();
    while (item && item->parent())
        item = item->parent();
    return item ? std::optional(std::int64_t(item->data(0, Qt::UserRole).toLongLong())) : std::nullopt;
}

void ConflictsPage::tryAgain()
{
    const auto commit = chosenRefused();
    if (!commit)
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), commit] {
            return tryRefusedAgain(workspace, session, *commit);
        },
        [this](const Result<CommitReceipt> &receipt) {
            if (!receipt)
                fail(receipt.error());
            askRefused();
        });
}

void ConflictsPage::letGo()
{
    const auto commit = chosenRefused();
    if (!commit)
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), commit] {
            return letRefusedGo(workspace, session, *commit);
        },
        [this](const Result<void> &done) {
            if (!done)
                fail(done.error());
            askRefused();
        });
}

void ConflictsPage::fail(const Error &error)
{
    m_context.say(error);
}

void ConflictsPage::refresh()
{
    QWidget *shown = m_stack->widget(0);
    if (m_model->error())
        shown = m_failed;
    else if (!m_model->hasLoaded())
        shown = m_skeleton;
    else if (m_model->rowCount() == 0)
        shown = m_none;
    shown == m_skeleton ? m_skeleton->begin() : m_skeleton->end();
    if (m_model->error())
        m_failed->setTexts(describeError(*m_model->error(), m_data.catalog(), m_data.locale()).sentences(),
                           tr("Try again"));
    m_stack->setCurrentWidget(shown);
    if (m_model->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, ConflictModel::Mine));
    const bool writes = m_data.isEditable();
    const QModelIndex current = m_table->currentIndex();
    const bool any = current.isValid() && current.row() < m_model->rowCount();
    m_preview->setPlainText(any ? m_model->preview(current.row()) : QString());
    m_both->setEnabled(any && canKeepBoth(m_model->at(current.row())));
    m_same->setEnabled(any && m_model->choice(current.row()).has_value() && m_model->rowCount() > 1);
    m_open->setEnabled(!currentRecord().isNull());
    m_apply->setEnabled(writes && m_model->chosen() > 0);
    m_apply->setText(m_model->chosen() > 0 ? tr("Apply (%1)").arg(m_model->chosen()) : tr("Apply"));
    const int count = m_model->rowCount();
    m_tabs->setTabText(0, count > 0 ? tr("To decide (%1)").arg(count) : tr("To decide"));
    m_tabs->setTabText(1, m_edits.empty() ? tr("Not taken") : tr("Not taken (%1)").arg(m_edits.size()));
    m_refused->setVisible(!m_edits.empty());
    m_noneRefused->setVisible(m_edits.empty());
    m_again->setVisible(!m_edits.empty());
    m_letGo->setVisible(!m_edits.empty());
    m_again->setEnabled(writes && chosenRefused().has_value());
    m_letGo->setEnabled(writes && chosenRefused().has_value());
}

void ConflictsPage::retranslate()
{
    setAccessibleName(title());
    m_tabs->setAccessibleName(title());
    m_table->setAccessibleName(tr("Conflicts to decide"));
    m_hint->setText(tr("You and somebody else changed the same thing. Choose a side of each line (←, →), then apply "
                       "(Ctrl+Enter). What loses stays in the history."));
    m_previewLabel->setText(tr("What will stand"));
    m_preview->setAccessibleName(tr("What will stand"));
    m_allMine->setText(tr("All mine"));
    m_allTheirs->setText(tr("All the server's"));
    m_same->setText(tr("The same for this field"));
    m_both->setText(tr("Keep both"));
    m_both->setToolTip(tr("The server's text with mine below it"));
    m_open->setText(tr("Open the record"));
    m_refused->setAccessibleName(tr("Edits that the server did not take"));
    m_noneRefused->setTexts(tr("The server took everything"));
    m_again->setText(tr("Try again"));
    m_letGo->setText(tr("Let go"));
    m_letGo->setToolTip(tr("Take it from this list; the history keeps it"));
    m_none->setTexts(tr("No conflicts"));
    showRefused();
    refresh();
}

bool ConflictsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && (key->modifiers() & Qt::ControlModifier)) {
            apply();
            return true;
        }
        if (key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right)) {
            choose(key->key() == Qt::Key_Left ? ConflictChoice::Mine : ConflictChoice::Theirs);
            return true;
        }
        const bool next = key->modifiers() == Qt::AltModifier && key->key() == Qt::Key_Down;
        if (next && m_table->currentIndex().row() + 1 < m_model->rowCount()) {
            m_table->setCurrentIndex(m_model->index(m_table->currentIndex().row() + 1, ConflictModel::Mine));
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void ConflictsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
