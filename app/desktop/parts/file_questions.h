// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace millrace {

/// The questions that the program asks with the system's own file dialogs, as a seam: tests answer in their place. The
/// answer is empty where the person thought better of it.
struct FileQuestions
{
    /// A workspace file that exists.
    std::function<QString(QWidget *parent, const QString &title, const QString &folder)> existing;
    /// The name of a workspace file to be written, with its ending.
    std::function<QString(QWidget *parent, const QString &title, const QString &proposal)> fresh;
    /// The same for a file of settings.
    std::function<QString(QWidget *parent, const QString &title, const QString &folder)> existingSettings;
    std::function<QString(QWidget *parent, const QString &title, const QString &proposal)> freshSettings;

    static FileQuestions ofTheSystem();
};

} // namespace millrace
