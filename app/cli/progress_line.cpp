// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_line.h"

#include <cstdio>
#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace millrace::cli {

namespace {

constexpr qint64 quietMs = 500;
constexpr qint64 barMs = 100;
constexpr qint64 lineMs = 2'000;
constexpr int barCells = 24;

bool errorIsTerminal()
{
#ifdef _WIN32
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

} // namespace

ProgressLine::ProgressLine(QString what) : m_what(std::move(what)), m_terminal(errorIsTerminal())
{
    m_since.start();
}

ProgressLine::~ProgressLine()
{
    if (m_drawn && m_terminal)
        std::fputs("\r\x1b[K", stderr);
}

void ProgressLine::show(qint64 done, qint64 total)
{
    const std::lock_guard lock(m_mutex);
    const qint64 now = m_since.elapsed();
    if (now < quietMs || now - m_lastMs < (m_terminal ? barMs : lineMs))
        return;
    m_lastMs = now;
    m_drawn = true;
    const int percent = total > 0 ? int(qMin<qint64>(100, done * 100 / total)) : -1;
    const QString share = percent >= 0 ? QStringLiteral("%1 %").arg(percent) : QString::number(done);
    if (!m_terminal) {
        std::fputs(QStringLiteral("%1 %2\n").arg(m_what, share).toUtf8().constData(), stderr);
        return;
    }
    const int filled = percent >= 0 ? percent * barCells / 100 : int(now / barMs) % barCells;
    QString bar(barCells, u'.');
    for (int i = 0; i < barCells; ++i)
        if (percent >= 0 ? i < filled : i == filled)
            bar[i] = u'#';
    std::fputs(QStringLiteral("\r%1 [%2] %3\x1b[K").arg(m_what, bar, share).toUtf8().constData(), stderr);
    std::fflush(stderr);
}

} // namespace millrace::cli
