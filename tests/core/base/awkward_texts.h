// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QString>
#include <QStringList>

namespace millrace::test {

/// Texts that break careless code: lone surrogates, controls, joiners, long runs, scripts of all directions; and, where
/// the variable MILLRACE_TEST_DATA names a folder, the strings of naughty-strings/blns.json in it.
QStringList awkwardTexts();

/// A short random text over the ranges that fold, compose or disappear. The same seed gives the same text.
QString randomText(QRandomGenerator &random, int longest = 8);

} // namespace millrace::test
