// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <memory>

class QAction;
class QMainWindow;

namespace millrace {

/// Tells something outside of the window, as a seam: tests listen in the system's place.
class Notifier
{
public:
    virtual ~Notifier() = default;
    /// False where the system shows no notices; then the window says it by itself.
    virtual bool isThere() const = 0;
    /// `chosen` is called where the person clicks the notice.
    virtual void tell(const QString &title, const QString &text, std::function<void()> chosen) = 0;
    /// Sets texts in the language of now.
    virtual void retranslate() {}

    /// The notices of the system's tray. Nothing is hidden there: the icon brings the window to the front.
    static std::unique_ptr<Notifier> ofTheSystem(QMainWindow &window);
};

} // namespace millrace
