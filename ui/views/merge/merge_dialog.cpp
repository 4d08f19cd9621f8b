// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/merge/merge_dialog.h"

#include "core/insight/distinct_pairs.h"
#include "core/insight/duplicates.h"
#include "ui/forms/record_form.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_format.h"
#include "ui/text/labels.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int mostColumns = 4;

/// A value of a column that is not too wide for its place.
QString shortened(const QString &text)
{
    const QString line = text.section(u'\n', 0, 0);
    return line.size() > 40 || line.size() < text.size() ? line.left(39) + QChar(0x2026) : line;
}

} // namespace

MergeDialog::MergeDialog(LiveData &data, const MergePlan &plan, QWidget *parent)
    : QDialog(parent), m_data(data), m_plan(plan), m_title(new TextLabel(TextStyle::Title, TextTone::Primary, this)),
      m_explanation(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_summary(new TextLabel(TextStyle::Body, TextTone::Danger, this))
{
    setObjectName(QStringLiteral("mergeDialog"));
    m_explanation->setObjectName(QStringLiteral("mergeExplanation"));
    m_summary->setObjectName(QStringLiteral("mergeSummary"));
    for (TextLabel *label : {m_title, m_explanation, m_summary})
        label->setWordWrap(true);
    m_summary->hide();
    auto *body = new QWidget(this);
    auto *grid = new QGridLayout(body);
    grid->setContentsMargins(space::l, space::s, space::l, space::s);
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::s);
    m_keepLabel = new TextLabel(TextStyle::BodyStrong, TextTone::Primary, body);
    grid->addWidget(m_keepLabel, 0, 0);
    auto *keep = new QButtonGroup(this);
    for (size_t i = 0; i < m_plan.records.size(); ++i) {
        auto *choice = new QRadioButton(shortened(m_plan.records[i].title()), body);
        choice->setObjectName(QStringLiteral("mergeKeep.%1").arg(i));
        choice->setProperty("userData", true);
        choice->setChecked(i == 0);
        keep->addButton(choice);
        grid->addWidget(choice, 0, int(i) + 1);
        grid->setColumnStretch(int(i) + 1, 1);
        m_keep.push_back(choice);
    }
    for (const auto &[section, fields] : formSections(*m_plan.result.entity()))
        for (const FieldDef *field : fields)
            addRow(grid, *field);
    grid->setRowStretch(grid->rowCount(), 1);
    m_cancel = new QPushButton(this);
    m_merge = new QPushButton(this);
    m_merge->setObjectName(QStringLiteral("mergeAccept"));
    m_merge->setDefault(true);
    m_merge->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    setButtonKind(m_merge, ButtonKind::Primary);
    m_cancel->setObjectName(QStringLiteral("mergeCancel"));
    m_distinct = new QPushButton(this);
    m_distinct->setObjectName(QStringLiteral("mergeDistinct"));
    m_distinct->setAutoDefault(false);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(body);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::l, space::l, space::l, 0);
    head->setSpacing(space::xs);
    for (TextLabel *label : {m_title, m_explanation, m_summary})
        head->addWidget(label);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::l, space::s, space::l, space::l);
    buttons->setSpacing(space::s);
    buttons->addWidget(m_distinct);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_merge);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(head);
    all->addWidget(area, 1);
    all->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * (40 + 32 * int(m_plan.records.size())), fontMetrics().height() * 32);
    connect(m_merge, &QPushButton::clicked, this, &MergeDialog::mergeNow);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_distinct, &QPushButton::clicked, this, &MergeDialog::keepApart);
    connect(&data, &LiveData::localeChanged, this, &MergeDialog::retranslate);
    retranslate();
    m_keep.front()->setFocus(Qt::OtherFocusReason);
}

