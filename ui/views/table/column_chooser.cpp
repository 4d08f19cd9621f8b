// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table/column_chooser.h"

#include "ui/shell/match_text.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

bool isStep(const QKeyEvent &event)
{
    return event.modifiers() == Qt::AltModifier && (event.key() == Qt::Key_Up || event.key() == Qt::Key_Down);
}

} // namespace

ColumnChooser::ColumnChooser(EntityPtr entity, const ListLayout &layout, const QString &locale, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_entity(std::move(entity)), m_locale(locale), m_search(new QLineEdit(this)),
      m_list(new QListWidget(this)), m_up(new QToolButton(this)), m_down(new QToolButton(this)),
      m_frozen(new QCheckBox(this)), m_standard(new QPushButton(this))
{
    setObjectName(QStringLiteral("columnChooser"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Columns"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->setSpacing(space::s);

    m_search->setObjectName(QStringLiteral("columnSearch"));
    m_search->setAccessibleName(tr("Find a field"));
    m_search->setPlaceholderText(tr("Find a field"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), IconTone::Secondary), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("columnList"));
    m_list->setAccessibleName(tr("Fields; tick what the list shows, drag or use the arrows for the sequence"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    const auto arrow = [this](QToolButton *button, const char *name, const char *drawing, const QString &tip) {
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(icon(QString::fromLatin1(drawing)));
        button->setAccessibleName(tip);
        button->setToolTip(tip);
    };
    arrow(m_up, "columnUp", "arrow-up", tr("Further to the front (Alt+Up)"));
    arrow(m_down, "columnDown", "arrow-down", tr("Further to the back (Alt+Down)"));
    m_frozen->setObjectName(QStringLiteral("columnFrozen"));
    m_frozen->setText(tr("Keep the first column in sight"));
    m_frozen->setAccessibleName(m_frozen->text());
    m_frozen->setChecked(layout.firstFrozen);
    m_standard->setObjectName(QStringLiteral("columnStandard"));
    m_standard->setText(tr("Standard columns"));
    m_standard->setAccessibleName(m_standard->text());

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    foot->addWidget(m_standard);
    foot->addStretch(1);
    foot->addWidget(m_up);
    foot->addWidget(m_down);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_frozen);
    column->addLayout(foot);
    fill(layout.fields());

    connect(m_search, &QLineEdit::textChanged, this, &ColumnChooser::narrow);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnChooser::tell);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnChooser::tell, Qt::QueuedConnection);
    connect(m_list->model(), &QAbstractItemModel::rowsInserted, this, &ColumnChooser::tell, Qt::QueuedConnection);
    connect(m_up, &QToolButton::clicked, this, [this] { shift(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { shift(1); });
    connect(m_frozen, &QCheckBox::toggled, this, &ColumnChooser::firstFrozenChanged);
    connect(m_standard, &QPushButton::clicked, this, [this] {
        Q_EMIT standardRequested();
        fill(ListLayout::standard(*m_entity).fields());
    });
}

void ColumnChooser::fill(const QStringList &shown)
{
    m_filling = true;
    m_list->clear();
    const auto add = [&](const FieldDef &field, bool ticked) {
        auto *item = new QListWidgetItem(fieldLabel(field, m_locale), m_list);
        item->setData(Qt::UserRole, field.key);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    };
    for (const QString &key : shown) {
        if (const FieldDef *field = m_entity->field(key))
            add(*field, true);
    }
    for (const FieldDef *field : listableFields(*m_entity)) {
        if (!shown.contains(field->key))
            add(*field, false);
    }
    m_list->setCurrentRow(0);
    m_filling = false;
    narrow(m_search->text());
}

void ColumnChooser::tell()
{
    if (m_filling)
        return;
    QStringList fields;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            fields << m_list->item(row)->data(Qt::UserRole).toString();
    }
    if (!fields.isEmpty()) {
        Q_EMIT fieldsChanged(fields);
        return;
    }
    // A list without any column would be no list.
    if (QListWidgetItem *item = m_list->currentItem()) {
        m_filling = true;
        item->setCheckState(Qt::Checked);
        m_filling = false;
    }
}

void ColumnChooser::shift(int step)
{
    const int from = m_list->currentRow();
    const int to = from + step;
    if (from < 0 || to < 0 || to >= m_list->count() || !m_search->text().isEmpty())
        return;
    m_filling = true;
    QListWidgetItem *item = m_list->takeItem(from);
    m_list->insertItem(to, item);
    m_list->setCurrentRow(to);
    m_filling = false;
    tell();
}

void ColumnChooser::narrow(const QString &text)
{
    const QString wanted = text.trimmed();
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const QStringList names{item->text(), item->data(Qt::UserRole).toString()};
        item->setHidden(!wanted.isEmpty() && !bestMatch(item->text(), names, wanted));
    }
    m_list->setDragEnabled(wanted.isEmpty());
    m_up->setEnabled(wanted.isEmpty());
    m_down->setEnabled(wanted.isEmpty());
}

bool ColumnChooser::event(QEvent *event)
{
    // The page below steps from record to record by the same keys.
    if (event->type() == QEvent::ShortcutOverride && isStep(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void ColumnChooser::keyPressEvent(QKeyEvent *event)
{
    if (isStep(*event)) {
        shift(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

void ColumnChooser::openBelow(QWidget *button)
{
    const int line = fontMetrics().height();
    resize(std::max(sizeHint().width(), fontMetrics().averageCharWidth() * 44), line * 26);
    QPoint place = button->mapToGlobal(QPoint(button->width() - width(), button->height() + 2));
    if (const QScreen *screen = button->screen()) {
        const QRect room = screen->availableGeometry();
        place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
        place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(place);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

} // namespace millrace
