// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings.h"

#include "core/schema/builtin/notification.h"

#include <QDir>
#include <QFile>
#include <QSettings>

namespace millrace {

namespace {

constexpr int recentChoiceCount = 8;
const QString keyGroup = QStringLiteral("shortcuts/");

const QStringList &modeWords()
{
    static const QStringList words = {"system", "light", "dark", "contrast"};
    return words;
}

const QStringList &densityWords()
{
    static const QStringList words = {"compact", "normal", "comfortable"};
    return words;
}

const QStringList &upWords()
{
    static const QStringList words = {"language", "red", "green"};
    return words;
}

const QString fileName = QStringLiteral("settings.ini");

/// Where the file went that could not be read; empty where there is none or all is well.
QString asideIfBroken(const QString &path)
{
    if (!QFile::exists(path))
        return {};
    {
        QSettings probe(path, QSettings::IniFormat);
        probe.allKeys();
        if (probe.status() == QSettings::NoError)
            return {};
    }
    const QString aside = path + QStringLiteral(".bad");
    QFile::remove(aside);
    return QFile::rename(path, aside) ? aside : QString();
}

} // namespace

Settings::Settings(const QString &profileFolder)
    : m_path(QDir(profileFolder).filePath(fileName)), m_setAside(asideIfBroken(m_path)), m_store(m_path)
{
}

bool Settings::exportTo(const QString &path)
{
    // A copy of its own, not of the file: the file may not have been written yet.
    QFile::remove(path);
    QSettings copy(path, QSettings::IniFormat);
    for (const QString &key : m_store.allKeys())
        copy.setValue(key, m_store.value(key));
    copy.sync();
    return copy.status() == QSettings::NoError && QFile::exists(path);
}

bool Settings::importFrom(const QString &path)
{
    if (!QFile::exists(path))
        return false;
    QSettings from(path, QSettings::IniFormat);
    const QStringList keys = from.allKeys();
    if (from.status() != QSettings::NoError || keys.isEmpty())
        return false;
    const auto isPlace = [](const QString &key) {
        return key.startsWith(QLatin1String("window/")) || key.startsWith(QLatin1String("layout/tabs/"));
    };
    for (const QString &key : m_store.allKeys()) {
        if (!isPlace(key))
            m_store.remove(key);
    }
    for (const QString &key : keys) {
        if (!isPlace(key))
            m_store.setValue(key, from.value(key));
    }
    return true;
}

QString Settings::startPage() const
{
    return m_store.value("general/start_page").toString();
}

void Settings::setStartPage(const QString &id)
{
    m_store.setValue("general/start_page", id);
}

Qt::DayOfWeek Settings::weekStart() const
{
    return m_store.value("general/week_start").toString() == QLatin1String("sunday") ? Qt::Sunday : Qt::Monday;
}

void Settings::setWeekStart(Qt::DayOfWeek day)
{
    m_store.setValue("general/week_start", day == Qt::Sunday ? "sunday" : "monday");
}

bool Settings::shortMoney() const
{
    return m_store.value("general/short_money", true).toBool();
}

void Settings::setShortMoney(bool isShort)
{
    m_store.setValue("general/short_money", isShort);
}

Settings::UpColour Settings::upColour() const
{
    const qsizetype word = upWords().indexOf(m_store.value("general/up_colour").toString());
    return word < 0 ? UpColour::ByLanguage : static_cast<UpColour>(word);
}

void Settings::setUpColour(UpColour colour)
{
    m_store.setValue("general/up_colour", upWords().at(int(colour)));
}

bool Settings::redIsUp(const QString &language) const
{
    const UpColour chosen = upColour();
    return chosen == UpColour::ByLanguage ? language.startsWith(QLatin1String("zh")) : chosen == UpColour::Red;
}

bool Settings::systemNotices() const
{
    return m_store.value("notices/system", true).toBool();
}

void Settings::setSystemNotices(bool on)
{
    m_store.setValue("notices/system", on);
}

QStringList Settings::noticeKinds()
{
    QStringList kinds;
    for (const char *kind : {notification::mention, notification::commented, notification::assigned,
                             notification::handedOver, notification::changed, "reminder"})
        kinds << QString::fromLatin1(kind);
    return kinds;
}

Settings::NoticeWay Settings::noticeWay(const QString &kind) const
{
    const int way = m_store.value("notices/way." + kind, 0).toInt();
    return way == int(NoticeWay::Inbox) || way == int(NoticeWay::Off) ? NoticeWay(way) : NoticeWay::Toast;
}

void Settings::setNoticeWay(const QString &kind, NoticeWay way)
{
    m_store.setValue("notices/way." + kind, int(way));
}

QStringList Settings::silencedKinds() const
{
    QStringList kinds = noticeKinds();
    kinds.removeIf([this](const QString &kind) { return noticeWay(kind) != NoticeWay::Off; });
    return kinds;
}

int Settings::noticeStay() const
{
    return qBound(0, m_store.value("notices/stay", 8000).toInt(), 60'000);
}

void Settings::setNoticeStay(int ms)
{
    m_store.setValue("notices/stay", ms);
}

QString Settings::languageWish() const
{
    const QString wish = m_store.value("language", "system").toString();
    return wish == QLatin1String("en") || wish == QLatin1String("zh_CN") ? wish : QStringLiteral("system");
}

void Settings::setLanguageWish(const QString &wish)
{
    m_store.setValue("language", wish);
}

Appearance Settings::appearance() const
{
    Appearance appearance;
    const qsizetype mode = modeWords().indexOf(m_store.value("appearance/theme").toString());
    const qsizetype density = densityWords().indexOf(m_store.value("appearance/density").toString());
    appearance.mode = mode < 0 ? ThemeMode::System : static_cast<ThemeMode>(mode);
    appearance.density = density < 0 ? Density::Normal : static_cast<Density>(density);
    appearance.fontScale = qBound(90, m_store.value("appearance/font_scale", 100).toInt(), 150);
    appearance.reducedMotion = m_store.value("appearance/reduced_motion", false).toBool();
    appearance.largeFocus = m_store.value("appearance/large_focus", false).toBool();
    return appearance;
}

void Settings::setAppearance(const Appearance &appearance)
{
    m_store.setValue("appearance/theme", modeWords().at(int(appearance.mode)));
    m_store.setValue("appearance/density", densityWords().at(int(appearance.density)));
    m_store.setValue("appearance/font_scale", appearance.fontScale);
    m_store.setValue("appearance/reduced_motion", appearance.reducedMotion);
    m_store.setValue("appearance/large_focus", appearance.largeFocus);
}

bool Settings::railCollapsed() const
{
    return m_store.value("window/rail_collapsed", false).toBool();
}

void Settings::setRailCollapsed(bool collapsed)
{
    m_store.setValue("window/rail_collapsed", collapsed);
}

QByteArray Settings::windowGeometry() const
{
    return m_store.value("window/geometry").toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_store.setValue("window/geometry", geometry);
}

QHash<QString, QList<QKeySequence>> Settings::chosenKeys() const
{
    QHash<QString, QList<QKeySequence>> chosen;
    for (const QString &name : m_store.allKeys()) {
        if (!name.startsWith(keyGroup))
            continue;
        QList<QKeySequence> keys;
        for (const QString &text : m_store.value(name).toStringList()) {
            if (const QKeySequence key(text, QKeySequence::PortableText); !key.isEmpty())
                keys << key;
        }
        chosen.insert(name.mid(keyGroup.size()), keys);
    }
    return chosen;
}

void Settings::setChosenKeys(const QString &command, const std::optional<QList<QKeySequence>> &keys)
{
    if (!keys) {
        m_store.remove(keyGroup + command);
        return;
    }
    QStringList texts;
    for (const QKeySequence &key : *keys)
        texts << key.toString(QKeySequence::PortableText);
    // An empty list would be read as no choice at all.
    m_store.setValue(keyGroup + command, texts.isEmpty() ? QStringList{QString()} : texts);
}

QString Settings::lastWorkspace() const
{
    return m_store.value("window/workspace").toString();
}

void Settings::setLastWorkspace(const QString &path)
{
    m_store.setValue("window/workspace", path);
}

QString Settings::lastPage() const
{
    return m_store.value("window/page").toString();
}

void Settings::setLastPage(const QString &id)
{
    m_store.setValue("window/page", id);
}

QStringList Settings::recentChoices() const
{
    return m_store.value("palette/recent").toStringList();
}

void Settings::noteChoice(const QString &id)
{
    QStringList recent = recentChoices();
    recent.removeAll(id);
    recent.prepend(id);
    m_store.setValue("palette/recent", recent.mid(0, recentChoiceCount));
}

QByteArray Settings::layout(const QString &key) const
{
    return m_store.value("layout/" + key).toByteArray();
}

void Settings::setLayout(const QString &key, const QByteArray &state)
{
    m_store.setValue("layout/" + key, state);
}

} // namespace millrace
