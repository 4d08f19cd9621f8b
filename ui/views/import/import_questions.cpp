// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import/import_questions.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace millrace {

ImportQuestions ImportQuestions::ofTheSystem()
{
    const auto text = [](const char *source) {
        return QCoreApplication::translate("millrace::ImportQuestions", source);
    };
    ImportQuestions questions;
    questions.table = [text](QWidget *parent) {
        return QFileDialog::getOpenFileName(
            parent, text(QT_TRANSLATE_NOOP("millrace::ImportQuestions", "Choose a file to import")), {},
            text(QT_TRANSLATE_NOOP(
                "millrace::ImportQuestions",
                "Tables and contact cards (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.json *.jsonl *.vcf "
                "*.gz);;All files (*)")));
    };
    questions.fresh = [text](QWidget *parent, const QString &title, const QString &proposal) {
        QString path = QFileDialog::getSaveFileName(
            parent, title, proposal, text(QT_TRANSLATE_NOOP("millrace::ImportQuestions", "CSV files (*.csv)")));
        if (!path.isEmpty() && !path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
            path += QStringLiteral(".csv");
        return path;
    };
    return questions;
}

} // namespace millrace
