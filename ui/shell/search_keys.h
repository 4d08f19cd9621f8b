// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace millrace {

class Page;

/// The keys of a page's search field, the same on every page: Esc takes the text away, and with nothing typed goes back
/// to the page; Down and Enter go on to what was found. Lives as long as the page.
class SearchKeys : public QObject
{
    Q_OBJECT

public:
    explicit SearchKeys(Page *page);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Page *m_page;
};

} // namespace millrace
