// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/board/gate_dialog.h"

#include "core/records/validate.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_parse.h"
#include "ui/text/labels.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

GateDialog::GateDialog(LiveData &data, const std::vector<const FieldDef *> &fields, QWidget *parent)
    : QDialog(parent), m_data(data), m_title(new TextLabel(TextStyle::Subtitle, TextTone::Primary, this)),
      m_explanation(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_summary(new TextLabel(TextStyle::Body, TextTone::Danger, this)), m_accept(new QPushButton(this)),
      m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("gateDialog"));
    m_title->setWordWrap(true);
    m_explanation->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("gateSummary"));
    m_summary->setWordWrap(true);
    m_summary->hide();
    m_accept->setObjectName(QStringLiteral("gateAccept"));
    m_accept->setDefault(true);
    setButtonKind(m_accept, ButtonKind::Primary);
    m_cancel->setObjectName(QStringLiteral("gateCancel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addWidget(m_title);
    column->addWidget(m_explanation);
    column->addWidget(m_summary);
    for (const FieldDef *field : fields) {
        Entry entry;
        FieldDef wanted = *field;
        wanted.required = true;
        entry.block = new FieldBlock(wanted, data, this);
        column->addWidget(entry.block);
        if (field->type == FieldType::Choice) {
            entry.other = new QToolButton(this);
            entry.other->setObjectName(QStringLiteral("gateOther.") + field->key);
            entry.other->setCheckable(true);
            entry.other->setAutoRaise(true);
            entry.line = new QLineEdit(this);
            entry.line->setObjectName(QStringLiteral("gateNew.") + field->key);
            entry.line->setMaxLength(200);
            entry.line->hide();
            column->addWidget(entry.other, 0, Qt::AlignLeft);
            column->addWidget(entry.line);
            connect(entry.other, &QToolButton::toggled, entry.line, [line = entry.line](bool on) {
                line->setVisible(on);
                if (on)
                    line->setFocus(Qt::OtherFocusReason);
            });
        }
        m_entries.push_back(entry);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    column->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    connect(m_accept, &QPushButton::clicked, this, &GateDialog::take);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    if (!m_entries.empty())
        m_entries.front().block->editor()->input()->setFocus(Qt::OtherFocusReason);
}

void GateDialog::setTexts(const QString &title, const QString &explanation, const QString &button)
{
    setWindowTitle(title);
    m_title->setText(title);
    m_explanation->setText(explanation);
    m_accept->setText(button);
}

FieldBlock *GateDialog::block(const QString &field) const
{
    for (const Entry &entry : m_entries)
        if (entry.block->field().key == field)
            return entry.block;
    return nullptr;
}

void GateDialog::take()
{
    m_values.clear();
    m_newOptions.clear();
    FieldBlock *first = nullptr;
    for (const Entry &entry : m_entries) {
        const FieldDef &field = entry.block->field();
        const auto value = entry.block->editor()->value();
        const QString label = entry.line && entry.line->isVisible() ? entry.line->text().trimmed() : QString();
        std::vector<Problem> problems;
        if (!label.isEmpty())
            m_newOptions.push_back({field.optionList, label, field.index});
        else if (!value)
            problems.push_back(inputProblem(field, entry.block->editor()->typed()));
        else if (isBlank(*value))
            problems.push_back({field.key, QStringLiteral("required"), {}, Severity::Error});
        else
            m_values.emplace_back(field.index, *value);
        if (!problems.empty() && !first)
            first = entry.block;
        entry.block->setProblems(std::move(problems));
    }
    if (first)
        first->editor()->input()->setFocus(Qt::OtherFocusReason);
    else
        Q_EMIT filled();
}

void GateDialog::showProblems(const std::vector<Problem> &problems)
{
    QStringList loose;
    for (const Entry &entry : m_entries) {
        std::vector<Problem> own;
        for (const Problem &problem : problems)
            if (problem.field == entry.block->field().key)
                own.push_back(problem);
        entry.block->setProblems(std::move(own));
    }
    for (const Problem &problem : problems)
        if (!block(problem.field) && problem.severity == Severity::Error)
            loose << describeProblem(problem, m_data.catalog(), m_data.locale());
    loose.removeDuplicates();
    m_summary->setText(loose.join(u'\n'));
    m_summary->setVisible(!loose.isEmpty());
}

void GateDialog::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    for (const Entry &entry : m_entries) {
        entry.block->retranslate();
        if (!entry.line)
            continue;
        const QString name = fieldLabel(entry.block->field(), m_data.locale());
        entry.other->setText(tr("Another answer…"));
        entry.other->setToolTip(tr("Type an answer that the list lacks; it is added to the list"));
        entry.other->setAccessibleName(tr("Another answer for %1").arg(name));
        entry.line->setPlaceholderText(tr("New answer, added to the list"));
        entry.line->setAccessibleName(tr("New answer for %1").arg(name));
    }
}

void GateDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
