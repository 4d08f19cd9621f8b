// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/file_questions.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace millrace {

namespace {

QString workspaceFilter()
{
    return QCoreApplication::translate("millrace::FileQuestions", "Millrace workspaces (*.millrace);;All files (*)");
}

QString settingsFilter()
{
    return QCoreApplication::translate("millrace::FileQuestions", "Settings (*.ini);;All files (*)");
}

} // namespace

FileQuestions FileQuestions::ofTheSystem()
{
    FileQuestions questions;
    questions.existing = [](QWidget *parent, const QString &title, const QString &folder) {
        return QFileDialog::getOpenFileName(parent, title, folder, workspaceFilter());
    };
    questions.fresh = [](QWidget *parent, const QString &title, const QString &proposal) {
        QString path = QFileDialog::getSaveFileName(parent, title, proposal, workspaceFilter());
        if (!path.isEmpty() && !path.endsWith(QLatin1String(".millrace"), Qt::CaseInsensitive))
            path += QStringLiteral(".millrace");
        return path;
    };
    questions.existingSettings = [](QWidget *parent, const QString &title, const QString &folder) {
        return QFileDialog::getOpenFileName(parent, title, folder, settingsFilter());
    };
    questions.freshSettings = [](QWidget *parent, const QString &title, const QString &proposal) {
        return QFileDialog::getSaveFileName(parent, title, proposal, settingsFilter());
    };
    return questions;
}

} // namespace millrace
