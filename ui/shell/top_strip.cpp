// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_strip.h"

#include "ui/theme/icon_label.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/style_paint.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QStylePainter>
#include <QToolButton>

namespace millrace {

SearchButton::SearchButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(420);
}

void SearchButton::setShortcutText(const QString &text)
{
    m_shortcut = text;
    update();
}

QSize SearchButton::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(this->text() + m_shortcut);
    return {text + space::rowIcon + 5 * space::m, qMax(32, fontMetrics().height() + 10)};
}

QSize SearchButton::minimumSizeHint() const
{
    return {140, sizeHint().height()};
}

void SearchButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(palette());
    QPainter painter(this);
    paint::rounded(&painter, rect(), space::controlRadius, t.surface, underMouse() ? t.textTertiary : t.controlBorder);
    const int side = space::rowIcon;
    millrace::icon(QStringLiteral("search"), IconTone::Secondary)
        .paint(&painter, QRect(space::s + 2, (height() - side) / 2, side, side));
    const int keyWidth = fontMetrics().horizontalAdvance(m_shortcut);
    QRect area = rect().adjusted(space::s + 2 + side + space::s, 0, -space::m, 0);
    painter.setPen(t.textTertiary);
    const int wanted = fontMetrics().horizontalAdvance(text()) + space::m + keyWidth;
    if (wanted <= area.width()) {
        painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight, m_shortcut);
        area.setRight(area.right() - keyWidth - space::s);
    }
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
}

Breadcrumb::Breadcrumb(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("breadcrumb"));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void Breadcrumb::setSteps(const QStringList &steps)
{
    if (steps == m_steps)
        return;
    m_steps = steps;
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->setObjectName({});
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (int i = 0; i < steps.size(); ++i) {
        if (i > 0)
            m_row->addWidget(new IconLabel(QStringLiteral("chevron-right"), 12, IconTone::Secondary, this));
        if (i + 1 < steps.size()) {
            auto *button = new QToolButton(this);
            button->setObjectName(QStringLiteral("breadcrumbStep%1").arg(i));
            button->setText(steps.at(i));
            button->setAccessibleName(steps.at(i));
            button->setAutoRaise(true);
            connect(button, &QToolButton::clicked, this, [this, i] { Q_EMIT stepChosen(i); });
            m_row->addWidget(button);
        } else {
            auto *label = new ElidedLabel(TextStyle::BodyStrong, TextTone::Primary, this);
            label->setObjectName(QStringLiteral("breadcrumbHere"));
            label->setText(steps.at(i));
            label->setContentsMargins(space::s, 0, space::s, 0);
            label->setMaximumWidth(360);
            m_row->addWidget(label);
        }
    }
    setAccessibleName(steps.join(QStringLiteral(" › ")));
}

void BellButton::setWaiting(int count)
{
    m_waiting = count;
    update();
}

void BellButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_waiting == 0)
        return;
    const Tokens &t = Tokens::of(palette());
    QPainter painter(this);
    QFont small = styledFont(TextStyle::Caption, font());
    small.setPixelSize(qMax(9, height() * 10 / 32));
    small.setWeight(QFont::DemiBold);
    painter.setFont(small);
    const QString text = m_waiting > 99 ? QStringLiteral("99+") : QString::number(m_waiting);
    const QFontMetrics metrics(small);
    const int high = metrics.height();
    const int wide = qMax(high, metrics.horizontalAdvance(text) + space::s - 2);
    const QRect pill(width() - wide - 1, 1, wide, high);
    paint::rounded(&painter, pill, high / 2.0, t.danger, {});
    painter.setPen(t.surface);
    painter.drawText(pill, Qt::AlignCenter, text);
}

QString AvatarButton::initialsOf(const QString &name)
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    const auto first = [](const QString &word) { return word.left(word.front().isHighSurrogate() ? 2 : 1).toUpper(); };
    const bool han = words.front().front().script() == QChar::Script_Han;
    return han || words.size() == 1 ? first(words.front()) : first(words.front()) + first(words.back());
}

void AvatarButton::setPerson(const QString &name)
{
    m_initials = initialsOf(name);
    update();
}

void AvatarButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(palette());
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    // The disc has no room for the arrow of a menu.
    option.features &= ~QStyleOptionToolButton::ToolButtonFeatures(QStyleOptionToolButton::HasMenu);
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = qMin(width(), height()) - 6;
    const QRect disc((width() - side) / 2, (height() - side) / 2, side, side);
    paint::rounded(&painter, disc, side / 2.0, t.selection, t.isContrast ? t.accent : QColor());
    QFont small = styledFont(TextStyle::Caption, font());
    small.setWeight(QFont::DemiBold);
    painter.setFont(small);
    painter.setPen(t.text);
    painter.drawText(disc, Qt::AlignCenter, m_initials);
}

