// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/empty_state.h"

#include "ui/theme/millrace_style.h"
#include "ui/theme/style_paint.h"

#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace millrace {

EmptyState::EmptyState(const QString &iconName, QWidget *parent)
    : QWidget(parent), m_icon(new IconLabel(iconName, space::emptyIcon, IconTone::Secondary, this)),
      m_sentence(new TextLabel(TextStyle::Subtitle, TextTone::Secondary, this)), m_button(new QPushButton(this)),
      m_link(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_sentence->setObjectName(QStringLiteral("emptySentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_button->setObjectName(QStringLiteral("emptyButton"));
    setButtonKind(m_button, ButtonKind::Primary);
    m_link->setObjectName(QStringLiteral("emptyLink"));
    setButtonKind(m_link, ButtonKind::Quiet);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::m);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(space::xs);
    // As wide as the page: an aligned label would be given the height of one that is.
    column->addWidget(m_sentence);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addWidget(m_link, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);
    connect(m_link, &QPushButton::clicked, this, &EmptyState::linkClicked);
    setTexts({});
}

void EmptyState::setTexts(const QString &sentence, const QString &button, const QString &link)
{
    m_sentence->setText(sentence);
    m_button->setText(button);
    m_button->setAccessibleName(button);
    m_button->setVisible(!button.isEmpty());
    m_link->setText(link);
    m_link->setAccessibleName(link);
    m_link->setVisible(!link.isEmpty());
    setAccessibleName(sentence);
}

SkeletonRows::SkeletonRows(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("skeletonRows"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void SkeletonRows::begin()
{
    if (!m_timer && isHidden())
        m_timer = startTimer(delayMs);
    setAccessibleName(tr("Loading"));
}

void SkeletonRows::end()
{
    if (m_timer)
        killTimer(m_timer);
    m_timer = 0;
    hide();
}

void SkeletonRows::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer)
        return;
    killTimer(m_timer);
    m_timer = 0;
    show();
    raise();
}

void SkeletonRows::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Loading"));
}

void SkeletonRows::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), tokens.surface);
    const int row = style()->pixelMetric(QStyle::PM_HeaderDefaultSectionSizeVertical, nullptr, this);
    const int bar = fontMetrics().xHeight() + 2;
    const QColor fill = blended(tokens.surface, tokens.border, 0.6);
    // Uneven widths read as words; the same at every painting so that nothing flickers.
    constexpr double widths[] = {0.62, 0.41, 0.74, 0.52, 0.35};
    int index = 0;
    for (int top = 0; top + row <= height(); top += row) {
        int left = space::m;
        for (int column = 0; left < width(); ++column, ++index) {
            const int cell = column == 0 ? 220 : 130;
            const int length = int(cell * widths[index % 5]);
            paint::rounded(&painter, QRectF(left, top + (row - bar) / 2.0, length, bar), bar / 2.0, fill, {});
            left += cell + space::m;
        }
    }
}

} // namespace millrace
