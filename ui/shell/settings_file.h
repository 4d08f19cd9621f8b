// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>

namespace millrace {

/// Keys and values of an INI file. Read once, when the first one for a path is made; what is set is seen at once by all
/// of that path and written soon on a thread of its own, since a disk may take its time. The last one of a path waits
/// until everything is written.
class SettingsFile
{
public:
    explicit SettingsFile(const QString &path);

    QVariant value(const QString &key, const QVariant &fallback = {}) const;
    void setValue(const QString &key, const QVariant &value);
    void remove(const QString &key);
    QStringList allKeys() const;

private:
    class Content;
    std::shared_ptr<Content> m_content;
};

} // namespace millrace
