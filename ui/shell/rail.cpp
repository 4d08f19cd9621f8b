// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_paint.h"

#include <QEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

RailButton::RailButton(QString pageId, QWidget *parent) : QAbstractButton(parent), m_pageId(std::move(pageId))
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    updateGeometry();
    update();
}

QSize RailButton::sizeHint() const
{
    const int text = m_collapsed ? 0 : space::m + fontMetrics().horizontalAdvance(this->text());
    return {space::m + space::toolIcon + text + space::m, qMax(36, fontMetrics().height() + 14)};
}

void RailButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(palette());
    QPainter painter(this);
    if (isChecked())
        paint::rounded(&painter, rect(), space::controlRadius, t.selection, t.isContrast ? t.accent : QColor());
    else if (underMouse() || isDown())
        paint::rounded(&painter, rect(), space::controlRadius, blended(t.window, t.text, isDown() ? 0.12 : 0.06), {});
    if (isChecked())
        paint::rounded(&painter, QRectF(0, 8, 3, height() - 16), 1.5, t.accent, {});
    const int side = space::toolIcon;
    const int left = m_collapsed ? (width() - side) / 2 : space::m;
    const QIcon drawn = millrace::icon(icon().name(), isChecked() ? IconTone::Accent : IconTone::Secondary);
    drawn.paint(&painter, QRect(left, (height() - side) / 2, side, side));
    if (m_collapsed)
        return;
    QFont shown = font();
    if (isChecked())
        shown.setWeight(QFont::DemiBold);
    painter.setFont(shown);
    painter.setPen(isChecked() ? t.text : t.textSecondary);
    const QRect area = rect().adjusted(left + side + space::m, 0, -space::s, 0);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(shown).elidedText(text(), Qt::ElideRight, area.width()));
}

void RailButton::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && rect().contains(event->position().toPoint()))
        Q_EMIT besideAsked();
    else
        QAbstractButton::mouseReleaseEvent(event);
}

