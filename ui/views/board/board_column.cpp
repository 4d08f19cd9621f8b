// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/board/board_column.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/views/board/card_delegate.h"

#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

BoardColumnView::BoardColumnView(const BoardLook &look, CardDelegate *delegate, QWidget *parent)
    : QWidget(parent), m_look(look), m_cards(new CardModel(look, this)), m_list(new CardList(m_cards, delegate, this)),
      m_heading(new ElidedLabel(TextStyle::BodyStrong, TextTone::Primary, this)),
      m_empty(new TextLabel(TextStyle::Body, TextTone::Tertiary, m_list)), m_add(new QToolButton(this)),
      m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("boardColumn"));
    m_heading->setObjectName(QStringLiteral("columnHeading"));
    m_heading->setContentsMargins(space::m, space::s, space::m, space::xs);
    m_list->setObjectName(QStringLiteral("columnCards"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_add->setObjectName(QStringLiteral("columnAdd"));
    m_add->setIcon(icon(QStringLiteral("plus-lg"), IconTone::Secondary));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_layout->setContentsMargins(2, 0, 2, space::xs);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_heading);
    m_layout->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(space::s, space::xs, space::s, 0);
    foot->addWidget(m_add);
    m_layout->addLayout(foot);
    auto *inList = new QVBoxLayout(m_list->viewport());
    inList->setContentsMargins(space::l, space::l, space::l, 0);
    inList->addWidget(m_empty);
    inList->addStretch(1);
    connect(m_add, &QToolButton::clicked, this, &BoardColumnView::addRequested);
}

void BoardColumnView::show(const BoardColumn &column, std::vector<BoardCard> cards, CardOrder order)
{
    m_column = column;
    m_cards->setCards(std::move(cards), order);
    m_list->doItemsLayout();
    refreshHeading();
}

void BoardColumnView::refreshHeading()
{
    CardSum sum;
    for (const BoardCard &card : m_cards->cards())
        sum.add(card, m_column.probability);
    m_heading->setText(BoardWords::heading(m_column, sum, m_look));
    m_heading->setToolTip(BoardWords::sumTip(&m_column, sum, m_look));
    const QString name = BoardWords::listName(m_column, sum.count, m_look.format.locale);
    m_list->setAccessibleName(name);
    setAccessibleName(name);
    m_empty->setText(m_readOnly ? tr("No cards") : tr("Drag cards here"));
    m_empty->setVisible(sum.count == 0 && m_cards->gap() < 0);
    m_add->setText(tr("Add"));
    m_add->setAccessibleName(tr("Add to %1").arg(m_column.label(m_look.format.locale)));
    m_add->setToolTip(m_add->accessibleName());
}

void BoardColumnView::setTarget(bool target)
{
    if (target == m_target)
        return;
    m_target = target;
    update();
}

void BoardColumnView::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_add->setVisible(!readOnly);
}

void BoardColumnView::setFoot(QWidget *editor)
{
    m_add->setVisible(!editor && !m_readOnly);
    if (editor)
        m_layout->addWidget(editor);
}

void BoardColumnView::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_target ? QPen(tokens.accent, 2) : QPen(tokens.border, 1));
    painter.setBrush(tokens.isDark ? tokens.window : blended(tokens.window, tokens.text, 0.025));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), space::cardRadius, space::cardRadius);
}

} // namespace millrace
