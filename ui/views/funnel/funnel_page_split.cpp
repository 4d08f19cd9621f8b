// SPDX-License-Identifier: GPL-3.0-or-later
// The funnel split into groups, and what leaves the page: pictures, numbers, files.
#include "core/interchange/csv_writer.h"
#include "core/schema/builtin/opportunity.h"
#include "ui/charts/chart_painter.h"
#include "ui/print/report_out.h"
#include "ui/text/formats.h"
#include "ui/views/funnel/funnel_numbers.h"
#include "ui/views/funnel/funnel_page.h"
#include "ui/views/funnel/quiet_table.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>

namespace millrace {

namespace {

/// An entry of the export menu: what it does, by the ending of the file; copies have none.
struct FunnelExport
{
    const char *name;
    const char *text;
    const char *suffix;
};

constexpr FunnelExport funnelExports[] = {
    {"funnelCopyPicture", QT_TRANSLATE_NOOP("millrace::FunnelPage", "Copy the chart as a picture"), ""},
    {"funnelCopyNumbers", QT_TRANSLATE_NOOP("millrace::FunnelPage", "Copy the numbers"), ""},
    {"funnelSavePdf", QT_TRANSLATE_NOOP("millrace::FunnelPage", "Save as PDF…"), "pdf"},
    {"funnelSavePng", QT_TRANSLATE_NOOP("millrace::FunnelPage", "Save the chart as PNG…"), "png"},
    {"funnelSaveSvg", QT_TRANSLATE_NOOP("millrace::FunnelPage", "Save the chart as SVG…"), "svg"},
    {"funnelSaveXlsx", QT_TRANSLATE_NOOP("millrace::FunnelPage", "Save the numbers for Excel…"), "xlsx"},
    {"funnelSaveCsv", QT_TRANSLATE_NOOP("millrace::FunnelPage", "Save the numbers as CSV…"), "csv"},
};

} // namespace

const Funnel &FunnelPage::shown() const
{
    if (m_groupChosen) {
        for (const auto &[key, funnel] : m_report->groups) {
            if (key == m_group)
                return funnel;
        }
    }
    return m_report->total;
}

QString FunnelPage::groupName(const QString &key) const
{
    return funnelGroupName(*m_data.metadata(), opportunityEntity().key, m_by, key, m_data.locale());
}

void FunnelPage::splitBy(const FieldPath &path)
{
    m_by = path;
    m_groupChosen = false;
    fillGroupings();
    ask();
}

void FunnelPage::fillGroupings()
{
    const QSignalBlocker quiet(m_grouping);
    m_groupings = funnelGroupings(*m_data.catalog(), opportunityEntity().key,
                                  {opportunity::stage.name(), opportunity::pipeline.name()}, m_data.locale());
    m_grouping->clear();
    m_grouping->addItem(tr("Nothing"));
    for (const FunnelGrouping &grouping : m_groupings) {
        m_grouping->addItem(grouping.label);
        if (grouping.path == m_by)
            m_grouping->setCurrentIndex(m_grouping->count() - 1);
    }
}

void FunnelPage::fillGroups()
{
    const bool grouped = !m_by.keys.isEmpty() && !m_report->groups.empty();
    m_groups->setVisible(grouped);
    if (!grouped) {
        m_groupChosen = false;
        return;
    }
    const QString first = m_report->total.stages.empty() ? tr("Entered") : m_report->total.stages.front().name;
    const QStringList titles{m_grouping->currentText(),
                             first,
                             tr("Won"),
                             tr("Lost"),
                             tr("Won of decided"),
                             tr("Won value (%1)").arg(m_report->currency.toString())};
    std::vector<QStringList> lines;
    int current = 0;
    const auto add = [&](const QString &name, const Funnel &funnel) {
        const std::int64_t decided = funnel.won + funnel.lost;
        lines.push_back({name, formats::integer(funnel.stages.empty() ? 0 : funnel.stages.front().entered),
                         formats::integer(funnel.won), formats::integer(funnel.lost),
                         decided ? formats::percent(double(funnel.won) / double(decided)) : QStringLiteral("—"),
                         formats::moneyNumber({funnel.wonValue, m_report->currency})});
    };
    add(tr("All together"), m_report->total);
    for (const auto &[key, funnel] : m_report->groups) {
        add(groupName(key), funnel);
        if (m_groupChosen && key == m_group)
            current = int(lines.size()) - 1;
    }
    const QSignalBlocker quiet(m_groups);
    fillQuietTable(m_groups, titles, lines);
    m_groups->setCurrentCell(current, 0);
}

void FunnelPage::makeExports()
{
    auto *menu = new QMenu(m_export);
    menu->setObjectName(QStringLiteral("funnelExportMenu"));
    for (const FunnelExport &one : funnelExports) {
        QAction *action = menu->addAction(QString());
        action->setObjectName(QLatin1String(one.name));
        connect(action, &QAction::triggered, this, [this, suffix = QLatin1String(one.suffix), name = one.name] {
            if (!suffix.isEmpty())
                askAndSave(suffix);
            else if (name == funnelExports[0].name)
                copyPicture();
            else
                copyNumbers();
        });
    }
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        for (int i = 0; i < menu->actions().size(); ++i) {
            menu->actions().at(i)->setText(tr(funnelExports[i].text));
            menu->actions().at(i)->setEnabled(m_report.has_value());
        }
    });
    m_export->setMenu(menu);
}

