// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/forms/field_block.h"
#include "ui/views/board/card_moves.h"
#include "ui/views/record/record_page.h"
#include "ui/views/record/stage_bar.h"
#include "ui/views/record/stage_chevron.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace millrace;
using namespace millrace::test;

namespace {

struct PathDesk : ViewDesk
{
    RecordId id;
    std::unique_ptr<RecordPage> page;
    QPointer<CardMoves> moves;

    PathDesk()
    {
        translations.use(QStringLiteral("en"));
        id = workspace.create(u"opportunity", {{"name", QStringLiteral("Deal")},
                                               {"pipeline", workspace.pipeline()},
                                               {"amount", QStringLiteral("10 CNY")},
                                               {"stage", workspace.stage(QStringLiteral("Qualification")).toString()}});
        workspace.tick(3 * 86'400LL);
        context.moveTo = [this](const RecordAddress &record, const Value &status) {
            moves = CardMoves::moveOne(context, page.get(), record, status);
        };
    }
    void require(const QString &stage, const char *fields)
    {
        const EntityPtr stages = workspace.entity(u"stage");
        Edit edit = Edit::update(stages, workspace.stage(stage));
        edit.with(*stages, u"required", Json{fields});
        workspace.commit({edit});
    }
    void open()
    {
        page = std::make_unique<RecordPage>(context, drafts, QHash<QString, QString>(), nullptr);
        page->resize(1300, 760);
        page->goTo(RecordPage::placeOf(QStringLiteral("opportunity"), id));
        page->show();
        REQUIRE(until([this] { return page->stages()->isVisible() && bar().chevrons().size() == 6; }));
    }
    StageBar &bar() const { return *page->stages(); }
    StageChevron *chevron(int i) const { return bar().chevrons()[size_t(i)]; }
    QString stage() const { return workspace.text(u"opportunity", id, "stage"); }
};

} // namespace

TEST_CASE("the bar of stages shows where a record stands and how long it was there")
{
    PathDesk desk;
    desk.open();
    CHECK(desk.chevron(0)->state() == StageChevron::State::Current);
    CHECK(desk.chevron(0)->time() == QStringLiteral("3 days"));
    CHECK(desk.chevron(1)->state() == StageChevron::State::Ahead);
    CHECK(desk.chevron(1)->time().isEmpty());
    CHECK(desk.chevron(0)->accessibleName().contains(QStringLiteral("the record is here")));
    CHECK(checks::unnamedWidgets(&desk.bar()) == QStringList());
    CHECK(desk.page->findChild<QLabel *>(QStringLiteral("stageKeyFields"))->text().contains(QStringLiteral("missing")));
    desk.workspace.commit({desk.workspace.change(
        u"opportunity", desk.id, {{"stage", desk.workspace.stage(QStringLiteral("Proposal")).toString()}})});
    REQUIRE(until([&] { return desk.chevron(2)->state() == StageChevron::State::Current; }));
    CHECK(desk.chevron(0)->state() == StageChevron::State::Behind);
    CHECK(desk.chevron(1)->state() == StageChevron::State::Skipped);
}

TEST_CASE("a click or Enter on a stage moves the record there, and one undo brings it back")
{
    PathDesk desk;
    desk.open();
    desk.chevron(0)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(desk.chevron(0), Qt::Key_Right);
    QTest::keyClick(desk.chevron(1), Qt::Key_Return);
    const QString second = desk.workspace.stage(desk.chevron(1)->text()).toString();
    REQUIRE(until([&] { return desk.stage() == second; }));
    REQUIRE(until([&] { return desk.chevron(1)->state() == StageChevron::State::Current && !desk.toasts.empty(); }));
    QTest::mouseClick(desk.chevron(0), Qt::LeftButton);
    REQUIRE(until([&] { return desk.chevron(0)->state() == StageChevron::State::Current; }));
    REQUIRE(until([&] { return desk.toasts.size() == 2 && !desk.moves; }));
    desk.toasts.back().action();
    REQUIRE(until([&] { return desk.chevron(1)->state() == StageChevron::State::Current; }));
    // The stage where it stands asks nothing.
    QSignalSpy asked(&desk.bar(), &StageBar::moveRequested);
    desk.chevron(1)->click();
    CHECK(asked.isEmpty());
}

TEST_CASE("a stage that asks for something asks in place, and leaving the question changes nothing")
{
    PathDesk desk;
    desk.require(QStringLiteral("Proposal"), "[\"next_step\"]");
    desk.open();
    const QString before = desk.stage();
    desk.chevron(2)->click();
    REQUIRE(until([&] { return desk.moves && desk.moves->dialog(); }));
    desk.moves->dialog()->reject();
    REQUIRE(until([&] { return !desk.moves; }));
    CHECK(desk.stage() == before);
    desk.chevron(2)->click();
    REQUIRE(until([&] { return desk.moves && desk.moves->dialog(); }));
    GateDialog *dialog = desk.moves->dialog();
    auto *line = qobject_cast<QLineEdit *>(dialog->block(QStringLiteral("next_step"))->editor()->input());
    REQUIRE(line);
    line->setText(QStringLiteral("Call"));
    dialog->findChild<QPushButton *>(QStringLiteral("gateAccept"))->click();
    REQUIRE(until([&] { return desk.chevron(2)->state() == StageChevron::State::Current; }));
    CHECK(desk.workspace.text(u"opportunity", desk.id, "next_step") == QStringLiteral("Call"));
    CHECK(desk.page->findChild<QLabel *>(QStringLiteral("stageKeyFields"))->text().contains(QStringLiteral("Call")));
}

TEST_CASE("records without states show no bar")
{
    PathDesk desk;
    desk.open();
    desk.page->goTo(RecordPage::placeOf(QStringLiteral("customer"), desk.customer(QStringLiteral("Acme"))));
    const EntityPtr customer = desk.workspace.entity(u"customer");
    if (customer->statusField < 0)
        CHECK(desk.bar().isHidden());
}
