// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table/letter_strip.h"

#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace millrace {

namespace {
constexpr int letters = 27; // '#' and A to Z
}

LetterStrip::LetterStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("letterStrip"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    retranslate();
}

QChar LetterStrip::letterAt(int place)
{
    return place <= 0 ? QChar(u'#') : QChar(ushort(u'A' + place - 1));
}

QSize LetterStrip::sizeHint() const
{
    const QFontMetrics metrics(styledFont(TextStyle::Caption, font()));
    return {metrics.horizontalAdvance(u'W') + 2 * space::s, metrics.height() * letters};
}

int LetterStrip::placeAt(int y) const
{
    return std::clamp(y * letters / std::max(height(), 1), 0, letters - 1);
}

void LetterStrip::choose(int place)
{
    m_current = std::clamp(place, 0, letters - 1);
    retranslate();
    update();
    Q_EMIT letterChosen(current());
}

void LetterStrip::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setFont(styledFont(TextStyle::Caption, font()));
    // Where the letters have no room, every second or third stands for its neighbours.
    const int line = painter.fontMetrics().height();
    const int step = std::max(1, (line * letters + height() - 1) / std::max(height(), 1));
    for (int i = 0; i < letters; ++i) {
        if (i % step != 0 && i != m_current)
            continue;
        const QRect place(0, i * height() / letters, width(), std::max(line, height() / letters));
        const bool marked = i == m_current && hasFocus();
        if (marked) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(tokens.accent);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.drawRoundedRect(place.adjusted(2, 0, -2, 0), space::xs, space::xs);
        }
        painter.setPen(marked ? tokens.onAccent : tokens.textSecondary);
        painter.drawText(place, Qt::AlignCenter, QString(letterAt(i)));
    }
}

void LetterStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(placeAt(event->pos().y()));
}

void LetterStrip::mouseMoveEvent(QMouseEvent *event)
{
    if ((event->buttons() & Qt::LeftButton) && placeAt(event->pos().y()) != m_current)
        choose(placeAt(event->pos().y()));
}

void LetterStrip::keyPressEvent(QKeyEvent *event)
{
    const QString typed = event->text().toUpper();
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        choose(m_current + (event->key() == Qt::Key_Up ? -1 : 1));
    else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)
        choose(event->key() == Qt::Key_Home ? 0 : letters - 1);
    else if (typed.size() == 1 && typed[0] >= u'A' && typed[0] <= u'Z')
        choose(typed[0].unicode() - u'A' + 1);
    else
        QWidget::keyPressEvent(event);
}

void LetterStrip::retranslate()
{
    setAccessibleName(tr("Go to a letter"));
    setAccessibleDescription(tr("At %1").arg(current()));
    setToolTip(tr("Go to a letter: click, or type it while the focus is here"));
}

void LetterStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
