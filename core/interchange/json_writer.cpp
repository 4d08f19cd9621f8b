// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/json_writer.h"

#include "core/interchange/csv_writer.h"

#include <QFileDevice>

namespace millrace {

namespace {

constexpr qsizetype jsonBufferBytes = 256 * 1024;

} // namespace

namespace interchange {

void appendJsonString(QByteArray &out, QStringView text)
{
    static constexpr char hex[] = "0123456789abcdef";
    out.append('"');
    qsizetype plain = 0;
    const auto flush = [&](qsizetype end) {
        if (end == plain)
            return;
        const qsizetype before = out.size();
        out.resize(before + (end - plain) * 3);
        const char *const written = writeUtf8(out.data() + before, text.sliced(plain, end - plain));
        out.resize(written - out.constData());
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c >= 0x20 && c != u'"' && c != u'\\')
            continue;
        flush(i);
        plain = i + 1;
        switch (c) {
        case u'"':
            out.append("\\\"");
            break;
        case u'\\':
            out.append("\\\\");
            break;
        case u'\n':
            out.append("\\n");
            break;
        case u'\r':
            out.append("\\r");
            break;
        case u'\t':
            out.append("\\t");
            break;
        default:
            out.append("\\u00").append(hex[c >> 4]).append(hex[c & 15]);
        }
    }
    flush(text.size());
    out.append('"');
}

} // namespace interchange

JsonWriter::JsonWriter(QIODevice *device, QString name) : m_device(device), m_name(std::move(name))
{
    m_buffer.reserve(jsonBufferBytes + 64 * 1024);
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_hasElements.empty())
        return;
    if (m_hasElements.back())
        m_buffer.append(',');
    if (m_hasElements.size() == 1)
        m_buffer.append('\n');
    m_hasElements.back() = true;
}

void JsonWriter::beginArray()
{
    separate();
    m_buffer.append('[');
    m_hasElements.push_back(false);
}

void JsonWriter::endArray()
{
    Q_ASSERT(!m_hasElements.empty());
    if (m_hasElements.size() == 1 && m_hasElements.back())
        m_buffer.append('\n');
    m_hasElements.pop_back();
    m_buffer.append(']');
    drainWhenFull();
}

void JsonWriter::beginObject()
{
    separate();
    m_buffer.append('{');
    m_hasElements.push_back(false);
}

void JsonWriter::endObject()
{
    Q_ASSERT(!m_hasElements.empty() && !m_afterKey);
    if (m_hasElements.size() == 1 && m_hasElements.back())
        m_buffer.append('\n');
    m_hasElements.pop_back();
    m_buffer.append('}');
    drainWhenFull();
}

void JsonWriter::key(QStringView name)
{
    Q_ASSERT(!m_afterKey);
    separate();
    interchange::appendJsonString(m_buffer, name);
    m_buffer.append(':');
    m_afterKey = true;
}

void JsonWriter::text(QStringView value)
{
    separate();
    interchange::appendJsonString(m_buffer, value);
    drainWhenFull();
}

void JsonWriter::number(QStringView value)
{
    separate();
    m_buffer.append(value.toLatin1());
}

void JsonWriter::boolean(bool value)
{
    separate();
    m_buffer.append(value ? "true" : "false");
}

void JsonWriter::null()
{
    separate();
    m_buffer.append("null");
}

void JsonWriter::drainWhenFull()
{
    if (m_buffer.size() < jsonBufferBytes)
        return;
    if (!m_error && m_device->write(m_buffer) != m_buffer.size())
        m_error = interchange::writeError(*m_device, m_name);
    m_buffer.resize(0);
}

Result<void> JsonWriter::finish()
{
    Q_ASSERT(m_hasElements.empty());
    m_buffer.append('\n');
    if (!m_error && m_device->write(m_buffer) != m_buffer.size())
        m_error = interchange::writeError(*m_device, m_name);
    m_buffer.resize(0);
    auto *file = qobject_cast<QFileDevice *>(m_device);
    if (!m_error && file && !file->flush())
        m_error = interchange::writeError(*m_device, m_name);
    if (m_error)
        return fail(*m_error);
    return {};
}

} // namespace millrace
