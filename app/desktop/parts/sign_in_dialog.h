// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/membership.h"
#include "ui/theme/typography.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace millrace {

/// What signing in asks of the network: a seam, for the dialog waits for nothing itself.
class SignInWork
{
public:
    virtual ~SignInWork() = default;
    /// How a server proves itself; `done` is called on the caller's thread.
    virtual void look(const QUrl &url, std::function<void(const ServerProof &)> done) = 0;
    virtual void join(const membership::Request &request,
                      std::function<void(const Result<membership::Joining> &)> done) = 0;
};

/// Joins the team of a server, or signs in there again: address, what the server shows of itself and that it is what it
/// should be, name and password, second factor. Nothing that was typed is sent before the server has proven itself.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Joins { ThisWorkspace, NewWorkspace };
    /// `known`: where the workspace belongs already; unset where it belongs nowhere.
    SignInDialog(SignInWork &work, const ServerAddress &known, QWidget *parent, Joins joins = Joins::ThisWorkspace);

    QLineEdit *address() const { return m_address; }
    QLineEdit *login() const { return m_login; }
    QLineEdit *password() const { return m_password; }
    QLineEdit *code() const { return m_code; }
    QCheckBox *confirmed() const { return m_confirmed; }
    QPushButton *next() const { return m_next; }
    QString message() const { return m_message->text(); }
    QString fingerprint() const { return m_fingerprint->text(); }

    /// Not while the server is asked to let the person in.
    void reject() override;

Q_SIGNALS:
    void joined();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Stage { Address, Looking, Person, Joining };
    void go();
    void look();
    void join();
    void showProof(const ServerProof &proof);
    void addressChanged();
    void refresh();
    void retranslate();
    void say(const QString &text);

    SignInWork &m_work;
    ServerAddress m_known;
    Joins m_joins;
    Stage m_stage = Stage::Address;
    ServerProof m_proof;
    QUrl m_url;
    QString m_said;
    bool m_changedKey = false;
    TextLabel *m_intro, *m_addressLabel, *m_proofWords, *m_fingerprint, *m_loginLabel, *m_passwordLabel, *m_codeLabel,
        *m_message;
    QLineEdit *m_address, *m_login, *m_password, *m_code;
    QCheckBox *m_confirmed;
    QPushButton *m_next, *m_cancel;
};

} // namespace millrace
