// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/convert/convert_dialog.h"

#include "ui/text/describe_error.h"
#include "ui/text/labels.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace millrace {

using Way = ConversionPart::Way;

ConvertDialog::ConvertDialog(LiveData &data, const ConversionPlan &plan, QWidget *parent)
    : QDialog(parent), m_data(data), m_plan(plan), m_title(new TextLabel(TextStyle::Title, TextTone::Primary, this)),
      m_history(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_summary(new TextLabel(TextStyle::Body, TextTone::Danger, this))
{
    setObjectName(QStringLiteral("convertDialog"));
    m_title->setObjectName(QStringLiteral("convertTitle"));
    m_title->setWordWrap(true);
    m_history->setObjectName(QStringLiteral("convertHistory"));
    m_summary->setObjectName(QStringLiteral("convertSummary"));
    for (TextLabel *label : {m_history, m_summary})
        label->setWordWrap(true);
    m_summary->hide();
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(space::l, space::s, space::l, space::s);
    column->setSpacing(space::xl);
    const ConversionFields &conversion = plan.source.entity()->conversion;
    for (size_t i = 0; i < plan.parts.size(); ++i) {
        auto *part = new ConvertPart(data, plan.source, conversion.targets[i], plan.parts[i], body);
        column->addWidget(part);
        connect(part, &ConvertPart::existingChosen, this, [this, i] { bringAlong(i); });
        connect(part, &ConvertPart::openAsked, this, [this](const QString &entity, const RecordId &id) {
            reject();
            Q_EMIT openAsked(entity, id);
        });
        m_parts.push_back(part);
    }
    column->addStretch(1);
    m_cancel = new QPushButton(this);
    m_convert = new QPushButton(this);
    m_convert->setObjectName(QStringLiteral("convertAccept"));
    m_convert->setDefault(true);
    m_convert->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    setButtonKind(m_convert, ButtonKind::Primary);
    m_cancel->setObjectName(QStringLiteral("convertCancel"));
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(body);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::l, space::l, space::l, 0);
    head->setSpacing(space::xs);
    head->addWidget(m_title);
    head->addWidget(m_history);
    head->addWidget(m_summary);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::l, space::s, space::l, space::l);
    buttons->setSpacing(space::s);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_convert);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(head);
    all->addWidget(area, 1);
    all->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 40);
    connect(m_convert, &QPushButton::clicked, this, &ConvertDialog::convertNow);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&data, &LiveData::localeChanged, this, &ConvertDialog::retranslate);
    retranslate();
    m_convert->setFocus(Qt::OtherFocusReason);
}

ConvertPart *ConvertDialog::part(const QString &entity) const
{
    for (ConvertPart *part : m_parts)
        if (part->entity()->key == entity)
            return part;
    return nullptr;
}

QString ConvertDialog::summaryText() const
{
    return m_summary->text();
}

void ConvertDialog::bringAlong(size_t at)
{
    const ConvertPart &chosen = *m_parts[at];
    for (size_t i = 0; i < at; ++i) {
        const FieldDef *field = referenceTo(*chosen.entity(), m_parts[i]->entity()->key);
        const auto *belongs = field ? chosen.existing().value(field->index).as<RecordId>() : nullptr;
        if (belongs && m_parts[i]->way() == Way::New)
            m_parts[i]->useExisting(*belongs);
    }
}

void ConvertDialog::convertNow()
{
    if (m_converting)
        return;
    ConversionPlan plan = m_plan;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        auto part = m_parts[i]->part();
        if (!part) {
            Q_EMIT refused();
            return;
        }
        plan.parts[i] = std::move(*part);
    }
    m_converting = true;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), plan] {
            return convert(workspace, session, plan);
        },
        [this, plan](const Result<ConversionReceipt> &receipt) { done(plan, receipt); });
}

