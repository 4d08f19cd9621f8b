// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/match_text.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace millrace {

class PaletteProvider;

/// The sections of the palette in the order in which they are shown.
enum class PaletteSection { Recent, Actions, Records, Views, Settings, Help, Fallback };

/// What a typed prefix narrows the question to: `>` actions, `@` people, `#` tags, `/` views, `?` help.
enum class PaletteScope { Everything, Actions, People, Tags, Views, Help };

/// How a choice is to be opened: Enter here, Ctrl+Enter beside.
enum class OpenMode { Here, Beside };

/// One line of the palette.
struct PaletteItem
{
    QString id; ///< stable, "provider:what"; by it a choice is remembered as recent; empty is never remembered
    PaletteSection section = PaletteSection::Actions;
    QString icon, title, subtitle, shortcut;
    QList<TextRange> bold; ///< of the title
    int score = 0;         ///< higher stands first within its section
    bool enabled = true;
    QString disabledReason; ///< shown in place of the subtitle
    std::function<void(OpenMode)> run;
    std::shared_ptr<PaletteProvider> next;    ///< a second step ("Transfer to…", then the person) in the same panel
    std::shared_ptr<PaletteProvider> actions; ///< what else can be done with it: the step that Tab leads to
};

/// Answers what is typed into the palette. All calls come on the UI thread.
class PaletteProvider
{
public:
    using Answer = std::function<void(std::vector<PaletteItem>)>;

    virtual ~PaletteProvider() = default;
    /// Finds at most `limit` items for `text` (without prefix, trimmed, may be empty) and hands them to `answer` once,
    /// now or later, on the UI thread; an answer to a question that is no longer asked is dropped by the palette.
    virtual void query(const QString &text, PaletteScope scope, int limit, Answer answer) = 0;
    /// What to offer where nobody found anything ("New customer “…”").
    virtual std::vector<PaletteItem> fallback(const QString &text)
    {
        Q_UNUSED(text)
        return {};
    }
    /// The item of a recent choice's id, if it is this provider's and still exists.
    virtual std::vector<PaletteItem> recall(const QString &id)
    {
        Q_UNUSED(id)
        return {};
    }
};

} // namespace millrace
