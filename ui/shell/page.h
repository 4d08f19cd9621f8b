// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "ui/print/printout.h"

#include <QJsonObject>
#include <QMetaType>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <vector>

namespace millrace {

/// Where in the program one is: a page, and a place inside it that only the page understands (a record's id, a filter,
/// a view). What back and forward step through.
struct PageAddress
{
    QString page;
    QString place;

    bool operator==(const PageAddress &) const = default;
};

/// One record of one entity; null where there is none.
struct RecordAddress
{
    QString entity;
    RecordId id;

    bool isNull() const { return id.isNull(); }
    bool operator==(const RecordAddress &) const = default;
};

/// Where a record is seen in full.
inline PageAddress recordPageAddress(const QString &entity, const RecordId &id)
{
    return {QStringLiteral("record"), entity + u'/' + id.toString()};
}

/// One screen of the main window. The shell knows nothing else of a view. A page makes its own commands in the
/// CommandRegistry (scope Page, owner itself) and sets all texts in a function called from changeEvent(LanguageChange).
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Name in the language of now, for the breadcrumb and the window's title.
    virtual QString title() const = 0;
    /// Names from the page's root to the place shown, the page's own title first; the last is where one is.
    virtual QStringList breadcrumb() const { return {title()}; }
    /// The place shown now.
    virtual QString place() const { return {}; }
    /// Shows a place that `place()` gave before; called each time the page is come to. Empty is the page's start.
    virtual void goTo(const QString &place) { Q_UNUSED(place) }
    /// The place of one breadcrumb step (0 is the page itself).
    virtual QString breadcrumbPlace(int step) const
    {
        Q_UNUSED(step)
        return {};
    }

    /// What belongs to the tab that shows the page and not to the place: what is searched for, the filter, the order,
    /// how far it is scrolled.
    virtual QJsonObject tabState() const { return {}; }
    /// Shows that again, the place being right already; an empty state is how a tab begins.
    virtual void setTabState(const QJsonObject &state) { Q_UNUSED(state) }

    /// The place that a link to what is shown should lead to: `place()`, or the record that is open.
    virtual QString linkedPlace() const { return place(); }
    /// Where a breadcrumb step leads that stands on another page; empty: to the place of this one.
    virtual PageAddress breadcrumbAddress(int step) const
    {
        Q_UNUSED(step)
        return {};
    }
    /// The page that the rail marks while this one is shown; empty: this one.
    virtual QString railPage() const { return {}; }
    /// The record that is open or stands under the cursor: what commands like "follow up" are about.
    virtual RecordAddress currentRecord() const { return {}; }
    /// The records that are marked, at most `most`; where none are, the current one.
    virtual std::vector<RecordAddress> markedRecords(int most) const
    {
        Q_UNUSED(most)
        const RecordAddress current = currentRecord();
        return current.isNull() ? std::vector<RecordAddress>() : std::vector<RecordAddress>{current};
    }

    /// Begins a new record of the page's kind (Ctrl+N). `newLabel` names it for the button; empty: nothing to be made.
    virtual QString newLabel() const { return {}; }
    virtual void createNew() {}
    /// The field that Ctrl+F goes to, or null.
    virtual QWidget *searchField() { return nullptr; }
    /// Where the keyboard goes when the page is shown or reached with F6.
    virtual QWidget *mainWidget() { return this; }
    /// Whether this is a page for paper at all (Ctrl+P), and whether there is something to print now.
    virtual bool isPrintable() const { return false; }
    virtual bool canPrint() const { return false; }
    /// Makes it ready, reading off the UI thread where that takes long; `ready` comes on the UI thread, now or later.
    virtual void makePrintout(std::function<void(Printout)> ready) { Q_UNUSED(ready) }
    /// Called before the window closes or the workspace changes: what is being typed must be safe afterwards.
    virtual void saveDrafts() {}

Q_SIGNALS:
    void breadcrumbChanged();
    /// The page went to another place by itself; the shell notes the place before for "back".
    void placeChanged(const QString &before);
    void selectionSummaryChanged(const QString &summary);
    /// Asks the shell to open another page or place; it looks at the keys that are held (MainWindow::openAsked).
    void openRequested(const millrace::PageAddress &address);
    /// Asks for it in a tab of its own, as the middle button does.
    void openBesideRequested(const millrace::PageAddress &address);
};

} // namespace millrace

Q_DECLARE_METATYPE(millrace::PageAddress)
