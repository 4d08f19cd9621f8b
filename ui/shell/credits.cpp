// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/credits.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace millrace {

namespace {

struct Part
{
    const char *name;
    const char *use;
    const char *licence;
};

/// What the program is linked with or carries; licences by their SPDX names.
constexpr Part parts[] = {
    {"Qt 6", QT_TRANSLATE_NOOP("millrace::Credits", "Windows, drawing, printing, network"), "LGPL-3.0-only"},
    {"SQLite", QT_TRANSLATE_NOOP("millrace::Credits", "The workspace's file and its search"), "Public domain"},
    {"libphonenumber", QT_TRANSLATE_NOOP("millrace::Credits", "Reading and writing phone numbers"), "Apache-2.0"},
    {"Protocol Buffers", QT_TRANSLATE_NOOP("millrace::Credits", "Used by libphonenumber"), "BSD-3-Clause"},
    {"libzip", QT_TRANSLATE_NOOP("millrace::Credits", "Opening Excel workbooks"), "BSD-3-Clause"},
    {"libxlsxwriter", QT_TRANSLATE_NOOP("millrace::Credits", "Writing Excel workbooks"), "BSD-2-Clause"},
    {"zlib", QT_TRANSLATE_NOOP("millrace::Credits", "Packed files"), "Zlib"},
    {"Unicode Han Database", QT_TRANSLATE_NOOP("millrace::Credits", "Readings of Chinese characters"), "Unicode-3.0"},
    {"Bootstrap Icons", QT_TRANSLATE_NOOP("millrace::Credits", "Icons"), "MIT"},
};

} // namespace

Credits::Credits(QWidget *parent)
    : QWidget(parent), m_name(new TextLabel(TextStyle::Title, TextTone::Primary, this)),
      m_version(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_text(new TextLabel(TextStyle::Body, TextTone::Primary, this)),
      m_parts(new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this)),
      m_iconLabel(new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this)), m_list(new QTreeWidget(this)),
      m_licence(new QPlainTextEdit(this))
{
    m_name->setText(QStringLiteral("Millrace"));
    m_text->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("credits"));
    m_list->setColumnCount(3);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    // Names of works and licences are the same in every language.
    m_list->setProperty("bilingual", true);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (const Part &part : parts)
        new QTreeWidgetItem(m_list, {QString::fromLatin1(part.name), QString(), QString::fromLatin1(part.licence)});
    m_list->setMinimumHeight(fontMetrics().height() * 9);
    m_licence->setObjectName(QStringLiteral("aboutLicence"));
    m_licence->setReadOnly(true);
    m_licence->setTabChangesFocus(true);
    m_licence->setPlainText(iconLicence());
    m_licence->setMinimumHeight(fontMetrics().height() * 5);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_name);
    column->addWidget(m_version);
    column->addWidget(m_text);
    column->addWidget(m_parts);
    column->addWidget(m_list, 3);
    column->addWidget(m_iconLabel);
    column->addWidget(m_licence, 2);
    retranslateUi();
}

void Credits::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

void Credits::retranslateUi()
{
    m_version->setText(tr("Version %1, built with Qt %2").arg(QStringLiteral(MILLRACE_VERSION), qVersion()));
    m_text->setText(tr("Sales, customers and follow-ups on your own computer. Free software under the GNU General "
                       "Public License, version 3 or later; it comes without any warranty."));
    m_parts->setText(tr("What it is made of"));
    m_iconLabel->setText(tr("Icons: Bootstrap Icons"));
    m_list->setHeaderLabels({tr("Part"), tr("For"), tr("Licence")});
    m_list->setAccessibleName(m_parts->text());
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        m_list->topLevelItem(i)->setText(1, tr(parts[i].use));
    m_licence->setAccessibleName(tr("Licence of the icons"));
}

} // namespace millrace
