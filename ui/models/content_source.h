// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"

namespace millrace {

/// Where contents of files come from whose records are here already. One for each LiveData, which owns it: of().
/// Whoever composes the program says whom to ask, and tells what came of it. UI thread.
class ContentSource : public QObject
{
    Q_OBJECT

public:
    static ContentSource &of(LiveData &data);

    /// Whom to ask; answers whether he can be asked.
    using Asked = std::function<bool(const RecordId &attachment)>;
    void setAsked(Asked asked) { m_asked = std::move(asked); }

    /// Asks for a content; `arrived` or `refused` follows. False where there is nobody to ask: the workspace follows no
    /// server.
    bool fetch(const RecordId &attachment) { return m_asked && m_asked(attachment); }

Q_SIGNALS:
    void arrived(const millrace::RecordId &attachment);
    /// `why`: a sentence for the person.
    void refused(const millrace::RecordId &attachment, const QString &why);

private:
    explicit ContentSource(LiveData &data) : QObject(&data) {}
    Asked m_asked;
};

} // namespace millrace
