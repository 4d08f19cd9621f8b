// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of what a team is: people and their rights, signing in, who is at work on what and who did what.
#include "app/desktop/parts/camera.h"
#include "app/desktop/parts/sign_in_dialog.h"
#include "core/schema/builtin/customer.h"
#include "ui/forms/access_why.h"
#include "ui/forms/field_history.h"
#include "ui/models/presence.h"
#include "ui/views/team/hand_over_dialog.h"
#include "ui/views/team/place_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace millrace {

namespace {

void drawPeople(MainWindow &window, Composition &composition, Camera &camera)
{
    window.openPage({QStringLiteral("team"), QStringLiteral("roles")});
    camera.draw(&window, QStringLiteral("team-roles"));
    window.openPage({QStringLiteral("conflicts"), QStringLiteral("refused")});
    camera.draw(&window, QStringLiteral("conflicts-refused"));
    LiveData &data = *composition.data();
    const auto &people = data.metadata()->access->chart().people;
    for (auto it = people.begin(); it != people.end(); ++it)
        if (it.key() != data.session().actor) {
            HandOverDialog dialog(data, it.key(), &window);
            dialog.show();
            camera.draw(&dialog, QStringLiteral("hand-over"));
            PlaceDialog place(data, it.key(), &window);
            place.show();
            place.role()->setCurrentIndex(place.role()->count() - 1);
            camera.draw(&place, QStringLiteral("place"));
            break;
        }
    Query query;
    query.entity = customerEntity().key;
    query.limit = 1;
    const auto rows = data.workspace().rows(data.session(), query);
    if (!rows || rows->rows.empty())
        return;
    if (const auto record = data.workspace().record(data.session(), query.entity, rows->rows.front().id)) {
        AccessWhy why(data, *record, &window);
        why.show();
        camera.draw(&why, QStringLiteral("access-why"));
        why.hide();
        window.openPage(recordPageAddress(query.entity, record->id()));
        for (auto it = people.begin(); it != people.end(); ++it)
            if (it.key() != data.session().actor)
                data.presence().tell({{query.entity, record->id(), it.key()}});
        camera.draw(&window, QStringLiteral("record-presence"));
        data.presence().tell({});
        FieldHistory history(data, *record, record->entity()->at(record->entity()->titleFields.front()), &window);
        history.setAttribute(Qt::WA_DeleteOnClose, false);
        history.setWindowFlags(Qt::Widget);
        history.show();
        camera.draw(&history, QStringLiteral("field-history"));
    }
}

/// A server that nobody vouches for, and that lets nobody in.
class DrawnServer : public SignInWork
{
public:
    void look(const QUrl &, std::function<void(const ServerProof &)> done) override
    {
        done({true, false, QStringLiteral("sha256:") + QString::fromLatin1("9c1e4a7b03f2d856").repeated(4), {}});
    }
    void join(const membership::Request &, std::function<void(const Result<membership::Joining> &)> done) override
    {
        membership::Joining joining;
        joining.kind = membership::Joining::Kind::SignIn;
        joining.signIn.kind = SignInAnswer::Kind::Refused;
        done(joining);
    }
};

void drawSignIn(MainWindow &window, Camera &camera)
{
    DrawnServer server;
    SignInDialog dialog(server, {}, &window);
    dialog.show();
    camera.draw(&dialog, QStringLiteral("sign-in"));
    dialog.address()->setText(QStringLiteral("crm.example"));
    Q_EMIT dialog.address()->textEdited(dialog.address()->text());
    dialog.next()->click();
    camera.draw(&dialog, QStringLiteral("sign-in-fingerprint"));
    dialog.confirmed()->click();
    dialog.login()->setText(QStringLiteral("mei"));
    dialog.password()->setText(QStringLiteral("something"));
    Q_EMIT dialog.password()->textEdited(dialog.password()->text());
    dialog.next()->click();
    camera.draw(&dialog, QStringLiteral("sign-in-refused"));
}

} // namespace

void drawTeam(Composition &composition, Camera &camera)
{
    MainWindow &window = composition.window();
    drawPeople(window, composition, camera);
    drawSignIn(window, camera);
}

} // namespace millrace
