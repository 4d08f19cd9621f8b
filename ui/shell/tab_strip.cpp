// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tab_strip.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QMouseEvent>
#include <QToolButton>

namespace millrace {

namespace {

constexpr int widestInDigits = 28, narrowestInDigits = 12;
constexpr int crossSide = 20;

} // namespace

TabStrip::TabStrip(QWidget *parent) : QTabBar(parent)
{
    setObjectName(QStringLiteral("tabStrip"));
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setMovable(true);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideRight);
    setIconSize(QSize(space::rowIcon, space::rowIcon));
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QTabBar::currentChanged, this, [this](int tab) {
        if (!m_setting)
            Q_EMIT chosen(tab);
    });
    connect(this, &QTabBar::tabMoved, this, [this](int from, int to) {
        m_entries.move(from, to);
        Q_EMIT dragged(from, to);
    });
    hide();
}

void TabStrip::setEntries(const QList<Entry> &entries, int current)
{
    m_setting = true;
    while (count() > entries.size())
        removeTab(count() - 1);
    m_entries = entries;
    for (int i = 0; i < entries.size(); ++i) {
        QString shown = entries[i].title;
        shown.replace(QLatin1Char('&'), QStringLiteral("&&"));
        if (i >= count()) {
            addTab(QString());
            auto *cross = new QToolButton(this);
            cross->setObjectName(QStringLiteral("tabClose"));
            cross->setIcon(icon(QStringLiteral("x-lg"), IconTone::Secondary));
            cross->setIconSize(QSize(10, 10));
            cross->setFixedSize(crossSide, crossSide);
            cross->setAutoRaise(true);
            // The strip itself is the stop of the keyboard; closing has a key of its own.
            cross->setFocusPolicy(Qt::NoFocus);
            setTabButton(i, QTabBar::RightSide, cross);
            connect(cross, &QToolButton::clicked, this, [this, cross] {
                for (int tab = 0; tab < count(); ++tab) {
                    if (tabButton(tab, QTabBar::RightSide) == cross) {
                        Q_EMIT closeAsked(tab);
                        return;
                    }
                }
            });
        }
        if (tabText(i) != shown)
            setTabText(i, shown);
        setTabToolTip(i, entries[i].title);
        setTabIcon(i, icon(entries[i].icon, IconTone::Secondary));
        nameCross(i);
    }
    setCurrentIndex(current);
    setVisible(entries.size() > 1);
    m_setting = false;
}

void TabStrip::nameCross(int tab)
{
    if (QWidget *cross = tabButton(tab, QTabBar::RightSide)) {
        cross->setAccessibleName(tr("Close: %1").arg(m_entries[tab].title));
        cross->setToolTip(cross->accessibleName());
    }
}

void TabStrip::retranslate()
{
    setAccessibleName(tr("Open places"));
    for (int i = 0; i < count(); ++i)
        nameCross(i);
}

QSize TabStrip::tabSizeHint(int index) const
{
    const int digit = fontMetrics().horizontalAdvance(u'0');
    QSize size = QTabBar::tabSizeHint(index);
    size.setWidth(qBound(digit * narrowestInDigits, size.width(), digit * widestInDigits));
    return size;
}

QSize TabStrip::minimumTabSizeHint(int index) const
{
    QSize size = tabSizeHint(index);
    size.setWidth(fontMetrics().horizontalAdvance(u'0') * narrowestInDigits);
    return size;
}

void TabStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton)
        m_pressed = tabAt(event->position().toPoint());
    else
        QTabBar::mousePressEvent(event);
}

void TabStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::MiddleButton) {
        QTabBar::mouseReleaseEvent(event);
        return;
    }
    const int tab = tabAt(event->position().toPoint());
    if (tab >= 0 && tab == std::exchange(m_pressed, -1))
        Q_EMIT closeAsked(tab);
}

} // namespace millrace
