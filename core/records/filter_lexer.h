// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"

namespace millrace {

/// One word, sign or literal of a filter's text.
struct FilterToken
{
    enum class Kind { End, Word, Text, Number, Date, Moment, Sign, Bad };

    Kind kind = Kind::End;
    qsizetype position = 0; ///< UTF-16 units from the start of the text
    QString text;           ///< Word, Sign, Text (unescaped), Number (plain decimal); Bad: what was expected
    QDate date;
    Instant moment;

    bool isSign(QStringView sign) const { return kind == Kind::Sign && text == sign; }
    bool isWord(QStringView word) const { return kind == Kind::Word && text.compare(word, Qt::CaseInsensitive) == 0; }
};

/// Cuts a filter's text into tokens, full-width signs and digits read as their narrow twins outside of quotes.
class FilterLexer
{
public:
    explicit FilterLexer(QStringView text) : m_text(text) {}
    FilterToken next();

private:
    char16_t charAt(qsizetype at) const;
    bool digitAt(qsizetype at) const;
    QString narrow(qsizetype from, qsizetype to) const;
    FilterToken quoted(qsizetype start, QStringView closers);
    FilterToken number(qsizetype start);
    FilterToken dateOrMoment(qsizetype start);
    FilterToken sign(qsizetype start);

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace millrace
