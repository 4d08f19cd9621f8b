// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fields/record_delegate.h"

#include "ui/fields/field_editor.h"
#include "ui/models/record_table_model.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_parse.h"
#include "ui/text/labels.h"
#include "ui/theme/tokens.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

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

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const Tokens &tokens = Tokens::of(cell.palette);
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
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
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.fill);
    painter->drawRoundedRect(chip, height / 2.0, height / 2.0);
    painter->setPen(colours.text);
    painter->setFont(cell.font);
    painter->drawText(chip, Qt::AlignCenter, shown);
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

bool RecordDelegate::eventFilter(QObject *watched, QEvent *event)
{
    FieldEditor *editor = editorOf(watched);
    if (!editor)
        return QStyledItemDelegate::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool commits =
            key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab;
        if (commits && !editor->isPopupOpen()) {
            if (!editor->value()) {
                const Problem problem = inputProblem(editor->field(), editor->typed());
                const QString words = describeProblem(problem, m_data.catalog(), m_data.locale());
                editor->setRefused(true);
                editor->input()->setAccessibleDescription(words);
                QToolTip::showText(editor->mapToGlobal(QPoint(0, editor->height())), words, editor);
                return true;
            }
            Q_EMIT commitData(editor);
            Q_EMIT closeEditor(editor, key == Qt::Key_Tab       ? EditNextItem
                                       : key == Qt::Key_Backtab ? EditPreviousItem
                                                                : NoHint);
            return true;
        }
        if (key == Qt::Key_Escape && !editor->isPopupOpen()) {
            Q_EMIT closeEditor(editor, RevertModelCache);
            return true;
        }
        return false;
    }
    if (event->type() == QEvent::FocusOut && !editor->isPopupOpen()) {
        QWidget *next = QApplication::focusWidget();
        if (editor->isAncestorOf(next) || QApplication::activePopupWidget())
            return false;
        if (editor->value())
            Q_EMIT commitData(editor);
        Q_EMIT closeEditor(editor, NoHint);
    }
    return false;
}

} // namespace millrace
