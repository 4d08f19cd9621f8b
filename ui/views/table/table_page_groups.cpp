// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of a table page: a column of counts and sums beside the list; a chosen group narrows it.
#include "ui/models/group_model.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/table_look.h"
#include "ui/theme/tokens.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QHeaderView>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>

namespace millrace {

void TablePage::makeGroups()
{
    m_groups = new GroupModel(m_data, m_model->entity(), this);
    m_groupTable = new QTableView(m_splitter);
    m_groupTable->setObjectName(QStringLiteral("groups"));
    m_groupTable->setModel(m_groups);
    m_groupTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    makeQuiet(m_groupTable);
    m_groupTable->horizontalHeader()->setSectionsClickable(false);
    m_splitter->insertWidget(0, m_groupTable);
    m_splitter->setStretchFactor(0, 0);
    m_groupTable->hide();
    connect(m_groups, &GroupModel::loaded, this, [this] {
        m_groupTable->verticalHeader()->setDefaultSectionSize(m_table->verticalHeader()->defaultSectionSize());
        m_groupTable->resizeColumnsToContents();
        if (std::exchange(m_groupsFresh, false)) {
            int width = 2 * space::l;
            for (int column = 0; column < m_groups->columnCount(); ++column)
                width += m_groupTable->columnWidth(column);
            const QList<int> sizes = m_splitter->sizes();
            const int room = sizes.value(0) + sizes.value(1);
            width = std::min(width, room / 2);
            m_splitter->setSizes({width, room - width, sizes.value(2)});
        }
        // What was chosen stays chosen while its group is there.
        for (int row = 0; row < m_groups->rowCount(); ++row) {
            if (!m_groupCondition.isEverything() && m_groups->condition(row) == m_groupCondition) {
                const QSignalBlocker quiet(m_groupTable->selectionModel());
                m_groupTable->selectRow(row);
            }
        }
    });
    const auto choose = [this] {
        const QModelIndexList rows = m_groupTable->selectionModel()->selectedRows();
        const Filter wanted = rows.isEmpty() ? Filter() : m_groups->condition(rows.front().row());
        if (wanted == m_groupCondition || rows.isEmpty())
            return;
        m_groupCondition = wanted;
        applyQuery();
    };
    connect(m_groupTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, choose);
    connect(m_groupButton->menu(), &QMenu::aboutToShow, this, [this] {
        QMenu *menu = m_groupButton->menu();
        menu->clear();
        const auto add = [&](const QString &text, const QString &key) {
            QAction *action = menu->addAction(text);
            action->setCheckable(true);
            action->setChecked(m_layout.groupedBy == key);
            connect(action, &QAction::triggered, this, [this, key] { groupBy(key); });
        };
        add(tr("No grouping"), {});
        menu->addSeparator();
        for (const FieldDef *field : groupableFields(*m_model->entity()))
            add(fieldLabel(*field, m_data.locale()), field->key);
    });
}

void TablePage::groupBy(const QString &field)
{
    ListLayout layout = m_layout;
    layout.groupedBy = field;
    setListLayout(layout);
}

void TablePage::refreshGroups()
{
    if (!m_groups)
        return;
    if (m_groups->field() != m_layout.groupedBy && !m_groupCondition.isEverything()) {
        m_groupCondition = {};
        applyQuery();
    }
    std::vector<int> columns;
    for (int i = 0; i < m_model->columnCount(); ++i)
        columns.push_back(m_model->fieldAt(i).index);
    m_groups->ask(m_layout.groupedBy, m_filter, columns);
    const bool shown = !m_layout.groupedBy.isEmpty();
    if (shown && !m_groupTable->isVisibleTo(this))
        m_groupsFresh = true;
    m_groupTable->setVisible(shown);
    m_groupButton->setChecked(shown);
}

} // namespace millrace
