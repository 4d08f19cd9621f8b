// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/generate_chance.h"

#include <QString>

namespace millrace::generating {

/// What is put into a text: the person spoken to and what it was about.
struct Topic
{
    QString person;
    QString product;
    bool chinese = false;
};

/// Words of an activity of one kind ("call", "visit" ...); `body` may be empty.
struct ActivityText
{
    QString subject;
    QString body;
};
ActivityText activityText(Chance &chance, QStringView kind, const Topic &topic);
QString taskText(Chance &chance, const Topic &topic);
QString opportunityName(Chance &chance, const QString &company, const Topic &topic);
QString nextStepText(Chance &chance, bool chinese);
QString noteText(Chance &chance, bool chinese);

} // namespace millrace::generating
