// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcut_editor.h"

#include "ui/shell/match_text.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace millrace {

ShortcutEditor::ShortcutEditor(CommandRegistry &commands, Settings &settings, QWidget *parent)
    : QWidget(parent), m_commands(commands), m_settings(settings), m_field(new QLineEdit(this)),
      m_tree(new QTreeWidget(this)), m_label(new TextLabel(TextStyle::Body, TextTone::Primary, this)),
      m_words(new TextLabel(TextStyle::Caption, TextTone::Secondary, this)), m_key(new QKeySequenceEdit(this)),
      m_take(new QPushButton(this)), m_none(new QPushButton(this)), m_default(new QPushButton(this)),
      m_allDefaults(new QPushButton(this))
{
    setObjectName(QStringLiteral("shortcutEditor"));
    m_field->setObjectName(QStringLiteral("shortcutFind"));
    m_field->setClearButtonEnabled(true);
    m_tree->setObjectName(QStringLiteral("shortcutList"));
    m_tree->setRootIsDecorated(false);
    m_tree->setColumnCount(2);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setStretchLastSection(false);
    m_tree->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_tree->setMinimumHeight(fontMetrics().height() * 16);
    m_key->setObjectName(QStringLiteral("shortcutKey"));
    m_take->setObjectName(QStringLiteral("shortcutTake"));
    m_none->setObjectName(QStringLiteral("shortcutNone"));
    m_default->setObjectName(QStringLiteral("shortcutDefault"));
    m_allDefaults->setObjectName(QStringLiteral("shortcutAllDefaults"));
    m_words->setObjectName(QStringLiteral("shortcutWords"));
    m_words->setWordWrap(true);
    setButtonKind(m_allDefaults, ButtonKind::Quiet);
    m_label->setBuddy(m_key);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_label);
    row->addWidget(m_key, 1);
    row->addWidget(m_take);
    row->addWidget(m_none);
    row->addWidget(m_default);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::m);
    column->addWidget(m_field);
    column->addWidget(m_tree, 1);
    column->addLayout(row);
    column->addWidget(m_words);
    column->addWidget(m_allDefaults, 0, Qt::AlignLeft);

    connect(m_field, &QLineEdit::textChanged, this, &ShortcutEditor::fill);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ShortcutEditor::refresh);
    connect(m_key, &QKeySequenceEdit::editingFinished, this, [this] {
        // One key, not a sequence of them.
        if (const QKeySequence typed = m_key->keySequence(); !typed.isEmpty())
            press(QKeySequence(typed[0]));
    });
    connect(m_take, &QPushButton::clicked, this, [this] {
        const QKeySequence key = m_wanted;
        const QString holder = m_commands.holderOf(key, current());
        if (QAction *other = m_commands.action(holder)) {
            QList<QKeySequence> rest = other->shortcuts();
            rest.removeAll(key);
            choose(holder, rest);
        }
        press(key);
    });
    connect(m_none, &QPushButton::clicked, this, [this] { choose(current(), QList<QKeySequence>()); });
    connect(m_default, &QPushButton::clicked, this, [this] { choose(current(), std::nullopt); });
    connect(m_allDefaults, &QPushButton::clicked, this, [this] {
        for (const QString &id : m_settings.chosenKeys().keys())
            m_settings.setChosenKeys(id, std::nullopt);
        m_commands.setChosenKeys({});
        fill();
    });
    retranslate();
}

QString ShortcutEditor::current() const
{
    return m_tree->currentItem() ? m_tree->currentItem()->data(0, Qt::UserRole).toString() : QString();
}

void ShortcutEditor::setCurrent(const QString &id)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        if (m_tree->topLevelItem(i)->data(0, Qt::UserRole).toString() == id)
            m_tree->setCurrentItem(m_tree->topLevelItem(i));
    }
}

void ShortcutEditor::press(const QKeySequence &key)
{
    const QString id = current();
    if (id.isEmpty() || key.isEmpty())
        return;
    const QString text = key.toString(QKeySequence::NativeText);
    m_take->hide();
    if (!forbiddenKeyRule(key).isEmpty()) {
        m_key->setProperty("refused", true);
        say(tr("%1 cannot be used: typing, input methods or the system need it").arg(text), TextTone::Danger);
        return;
    }
    if (const QString holder = m_commands.holderOf(key, id); !holder.isEmpty()) {
        m_wanted = key;
        m_take->show();
        say(tr("%1 belongs to “%2”").arg(text, m_commands.name(holder)), TextTone::Warning);
        return;
    }
    choose(id, QList<QKeySequence>{key});
    say(tr("%1 now runs “%2”").arg(text, m_commands.name(id)), TextTone::Success);
}

void ShortcutEditor::choose(const QString &id, const std::optional<QList<QKeySequence>> &keys)
{
    if (id.isEmpty())
        return;
    m_settings.setChosenKeys(id, keys);
    m_commands.chooseKeys(id, keys);
    fill();
}

void ShortcutEditor::say(const QString &words, TextTone tone)
{
    m_words->setTone(tone);
    m_words->setText(words);
    m_key->setAccessibleDescription(words);
}

void ShortcutEditor::fill()
{
    const QString before = current();
    {
        const QSignalBlocker quiet(m_tree);
        m_tree->clear();
        for (const QString &id : m_commands.ids()) {
            const QAction *action = m_commands.action(id);
            if (!action || !bestMatch(m_commands.name(id), m_commands.searchNames(id), m_field->text()))
                continue;
            QStringList keys;
            for (const QKeySequence &key : action->shortcuts())
                keys << key.toString(QKeySequence::NativeText);
            auto *line = new QTreeWidgetItem(m_tree, {m_commands.name(id), keys.join(QStringLiteral("  "))});
            line->setData(0, Qt::UserRole, id);
            if (m_commands.hasChosenKeys(id))
                line->setFont(1, styledFont(TextStyle::BodyStrong, font()));
        }
        setCurrent(before);
        if (!m_tree->currentItem())
            m_tree->setCurrentItem(m_tree->topLevelItem(0));
    }
    refresh();
}

void ShortcutEditor::refresh()
{
    const QString id = current();
    const QAction *action = m_commands.action(id);
    const QSignalBlocker quiet(m_key);
    m_key->setKeySequence(action ? action->shortcut() : QKeySequence());
    m_key->setProperty("refused", false);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_key, m_none})
        widget->setEnabled(action);
    m_default->setEnabled(m_commands.hasChosenKeys(id));
    m_take->hide();
    say(QString(), TextTone::Secondary);
}

void ShortcutEditor::retranslate()
{
    m_field->setPlaceholderText(tr("Find a command"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_tree->setHeaderLabels({tr("Command"), tr("Key")});
    m_tree->setAccessibleName(tr("Keyboard shortcuts"));
    m_label->setText(tr("New key"));
    m_key->setAccessibleName(m_label->text());
    if (auto *line = m_key->findChild<QLineEdit *>()) {
        line->setObjectName(QStringLiteral("shortcutKeyLine"));
        line->setAccessibleName(m_label->text());
        line->setPlaceholderText(tr("Press the keys"));
    }
    m_take->setText(tr("Take it over"));
    m_none->setText(tr("No key"));
    m_default->setText(tr("Own key"));
    m_default->setToolTip(tr("Give this command its own key back"));
    m_allDefaults->setText(tr("Give all commands their own keys back"));
    for (QPushButton *button : {m_take, m_none, m_default, m_allDefaults})
        button->setAccessibleName(button->text());
    fill();
}

void ShortcutEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
