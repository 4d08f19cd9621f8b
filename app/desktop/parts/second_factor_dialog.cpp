// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/second_factor_dialog.h"

#include "core/sync/session.h"
#include "ui/shell/print_preview.h"
#include "ui/text/sync_words.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

/// A secret as people type it: groups of four.
QString inFours(const QString &text)
{
    QStringList groups;
    for (qsizetype at = 0; at < text.size(); at += 4)
        groups << text.mid(at, 4);
    return groups.join(u' ');
}

} // namespace

SecondFactorDialog::SecondFactorDialog(AccountWork &work, QWidget *parent)
    : QDialog(parent), m_work(work), m_intro(new TextLabel(TextStyle::Body, TextTone::Primary, this)),
      m_entryLabel(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_message(new TextLabel(TextStyle::Body, TextTone::Danger, this)), m_text(new QPlainTextEdit(this)),
      m_entry(new QLineEdit(this)), m_copy(new QPushButton(this)), m_print(new QPushButton(this)),
      m_next(new QPushButton(this)), m_other(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("secondFactor"));
    const std::pair<QWidget *, const char *> names[] = {
        {m_intro, "secondFactorIntro"}, {m_message, "secondFactorMessage"}, {m_text, "secondFactorText"},
        {m_entry, "secondFactorEntry"}, {m_copy, "secondFactorCopy"},       {m_print, "secondFactorPrint"},
        {m_next, "secondFactorNext"},   {m_other, "secondFactorOther"},     {m_close, "secondFactorClose"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    for (TextLabel *label : {m_intro, m_message})
        label->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_entryLabel->setBuddy(m_entry);
    setButtonKind(m_next, ButtonKind::Primary);
    m_next->setDefault(true);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(space::s);
    tools->addWidget(m_copy);
    tools->addWidget(m_print);
    tools->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_other);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_next);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::s);
    column->addWidget(m_intro);
    column->addWidget(m_text, 1);
    column->addLayout(tools);
    column->addWidget(m_entryLabel);
    column->addWidget(m_entry);
    column->addWidget(m_message);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 62, fontMetrics().height() * 22);
    connect(m_next, &QPushButton::clicked, this, &SecondFactorDialog::goOn);
    connect(m_other, &QPushButton::clicked, this, &SecondFactorDialog::remove);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(shown()); });
    connect(m_print, &QPushButton::clicked, this, &SecondFactorDialog::print);
    connect(m_entry, &QLineEdit::textChanged, this, &SecondFactorDialog::refresh);
    retranslate();
    look();
}

void SecondFactorDialog::reject()
{
    // The codes are gone with the window: it goes by the word that they were kept.
    if (m_stage != Stage::Codes)
        QDialog::reject();
}

QString SecondFactorDialog::shown() const
{
    return m_text->toPlainText();
}

void SecondFactorDialog::ask(const char *method, const char *path, const QJsonObject &body,
                             std::function<void(const QJsonObject &)> good)
{
    m_busy = true;
    m_said.clear();
    refresh();
    m_work.ask(method, path, body, [guard = QPointer(this), good = std::move(good)](const AccountAnswer &answer) {
        if (!guard)
            return;
        SecondFactorDialog &dialog = *guard;
        dialog.m_busy = false;
        if (answer.isGood()) {
            good(answer.body);
            return;
        }
        if (answer.status == 0)
            dialog.m_said = syncTroubleText(troubleOf(answer.trouble));
        else if (answer.code == QLatin1String("locked_out") || answer.code == QLatin1String("busy"))
            dialog.m_said = tr("Too many attempts: wait a little, then try again.");
        else
            dialog.m_said = dialog.m_stage == Stage::Holds ? tr("The password is not right.")
                            : dialog.m_stage == Stage::Proving
                                ? tr("That is not the code of this moment. Look at the clock of the device that makes "
                                     "the codes, and take the next one.")
                                : tr("The server did not take that.");
        if (dialog.m_stage == Stage::Looking)
            dialog.m_stage = Stage::Unreachable;
        dialog.refresh();
        dialog.m_entry->setFocus();
        dialog.m_entry->selectAll();
    });
}

void SecondFactorDialog::enter(Stage stage)
{
    m_stage = stage;
    m_entry->clear();
    m_entry->setEchoMode(stage == Stage::Holds ? QLineEdit::Password : QLineEdit::Normal);
    refresh();
    if (m_entry->isVisibleTo(this))
        m_entry->setFocus();
    else
        m_next->setFocus();
}

void SecondFactorDialog::look()
{
    m_stage = Stage::Looking;
    ask("GET", "/api/v1/session", {}, [this](const QJsonObject &body) {
        m_left = body[QStringLiteral("recovery_codes")].toInt();
        enter(body[QStringLiteral("totp")].toBool() ? Stage::Holds : Stage::None);
    });
}

