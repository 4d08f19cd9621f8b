// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/metadata.h"

#include <QTimeZone>

namespace millrace {

/// What showing a value depends on beside its field: the reader's language and zone, labels of options, titles of
/// referenced records. A value; any thread.
struct FormatContext
{
    QString locale = QStringLiteral("en"); ///< "zh_CN" or "en"
    QTimeZone zone = QTimeZone::utc();
    MetadataPtr metadata;
    CurrencyCode baseCurrency;
    QHash<RecordId, QString> titles; ///< of references; an id without a title is shown as an ellipsis
    bool shortMoney = true;          ///< "12.3万" where room is short, else in full
    Qt::DayOfWeek weekStart = Qt::Monday;
    QDate today;                             ///< what relative words count from; invalid = none are used
    QHash<QString, QString> parameters = {}; ///< of a report: what is asked for under a key, in words

    bool isChinese() const { return locale.startsWith(QLatin1String("zh")); }
};

} // namespace millrace
