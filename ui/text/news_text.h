// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace millrace {

/// What a notification tells.
struct NewsWords
{
    QString kind;  ///< of core/schema/builtin/notification.h
    QString actor; ///< name; empty where nobody did it
    QString about; ///< title of the record, or the plural of its kind where there are several
    qint64 records = 1;
};

/// "李雷 mentioned you on 重庆啤酒", "李雷 gave you 120 customers".
QString newsSentence(const NewsWords &words);

} // namespace millrace
