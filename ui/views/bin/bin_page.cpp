// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/bin/bin_page.h"

#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/table_look.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace millrace {

BinPage::BinPage(const ViewContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_model(new BinModel(m_data, this)),
      m_search(new QLineEdit(this)), m_restore(new QPushButton(this)), m_open(new QPushButton(this)),
      m_stack(new QStackedWidget(this)), m_table(new QTableView(m_stack)),
      m_emptyNew(new EmptyState(QStringLiteral("trash"), m_stack)),
      m_emptyFiltered(new EmptyState(QStringLiteral("search"), m_stack)),
      m_failed(new EmptyState(QStringLiteral("exclamation-triangle"), m_stack)), m_skeleton(new SkeletonRows(m_stack))
{
    setObjectName(QStringLiteral("binPage"));
    m_search->setObjectName(QStringLiteral("binSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(360);
    m_search->addAction(icon(QStringLiteral("search"), IconTone::Secondary), QLineEdit::LeadingPosition);
    m_restore->setObjectName(QStringLiteral("binRestore"));
    m_restore->setIcon(icon(QStringLiteral("arrow-counterclockwise"), IconTone::OnAccent));
    setButtonKind(m_restore, ButtonKind::Primary);
    m_open->setObjectName(QStringLiteral("binOpen"));
    m_table->setObjectName(QStringLiteral("bin"));
    m_table->setModel(m_model);
    makeQuietRows(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setSectionResizeMode(BinModel::Name, QHeaderView::Stretch);
    m_table->installEventFilter(this);
    const int letter = m_table->fontMetrics().averageCharWidth();
    for (const int column : {BinModel::Type, BinModel::Along, BinModel::By, BinModel::When})
        m_table->setColumnWidth(column, letter * 20);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::l, 0, space::l, 0);
    row->setSpacing(space::s);
    row->addWidget(m_search, 1);
    row->addStretch(1);
    row->addWidget(m_open);
    row->addWidget(m_restore);
    for (QWidget *state : std::initializer_list<QWidget *>{m_table, m_emptyNew, m_emptyFiltered, m_failed, m_skeleton})
        m_stack->addWidget(state);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) { m_model->setText(text.trimmed()); });
    connect(m_restore, &QPushButton::clicked, this, &BinPage::restoreSelected);
    connect(m_open, &QPushButton::clicked, this, &BinPage::openCurrent);
    connect(m_table, &QTableView::doubleClicked, this, &BinPage::openCurrent);
    connect(m_model, &BinModel::loaded, this, &BinPage::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BinPage::refresh);
    connect(m_emptyFiltered, &EmptyState::buttonClicked, m_search, &QLineEdit::clear);
    connect(m_failed, &EmptyState::buttonClicked, m_model, &BinModel::reload);
    connect(&m_data, &LiveData::localeChanged, this, &BinPage::retranslate);
    retranslate();
    m_model->reload();
}

QString BinPage::title() const
{
    return tr("Recycle bin");
}

QWidget *BinPage::searchField()
{
    return m_search;
}

QWidget *BinPage::mainWidget()
{
    return m_stack->currentWidget() == m_table ? static_cast<QWidget *>(m_table) : m_search;
}

RecordAddress BinPage::currentRecord() const
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return {};
    const BinLine &line = m_model->line(current.row());
    return {line.entity->key, line.id};
}

int BinPage::state() const
{
    return m_stack->currentIndex();
}

void BinPage::openCurrent()
{
    if (const RecordAddress at = currentRecord(); !at.isNull())
        Q_EMIT openRequested({QStringLiteral("record"), at.entity + u'/' + at.id.toString()});
}

void BinPage::restoreSelected()
{
    CommitRequest request;
    request.label = QStringLiteral("restore");
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const BinLine &line = m_model->line(index.row());
        request.edits.push_back(Edit::restore(line.entity->key, line.id));
    }
    if (request.edits.empty() || !m_data.isEditable())
        return;
    const int count = int(request.edits.size());
    m_data.commit(this, std::move(request), [this, count](const Result<CommitReceipt> &receipt) {
        if (!receipt) {
            m_context.say(receipt.error());
            return;
        }
        m_context.toast({.text = tr("%Ln record(s) restored", nullptr, count),
                         .actionText = tr("Undo"),
                         .action = [this, operation = receipt->operation] { m_context.undo(operation); }});
    });
}

void BinPage::refresh()
{
    QWidget *shown = m_table;
    if (m_model->error())
        shown = m_failed;
    else if (!m_model->hasLoaded())
        shown = m_skeleton;
    else if (m_model->rowCount() == 0)
        shown = m_model->text().isEmpty() ? m_emptyNew : m_emptyFiltered;
    if (shown == m_skeleton)
        m_skeleton->begin();
    else
        m_skeleton->end();
    if (m_model->error())
        m_failed->setTexts(describeError(*m_model->error(), m_data.catalog(), m_data.locale()).sentences(),
                           tr("Try again"));
    m_stack->setCurrentWidget(shown);
    const bool any = shown == m_table && m_table->selectionModel()->hasSelection();
    m_restore->setEnabled(any && m_data.isEditable());
    m_open->setEnabled(any);
}

void BinPage::retranslate()
{
    setAccessibleName(title());
    m_search->setPlaceholderText(tr("Search the bin"));
    m_search->setAccessibleName(tr("Search the bin"));
    m_table->setAccessibleName(title());
    m_restore->setText(tr("Restore"));
    m_restore->setToolTip(tr("Bring back with everything that went along (Enter)"));
    m_open->setText(tr("Open"));
    m_emptyNew->setTexts(tr("No deleted records. What is deleted stays here without a time limit."));
    m_emptyFiltered->setTexts(tr("Nothing in the bin has this name."), tr("Clear the search"));
    refresh();
}

bool BinPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            restoreSelected();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void BinPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
