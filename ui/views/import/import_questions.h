// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace millrace {

/// What the import asks with the system's file dialogs, as a seam: tests answer in their place. Empty = thought better.
struct ImportQuestions
{
    std::function<QString(QWidget *parent)> table; ///< a file to be imported
    std::function<QString(QWidget *parent, const QString &title, const QString &proposal)> fresh; ///< a CSV to write

    static ImportQuestions ofTheSystem();
};

} // namespace millrace
