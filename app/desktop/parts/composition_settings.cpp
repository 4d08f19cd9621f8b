// SPDX-License-Identifier: GPL-3.0-or-later
// What the preferences act on outside of the window, and the file that keeps them.
#include "app/desktop/parts/composition.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace millrace {

void Composition::connectSettings()
{
    shareSettings(*m_main);
    connect(m_window, &MainWindow::folderRequested, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_options.workspace).absolutePath())); });
    connect(m_window, &MainWindow::settingsExportRequested, this, [this] {
        const QString proposal = QDir::home().filePath(QStringLiteral("millrace-settings.ini"));
        const QString path = m_questions.freshSettings(m_window, tr("Export settings"), proposal);
        if (!path.isEmpty())
            tellOfSettings(m_settings.exportTo(path), tr("Settings exported: %1").arg(path),
                           tr("The settings could not be written to %1").arg(path));
    });
    connect(m_window, &MainWindow::settingsImportRequested, this, [this] {
        const QString path = m_questions.existingSettings(m_window, tr("Import settings"), QDir::homePath());
        if (!path.isEmpty())
            tellOfSettings(m_settings.importFrom(path), tr("Settings imported"),
                           tr("No settings could be read from %1; nothing was changed").arg(path));
    });
    if (const QString aside = std::exchange(m_tellAside, {}); !aside.isEmpty())
        tellOfSettings(
            false, {},
            tr("The settings file could not be read. The defaults hold; the old file is kept as %1").arg(aside));
}

void Composition::shareSettings(WorkspaceWindow &window)
{
    connect(&window.window(), &MainWindow::settingsChanged, this, &Composition::useSettings);
    connect(&window.commands(), &CommandRegistry::keysChosen, this, [this] {
        if (m_main)
            m_main->commands().setChosenKeys(m_settings.chosenKeys());
        for (const auto &beside : m_beside)
            beside->commands().setChosenKeys(m_settings.chosenKeys());
    });
}

void Composition::tellOfSettings(bool good, const QString &done, const QString &failed)
{
    m_window->showToast({.text = good ? done : failed,
                         .actionText = {},
                         .action = {},
                         .tone = good ? MessageTone::Success : MessageTone::Warning});
}

void Composition::useSettings()
{
    if (m_data)
        m_data->setHabits(m_settings.shortMoney(), m_settings.weekStart());
}

} // namespace millrace