void MergeDialog::addRow(QGridLayout *grid, const FieldDef &field)
{
    const Value &first = m_plan.records.front().value(field.index);
    const bool differ = std::any_of(m_plan.records.begin(), m_plan.records.end(),
                                    [&](const Record &record) { return !(record.value(field.index) == first); });
    if (!differ)
        return;
    QWidget *body = grid->parentWidget();
    const int line = grid->rowCount();
    Row row{field.index,
            field.type == FieldType::References,
            new TextLabel(TextStyle::Body, TextTone::Secondary, body),
            nullptr,
            {}};
    grid->addWidget(row.label, line, 0);
    if (row.joined) {
        row.note = new TextLabel(TextStyle::Body, TextTone::Primary, body);
        row.note->setProperty("userData", true);
        grid->addWidget(row.note, line, 1, 1, int(m_plan.records.size()));
        m_rows.push_back(std::move(row));
        return;
    }
    auto *group = new QButtonGroup(this);
    bool chosen = false;
    for (size_t i = 0; i < m_plan.records.size(); ++i) {
        auto *choice = new QRadioButton(body);
        choice->setObjectName(QStringLiteral("mergeValue.%1.%2").arg(field.key).arg(i));
        choice->setProperty("userData", true);
        group->addButton(choice);
        grid->addWidget(choice, line, int(i) + 1);
        if (!chosen && m_plan.records[i].value(field.index) == m_plan.result.value(field.index)) {
            choice->setChecked(true);
            chosen = true;
        }
        row.values.push_back(choice);
    }
    // A value that the plan dropped (a record that would be its own parent) leaves the field empty until one is chosen.
    m_rows.push_back(std::move(row));
}

QRadioButton *MergeDialog::valueChoice(const QString &field, int record) const
{
    for (const Row &row : m_rows)
        if (!row.joined && m_plan.result.entity()->at(row.field).key == field)
            return row.values[size_t(record)];
    return nullptr;
}

QString MergeDialog::explanation() const
{
    return m_explanation->text();
}

MergePlan MergeDialog::chosenPlan() const
{
    MergePlan plan = m_plan;
    const auto kept = std::find_if(m_keep.begin(), m_keep.end(), [](QRadioButton *keep) { return keep->isChecked(); });
    const auto place = kept - m_keep.begin();
    const Record result = m_plan.result;
    plan.result = m_plan.records[size_t(place)];
    for (const FieldDef &field : result.entity()->fields)
        if (!field.system || field.index == system_field::Owner)
            plan.result.set(field.index, result.value(field.index));
    for (const Row &row : m_rows)
        for (size_t i = 0; i < row.values.size(); ++i)
            if (row.values[i]->isChecked())
                plan.result.set(row.field, m_plan.records[i].value(row.field));
    std::rotate(plan.records.begin(), plan.records.begin() + place, plan.records.begin() + place + 1);
    return plan;
}

void MergeDialog::mergeNow()
{
    if (m_merging)
        return;
    m_merging = true;
    const MergePlan plan = chosenPlan();
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), plan] { return merge(workspace, session, plan); },
        [this, plan](const Result<MergeReceipt> &receipt) {
            m_merging = false;
            if (receipt) {
                Q_EMIT merged(receipt->commit.operation, {plan.result.entity()->key, plan.result.id()});
                accept();
                return;
            }
            tellRefusal(receipt.error());
        });
}

void MergeDialog::keepApart()
{
    if (m_merging)
        return;
    m_merging = true;
    std::vector<RecordId> ids;
    for (const Record &record : m_plan.records)
        ids.push_back(record.id());
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), entity = m_plan.result.entity()->key, ids] {
            return distinctRequest(workspace, session, entity, ids);
        },
        [this](Result<CommitRequest> request) {
            if (!request) {
                m_merging = false;
                tellRefusal(request.error());
                return;
            }
            m_data.commit(this, std::move(*request), [this](const Result<CommitReceipt> &receipt) {
                m_merging = false;
                if (!receipt) {
                    tellRefusal(receipt.error());
                    return;
                }
                Q_EMIT saidDistinct(receipt->operation);
                accept();
            });
        });
}

void MergeDialog::tellRefusal(const Error &error)
{
    QStringList words;
    for (const Problem &problem : error.problems)
        words << describeProblem(problem, m_plan.result.entity().get(), m_data.catalog(), m_data.locale());
    if (words.isEmpty())
        words << describeError(error, m_data.catalog(), m_data.locale()).sentences();
    m_summary->setText(tr("Nothing was changed. %1").arg(words.join(u' ')));
    m_summary->show();
    Q_EMIT refused();
}

