// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/record_form.h"

#include "ui/forms/field_history.h"
#include "ui/models/presence.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_parse.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

std::vector<std::pair<QString, std::vector<const FieldDef *>>> formSections(const EntityDef &entity)
{
    std::vector<std::pair<QString, std::vector<const FieldDef *>>> sections;
    const auto add = [&](const FieldDef &field) {
        auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const auto &section) { return section.first == field.section; });
        if (found == sections.end())
            found = sections.insert(sections.end(), {field.section, {}});
        found->second.push_back(&field);
    };
    for (const FieldDef &field : entity.fields) {
        if (!field.system && !field.retired && field.type != FieldType::Json)
            add(field);
    }
    if (entity.ownable)
        add(entity.at(system_field::Owner));
    return sections;
}

RecordForm::RecordForm(LiveData &data, QWidget *parent)
    : QWidget(parent), m_data(data), m_state(new ElidedLabel(TextStyle::Caption, TextTone::Secondary, this)),
      m_editing(new QWidget(this)), m_editors(new TextLabel(TextStyle::Body, TextTone::Warning, m_editing)),
      m_allFields(new QToolButton(this)), m_fieldSearch(new QLineEdit(this)),
      m_summary(new TextLabel(TextStyle::Body, TextTone::Danger, this))
{
    setObjectName(QStringLiteral("recordForm"));
    m_allFields->setObjectName(QStringLiteral("formAllFields"));
    m_allFields->setCheckable(true);
    m_fieldSearch->setObjectName(QStringLiteral("formFieldSearch"));
    m_fieldSearch->setClearButtonEnabled(true);
    m_fieldSearch->addAction(icon(QStringLiteral("search"), IconTone::Secondary), QLineEdit::LeadingPosition);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(space::l, 0, space::l, 0);
    searchRow->addWidget(m_fieldSearch);
    m_state->setObjectName(QStringLiteral("formState"));
    m_summary->setObjectName(QStringLiteral("formSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::RichText);
    m_summary->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_summary->hide();
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::l, 0, space::l, 0);
    head->addWidget(m_state, 1);
    head->addWidget(m_allFields);
    auto *summaryRow = new QHBoxLayout;
    summaryRow->setContentsMargins(space::l, 0, space::l, 0);
    summaryRow->addWidget(m_summary);
    m_editing->setObjectName(QStringLiteral("formEditing"));
    m_editors->setObjectName(QStringLiteral("formEditors"));
    m_editors->setWordWrap(true);
    auto *editingRow = new QHBoxLayout(m_editing);
    editingRow->setContentsMargins(space::l, 0, space::l, 0);
    editingRow->setSpacing(space::s);
    editingRow->addWidget(new IconLabel(QStringLiteral("pencil"), space::rowIcon, IconTone::Warning, m_editing), 0,
                          Qt::AlignTop);
    editingRow->addWidget(m_editors, 1);
    m_editing->hide();
    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("formScroll"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    m_body = new QWidget(area);
    m_body->setAutoFillBackground(false);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(space::l, space::s, space::l, space::l);
    m_column->setSpacing(space::m);
    area->setWidget(m_body);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addLayout(head);
    column->addWidget(m_editing);
    column->addLayout(searchRow);
    column->addLayout(summaryRow);
    column->addWidget(area, 1);

    connect(m_fieldSearch, &QLineEdit::textChanged, this, &RecordForm::fill);
    connect(m_allFields, &QToolButton::toggled, this, &RecordForm::setEmptyFieldsShown);
    connect(m_summary, &QLabel::linkActivated, this, [this](const QString &field) {
        if (FieldBlock *named = block(field))
            named->editor()->input()->setFocus(Qt::OtherFocusReason);
    });
    connect(&data, &LiveData::changed, this, &RecordForm::follow);
    connect(&data, &LiveData::localeChanged, this, &RecordForm::retranslate);
    connect(&data, &LiveData::catalogChanged, this, [this] {
        if (!m_record.isNull()) {
            const RecordId id = m_record.id();
            const QString entity = m_record.entity()->key;
            saveDrafts();
            m_record = Record();
            showRecord(entity, id);
        }
    });
    connect(&data.presence(), &Presence::editorsChanged, this, &RecordForm::retranslate);
    connect(qApp, &QApplication::focusChanged, this, &RecordForm::announce);
    retranslate();
}

void RecordForm::announce()
{
    Presence &presence = m_data.presence();
    if (!isVisible() || m_record.isNull())
        return presence.leave(this);
    const FieldBlock *at = focused();
    const bool edits = at && m_data.isEditable() && !m_record.isDeleted() && !at->field().readOnly;
    presence.show(this, {m_record.entity()->key, m_record.id(), edits});
}

void RecordForm::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    announce();
}

void RecordForm::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_data.presence().leave(this);
}

