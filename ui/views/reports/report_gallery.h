// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_library.h"
#include "ui/shell/view_context.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace millrace {

class EmptyState;
class TextLabel;

/// All reports that can be asked for, those that people made first, then the ready ones by their sections; searched by
/// name, section and what they are about, in both languages.
class ReportGallery : public QWidget
{
    Q_OBJECT

public:
    ReportGallery(const ViewContext &context, QWidget *parent);

    void setShelf(const ReportShelf &shelf);
    QLineEdit *search() const { return m_search; }
    QTreeWidget *list() const { return m_list; }
    /// How many are shown now.
    int shownCount() const;
    void retranslate();

Q_SIGNALS:
    /// By key of a ready report, else by id.
    void chosen(const QString &place);
    void schedulesAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void narrow();
    void add(QTreeWidgetItem *section, const ReportEntry &entry);

    ViewContext m_context;
    ReportShelf m_shelf;
    TextLabel *m_count;
    QLineEdit *m_search;
    QTreeWidget *m_list;
    QPushButton *m_schedules;
    EmptyState *m_nothing;
};

/// What names a report within the page and on the command line.
QString reportPlace(const ReportEntry &entry);

} // namespace millrace
