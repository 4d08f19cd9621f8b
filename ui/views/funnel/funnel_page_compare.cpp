// SPDX-License-Identifier: GPL-3.0-or-later
// The funnel held against an earlier period or a person, and what is said about its bottlenecks.
#include "ui/charts/report_chart.h"
#include "ui/text/formats.h"
#include "ui/text/funnel_text.h"
#include "ui/views/funnel/changes_dialog.h"
#include "ui/views/funnel/funnel_page.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace millrace {

namespace {

constexpr qsizetype mostFindings = 3;

} // namespace

void FunnelPage::compareWith(const QString &what)
{
    m_against = what;
    fillComparisons();
    ask();
}

const Funnel *FunnelPage::compared() const
{
    return m_there && !m_groupChosen ? &m_there->total : nullptr;
}

void FunnelPage::fillComparisons()
{
    const QSignalBlocker quiet(m_comparison);
    m_comparison->clear();
    m_comparison->addItem(tr("No comparison"), QString());
    m_comparison->addItem(tr("The period before"), QStringLiteral("earlier"));
    const MetadataPtr metadata = m_data.metadata();
    std::vector<std::pair<QString, RecordId>> people;
    for (auto person = metadata->users.cbegin(); person != metadata->users.cend(); ++person)
        people.emplace_back(person.value(), person.key());
    std::sort(people.begin(), people.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[name, id] : people)
        m_comparison->addItem(name, id.toString());
    m_comparison->setCurrentIndex(std::max(0, m_comparison->findData(m_against)));
}

void FunnelPage::openChanges()
{
    auto *dialog = new ChangesDialog(
        m_context, RecordId::fromString(m_pipeline->currentData().toString()).value_or(RecordId()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ChangesDialog::listAsked, this, &FunnelPage::list);
    dialog->open();
}

QStringList FunnelPage::findings() const
{
    if (!m_report)
        return {};
    return funnelFindings(
        *m_report, m_there ? m_worse : BottleneckFindings(), [this](const QString &key) { return groupName(key); },
        m_data.locale().startsWith(QLatin1String("zh")), mostFindings);
}

void FunnelPage::fillFindings()
{
    QStringList lines = findings();
    if (m_against == QLatin1String("earlier") && !m_there && m_from->text().trimmed().isEmpty())
        lines.prepend(tr("To compare with the period before, say when the period begins."));
    m_findings->setText(lines.join(u'\n'));
    m_findings->setVisible(!lines.isEmpty());
}

QString FunnelPage::whatWasAsked() const
{
    const bool chinese = m_data.locale().startsWith(QLatin1String("zh"));
    const QString day = formats::date(m_report->asOf.toDateTime(m_data.session().zone).date(), chinese);
    const QString from = m_from->text().trimmed(), to = m_to->text().trimmed();
    if (m_mode->currentIndex() == 1)
        return tr("Stock at the end of %1").arg(day);
    if (from.isEmpty() && to.isEmpty())
        return tr("Flow up to %1").arg(day);
    return tr("Flow from %1 to %2, as of %3")
        .arg(from.isEmpty() ? tr("the first day") : from, to.isEmpty() ? tr("the last day") : to, day);
}

ChartData FunnelPage::chartData() const
{
    ChartData data = funnelChart(*m_report, shown(), compared(), m_comparison->currentText(), m_data.format());
    if (m_groupChosen)
        data.title = tr("%1: %2").arg(m_report->pipelineName, groupName(m_group));
    const QString share = data.subtitle;
    data.subtitle = whatWasAsked();
    if (!share.isEmpty())
        data.subtitle += QStringLiteral(" · ") + share;
    return data;
}

} // namespace millrace
