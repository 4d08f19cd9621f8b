// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/field_menu.h"

#include "ui/models/list_layout.h"
#include "ui/text/labels.h"

#include <QCoreApplication>
#include <QMenu>

namespace millrace {

namespace {

constexpr qsizetype deepestPath = 3;

} // namespace

void fillFieldMenu(QMenu *menu, const EntityPtr &entity, const CatalogPtr &catalog, const QString &locale,
                   std::function<void(const FieldPath &path)> chosen, const FieldPath &before)
{
    for (const FieldDef *field : listableFields(*entity)) {
        FieldPath path = before;
        path.keys << field->key;
        const QString label = fieldLabel(*field, locale);
        const EntityPtr target = field->type == FieldType::Reference ? catalog->entity(field->target) : nullptr;
        if (!target || path.keys.size() >= deepestPath) {
            QObject::connect(menu->addAction(label), &QAction::triggered, menu, [chosen, path] { chosen(path); });
            continue;
        }
        QMenu *further = menu->addMenu(label);
        further->setAccessibleName(label);
        // Filled when it is opened: entities refer to each other without end.
        QObject::connect(further, &QMenu::aboutToShow, further,
                         [further, target, catalog, locale, chosen, path, label] {
                             if (!further->isEmpty())
                                 return;
                             const QString itself = QCoreApplication::translate("text", "%1 itself").arg(label);
                             QObject::connect(further->addAction(itself), &QAction::triggered, further,
                                              [chosen, path] { chosen(path); });
                             further->addSeparator();
                             fillFieldMenu(further, target, catalog, locale, chosen, path);
                         });
    }
}

} // namespace millrace
