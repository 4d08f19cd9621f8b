// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/search_keys.h"

#include "ui/shell/page.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace millrace {

SearchKeys::SearchKeys(Page *page) : QObject(page), m_page(page)
{
    if (QWidget *field = page->searchField())
        field->installEventFilter(this);
}

bool SearchKeys::eventFilter(QObject *watched, QEvent *event)
{
    auto *field = qobject_cast<QLineEdit *>(watched);
    if (!field || event->type() != QEvent::KeyPress || static_cast<QKeyEvent *>(event)->modifiers() != Qt::NoModifier)
        return QObject::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        if (!field->text().isEmpty()) {
            field->clear();
            return true;
        }
        break;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        break;
    default:
        return QObject::eventFilter(watched, event);
    }
    m_page->mainWidget()->setFocus(Qt::ShortcutFocusReason);
    return true;
}

} // namespace millrace
