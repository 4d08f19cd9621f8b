// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings.h"

#include <QDir>

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

} // namespace

Settings::Settings(const QString &profileFolder) : m_store(QDir(profileFolder).filePath(QStringLiteral("settings.ini")))
{
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
    return appearance;
}

void Settings::setAppearance(const Appearance &appearance)
{
    m_store.setValue("appearance/theme", modeWords().at(int(appearance.mode)));
    m_store.setValue("appearance/density", densityWords().at(int(appearance.density)));
    m_store.setValue("appearance/font_scale", appearance.fontScale);
    m_store.setValue("appearance/reduced_motion", appearance.reducedMotion);
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
