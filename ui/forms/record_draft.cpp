// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/record_draft.h"

#include "ui/forms/duplicate_panel.h"
#include "ui/forms/record_form.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_parse.h"
#include "ui/text/labels.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

RecordDraft::RecordDraft(LiveData &data, const QString &entity, QWidget *parent)
    : QDialog(parent), m_data(data), m_entity(data.catalog()->entity(entity)),
      m_title(new TextLabel(TextStyle::Title, TextTone::Primary, this)),
      m_summary(new TextLabel(TextStyle::Body, TextTone::Danger, this)), m_duplicates(new DuplicatePanel(data, this))
{
    setObjectName(QStringLiteral("recordDraft"));
    m_summary->setObjectName(QStringLiteral("draftSummary"));
    m_summary->setWordWrap(true);
    m_summary->hide();
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(space::l, 0, space::l, space::s);
    column->setSpacing(space::m);
    for (const auto &[key, fields] : formSections(*m_entity)) {
        for (const FieldDef *field : fields) {
            if (field->readOnly)
                continue;
            auto *block = new FieldBlock(*field, m_data, body);
            block->editor()->setNeighbours([this](const QString &key) {
                FieldBlock *other = this->block(key);
                return other ? other->editor()->value().value_or(Value()) : Value();
            });
            if (field->identity != Identity::Nothing)
                connect(block->editor(), &FieldEditor::edited, this, &RecordDraft::lookForDuplicates);
            column->addWidget(block);
            m_blocks.push_back(block);
        }
    }
    column->addStretch(1);
    // Made after the fields, in the order of the eye, which is that of the tab key.
    m_all = new QToolButton(this);
    m_cancel = new QPushButton(this);
    m_saveNew = new QPushButton(this);
    m_save = new QPushButton(this);
    m_all->setObjectName(QStringLiteral("draftAllFields"));
    m_all->setCheckable(true);
    m_save->setObjectName(QStringLiteral("draftSave"));
    m_save->setDefault(true);
    setButtonKind(m_save, ButtonKind::Primary);
    m_saveNew->setObjectName(QStringLiteral("draftSaveNew"));
    m_cancel->setObjectName(QStringLiteral("draftCancel"));
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(body);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::l, space::l, space::l, 0);
    head->addWidget(m_title);
    head->addWidget(m_summary);
    auto *alike = new QVBoxLayout;
    alike->setContentsMargins(space::l, 0, space::l, 0);
    alike->addWidget(m_duplicates);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::l, space::s, space::l, space::l);
    buttons->setSpacing(space::s);
    buttons->addWidget(m_all);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_saveNew);
    buttons->addWidget(m_save);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(head);
    all->addWidget(area, 1);
    all->addLayout(alike);
    all->addLayout(buttons);
    resize(520, 600);

    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_saveNew, &QPushButton::clicked, this, [this] { save(true); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_all, &QToolButton::toggled, this, &RecordDraft::showAllFields);
    connect(m_duplicates, &DuplicatePanel::useAsked, this, &RecordDraft::useExisting);
    connect(m_duplicates, &DuplicatePanel::openAsked, this, [this](const RecordId &id) {
        reject();
        Q_EMIT openAsked(m_entity->key, id);
    });
    connect(&data, &LiveData::localeChanged, this, &RecordDraft::retranslate);
    start();
    showAllFields(false);
    retranslate();
}

Record RecordDraft::typed() const
{
    Record record(m_entity);
    for (const FieldBlock *block : m_blocks)
        if (auto value = block->editor()->value())
            record.set(block->field().index, std::move(*value));
    return record;
}

void RecordDraft::lookForDuplicates()
{
    m_duplicates->ask(typed());
}

void RecordDraft::useExisting(const RecordId &id)
{
    const auto existing = m_data.workspace().record(m_data.session(), m_entity->key, id);
    if (m_saving || !existing)
        return;
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits.push_back(Edit::update(m_entity, existing->id()));
    const Record offered = typed();
    for (const FieldBlock *block : m_blocks) {
        const FieldDef &field = block->field();
        // A fallback was not typed, and says nothing of a record that is there.
        if (block->isDirty() && existing->value(field.index).isEmpty() && !offered.value(field.index).isEmpty())
            request.edits.back().fields.push_back({field.index, offered.value(field.index), {}, true});
    }
    m_saving = true;
    m_data.commit(this, std::move(request), [this, title = existing->title()](Result<CommitReceipt> receipt) {
        m_saving = false;
        stored(receipt, title, false);
    });
}