void RailButton::keyPressEvent(QKeyEvent *event)
{
    // Arrow keys walk the rail without opening pages; Enter and Space open.
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        Q_EMIT walked(event->key() == Qt::Key_Down ? 1 : -1);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

Rail::Rail(const PageRegistry &pages, const CommandRegistry &commands, QWidget *parent)
    : QWidget(parent), m_commands(commands)
{
    setObjectName(QStringLiteral("rail"));
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("railContent"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(space::s, space::s, space::s, space::s);
    column->setSpacing(2);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(space::s, space::xs, space::s, space::s);
    foot->setSpacing(2);

    RailGroup group = RailGroup::Top;
    QList<RailButton *> footButtons;
    for (const PageEntry &entry : pages.entries()) {
        if (!entry.inRail)
            continue;
        const bool atFoot = entry.group == RailGroup::Foot;
        if (!atFoot && entry.group != group && entry.group != RailGroup::Top) {
            auto *caption = new TextLabel(TextStyle::Caption, TextTone::Tertiary, content);
            caption->setContentsMargins(space::m, space::m, 0, space::xs);
            column->addWidget(caption);
            m_captions << std::pair(entry.group, caption);
        }
        if (!atFoot)
            group = entry.group;
        auto *button = new RailButton(entry.id, content);
        button->setObjectName(QStringLiteral("rail.") + entry.id);
        button->setIcon(icon(entry.icon));
        connect(button, &QAbstractButton::clicked, this, [this, id = entry.id] { Q_EMIT pageChosen(id); });
        connect(button, &RailButton::besideAsked, this, [this, id = entry.id] { Q_EMIT pageBesideChosen(id); });
        (atFoot ? foot : column)->addWidget(button);
        (atFoot ? footButtons : m_buttons) << button;
        connect(button, &RailButton::walked, this, [this, button](int step) { walk(button, step); });
    }
    m_shortcutCaption = new TextLabel(TextStyle::Caption, TextTone::Tertiary, content);
    m_shortcutCaption->setObjectName(QStringLiteral("railFavourites"));
    m_shortcutCaption->setContentsMargins(space::m, space::m, 0, space::xs);
    m_shortcutCaption->hide();
    column->addWidget(m_shortcutCaption);
    m_shortcutColumn = new QVBoxLayout;
    m_shortcutColumn->setSpacing(2);
    column->addLayout(m_shortcutColumn);
    column->addStretch();
    m_buttons << footButtons;
    m_atFoot = footButtons.size();

    auto *toggle = new QToolButton(this);
    toggle->setObjectName(QStringLiteral("railToggle"));
    toggle->setAutoRaise(true);
    toggle->setIcon(icon(QStringLiteral("layout-sidebar"), IconTone::Secondary));
    toggle->setIconSize(QSize(space::toolIcon, space::toolIcon));
    connect(toggle, &QToolButton::clicked, this, &Rail::collapseRequested);
    m_toggle = toggle;
    foot->addWidget(toggle);

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("railScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 1, 0);
    all->setSpacing(0);
    all->addWidget(scroll, 1);
    all->addLayout(foot);
    // Pages say where they stand in any order; keys go as the eye does.
    for (qsizetype i = 1; i < m_buttons.size(); ++i)
        setTabOrder(m_buttons[i - 1], m_buttons[i]);
    if (!m_buttons.isEmpty())
        setTabOrder(m_buttons.last(), toggle);
    fitWidth();
}

void Rail::setShortcuts(const std::vector<RailShortcut> &shortcuts)
{
    if (shortcuts == m_shortcuts)
        return;
    m_shortcuts = shortcuts;
    for (RailButton *button : std::exchange(m_shortcutButtons, {})) {
        button->setObjectName({});
        button->hide();
        button->deleteLater();
    }
    for (const RailShortcut &shortcut : shortcuts) {
        auto *button = new RailButton(QString(), m_shortcutCaption->parentWidget());
        button->setObjectName(QStringLiteral("railFavourite.%1").arg(m_shortcutButtons.size()));
        button->setProperty("userData", true);
        button->setIcon(icon(shortcut.icon));
        button->setText(shortcut.title);
        button->setAccessibleName(shortcut.title);
        button->setToolTip(shortcut.title);
        button->setCollapsed(m_collapsed);
        connect(button, &QAbstractButton::clicked, this,
                [this, address = shortcut.address] { Q_EMIT shortcutChosen(address); });
        connect(button, &RailButton::besideAsked, this,
                [this, address = shortcut.address] { Q_EMIT shortcutBesideChosen(address); });
        connect(button, &RailButton::walked, this, [this, button](int step) { walk(button, step); });
        m_shortcutColumn->addWidget(button);
        m_shortcutButtons << button;
    }
    m_shortcutCaption->setVisible(!m_collapsed && !shortcuts.empty());
}

QList<RailButton *> Rail::buttons() const
{
    const qsizetype pages = m_buttons.size() - m_atFoot;
    return m_buttons.first(pages) + m_shortcutButtons + m_buttons.sliced(pages);
}

void Rail::walk(RailButton *from, int step)
{
    const QList<RailButton *> all = buttons();
    const qsizetype next = all.indexOf(from) + step;
    if (next >= 0 && next < all.size())
        all.at(next)->setFocus(Qt::TabFocusReason);
}

void Rail::setCurrent(const QString &pageId)
{
    for (RailButton *button : m_buttons)
        button->setChecked(button->pageId() == pageId);
    // Of a long rail the page that is shown is in sight.
    auto *scroll = findChild<QScrollArea *>(QStringLiteral("railScroll"));
    QWidget *current = currentButton();
    if (scroll && current && scroll->widget()->isAncestorOf(current))
        scroll->ensureWidgetVisible(current, 0, space::s);
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    for (RailButton *button : buttons())
        button->setCollapsed(collapsed);
    for (const auto &[group, caption] : m_captions)
        caption->setVisible(!collapsed);
    m_shortcutCaption->setVisible(!collapsed && !m_shortcuts.empty());
    fitWidth();
    retranslate();
}

void Rail::retranslate()
{
    setAccessibleName(tr("Pages"));
    for (RailButton *button : m_buttons) {
        const QString id = QStringLiteral("page.") + button->pageId();
        button->setText(m_commands.name(id));
        button->setAccessibleName(button->text());
        const QAction *action = m_commands.action(id);
        button->setToolTip(action ? action->toolTip() : button->text());
        button->updateGeometry();
    }
    for (const auto &[group, caption] : m_captions)
        caption->setText(groupName(group));
    m_shortcutCaption->setText(tr("Favourites"));
    const QString toggle = m_collapsed ? tr("Expand the rail") : tr("Collapse the rail");
    m_toggle->setAccessibleName(toggle);
    m_toggle->setToolTip(QStringLiteral("%1  %2").arg(toggle, m_commands.shortcutText("view.rail")));
}

QWidget *Rail::currentButton() const
{
    for (RailButton *button : m_buttons) {
        if (button->isChecked())
            return button;
    }
    return m_buttons.isEmpty() ? nullptr : m_buttons.first();
}

QList<QWidget *> Rail::tabStops() const
{
    QList<QWidget *> stops;
    for (RailButton *button : buttons())
        stops << button;
    stops << m_toggle;
    return stops;
}

void Rail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitWidth();
}

void Rail::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), t.border);
}

int Rail::fullWidth() const
{
    // The names grow with the font; so does the rail.
    return qRound(space::rail * qBound(1.0, fontMetrics().height() / 20.0, 1.5));
}

void Rail::fitWidth()
{
    setFixedWidth(m_collapsed ? space::railCollapsed : fullWidth());
}

QString Rail::groupName(RailGroup group) const
{
    switch (group) {
    case RailGroup::Customers:
        return tr("Customers");
    case RailGroup::Sales:
        return tr("Sales");
    case RailGroup::Service:
        return tr("Service");
    case RailGroup::Team:
        return tr("Team");
    case RailGroup::Insight:
        return tr("Insight");
    case RailGroup::Top:
    case RailGroup::Foot:
        break;
    }
    return {};
}

} // namespace millrace
