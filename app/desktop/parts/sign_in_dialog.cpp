// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/sign_in_dialog.h"

#include "core/sync/session.h"
#include "ui/text/describe_error.h"
#include "ui/text/sync_words.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace millrace {

namespace {

/// A fingerprint as people compare it: groups of four.
QString grouped(const QString &fingerprint)
{
    const QString digits = fingerprint.section(u':', 1).toUpper();
    QStringList groups;
    for (qsizetype at = 0; at < digits.size(); at += 4)
        groups << digits.mid(at, 4);
    constexpr int perLine = 8;
    QStringList lines;
    for (qsizetype at = 0; at < groups.size(); at += perLine)
        lines << groups.mid(at, perLine).join(u' ');
    return lines.join(u'\n');
}

} // namespace

SignInDialog::SignInDialog(SignInWork &work, const ServerAddress &known, QWidget *parent, Joins joins)
    : QDialog(parent), m_work(work), m_known(known), m_joins(joins),
      m_intro(new TextLabel(TextStyle::Body, TextTone::Secondary, this)), m_addressLabel(new TextLabel),
      m_proofWords(new TextLabel), m_fingerprint(new TextLabel), m_loginLabel(new TextLabel),
      m_passwordLabel(new TextLabel), m_codeLabel(new TextLabel),
      m_message(new TextLabel(TextStyle::Body, TextTone::Danger, this)), m_address(new QLineEdit(this)),
      m_login(new QLineEdit(this)), m_password(new QLineEdit(this)), m_code(new QLineEdit(this)),
      m_confirmed(new QCheckBox(this)), m_next(new QPushButton(this)), m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("signIn"));
    const std::pair<QWidget *, const char *> names[] = {
        {m_address, "signInAddress"}, {m_login, "signInLogin"},         {m_password, "signInPassword"},
        {m_code, "signInCode"},       {m_confirmed, "signInConfirmed"}, {m_next, "signInNext"},
        {m_cancel, "signInCancel"},   {m_message, "signInMessage"},     {m_fingerprint, "signInFingerprint"},
        {m_proofWords, "signInProof"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    for (TextLabel *label : {m_intro, m_proofWords, m_message})
        label->setWordWrap(true);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_password->setEchoMode(QLineEdit::Password);
    setButtonKind(m_next, ButtonKind::Primary);
    m_next->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::s);
    column->addWidget(m_intro);
    const std::pair<TextLabel *, QWidget *> rows[] = {
        {m_addressLabel, m_address}, {m_loginLabel, m_login}, {m_passwordLabel, m_password}, {m_codeLabel, m_code}};
    for (const auto &[label, edit] : rows) {
        column->addWidget(label);
        column->addWidget(edit);
        label->setBuddy(edit);
        if (edit == m_address) {
            column->addWidget(m_proofWords);
            column->addWidget(m_fingerprint);
            column->addWidget(m_confirmed);
        }
    }
    column->addWidget(m_message);
    column->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_next);
    column->addLayout(buttons);
    setMinimumWidth(460);

    m_address->setText(known.url.toString());
    m_login->setText(known.login);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_next, &QPushButton::clicked, this, &SignInDialog::go);
    connect(m_address, &QLineEdit::textEdited, this, &SignInDialog::addressChanged);
    connect(m_confirmed, &QCheckBox::toggled, this, &SignInDialog::refresh);
    for (QLineEdit *edit : {m_address, m_login, m_password})
        connect(edit, &QLineEdit::textEdited, this, &SignInDialog::refresh);
    retranslate();
}

void SignInDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SignInDialog::reject()
{
    if (m_stage != Stage::Joining)
        QDialog::reject();
}

void SignInDialog::addressChanged()
{
    // What was shown and confirmed was of another address.
    m_stage = Stage::Address;
    m_proof = {};
    m_confirmed->setChecked(false);
    say({});
}

void SignInDialog::go()
{
    if (m_stage == Stage::Address)
        look();
    else if (m_stage == Stage::Person)
        join();
}

void SignInDialog::look()
{
    const auto url = ServerAddress::urlFrom(m_address->text());
    if (!url) {
        say(tr("This is no address of a server, like crm.example or crm.example:8443."));
        return;
    }
    m_url = *url;
    m_stage = Stage::Looking;
    say({});
    m_work.look(m_url, [guard = QPointer(this)](const ServerProof &proof) {
        if (guard && guard->m_stage == Stage::Looking)
            guard->showProof(proof);
    });
}

void SignInDialog::showProof(const ServerProof &proof)
{
    if (!proof.reached) {
        m_stage = Stage::Address;
        say(tr("No server answers at this address. %1").arg(proof.reason));
        return;
    }
    m_proof = proof;
    m_stage = Stage::Person;
    m_changedKey = m_known.url == m_url && !m_known.fingerprint.isEmpty() && m_known.fingerprint != proof.fingerprint;
    say({});
    if (proof.trusted)
        (m_login->text().isEmpty() ? m_login : m_password)->setFocus();
    else
        m_confirmed->setFocus();
}

