// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/checklist.h"

#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/style_paint.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace millrace {

namespace {

constexpr int widthInDigits = 30;

} // namespace

Checklist::Checklist(QWidget *parent)
    : QWidget(parent), m_title(new TextLabel(TextStyle::Subtitle, TextTone::Primary, this)),
      m_progress(new TextLabel(TextStyle::Caption, TextTone::Secondary, this)),
      m_note(new TextLabel(TextStyle::Caption, TextTone::Secondary, this)), m_close(new QToolButton(this)),
      m_column(new QVBoxLayout)
{
    setObjectName(QStringLiteral("checklist"));
    m_close->setObjectName(QStringLiteral("checklistClose"));
    m_close->setIcon(icon(QStringLiteral("x-lg"), IconTone::Secondary));
    m_close->setAutoRaise(true);
    m_note->setWordWrap(true);
    m_column->setSpacing(space::xs);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_progress);
    head->addStretch(1);
    head->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addLayout(head);
    column->addWidget(m_note);
    column->addLayout(m_column);
    column->addStretch(1);
    connect(m_close, &QToolButton::clicked, this, &Checklist::dismissed);
}

void Checklist::setTexts(const QString &title, const QString &note, const QString &dismiss,
                         const std::vector<Item> &items)
{
    setAccessibleName(title);
    m_title->setText(title);
    m_note->setText(note);
    m_close->setToolTip(dismiss);
    m_close->setAccessibleName(dismiss);
    m_items = items;
    for (const Item &item : items) {
        if (m_buttons.contains(item.id))
            continue;
        auto *button = new QPushButton(this);
        button->setObjectName(QStringLiteral("checklist.") + item.id);
        setButtonKind(button, ButtonKind::Quiet);
        m_column->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, [this, id = item.id] { Q_EMIT chosen(id); });
        m_buttons[item.id] = button;
    }
    // The close button was made first; the tab key meets it first, as the eye does.
    refresh();
}

void Checklist::setDone(const QStringList &ids)
{
    m_done = ids;
    refresh();
}

QPushButton *Checklist::button(const QString &id) const
{
    const auto found = m_buttons.find(id);
    return found == m_buttons.end() ? nullptr : found->second;
}

void Checklist::refresh()
{
    setFixedWidth(fontMetrics().horizontalAdvance(u'0') * widthInDigits);
    int done = 0;
    for (const Item &item : m_items) {
        QPushButton *one = m_buttons[item.id];
        const bool ticked = isDone(item.id);
        done += ticked ? 1 : 0;
        one->setText(item.text);
        one->setToolTip(item.tip);
        one->setIcon(ticked ? icon(QStringLiteral("check-circle"), IconTone::Success)
                            : icon(QStringLiteral("circle"), IconTone::Secondary));
        one->setAccessibleName(ticked ? tr("Done: %1").arg(item.text) : item.text);
    }
    m_progress->setText(tr("%1 of %2").arg(done).arg(m_items.size()));
}

void Checklist::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        refresh();
}

void Checklist::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(QRect(0, 0, 1, height()), tokens.border);
}

} // namespace millrace
