// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/import/import_questions.h"
#include "ui/views/import/import_task.h"

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace millrace {

class Banner;
class ImportStep;

/// The import of a file in six steps, listed at the left; its place is the kind of record that it begins with. One can
/// go elsewhere meanwhile and come back. Alt+N and Alt+P lead on and back.
class ImportPage : public Page
{
    Q_OBJECT

public:
    static constexpr int steps = 6;

    ImportPage(const ViewContext &context, const QHash<QString, QString> &pagesByEntity, const QString &mappingsFolder,
               QWidget *parent, ImportQuestions questions = ImportQuestions::ofTheSystem());
    QString title() const override;
    void goTo(const QString &place) override;
    QWidget *mainWidget() override;

    ImportTask &task() { return m_task; }
    int step() const { return m_step; }
    ImportStep *stepWidget(int step) const { return m_widgets[size_t(step)]; }
    Banner *banner() const { return m_banner; }
    void next();
    void back();
    /// Begins with this file, whatever was there before.
    void open(const QString &path);

Q_SIGNALS:
    void stepShown(int step);

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void showStep(int step);
    void showButtons();
    void showError(const Error &error);
    void showRecords();
    void retranslate();

    ViewContext m_context;
    QHash<QString, QString> m_pages;
    ImportQuestions m_questions;
    ImportTask m_task;
    QStackedWidget *m_stack = nullptr;
    std::array<ImportStep *, steps> m_widgets;
    std::array<QPushButton *, steps> m_marks;
    Banner *m_banner = nullptr;
    QPushButton *m_back = nullptr, *m_next = nullptr, *m_stop = nullptr;
    int m_step = 0;
};

/// The command "Import…" on the main window; begins with the kind of record that the page shown lists.
void addImportCommand(CommandRegistry &commands, QWidget *owner, std::function<void()> open);

} // namespace millrace
