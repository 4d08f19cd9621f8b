// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"
#include "ui/models/live_data.h"

#include <QFrame>

class QComboBox;
class QSpinBox;

namespace millrace {

class ConditionEdit;
class ElidedLabel;
class FilterGroup;
class TextLabel;

/// Asks for the records that refer here: that there are some or none, how many, or what they add up to; and which of
/// them count. UI thread.
class RelatedEdit : public QFrame
{
    Q_OBJECT

public:
    RelatedEdit(EntityPtr entity, Catalog::Incoming relation, LiveData &data, QWidget *parent);

    /// False where the condition has no such form: nothing of it is shown then.
    bool setCondition(const Filter &condition);
    /// Everything while the value to compare with is missing or makes no sense.
    Filter condition() const;
    FilterGroup *where() const { return m_where; }
    QWidget *firstInput() const;

    /// The relation that a Related condition asks for; nothing where the catalog knows of none.
    static std::optional<Catalog::Incoming> relationOf(const Filter &condition, const EntityDef &entity,
                                                       const Catalog &catalog);
    /// All relations that can be asked for: without those of who made or owns a record, and of what describes the
    /// workspace.
    static std::vector<Catalog::Incoming> relationsOf(const EntityDef &entity, const Catalog &catalog);
    /// "Contacts"; with the field where several lead here.
    static QString label(const Catalog::Incoming &relation, const EntityDef &entity, const QString &locale);

Q_SIGNALS:
    void changed();
    void removeRequested();

private:
    Filter::Measure measure() const;
    void fillFields();
    void showParts();
    void setTestField();
    Filter measured(const Filter &test) const;

    EntityPtr m_entity;
    Catalog::Incoming m_relation;
    LiveData &m_data;
    QString m_via; ///< as the condition names it
    QComboBox *m_measure, *m_field, *m_op;
    QSpinBox *m_number;
    ConditionEdit *m_test;
    TextLabel *m_whereLabel;
    FilterGroup *m_where;
    bool m_filling = false;
};

} // namespace millrace
