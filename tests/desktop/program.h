// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop program over a folder of its own, started and ended within a test.
#pragma once

#include "app/desktop/parts/composition.h"
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

namespace millrace::test {

struct Program
{
    QTemporaryDir folder;
    StartOptions options;
    QString answer; ///< what the person chooses in a file dialog
    std::unique_ptr<Composition> composition;

    Program()
    {
        options.workspace = folder.filePath(QStringLiteral("company.millrace"));
        options.profile = folder.filePath(QStringLiteral("profile"));
        options.locale = QStringLiteral("en");
        options.theme = QStringLiteral("light");
    }
    ~Program() { stop(); }

    void start()
    {
        FileQuestions questions;
        questions.existing = [this](QWidget *, const QString &, const QString &) { return answer; };
        questions.fresh = [this](QWidget *, const QString &, const QString &) { return answer; };
        questions.existingSettings = questions.existing;
        questions.freshSettings = questions.fresh;
        composition = std::make_unique<Composition>(*qApp, options, questions);
        composition->start();
        settle();
    }
    void stop()
    {
        if (composition)
            composition->window().close();
        composition.reset();
    }
    static void settle()
    {
        for (int i = 0; i < 5; ++i) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }
    MainWindow &window() { return composition->window(); }
    QAbstractButton *button(const char *name)
    {
        return window().findChild<QAbstractButton *>(QString::fromLatin1(name));
    }
    /// Clicks what opens another window, and waits for that window.
    void clickToReopen(const char *name)
    {
        QSignalSpy started(composition.get(), &Composition::started);
        QAbstractButton *found = button(name);
        REQUIRE(found);
        REQUIRE(found->isVisible());
        found->click();
        REQUIRE((started.count() > 0 || started.wait(10000)));
        settle();
    }
};

} // namespace millrace::test
