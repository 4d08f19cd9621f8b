// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/failure.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace millrace::cli {

/// An option of a command. `value` is the word that stands for its value in the help; empty for a switch.
struct Option
{
    const char *name;
    const char *value;
    const char *help;      ///< source text of the context "cli"
    bool repeated = false; ///< may be given several times
};

/// Options that every command understands.
const std::vector<Option> &commonOptions();

/// What was typed after the command: words in order, and options wherever they stood. "--" ends the options; a value
/// may follow as the next word or after "=".
class Arguments
{
public:
    /// Fails as usage: unknown option, a value missing or given to a switch, an option given twice.
    static Attempt<Arguments> parse(const QStringList &words, const std::vector<Option> &options);

    const QStringList &words() const { return m_words; }
    QString word(qsizetype at) const { return m_words.value(at); }
    bool has(const char *option) const { return m_options.contains(QString::fromLatin1(option)); }
    /// Empty where the option was not given.
    QString value(const char *option) const { return values(option).value(0); }
    QStringList values(const char *option) const { return m_options.value(QString::fromLatin1(option)); }
    QString value(const char *option, const char *otherwise) const
    {
        return has(option) ? value(option) : QString::fromLatin1(otherwise);
    }
    /// A whole number that is not negative.
    Attempt<qint64> number(const char *option, qint64 otherwise) const;

private:
    QStringList m_words;
    QHash<QString, QStringList> m_options;
};

} // namespace millrace::cli
