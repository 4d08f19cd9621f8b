// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/record.h"
#include "ui/shell/banner.h"
#include "ui/shell/view_context.h"

class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace millrace {

class EmptyState;
class HistoryPanel;
class Attachments;
class CommentBox;
class DraftStore;
class FollowUpComposer;
class NextStepBar;
class RecordForm;
class RecordHead;
class RelatedPanel;
class StageBar;
class TimelinePanel;

/// One record of any entity in full: its fields, its timeline, what points at it. Three columns side by side where
/// there is room, else the outer ones become tabs of the middle. Places: "ENTITY/ID".
class RecordPage : public Page
{
    Q_OBJECT

public:
    static constexpr int threeColumns = 1180, twoColumns = 860; ///< widths of the window from which on they are shown

    /// `listPages`: the page that lists an entity, for the way back.
    RecordPage(const ViewContext &context, DraftStore &drafts, QHash<QString, QString> listPages, QWidget *parent);
    static QString placeOf(const QString &entity, const RecordId &id) { return entity + u'/' + id.toString(); }

    QString title() const override;
    QStringList breadcrumb() const override;
    PageAddress breadcrumbAddress(int step) const override;
    QString railPage() const override;
    RecordAddress currentRecord() const override;
    bool isPrintable() const override { return true; }
    bool canPrint() const override;
    void makePrintout(std::function<void(Printout)> ready) override;
    QString place() const override { return m_place; }
    void goTo(const QString &place) override;
    QString newLabel() const override;
    void createNew() override;
    QWidget *searchField() override;
    QWidget *mainWidget() override;
    void saveDrafts() override;

    RecordHead *header() const { return m_header; }
    StageBar *stages() const { return m_stages; }
    RecordForm *form() const { return m_form; }
    TimelinePanel *timeline() const { return m_timeline; }
    HistoryPanel *history() const { return m_history; }
    RelatedPanel *related() const { return m_related; }
    QTabWidget *tabs() const { return m_tabs; }
    FollowUpComposer *composer() const { return m_composer; }
    CommentBox *comments() const { return m_comments; }
    /// Puts the cursor where a follow-up is written.
    void writeFollowUp();
    int columns() const { return m_columns; }
    /// Opens the record before or after this one in the list that it came from.
    void step(int step);
    void leave();
    /// The list that this record is part of, with the record under its cursor.
    PageAddress wayBack() const;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeCommands();
    void makeComments();
    void makeAttachments();
    void chooseFiles();
    void arrange(int columns);
    void storeSizes();
    void showRecord();
    void refresh();
    void refreshPosition();
    void refreshStar();
    void remove(const QString &entity, const RecordId &id, bool leaves);
    void restore();
    void open(const QString &entity, const RecordId &id);
    void createRelated(const QString &entity, int field);
    void listRelated(const QString &entity, int field, const QString &title);
    void fail(const Error &error);
    void retranslate();

    ViewContext m_context;
    LiveData &m_data;
    QHash<QString, QString> m_listPages;
    QString m_place, m_entity;
    RecordId m_id;
    RecordHead *m_header;
    StageBar *m_stages;
    Banner *m_banner;
    QStackedWidget *m_stack;
    EmptyState *m_none;
    QSplitter *m_splitter;
    QWidget *m_fields;
    RecordForm *m_form;
    QTabWidget *m_tabs;
    QWidget *m_centre;
    FollowUpComposer *m_composer;
    NextStepBar *m_nextStep;
    TimelinePanel *m_timeline;
    CommentBox *m_comments;
    HistoryPanel *m_history;
    RelatedPanel *m_related;
    Attachments *m_attachments;
    int m_columns = 0;
};

} // namespace millrace
