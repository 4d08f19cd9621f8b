// SPDX-License-Identifier: GPL-3.0-or-later
// What a report is asked with: parameters, as of when, against what.
#include "core/records/bound_filter_values.h"
#include "ui/forms/as_of_control.h"
#include "ui/forms/wrap_layout.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_parse.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"
#include "ui/views/reports/report_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include <algorithm>

namespace millrace {

namespace {

/// What a report can be set against, and whether that needs a period and a day.
struct AgainstChoice
{
    ReportAgainst::Kind kind;
    const char *word;
    bool ofPeriods, ofDay;
};

constexpr AgainstChoice againstChoices[] = {
    {ReportAgainst::Kind::AsDefined, QT_TRANSLATE_NOOP("millrace::ReportView", "As the report says"), false, false},
    {ReportAgainst::Kind::Nothing, QT_TRANSLATE_NOOP("millrace::ReportView", "Nothing"), false, false},
    {ReportAgainst::Kind::PeriodBefore, QT_TRANSLATE_NOOP("millrace::ReportView", "The period before"), true, false},
    {ReportAgainst::Kind::YearBefore, QT_TRANSLATE_NOOP("millrace::ReportView", "The same period last year"), true,
     false},
    {ReportAgainst::Kind::PeriodFrom, QT_TRANSLATE_NOOP("millrace::ReportView", "A period that begins on …"), true,
     true},
    {ReportAgainst::Kind::State, QT_TRANSLATE_NOOP("millrace::ReportView", "The state of the day …"), false, true},
};

const AgainstChoice &choiceOf(ReportAgainst::Kind kind)
{
    return *std::find_if(std::begin(againstChoices), std::end(againstChoices),
                         [kind](const AgainstChoice &choice) { return choice.kind == kind; });
}

/// Fields with their name before them, which a line break does not part.
QWidget *namedField(TextLabel *name, std::initializer_list<QWidget *> fields, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(name);
    for (QWidget *field : fields)
        row->addWidget(field);
    return box;
}

} // namespace

void ReportView::makeAsking()
{
    m_askingRow->setContentsMargins(0, 0, 0, 0);
    m_chipsPlace->setLayout(new QVBoxLayout);
    m_chipsPlace->layout()->setContentsMargins(0, 0, 0, 0);
    const auto label = [this] { return new TextLabel(TextStyle::Body, TextTone::Secondary, m_asking); };
    const auto day = [this](const char *name) {
        auto *line = new QLineEdit(m_asking);
        line->setObjectName(QLatin1String(name));
        line->setFixedWidth(line->fontMetrics().horizontalAdvance(QStringLiteral("0000-00-00 0000")) + 2 * space::m);
        connect(line, &QLineEdit::editingFinished, this, &ReportView::ask);
        return line;
    };
    m_asOf = new AsOfControl(m_data, m_asking);
    connect(m_asOf, &AsOfControl::momentChanged, this, &ReportView::ask);
    m_againstLabel = label();
    m_againstChoice = new QComboBox(m_asking);
    m_againstChoice->setObjectName(QStringLiteral("reportCompare"));
    m_against = day("reportAgainst");
    m_chartLabel = label();
    m_chartChoice = new QComboBox(m_asking);
    m_chartChoice->setObjectName(QStringLiteral("reportChart"));
    m_againstBox = namedField(m_againstLabel, {m_againstChoice, m_against}, m_asking);
    m_chartBox = namedField(m_chartLabel, {m_chartChoice}, m_asking);
    m_askingRow->addWidget(m_asOf);
    m_askingRow->addWidget(m_againstBox);
    m_askingRow->addWidget(m_chartBox);
    connect(m_againstChoice, &QComboBox::activated, this, [this](int index) {
        m_againstKind = againstChoices[size_t(index)].kind;
        fillAgainst();
        if (m_against->isVisibleTo(this) && m_against->text().isEmpty())
            m_against->setFocus();
        else
            ask();
    });
    connect(m_chartChoice, &QComboBox::activated, this, [this](int index) {
        const QVariant chosen = m_chartChoice->itemData(index);
        setChartKind(chosen.isValid() ? std::optional(ReportChart(chosen.toInt())) : std::nullopt);
    });
}

void ReportView::fillParameters()
{
    QHash<QString, QString> typed;
    for (const Parameter &parameter : m_parameters) {
        typed.insert(parameter.asked.key, parameter.line->text());
        delete parameter.box;
    }
    m_parameters.clear();
    // They stand before what every report has.
    std::vector<QLayoutItem *> later;
    while (m_askingRow->count() > 0)
        later.push_back(m_askingRow->takeAt(0));
    for (const ReportParameter &asked : m_entry.definition.parameters) {
        Parameter parameter{asked, nullptr, new TextLabel(TextStyle::Body, TextTone::Secondary, m_asking),
                            new QLineEdit(m_asking)};
        parameter.line->setObjectName(QStringLiteral("reportParameter_") + asked.key);
        parameter.line->setText(typed.value(asked.key));
        parameter.line->setFixedWidth(
            parameter.line->fontMetrics().horizontalAdvance(QStringLiteral("0000-00-00 0000")) + 2 * space::m);
        connect(parameter.line, &QLineEdit::editingFinished, this, &ReportView::ask);
        parameter.box = namedField(parameter.label, {parameter.line}, m_asking);
        m_askingRow->addWidget(parameter.box);
        parameter.box->show();
        m_parameters.push_back(parameter);
    }
    for (QLayoutItem *item : later)
        m_askingRow->addItem(item);
    retranslate();
}

void ReportView::fillAgainst()
{
    const QSignalBlocker quiet(m_againstChoice);
    const bool hasPeriod = datesOf(m_entry.definition).has_value();
    m_againstChoice->clear();
    auto *model = qobject_cast<QStandardItemModel *>(m_againstChoice->model());
    for (const AgainstChoice &choice : againstChoices) {
        m_againstChoice->addItem(tr(choice.word));
        QStandardItem *item = model->item(m_againstChoice->count() - 1);
        item->setEnabled(hasPeriod || !choice.ofPeriods);
        item->setToolTip(item->isEnabled() ? QString() : tr("This report is about no period"));
        if (choice.kind == m_againstKind)
            m_againstChoice->setCurrentIndex(m_againstChoice->count() - 1);
    }
    m_against->setVisible(choiceOf(m_againstKind).ofDay);
    Q_EMIT rearranged();
}

void ReportView::setAgainst(const ReportAgainst &against)
{
    m_againstKind = against.kind;
    m_against->setText(against.day.toString(Qt::ISODate));
    fillAgainst();
    ask();
}

std::optional<ReportAgainst> ReportView::against()
{
    ReportAgainst against{m_againstKind, {}};
    if (!choiceOf(m_againstKind).ofDay)
        return against;
    if (!takeDay(m_against, &against.day))
        return std::nullopt;
    // Until the day is said there is nothing to compare with.
    if (!against.day.isValid())
        against.kind = ReportAgainst::Kind::Nothing;
    return against;
}

bool ReportView::takeDay(QLineEdit *line, QDate *day)
{
    const QString typed = line->text().trimmed();
    const auto read = typed.isEmpty() ? std::nullopt : parseDateInput(typed, m_data.today());
    const bool good = typed.isEmpty() || read.has_value();
    line->setProperty("refused", !good);
    line->update();
    *day = read.value_or(QDate());
    return good;
}

std::optional<ReportAsk> ReportView::asking()
{
    ReportAsk asked;
    bool good = true;
    for (const Parameter &parameter : m_parameters) {
        const QString typed = parameter.line->text().trimmed();
        if (parameter.asked.kind == ReportParameter::Kind::Date) {
            QDate day;
            good = takeDay(parameter.line, &day) && good;
            if (day.isValid())
                asked.parameters.insert(parameter.asked.key, day.toString(Qt::ISODate));
        } else if (!typed.isEmpty()) {
            asked.parameters.insert(parameter.asked.key, typed);
        }
    }
    asked.asOf = m_asOf->moment();
    asked.filter = m_filter;
    return good ? std::optional(asked) : std::nullopt;
}

void ReportView::ask()
{
    if (m_entry.definition.entity.isEmpty())
        return;
    const auto asked = asking();
    const auto set = against();
    if (!asked || !set)
        return;
    const QDate today = asked->asOf ? dayOf(*asked->asOf, m_data.session().zone) : m_data.today();
    if (const auto question = millrace::setAgainst(m_entry.definition, *asked, *set, today))
        m_runner->ask(title(), question->first, question->second);
    else
        m_facts->setText(describeError(question.error(), m_data.catalog(), m_data.locale()).sentences());
}

} // namespace millrace
