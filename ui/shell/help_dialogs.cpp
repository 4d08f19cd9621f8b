// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_dialogs.h"

#include "ui/shell/credits.h"
#include "ui/shell/match_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace millrace {

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent), m_close(nullptr)
{
    setObjectName(QStringLiteral("about"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::l);
    column->addWidget(new Credits(this), 1);
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("aboutClose"));
    m_close->setDefault(true);
    setButtonKind(m_close, ButtonKind::Primary);
    column->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    resize(620, 560);
    retranslateUi();
}

void AboutDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

void AboutDialog::retranslateUi()
{
    setWindowTitle(tr("About Millrace"));
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(m_close->text());
}

ShortcutSheet::ShortcutSheet(const CommandRegistry &commands, QWidget *parent)
    : QDialog(parent), m_commands(commands), m_field(new QLineEdit(this)), m_tree(new QTreeWidget(this)),
      m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("shortcuts"));
    m_field->setObjectName(QStringLiteral("shortcutsField"));
    m_tree->setObjectName(QStringLiteral("shortcutsList"));
    m_close->setObjectName(QStringLiteral("shortcutsClose"));
    m_field->setClearButtonEnabled(true);
    m_tree->setColumnCount(2);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(space::m);
    m_tree->setItemsExpandable(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_close->setDefault(true);
    setButtonKind(m_close, ButtonKind::Primary);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::m);
    column->addWidget(m_field);
    column->addWidget(m_tree, 1);
    column->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_field, &QLineEdit::textChanged, this, &ShortcutSheet::fill);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    resize(520, 560);
    retranslateUi();
}

void ShortcutSheet::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

void ShortcutSheet::retranslateUi()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_field->setPlaceholderText(tr("Find a command"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_tree->setHeaderLabels({tr("Command"), tr("Key")});
    m_tree->setAccessibleName(windowTitle());
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(m_close->text());
    fill();
}

void ShortcutSheet::fill()
{
    const auto groupName = [](CommandGroup group) {
        switch (group) {
        case CommandGroup::Navigation:
            return tr("Go to");
        case CommandGroup::Record:
            return tr("Records");
        case CommandGroup::Edit:
            return tr("Editing");
        case CommandGroup::View:
            return tr("View");
        case CommandGroup::Settings:
            return tr("Settings");
        case CommandGroup::Help:
            return tr("Help");
        }
        return QString();
    };
    m_tree->clear();
    std::map<CommandGroup, QTreeWidgetItem *> groups;
    for (const QString &id : m_commands.ids()) {
        const QAction *action = m_commands.action(id);
        const QList<QKeySequence> keys = action ? action->shortcuts() : QList<QKeySequence>();
        if (keys.isEmpty() || !bestMatch(m_commands.name(id), m_commands.searchNames(id), m_field->text()))
            continue;
        const CommandGroup group = m_commands.command(id)->group;
        if (!groups.contains(group)) {
            auto *heading = new QTreeWidgetItem({groupName(group)});
            heading->setFlags(Qt::ItemIsEnabled);
            heading->setFont(0, styledFont(TextStyle::BodyStrong, font()));
            groups[group] = heading;
        }
        QStringList texts;
        for (const QKeySequence &key : keys)
            texts << key.toString(QKeySequence::NativeText);
        groups[group]->addChild(new QTreeWidgetItem({m_commands.name(id), texts.join(QStringLiteral("  "))}));
    }
    for (const auto &[group, heading] : groups) {
        m_tree->addTopLevelItem(heading);
        heading->setExpanded(true);
        heading->setFirstColumnSpanned(true);
    }
}

} // namespace millrace
