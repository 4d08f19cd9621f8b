// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_file.h"

#include "core/interchange/csv_writer.h"

namespace millrace::cli {

OutputFile::~OutputFile()
{
    if (m_made && !m_whole)
        m_file.remove();
}

Result<void> OutputFile::open()
{
    if (m_file.exists())
        return fail(ErrorCode::OutputExists, {m_file.fileName()});
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return fail(interchange::writeError(m_file, m_file.fileName()));
    m_made = true;
    return {};
}

Result<void> OutputFile::finish()
{
    if (!m_file.flush())
        return fail(interchange::writeError(m_file, m_file.fileName()));
    m_whole = true;
    m_file.close();
    return {};
}

} // namespace millrace::cli
