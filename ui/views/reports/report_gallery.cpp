// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/reports/report_gallery.h"

#include "ui/shell/empty_state.h"
#include "ui/text/labels.h"
#include "ui/text/report_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int placeRole = Qt::UserRole, wordsRole = Qt::UserRole + 1;

QString iconOf(const ReportDefinition &definition)
{
    if (definition.isList())
        return QStringLiteral("list-ul");
    switch (definition.chart) {
    case ReportChart::None:
    case ReportChart::Heat:
        return QStringLiteral("table");
    case ReportChart::Line:
    case ReportChart::Area:
    case ReportChart::Scatter:
        return QStringLiteral("graph-up");
    case ReportChart::Funnel:
        return QStringLiteral("funnel");
    case ReportChart::Bar:
    case ReportChart::Column:
    case ReportChart::StackedBar:
        break;
    }
    return QStringLiteral("bar-chart");
}

} // namespace

QString reportPlace(const ReportEntry &entry)
{
    return entry.key.isEmpty() ? entry.id.toString() : entry.key;
}

ReportGallery::ReportGallery(const ViewContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_count(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_search(new QLineEdit(this)), m_list(new QTreeWidget(this)), m_schedules(new QPushButton(this)),
      m_nothing(new EmptyState(QStringLiteral("search"), this))
{
    m_search->setObjectName(QStringLiteral("reportSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(420);
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("reportList"));
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);
    m_list->setIndentation(space::l);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_list->setIconSize({space::rowIcon, space::rowIcon});
    m_list->header()->setStretchLastSection(true);
    m_list->setProperty("userData", true);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(m_search, 1);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_schedules);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);
    m_nothing->hide();
    m_schedules->setObjectName(QStringLiteral("reportSchedules"));
    m_schedules->setIcon(icon(QStringLiteral("alarm"), IconTone::Secondary));
    connect(m_schedules, &QPushButton::clicked, this, &ReportGallery::schedulesAsked);
    connect(m_search, &QLineEdit::textChanged, this, &ReportGallery::narrow);
    connect(m_nothing, &EmptyState::buttonClicked, m_search, &QLineEdit::clear);
    const auto choose = [this](QTreeWidgetItem *item) {
        if (const QString place = item->data(0, placeRole).toString(); !place.isEmpty())
            Q_EMIT chosen(place);
    };
    connect(m_list, &QTreeWidget::itemActivated, this, choose);
    connect(m_list, &QTreeWidget::itemClicked, this, choose);
    retranslate();
}

void ReportGallery::setShelf(const ReportShelf &shelf)
{
    m_shelf = shelf;
    fill();
}

void ReportGallery::add(QTreeWidgetItem *section, const ReportEntry &entry)
{
    const QString locale = m_context.data.locale();
    auto *item = new QTreeWidgetItem(section);
    const EntityPtr entity = m_context.data.catalog()->entity(entry.definition.entity);
    const QString about = entity ? entityPluralLabel(*entity, locale) : entry.definition.entity;
    item->setText(0, reportTitle(entry));
    item->setText(1, about);
    item->setIcon(0, icon(iconOf(entry.definition), IconTone::Secondary));
    item->setData(0, placeRole, reportPlace(entry));
    // Whatever language one thinks in: names as they are shown and as they are in the sources.
    item->setData(0, wordsRole,
                  QStringList{item->text(0), about, entry.name, entry.section, reportSection(entry), entry.key,
                              entry.definition.entity}
                      .join(u' ')
                      .toCaseFolded());
    item->setData(0, Qt::AccessibleTextRole, item->text(0) + QStringLiteral(", ") + about);
}

void ReportGallery::fill()
{
    const QTreeWidgetItem *current = m_list->currentItem();
    const QString kept = current ? current->data(0, placeRole).toString() : QString();
    m_list->clear();
    QHash<QString, QTreeWidgetItem *> sections;
    const auto sectionOf = [&](const ReportEntry &entry) {
        const QString name = entry.section.isEmpty() ? tr("Made here") : reportSection(entry);
        QTreeWidgetItem *&section = sections[name];
        if (!section) {
            section = new QTreeWidgetItem;
            section->setText(0, name);
            section->setFirstColumnSpanned(true);
            section->setFlags(Qt::ItemIsEnabled);
            QFont font = m_list->font();
            font.setWeight(QFont::DemiBold);
            section->setFont(0, font);
            if (entry.section.isEmpty())
                m_list->insertTopLevelItem(0, section);
            else
                m_list->addTopLevelItem(section);
        }
        return section;
    };
    for (const ReportEntry &entry : m_shelf.reports)
        add(sectionOf(entry), entry);
    m_list->expandAll();
    m_list->setColumnWidth(0, fontMetrics().horizontalAdvance(u'0') * 60);
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        for (int j = 0; j < m_list->topLevelItem(i)->childCount(); ++j)
            if (QTreeWidgetItem *item = m_list->topLevelItem(i)->child(j);
                item->data(0, placeRole).toString() == kept && !kept.isEmpty())
                m_list->setCurrentItem(item);
    narrow();
}

void ReportGallery::narrow()
{
    const QStringList wanted = m_search->text().toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *section = m_list->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < section->childCount(); ++j) {
            const QString words = section->child(j)->data(0, wordsRole).toString();
            const bool fits =
                std::all_of(wanted.begin(), wanted.end(), [&](const QString &word) { return words.contains(word); });
            section->child(j)->setHidden(!fits);
            any = any || fits;
        }
        section->setHidden(!any);
    }
    const int count = shownCount();
    m_count->setText(tr("%n report(s)", nullptr, count));
    m_list->setVisible(count > 0);
    m_nothing->setVisible(count == 0);
}

int ReportGallery::shownCount() const
{
    int count = 0;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        for (int j = 0; j < m_list->topLevelItem(i)->childCount(); ++j)
            count += m_list->topLevelItem(i)->child(j)->isHidden() ? 0 : 1;
    return count;
}

bool ReportGallery::eventFilter(QObject *watched, QEvent *event)
{
    // Down from the search goes to what was found.
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        m_list->setFocus();
        for (int i = 0; i < m_list->topLevelItemCount(); ++i)
            for (int j = 0; j < m_list->topLevelItem(i)->childCount(); ++j)
                if (!m_list->topLevelItem(i)->child(j)->isHidden()) {
                    m_list->setCurrentItem(m_list->topLevelItem(i)->child(j));
                    return true;
                }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ReportGallery::retranslate()
{
    m_search->setPlaceholderText(tr("Find a report"));
    m_search->setAccessibleName(tr("Find a report"));
    m_list->setAccessibleName(tr("Reports"));
    m_schedules->setText(tr("Schedules"));
    m_schedules->setAccessibleName(m_schedules->text());
    m_schedules->setToolTip(tr("Reports that are written by themselves"));
    m_nothing->setTexts(tr("No report is called so"), tr("Show all reports"));
    fill();
}

} // namespace millrace
