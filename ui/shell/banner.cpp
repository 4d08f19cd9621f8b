// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/banner.h"

#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/style_paint.h"

#include <QAccessible>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace millrace {

namespace {

IconTone bannerIconTone(MessageTone tone)
{
    switch (tone) {
    case MessageTone::Info:
        return IconTone::Info;
    case MessageTone::Success:
        return IconTone::Success;
    case MessageTone::Warning:
        return IconTone::Warning;
    case MessageTone::Danger:
        return IconTone::Danger;
    }
    return IconTone::Info;
}

QColor bannerTint(MessageTone tone, const Tokens &tokens)
{
    switch (tone) {
    case MessageTone::Info:
        return tokens.infoTint;
    case MessageTone::Success:
        return tokens.successTint;
    case MessageTone::Warning:
        return tokens.warningTint;
    case MessageTone::Danger:
        return tokens.dangerTint;
    }
    return tokens.infoTint;
}

QColor bannerEdge(MessageTone tone, const Tokens &tokens)
{
    switch (tone) {
    case MessageTone::Info:
        return tokens.info;
    case MessageTone::Success:
        return tokens.success;
    case MessageTone::Warning:
        return tokens.warning;
    case MessageTone::Danger:
        return tokens.danger;
    }
    return tokens.info;
}

} // namespace

QString toneIcon(MessageTone tone)
{
    switch (tone) {
    case MessageTone::Info:
        return QStringLiteral("info-circle");
    case MessageTone::Success:
        return QStringLiteral("check-circle");
    case MessageTone::Warning:
        return QStringLiteral("exclamation-triangle");
    case MessageTone::Danger:
        return QStringLiteral("exclamation-octagon");
    }
    return QStringLiteral("info-circle");
}

Banner::Banner(QWidget *parent)
    : QFrame(parent), m_icon(new IconLabel({}, space::toolIcon, IconTone::Info, this)),
      m_what(new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this)),
      m_more(new TextLabel(TextStyle::Body, TextTone::Primary, this)), m_copy(new QPushButton(this)),
      m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("banner"));
    m_what->setWordWrap(true);
    m_what->setObjectName(QStringLiteral("bannerWhat"));
    m_more->setWordWrap(true);
    m_more->setObjectName(QStringLiteral("bannerMore"));
    m_more->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setObjectName(QStringLiteral("bannerCopyDetails"));
    m_copy->setIcon(icon(QStringLiteral("clipboard")));
    setButtonKind(m_copy, ButtonKind::Quiet);
    m_close->setObjectName(QStringLiteral("bannerClose"));
    m_close->setIcon(icon(QStringLiteral("x-lg"), IconTone::Secondary));
    m_close->setIconSize(QSize(12, 12));
    m_close->setAutoRaise(true);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::s, space::s, space::s);
    row->setSpacing(space::m);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(space::xs);
    column->addWidget(m_what);
    column->addWidget(m_more);
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(space::s);
    m_actions->addWidget(m_copy);
    row->addLayout(column, 1);
    row->addLayout(m_actions);
    row->setAlignment(m_actions, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignTop);

    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_message.details); });
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        Q_EMIT dismissed();
    });
    retranslateUi();
    hide();
}

void Banner::show(const Message &message)
{
    dismiss();
    m_message = message;
    m_icon->setIcon(toneIcon(message.tone), bannerIconTone(message.tone));
    m_what->setText(message.what);
    QStringList more;
    for (const QString &part : {message.why, message.kept, message.todo}) {
        if (!part.isEmpty())
            more << part;
    }
    m_more->setText(more.join(QLatin1Char('\n')));
    m_more->setVisible(!more.isEmpty());
    m_copy->setVisible(!message.details.isEmpty());
    setAccessibleName(message.what);
    setAccessibleDescription(m_more->text());
    QFrame::show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Banner::dismiss()
{
    for (int i = m_actions->count() - 1; i >= 0; --i) {
        QWidget *widget = m_actions->itemAt(i)->widget();
        if (widget && widget != m_copy) {
            m_actions->takeAt(i);
            widget->hide();
            widget->deleteLater();
        }
    }
    hide();
}

QPushButton *Banner::addAction(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    m_actions->insertWidget(m_actions->indexOf(m_copy), button);
    // The tab key meets the buttons as the eye does, whenever they were made.
    QWidget::setTabOrder(m_copy->previousInFocusChain(), button);
    return button;
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

void Banner::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    paint::rounded(&painter, rect(), space::cardRadius, bannerTint(m_message.tone, tokens),
                   blended(bannerTint(m_message.tone, tokens), bannerEdge(m_message.tone, tokens),
                           tokens.isContrast ? 1.0 : 0.45));
}

void Banner::retranslateUi()
{
    m_copy->setText(tr("Copy details"));
    m_copy->setAccessibleName(m_copy->text());
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(m_close->toolTip());
}

} // namespace millrace
