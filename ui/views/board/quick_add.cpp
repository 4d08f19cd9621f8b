// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/board/quick_add.h"

#include "core/schema/builtin/stage.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_parse.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace millrace {

namespace {
constexpr size_t askedAtOnce = 3;
}

QuickAdd::QuickAdd(LiveData &data, std::shared_ptr<const Board> board, const BoardColumn &column, QWidget *parent)
    : QWidget(parent), m_data(data), m_board(std::move(board)), m_column(column),
      m_summary(new TextLabel(TextStyle::Caption, TextTone::Danger, this)), m_save(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("quickAdd"));
    const EntityDef &entity = *m_board->entity;
    std::vector<const FieldDef *> asked{&entity.at(entity.titleFields.front())};
    for (const int index : entity.cardFields)
        if (asked.size() < askedAtOnce && !entity.at(index).readOnly)
            asked.push_back(&entity.at(index));
    QStringList wanted;
    if (const auto stage = m_data.metadata()->stages.constFind(column.stage);
        stage != m_data.metadata()->stages.constEnd())
        wanted = requiredFieldKeys(stage->value(stage::requiredFields).value_or(Json())).value_or(QStringList());
    for (const QString &key : wanted)
        if (const FieldDef *field = entity.field(key);
            field && !field->retired && std::find(asked.begin(), asked.end(), field) == asked.end())
            asked.push_back(field);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::xs);
    layout->setSpacing(space::xs);
    for (const FieldDef *field : asked) {
        FieldDef shown = *field;
        shown.required = shown.required || wanted.contains(field->key);
        auto *block = new FieldBlock(shown, data, this);
        layout->addWidget(block);
        m_blocks.push_back(block);
    }
    m_summary->setObjectName(QStringLiteral("quickAddSummary"));
    m_summary->setWordWrap(true);
    m_summary->hide();
    layout->addWidget(m_summary);
    m_save->setObjectName(QStringLiteral("quickAddSave"));
    setButtonKind(m_save, ButtonKind::Primary);
    m_close->setObjectName(QStringLiteral("quickAddClose"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    layout->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &QuickAdd::save);
    connect(m_close, &QPushButton::clicked, this, &QuickAdd::closed);
    retranslate();
    start();
}

void QuickAdd::start()
{
    for (FieldBlock *block : m_blocks) {
        block->setClean();
        block->setProblems({});
        block->offer(Value());
    }
    m_summary->hide();
    m_blocks.front()->editor()->input()->setFocus(Qt::OtherFocusReason);
}

FieldBlock *QuickAdd::block(const QString &field) const
{
    for (FieldBlock *block : m_blocks)
        if (block->field().key == field)
            return block;
    return nullptr;
}

void QuickAdd::save()
{
    if (m_saving)
        return;
    const EntityPtr &entity = m_board->entity;
    CommitRequest request;
    request.label = QStringLiteral("create");
    Edit edit = Edit::create(entity);
    edit.fields.push_back({entity->statusField, m_column.status(), {}, true});
    if (m_board->hasStages())
        edit.with(*entity, m_board->pipelineKey, m_board->pipeline);
    QString title;
    for (FieldBlock *block : m_blocks) {
        const auto value = block->editor()->value();
        block->setProblems({});
        if (!value) {
            block->setProblems({inputProblem(block->field(), block->editor()->typed())});
            block->editor()->input()->setFocus(Qt::OtherFocusReason);
            return;
        }
        if (!value->isEmpty())
            edit.fields.push_back({block->field().index, *value, {}, true});
        if (block == m_blocks.front())
            title = value->valueOr<QString>();
    }
    request.edits.push_back(std::move(edit));
    m_saving = true;
    m_data.commit(this, std::move(request), [this, title](const Result<CommitReceipt> &receipt) {
        m_saving = false;
        if (receipt) {
            start();
            Q_EMIT created(receipt->ids.front(), receipt->operation, title);
            return;
        }
        QStringList loose;
        for (const Problem &problem : receipt.error().problems) {
            if (FieldBlock *at = block(problem.field)) {
                at->setProblems({problem});
                at->editor()->input()->setFocus(Qt::OtherFocusReason);
            } else if (problem.severity == Severity::Error) {
                loose << describeProblem(problem, m_board->entity.get(), m_data.catalog(), m_data.locale());
            }
        }
        if (receipt.error().problems.empty())
            loose << describeError(receipt.error(), m_data.catalog(), m_data.locale()).sentences();
        m_summary->setText(loose.join(u'\n'));
        m_summary->setVisible(!loose.isEmpty());
    });
}

void QuickAdd::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        save();
    else
        QWidget::keyPressEvent(event);
}

void QuickAdd::retranslate()
{
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Save and add another (Enter)"));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Close without saving (Esc)"));
    setAccessibleName(tr("Add to %1").arg(m_column.label(m_data.locale())));
    for (FieldBlock *block : m_blocks)
        block->retranslate();
}

void QuickAdd::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
