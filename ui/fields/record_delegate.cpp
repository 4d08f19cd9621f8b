// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fields/record_delegate.h"

#include "core/records/validate.h"
#include "core/schema/field_type.h"
#include "ui/fields/field_editor.h"
#include "ui/models/record_table_model.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_parse.h"
#include "ui/text/labels.h"
#include "ui/theme/tokens.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

namespace millrace {

namespace {

struct ChipColours
{
    QColor fill, text;
};

ChipColours chipColours(const QString &token, const Tokens &tokens)
{
    if (token == QLatin1String("success"))
        return {tokens.successTint, tokens.success};
    if (token == QLatin1String("warning"))
        return {tokens.warningTint, tokens.warning};
    if (token == QLatin1String("danger"))
        return {tokens.dangerTint, tokens.danger};
    if (token == QLatin1String("info"))
        return {tokens.infoTint, tokens.info};
    return {QColor(), tokens.text};
}

FieldEditor *editorOf(QObject *object)
{
    for (QObject *at = object; at; at = at->parent()) {
        if (auto *editor = qobject_cast<FieldEditor *>(at))
            return editor;
    }
    return nullptr;
}

} // namespace

RecordDelegate::RecordDelegate(LiveData &data, QObject *parent) : QStyledItemDelegate(parent), m_data(data) {}

void RecordDelegate::paintCell(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const Tokens &tokens = Tokens::of(cell.palette);
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    if (const auto *view = qobject_cast<const QAbstractItemView *>(cell.widget);
        view && view->currentIndex().row() == index.row())
        cell.backgroundBrush = tokens.alternate;
    const QString token = index.data(RecordTableModel::ChoiceColourRole).toString();
    const ChipColours colours = chipColours(token, tokens);
    if (cell.text.isEmpty()) {
        cell.text = QStringLiteral("—");
        cell.palette.setColor(QPalette::Text, tokens.textTertiary);
        cell.palette.setColor(QPalette::HighlightedText, tokens.textSecondary);
    }
    if (!colours.fill.isValid() || cell.text.isEmpty()) {
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        return;
    }
    const QString text = cell.text;
    cell.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const QFontMetrics metrics(cell.font);
    const int room = cell.rect.width() - 2 * space::s;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room - 2 * space::s);
    const int height = std::min(metrics.height() + space::xs, cell.rect.height() - 4);
    const QRectF chip(cell.rect.left() + space::s - 2, cell.rect.center().y() - height / 2.0 + 0.5,
                      metrics.horizontalAdvance(shown) + 2 * space::s, height);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(tokens.isContrast ? QPen(tokens.text) : QPen(Qt::NoPen));
    painter->setBrush(colours.fill);
    painter->drawRoundedRect(chip, height / 2.0, height / 2.0);
    painter->setPen(colours.text);
    painter->setFont(cell.font);
    painter->drawText(chip, Qt::AlignCenter, shown);
    painter->restore();
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintCell(painter, option, index);
    if (index.data(RecordTableModel::ProblemRole).toString().isEmpty())
        return;
    // An outline and a corner: seen without colour too.
    const QColor danger = Tokens::of(option.palette).danger;
    const QRectF cell = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(danger, 1.5));
    painter->drawRect(cell);
    painter->setBrush(danger);
    painter->drawPolygon(
        QPolygonF({cell.topRight(), cell.topRight() - QPointF(8, 0), cell.topRight() + QPointF(0, 8)}));
    painter->restore();
}

QWidget *RecordDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const RecordTableModel *>(index.model());
    if (!model)
        return nullptr;
    const FieldDef &field = model->fieldAt(index.column());
    FieldEditor *editor = makeFieldEditor(field, m_data, parent);
    editor->setAutoFillBackground(true);
    editor->setNeighbours([this, entity = model->entity(), id = model->idAt(index.row())](const QString &key) {
        const auto record = m_data.workspace().record(m_data.session(), entity->key, id);
        const FieldDef *other = record ? entity->field(key) : nullptr;
        return other ? record->value(other->index) : Value();
    });
    editor->input()->setAccessibleName(fieldLabel(field, m_data.locale()));
    for (QWidget *child : editor->findChildren<QWidget *>())
        child->installEventFilter(const_cast<RecordDelegate *>(this));
    return editor;
}

void RecordDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const RecordTableModel *>(index.model());
    auto *field = qobject_cast<FieldEditor *>(editor);
    // A change from elsewhere must not wipe out what is being typed.
    if (!model || !field || field->property("filled").toBool())
        return;
    field->setValue(model->valueAt(index.row(), index.column()));
    field->setProperty("filled", true);
}

void RecordDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    auto *field = qobject_cast<FieldEditor *>(editor);
    if (!field)
        return;
    if (const auto value = field->value())
        model->setData(index, QVariant::fromValue(*value), Qt::EditRole);
}

void RecordDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    QRect place = option.rect;
    place.setWidth(std::max(place.width(), 160));
    const int height = std::max(place.height(), editor->sizeHint().height());
    place.moveTop(place.center().y() - height / 2);
    place.setHeight(height);
    if (const QWidget *parent = editor->parentWidget();
        place.right() > parent->width() && place.width() <= parent->width())
        place.moveRight(parent->width());
    editor->setGeometry(place);
}

QString RecordDelegate::problemOf(const FieldEditor &editor) const
{
    const FieldDef &field = editor.field();
    const auto value = editor.value();
    std::vector<Problem> problems;
    if (!value)
        problems.push_back(inputProblem(field, editor.typed()));
    else if (isBlank(*value) && field.required)
        problems.push_back({field.key, QStringLiteral("required"), {}, Severity::Error});
    else
        checkValue(field, *value, problems);
    for (const Problem &problem : problems) {
        if (problem.severity == Severity::Error)
            return describeProblem(problem, m_data.catalog(), m_data.locale());
    }
    return {};
}

void RecordDelegate::showProblem(FieldEditor *editor, const QString &reason)
{
    QWidget *ground = editor->parentWidget();
    auto *label = ground->findChild<QLabel *>(QStringLiteral("cellProblem"), Qt::FindDirectChildrenOnly);
    if (!label) {
        label = new QLabel(ground);
        label->setObjectName(QStringLiteral("cellProblem"));
        label->setAutoFillBackground(true);
        label->setContentsMargins(space::s, space::xs, space::s, space::xs);
        const auto away = [ground] {
            delete ground->findChild<QLabel *>(QStringLiteral("cellProblem"), Qt::FindDirectChildrenOnly);
        };
        connect(editor, &QObject::destroyed, ground, away);
        connect(editor, &FieldEditor::edited, label, [editor, away] {
            editor->setRefused(false);
            away();
        });
    }
    const Tokens &tokens = Tokens::of(ground->palette());
    QPalette colours = ground->palette();
    colours.setColor(QPalette::Window, tokens.dangerTint);
    colours.setColor(QPalette::WindowText, tokens.danger);
    label->setPalette(colours);
    label->setText(reason);
    label->adjustSize();
    QPoint place = editor->geometry().bottomLeft() + QPoint(0, 1);
    if (place.y() + label->height() > ground->height())
        place.setY(editor->geometry().top() - label->height() - 1);
    place.setX(std::max(0, std::min(place.x(), ground->width() - label->width())));
    label->move(place);
    label->show();
    label->raise();
    editor->setRefused(true);
    editor->input()->setAccessibleDescription(reason);
    QAccessibleEvent told(editor->input(), QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

void RecordDelegate::leave(FieldEditor *editor, bool stores)
{
    // The editor loses the focus as it goes, which must not store once more.
    editor->setProperty("left", true);
    if (stores)
        Q_EMIT commitData(editor);
    QWidget *ground = editor->parentWidget();
    auto *view = qobject_cast<QAbstractItemView *>(ground ? ground->parentWidget() : nullptr);
    Q_EMIT closeEditor(editor, stores ? NoHint : RevertModelCache);
    // A view takes the focus back of editors that have it themselves, not of one that lent it to a field inside.
    if (view && (!QApplication::focusWidget() || editor->isAncestorOf(QApplication::focusWidget())))
        view->setFocus(Qt::OtherFocusReason);
}

bool RecordDelegate::eventFilter(QObject *watched, QEvent *event)
{
    FieldEditor *editor = editorOf(watched);
    if (!editor)
        return QStyledItemDelegate::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const auto *pressed = static_cast<QKeyEvent *>(event);
        const int key = pressed->key();
        const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
        const bool tab = key == Qt::Key_Tab || key == Qt::Key_Backtab;
        if ((enter || tab) && !editor->isPopupOpen()) {
            if (const QString problem = problemOf(*editor); !problem.isEmpty()) {
                showProblem(editor, problem);
                return true;
            }
            leave(editor, true);
            const bool back = key == Qt::Key_Backtab || (pressed->modifiers() & Qt::ShiftModifier);
            Q_EMIT stepped(enter ? (back ? -1 : 1) : 0, tab ? (back ? -1 : 1) : 0, tab);
            return true;
        }
        if (key == Qt::Key_Escape && !editor->isPopupOpen()) {
            leave(editor, false);
            return true;
        }
        return false;
    }
    if (event->type() == QEvent::FocusOut && !editor->isPopupOpen() && !editor->property("left").toBool()) {
        QWidget *next = QApplication::focusWidget();
        if (editor->isAncestorOf(next) || QApplication::activePopupWidget())
            return false;
        if (const QString problem = problemOf(*editor); !problem.isEmpty()) {
            showProblem(editor, problem);
            return false;
        }
        leave(editor, true);
    }
    return false;
}

} // namespace millrace
