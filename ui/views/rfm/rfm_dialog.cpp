// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/rfm/rfm_dialog.h"

#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/text/rfm_words.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr size_t membersShown = 300;

} // namespace

RfmDialog::RfmDialog(LiveData &data, QWidget *parent)
    : QDialog(parent), m_data(data), m_title(new TextLabel(TextStyle::Subtitle, TextTone::Primary, this)),
      m_explanation(new TextLabel(TextStyle::Body, TextTone::Secondary, this)), m_classes(new QTableWidget(this)),
      m_members(new QListWidget(this)), m_list(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("rfmDialog"));
    m_explanation->setObjectName(QStringLiteral("rfmExplanation"));
    m_explanation->setWordWrap(true);
    m_classes->setObjectName(QStringLiteral("rfmClasses"));
    m_classes->setColumnCount(4);
    m_classes->setRowCount(int(rfmSegments().size()));
    m_classes->verticalHeader()->hide();
    m_classes->horizontalHeader()->setStretchLastSection(true);
    m_classes->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_classes->setSelectionMode(QAbstractItemView::SingleSelection);
    m_classes->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_classes->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_classes->setTabKeyNavigation(false);
    // As high as its rows: what is over belongs to the customers.
    m_classes->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_classes->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_classes->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_members->setObjectName(QStringLiteral("rfmMembers"));
    m_members->setProperty("userData", true);
    m_members->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("rfmList"));
    m_list->setAutoDefault(false);
    m_close->setObjectName(QStringLiteral("rfmClose"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_list);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addWidget(m_title);
    column->addWidget(m_explanation);
    column->addWidget(m_classes);
    column->addWidget(m_members, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 36);
    connect(m_classes, &QTableWidget::currentCellChanged, this, &RfmDialog::fillMembers);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_list, &QPushButton::clicked, this, [this] {
        std::vector<RecordId> ids;
        for (const RfmLine *line : chosen())
            ids.push_back(line->customer);
        const QString title = rfmSegmentLabel(rfmSegments()[size_t(m_classes->currentRow())].key);
        accept();
        Q_EMIT listAsked(title, ids);
    });
    connect(&data, &LiveData::localeChanged, this, &RfmDialog::fill);
    m_classes->setCurrentCell(0, 0);
    fill();
    m_data.read(
        this, [&workspace = data.workspace(), session = data.session()] { return rfmReport(workspace, session); },
        [this](Result<RfmReport> report) {
            m_answered = true;
            m_failure =
                report ? QString() : describeError(report.error(), m_data.catalog(), m_data.locale()).sentences();
            m_report = report ? std::move(*report) : RfmReport();
            fill();
            Q_EMIT answered();
        });
}

std::vector<const RfmLine *> RfmDialog::chosen() const
{
    std::vector<const RfmLine *> lines;
    if (m_classes->currentRow() < 0)
        return lines;
    for (const RfmLine &line : m_report.lines)
        if (line.segment == rfmSegments()[size_t(m_classes->currentRow())].key)
            lines.push_back(&line);
    return lines;
}

void RfmDialog::fill()
{
    setWindowTitle(tr("Customers by what they bought"));
    m_title->setText(tr("Customers by what they bought"));
    m_explanation->setText(
        !m_failure.isEmpty() ? m_failure
        : m_answered && m_report.lines.empty()
            ? tr("Nothing was won yet: classes appear with the first won opportunity.")
            : tr("Recency, frequency and value of won opportunities, each in fifths of all who bought: 5 is best."));
    m_classes->setHorizontalHeaderLabels({tr("Class"), tr("Customers"), tr("Value"), tr("They …")});
    m_classes->setAccessibleName(tr("Classes"));
    for (int column = 0; column < m_classes->columnCount(); ++column)
        m_classes->horizontalHeaderItem(column)->setTextAlignment(
            Qt::Alignment((column == 1 || column == 2 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    for (int row = 0; row < m_classes->rowCount(); ++row) {
        const QString &key = rfmSegments()[size_t(row)].key;
        std::int64_t customers = 0, value = 0;
        for (const RfmLine &line : m_report.lines) {
            customers += line.segment == key ? 1 : 0;
            value += line.segment == key ? line.value : 0;
        }
        const QStringList cells{rfmSegmentLabel(key), formats::integer(customers),
                                formats::money({value, m_data.workspace().baseCurrency()}), rfmSegmentRule(key)};
        for (int column = 0; column < cells.size(); ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            if (column == 1 || column == 2)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_classes->setItem(row, column, item);
        }
    }
    m_classes->resizeColumnsToContents();
    // To the right edge, however short the rules are.
    m_classes->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    m_list->setText(tr("List this class"));
    m_list->setAccessibleName(m_list->text());
    m_close->setText(tr("Close"));
    fillMembers();
}

void RfmDialog::fillMembers()
{
    const auto lines = chosen();
    m_members->clear();
    const FormatContext format = m_data.format();
    for (size_t i = 0; i < std::min(lines.size(), membersShown); ++i)
        m_members->addItem(tr("%1: %2").arg(lines[i]->title, rfmReason(*lines[i], format)));
    m_members->setAccessibleName(tr("Customers of this class, and why"));
    m_list->setEnabled(!lines.empty());
}

void RfmDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

void addRfmCommand(const ViewContext &context, QWidget *owner, const QString &page,
                   std::function<void(const PageAddress &)> open)
{
    Command command;
    command.id = QStringLiteral("report.rfm");
    command.text = QT_TRANSLATE_NOOP("commands", "Customers by &what they bought…");
    command.icon = QStringLiteral("bar-chart");
    command.group = CommandGroup::View;
    command.keywords = QT_TRANSLATE_NOOP("commands", "rfm recency frequency value class segment");
    command.run = [context, owner, page, open] {
        auto *dialog = new RfmDialog(context.data, owner);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(dialog, &RfmDialog::listAsked, owner,
                         [context, page, open](const QString &title, const std::vector<RecordId> &ids) {
                             open({page, context.sets.add({title, ids, {}, {}})});
                         });
        dialog->open();
    };
    context.commands.add(std::move(command), owner);
}

} // namespace millrace
