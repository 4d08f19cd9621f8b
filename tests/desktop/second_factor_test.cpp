// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/second_factor_dialog.h"
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>

using namespace millrace;

namespace {

/// The server, which answers when the test says so.
class ToldAccount : public AccountWork
{
public:
    void ask(const char *method, const char *path, const QJsonObject &given,
             std::function<void(const AccountAnswer &)> done) override
    {
        asked = QString::fromLatin1(method) + u' ' + QString::fromLatin1(path);
        body = given;
        onAnswer = std::move(done);
    }
    void answers(int status, const QJsonObject &said = {}, const QString &code = {})
    {
        AccountAnswer answer;
        answer.status = status;
        answer.body = said;
        answer.code = code;
        const auto told = std::exchange(onAnswer, {});
        REQUIRE(told);
        told(answer);
    }
    QString asked;
    QJsonObject body;
    std::function<void(const AccountAnswer &)> onAnswer;
};

const QJsonObject tenCodes{{QStringLiteral("recovery_codes"),
                            QJsonArray{QStringLiteral("AAAA-BBBB-CCCC-DDDD"), QStringLiteral("EEEE-FFFF-GGGG-HHHH")}}};

void checkLooks(QWidget &dialog)
{
    CHECK(checks::unnamedWidgets(&dialog) == QStringList());
    CHECK(checks::clippedTexts(&dialog) == QStringList());
}

} // namespace

TEST_CASE("a second factor is begun, proven, and its recovery codes are shown once", "[team]")
{
    ToldAccount server;
    SecondFactorDialog dialog(server, nullptr);
    dialog.show();
    CHECK(server.asked == QStringLiteral("GET /api/v1/session"));
    CHECK_FALSE(dialog.next()->isEnabled());
    server.answers(200, {{QStringLiteral("totp"), false}});
    REQUIRE(dialog.stage() == SecondFactorDialog::Stage::None);
    checkLooks(dialog);
    dialog.next()->click();
    CHECK(server.asked == QStringLiteral("POST /api/v1/session/totp"));
    server.answers(200, {{QStringLiteral("secret"), QStringLiteral("MZXW6YTBOI")},
                         {QStringLiteral("uri"), QStringLiteral("otpauth://totp/x")}});
    REQUIRE(dialog.stage() == SecondFactorDialog::Stage::Proving);
    CHECK(dialog.shown().startsWith(QStringLiteral("MZXW 6YTB OI")));
    CHECK(dialog.shown().contains(QStringLiteral("otpauth://totp/x")));
    CHECK_FALSE(dialog.next()->isEnabled());
    checkLooks(dialog);
    dialog.entry()->setText(QStringLiteral("111 111"));
    dialog.next()->click();
    CHECK(server.body[QStringLiteral("totp")] == QStringLiteral("111111"));
    server.answers(422, {}, QStringLiteral("validation_failed"));
    CHECK(dialog.message().contains(QStringLiteral("not the code")));
    REQUIRE(dialog.stage() == SecondFactorDialog::Stage::Proving);
    dialog.entry()->setText(QStringLiteral("222222"));
    dialog.next()->click();
    server.answers(200, tenCodes);
    REQUIRE(dialog.stage() == SecondFactorDialog::Stage::Codes);
    CHECK(dialog.message().isEmpty());
    CHECK(dialog.shown() == QStringLiteral("AAAA-BBBB-CCCC-DDDD\nEEEE-FFFF-GGGG-HHHH"));
    CHECK(dialog.printer()->isVisible());
    checkLooks(dialog);
    dialog.copier()->click();
    CHECK(QGuiApplication::clipboard()->text() == dialog.shown());
    // It goes by one's word alone.
    dialog.reject();
    CHECK(dialog.isVisible());
    dialog.next()->click();
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("who has one gets other codes, or does without it, by his password", "[team]")
{
    ToldAccount server;
    SecondFactorDialog dialog(server, nullptr);
    dialog.show();
    server.answers(200, {{QStringLiteral("totp"), true}, {QStringLiteral("recovery_codes"), 7}});
    REQUIRE(dialog.stage() == SecondFactorDialog::Stage::Holds);
    CHECK(dialog.entry()->echoMode() == QLineEdit::Password);
    CHECK_FALSE(dialog.other()->isEnabled());
    checkLooks(dialog);
    dialog.entry()->setText(QStringLiteral("wrong"));
    dialog.next()->click();
    CHECK(server.asked == QStringLiteral("POST /api/v1/session/totp/recovery"));
    server.answers(401, {}, QStringLiteral("auth"));
    CHECK(dialog.message().contains(QStringLiteral("password")));
    dialog.entry()->setText(QStringLiteral("right"));
    SECTION("other codes")
    {
        dialog.next()->click();
        CHECK(server.body[QStringLiteral("password")] == QStringLiteral("right"));
        server.answers(200, tenCodes);
        CHECK(dialog.stage() == SecondFactorDialog::Stage::Codes);
    }
    SECTION("without it")
    {
        dialog.other()->click();
        CHECK(server.asked == QStringLiteral("POST /api/v1/session/totp/remove"));
        server.answers(204);
        CHECK(dialog.stage() == SecondFactorDialog::Stage::None);
    }
}

TEST_CASE("without the server nothing is promised, and it can be tried again", "[team]")
{
    ToldAccount server;
    SecondFactorDialog dialog(server, nullptr);
    dialog.show();
    server.answers(0);
    CHECK(dialog.stage() == SecondFactorDialog::Stage::Unreachable);
    CHECK(dialog.message().contains(QStringLiteral("cannot be reached")));
    checkLooks(dialog);
    dialog.next()->click();
    CHECK(server.asked == QStringLiteral("GET /api/v1/session"));
    server.answers(200, {{QStringLiteral("totp"), false}});
    CHECK(dialog.stage() == SecondFactorDialog::Stage::None);
}
