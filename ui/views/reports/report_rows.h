// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/report_definition.h"
#include "ui/models/live_data.h"

#include <QPushButton>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace millrace {

/// A field of an entity or of what it refers to, chosen from a menu.
class FieldChoice : public QPushButton
{
    Q_OBJECT

public:
    FieldChoice(LiveData &data, QWidget *parent);

    void setEntity(EntityPtr entity);
    void setPath(const FieldPath &path);
    const FieldPath &path() const { return m_path; }
    /// Where the path ends; null while nothing is chosen.
    const FieldDef *field() const;
    void retranslate();

Q_SIGNALS:
    void chosen();

private:
    LiveData &m_data;
    EntityPtr m_entity;
    CatalogPtr m_catalog; ///< keeps what field() answers alive
    FieldPath m_path;
};

/// A row of the builder that can be taken away again.
class ReportRowEdit : public QWidget
{
    Q_OBJECT

public:
    explicit ReportRowEdit(QWidget *parent);
    virtual void retranslate();

Q_SIGNALS:
    void changed();
    void removed();

protected:
    /// Puts the button that takes the row away at its end.
    void finish(QHBoxLayout *row);
    QToolButton *m_remove;
};

/// What rows stand for: a field, dates by month and the like, numbers by sizes, dates by age.
class GroupEdit : public ReportRowEdit
{
    Q_OBJECT

public:
    GroupEdit(LiveData &data, EntityPtr entity, QWidget *parent);
    void setGroup(const ReportGroup &group);
    /// Nothing while no field is chosen.
    std::optional<ReportGroup> group() const;
    void retranslate() override;

private:
    bool isDate() const;
    bool isNumber() const;
    void showParts();

    ReportGroup m_group;
    FieldChoice *m_field;
    QComboBox *m_unit;
    QLineEdit *m_bounds; ///< sizes of numbers, ages of dates
};

/// A figure: what is counted of which field, of which records, under which name.
class MeasureEdit : public ReportRowEdit
{
    Q_OBJECT

public:
    MeasureEdit(LiveData &data, EntityPtr entity, QWidget *parent);
    void setMeasure(const ReportMeasure &measure);
    /// What "$key" is called in its condition.
    void setParameters(const QHash<QString, QString> &words) { m_parameters = words; }
    /// Nothing while a field is missing.
    std::optional<ReportMeasure> measure() const;
    QString key() const { return m_measure.key; }
    void retranslate() override;

private:
    void showParts();
    void askCondition();
    QString ownName() const;

    LiveData &m_data;
    EntityPtr m_entity;
    ReportMeasure m_measure;
    QHash<QString, QString> m_parameters;
    QComboBox *m_kind;
    FieldChoice *m_field;
    QToolButton *m_condition;
    QLineEdit *m_label;
};

/// A figure that is worked out of the others by a formula.
class ComputedEdit : public ReportRowEdit
{
    Q_OBJECT

public:
    explicit ComputedEdit(QWidget *parent);
    void setComputed(const ReportComputed &computed);
    std::optional<ReportComputed> computed() const;
    void retranslate() override;

private:
    ReportComputed m_computed;
    QLineEdit *m_label, *m_formula;
    QCheckBox *m_percent;
};

/// A column of a list of records.
class ListColumnEdit : public ReportRowEdit
{
    Q_OBJECT

public:
    ListColumnEdit(LiveData &data, EntityPtr entity, QWidget *parent);
    void setPath(const FieldPath &path);
    FieldPath path() const;
    void retranslate() override;

private:
    FieldChoice *m_field;
};

} // namespace millrace
