// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/job.h"
#include "ui/theme/icon_label.h"
#include "ui/theme/typography.h"

#include <QList>
#include <QPointer>
#include <QStatusBar>

class QProgressBar;
class QPushButton;
class QToolButton;

namespace millrace {

/// The state of the data in words and an icon; the one place that speaks of the network.
struct WorkspaceState
{
    QString words;  ///< "On this computer", "Offline (3 waiting)"
    QString detail; ///< tooltip: the file's path, the time of the last save
    QString icon = QStringLiteral("check-circle");
    IconTone tone = IconTone::Success;
};

/// The window's lower edge: state of the data, running job, summary of the selection, workspace name, language.
class StatusStrip : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);
    ~StatusStrip() override;

    void setState(const WorkspaceState &state);
    void setWorkspaceName(const QString &name);
    void setSelectionSummary(const QString &summary);
    void setLanguageName(const QString &nativeName);
    /// Shows the job once it has run for a second; several show the first and how many more.
    void addJob(Job *job);
    QToolButton *languageButton() const { return m_language; }
    QToolButton *stateButton() const { return m_state; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshJobs();
    void retranslateUi();

    QToolButton *m_state;
    QWidget *m_jobChip;
    TextLabel *m_jobName;
    QProgressBar *m_jobBar;
    QToolButton *m_jobCancel;
    ElidedLabel *m_summary;
    TextLabel *m_workspace;
    QToolButton *m_language;
    QList<QPointer<Job>> m_known; ///< not yet finished
    QList<Job *> m_jobs;          ///< those of m_known that are shown
};

} // namespace millrace