TopStrip::TopStrip(const CommandRegistry &commands, QWidget *parent)
    : QWidget(parent), m_commands(commands), m_breadcrumb(new Breadcrumb(this)), m_search(new SearchButton(this)),
      m_bell(new BellButton(this)), m_avatar(new AvatarButton(this)), m_who(new QAction(this)),
      m_new(new QPushButton(this))
{
    setObjectName(QStringLiteral("topStrip"));
    m_search->setObjectName(QStringLiteral("topSearch"));
    m_new->setObjectName(QStringLiteral("topNew"));
    m_new->setIcon(icon(QStringLiteral("plus-lg"), IconTone::OnAccent));
    setButtonKind(m_new, ButtonKind::Primary);
    setMinimumHeight(space::topStrip);

    // Equal sides keep the search field in one place whatever stands beside it.
    auto *left = new QWidget(this);
    auto *leftRow = new QHBoxLayout(left);
    leftRow->setContentsMargins(0, 0, 0, 0);
    leftRow->setSpacing(space::xs);
    leftRow->addWidget(toolButton("go.back", QStringLiteral("topBack")));
    leftRow->addWidget(toolButton("go.forward", QStringLiteral("topForward")));
    leftRow->addWidget(m_breadcrumb);
    leftRow->addStretch(1);
    auto *right = new QWidget(this);
    auto *rightRow = new QHBoxLayout(right);
    rightRow->setContentsMargins(0, 0, 0, 0);
    rightRow->setSpacing(space::xs);
    rightRow->addStretch(1);
    rightRow->addWidget(toolButton("edit.undo", QStringLiteral("topUndo")));
    rightRow->addWidget(toolButton("edit.redo", QStringLiteral("topRedo")));
    rightRow->addWidget(toolButton("view.notices", QStringLiteral("topBell"), m_bell));
    rightRow->addWidget(m_avatar);
    rightRow->addSpacing(space::xs);
    rightRow->addWidget(m_new);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::s, 6, space::m, 6);
    row->setSpacing(space::m);
    row->addWidget(left, 5);
    row->addWidget(m_search, 6);
    row->addWidget(right, 5);

    m_avatar->setObjectName(QStringLiteral("topAvatar"));
    m_avatar->setAutoRaise(true);
    m_avatar->setFocusPolicy(Qt::StrongFocus);
    m_avatar->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_avatar);
    menu->setObjectName(QStringLiteral("avatarMenu"));
    m_who->setEnabled(false);
    m_who->setProperty("userData", true);
    menu->addAction(m_who);
    menu->addSeparator();
    for (const char *command : {"settings.preferences", "help.shortcuts"})
        if (QAction *action = commands.action(QLatin1String(command)))
            menu->addAction(action);
    m_avatar->setMenu(menu);
    m_avatar->hide();
    connect(m_search, &QAbstractButton::clicked, this, &TopStrip::searchRequested);
    if (QAction *action = commands.action(QStringLiteral("record.new"))) {
        connect(m_new, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, m_new, [this, action] { m_new->setEnabled(action->isEnabled()); });
    }
    m_new->hide();
}

void TopStrip::setPerson(const QString &name, const QString &role)
{
    m_person = name;
    m_role = role;
    m_avatar->setPerson(name);
    m_avatar->setVisible(!name.isEmpty());
    m_who->setText(role.isEmpty() ? name : tr("%1, %2", "a person and what he is").arg(name, role));
    m_avatar->setAccessibleName(tr("You: %1").arg(m_who->text()));
    m_avatar->setToolTip(m_avatar->accessibleName());
}

void TopStrip::setNewLabel(const QString &label)
{
    m_new->setText(label);
    m_new->setAccessibleName(label);
    const QString key = m_commands.shortcutText(QStringLiteral("record.new"));
    m_new->setToolTip(QStringLiteral("%1  %2").arg(label, key));
    m_new->setVisible(!label.isEmpty());
}

void TopStrip::retranslate()
{
    setAccessibleName(tr("Top strip"));
    m_search->setText(tr("Search or type a command"));
    m_search->setAccessibleName(m_search->text());
    m_search->setShortcutText(m_commands.shortcutText(QStringLiteral("go.palette")));
    m_search->setToolTip(
        QStringLiteral("%1  %2").arg(m_search->text(), m_commands.shortcutText(QStringLiteral("go.palette"))));
    for (QToolButton *button : m_tools)
        button->setAccessibleName(withoutAccessKey(button->defaultAction()->text()));
    setPerson(m_person, m_role);
    if (m_bell->waiting() > 0)
        m_bell->setAccessibleName(tr("Notices, %Ln waiting", nullptr, m_bell->waiting()));
}

QList<QWidget *> TopStrip::tabStops() const
{
    QList<QWidget *> stops{m_tools.at(0), m_tools.at(1)};
    for (int step = 0;; ++step) {
        auto *button = m_breadcrumb->findChild<QToolButton *>(QStringLiteral("breadcrumbStep%1").arg(step));
        if (!button)
            break;
        stops << button;
    }
    stops << m_search << m_tools.at(2) << m_tools.at(3) << m_bell << m_avatar << m_new;
    return stops;
}

void TopStrip::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.border);
}

QToolButton *TopStrip::toolButton(const char *command, const QString &name, QToolButton *made)
{
    QToolButton *button = made ? made : new QToolButton(this);
    m_tools << button;
    button->setObjectName(name);
    button->setDefaultAction(m_commands.action(QLatin1String(command)));
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize(QSize(space::toolIcon, space::toolIcon));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace millrace
