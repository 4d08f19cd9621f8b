// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/http_peer.h"
#include "ui/theme/typography.h"

#include <QDialog>

#include <functional>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace millrace {

/// What the dialog asks of the team's server: a seam, for it waits for nothing itself.
class AccountWork
{
public:
    virtual ~AccountWork() = default;
    /// `done` is called on the caller's thread.
    virtual void ask(const char *method, const char *path, const QJsonObject &body,
                     std::function<void(const AccountAnswer &)> done) = 0;
};

/// The second factor of the person's own sign-in: begun with a secret for the program that makes codes, proven by one
/// of them; then ten codes for the day when it is lost are shown once, to be copied or printed. One that holds is taken
/// away, or gets other such codes, by who knows the password.
class SecondFactorDialog : public QDialog
{
    Q_OBJECT

public:
    SecondFactorDialog(AccountWork &work, QWidget *parent);

    enum class Stage { Looking, Unreachable, None, Proving, Codes, Holds };
    Stage stage() const { return m_stage; }
    QLineEdit *entry() const { return m_entry; }
    QPushButton *next() const { return m_next; }
    QPushButton *other() const { return m_other; }
    QPushButton *copier() const { return m_copy; }
    QPushButton *printer() const { return m_print; }
    QString message() const { return m_message->text(); }
    /// The secret, or the recovery codes, as they are shown.
    QString shown() const;
    /// Not while codes are shown that are shown once.
    void reject() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void look();
    void begin();
    void prove();
    void renew();
    void remove();
    void goOn();
    void ask(const char *method, const char *path, const QJsonObject &body,
             std::function<void(const QJsonObject &)> good);
    void showCodes(const QJsonObject &body);
    void enter(Stage stage);
    void refresh();
    void retranslate();
    void print();

    AccountWork &m_work;
    Stage m_stage = Stage::Looking;
    bool m_busy = false;
    int m_left = 0;
    QString m_secret, m_uri, m_said;
    QStringList m_codes;
    TextLabel *m_intro, *m_entryLabel, *m_message;
    QPlainTextEdit *m_text;
    QLineEdit *m_entry;
    QPushButton *m_copy, *m_print, *m_next, *m_other, *m_close;
};

} // namespace millrace
