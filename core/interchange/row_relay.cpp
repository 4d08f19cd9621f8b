// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/row_relay.h"

namespace millrace::interchange {

namespace {

constexpr size_t rowsOfBlock = 256, blocksWaiting = 4;

} // namespace

RowRelay::RowRelay(Write write) : m_write(std::move(write)), m_thread([this] { run(); }) {}

RowRelay::~RowRelay()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = m_dropped = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool RowRelay::add(std::span<const StoredCell> row)
{
    m_filling.columns = row.size();
    ++m_filling.rows;
    for (const StoredCell &cell : row) {
        Block::Cell &copy = m_filling.cells.emplace_back();
        copy.isText = cell.isText;
        if (cell.isText) {
            copy.from = m_filling.bytes.size();
            copy.size = cell.utf8.size();
            m_filling.bytes.append(cell.utf8);
        } else {
            copy.value = cell.value;
        }
    }
    return m_filling.rows < rowsOfBlock || handOver();
}

bool RowRelay::handOver()
{
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_waiting.size() < blocksWaiting || m_error; });
        if (m_error)
            return false;
        m_waiting.push_back(std::exchange(m_filling, {}));
    }
    m_changed.notify_all();
    return true;
}

Result<void> RowRelay::finish()
{
    if (m_filling.rows > 0)
        handOver();
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    return m_error ? Result<void>(fail(*m_error)) : Result<void>();
}

void RowRelay::run()
{
    for (;;) {
        Block block;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return !m_waiting.empty() || m_ended; });
            if (m_waiting.empty() || m_dropped)
                return;
            block = std::move(m_waiting.front());
            m_waiting.erase(m_waiting.begin());
        }
        m_changed.notify_all();
        if (!writeBlock(block))
            return;
    }
}

bool RowRelay::writeBlock(Block &block)
{
    std::vector<StoredCell> row(block.columns);
    for (size_t r = 0; r < block.rows; ++r) {
        for (size_t c = 0; c < block.columns; ++c) {
            Block::Cell &cell = block.cells[r * block.columns + c];
            row[c].isText = cell.isText;
            row[c].utf8 = QByteArrayView(block.bytes).sliced(cell.from, cell.size);
            row[c].value = std::move(cell.value);
        }
        if (const auto written = m_write(row); !written) {
            {
                const std::lock_guard lock(m_mutex);
                m_error = written.error();
            }
            m_changed.notify_all();
            return false;
        }
    }
    return true;
}

} // namespace millrace::interchange
