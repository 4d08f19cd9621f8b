// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/record/next_step_bar.h"

#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>

namespace millrace {

NextStepBar::NextStepBar(LiveData &data, QWidget *parent)
    : QFrame(parent), m_data(data), m_strip(new NextStepStrip(data, this)), m_save(new QPushButton(this)),
      m_later(new QPushButton(this))
{
    setObjectName(QStringLiteral("nextStepBar"));
    m_save->setObjectName(QStringLiteral("nextStepSave"));
    m_later->setObjectName(QStringLiteral("nextStepLater"));
    setButtonKind(m_later, ButtonKind::Quiet);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::s, space::l, 0);
    row->setSpacing(space::s);
    row->addWidget(m_strip, 1);
    row->addWidget(m_later, 0, Qt::AlignTop);
    row->addWidget(m_save, 0, Qt::AlignTop);
    connect(m_save, &QPushButton::clicked, this, &NextStepBar::save);
    connect(m_later, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_strip, &NextStepStrip::changed, this, [this] {
        const NextStep::Kind kind = m_strip->step().kind;
        m_save->setEnabled(kind == NextStep::Kind::Planned);
    });
    retranslate();
    hide();
}

void NextStepBar::ask(const Record &about)
{
    m_about = about;
    m_strip->setStep({});
    m_save->setEnabled(false);
    show();
    m_strip->button(NextStepStrip::tomorrow)->setFocus(Qt::OtherFocusReason);
}

void NextStepBar::save()
{
    if (m_strip->complain())
        return;
    const auto edit = nextStepEdit(*m_data.catalog(), m_about, m_strip->step(),
                                   tr("Follow up: %1").arg(m_about.title()), m_data.session().zone);
    if (!edit) {
        hide();
        return;
    }
    CommitRequest request;
    request.label = QStringLiteral("follow_up");
    request.edits.push_back(*edit);
    m_data.commit(this, std::move(request), [this](const Result<CommitReceipt> &receipt) {
        if (!receipt) {
            Q_EMIT failed(receipt.error());
            return;
        }
        hide();
        Q_EMIT planned(receipt->operation);
    });
}

void NextStepBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

void NextStepBar::retranslate()
{
    m_save->setText(tr("Plan"));
    m_later->setText(tr("Later"));
    setAccessibleName(tr("What comes next?"));
}

void NextStepBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
