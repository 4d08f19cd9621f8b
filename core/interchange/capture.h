// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace millrace {

/// What a piece of a pasted signature, chat message or contact card says about a person.
enum class CapturePart {
    Name,
    Company,
    Title,
    Mobile,
    Phone,
    Email,
    Website,
    WeChat,
    Address,
    Region,
    City,
    PostalCode
};

/// One finding with how sure it is (0 to 1) and where it stands in the pasted text; a length of 0: nowhere as such.
struct CapturedValue
{
    CapturePart part = CapturePart::Name;
    QString value;
    double certainty = 0;
    qsizetype begin = 0, length = 0;
    bool operator==(const CapturedValue &) const = default;
};

/// What was understood, in the order of the parts, at most two of a kind of number or mail; and what was not.
struct Capture
{
    std::vector<CapturedValue> values;
    QString rest;

    /// The first value of that part, or null.
    const CapturedValue *find(CapturePart part) const;
    QString text(CapturePart part) const
    {
        const CapturedValue *found = find(part);
        return found ? found->value : QString();
    }
};

/// Splits a signature, a chat message ("张三 13800138000 浙江省杭州市西湖区文三路 1 号") or a vCard into its parts, by
/// rules and word lists alone, without a network. Chinese and English. Nothing is invented: what is not recognised is
/// `rest`.
Capture parseCapture(const QString &text);

} // namespace millrace
