// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/conversion.h"
#include "ui/forms/duplicate_panel.h"
#include "ui/forms/field_block.h"

class QRadioButton;
class QVBoxLayout;

namespace millrace {

/// One target of a conversion: made new, with its fields and where each comes from; one that is here already, with what
/// it will take in; or left out. What may be the same stands first.
class ConvertPart : public QWidget
{
    Q_OBJECT

public:
    /// `source` and the fields copied from it say where values come from.
    ConvertPart(LiveData &data, const Record &source, const ConversionFields::Target &target, ConversionPart part,
                QWidget *parent);

    const EntityPtr &entity() const { return m_part.entity; }
    ConversionPart::Way way() const { return m_part.way; }
    void setWay(ConversionPart::Way way);
    /// Takes a record that is here; false where it cannot be read or lies in the bin.
    bool useExisting(const RecordId &id);
    /// The part as it stands, what was typed included; the field that cannot be read has the problem and the focus, and
    /// nothing is answered.
    std::optional<ConversionPart> part();
    const Record &existing() const { return m_part.existing; }
    FieldBlock *block(const QString &field) const;
    DuplicatePanel *duplicates() const { return m_duplicates; }
    FieldEditor *picker() const { return m_picker; }
    QRadioButton *choice(ConversionPart::Way way) const { return m_choices[size_t(way)]; }
    QString sourceText(const QString &field) const;
    QString takenText() const;
    /// Shows the problems whose field is one of this part's ("customer.name"); answers how many it showed.
    int showProblems(const std::vector<Problem> &problems);

Q_SIGNALS:
    void existingChosen();
    void openAsked(const QString &entity, const millrace::RecordId &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        FieldBlock *block;
        TextLabel *from;
        int source; ///< field of the source, or -1
    };
    void lookForDuplicates();
    Record typed() const;
    void retranslate();
    void arrange();

    LiveData &m_data;
    const Record m_source;
    const ConversionFields::Target m_target;
    ConversionPart m_part;
    TextLabel *m_heading, *m_taken;
    std::array<QRadioButton *, 3> m_choices;
    FieldEditor *m_picker;
    DuplicatePanel *m_duplicates;
    QWidget *m_fields;
    std::vector<Row> m_rows;
};

} // namespace millrace
