// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/field_block.h"

#include "ui/text/describe_error.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

FieldBlock::FieldBlock(const FieldDef &field, LiveData &data, QWidget *parent)
    : QWidget(parent), m_data(data), m_label(new TextLabel(TextStyle::Caption, TextTone::Secondary, this)),
      m_history(new QToolButton(this)), m_editor(makeFieldEditor(field, data, this)), m_below(new QWidget(this)),
      m_icon(new IconLabel(QStringLiteral("exclamation-circle"), space::rowIcon, IconTone::Danger, m_below)),
      m_words(new TextLabel(TextStyle::Caption, TextTone::Danger, m_below))
{
    setObjectName(QStringLiteral("block.") + field.key);
    m_words->setObjectName(QStringLiteral("problem.") + field.key);
    m_words->setWordWrap(true);
    m_label->setBuddy(m_editor->input());
    auto *row = new QHBoxLayout(m_below);
    row->setContentsMargins(0, 2, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_history->setObjectName(QStringLiteral("fieldHistory.") + field.key);
    m_history->setIcon(icon(QStringLiteral("clock-history"), IconTone::Secondary));
    m_history->setAutoRaise(true);
    m_history->setFocusPolicy(Qt::NoFocus);
    QSizePolicy keepsPlace(QSizePolicy::Fixed, QSizePolicy::Fixed);
    keepsPlace.setRetainSizeWhenHidden(true);
    m_history->setSizePolicy(keepsPlace);
    m_history->hide();
    auto *head = new QHBoxLayout;
    head->setSpacing(space::xs);
    head->addWidget(m_label, 1);
    head->addWidget(m_history);
    column->addLayout(head);
    column->addWidget(m_editor);
    column->addWidget(m_below);
    m_below->hide();
    connect(m_editor, &FieldEditor::edited, this, [this] { m_dirty = true; });
    connect(m_history, &QToolButton::clicked, this, &FieldBlock::historyRequested);
    retranslate();
}

void FieldBlock::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    m_history->show();
}

void FieldBlock::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_history->hide();
}

void FieldBlock::offer(const Value &value)
{
    if (m_dirty)
        return;
    const auto now = m_editor->value();
    if (!now || !(*now == value) || !m_editor->input()->hasFocus())
        m_editor->setValue(value);
}

bool FieldBlock::isRefused() const
{
    return std::any_of(m_problems.begin(), m_problems.end(),
                       [](const Problem &problem) { return problem.severity == Severity::Error; });
}

QList<QWidget *> FieldBlock::tabStops() const
{
    QList<QWidget *> stops;
    for (QWidget *child : m_editor->findChildren<QWidget *>()) {
        if (child->focusPolicy() & Qt::TabFocus && !child->focusProxy())
            stops << child;
    }
    return stops;
}

void FieldBlock::setProblems(std::vector<Problem> problems)
{
    m_problems = std::move(problems);
    QStringList sentences;
    for (const Problem &problem : m_problems)
        sentences << describeProblem(problem, m_data.catalog(), m_data.locale());
    const bool refused = isRefused();
    m_words->setText(sentences.join(u'\n'));
    m_words->setTone(refused ? TextTone::Danger : TextTone::Warning);
    m_icon->setIcon(refused ? QStringLiteral("exclamation-circle") : QStringLiteral("exclamation-triangle"),
                    refused ? IconTone::Danger : IconTone::Warning);
    m_below->setVisible(!m_problems.empty());
    m_editor->setRefused(refused);
    m_editor->input()->setAccessibleDescription(sentences.join(u' '));
}

void FieldBlock::retranslate()
{
    const QString name = fieldLabel(field(), m_data.locale());
    m_label->setText(field().required ? name + QStringLiteral(" *") : name);
    m_label->setToolTip(field().required ? tr("This field must be filled in") : QString());
    m_editor->input()->setAccessibleName(name);
    // As tall as the label, whatever its letters are.
    const int side = m_label->fontMetrics().height();
    m_history->setFixedSize(side, side);
    m_history->setIconSize(QSize(side - 4, side - 4));
    m_history->setToolTip(tr("Where this value comes from"));
    m_history->setAccessibleName(tr("Where “%1” comes from").arg(name));
    if (!m_dirty)
        m_editor->retranslate();
    setProblems(m_problems);
}

} // namespace millrace
