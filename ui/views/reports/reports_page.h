// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_library.h"
#include "ui/shell/view_context.h"

class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace millrace {

class Banner;
class EmptyState;
class ReportBuilder;
class ReportGallery;
class ReportView;
class SkeletonRows;
class TextLabel;

/// The reports: a gallery of all, one of them with its figures, and the builder beside it. What leaves the page (files,
/// clipboard, paper) is made by ui/print, as on the command line.
class ReportsPage : public Page
{
    Q_OBJECT

public:
    /// `pagesByEntity`: the pages that list records, by entity.
    ReportsPage(const ViewContext &context, QHash<QString, QString> pagesByEntity, QWidget *parent);

    QString title() const override;
    QStringList breadcrumb() const override;
    QString breadcrumbPlace(int step) const override;
    QString place() const override { return m_place; }
    void goTo(const QString &place) override;
    QString newLabel() const override;
    void createNew() override;
    QWidget *searchField() override;
    QWidget *mainWidget() override;
    bool isPrintable() const override { return true; }
    bool canPrint() const override;
    void makePrintout(std::function<void(Printout)> ready) override;

    ReportGallery *gallery() const { return m_gallery; }
    ReportView *view() const { return m_view; }
    ReportBuilder *builder() const { return m_builder; }
    /// Opens the builder with the report that is shown.
    void edit();
    /// Takes an own report away; a changed ready one becomes as it was brought.
    void removeShown();
    /// Writes what is shown in the format of the name's ending, off the UI thread; a toast tells of the end.
    void save(const QString &path);
    void copyPicture();
    void copyTable();
    /// How the page asks where to write ("pdf", "xlsx" ..); the system's dialog unless it is set.
    void setFileQuestion(std::function<QString(const QString &suffix)> question) { m_question = std::move(question); }

Q_SIGNALS:
    /// The gallery has been read.
    void shelfShown();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeHead();
    void makeExports();
    void addCommands();
    void readShelf();
    void showShelf(Result<ReportShelf> shelf);
    void showPlace();
    void showReport(const ReportEntry &entry);
    const ReportEntry *entryAt(const QString &place) const;
    void closeBuilder();
    void keep(const ReportEntry &entry);
    void commit(Edit edit, const char *label, std::function<void(const CommitReceipt &)> done);
    void listRecords(const QString &title, const Query &query);
    void askAndSave(const QString &suffix);
    void tell(const Error &error);
    void refreshHead();
    void retranslate();

    ViewContext m_context;
    LiveData &m_data;
    QHash<QString, QString> m_pages;
    ReportShelf m_shelf;
    bool m_hasShelf = false;
    std::optional<Error> m_error;
    QString m_place;
    QString m_wanted;    ///< a place that came before the shelf
    ReportEntry m_draft; ///< of the builder, while it is not kept
    std::function<QString(const QString &suffix)> m_question;
    QWidget *m_head;
    TextLabel *m_name;
    QPushButton *m_edit, *m_remove;
    QToolButton *m_export;
    QStackedWidget *m_stack;
    QSplitter *m_report;
    ReportGallery *m_gallery;
    ReportView *m_view;
    ReportBuilder *m_builder = nullptr;
    EmptyState *m_failed;
    SkeletonRows *m_skeleton;
};

} // namespace millrace
