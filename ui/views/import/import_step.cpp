// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import/import_step.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace millrace {

ImportStep::ImportStep(ImportTask &task, const char *name, QWidget *parent)
    : QWidget(parent), m_task(task), m_column(new QVBoxLayout(this)),
      m_note(new TextLabel(TextStyle::Body, TextTone::Secondary, this))
{
    setObjectName(QLatin1String(name));
    m_note->setWordWrap(true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::m);
    m_column->addWidget(m_note);
}

TextLabel *ImportStep::addField(QLayout *row, QWidget *field, int stretch)
{
    auto *label = new TextLabel(TextStyle::Caption, TextTone::Secondary, this);
    label->setBuddy(field);
    auto *pair = new QVBoxLayout;
    pair->setSpacing(space::xs);
    pair->addWidget(label);
    pair->addWidget(field);
    static_cast<QBoxLayout *>(row)->addLayout(pair, stretch);
    return label;
}

void dressImportTable(QTableView *table, const QString &name)
{
    table->setObjectName(name);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setAttribute(Qt::WA_InputMethodEnabled, false);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace millrace