QString RecordForm::editorsText() const
{
    if (m_record.isNull())
        return {};
    const MetadataPtr metadata = m_data.metadata();
    QStringList names;
    for (const RecordId &user : m_data.presence().editorsOf(m_record.entity()->key, m_record.id()))
        names << metadata->users.value(user);
    names.removeAll(QString());
    if (names.isEmpty())
        return {};
    const QString comma = m_data.locale().startsWith(QLatin1String("zh")) ? QStringLiteral("、") : QStringLiteral(", ");
    return tr("%1 is editing this record", nullptr, int(names.size())).arg(names.join(comma));
}

FieldBlock *RecordForm::focused() const
{
    const QWidget *focus = QApplication::focusWidget();
    for (const Section &section : m_sections)
        for (FieldBlock *block : section.blocks)
            if (focus && (focus == block || block->isAncestorOf(focus)))
                return block;
    return nullptr;
}

void RecordForm::openHistory(FieldBlock *block)
{
    if (m_record.isNull())
        return;
    auto *history = new FieldHistory(m_data, m_record, block->field(), this);
    connect(history, &FieldHistory::filled, history, [history, block] { history->openAt(*block); });
}

void RecordForm::showFieldHistory()
{
    if (FieldBlock *block = focused())
        openHistory(block);
}

void RecordForm::showRecord(const QString &entity, const RecordId &id)
{
    saveDrafts();
    const EntityPtr before = m_record.entity();
    const RecordId idBefore = recordId();
    const auto read = m_data.workspace().record(m_data.session(), entity, id);
    m_record = read ? *read : Record();
    if (m_record.isNull() || m_record.entity() != before)
        build();
    if (recordId() != idBefore) {
        m_saved.clear();
        m_loose.clear();
        for (const Section &section : m_sections) {
            for (FieldBlock *block : section.blocks) {
                block->setClean();
                block->setProblems({});
            }
        }
    }
    fill();
    announce();
    Q_EMIT recordChanged();
}

RecordForm::~RecordForm()
{
    // The keyboard leaves the fields while they go, and by then there is nothing to say.
    disconnect(qApp, nullptr, this, nullptr);
    m_data.presence().leave(this);
    release();
}

void RecordForm::release()
{
    for (const Section &section : m_sections)
        for (FieldBlock *block : section.blocks) {
            block->disconnect(this);
            block->editor()->disconnect(this);
        }
}

