// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/settings_file.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QHash>
#include <QKeySequence>
#include <QStringList>

#include <optional>

namespace millrace {

/// What the program remembers of a person on this machine, in `settings.ini` of the profile folder: appearance,
/// language, geometry, recent commands. A value that makes no sense reads as its default. UI thread.
class Settings
{
public:
    explicit Settings(const QString &profileFolder);

    /// The language wished for: "system", "en" or "zh_CN".
    QString languageWish() const;
    void setLanguageWish(const QString &wish);

    /// Without the language, which Translations resolves.
    Appearance appearance() const;
    void setAppearance(const Appearance &appearance);

    bool railCollapsed() const;
    void setRailCollapsed(bool collapsed);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    /// Keys that the person chose, by command; see CommandRegistry::setChosenKeys.
    QHash<QString, QList<QKeySequence>> chosenKeys() const;
    void setChosenKeys(const QString &command, const std::optional<QList<QKeySequence>> &keys);

    /// The workspace that was open last.
    QString lastWorkspace() const;
    void setLastWorkspace(const QString &path);

    QString lastPage() const;
    void setLastPage(const QString &id);

    /// Ids of what was chosen in the palette, latest first, at most 8.
    QStringList recentChoices() const;
    void noteChoice(const QString &id);

    /// Widths, splitters and the like of a page: `key` is "page/what".
    QByteArray layout(const QString &key) const;
    void setLayout(const QString &key, const QByteArray &state);

private:
    SettingsFile m_store;
};

} // namespace millrace
