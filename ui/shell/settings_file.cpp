// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_file.h"

#include <QFileInfo>
#include <QHash>
#include <QSettings>
#include <QThreadPool>

#include <mutex>

namespace millrace {

class SettingsFile::Content
{
public:
    explicit Content(const QString &path) : m_path(path)
    {
        m_writer.setMaxThreadCount(1);
        const QSettings file(path, QSettings::IniFormat);
        for (const QString &key : file.allKeys())
            m_values.insert(key, file.value(key));
    }
    ~Content() { m_writer.waitForDone(); }

    /// What all settings of this process at a path share.
    static std::shared_ptr<Content> at(const QString &path)
    {
        static std::mutex mutex;
        static QHash<QString, std::weak_ptr<Content>> all;
        const QString key = QFileInfo(path).absoluteFilePath();
        const std::lock_guard lock(mutex);
        std::shared_ptr<Content> content = all.value(key).lock();
        if (!content) {
            content = std::make_shared<Content>(key);
            all.insert(key, content);
        }
        return content;
    }

    const QVariantMap &values() const { return m_values; }

    /// An invalid value takes the key away.
    void set(const QString &key, const QVariant &value)
    {
        if (m_values.value(key) == value)
            return;
        if (value.isValid())
            m_values.insert(key, value);
        else
            m_values.remove(key);
        const std::lock_guard lock(m_mutex);
        m_changes.insert(key, value);
        if (!std::exchange(m_writing, true))
            m_writer.start([this] { write(); });
    }

private:
    QVariantMap takeChanges()
    {
        const std::lock_guard lock(m_mutex);
        m_writing = !m_changes.isEmpty();
        return std::exchange(m_changes, {});
    }

    void write()
    {
        for (QVariantMap changes = takeChanges(); !changes.isEmpty(); changes = takeChanges()) {
            QSettings file(m_path, QSettings::IniFormat);
            for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
                if (change->isValid())
                    file.setValue(change.key(), *change);
                else
                    file.remove(change.key());
            }
        }
    }

    QString m_path;
    QVariantMap m_values; ///< of the UI thread
    std::mutex m_mutex;
    QVariantMap m_changes; ///< not written yet
    bool m_writing = false;
    QThreadPool m_writer;
};

SettingsFile::SettingsFile(const QString &path) : m_content(Content::at(path)) {}

QVariant SettingsFile::value(const QString &key, const QVariant &fallback) const
{
    return m_content->values().value(key, fallback);
}

void SettingsFile::setValue(const QString &key, const QVariant &value)
{
    m_content->set(key, value);
}

void SettingsFile::remove(const QString &key)
{
    m_content->set(key, {});
}

QStringList SettingsFile::allKeys() const
{
    return m_content->values().keys();
}

} // namespace millrace