void ConvertDialog::done(const ConversionPlan &plan, const Result<ConversionReceipt> &receipt)
{
    m_converting = false;
    if (receipt) {
        RecordAddress last;
        for (const ConversionPart &part : plan.parts)
            if (part.way != Way::None)
                last = {part.entity->key, part.record().id()};
        Q_EMIT converted(receipt->commit.operation, last);
        accept();
        return;
    }
    const std::vector<Problem> &problems = receipt.error().problems;
    QStringList loose;
    for (const Problem &problem : problems) {
        const ConvertPart *named = part(problem.field.section(u'.', 0, 0));
        const bool hasPlace = named && named->way() == Way::New && named->block(problem.field.section(u'.', 1));
        if (problem.severity != Severity::Error || hasPlace)
            continue;
        Problem plain = problem;
        plain.field = problem.field.section(u'.', -1);
        loose << describeProblem(plain, named ? named->entity().get() : m_plan.source.entity().get(), m_data.catalog(),
                                 m_data.locale());
    }
    FieldBlock *first = nullptr;
    int shown = 0;
    for (ConvertPart *part : m_parts) {
        shown += part->showProblems(problems);
        for (const Problem &problem : problems)
            if (FieldBlock *block = part->block(problem.field.section(u'.', 1)); !first && block && block->isRefused())
                first = block;
    }
    if (problems.empty())
        loose << describeError(receipt.error(), m_data.catalog(), m_data.locale()).sentences();
    else if (shown > 0)
        loose.prepend(tr("%n place(s) to correct", nullptr, shown));
    loose.removeDuplicates();
    m_summary->setText(tr("Nothing was changed. %1").arg(loose.join(QStringLiteral(" "))));
    m_summary->show();
    if (first)
        first->editor()->input()->setFocus(Qt::OtherFocusReason);
    Q_EMIT refused();
}

void ConvertDialog::retranslate()
{
    const QString entity = entityLabel(*m_plan.source.entity(), m_data.locale());
    setWindowTitle(tr("Convert: %1").arg(entity));
    m_title->setText(tr("Convert “%1”").arg(m_plan.source.title()));
    m_history->setText(
        tr("Its history stays with it and is seen at the new records too. One undo takes all of it back."));
    m_convert->setText(tr("Convert"));
    m_convert->setToolTip(tr("Convert (Ctrl+Enter)"));
    m_cancel->setText(tr("Cancel"));
}

void ConvertDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

ConvertCommands::ConvertCommands(const ViewContext &context, std::function<Page *()> page, QWidget *owner)
    : QObject(owner), m_context(context), m_page(std::move(page)), m_owner(owner)
{
    Command command;
    command.id = QStringLiteral("record.convert");
    command.text = QT_TRANSLATE_NOOP("commands", "&Convert…");
    command.icon = QStringLiteral("arrow-left-right");
    command.keys = {QKeySequence(QStringLiteral("Ctrl+Shift+Return"))};
    command.group = CommandGroup::Record;
    command.keywords = QT_TRANSLATE_NOOP("commands", "lead to customer contact opportunity");
    command.run = [this] { convertCurrent(); };
    m_context.commands.add(std::move(command), owner);
}

void ConvertCommands::convertCurrent()
{
    Page *page = m_page();
    const RecordAddress about = page ? page->currentRecord() : RecordAddress();
    const EntityPtr entity = m_context.data.catalog()->entity(about.entity);
    if (about.isNull() || !entity || entity->conversion.isEmpty() || !m_context.data.isEditable()) {
        m_context.toast({.text = tr("Choose a lead first: it becomes a customer, a contact and an opportunity."),
                         .actionText = {},
                         .action = {},
                         .tone = MessageTone::Info});
        return;
    }
    m_context.data.read(
        this,
        [&workspace = m_context.data.workspace(), session = m_context.data.session(), about] {
            return planConversion(workspace, session, about.entity, about.id);
        },
        [this, entity](const Result<ConversionPlan> &plan) {
            if (plan) {
                open(*plan);
                return;
            }
            QStringList words;
            for (const Problem &problem : plan.error().problems)
                words << describeProblem(problem, entity.get(), m_context.data.catalog(), m_context.data.locale());
            if (words.isEmpty())
                words << describeError(plan.error(), m_context.data.catalog(), m_context.data.locale()).sentences();
            m_context.toast({.text = words.join(u' '), .actionText = {}, .action = {}, .tone = MessageTone::Warning});
        });
}

void ConvertCommands::open(const ConversionPlan &plan)
{
    auto *dialog = new ConvertDialog(m_context.data, plan, m_owner);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConvertDialog::openAsked, this,
            [this](const QString &entity, const RecordId &id) { Q_EMIT openRequested(recordPageAddress(entity, id)); });
    connect(dialog, &ConvertDialog::converted, this,
            [this, title = plan.source.title()](const RecordId &operation, const RecordAddress &record) {
                m_context.toast({.text = tr("Converted: %1").arg(title),
                                 .actionText = tr("Undo"),
                                 .action = [this, operation] { m_context.undo(operation); }});
                Q_EMIT openRequested(recordPageAddress(record.entity, record.id));
            });
    dialog->open();
    Q_EMIT opened(dialog);
}

} // namespace millrace