void RecordForm::build()
{
    release();
    for (const Section &section : m_sections) {
        section.title->deleteLater();
        for (FieldBlock *block : section.blocks) {
            block->hide();
            block->deleteLater();
        }
    }
    m_sections.clear();
    while (QLayoutItem *item = m_column->takeAt(0))
        delete item;
    if (m_record.isNull())
        return;
    for (const auto &[key, fields] : formSections(*m_record.entity())) {
        Section section{key, new TextLabel(TextStyle::Subtitle, TextTone::Primary, m_body), {}};
        if (!m_sections.empty())
            m_column->addSpacing(space::s);
        m_column->addWidget(section.title);
        for (const FieldDef *field : fields) {
            auto *block = new FieldBlock(*field, m_data, m_body);
            block->editor()->setNeighbours([this](const QString &key) {
                const FieldDef *other = m_record.isNull() ? nullptr : m_record.entity()->field(key);
                return other ? m_record.value(other->index) : Value();
            });
            connect(block->editor(), &FieldEditor::finished, this, [this, block] { save(block); });
            connect(block, &FieldBlock::historyRequested, this, [this, block] { openHistory(block); });
            m_column->addWidget(block);
            section.blocks.push_back(block);
        }
        m_sections.push_back(std::move(section));
    }
    m_column->addStretch(1);
    // Blocks are made late and would be the window's last stops: they follow the form's own button.
    setTabOrder(m_allFields, m_fieldSearch);
    QWidget *before = m_fieldSearch;
    for (const Section &section : m_sections) {
        for (FieldBlock *block : section.blocks) {
            for (QWidget *stop : block->tabStops()) {
                setTabOrder(before, stop);
                before = stop;
            }
        }
    }
    retranslate();
}

void RecordForm::fill()
{
    const bool writable = !m_record.isNull() && !m_record.isDeleted() && m_data.isEditable();
    const QString sought = m_fieldSearch->text().trimmed();
    for (const Section &section : m_sections) {
        bool any = false;
        for (FieldBlock *block : section.blocks) {
            const Value &value = m_record.value(block->field().index);
            block->offer(value);
            block->editor()->setReadOnly(!writable || block->field().readOnly);
            const bool found =
                sought.isEmpty() || fieldLabel(block->field(), m_data.locale()).contains(sought, Qt::CaseInsensitive);
            const bool wanted = !sought.isEmpty() ? found || block->isDirty() || block->isRefused()
                                                  : m_emptyShown || !value.isEmpty() || block->isDirty() ||
                                                        !block->problems().empty() || block->field().required ||
                                                        block->field().expected || block->field().listed ||
                                                        block->editor()->input()->hasFocus();
            block->setVisible(wanted);
            any = any || wanted;
        }
        section.title->setVisible(any);
    }
    retranslate();
}

void RecordForm::setEmptyFieldsShown(bool shown)
{
    m_emptyShown = shown;
    m_allFields->setChecked(shown);
    fill();
}

void RecordForm::searchFields(const QString &text)
{
    m_fieldSearch->setText(text);
}

FieldBlock *RecordForm::block(const QString &field) const
{
    for (const Section &section : m_sections) {
        for (FieldBlock *block : section.blocks) {
            if (block->field().key == field)
                return block;
        }
    }
    return nullptr;
}

void RecordForm::save(FieldBlock *block)
{
    if (m_record.isNull() || !block->isDirty())
        return;
    const auto value = block->editor()->value();
    if (!value) {
        block->setProblems({inputProblem(block->field(), block->editor()->typed())});
        refreshSummary();
        return;
    }
    if (*value == m_record.value(block->field().index)) {
        block->setClean();
        block->setProblems({});
        refreshSummary();
        return;
    }
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits.push_back(Edit::update(m_record.entity(), m_record.id()));
    request.edits.back().fields.push_back({block->field().index, *value, {}, true});
    m_data.commit(
        this, std::move(request),
        [this, id = m_record.id(), field = block->field().key, value = *value](Result<CommitReceipt> receipt) {
            if (recordId() == id)
                saved(field, value, receipt);
            else if (!receipt)
                Q_EMIT saveFailed(receipt.error());
        });
}

void RecordForm::saved(const QString &field, const Value &value, const Result<CommitReceipt> &receipt)
{
    FieldBlock *named = block(field);
    if (!receipt) {
        const Error &error = receipt.error();
        if (error.problems.empty())
            Q_EMIT saveFailed(error);
        else
            showProblems(error.problems, false);
        return;
    }
    m_saved = formats::timeOfDay(m_data.workspace().clock().now(), m_data.session().zone);
    m_loose.clear();
    if (named) {
        // What was typed since stays typed.
        const auto now = named->editor()->value();
        if (now && *now == value)
            named->setClean();
        named->setProblems({});
        std::vector<Problem> warnings;
        for (const Problem &warning : receipt->warnings) {
            if (warning.field == field)
                warnings.push_back(warning);
        }
        named->setProblems(std::move(warnings));
    }
    refreshSummary();
    retranslate();
}

