// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/access_why.h"

#include "core/workspace/people.h"
#include "ui/text/access_text.h"
#include "ui/text/describe_error.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace millrace {

AccessWhy::AccessWhy(LiveData &data, const Record &record, QWidget *parent)
    : QDialog(parent), m_data(data), m_record(record),
      m_personLabel(new TextLabel(TextStyle::Body, TextTone::Secondary)),
      m_actionLabel(new TextLabel(TextStyle::Body, TextTone::Secondary)),
      m_verdict(new TextLabel(TextStyle::Subtitle, TextTone::Primary, this)), m_people(new QComboBox(this)),
      m_actions(new QComboBox(this)), m_reasons(new QTreeWidget(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName(QStringLiteral("accessWhy"));
    m_people->setObjectName(QStringLiteral("accessWho"));
    m_actions->setObjectName(QStringLiteral("accessAction"));
    m_verdict->setObjectName(QStringLiteral("accessVerdict"));
    m_verdict->setWordWrap(true);
    m_reasons->setObjectName(QStringLiteral("accessReasons"));
    m_reasons->setHeaderHidden(true);
    m_reasons->setRootIsDecorated(false);
    m_reasons->setWordWrap(true);
    m_reasons->setFrameShape(QFrame::NoFrame);
    m_reasons->setSelectionMode(QAbstractItemView::NoSelection);
    m_buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("accessClose"));
    m_personLabel->setBuddy(m_people);
    m_actionLabel->setBuddy(m_actions);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_personLabel);
    row->addWidget(m_people, 1);
    row->addWidget(m_actionLabel);
    row->addWidget(m_actions, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addLayout(row);
    column->addWidget(m_verdict);
    column->addWidget(m_reasons, 1);
    column->addWidget(m_buttons);
    resize(fontMetrics().averageCharWidth() * 84, fontMetrics().height() * 24);

    const auto &people = m_data.metadata()->access->chart().people;
    const bool asksOfAll = requireAdministrator(m_data.workspace(), m_data.session()).has_value();
    std::vector<std::pair<QString, RecordId>> names;
    for (auto it = people.begin(); it != people.end(); ++it)
        if (asksOfAll || it.key() == m_data.session().actor)
            names.emplace_back(it->name, it.key());
    std::sort(names.begin(), names.end());
    for (const auto &[name, id] : names)
        m_people->addItem(name, id.toString());
    m_people->setCurrentIndex(std::max(0, m_people->findData(m_data.session().actor.toString())));
    m_people->setEnabled(m_people->count() > 1);
    for (const Action action : millrace::actions)
        m_actions->addItem(QString(), actionWord(action));
    connect(m_people, &QComboBox::currentIndexChanged, this, &AccessWhy::explain);
    connect(m_actions, &QComboBox::currentIndexChanged, this, &AccessWhy::explain);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
}

void AccessWhy::explain()
{
    m_reasons->clear();
    const auto who = RecordId::fromString(m_people->currentData().toString());
    const int act = m_actions->currentIndex();
    if (!who || act < 0)
        return;
    const auto answer = whyAccess(m_data.workspace(), m_data.session(), *who, millrace::actions[size_t(act)],
                                  m_record.entity()->key, m_record.id());
    if (!answer) {
        m_verdict->setTone(TextTone::Danger);
        m_verdict->setText(describeError(answer.error(), m_data.catalog(), m_data.locale()).sentences());
        return;
    }
    m_verdict->setTone(answer->permitted ? TextTone::Success : TextTone::Danger);
    m_verdict->setText(
        (answer->permitted ? tr("%1 may %2 “%3”") : tr("%1 may not %2 “%3”"))
            .arg(m_people->currentText(), actionLabel(millrace::actions[size_t(act)]), m_record.title()));
    for (const AccessReason &reason : answer->reasons) {
        QString subject;
        if (!reason.subject.isNull())
            if (const auto titles = m_data.workspace().titles(m_data.session(), reason.subjectEntity, {reason.subject}))
                subject = titles->value(reason.subject);
        auto *item = new QTreeWidgetItem(m_reasons, {accessReasonText(reason, subject)});
        item->setIcon(0, icon(reason.grants ? QStringLiteral("check-lg") : QStringLiteral("x-lg"),
                              reason.grants ? IconTone::Success : IconTone::Danger));
    }
}

void AccessWhy::retranslate()
{
    setWindowTitle(tr("Who may do what with “%1”").arg(m_record.title()));
    m_personLabel->setText(tr("Person"));
    m_actionLabel->setText(tr("may"));
    m_people->setAccessibleName(tr("Person"));
    m_actions->setAccessibleName(tr("Action"));
    m_reasons->setAccessibleName(tr("Reasons"));
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    for (int i = 0; i < m_actions->count(); ++i)
        m_actions->setItemText(i, actionLabel(millrace::actions[size_t(i)]));
    explain();
}

void AccessWhy::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