void MergeDialog::retranslate()
{
    const EntityDef &entity = *m_plan.result.entity();
    setWindowTitle(tr("Merge: %1").arg(entityPluralLabel(entity, m_data.locale())));
    m_title->setText(tr("Merge %n record(s) into one", nullptr, int(m_plan.records.size())));
    m_explanation->setText(tr("Choose what is kept. %Ln reference(s) to the others move along; the merge can be taken "
                              "back at any later time.",
                              nullptr, int(m_plan.referring)));
    m_keepLabel->setText(tr("Kept record"));
    m_merge->setText(tr("Merge"));
    m_merge->setToolTip(tr("Merge (Ctrl+Enter)"));
    m_cancel->setText(tr("Cancel"));
    m_distinct->setText(tr("They are not the same"));
    m_distinct->setToolTip(tr("Remember it, and do not propose them as duplicates again"));
    for (QRadioButton *keep : m_keep)
        keep->setAccessibleName(tr("Keep “%1”").arg(keep->text()));
    for (const Row &row : m_rows) {
        const FieldDef &field = entity.at(row.field);
        const QString label = fieldLabel(field, m_data.locale());
        row.label->setText(label);
        const auto words = [&](const Value &value) {
            return showValue(field, value, m_data.format({{&field, &value}}));
        };
        if (row.joined) {
            row.note->setText(tr("All of them: %1").arg(words(m_plan.result.value(row.field))));
            continue;
        }
        for (size_t i = 0; i < row.values.size(); ++i) {
            const QString text = words(m_plan.records[i].value(row.field));
            row.values[i]->setText(text.isEmpty() ? tr("(nothing)") : shortened(text));
            row.values[i]->setToolTip(text);
            row.values[i]->setAccessibleName(tr("%1: %2").arg(label, row.values[i]->text()));
        }
    }
}

void MergeDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

MergeCommands::MergeCommands(const ViewContext &context, std::function<Page *()> page, QWidget *owner)
    : QObject(owner), m_context(context), m_page(std::move(page)), m_owner(owner)
{
    Command command;
    command.id = QStringLiteral("record.merge");
    command.text = QT_TRANSLATE_NOOP("commands", "Find duplicates and &merge…");
    command.icon = QStringLiteral("layers");
    command.group = CommandGroup::Record;
    command.keywords = QT_TRANSLATE_NOOP("commands", "same twice double join unite");
    command.run = [this] { mergeMarked(); };
    m_context.commands.add(std::move(command), owner);
}

void MergeCommands::tell(const QString &words, MessageTone tone)
{
    m_context.toast({.text = words, .actionText = {}, .action = {}, .tone = tone});
}

void MergeCommands::mergeMarked()
{
    Page *page = m_page();
    const std::vector<RecordAddress> marked = page ? page->markedRecords(mostColumns) : std::vector<RecordAddress>();
    if (marked.empty() || !m_context.data.isEditable()) {
        tell(tr("Choose a record first, or mark those that are the same."), MessageTone::Info);
        return;
    }
    using Found = std::optional<MergePlan>;
    m_context.data.read(
        this,
        [&workspace = m_context.data.workspace(), session = m_context.data.session(), marked]() -> Result<Found> {
            const QString entity = marked.front().entity;
            std::vector<RecordId> others;
            for (size_t i = 1; i < marked.size(); ++i)
                others.push_back(marked[i].id);
            if (others.empty()) {
                MILLRACE_ASSIGN(const Record record, workspace.record(session, entity, marked.front().id));
                MILLRACE_ASSIGN(const auto alike, findDuplicates(workspace, session, record, mostColumns - 1));
                for (const DuplicateFound &one : alike)
                    others.push_back(one.id);
            }
            if (others.empty())
                return Found();
            MILLRACE_ASSIGN(MergePlan plan, planMerge(workspace, session, entity, marked.front().id, others));
            return Found(std::move(plan));
        },
        [this](const Result<Found> &plan) {
            if (!plan)
                tell(describeError(plan.error(), m_context.data.catalog(), m_context.data.locale()).sentences(),
                     MessageTone::Warning);
            else if (!*plan)
                tell(tr("Nothing looks like this record. Mark several to merge them all the same."), MessageTone::Info);
            else
                open(**plan);
        });
}

void MergeCommands::open(const MergePlan &plan)
{
    auto *dialog = new MergeDialog(m_context.data, plan, m_owner);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MergeDialog::saidDistinct, this, [this](const RecordId &operation) {
        m_context.toast({.text = tr("Remembered: they are not the same"),
                         .actionText = operation.isNull() ? QString() : tr("Undo"),
                         .action = [this, operation] { m_context.undo(operation); }});
    });
    connect(dialog, &MergeDialog::merged, this, [this](const RecordId &operation, const RecordAddress &kept) {
        m_context.toast({.text = tr("Merged"), .actionText = tr("Take apart"), .action = [this, operation] {
                             m_context.undo(operation);
                         }});
        Q_EMIT openRequested(recordPageAddress(kept.entity, kept.id));
    });
    dialog->open();
    Q_EMIT opened(dialog);
}

} // namespace millrace
