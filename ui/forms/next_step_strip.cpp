// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/next_step_strip.h"

#include "ui/text/field_parse.h"
#include "ui/text/formats.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

NextStepStrip::NextStepStrip(LiveData &data, QWidget *parent)
    : QWidget(parent), m_data(data), m_label(new TextLabel(TextStyle::Caption, TextTone::Secondary, this)),
      m_problem(new TextLabel(TextStyle::Caption, TextTone::Danger, this)), m_day(new QLineEdit(this)),
      m_what(new QLineEdit(this)), m_reason(new QLineEdit(this))
{
    setObjectName(QStringLiteral("nextStep"));
    m_problem->setObjectName(QStringLiteral("nextStepProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(space::xs);
    row->addWidget(m_label);
    constexpr const char *names[] = {"nextTomorrow", "nextThreeDays", "nextMonday", "nextOther", "nextNone"};
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i] = new QToolButton(this);
        m_buttons[i]->setObjectName(QString::fromLatin1(names[i]));
        m_buttons[i]->setCheckable(true);
        row->addWidget(m_buttons[i]);
        connect(m_buttons[i], &QToolButton::clicked, this, [this, i] { choose(m_chosen == int(i) ? -1 : int(i)); });
    }
    row->addStretch(1);
    auto *second = new QHBoxLayout;
    second->setSpacing(space::s);
    m_day->setObjectName(QStringLiteral("nextDay"));
    m_day->setMaximumWidth(140);
    m_what->setObjectName(QStringLiteral("nextWhat"));
    m_reason->setObjectName(QStringLiteral("nextReason"));
    second->addWidget(m_day);
    second->addWidget(m_what, 1);
    second->addWidget(m_reason, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addLayout(row);
    column->addLayout(second);
    column->addWidget(m_problem);
    for (QLineEdit *line : {m_day, m_what, m_reason}) {
        connect(line, &QLineEdit::textEdited, this, [this] {
            m_problem->hide();
            Q_EMIT changed();
        });
    }
    connect(&data, &LiveData::localeChanged, this, &NextStepStrip::retranslate);
    retranslate();
    refresh();
}

QDate NextStepStrip::dayOf(int index) const
{
    const QDate today = m_data.today();
    switch (index) {
    case tomorrow:
        return today.addDays(1);
    case inThreeDays:
        return today.addDays(3);
    case nextMonday:
        return today.addDays(8 - today.dayOfWeek());
    case otherDay:
        return parseDateInput(m_day->text().trimmed(), today).value_or(QDate());
    default:
        return {};
    }
}

NextStep NextStepStrip::step() const
{
    NextStep step;
    if (m_chosen < 0)
        return step;
    step.kind = m_chosen == none ? NextStep::Kind::None : NextStep::Kind::Planned;
    step.day = dayOf(m_chosen);
    step.what = m_what->text();
    step.reason = m_reason->text();
    return step;
}

void NextStepStrip::setStep(const NextStep &step)
{
    m_what->setText(step.what);
    m_reason->setText(step.reason);
    m_day->clear();
    m_chosen = step.kind == NextStep::Kind::None ? none : -1;
    if (step.kind == NextStep::Kind::Planned) {
        m_chosen = otherDay;
        for (const int quick : {tomorrow, inThreeDays, nextMonday}) {
            if (dayOf(quick) == step.day)
                m_chosen = quick;
        }
        if (m_chosen == otherDay && step.day.isValid())
            m_day->setText(step.day.toString(Qt::ISODate));
    }
    refresh();
}

QString NextStepStrip::problem() const
{
    if (m_chosen == otherDay && !dayOf(otherDay).isValid())
        return tr("Which day? For example 3-12, +5d or next monday.");
    if (m_chosen == none && m_reason->text().trimmed().isEmpty())
        return tr("Why is there nothing to do next?");
    return {};
}

bool NextStepStrip::complain()
{
    const QString words = problem();
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
    if (words.isEmpty())
        return false;
    (m_chosen == none ? m_reason : m_day)->setFocus(Qt::OtherFocusReason);
    return true;
}

void NextStepStrip::choose(int index)
{
    m_chosen = index;
    refresh();
    if (index == otherDay)
        m_day->setFocus(Qt::OtherFocusReason);
    else if (index == none)
        m_reason->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

void NextStepStrip::refresh()
{
    for (size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(int(i) == m_chosen);
    m_day->setVisible(m_chosen == otherDay);
    m_what->setVisible(m_chosen >= 0 && m_chosen != none);
    m_reason->setVisible(m_chosen == none);
    m_problem->hide();
}

void NextStepStrip::retranslate()
{
    const bool chinese = m_data.format().isChinese();
    m_label->setText(tr("Next step"));
    m_buttons[tomorrow]->setText(tr("&Tomorrow"));
    m_buttons[inThreeDays]->setText(tr("In &3 days"));
    m_buttons[nextMonday]->setText(tr("Next &Monday"));
    m_buttons[otherDay]->setText(tr("&Other day…"));
    m_buttons[none]->setText(tr("&None"));
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        const QDate day = int(i) == otherDay ? QDate() : dayOf(int(i));
        QString name = m_buttons[i]->text();
        static const QRegularExpression accessKey(QStringLiteral("\\(&.\\)|&"));
        name.remove(accessKey);
        m_buttons[i]->setAccessibleName(tr("Next step: %1").arg(name));
        m_buttons[i]->setToolTip(day.isValid() ? formats::longDate(day, chinese) : QString());
    }
    m_day->setPlaceholderText(tr("Day"));
    m_day->setAccessibleName(tr("Day of the next step"));
    m_what->setPlaceholderText(tr("What is to be done"));
    m_what->setAccessibleName(tr("What is to be done"));
    m_reason->setPlaceholderText(tr("Reason"));
    m_reason->setAccessibleName(tr("Why there is no next step"));
}

void NextStepStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
