// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import/run_step.h"

#include "ui/text/import_text.h"
#include "ui/text/labels.h"
#include "ui/theme/millrace_style.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>

namespace millrace {

RunStep::RunStep(ImportTask &task, const ImportQuestions &questions, QWidget *parent)
    : ImportStep(task, "importRun", parent), m_questions(questions),
      m_icon(new IconLabel(QStringLiteral("info-circle"), space::toolIcon, IconTone::Info, this)),
      m_headline(new TextLabel(TextStyle::Subtitle, TextTone::Primary, this)),
      m_counts(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_findingsLabel(new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this)), m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(this)), m_show(new QPushButton(this)), m_errors(new QPushButton(this)),
      m_revert(new QPushButton(this)), m_findings(new QListWidget(this))
{
    m_headline->setObjectName(QStringLiteral("importHeadline"));
    m_headline->setWordWrap(true);
    m_counts->setObjectName(QStringLiteral("importCounts"));
    m_counts->setWordWrap(true);
    m_bar->setObjectName(QStringLiteral("importProgress"));
    m_bar->setTextVisible(false);
    m_cancel->setObjectName(QStringLiteral("importCancelRun"));
    m_show->setObjectName(QStringLiteral("importShow"));
    m_show->setIcon(icon(QStringLiteral("eye"), IconTone::Secondary));
    m_errors->setObjectName(QStringLiteral("importErrors"));
    m_errors->setIcon(icon(QStringLiteral("download"), IconTone::Secondary));
    m_revert->setObjectName(QStringLiteral("importRevert"));
    m_revert->setIcon(icon(QStringLiteral("arrow-counterclockwise"), IconTone::Secondary));
    m_findings->setObjectName(QStringLiteral("importFindings"));
    m_findings->setWordWrap(true);
    m_findings->setSelectionMode(QAbstractItemView::NoSelection);
    m_findings->setProperty("userData", true);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_icon);
    head->addWidget(m_headline, 1);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(space::m);
    bar->addWidget(m_bar, 1);
    bar->addWidget(m_cancel);
    auto *ways = new QHBoxLayout;
    ways->setSpacing(space::s);
    for (QPushButton *way : {m_show, m_errors, m_revert})
        ways->addWidget(way);
    ways->addStretch(1);
    column()->addLayout(head);
    column()->addWidget(m_counts);
    column()->addLayout(bar);
    column()->addLayout(ways);
    column()->addWidget(m_findingsLabel);
    column()->addWidget(m_findings, 1);
    column()->addStretch(0);
    connect(m_cancel, &QPushButton::clicked, &task, &ImportTask::cancel);
    connect(m_show, &QPushButton::clicked, this, &RunStep::showRequested);
    connect(m_revert, &QPushButton::clicked, &task, &ImportTask::revert);
    connect(m_errors, &QPushButton::clicked, this, [this] {
        const QString proposal = tr("%1 refused rows.csv").arg(QFileInfo(this->task().inputName()).completeBaseName());
        if (const QString path = m_questions.fresh(this, tr("Save the refused rows"), proposal); !path.isEmpty())
            this->task().saveErrors(path);
    });
    connect(&task, &ImportTask::busyChanged, this, &RunStep::showState);
    connect(&task, &ImportTask::imported, this, &RunStep::showState);
    connect(&task, &ImportTask::taken, this, &RunStep::showState);
    connect(&task, &ImportTask::progressed, this, [this](int percent) {
        m_bar->setRange(0, percent < 0 ? 0 : 100);
        m_bar->setValue(std::max(0, percent));
    });
}

QString RunStep::title() const
{
    return tr("Import");
}

QString RunStep::nextLabel() const
{
    return isDone() ? tr("Import another file") : tr("Import now");
}

void RunStep::enter()
{
    m_bar->setRange(0, 100);
    m_bar->setValue(0);
    showState();
}

QWidget *RunStep::firstField()
{
    return m_show->isVisible() ? m_show : m_cancel->isVisible() ? m_cancel : nullptr;
}

void RunStep::showReport()
{
    const ImportReport &report = *task().report;
    const EntityPtr entity = task().entity();
    const QString kind = entity ? entityPluralLabel(*entity, task().data().locale()) : report.entity;
    const bool back = !task().reverted.isNull();
    m_headline->setText(back ? tr("The import was taken back; everything is as it was before")
                             : tr("%1 → %2: imported").arg(task().inputName(), kind));
    m_icon->setIcon(back                ? QStringLiteral("arrow-counterclockwise")
                    : report.failed > 0 ? QStringLiteral("exclamation-triangle")
                                        : QStringLiteral("check-circle"),
                    back                ? IconTone::Info
                    : report.failed > 0 ? IconTone::Warning
                                        : IconTone::Success);
    m_counts->setText(tr("%L1 new, %L2 updated, %L3 left out, %L4 refused.")
                          .arg(report.created)
                          .arg(report.updated)
                          .arg(report.skipped)
                          .arg(report.failed));
    m_findings->clear();
    for (const ImportWarning &warning : report.warnings)
        m_findings->addItem(importWarningText(warning, entity.get(), task().data().catalog(), task().data().locale()));
}

void RunStep::showState()
{
    const bool busy = task().isBusy(), done = isDone();
    setNote(done ? QString()
                 : tr("Everything comes in as one operation: it can be taken back at any time, or cancelled "
                      "while it runs; then nothing of it stays."));
    if (done) {
        showReport();
    } else {
        m_headline->setText(busy ? tr("Importing %1").arg(task().inputName())
                                 : tr("%1 is ready to be imported").arg(task().inputName()));
        m_icon->setIcon(QStringLiteral("info-circle"), IconTone::Info);
        const ImportReport checked = task().check ? task().check->report : ImportReport();
        m_counts->setText(tr("%L1 will be new, %L2 updated, %L3 left out, %L4 refused.")
                              .arg(checked.created)
                              .arg(checked.updated)
                              .arg(checked.skipped)
                              .arg(checked.failed));
    }
    m_bar->setVisible(busy);
    m_cancel->setVisible(busy && !done);
    const bool stands = done && task().reverted.isNull();
    m_show->setVisible(stands && !task().report->newRecords.empty());
    m_errors->setVisible(done && !task().report->errorsFile.isEmpty());
    m_revert->setVisible(stands && !task().report->operation.isNull());
    for (QPushButton *way : {m_show, m_errors, m_revert})
        way->setEnabled(!busy);
    const bool findings = done && m_findings->count() > 0;
    m_findingsLabel->setVisible(findings);
    m_findings->setVisible(findings);
    static_cast<QBoxLayout *>(layout())->setStretch(layout()->count() - 1, findings ? 0 : 1);
    Q_EMIT readyChanged();
}

void RunStep::retranslate()
{
    setAccessibleName(title());
    m_cancel->setText(tr("Cancel the import"));
    m_show->setText(tr("Show the new records"));
    m_errors->setText(tr("Save the refused rows…"));
    m_revert->setText(tr("Take the import back"));
    m_errors->setToolTip(tr("The same columns and one more with the reason; put right, the file can be imported"));
    for (QPushButton *button : {m_cancel, m_show, m_errors, m_revert})
        button->setAccessibleName(button->text());
    m_bar->setAccessibleName(tr("Progress of the import"));
    m_findingsLabel->setText(tr("Worth knowing"));
    m_findings->setAccessibleName(m_findingsLabel->text());
    showState();
}

} // namespace millrace
