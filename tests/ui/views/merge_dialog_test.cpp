// SPDX-License-Identifier: GPL-3.0-or-later
// Records side by side, and what becomes of them.
#include "core/insight/duplicates.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/views/merge/merge_dialog.h"

#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace millrace;
using namespace millrace::test;

namespace {

struct MergeDesk : ViewDesk
{
    RecordId first = workspace.create(u"customer", {{"name", QStringLiteral("重庆啤酒")},
                                                    {"city", QStringLiteral("重庆")},
                                                    {"phone", QStringLiteral("023-88886666")}});
    RecordId second = workspace.create(u"customer", {{"name", QStringLiteral("重庆啤酒股份有限公司")},
                                                     {"city", QStringLiteral("重庆")},
                                                     {"website", QStringLiteral("cqbeer.com")}});
    RecordId contact =
        workspace.create(u"contact", {{"name", QStringLiteral("王伟")}, {"customer", second.toString()}});

    MergePlan plan()
    {
        return must(planMerge(*workspace, workspace.session(), QStringLiteral("customer"), first, {second}));
    }
};

class MarkedPage : public Page
{
public:
    explicit MarkedPage(std::vector<RecordAddress> marked) : m_marked(std::move(marked)) {}
    QString title() const override { return {}; }
    std::vector<RecordAddress> markedRecords(int) const override { return m_marked; }

private:
    std::vector<RecordAddress> m_marked;
};

} // namespace

TEST_CASE_METHOD(MergeDesk, "only what differs is asked for, what is filled wins, and any value can be chosen")
{
    MergeDialog dialog(data, plan(), nullptr);
    dialog.show();
    CHECK(checks::unnamedWidgets(&dialog) == QStringList());
    CHECK(dialog.valueChoice(QStringLiteral("city"), 0) == nullptr);
    CHECK(dialog.valueChoice(QStringLiteral("name"), 0)->isChecked());
    CHECK(dialog.valueChoice(QStringLiteral("website"), 1)->isChecked());
    CHECK(dialog.explanation().contains(QStringLiteral("1 reference")));
    dialog.valueChoice(QStringLiteral("name"), 1)->click();
    QSignalSpy merged(&dialog, &MergeDialog::merged);
    dialog.mergeNow();
    REQUIRE(until([&] { return merged.count() == 1; }));
    CHECK(merged[0][1].value<RecordAddress>().id == first);
    CHECK(workspace.text(u"customer", first, "name") == QStringLiteral("重庆啤酒股份有限公司"));
    CHECK(workspace.text(u"customer", first, "phone") == QStringLiteral("023-88886666"));
    CHECK(workspace.text(u"customer", first, "website") == QStringLiteral("cqbeer.com"));
    CHECK(workspace.record(u"contact", contact).value(u"customer").valueOr<RecordId>() == first);
    must(workspace->undo(workspace.session(), merged[0][0].value<RecordId>()));
    CHECK(workspace.count("customer") == 2);
    CHECK(workspace.text(u"customer", first, "name") == QStringLiteral("重庆啤酒"));
}

TEST_CASE_METHOD(MergeDesk, "the other record can be the one that is kept")
{
    MergeDialog dialog(data, plan(), nullptr);
    dialog.keepChoice(1)->click();
    const MergePlan chosen = dialog.chosenPlan();
    CHECK(chosen.result.id() == second);
    CHECK(chosen.records.front().id() == second);
    CHECK(chosen.records.size() == 2);
    QSignalSpy merged(&dialog, &MergeDialog::merged);
    dialog.mergeNow();
    REQUIRE(until([&] { return merged.count() == 1; }));
    CHECK(workspace.record(u"customer", first).id() == second);
    CHECK(workspace.text(u"customer", second, "name") == QStringLiteral("重庆啤酒"));
}

TEST_CASE_METHOD(MergeDesk, "the command takes the marked records, or finds what looks like the one")
{
    QWidget window;
    std::unique_ptr<Page> page;
    MergeCommands merges(
        context, [&] { return page.get(); }, &window);
    CHECK(commands.problems() == QStringList());
    QSignalSpy opened(&merges, &MergeCommands::opened);
    const QString customer = QStringLiteral("customer");
    const auto run = [&](std::vector<RecordAddress> marked) {
        page = std::make_unique<MarkedPage>(std::move(marked));
        commands.action(QStringLiteral("record.merge"))->trigger();
    };
    run({{customer, first}, {customer, second}});
    REQUIRE(until([&] { return opened.count() == 1; }));
    run({{customer, second}});
    REQUIRE(until([&] { return opened.count() == 2; }));
    CHECK(opened[1][0].value<MergeDialog *>()->chosenPlan().result.id() == second);
    run({{customer, this->customer(QStringLiteral("Baumgartner"))}});
    REQUIRE(until([&] { return toasts.size() == 1; }));
    CHECK(toasts[0].text.contains(QStringLiteral("Nothing looks like this record")));
    run({});
    CHECK(toasts.size() == 2);
    CHECK(opened.count() == 2);
}

TEST_CASE_METHOD(MergeDesk,
                 "records that are not the same are not proposed again, and that is taken back like any change")
{
    const QString customer = QStringLiteral("customer");
    const auto alike = [&] {
        return must(findDuplicates(*workspace, workspace.session(), workspace.record(u"customer", first))).size();
    };
    REQUIRE(alike() == 1);
    MergeDialog dialog(data, plan(), nullptr);
    dialog.show();
    QSignalSpy said(&dialog, &MergeDialog::saidDistinct);
    auto *distinct = dialog.findChild<QPushButton *>(QStringLiteral("mergeDistinct"));
    REQUIRE(distinct);
    distinct->click();
    REQUIRE(until([&] { return said.count() == 1; }));
    CHECK(dialog.isHidden());
    CHECK(alike() == 0);
    CHECK(workspace.count("customer") == 2);
    must(workspace->undo(workspace.session(), said[0][0].value<RecordId>()));
    CHECK(alike() == 1);
}
