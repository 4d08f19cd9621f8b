// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/metadata.h"

#include <optional>

namespace millrace::interchange {

/// The options of one choice field as cells name them: by key or by label in either language, exactly and then folded.
class ChoiceFinder
{
public:
    ChoiceFinder(const Metadata &metadata, const QString &list);

    /// The key that the cell means.
    std::optional<QString> find(const QString &cell);
    /// A new option for the cell, with a key made of its text; nothing where no key can be made.
    std::optional<OptionInfo> make(const QString &cell);
    /// A label that is the cell but for one or two letters and was met at least five times as often, or was an option
    /// before; empty where there is none.
    QString likelyMeant(const QString &cell) const;
    /// How often a cell was met.
    const QHash<QString, qint64> &met() const { return m_met; }
    void note(const QString &cell) { ++m_met[cell]; }

private:
    void add(const OptionInfo &option);

    QHash<QString, QString> m_keys; ///< by key, label and folded label
    QStringList m_labels;           ///< of the options that were there before
    QHash<QString, qint64> m_met;
    std::int64_t m_lastOrder = 0;
};

} // namespace millrace::interchange
