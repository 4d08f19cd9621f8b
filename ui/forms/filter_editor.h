// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"
#include "ui/models/live_data.h"
#include "ui/theme/typography.h"

#include <QDialog>
#include <QFrame>

class QComboBox;
class QDialogButtonBox;
class QPushButton;
class QTimer;
class QToolButton;
class QVBoxLayout;

namespace millrace {

class ConditionEdit;
class RelatedEdit;

/// Conditions of which all, any or none must hold, and further groups within.
class FilterGroup : public QFrame
{
    Q_OBJECT

public:
    FilterGroup(EntityPtr entity, LiveData &data, bool isRoot, QWidget *parent);
    void setFilter(const Filter &filter);
    Filter filter() const;
    void addCondition(const FieldPath &path);
    FilterGroup *addGroup();
    /// Asks for records that refer here; nothing but that there are some at first.
    RelatedEdit *addRelated(const Catalog::Incoming &relation);

Q_SIGNALS:
    void changed();
    void removeRequested();

private:
    enum class Join { All, Any, None };
    void addRow(QWidget *row);
    void addCondition(const Filter &condition);
    RelatedEdit *makeRelated(const Catalog::Incoming &relation);
    void removeChild(QWidget *child);
    QWidget *makeRow(ConditionEdit *edit);
    EntityPtr m_entity;
    LiveData &m_data;
    QComboBox *m_join;
    QVBoxLayout *m_rows;
    std::vector<QWidget *> m_children; ///< a FilterGroup, a RelatedEdit, or a row that holds a ConditionEdit
};

/// Edits a filter of any depth, over relations and relative days, and says while one edits how many records it finds.
/// Such a filter under a name is a segment.
class FilterEditor : public QDialog
{
    Q_OBJECT

public:
    FilterEditor(EntityPtr entity, LiveData &data, const Filter &filter, QWidget *parent);
    Filter filter() const { return m_root->filter(); }
    FilterGroup *root() const { return m_root; }
    QString countText() const { return m_count->text(); }

Q_SIGNALS:
    void applied(const millrace::Filter &filter);
    void saveRequested(const millrace::Filter &filter);

private:
    void count();
    EntityPtr m_entity;
    LiveData &m_data;
    FilterGroup *m_root;
    TextLabel *m_text, *m_count;
    QTimer *m_timer;
    std::shared_ptr<std::atomic<quint64>> m_question;
};

} // namespace millrace