void RecordDraft::start()
{
    m_duplicates->clear();
    for (FieldBlock *block : m_blocks) {
        block->setClean();
        block->setProblems({});
        Value first;
        if (!block->field().fallback.isEmpty())
            first = valueFromText(block->field(), block->field().fallback, m_data.workspace().baseCurrency())
                        .value_or(Value());
        // Where the workspace has one possible target only, it is taken.
        if (block->field().required && block->field().type == FieldType::Reference) {
            Query query;
            query.entity = block->field().target;
            query.limit = 1;
            if (const EntityPtr target = m_data.catalog()->entity(query.entity); target && target->field(u"order"))
                query.sort = {{FieldPath{{QStringLiteral("order")}}, false}};
            if (FieldBlock *common = this->block(block->field().within)) {
                if (const auto value = common->editor()->value(); value && value->as<RecordId>())
                    query.filter =
                        Filter::compare(block->field().within, CompareOp::Equal, value->as<RecordId>()->toString());
            }
            if (const auto rows = m_data.workspace().rows(m_data.session(), query); rows && !rows->rows.empty())
                first = rows->rows.front().id;
        }
        block->offer(first);
    }
    if (!m_blocks.empty())
        m_blocks.front()->editor()->input()->setFocus(Qt::OtherFocusReason);
}

void RecordDraft::showAllFields(bool all)
{
    for (FieldBlock *block : m_blocks) {
        const FieldDef &field = block->field();
        const auto value = block->editor()->value();
        block->setVisible(all || field.required || field.expected || field.listed || !block->problems().empty() ||
                          !value || !value->isEmpty());
    }
    retranslate();
}

FieldBlock *RecordDraft::block(const QString &field) const
{
    for (FieldBlock *block : m_blocks) {
        if (block->field().key == field)
            return block;
    }
    return nullptr;
}

void RecordDraft::preset(const QString &field, const Value &value)
{
    if (FieldBlock *named = block(field)) {
        named->offer(value);
        named->show();
    }
}

void RecordDraft::save(bool another)
{
    if (m_saving)
        return;
    CommitRequest request;
    request.label = QStringLiteral("create");
    request.edits.push_back(Edit::create(m_entity));
    Record shown(m_entity);
    FieldBlock *bad = nullptr;
    for (FieldBlock *block : m_blocks) {
        const auto value = block->editor()->value();
        block->setProblems({});
        if (!value) {
            block->setProblems({inputProblem(block->field(), block->editor()->typed())});
            bad = bad ? bad : block;
        } else if (!value->isEmpty()) {
            request.edits.back().fields.push_back({block->field().index, *value, {}, true});
            shown.set(block->field().index, *value);
        }
    }
    if (bad) {
        bad->editor()->input()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_saving = true;
    m_data.commit(this, std::move(request), [this, title = shown.title(), another](Result<CommitReceipt> receipt) {
        m_saving = false;
        stored(receipt, title, another);
    });
}

void RecordDraft::stored(const Result<CommitReceipt> &receipt, const QString &title, bool another)
{
    if (receipt) {
        m_summary->hide();
        Q_EMIT created(receipt->ids.empty() ? RecordId() : receipt->ids.front(), title, receipt->operation);
        if (another)
            start();
        else
            accept();
        return;
    }
    QStringList loose;
    FieldBlock *first = nullptr;
    for (FieldBlock *block : m_blocks) {
        std::vector<Problem> own;
        for (const Problem &problem : receipt.error().problems) {
            if (problem.field == block->field().key)
                own.push_back(problem);
        }
        if (own.empty())
            continue;
        block->setProblems(own);
        block->show();
        if (!first && block->isRefused())
            first = block;
    }
    for (const Problem &problem : receipt.error().problems) {
        if (!block(problem.field))
            loose << describeProblem(problem, m_entity.get(), m_data.catalog(), m_data.locale());
    }
    const auto refusedBlocks =
        std::count_if(m_blocks.begin(), m_blocks.end(), [](FieldBlock *block) { return block->isRefused(); });
    if (refusedBlocks > 0)
        loose.prepend(tr("%n place(s) to correct", nullptr, int(refusedBlocks)));
    if (loose.isEmpty())
        loose << describeError(receipt.error(), m_data.catalog(), m_data.locale()).sentences();
    m_summary->setText(loose.join(u'\n'));
    m_summary->show();
    if (first)
        first->editor()->input()->setFocus(Qt::OtherFocusReason);
    Q_EMIT refused();
}

void RecordDraft::retranslate()
{
    const QString title = tr("New %1").arg(labelInSentence(entityLabel(*m_entity, m_data.locale()), m_data.locale()));
    setWindowTitle(title);
    m_title->setText(title);
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Save and close (Ctrl+Enter)"));
    m_saveNew->setText(tr("Save and new"));
    m_saveNew->setToolTip(tr("Save and begin another (Alt+S)"));
    // A new text takes the key of a button away.
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_saveNew->setShortcut(QKeySequence(Qt::ALT | Qt::Key_S));
    m_cancel->setText(tr("Cancel"));
    m_all->setText(m_all->isChecked() ? tr("Fewer fields") : tr("All fields"));
    m_duplicates->setWayOn(
        tr("“Use this one” adds what you typed where it has nothing yet. Saving makes a new record all the same."));
    for (FieldBlock *block : m_blocks)
        block->retranslate();
}

void RecordDraft::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