void RecordForm::showProblems(const std::vector<Problem> &problems, bool takeFocus)
{
    QHash<QString, std::vector<Problem>> byField;
    m_loose.clear();
    for (const Problem &problem : problems) {
        if (block(problem.field))
            byField[problem.field].push_back(problem);
        else
            m_loose.push_back(problem);
    }
    FieldBlock *first = nullptr;
    for (const Section &section : m_sections) {
        for (FieldBlock *block : section.blocks) {
            const auto found = byField.constFind(block->field().key);
            if (found == byField.constEnd())
                continue;
            block->setProblems(*found);
            block->show();
            if (!first && block->isRefused())
                first = block;
        }
    }
    refreshSummary();
    if (first && takeFocus)
        first->editor()->input()->setFocus(Qt::OtherFocusReason);
}

void RecordForm::refreshSummary()
{
    QStringList lines;
    for (const Problem &problem : m_loose)
        lines << describeProblem(problem, m_record.entity().get(), m_data.catalog(), m_data.locale()).toHtmlEscaped();
    QStringList links;
    for (const Section &section : m_sections) {
        for (const FieldBlock *block : section.blocks) {
            if (block->isRefused())
                links << QStringLiteral("<a href=\"%1\">%2</a>")
                             .arg(block->field().key.toHtmlEscaped(),
                                  fieldLabel(block->field(), m_data.locale()).toHtmlEscaped());
        }
    }
    if (!links.isEmpty())
        lines.prepend(
            tr("%n place(s) to correct: %1", nullptr, int(links.size())).arg(links.join(QStringLiteral(", "))));
    m_summary->setText(lines.join(QStringLiteral("<br>")));
    m_summary->setVisible(!lines.isEmpty());
}

void RecordForm::saveDrafts()
{
    for (const Section &section : m_sections) {
        for (FieldBlock *block : section.blocks)
            save(block);
    }
}

void RecordForm::follow(const CommitNotice &notice)
{
    if (m_record.isNull())
        return;
    const auto own = notice.records.constFind(m_record.entity()->key);
    const bool mine = own != notice.records.constEnd() &&
                      (own->empty() || std::find(own->begin(), own->end(), m_record.id()) != own->end());
    if (!mine && !notice.everything)
        return;
    const auto read = m_data.workspace().record(m_data.session(), m_record.entity()->key, m_record.id());
    if (!read)
        return;
    m_record = *read;
    fill();
    Q_EMIT recordChanged();
}

void RecordForm::retranslate()
{
    for (const Section &section : m_sections) {
        section.title->setText(sectionLabel(section.key));
        for (FieldBlock *block : section.blocks)
            block->retranslate();
    }
    m_allFields->setText(m_emptyShown ? tr("Hide empty fields") : tr("Show empty fields"));
    m_allFields->setAccessibleName(m_allFields->text());
    m_allFields->setVisible(!m_record.isNull());
    m_fieldSearch->setPlaceholderText(tr("Search fields"));
    m_fieldSearch->setAccessibleName(tr("Search fields"));
    m_fieldSearch->setVisible(!m_record.isNull());
    if (!m_record.isNull() && m_record.isDeleted())
        m_state->setText(tr("In the bin: read-only"));
    else if (!m_data.isEditable())
        m_state->setText(m_data.readOnlyReason());
    else
        m_state->setText(m_saved.isEmpty() ? tr("Saves as you leave a field") : tr("Saved %1").arg(m_saved));
    m_state->setVisible(!m_record.isNull());
    const QString editors = editorsText();
    m_editors->setText(editors);
    m_editing->setVisible(!editors.isEmpty());
    refreshSummary();
}

void RecordForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
