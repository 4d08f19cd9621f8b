// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk_change.h"
#include "ui/models/cell_block.h"
#include "ui/models/list_views.h"
#include "ui/models/record_table_model.h"
#include "ui/shell/view_context.h"
#include "ui/theme/typography.h"

class QLineEdit;
class QPushButton;
class QTableView;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QTimer;
class QToolButton;

namespace millrace {

class AsOfControl;
class EmptyState;
class FilterChips;
class GroupModel;
class PasteBar;
class SelectionBar;
struct ExportWish;
class HistoryPanel;
class LetterStrip;
class RecordForm;
class RecordTable;
class SkeletonRows;
class ViewTabs;

/// The records of one entity as a table with a record panel beside it: any columns in any order, ordered by several,
/// marked and copied as in a spreadsheet. Places: "" is the whole list, "set:n" exactly
/// the records of a RecordSet, "record:ID" the list with that record open, "view:ID" the list as a kept view shows it,
/// "scene:KEY" as a scene does.
class TablePage : public Page
{
    Q_OBJECT

public:
    TablePage(const ViewContext &context, const QString &entity, QWidget *parent);

    QString title() const override;
    QStringList breadcrumb() const override;
    QString breadcrumbPlace(int step) const override;
    QString place() const override { return m_place; }
    QString linkedPlace() const override;
    void goTo(const QString &place) override;
    QJsonObject tabState() const override;
    void setTabState(const QJsonObject &state) override;
    QString newLabel() const override;
    void createNew() override;
    QWidget *searchField() override;
    QWidget *mainWidget() override;
    void saveDrafts() override;
    RecordAddress currentRecord() const override;
    std::vector<RecordAddress> markedRecords(int most) const override;
    bool isPrintable() const override { return true; }
    bool canPrint() const override;
    void makePrintout(std::function<void(Printout)> ready) override;
    /// Opens the record under the cursor in full; "previous" and "next" there follow this list.
    void openCurrent();

    RecordTableModel *model() const { return m_model; }
    RecordTable *table() const { return m_table; }
    RecordForm *form() const { return m_form; }
    /// What stands in place of the table: 0 nothing (the table), 1 nothing yet, 2 nothing found, 3 an error.
    int emptyKind() const;
    void deleteSelected();
    void setFilterText(const QString &text);
    const Filter &filter() const { return m_filter; }
    void setFilter(const Filter &filter);
    /// Opens the editor of the whole filter, with its live count.
    void editFilter();
    FilterChips *chips() const { return m_chips; }
    /// As of which moment the list is shown; while there is one, nothing can be changed.
    AsOfControl *asOf() const { return m_asOf; }
    ViewTabs *viewTabs() const { return m_tabsOfViews; }
    const ListView &view() const { return m_view; }
    /// Shows a scene or a saved view by its key ("all", "view:ID").
    void showView(const QString &key);
    void saveView();
    void saveViewAs(const QString &name, bool shared);
    void removeView();
    /// To the first row whose name begins so, where the list is ordered by a name.
    void goToLetter(QChar letter);
    LetterStrip *letters() const { return m_letters; }
    /// Asks since when, and tells who entered or left what is shown.
    void showMoves();
    const ListLayout &listLayout() const { return m_layout; }
    /// Shows these columns so; the layout is kept for the next time.
    void setListLayout(const ListLayout &layout);
    /// Orders by a column; `adds` puts it behind the keys that stand.
    void orderBy(int column, bool adds, std::optional<bool> descending = {});
    QMenu *columnMenu(int column);
    void openColumnChooser();
    /// Counts and sums by that field beside the list; empty ends it.
    void groupBy(const QString &field);
    GroupModel *groups() const { return m_groups; }
    QTableView *groupTable() const { return m_groupTable; }
    /// Puts the marked cells on the clipboard; long ones as a job.
    void copyMarked(bool withHeadings);
    /// Reads the clipboard as cells from the marked one on, and shows what they would change before anything does.
    void pasteClipboard();
    void applyPaste();
    void cancelPaste();
    /// Gives the marked cells what stands in the first row of them.
    void fillDown();
    /// One value of a field for all marked rows; as one operation.
    void changeMarked(int field, const Value &value);
    void editMarked(int field);
    void askExport();
    void exportTo(const ExportWish &wish, const QString &path);
    PasteBar *pasteBar() const { return m_pasteBar; }
    SelectionBar *selectionBar() const { return m_selectionBar; }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeToolbar();
    void makeTable();
    void makeCommands();
    void applyQuery();
    bool isChangeable() const;
    void showAsOf();
    void refreshState();
    void refreshFooter();
    /// Where there was nothing to list, the keyboard waits in the search field for the first row.
    void giveTableTheKeyboard();
    void refreshPanel();
    void retranslate();
    void removeCommands();
    void connectTable();
    void fitColumns();
    void makeViews();
    void readViews();
    void refreshViews();
    void refreshChanged();
    void storeView(ListView view);
    void askViewName(bool renames);
    void countViews();
    bool countsHangOn(const CommitNotice &notice) const;
    const ListView *viewOf(const QString &key) const;
    ListLayout layoutOf(const ListView &view) const;
    QString layoutKey(const QString &view) const;
    void filterTyped();
    void showFilterProblem(const QString &words);
    void refreshFilterRow();
    void storeLayout();
    void columnResized(int column, int width);
    void setFields(const QStringList &fields);
    void sumMarked();
    void makeBulkBars();
    void makeGroups();
    void refreshGroups();
    void refreshSelectionBar();
    void showPlan(const PastePlan &plan);
    void tellError(const Error &error);
    void tellBulk(const Result<BulkReport> &report, const QString &done);
    void showFailures(const std::vector<BulkReport::Failure> &failures);
    void stepRecord(int step);
    void togglePanel();
    void openFilter();
    void clearQuery();
    void select(const RecordId &id);
    void scrollAsBefore();

