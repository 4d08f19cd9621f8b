// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/text/exits.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <vector>

namespace millrace::server {

/// One thing that can be set. `value` is the word that stands for its value in the help; empty for a switch.
struct Setting
{
    const char *name;
    const char *value;
    const char *help; ///< source text of the context "server"
};

/// Why a command did nothing: a failure of the core, or a sentence about how it was called.
struct Refusal
{
    Refusal(Error failed) : error(std::move(failed)) {} // NOLINT: failures of the core pass through
    static Refusal usage(const QString &sentence);

    Error error;
    QString sentence; ///< in the reader's language; stands in for the words made of `error`
    int exit() const { return sentence.isEmpty() ? exits::of(error.code) : exits::usage; }
    QString word() const { return sentence.isEmpty() ? errorWord(error.code) : QStringLiteral("usage"); }
};
template <class T> using Attempt = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> misuse(const QString &sentence)
{
    return tl::make_unexpected(Refusal::usage(sentence));
}

inline QString translate(const char *context, const char *text)
{
    return QCoreApplication::translate(context, text);
}

/// What a command is told: by flag, else by environment (MILLRACE_NAME, with _ for -), else by a file of lines
/// "name = value" that --config or MILLRACE_CONFIG names; and the words between the flags.
class Settings
{
public:
    using Environment = std::function<QString(const QString &name)>;
    static Attempt<Settings> read(const QStringList &words, const std::vector<Setting> &known,
                                  const Environment &environment);

    /// Those that every command knows.
    static const std::vector<Setting> &common();

    const QStringList &words() const { return m_words; }
    bool has(const char *name) const { return m_values.contains(QString::fromLatin1(name)); }
    QString value(const char *name) const { return m_values.value(QString::fromLatin1(name)); }
    QString value(const char *name, const QString &otherwise) const { return has(name) ? value(name) : otherwise; }
    /// Switches are on where they are given as such or as "1", "true", "yes" or "on".
    bool isOn(const char *name) const;

private:
    Attempt<void> readFlags(const QStringList &words, const std::vector<Setting> &known);
    Attempt<void> readFile(const QString &path, const std::vector<Setting> &known);

    QStringList m_words;
    QHash<QString, QString> m_values;
};

} // namespace millrace::server

namespace millrace {

inline tl::unexpected<server::Refusal> fail(server::Refusal refusal)
{
    return tl::make_unexpected(std::move(refusal));
}

} // namespace millrace
