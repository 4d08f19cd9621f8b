// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/parts/start_options.h"
#include "core/base/platform/system_clock.h"
#include "ui/shell/main_window.h"
#include "ui/shell/view_context.h"
#include "ui/views/search/record_provider.h"
#include "ui/views/undo/undo_commands.h"

#include <QApplication>
#include <QElapsedTimer>

namespace millrace {

class UxProbe;

/// The parts of the desktop program put together; the only place that names them all.
class Composition : public QObject
{
    Q_OBJECT

public:
    Composition(QApplication &application, const StartOptions &options);
    ~Composition() override;

    /// Opens or makes the workspace and shows the window; what cannot be opened is explained in it.
    void start();
    MainWindow &window() { return *m_window; }
    Theme &theme() { return m_theme; }
    LiveData *data() { return m_data.get(); }
    /// Whether the workspace is open.
    bool isOpen() const { return m_data != nullptr; }
    const Error &error() const { return m_error; }

private:
    Result<std::unique_ptr<Workspace>> openWorkspace();
    void makeWindow();
    void openHere();
    void explain(const Error &error);
    void close();

    StartOptions m_options;
    QElapsedTimer m_clockOfStart;
    std::unique_ptr<Clock> m_clock;
    SystemIdSource m_ids;
    Settings m_settings;
    Translations m_translations;
    Theme m_theme;
    CommandRegistry m_commands;
    PageRegistry m_pages;
    RecordSets m_sets;
    std::unique_ptr<UxProbe> m_probe;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<LiveData> m_data;
    std::unique_ptr<ViewContext> m_context;
    std::unique_ptr<RecordProvider> m_provider;
    std::unique_ptr<MainWindow> m_window;
    UndoCommands *m_undo = nullptr;
    Error m_error;
};

} // namespace millrace