void SignInDialog::join()
{
    membership::Request request;
    request.address.url = m_url;
    request.address.fingerprint = m_proof.trusted ? QString() : m_proof.fingerprint;
    request.attempt.login = m_login->text().trimmed();
    request.attempt.password = m_password->text();
    request.attempt.code = m_code->text().trimmed();
    request.attempt.device = QSysInfo::machineHostName();
    m_stage = Stage::Joining;
    say({});
    m_work.join(request, [guard = QPointer(this)](const Result<membership::Joining> &joining) {
        if (!guard || guard->m_stage != Stage::Joining)
            return;
        SignInDialog &dialog = *guard;
        if (joining && joining->kind == membership::Joining::Kind::Joined) {
            Q_EMIT dialog.joined();
            dialog.accept();
            return;
        }
        dialog.m_stage = Stage::Person;
        dialog.say(joining ? joiningText(*joining) : describeError(joining.error(), {}, QLocale().name()).sentences());
        const bool code = joining && joining->signIn.kind == SignInAnswer::Kind::CodeNeeded;
        QLineEdit *wrong = code ? dialog.m_code : dialog.m_password;
        wrong->setFocus();
        wrong->selectAll();
    });
}

void SignInDialog::say(const QString &text)
{
    m_said = text;
    refresh();
}

void SignInDialog::refresh()
{
    const bool known = m_stage == Stage::Person || m_stage == Stage::Joining;
    const bool waits = m_stage == Stage::Looking || m_stage == Stage::Joining;
    const bool asks = known && !m_proof.trusted;
    m_message->setText(m_said);
    m_message->setVisible(!m_said.isEmpty());
    m_proofWords->setVisible(known);
    m_fingerprint->setVisible(asks);
    m_confirmed->setVisible(asks);
    m_fingerprint->setText(grouped(m_proof.fingerprint));
    m_proofWords->setTone(asks && m_changedKey ? TextTone::Danger : TextTone::Primary);
    if (!asks)
        m_proofWords->setText(tr("The system's authorities vouch for this server."));
    else if (m_changedKey)
        m_proofWords->setText(tr("The server proves itself with another key than last time. Go on only if who runs it "
                                 "says that it was changed on purpose, and this is the new fingerprint:"));
    else
        m_proofWords->setText(tr("Nobody vouches for this server. Compare with what it printed at its start, or what "
                                 "who runs it tells you:"));
    for (QWidget *widget : {static_cast<QWidget *>(m_loginLabel), static_cast<QWidget *>(m_login),
                            static_cast<QWidget *>(m_passwordLabel), static_cast<QWidget *>(m_password),
                            static_cast<QWidget *>(m_codeLabel), static_cast<QWidget *>(m_code)})
        widget->setVisible(known);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_login), static_cast<QWidget *>(m_password),
          static_cast<QWidget *>(m_code), static_cast<QWidget *>(m_confirmed)})
        widget->setEnabled(!waits);
    m_next->setText(m_stage == Stage::Looking   ? tr("Connecting…")
                    : m_stage == Stage::Joining ? tr("Signing in…")
                    : known                     ? tr("Sign in")
                                                : tr("Connect"));
    m_next->setAccessibleName(m_next->text());
    m_cancel->setEnabled(m_stage != Stage::Joining);
    const bool person = !m_login->text().trimmed().isEmpty() && !m_password->text().isEmpty();
    m_next->setEnabled(!waits && !m_address->text().trimmed().isEmpty() &&
                       (!known || (person && (!asks || m_confirmed->isChecked()))));
    // What is said now may take more room than what was said before.
    layout()->activate();
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    if (height > this->height())
        resize(width(), height);
}

void SignInDialog::retranslate()
{
    setWindowTitle(m_known.isSet() ? tr("Sign in again") : tr("Join a team"));
    m_intro->setText(
        m_known.isSet() ? tr("What you wrote meanwhile is kept and sent once you are signed in.")
        : m_joins == Joins::NewWorkspace
            ? tr("Who runs the server gave you its address, a name and a password. The team's records come "
                 "onto this computer; you work while they come, and without a network later on.")
            : tr("Everything in this workspace goes to the team's server and comes from it. You can go on "
                 "working without a network at any time."));
    m_addressLabel->setText(tr("Address of the server"));
    m_loginLabel->setText(tr("Sign-in name"));
    m_passwordLabel->setText(tr("Password"));
    m_codeLabel->setText(tr("Code of the second factor or recovery code, if you use one"));
    m_confirmed->setText(tr("It is the same"));
    m_cancel->setText(tr("Cancel"));
    m_address->setPlaceholderText(QStringLiteral("crm.example:8443"));
    m_address->setAccessibleName(m_addressLabel->text());
    m_login->setAccessibleName(m_loginLabel->text());
    m_password->setAccessibleName(m_passwordLabel->text());
    m_code->setAccessibleName(m_codeLabel->text());
    m_confirmed->setAccessibleName(m_confirmed->text());
    m_cancel->setAccessibleName(m_cancel->text());
    m_message->setAccessibleName(tr("Message"));
    m_fingerprint->setAccessibleName(tr("Fingerprint"));
    refresh();
}

} // namespace millrace
