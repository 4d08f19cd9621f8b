// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table/view_tabs.h"

#include "ui/text/formats.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

namespace millrace {

ViewTabs::ViewTabs(QWidget *parent)
    : QWidget(parent), m_bar(new QTabBar(this)), m_save(new QToolButton(this)), m_saveAs(new QToolButton(this)),
      m_revert(new QToolButton(this)), m_menu(new QToolButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, 0, space::l, 0);
    row->setSpacing(space::xs);
    m_bar->setObjectName(QStringLiteral("viewTabs"));
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_bar->setUsesScrollButtons(true);
    m_bar->setElideMode(Qt::ElideRight);
    m_bar->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    const auto dress = [&](QToolButton *button, const char *name, const char *drawing, auto signal) {
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(icon(QString::fromLatin1(drawing)));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, signal);
    };
    row->addWidget(m_bar, 1);
    dress(m_save, "viewSave", "save", &ViewTabs::saveRequested);
    dress(m_saveAs, "viewSaveAs", "bookmark-plus", &ViewTabs::saveAsRequested);
    dress(m_revert, "viewRevert", "arrow-counterclockwise", &ViewTabs::revertRequested);
    m_menu->setObjectName(QStringLiteral("viewMenu"));
    m_menu->setIcon(icon(QStringLiteral("three-dots")));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_menu);
    m_menu->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const auto known =
            std::find_if(m_tabs.begin(), m_tabs.end(), [&](const Tab &tab) { return tab.key == m_current; });
        const bool isRecord = known != m_tabs.end() && known->isRecord;
        menu->addAction(icon(QStringLiteral("bookmark-plus")), tr("Save as a new view…"), this,
                        &ViewTabs::saveAsRequested);
        QAction *rename = menu->addAction(icon(QStringLiteral("pencil-square")), tr("Rename and share…"), this,
                                          &ViewTabs::renameRequested);
        QAction *remove =
            menu->addAction(icon(QStringLiteral("trash")), tr("Delete the view"), this, &ViewTabs::removeRequested);
        menu->addAction(icon(QStringLiteral("clock-history")), tr("Who entered or left…"), this,
                        &ViewTabs::movesRequested);
        rename->setEnabled(isRecord);
        remove->setEnabled(isRecord);
        bool first = true;
        for (const Tab &tab : m_all) {
            if (!tab.folded || tab.key == m_current)
                continue;
            if (std::exchange(first, false))
                menu->addSection(tr("Ready-made lists"));
            menu->addAction(tab.text, this, [this, key = tab.key] { Q_EMIT chosen(key); });
        }
    });
    row->addWidget(m_menu);
    connect(m_bar, &QTabBar::currentChanged, this, [this](int place) {
        if (m_filling || place < 0 || place >= int(m_tabs.size()))
            return;
        m_current = m_tabs[size_t(place)].key;
        Q_EMIT chosen(m_current);
    });
    retranslate();
}

void ViewTabs::setTabs(const std::vector<Tab> &tabs, const QString &current)
{
    m_all = tabs;
    showTabs(current);
}

void ViewTabs::setCurrent(const QString &key)
{
    showTabs(key);
}

void ViewTabs::showTabs(const QString &current)
{
    m_filling = true;
    m_current = current;
    m_tabs.clear();
    for (const Tab &tab : m_all)
        if (!tab.folded || tab.key == current)
            m_tabs.push_back(tab);
    while (m_bar->count() > int(m_tabs.size()))
        m_bar->removeTab(m_bar->count() - 1);
    while (m_bar->count() < int(m_tabs.size()))
        m_bar->addTab(QString());
    for (int i = 0; i < int(m_tabs.size()); ++i) {
        if (m_tabs[size_t(i)].key == current)
            m_bar->setCurrentIndex(i);
    }
    m_filling = false;
    refresh();
}

void ViewTabs::setChanged(bool changed, bool savable)
{
    m_changed = changed;
    m_savable = savable;
    refresh();
}

void ViewTabs::setCounts(const QHash<QString, qint64> &counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    refresh();
}

QString ViewTabs::textOf(const QString &key) const
{
    for (int i = 0; i < int(m_tabs.size()); ++i) {
        if (m_tabs[size_t(i)].key == key)
            return m_bar->tabText(i);
    }
    return {};
}

void ViewTabs::refresh()
{
    for (int i = 0; i < int(m_tabs.size()); ++i) {
        const Tab &tab = m_tabs[size_t(i)];
        QString text = tab.text;
        text.replace(u'&', QLatin1String("&&"));
        if (m_counts.contains(tab.key))
            text += QStringLiteral("  ") + formats::integer(m_counts.value(tab.key));
        const bool marked = m_changed && tab.key == m_current;
        m_bar->setTabText(i, marked ? QStringLiteral("● ") + text : text);
        m_bar->setTabToolTip(i, marked ? tr("%1: shown differently from how it is kept").arg(tab.text) : tab.text);
    }
    m_save->setVisible(m_changed && m_savable);
    m_saveAs->setVisible(m_changed);
    m_revert->setVisible(m_changed);
}

void ViewTabs::retranslate()
{
    m_bar->setAccessibleName(tr("Views"));
    const auto name = [](QToolButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(tip);
    };
    name(m_save, tr("Save"), tr("Keep the view as it is shown now"));
    name(m_saveAs, tr("Save as"), tr("Keep it under another name"));
    name(m_revert, tr("Revert"), tr("Show the view as it is kept"));
    m_menu->setAccessibleName(tr("More for this view"));
    m_menu->setToolTip(tr("More for this view"));
    refresh();
}

void ViewTabs::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

ViewNameDialog::ViewNameDialog(const QString &title, const QString &name, bool shared, QWidget *parent)
    : QDialog(parent), m_name(new QLineEdit(name, this)), m_shared(new QCheckBox(this))
{
    setObjectName(QStringLiteral("viewName"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    auto *label = new TextLabel(TextStyle::Caption, TextTone::Secondary, this);
    label->setText(tr("Name of the view"));
    label->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("viewNameLine"));
    m_name->setAccessibleName(tr("Name of the view"));
    m_name->setMaxLength(200);
    m_name->setMinimumWidth(fontMetrics().averageCharWidth() * 40);
    m_name->selectAll();
    m_shared->setObjectName(QStringLiteral("viewShared"));
    m_shared->setText(tr("Everybody in the team sees it"));
    m_shared->setAccessibleName(m_shared->text());
    m_shared->setChecked(shared);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    save->setObjectName(QStringLiteral("viewNameSave"));
    save->setAccessibleName(save->text());
    cancel->setObjectName(QStringLiteral("viewNameCancel"));
    cancel->setAccessibleName(cancel->text());
    column->addWidget(label);
    column->addWidget(m_name);
    column->addWidget(m_shared);
    column->addWidget(buttons);
    const auto allow = [this, save] { save->setEnabled(!m_name->text().trimmed().isEmpty()); };
    connect(m_name, &QLineEdit::textChanged, this, allow);
    allow();
    connect(save, &QPushButton::clicked, this, [this] {
        Q_EMIT named(m_name->text().trimmed(), m_shared->isChecked());
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

} // namespace millrace
