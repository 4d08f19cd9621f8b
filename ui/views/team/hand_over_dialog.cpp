// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/team/hand_over_dialog.h"

#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace millrace {

HandOverDialog::HandOverDialog(LiveData &data, const RecordId &user, QWidget *parent)
    : QDialog(parent), m_data(data), m_user(user), m_intro(new TextLabel(TextStyle::Body, TextTone::Primary, this)),
      m_heirLabel(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_problem(new TextLabel(TextStyle::Body, TextTone::Danger, this)), m_heirs(new QComboBox(this)),
      m_open(new QTreeWidget(this)), m_disables(new QCheckBox(this)), m_go(new QPushButton(this)),
      m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("handOver"));
    m_heirs->setObjectName(QStringLiteral("handOverTo"));
    m_open->setObjectName(QStringLiteral("handOverOpen"));
    m_disables->setObjectName(QStringLiteral("handOverDisables"));
    m_go->setObjectName(QStringLiteral("handOverGo"));
    m_cancel->setObjectName(QStringLiteral("handOverCancel"));
    setButtonKind(m_go, ButtonKind::Primary);
    m_intro->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_heirLabel->setBuddy(m_heirs);
    m_disables->setChecked(true);
    m_open->setRootIsDecorated(false);
    m_open->setFrameShape(QFrame::NoFrame);
    m_open->setSelectionMode(QAbstractItemView::NoSelection);
    auto *to = new QHBoxLayout;
    to->setSpacing(space::s);
    to->addWidget(m_heirLabel);
    to->addWidget(m_heirs, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addWidget(m_intro);
    column->addWidget(m_open, 1);
    column->addLayout(to);
    column->addWidget(m_disables);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 64, fontMetrics().height() * 24);
    const auto &people = m_data.metadata()->access->chart().people;
    std::vector<std::pair<QString, RecordId>> names;
    for (auto it = people.begin(); it != people.end(); ++it)
        if (it->active && it.key() != user)
            names.emplace_back(it->name, it.key());
    std::sort(names.begin(), names.end());
    for (const auto &[name, id] : names)
        m_heirs->addItem(name, id.toString());
    // Whoever leads him takes over by default.
    m_heirs->setCurrentIndex(std::max(0, m_heirs->findData(people.value(user).manager.toString())));
    connect(m_go, &QPushButton::clicked, this, &HandOverDialog::carryOut);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), user] {
            return openWorkOf(workspace, session, user);
        },
        [this](Result<std::vector<OpenWork>> work) {
            if (work)
                m_work = std::move(*work);
            fillOpen();
            refresh();
            Q_EMIT counted();
        });
    retranslate();
}

void HandOverDialog::fillOpen()
{
    m_open->clear();
    if (!m_work)
        return;
    for (const OpenWork &work : *m_work) {
        const EntityPtr entity = m_data.catalog()->entity(work.entity);
        new QTreeWidgetItem(m_open, {entity ? entityPluralLabel(*entity, m_data.locale()) : work.entity,
                                     formats::integer(work.records)});
    }
    if (m_work->empty())
        new QTreeWidgetItem(m_open, {tr("Nothing is open"), QString()});
}

void HandOverDialog::carryOut()
{
    const auto heir = RecordId::fromString(m_heirs->currentData().toString());
    if (m_busy || !heir)
        return;
    m_busy = true;
    refresh();
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), from = m_user, to = *heir,
         disables = m_disables->isChecked()] { return handOver(workspace, session, from, to, disables); },
        [this](const Result<HandOverReceipt> &receipt) {
            m_busy = false;
            refresh();
            if (!receipt) {
                m_problem->setText(describeError(receipt.error(), m_data.catalog(), m_data.locale()).sentences());
                m_problem->show();
                Q_EMIT refused();
                return;
            }
            qint64 records = 0;
            for (const OpenWork &work : receipt->moved)
                records += work.records;
            Q_EMIT handedOver(receipt->operation, records);
            accept();
        });
}

void HandOverDialog::refresh()
{
    m_go->setEnabled(!m_busy && m_work && m_heirs->count() > 0);
}

void HandOverDialog::retranslate()
{
    const QString name = m_data.metadata()->users.value(m_user);
    setWindowTitle(tr("Hand over from %1").arg(name));
    m_intro->setText(tr("What %1 has open goes to somebody else, in one step that can be undone. What is done and over "
                        "stays as it is.")
                         .arg(name));
    m_heirLabel->setText(tr("Give it to"));
    m_heirs->setAccessibleName(tr("Give it to"));
    m_open->setAccessibleName(tr("Open work"));
    m_open->setHeaderLabels({tr("Open work"), tr("Count")});
    m_disables->setText(tr("Disable %1: no more signing in").arg(name));
    m_disables->setAccessibleName(m_disables->text());
    m_go->setText(tr("Hand over"));
    m_cancel->setText(tr("Cancel"));
    fillOpen();
    refresh();
}

void HandOverDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