void FunnelPage::copyPicture()
{
    if (!m_report)
        return;
    QGuiApplication::clipboard()->setImage(ChartPicture(chartData()).image());
    m_context.toast({.text = tr("The chart is on the clipboard"), .actionText = {}, .action = {}});
}

void FunnelPage::copyNumbers()
{
    if (!m_report)
        return;
    QGuiApplication::clipboard()->setText(
        tabbed(funnelSheet(*m_report, [this](const QString &key) { return groupName(key); })));
    m_context.toast({.text = tr("The numbers are on the clipboard"), .actionText = {}, .action = {}});
}

Result<void> FunnelPage::save(const QString &path)
{
    if (!m_report)
        return fail(ErrorCode::InvalidArgument, {path});
    if (const auto format = outFormatOf(path); format && *format != OutFormat::Csv)
        return replaceFile(path, [this](const QString &fresh) -> Result<void> {
            MILLRACE_TRY(writeOut(m_data.workspace(), m_data.session(), *m_report, chartData(),
                                  QStringList{m_totals->text()} + findings(), fresh, m_data.format()));
            return {};
        });
    const FunnelTexts sheet = funnelSheet(*m_report, [this](const QString &key) { return groupName(key); });
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(interchange::writeError(file, path));
    CsvWriter writer(&file, path);
    const auto write = [&writer](const QStringList &cells) {
        const std::vector<QString> row(cells.begin(), cells.end());
        return writer.writeRow(row);
    };
    MILLRACE_TRY(write(sheet.titles));
    for (const QStringList &line : sheet.lines)
        MILLRACE_TRY(write(line));
    MILLRACE_TRY(writer.finish());
    if (!file.commit())
        return fail(interchange::writeError(file, path));
    return {};
}

void FunnelPage::askAndSave(const QString &suffix)
{
    QString path;
    if (m_question)
        path = m_question(suffix);
    else
        path = QFileDialog::getSaveFileName(this, m_export->text(), m_report->pipelineName + u'.' + suffix,
                                            QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    if (path.isEmpty())
        return;
    if (!path.endsWith(u'.' + suffix, Qt::CaseInsensitive))
        path += u'.' + suffix;
    const auto saved = save(path);
    if (saved)
        m_context.toast({.text = tr("Saved: %1").arg(path), .actionText = {}, .action = {}});
    else
        m_context.say(saved.error());
}

} // namespace millrace
