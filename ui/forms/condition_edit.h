// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"
#include "ui/models/live_data.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QMenu;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace millrace {

class FieldEditor;

/// Asks one question of one field: what the relation is and to what. The relations fit the field's type; several values
/// may be separated by ; , 、 in either width. A condition that has no such form is edited as it is written.
class ConditionEdit : public QWidget
{
    Q_OBJECT

public:
    ConditionEdit(EntityPtr entity, LiveData &data, QWidget *parent);

    /// Begins anew with a field; nothing is asked of it yet.
    void setField(const FieldPath &path);
    void setCondition(const Filter &condition);
    /// Everything while a value is missing or makes no sense.
    Filter condition() const;
    const FieldPath &path() const { return m_path; }
    /// Where typing begins.
    QWidget *firstInput() const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    enum class Ask {
        AnyOf,
        NoneOf,
        With,
        Without,
        Equals,
        Above,
        AtLeast,
        Below,
        AtMost,
        Between,
        Within,
        NotWithin,
        IsMe,
        Yes,
        No,
        Empty,
        Filled,
        Written
    };
    enum class Part { Nothing, Text, Numbers, Dates, Options, Period, Records };
    std::vector<Ask> asks() const;
    Ask ask() const;
    Part part() const;
    void choose(Ask ask);
    void fillAsks(Ask wanted);
    void showPart();
    void fillOptions();
    void nameOptions();
    bool take(const Filter &condition);
    bool takeComparison(const Filter &condition);
    std::optional<Literal> literal(const QString &typed) const;
    Filter condition(Ask ask) const;
    void setLine(QLineEdit *line, const Literal &literal);
    void setLiterals(const std::vector<Literal> &literals);
    std::vector<Literal> literals() const;
    QString askLabel(Ask ask) const;

    EntityPtr m_entity;
    LiveData &m_data;
    FieldPath m_path;
    const FieldDef *m_field = nullptr;
    CatalogPtr m_catalog; ///< keeps m_field alive
    QComboBox *m_ask, *m_which, *m_unit;
    QStackedWidget *m_parts;
    QLineEdit *m_text, *m_from, *m_to;
    QSpinBox *m_count;
    QToolButton *m_options;
    QMenu *m_optionMenu;
    QStringList m_optionKeys;
    QWidget *m_recordPlace;
    FieldEditor *m_records = nullptr;
    bool m_filling = false;
};

/// The separate values of a typed list: split at ; , 、 in either width and at line ends.
QStringList typedValues(const QString &text);

} // namespace millrace
