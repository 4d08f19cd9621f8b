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
    /// A file that cannot be read is set aside as settings.ini.bad, and the defaults hold.
    explicit Settings(const QString &profileFolder);
    /// Where the file that could not be read lies now; empty where all was well.
    QString setAside() const { return m_setAside; }
    QString path() const { return m_path; }
    /// Writes everything that is remembered into another file, or takes it from one; false where that cannot be done.
    /// What is taken in replaces what was chosen; windows and tabs stay as they are.
    bool exportTo(const QString &path);
    bool importFrom(const QString &path);

    /// The language wished for: "system", "en" or "zh_CN".
    QString languageWish() const;
    void setLanguageWish(const QString &wish);

    /// Without the language, which Translations resolves.
    Appearance appearance() const;
    void setAppearance(const Appearance &appearance);

    /// The page that the program begins with; empty: where one was.
    QString startPage() const;
    void setStartPage(const QString &id);
    Qt::DayOfWeek weekStart() const;
    void setWeekStart(Qt::DayOfWeek day);
    /// Whether large amounts are shown as "12.3万", "¥1.2M".
    bool shortMoney() const;
    void setShortMoney(bool isShort);
    enum class UpColour { ByLanguage, Red, Green };
    UpColour upColour() const;
    void setUpColour(UpColour colour);
    /// Whether growth is red, as the market of the language has it or as was chosen.
    bool redIsUp(const QString &language) const;
    /// Whether reminders are told outside the window too.
    bool systemNotices() const;
    void setSystemNotices(bool on);
    /// How one is told of a kind of thing: at once in a notice, in the inbox alone, or not at all.
    enum class NoticeWay { Toast, Inbox, Off };
    /// The kinds: those of notifications, and "reminder".
    static QStringList noticeKinds();
    NoticeWay noticeWay(const QString &kind) const;
    void setNoticeWay(const QString &kind, NoticeWay way);
    /// Kinds of which one is not told at all.
    QStringList silencedKinds() const;
    /// Milliseconds that a notice in the window stays; 0 = until it is dismissed.
    int noticeStay() const;
    void setNoticeStay(int ms);

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
    QString m_path;
    QString m_setAside;
    SettingsFile m_store;
};

} // namespace millrace
