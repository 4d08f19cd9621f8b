// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of a table page: which, how wide, in what order the rows.
#include "ui/forms/filter_chips.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/views/table/column_chooser.h"
#include "ui/views/table/record_header.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QMenu>
#include <QToolButton>

namespace millrace {

namespace {

constexpr double leastCharacters = 4;

double pixelsOfCharacter(const QWidget *widget)
{
    const QFontMetricsF metrics(widget->font());
    return std::max(1.0, metrics.horizontalAdvance(QStringLiteral("0")));
}

} // namespace

void TablePage::setListLayout(const ListLayout &layout)
{
    if (layout == m_layout)
        return;
    const QModelIndex current = m_table->currentIndex();
    const RecordId id = current.isValid() ? m_model->idAt(current.row()) : RecordId();
    const QString field = current.isValid() ? m_model->fieldAt(current.column()).key : QString();
    m_layout = layout;
    m_table->setFirstFrozen(layout.firstFrozen);
    if (m_layout.fields() != m_model->columns()) {
        m_model->setColumns(m_layout.fields());
        // The reset takes the place in the list away.
        if (const int row = id.isNull() ? -1 : m_model->rowOf(id); row >= 0) {
            const int column = std::max(0, int(m_model->columns().indexOf(field)));
            m_table->setCurrentIndex(m_model->index(row, column));
        }
    } else {
        fitColumns();
    }
    storeLayout();
    refreshFooter();
    refreshGroups();
    refreshChanged();
}

void TablePage::setFields(const QStringList &fields)
{
    ListLayout layout = m_layout;
    layout.setFields(fields);
    setListLayout(layout);
}

void TablePage::fitColumns()
{
    m_fitting = true;
    const double character = pixelsOfCharacter(m_table);
    const QFontMetrics metrics(m_table->font());
    for (int i = 0; i < m_model->columnCount(); ++i) {
        const FieldDef &field = m_model->fieldAt(i);
        const auto own = std::find_if(m_layout.columns.begin(), m_layout.columns.end(),
                                      [&](const ListColumn &column) { return column.field == field.key; });
        if (own != m_layout.columns.end() && own->characters > 0) {
            m_table->setColumnWidth(i, int(std::lround(own->characters * character)));
            continue;
        }
        const int characters = field.width > 0 ? field.width : fieldTypeInfo(field.type).characters;
        const QString heading = m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width = std::max(metrics.averageCharWidth() * std::min(characters, 28),
                                   metrics.horizontalAdvance(heading) + space::xxl);
        m_table->setColumnWidth(i, width + 2 * space::s);
    }
    m_fitting = false;
}

void TablePage::columnResized(int column, int width)
{
    if (m_fitting || column < 0 || column >= m_model->columnCount())
        return;
    for (ListColumn &own : m_layout.columns) {
        if (own.field == m_model->fieldAt(column).key)
            own.characters = std::max(leastCharacters, width / pixelsOfCharacter(m_table));
    }
    storeLayout();
}

void TablePage::orderBy(int column, bool adds, std::optional<bool> descending)
{
    if (!m_model->isSortable(column)) {
        m_context.toast(
            {.text = tr("A list cannot be ordered by “%1”.").arg(fieldLabel(m_model->fieldAt(column), m_data.locale())),
             .actionText = {},
             .action = {},
             .tone = MessageTone::Info});
        return;
    }
    const int rank = m_model->sortRank(column);
    const SortKey wanted{FieldPath{{m_model->fieldAt(column).key}}, descending.value_or(rank > 0)};
    std::vector<SortKey> keys;
    if (adds)
        keys = m_model->query().sort;
    const auto own =
        std::find_if(keys.begin(), keys.end(), [&](const SortKey &key) { return key.path == wanted.path; });
    if (own == keys.end())
        keys.push_back(wanted);
    else if (!descending && own->descending)
        keys.erase(own);
    else
        own->descending = wanted.descending;
    m_model->setSort(std::move(keys));
}

QMenu *TablePage::columnMenu(int column)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("columnMenu"));
    const FieldDef &field = m_model->fieldAt(column);
    const QString label = fieldLabel(field, m_data.locale());
    menu->setAccessibleName(label);
    const auto add = [&](const char *name, const QString &text, const char *drawing, auto run) {
        QAction *action = menu->addAction(icon(QString::fromLatin1(drawing)), text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    if (m_model->isSortable(column)) {
        const Comparison kind = fieldTypeInfo(field.type).comparison;
        const bool ofText = kind == Comparison::Text || kind == Comparison::Record || kind == Comparison::Option;
        const bool ofDays = kind == Comparison::Date || kind == Comparison::Moment;
        add("sortUp",
            ofText   ? tr("Order A to Z")
            : ofDays ? tr("Order oldest first")
                     : tr("Order smallest first"),
            "sort-down-alt", [this, column] { orderBy(column, false, false); });
        add("sortDown",
            ofText   ? tr("Order Z to A")
            : ofDays ? tr("Order newest first")
                     : tr("Order largest first"),
            "sort-down", [this, column] { orderBy(column, false, true); });
        const bool others = !m_model->query().sort.empty() && m_model->sortRank(column) == 0;
        if (others)
            add("sortThen", tr("Then order by this as well"), "sort-up-alt", [this, column] { orderBy(column, true); });
        if (!m_model->query().sort.empty())
            add("sortNone", tr("Newest first, without an order"), "x-lg", [this] { m_model->setSort({}); });
        menu->addSeparator();
    }
    if (fieldTypeInfo(field.type).comparison != Comparison::Emptiness) {
        add("filterColumn", tr("Filter by “%1”…").arg(label), "funnel", [this, column, key = field.key] {
            const RecordHeader *header = m_table->recordHeader();
            m_chips->edit(FieldPath{{key}},
                          header->mapToGlobal(QPoint(header->sectionViewportPosition(column), header->height())));
        });
        menu->addSeparator();
    }
    QAction *freeze = add("freezeFirst", tr("Keep the first column in sight"), "pin", [this] {
        ListLayout layout = m_layout;
        layout.firstFrozen = !layout.firstFrozen;
        setListLayout(layout);
    });
    freeze->setCheckable(true);
    freeze->setChecked(m_layout.firstFrozen);
    if (column > 0)
        add("columnFirst", tr("Make this the first column"), "arrow-left", [this, key = field.key] {
            QStringList fields = m_layout.fields();
            fields.removeAll(key);
            fields.prepend(key);
            setFields(fields);
        });
    if (m_model->columnCount() > 1)
        add("hideColumn", tr("Hide “%1”").arg(label), "x-circle", [this, key = field.key] {
            QStringList fields = m_layout.fields();
            fields.removeAll(key);
            setFields(fields);
        });
    add("chooseColumns", tr("Choose columns…"), "layout-three-columns", [this] { openColumnChooser(); });
    return menu;
}

void TablePage::openColumnChooser()
{
    auto *chooser = new ColumnChooser(m_model->entity(), m_layout, m_data.locale(), this);
    connect(chooser, &ColumnChooser::fieldsChanged, this, &TablePage::setFields);
    connect(chooser, &ColumnChooser::firstFrozenChanged, this, [this](bool frozen) {
        ListLayout layout = m_layout;
        layout.firstFrozen = frozen;
        setListLayout(layout);
    });
    connect(chooser, &ColumnChooser::standardRequested, this, [this] {
        ListLayout layout = ListLayout::standard(*m_model->entity());
        layout.groupedBy = m_layout.groupedBy;
        setListLayout(layout);
    });
    chooser->openBelow(m_columnsButton);
}

} // namespace millrace
