// SPDX-License-Identifier: GPL-3.0-or-later
// What is said in the place of computed lines, what is kept, and how good it was.
#include "core/sales/targets.h"
#include "core/schema/builtin/forecast_entry.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/views/forecast/forecast_page.h"
#include "ui/views/forecast/override_dialog.h"

#include <QStackedWidget>
#include <QTreeWidget>

namespace millrace {

namespace {

QString categoryWord(ForecastCategory category)
{
    switch (category) {
    case ForecastCategory::Commit:
        return ForecastPage::tr("Commit");
    case ForecastCategory::BestCase:
        return ForecastPage::tr("Best case");
    case ForecastCategory::Pipeline:
        return ForecastPage::tr("Pipeline");
    case ForecastCategory::Omitted:
        break;
    }
    return {};
}

QString horizonWords(ForecastHorizon horizon)
{
    switch (horizon) {
    case ForecastHorizon::UpTo30:
        return QStringLiteral("≤ 30");
    case ForecastHorizon::UpTo60:
        return QStringLiteral("31–60");
    case ForecastHorizon::UpTo92:
        return QStringLiteral("61–92");
    case ForecastHorizon::Longer:
        break;
    }
    return QStringLiteral("> 92");
}

} // namespace

void ForecastPage::editLine(const RecordId &person, ForecastCategory category)
{
    const ForecastReportLine *line = lineOf(person);
    if (!line || person.isNull() || !isChangeable())
        return;
    // What those below call counts as computed: it is what stands there if nothing is said here.
    const Money computed{line->team.line(category), m_report->currency};
    auto *dialog =
        new OverrideDialog(m_data, tr("%1, %2", "person and category").arg(line->name, categoryWord(category)),
                           computed, saidOf(person, category), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OverrideDialog::given, this, [this, person, category](const Money &amount, const QString &reason) {
        sayAmount(person, category, amount, reason);
    });
    connect(dialog, &OverrideDialog::takenBack, this, [this, person, category] { takeBack(person, category); });
    dialog->open();
}

void ForecastPage::sayAmount(const RecordId &person, ForecastCategory category, const Money &amount,
                             const QString &reason)
{
    if (!isChangeable())
        return;
    const EntityPtr entity = m_data.catalog()->entity(forecast_entry::entityKey());
    const auto said = saidOf(person, category);
    Edit edit = said ? Edit::update(entity, said->id) : Edit::create(entity);
    edit.with(*entity, forecast_entry::person, person)
        .with(*entity, forecast_entry::period, m_quarter)
        .with(*entity, forecast_entry::category, forecastCategoryKey(category))
        .with(*entity, forecast_entry::amount, amount)
        .with(*entity, forecast_entry::reason, reason);
    commit({edit}, QStringLiteral("edit"), tr("Saved: %1").arg(formats::money(amount)));
}

void ForecastPage::takeBack(const RecordId &person, ForecastCategory category)
{
    const auto said = saidOf(person, category);
    if (said && isChangeable())
        commit({Edit::remove(forecast_entry::entityKey(), said->id)}, QStringLiteral("delete"),
               tr("The computed amount counts again"));
}

void ForecastPage::commit(std::vector<Edit> edits, const QString &label, const QString &done)
{
    CommitRequest request;
    request.label = label;
    request.edits = std::move(edits);
    m_data.commit(this, std::move(request), [this, done](const Result<CommitReceipt> &receipt) {
        if (receipt)
            m_context.toast({.text = done, .actionText = tr("Undo"), .action = [this, operation = receipt->operation] {
                                 m_context.undo(operation);
                             }});
        else
            m_context.say(receipt.error());
    });
}

void ForecastPage::keep()
{
    if (!m_report || !isChangeable())
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), report = *m_report] {
            return keepForecast(workspace, session, report);
        },
        [this](const Result<RecordId> &operation) {
            if (operation)
                m_context.toast({.text = tr("The forecast is kept"),
                                 .actionText = tr("Undo"),
                                 .action = [this, id = *operation] { m_context.undo(id); }});
            else
                m_context.toast(
                    {.text = describeError(operation.error(), m_data.catalog(), m_data.locale()).sentences(),
                     .actionText = {},
                     .action = {},
                     .tone = MessageTone::Danger});
        });
}

void ForecastPage::askAccuracy()
{
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session()] { return forecastAccuracy(workspace, session); },
        [this](Result<ForecastAccuracy> accuracy) {
            if (accuracy)
                m_accuracy = std::move(*accuracy);
            else
                m_context.say(accuracy.error());
            fillAccuracy();
            Q_EMIT accuracyShown();
        });
}

void ForecastPage::fillAccuracy()
{
    m_scores->clear();
    m_outcomes->clear();
    const bool any = m_accuracy && !m_accuracy->outcomes.empty();
    m_scoreStack->setCurrentIndex(any ? 0 : 1);
    if (!any)
        return;
    const auto nameOf = [this](const RecordId &person) {
        return person.isNull() ? tr("All together") : m_accuracy->names.value(person);
    };
    const auto share = [](const std::optional<double> &value) {
        return value ? formats::percent(*value) : QStringLiteral("—");
    };
    int inside = 0, company = 0;
    for (const ForecastScore &score : m_accuracy->scores) {
        auto *item = new QTreeWidgetItem(m_scores, {nameOf(score.person), horizonWords(score.horizon),
                                                    formats::integer(score.forecasts), formats::integer(score.inside),
                                                    share(score.error), share(score.bias), share(score.calledBias)});
        for (int column = 1; column < item->columnCount(); ++column)
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        if (score.person.isNull()) {
            inside += score.inside;
            company += score.forecasts;
        }
    }
    m_scoresText->setText(tr("Of the company's kept forecasts %1 of %2 held what came; 8 of 10 should. A positive bias "
                             "means too high.")
                              .arg(formats::integer(inside), formats::integer(company)));
    for (auto outcome = m_accuracy->outcomes.rbegin(); outcome != m_accuracy->outcomes.rend(); ++outcome) {
        const bool held = outcome->actual >= outcome->low && outcome->actual <= outcome->high;
        auto *item = new QTreeWidgetItem(
            m_outcomes, {targetPeriodText({outcome->period, TargetPeriod::Span::Quarter}), nameOf(outcome->person),
                         held                             ? tr("✓ in range")
                         : outcome->actual < outcome->low ? tr("▼ less came")
                                                          : tr("▲ more came"),
                         formats::integer(outcome->daysBefore), shownMoney(outcome->called), shownMoney(outcome->low),
                         shownMoney(outcome->middle), shownMoney(outcome->high), shownMoney(outcome->actual)});
        for (int column = 3; column < item->columnCount(); ++column)
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (QTreeWidget *tree : {m_scores, m_outcomes})
        for (int column = 0; column < tree->columnCount(); ++column)
            tree->resizeColumnToContents(column);
}

} // namespace millrace
