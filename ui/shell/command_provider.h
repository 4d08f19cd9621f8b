// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/command_registry.h"
#include "ui/shell/palette_provider.h"

#include <QCoreApplication>

namespace millrace {

/// The registry's commands in the palette, found by their names in every language, disabled ones with their reason.
class CommandProvider : public PaletteProvider
{
    Q_DECLARE_TR_FUNCTIONS(millrace::CommandProvider)
public:
    /// `openBeside` shows a page in a tab of its own: what Ctrl+Enter on the command of a page means.
    explicit CommandProvider(const CommandRegistry &commands, std::function<void(const QString &page)> openBeside = {})
        : m_commands(commands), m_openBeside(std::move(openBeside))
    {
    }

    void query(const QString &text, PaletteScope scope, int limit, Answer answer) override;
    std::vector<PaletteItem> recall(const QString &id) override;

private:
    PaletteItem item(const QString &id) const;

    const CommandRegistry &m_commands;
    std::function<void(const QString &page)> m_openBeside;
};

} // namespace millrace
