// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a forecast, and the opportunities behind them.
#include "core/sales/targets.h"
#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/stage.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/views/forecast/band_picture.h"
#include "ui/views/forecast/forecast_page.h"

#include <QStackedWidget>
#include <QTreeWidget>

namespace millrace {

namespace {

constexpr int categoryColumns = 2;

void alignFigures(QTreeWidgetItem *item, int texts)
{
    for (int column = texts; column < item->columnCount(); ++column)
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
}

void fitColumns(QTreeWidget *tree)
{
    for (int column = 0; column < tree->columnCount(); ++column) {
        tree->resizeColumnToContents(column);
        tree->setColumnWidth(column, tree->columnWidth(column) + space::l);
    }
}

} // namespace

QString ForecastPage::shownMoney(std::int64_t minor) const
{
    return formats::moneyNumber({minor, m_data.workspace().baseCurrency()});
}

QString ForecastPage::nameOf(const ForecastReportLine &line) const
{
    return line.person.isNull() ? tr("Nobody") : line.name;
}

const ForecastReportLine *ForecastPage::lineOf(const RecordId &person) const
{
    if (!m_report)
        return nullptr;
    const auto found = std::find_if(m_report->lines.begin(), m_report->lines.end(),
                                    [&](const ForecastReportLine &line) { return line.person == person; });
    return found == m_report->lines.end() ? nullptr : &*found;
}

std::optional<ForecastOverride> ForecastPage::saidOf(const RecordId &person, ForecastCategory category) const
{
    const ForecastReportLine *line = lineOf(person);
    return line ? line->overrides[size_t(category)] : std::nullopt;
}

void ForecastPage::fill()
{
    if (m_error) {
        m_failed->setTexts(describeError(*m_error, m_data.catalog(), m_data.locale()).sentences(), tr("Try again"));
        m_stack->setCurrentWidget(m_failed);
        return;
    }
    if (!m_report)
        return;
    const ForecastReport &report = *m_report;
    const bool any = !report.lines.empty() || report.openDeals > 0;
    m_stack->setCurrentWidget(any ? m_content : static_cast<QWidget *>(m_empty));
    const FormatContext format = m_data.format();
    const auto brief = [&](std::int64_t minor) { return formatMoneyShort({minor, report.currency}, format); };
    BandPicture::Marks marks{report.total.closed,
                             report.band.low,
                             report.band.middle,
                             report.band.high,
                             report.called[0],
                             {},
                             {},
                             {},
                             {},
                             {}};
    marks.closedText = tr("won %1").arg(brief(marks.closed));
    marks.calledText = tr("◆ called %1").arg(brief(marks.called));
    marks.lowText = tr("10 %: %1", "percentile").arg(brief(marks.low));
    marks.middleText = tr("50 %: %1", "percentile").arg(brief(marks.middle));
    marks.highText = tr("90 %: %1", "percentile").arg(brief(marks.high));
    m_band->show(marks, tr("Won so far %1, called %2, expected between %3 and %4, middle %5")
                            .arg(brief(marks.closed), brief(marks.called), brief(marks.low), brief(marks.high),
                                 brief(marks.middle)));
    QStringList sentences{tr("In 8 of 10 quarters what comes lies in the range. It rests on %1 closed opportunities.")
                              .arg(formats::integer(report.closedDeals))};
    if (report.isFewDeals())
        sentences << tr("That is little, so it is wide.");
    m_sentence->setText(sentences.join(u' '));
    QStringList warned;
    for (const UncategorisedStage &stage : report.uncategorised)
        warned << tr("%1 stands in no forecast category: its opportunities are in no line.").arg(stage.name);
    if (report.withoutDate > 0)
        warned << tr("%Ln open one(s) without an expected close: in no line.", nullptr, int(report.withoutDate));
    if (report.withoutAmount > 0)
        warned << tr("%Ln open one(s) of the quarter without an amount or an exchange rate.", nullptr,
                     int(report.withoutAmount));
    m_warnings->setText(warned.join(u'\n'));
    m_warnings->setVisible(!warned.isEmpty());

    const RecordId current =
        RecordId::fromString(m_lines->currentItem() ? m_lines->currentItem()->data(0, Qt::UserRole).toString()
                                                    : QString())
            .value_or(RecordId());
    const int at = std::max(0, m_lines->currentColumn());
    m_lines->clear();
    std::vector<QTreeWidgetItem *> parents;
    for (const ForecastReportLine &line : report.lines) {
        parents.resize(size_t(std::min(line.level, int(parents.size()))));
        auto *item = parents.empty() ? new QTreeWidgetItem(m_lines) : new QTreeWidgetItem(parents.back());
        parents.push_back(item);
        item->setText(0, nameOf(line));
        item->setData(0, Qt::UserRole, line.person.toString());
        item->setText(1, shownMoney(line.team.closed));
        for (size_t i = 0; i < forecastLines; ++i) {
            const int column = categoryColumns + int(i);
            const auto category = ForecastCategory(i);
            item->setText(column, shownMoney(line.called[i]));
            if (line.called[i] != line.team.line(category))
                item->setToolTip(column, tr("By the opportunities: %1").arg(shownMoney(line.team.line(category))));
            if (const auto &said = line.overrides[i]) {
                item->setIcon(column, icon(QStringLiteral("pencil"), IconTone::Accent));
                const QString by = m_data.metadata()->users.value(said->by);
                item->setToolTip(
                    column,
                    tr("By the opportunities: %1\n%2: %3").arg(shownMoney(line.team.line(category)), by, said->reason));
            }
        }
        item->setText(5, shownMoney(line.teamBand.low));
        item->setText(6, shownMoney(line.teamBand.middle));
        item->setText(7, shownMoney(line.teamBand.high));
        alignFigures(item, 1);
        if (line.person == current)
            m_lines->setCurrentItem(item, at);
    }
    fillTotal(new QTreeWidgetItem(m_lines));
    m_lines->expandAll();
    fitColumns(m_lines);
    if (!m_lines->currentItem() && m_lines->topLevelItemCount() > 0)
        m_lines->setCurrentItem(m_lines->topLevelItem(0), 0);
}

void ForecastPage::fillTotal(QTreeWidgetItem *item)
{
    item->setText(0, tr("All together"));
    item->setData(0, Qt::UserRole + 1, true);
    item->setText(1, shownMoney(m_report->total.closed));
    for (size_t i = 0; i < forecastLines; ++i)
        item->setText(categoryColumns + int(i), shownMoney(m_report->called[i]));
    item->setText(5, shownMoney(m_report->band.low));
    item->setText(6, shownMoney(m_report->band.middle));
    item->setText(7, shownMoney(m_report->band.high));
    alignFigures(item, 1);
    for (int column = 0; column < item->columnCount(); ++column)
        item->setFont(column, styledFont(TextStyle::BodyStrong, font()));
}

QString ForecastPage::warnings() const
{
    return m_warnings->text();
}

void ForecastPage::drill(const RecordId &person)
{
    if (!m_report)
        return;
    const bool everybody = person.isNull();
    std::vector<Filter> conditions{
        Filter::compare(QString(opportunity::stage.name() + u'.' + stage::kind.name()), CompareOp::Equal,
                        QStringLiteral("open")),
        Filter::compare(opportunity::expectedClose.name(), CompareOp::LessOrEqual, quarterEnd(m_report->quarter))};
    // What is overdue counts in the running quarter.
    if (quarterStart(m_report->asOf.toDateTime(m_data.session().zone).date()) != m_report->quarter)
        conditions.push_back(
            Filter::compare(opportunity::expectedClose.name(), CompareOp::GreaterOrEqual, m_report->quarter));
    QString name = tr("All together");
    if (!everybody) {
        std::vector<Literal> owners;
        int level = -1;
        for (const ForecastReportLine &line : m_report->lines) {
            if (level < 0 && line.person == person) {
                level = line.level;
                name = nameOf(line);
            } else if (level >= 0 && line.level <= level) {
                break;
            } else if (level < 0) {
                continue;
            }
            owners.emplace_back(line.person.toString());
        }
        conditions.push_back(Filter::in(opportunityEntity().at(system_field::Owner).key, std::move(owners)));
    }
    const QString quarter = targetPeriodText({m_report->quarter, TargetPeriod::Span::Quarter});
    Q_EMIT openRequested({m_listPage, m_context.sets.add({tr("%1, %2", "person and quarter").arg(name, quarter),
                                                          {},
                                                          {objectName(), place()},
                                                          title(),
                                                          Filter::all(std::move(conditions))})});
}

} // namespace millrace
