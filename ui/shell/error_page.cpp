// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/error_page.h"

#include "ui/theme/millrace_style.h"
#include "ui/theme/style_paint.h"

#include <QClipboard>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace millrace {

namespace {

constexpr int errorCardWidth = 560;

} // namespace

ErrorPage::ErrorPage(QWidget *parent)
    : QWidget(parent), m_icon(new IconLabel("database-exclamation", space::emptyIcon, IconTone::Danger, this)),
      m_what(new TextLabel(TextStyle::Title, TextTone::Primary, this)),
      m_more(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_path(new TextLabel(TextStyle::Caption, TextTone::Tertiary, this)), m_retry(new QPushButton(this)),
      m_readOnly(new QPushButton(this)), m_backup(new QPushButton(this)), m_other(new QPushButton(this)),
      m_copy(new QPushButton(this))
{
    setObjectName(QStringLiteral("errorPage"));
    m_what->setObjectName(QStringLiteral("errorWhat"));
    m_more->setObjectName(QStringLiteral("errorMore"));
    m_path->setObjectName(QStringLiteral("errorPath"));
    m_retry->setObjectName(QStringLiteral("errorRetry"));
    m_readOnly->setObjectName(QStringLiteral("errorOpenReadOnly"));
    m_backup->setObjectName(QStringLiteral("errorOpenBackup"));
    m_other->setObjectName(QStringLiteral("errorOpenOther"));
    m_copy->setObjectName(QStringLiteral("errorCopyDetails"));
    for (TextLabel *label : {m_what, m_more, m_path}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFixedWidth(errorCardWidth);
    }
    setButtonKind(m_copy, ButtonKind::Quiet);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    for (QPushButton *button : {m_retry, m_backup, m_readOnly, m_other, m_copy})
        buttons->addWidget(button);
    buttons->addStretch();

    auto *card = new QVBoxLayout;
    card->setSpacing(space::m);
    card->addWidget(m_icon);
    card->addWidget(m_what);
    card->addWidget(m_path);
    card->addWidget(m_more);
    card->addSpacing(space::s);
    card->addLayout(buttons);
    auto *grid = new QGridLayout(this);
    grid->addLayout(card, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 1);
    grid->setRowStretch(0, 2);
    grid->setRowStretch(2, 3);

    connect(m_retry, &QPushButton::clicked, this, &ErrorPage::retryRequested);
    connect(m_readOnly, &QPushButton::clicked, this, &ErrorPage::openReadOnlyRequested);
    connect(m_backup, &QPushButton::clicked, this, &ErrorPage::openBackupRequested);
    connect(m_other, &QPushButton::clicked, this, &ErrorPage::openOtherRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_message.details); });
    retranslateUi();
}

void ErrorPage::show(const Message &message, const QString &path, ErrorWays ways)
{
    m_message = message;
    m_what->setText(message.what);
    m_path->setText(path);
    m_path->setVisible(!path.isEmpty());
    QStringList more;
    for (const QString &part : {message.why, message.kept, message.todo}) {
        if (!part.isEmpty())
            more << part;
    }
    m_more->setText(more.join(QStringLiteral("\n\n")));
    m_more->setVisible(!more.isEmpty());
    QPushButton *main = nullptr;
    const auto offer = [&main](QPushButton *button, bool wanted) {
        button->setVisible(wanted);
        setButtonKind(button, wanted && !main ? ButtonKind::Primary : ButtonKind::Normal);
        if (wanted && !main)
            main = button;
    };
    offer(m_retry, ways & ErrorWay::Retry);
    offer(m_backup, ways & ErrorWay::Backup);
    offer(m_readOnly, ways & ErrorWay::ReadOnly);
    offer(m_other, true);
    m_copy->setVisible(!message.details.isEmpty());
    setAccessibleName(message.what);
    QWidget::show();
    main->setFocus(Qt::OtherFocusReason);
}

void ErrorPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

void ErrorPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Tokens::of(palette()).surface);
}

void ErrorPage::retranslateUi()
{
    m_retry->setText(tr("Try again"));
    m_readOnly->setText(tr("Open read-only"));
    m_backup->setText(tr("Open a backup…"));
    m_other->setText(tr("Open another workspace…"));
    m_copy->setText(tr("Copy details"));
    for (QPushButton *button : {m_retry, m_backup, m_readOnly, m_other, m_copy})
        button->setAccessibleName(button->text());
}

} // namespace millrace