    ViewContext m_context;
    LiveData &m_data;
    RecordTableModel *m_model;
    QString m_place;
    Filter m_filter;
    ListLayout m_layout;
    std::vector<ListView> m_views;
    ListView m_view;       ///< as it is kept
    RecordId m_wantedView; ///< was just stored; shown as soon as it is read
    QTimer *m_countTimer = nullptr;
    std::shared_ptr<std::atomic<bool>> m_countCancel;
    QStringList m_commandIds;
    QString m_sumWords;
    QTimer *m_sumTimer = nullptr;
    QTimer *m_panelTimer = nullptr;
    bool m_panelBegun = false; ///< a record was shown beside the list, or is about to be
    std::shared_ptr<std::atomic<bool>> m_sumCancel;
    bool m_fitting = false;
    bool m_wantsTable = false;
    RecordId m_toSelect;
    std::optional<QJsonObject> m_toScroll; ///< a tab's state whose rows are not there yet

    AsOfControl *m_asOf = nullptr;
    ViewTabs *m_tabsOfViews = nullptr;
    PasteBar *m_pasteBar = nullptr;
    GroupModel *m_groups = nullptr;
    QTableView *m_groupTable = nullptr;
    QToolButton *m_groupButton = nullptr;
    bool m_groupsFresh = false; ///< shown for the first time: takes the width that it needs
    bool m_countsStale = false;
    Filter m_groupCondition; ///< of the chosen group; not a part of the view
    SelectionBar *m_selectionBar = nullptr;
    std::optional<PastePlan> m_plan;
    FilterChips *m_chips = nullptr;
    QLineEdit *m_search = nullptr;
    QLineEdit *m_filterLine = nullptr;
    TextLabel *m_filterProblem = nullptr;
    QWidget *m_filterRow = nullptr;
    QToolButton *m_filterButton = nullptr, *m_columnsButton = nullptr, *m_panelButton = nullptr;
    QPushButton *m_setButton = nullptr;
    QSplitter *m_splitter = nullptr;
    QStackedWidget *m_stack = nullptr;
    LetterStrip *m_letters = nullptr;
    quint64 m_letterQuestion = 0;
    RecordTable *m_table = nullptr;
    SkeletonRows *m_skeleton = nullptr;
    EmptyState *m_emptyNew = nullptr, *m_emptyFiltered = nullptr, *m_failed = nullptr;
    QWidget *m_panel = nullptr;
    ElidedLabel *m_panelTitle = nullptr;
    TextLabel *m_position = nullptr;
    QToolButton *m_previous = nullptr, *m_next = nullptr;
    QToolButton *m_open = nullptr;
    QTabWidget *m_tabs = nullptr;
    RecordForm *m_form = nullptr;
    HistoryPanel *m_history = nullptr;
    TextLabel *m_footer = nullptr;
    TextLabel *m_count = nullptr;
};

} // namespace millrace
