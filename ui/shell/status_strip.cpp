// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_strip.h"

#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

namespace millrace {

namespace {

constexpr int jobShownAfterMs = 1000;

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QStatusBar(parent), m_state(new QToolButton(this)), m_jobChip(new QWidget(this)),
      m_jobName(new TextLabel(TextStyle::Caption, TextTone::Secondary, m_jobChip)),
      m_jobBar(new QProgressBar(m_jobChip)), m_jobCancel(new QToolButton(m_jobChip)),
      m_summary(new ElidedLabel(TextStyle::Caption, TextTone::Secondary, this)),
      m_workspace(new TextLabel(TextStyle::Caption, TextTone::Secondary, this)), m_language(new QToolButton(this))
{
    setObjectName(QStringLiteral("statusStrip"));
    setSizeGripEnabled(false);
    setContentsMargins(space::xs, 0, space::xs, 0);
    m_state->setObjectName(QStringLiteral("statusState"));
    m_jobChip->setObjectName(QStringLiteral("statusJob"));
    m_jobName->setObjectName(QStringLiteral("statusJobName"));
    m_jobBar->setObjectName(QStringLiteral("statusJobProgress"));
    m_jobCancel->setObjectName(QStringLiteral("statusJobCancel"));
    m_summary->setObjectName(QStringLiteral("statusSelection"));
    m_workspace->setObjectName(QStringLiteral("statusWorkspace"));
    m_language->setObjectName(QStringLiteral("statusLanguage"));

    for (QToolButton *button : {m_state, m_language}) {
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(space::rowIcon, space::rowIcon));
        button->setFont(styledFont(TextStyle::Caption, font()));
    }
    m_language->setIcon(icon(QStringLiteral("translate"), IconTone::Secondary));
    m_language->setPopupMode(QToolButton::InstantPopup);
    // The language's own name is the same in every language.
    m_language->setProperty("bilingual", true);

    auto *chip = new QHBoxLayout(m_jobChip);
    chip->setContentsMargins(space::s, 0, 0, 0);
    chip->setSpacing(space::s);
    m_jobBar->setFixedWidth(96);
    m_jobBar->setTextVisible(false);
    m_jobBar->setRange(0, 100);
    m_jobCancel->setIcon(icon(QStringLiteral("x-lg"), IconTone::Secondary));
    m_jobCancel->setIconSize(QSize(12, 12));
    m_jobCancel->setAutoRaise(true);
    chip->addWidget(m_jobName);
    chip->addWidget(m_jobBar);
    chip->addWidget(m_jobCancel);
    m_jobChip->hide();

    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    addWidget(m_state);
    addWidget(m_jobChip);
    addPermanentWidget(m_summary, 1);
    addPermanentWidget(m_workspace);
    addPermanentWidget(m_language);
    connect(m_jobCancel, &QToolButton::clicked, this, [this] {
        if (!m_jobs.isEmpty())
            m_jobs.first()->cancel();
    });
    retranslateUi();
}

StatusStrip::~StatusStrip()
{
    // A job that is a child of this window ends after these members.
    for (const QPointer<Job> &job : std::as_const(m_known)) {
        if (job)
            job->disconnect(this);
    }
}

void StatusStrip::setState(const WorkspaceState &state)
{
    m_state->setText(state.words);
    m_state->setIcon(icon(state.icon, state.tone));
    m_state->setToolTip(state.detail);
    m_state->setAccessibleName(state.words);
    m_state->setAccessibleDescription(state.detail);
}

void StatusStrip::setWorkspaceName(const QString &name)
{
    m_workspace->setText(name);
}

void StatusStrip::setSelectionSummary(const QString &summary)
{
    m_summary->setText(summary);
}

void StatusStrip::setLanguageName(const QString &nativeName)
{
    m_language->setText(nativeName);
    retranslateUi();
}

void StatusStrip::addJob(Job *job)
{
    m_known << job;
    connect(job, &Job::changed, this, &StatusStrip::refreshJobs);
    connect(job, &Job::finished, this, [this, job] {
        job->disconnect(this);
        m_jobs.removeAll(job);
        m_known.removeIf([job](const QPointer<Job> &known) { return !known || known == job; });
        refreshJobs();
    });
    connect(job, &QObject::destroyed, this, [this, job] {
        m_jobs.removeAll(job);
        refreshJobs();
    });
    QTimer::singleShot(jobShownAfterMs, this, [this, job = QPointer<Job>(job)] {
        if (!job || !m_known.contains(job))
            return;
        m_jobs << job;
        refreshJobs();
    });
}

void StatusStrip::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    } else if (event->type() == QEvent::FontChange) {
        for (QToolButton *button : {m_state, m_language})
            button->setFont(styledFont(TextStyle::Caption, font()));
    }
}

void StatusStrip::refreshJobs()
{
    m_jobChip->setVisible(!m_jobs.isEmpty());
    if (m_jobs.isEmpty())
        return;
    const Job *job = m_jobs.first();
    QString text = job->isCancelling()  ? tr("Stopping: %1").arg(job->name())
                   : job->percent() < 0 ? job->name()
                                        : tr("%1  %2 %").arg(job->name()).arg(job->percent());
    if (m_jobs.size() > 1)
        text = tr("%1  (+%2 more)").arg(text).arg(m_jobs.size() - 1);
    m_jobName->setText(text);
    m_jobChip->setAccessibleName(text);
    m_jobBar->setRange(0, job->percent() < 0 ? 0 : 100);
    m_jobBar->setValue(qMax(0, job->percent()));
    m_jobCancel->setEnabled(!job->isCancelling());
}

void StatusStrip::retranslateUi()
{
    m_jobBar->setAccessibleName(tr("Progress"));
    m_jobCancel->setToolTip(tr("Cancel"));
    m_jobCancel->setAccessibleName(tr("Cancel"));
    m_language->setToolTip(tr("Language"));
    m_language->setAccessibleName(tr("Language: %1").arg(m_language->text()));
    refreshJobs();
}

} // namespace millrace