void SecondFactorDialog::begin()
{
    ask("POST", "/api/v1/session/totp", {}, [this](const QJsonObject &body) {
        m_secret = body[QStringLiteral("secret")].toString();
        m_uri = body[QStringLiteral("uri")].toString();
        enter(Stage::Proving);
    });
}

void SecondFactorDialog::prove()
{
    ask("PUT", "/api/v1/session/totp", {{QStringLiteral("totp"), m_entry->text().remove(u' ')}},
        [this](const QJsonObject &body) { showCodes(body); });
}

void SecondFactorDialog::renew()
{
    ask("POST", "/api/v1/session/totp/recovery", {{QStringLiteral("password"), m_entry->text()}},
        [this](const QJsonObject &body) { showCodes(body); });
}

void SecondFactorDialog::remove()
{
    ask("POST", "/api/v1/session/totp/remove", {{QStringLiteral("password"), m_entry->text()}},
        [this](const QJsonObject &) { enter(Stage::None); });
}

void SecondFactorDialog::showCodes(const QJsonObject &body)
{
    m_codes.clear();
    for (const QJsonValue &code : body[QStringLiteral("recovery_codes")].toArray())
        m_codes << code.toString();
    enter(Stage::Codes);
}

void SecondFactorDialog::goOn()
{
    switch (m_stage) {
    case Stage::Looking:
        break;
    case Stage::Unreachable:
        look();
        break;
    case Stage::None:
        begin();
        break;
    case Stage::Proving:
        prove();
        break;
    case Stage::Codes:
        accept();
        break;
    case Stage::Holds:
        renew();
        break;
    }
}

void SecondFactorDialog::print()
{
    Printout printout;
    printout.title = tr("Recovery codes of Millrace");
    printout.notes = {tr("Each signs in once in the place of a code of the second factor. Keep this where nobody else "
                         "finds it.")};
    printout.columns = {{tr("Code"), false, 1}};
    for (const QString &code : m_codes)
        printout.rows.push_back({code, QString()});
    printout.columns.push_back({tr("Used on"), false, 1});
    PrintPreview(std::move(printout), this).exec();
}

void SecondFactorDialog::refresh()
{
    const bool codes = m_stage == Stage::Codes, proves = m_stage == Stage::Proving, holds = m_stage == Stage::Holds;
    QString intro, next, text;
    switch (m_stage) {
    case Stage::Looking:
        intro = tr("Asking the server…");
        next = tr("One moment…");
        break;
    case Stage::Unreachable:
        intro = tr("Your second factor is kept by your team's server, so it must be reached for this.");
        next = tr("Try again");
        break;
    case Stage::None:
        intro = tr("With a second factor your password alone is not enough: signing in also asks for a code that a "
                   "program on your phone makes, a new one every half minute.");
        next = tr("Begin");
        break;
    case Stage::Proving:
        intro =
            tr("Give this to the program that makes the codes, as a secret of the kind TOTP. Then type the code that "
               "it shows.");
        next = tr("Confirm");
        text = inFours(m_secret) + QStringLiteral("\n\n") + m_uri;
        break;
    case Stage::Codes:
        intro = tr("From now on a code is asked for. For the day when your phone is lost, each of these signs you in "
                   "once. They are shown now and never again: copy or print them.");
        next = tr("I have kept them");
        text = m_codes.join(u'\n');
        break;
    case Stage::Holds:
        intro = tr("You sign in with a second factor. %Ln recovery code(s) were not used yet; other ones take their "
                   "place.",
                   nullptr, m_left);
        next = tr("Other recovery codes");
        break;
    }
    m_intro->setText(intro);
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
    m_text->setVisible(codes || proves);
    m_copy->setVisible(codes || proves);
    m_print->setVisible(codes);
    m_entryLabel->setVisible(proves || holds);
    m_entryLabel->setText(proves ? tr("Code") : tr("Password"));
    m_entry->setVisible(proves || holds);
    m_entry->setAccessibleName(m_entryLabel->text());
    m_message->setText(m_said);
    m_message->setVisible(!m_said.isEmpty());
    m_next->setText(next);
    m_next->setEnabled(!m_busy && m_stage != Stage::Looking &&
                       (!m_entry->isVisibleTo(this) || !m_entry->text().isEmpty()));
    m_other->setVisible(holds);
    m_other->setEnabled(!m_busy && !m_entry->text().isEmpty());
    m_close->setVisible(!codes);
    for (QPushButton *button : {m_copy, m_print, m_next, m_other, m_close})
        button->setAccessibleName(button->text());
}

void SecondFactorDialog::retranslate()
{
    setWindowTitle(tr("Second factor"));
    m_copy->setText(tr("Copy"));
    m_print->setText(tr("Print…"));
    m_other->setText(tr("Do without it"));
    m_close->setText(tr("Close"));
    m_text->setAccessibleName(tr("To be kept"));
    m_message->setAccessibleName(tr("Message"));
    refresh();
}

void SecondFactorDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
