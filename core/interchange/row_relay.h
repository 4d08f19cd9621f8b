// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/answers.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

namespace millrace::interchange {

/// Rows on their way from the thread that reads them to one that writes them, copied by the hundred: where writing
/// costs as much as reading, both go on side by side. The writer sees the rows in their order, on a thread of the
/// relay.
class RowRelay
{
public:
    using Write = std::function<Result<void>(std::span<const StoredCell> row)>;

    explicit RowRelay(Write write);
    /// What is under way is dropped.
    ~RowRelay();
    RowRelay(const RowRelay &) = delete;
    RowRelay &operator=(const RowRelay &) = delete;

    /// Waits while the writer is far behind. False once writing failed: there is no sense in reading on.
    bool add(std::span<const StoredCell> row);
    /// Waits until every row is written; the first failure.
    Result<void> finish();

private:
    struct Block
    {
        struct Cell
        {
            bool isText = false;
            qsizetype from = 0, size = 0; ///< of a text, in `bytes`
            Value value = {};
        };
        QByteArray bytes;
        std::vector<Cell> cells;
        size_t columns = 0, rows = 0;
    };
    bool handOver();
    void run();
    bool writeBlock(Block &block);

    Write m_write;
    Block m_filling;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Block> m_waiting; ///< oldest first
    bool m_ended = false, m_dropped = false;
    std::optional<Error> m_error;
    std::thread m_thread;
};

} // namespace millrace::interchange
