// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import/check_step.h"

#include "ui/shell/empty_state.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>

namespace millrace {

namespace {

/// Qt lets input methods in with every cell that could be edited; here they write into the open editor only.
class CheckTable : public QTableView
{
public:
    using QTableView::QTableView;

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override
    {
        QTableView::currentChanged(current, previous);
        setAttribute(Qt::WA_InputMethodEnabled, false);
    }
    void focusInEvent(QFocusEvent *event) override
    {
        QTableView::focusInEvent(event);
        setAttribute(Qt::WA_InputMethodEnabled, false);
    }
};

} // namespace

CheckStep::CheckStep(ImportTask &task, QWidget *parent)
    : ImportStep(task, "importCheck", parent), m_model(new CheckModel(task, this)), m_tabs(new QTabBar(this)),
      m_stack(new QStackedWidget(this)), m_table(new CheckTable(m_stack)), m_skeleton(new SkeletonRows(m_stack)),
      m_none(new EmptyState(QStringLiteral("check-circle"), m_stack)), m_next(new QPushButton(this)),
      m_again(new QPushButton(this)), m_replace(new QPushButton(this)), m_column(new QComboBox(this)),
      m_from(new QLineEdit(this)), m_to(new QLineEdit(this)),
      m_limit(new TextLabel(TextStyle::Caption, TextTone::Tertiary, this))
{
    m_tabs->setObjectName(QStringLiteral("importTabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (int i = 0; i < 3; ++i)
        m_tabs->addTab(QString());
    dressImportTable(m_table, QStringLiteral("importRows"));
    m_table->setModel(m_model);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->setProperty("userData", true);
    m_next->setObjectName(QStringLiteral("importNextError"));
    m_again->setObjectName(QStringLiteral("importCheckAgain"));
    m_again->setIcon(icon(QStringLiteral("arrow-clockwise"), IconTone::Secondary));
    m_replace->setObjectName(QStringLiteral("importReplace"));
    m_column->setObjectName(QStringLiteral("importReplaceColumn"));
    m_from->setObjectName(QStringLiteral("importReplaceFrom"));
    m_to->setObjectName(QStringLiteral("importReplaceTo"));
    m_limit->setWordWrap(true);
    for (QWidget *state : std::initializer_list<QWidget *>{m_table, m_skeleton, m_none})
        m_stack->addWidget(state);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(m_tabs);
    top->addStretch(1);
    top->addWidget(m_next);
    top->addWidget(m_again);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    m_columnLabel = addField(row, m_column, 1);
    m_fromLabel = addField(row, m_from, 1);
    m_toLabel = addField(row, m_to, 1);
    row->addWidget(m_replace, 0, Qt::AlignBottom);
    column()->addLayout(top);
    column()->addWidget(m_stack, 1);
    column()->addWidget(m_limit);
    column()->addLayout(row);
    auto *error = new QShortcut(QKeySequence(Qt::Key_F8), this);
    error->setContext(Qt::WidgetWithChildrenShortcut);
    connect(error, &QShortcut::activated, this, &CheckStep::goToNextError);
    connect(m_next, &QPushButton::clicked, this, &CheckStep::goToNextError);
    connect(m_again, &QPushButton::clicked, this, &CheckStep::checkAgain);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_model->show(CheckModel::Show(tab));
        showState();
    });
    connect(m_replace, &QPushButton::clicked, this,
            [this] { replaceAll(m_column->currentText(), m_from->text(), m_to->text()); });
    connect(m_model, &CheckModel::fixed, this, [this] {
        m_pending = true;
        showState();
    });
    connect(&task, &ImportTask::checked, this, &CheckStep::showAnswer);
    connect(&task, &ImportTask::busyChanged, this, &CheckStep::showState);
}

QString CheckStep::title() const
{
    return tr("Check");
}

void CheckStep::enter()
{
    checkAgain();
}

bool CheckStep::isReady() const
{
    return !task().isBusy() && !m_pending && task().check &&
           task().check->report.created + task().check->report.updated > 0;
}

QWidget *CheckStep::firstField()
{
    return m_table;
}

void CheckStep::checkAgain()
{
    task().tryOut();
}

void CheckStep::list(CheckModel::Show which)
{
    m_tabs->setCurrentIndex(int(which));
}

void CheckStep::showAnswer()
{
    const QModelIndex before = m_table->currentIndex();
    const qint64 line = before.isValid() && before.row() < m_model->rowCount() ? before.row() : -1;
    const int column = before.column();
    m_pending = false;
    m_model->reload();
    const int letter = m_table->fontMetrics().averageCharWidth();
    int fate = 0;
    for (const QString &word : m_model->fateWords())
        fate = std::max(fate, m_table->fontMetrics().horizontalAdvance(word));
    m_table->setColumnWidth(CheckModel::Fate, fate + space::rowIcon + 2 * space::l);
    m_table->setColumnWidth(CheckModel::Why, letter * 32);
    m_table->setColumnWidth(CheckModel::Line, letter * 5);
    for (int i = CheckModel::FirstCell; i < m_model->columnCount(); ++i)
        m_table->setColumnWidth(i, letter * 12);
    if (line >= 0 && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(int(std::min<qint64>(line, m_model->rowCount() - 1)), column));
    const QString chosen = m_column->currentText();
    m_column->clear();
    m_column->addItems(task().check->headers);
    m_column->setCurrentIndex(std::max(0, m_column->findText(chosen)));
    showTabs();
    showState();
}

void CheckStep::showTabs()
{
    const auto named = [this](const QString &name, CheckModel::Show which) {
        return tr("%1 (%L2)").arg(name).arg(m_model->count(which));
    };
    m_tabs->setTabText(0, named(tr("All rows"), CheckModel::Show::All));
    m_tabs->setTabText(1, named(tr("Refused"), CheckModel::Show::Errors));
    m_tabs->setTabText(2, named(tr("With warnings"), CheckModel::Show::Warnings));
    const bool more = task().check && m_model->count(CheckModel::Show::All) > int(task().check->rows.size());
    m_limit->setText(tr("Listed are the first %L1 rows and those that need a look.").arg(ImportCheck::firstRows));
    m_limit->setVisible(more);
}

void CheckStep::showState()
{
    const bool working = task().isBusy() && !task().check;
    const bool none = task().check && m_model->rowCount() == 0;
    if (working)
        m_skeleton->begin();
    else
        m_skeleton->end();
    m_stack->setCurrentWidget(working ? static_cast<QWidget *>(m_skeleton)
                              : none  ? static_cast<QWidget *>(m_none)
                                      : m_table);
    m_none->setTexts(m_model->shown() == CheckModel::Show::Errors     ? tr("No row is refused.")
                     : m_model->shown() == CheckModel::Show::Warnings ? tr("No row has a warning.")
                                                                      : tr("There is no row below the headings."));
    m_next->setEnabled(task().check && task().check->report.failed > 0 && !task().isBusy());
    m_again->setEnabled(!task().isBusy());
    setButtonKind(m_again, m_pending ? ButtonKind::Primary : ButtonKind::Normal);
    m_again->setIcon(icon(QStringLiteral("arrow-clockwise"), m_pending ? IconTone::OnAccent : IconTone::Secondary));
    m_replace->setEnabled(!task().isBusy() && m_column->count() > 0);
    if (task().isBusy())
        setNote(tr("Trying every row without writing anything…"));
    else if (m_pending)
        setNote(tr("Cells were changed. Check again, then go on."));
    else if (task().check)
        setNote(tr("%L1 would be new, %L2 updated, %L3 left out, %L4 refused. Nothing is written yet; cells can be "
                   "put right here (F2).")
                    .arg(task().check->report.created)
                    .arg(task().check->report.updated)
                    .arg(task().check->report.skipped)
                    .arg(task().check->report.failed));
    else
        setNote(tr("The rows could not be checked."));
    Q_EMIT readyChanged();
}

void CheckStep::goToNextError()
{
    QModelIndex next = m_model->nextError(m_table->currentIndex());
    if (!next.isValid() && m_model->shown() == CheckModel::Show::Warnings) {
        list(CheckModel::Show::Errors);
        next = m_model->nextError({});
    }
    if (!next.isValid())
        return;
    m_table->setCurrentIndex(next);
    m_table->scrollTo(next);
    m_table->setFocus(Qt::OtherFocusReason);
}

void CheckStep::replaceAll(const QString &column, const QString &from, const QString &to)
{
    if (column.isEmpty() || from == to)
        return;
    task().mapping.values[column][from] = to;
    m_from->clear();
    m_to->clear();
    checkAgain();
}

void CheckStep::retranslate()
{
    setAccessibleName(title());
    m_tabs->setAccessibleName(tr("Which rows are listed"));
    m_table->setAccessibleName(tr("Rows of the file"));
    m_next->setText(tr("Next error"));
    m_next->setAccessibleName(m_next->text());
    m_next->setToolTip(tr("Go to the next cell that makes a row fail (F8)"));
    m_again->setText(tr("Check again"));
    m_again->setAccessibleName(m_again->text());
    m_columnLabel->setText(tr("In the column"));
    m_fromLabel->setText(tr("replace the text"));
    m_toLabel->setText(tr("by"));
    m_column->setAccessibleName(tr("Column to replace in"));
    m_from->setAccessibleName(tr("Text to be replaced"));
    m_to->setAccessibleName(tr("Text in its place"));
    m_replace->setText(tr("Replace all"));
    m_replace->setAccessibleName(m_replace->text());
    m_model->retranslate();
    showTabs();
    showState();
}

} // namespace millrace
