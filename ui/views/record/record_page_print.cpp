// SPDX-License-Identifier: GPL-3.0-or-later
// A record on paper: its fields by section, then what is told of it.
#include "ui/forms/record_form.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/views/record/record_page.h"
#include "ui/views/record/timeline_panel.h"
#include "ui/views/record/timeline_view.h"

#include <utility>

namespace millrace {

bool RecordPage::canPrint() const
{
    return !m_form->record().isNull();
}

void RecordPage::makePrintout(std::function<void(Printout)> ready)
{
    const Record &record = m_form->record();
    const EntityPtr entity = record.entity();
    if (!entity)
        return;
    std::vector<std::pair<const FieldDef *, const Value *>> shown;
    for (const FieldDef &field : entity->fields)
        shown.emplace_back(&field, &record.value(field.index));
    const FormatContext format = m_data.format(shown);
    Printout printout;
    printout.title = title();
    printout.notes << tr("%1 · printed %2")
                          .arg(entityLabel(*entity, m_data.locale()),
                               formats::dateTime(m_data.workspace().clock().now(), m_data.session().zone,
                                                 format.isChinese()));
    printout.columns = {{tr("Field"), false, 1}, {tr("Value"), false, 2}};
    printout.wraps = true;
    for (const auto &[section, fields] : formSections(*entity)) {
        std::vector<QStringList> lines;
        for (const FieldDef *field : fields) {
            const Value &value = record.value(field->index);
            if (!value.isEmpty())
                lines.push_back({fieldLabel(*field, m_data.locale()), showExactly(*field, value, format)});
        }
        if (lines.empty())
            continue;
        printout.rows.push_back({sectionLabel(section)});
        printout.rows.insert(printout.rows.end(), lines.begin(), lines.end());
    }
    // What the timeline shows now: its search and chips narrow the paper too.
    const TimelineModel &told = *m_timeline->view()->timeline();
    bool begun = false;
    for (int row = 0; row < told.rowCount(); ++row) {
        const TimelineRow &entry = told.rowAt(row);
        if (entry.kind != TimelineRow::Kind::Entry)
            continue;
        if (!std::exchange(begun, true))
            printout.rows.push_back({tr("Timeline")});
        QStringList words{entry.title};
        for (const QString &part : {entry.meta, entry.text}) {
            if (!part.isEmpty())
                words << part;
        }
        printout.rows.push_back({entry.when, words.join(u'\n')});
    }
    if (told.canFetchMore({}))
        printout.rest = tr("The timeline goes on");
    ready(std::move(printout));
}

} // namespace millrace
