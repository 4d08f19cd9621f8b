// SPDX-License-Identifier: GPL-3.0-or-later
// Customers in classes by what they bought: the numbers and the dialog.
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/text/rfm_words.h"
#include "ui/views/rfm/rfm_dialog.h"

#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

struct Buyers : ViewDesk
{
    RecordId won(const RecordId &customer, const char *amount, const char *day, const char *stage = "Won")
    {
        return workspace.create(u"opportunity", {{"name", QStringLiteral("deal")},
                                                 {"customer", customer.toString()},
                                                 {"pipeline", workspace.pipeline()},
                                                 {"stage", workspace.stage(QString::fromLatin1(stage)).toString()},
                                                 {"amount", QString::fromLatin1(amount)},
                                                 {"reason", QStringLiteral("price")},
                                                 {"close_date", QString::fromLatin1(day)}});
    }
    const RfmLine &lineOf(const RfmReport &report, const RecordId &customer)
    {
        for (const RfmLine &line : report.lines)
            if (line.customer == customer)
                return line;
        FAIL("no such customer in the report");
        return report.lines.front();
    }
};

} // namespace

TEST_CASE_METHOD(Buyers, "recency, frequency and value are scored in fifths, and each class has its reason")
{
    const RecordId best = customer(QStringLiteral("Best")), once = customer(QStringLiteral("Once")),
                   old = customer(QStringLiteral("Old")), rich = customer(QStringLiteral("Rich")),
                   foreign = customer(QStringLiteral("Foreign")), none = customer(QStringLiteral("None"));
    for (const char *day : {"2025-12-01", "2025-12-10", "2025-12-20"})
        won(best, "1000 CNY", day);
    won(once, "10 CNY", "2025-12-28");
    won(old, "20 CNY", "2024-01-01");
    won(rich, "100000 CNY", "2024-06-01");
    won(foreign, "50 USD", "2025-06-01");
    won(none, "70 CNY", "2025-12-30", "Qualification");

    const RfmReport report = must(rfmReport(*workspace, workspace.session()));
    CHECK(report.day == QDate(2026, 1, 1));
    REQUIRE(report.lines.size() == 5);
    const RfmLine &first = lineOf(report, best);
    CHECK(first.days == 12);
    CHECK(first.count == 3);
    CHECK(first.value == 3000'00);
    CHECK(first.recency == 4);
    CHECK(first.frequency == 5);
    CHECK(first.monetary == 4);
    CHECK(first.segment == QStringLiteral("champions"));
    CHECK(lineOf(report, once).recency == 5);
    CHECK(lineOf(report, once).frequency == 1);
    CHECK(lineOf(report, once).segment == QStringLiteral("new"));
    CHECK(lineOf(report, rich).segment == QStringLiteral("valuable_at_risk"));
    // Equal ones score the same.
    CHECK(lineOf(report, once).frequency == lineOf(report, old).frequency);
    // What has no rate is told and not added.
    CHECK(lineOf(report, foreign).value == 0);
    CHECK(lineOf(report, foreign).unconverted == 1);
    const QString why = rfmReason(first, data.format());
    INFO(why.toStdString());
    CHECK(why.contains(QStringLiteral("12 days ago (recency 4 of 5)")));
    CHECK(why.contains(QStringLiteral("3,000.00")));
    for (const RfmSegment &segment : rfmSegments()) {
        CHECK(rfmSegmentLabel(segment.key) != segment.key);
        CHECK(!rfmSegmentRule(segment.key).isEmpty());
    }
}

TEST_CASE_METHOD(Buyers, "the dialog shows classes and reasons, and opens a class as a list")
{
    RfmDialog empty(data, nullptr);
    REQUIRE(until([&] { return empty.isAnswered(); }));
    CHECK(!empty.listButton()->isEnabled());

    const RecordId best = customer(QStringLiteral("Best"));
    won(best, "1000 CNY", "2025-12-01");
    QWidget window;
    std::vector<PageAddress> opened;
    addRfmCommand(context, &window, QStringLiteral("customers"),
                  [&](const PageAddress &address) { opened.push_back(address); });
    commands.action(QStringLiteral("report.rfm"))->trigger();
    auto *dialog = window.findChild<RfmDialog *>();
    REQUIRE(dialog);
    REQUIRE(until([&] { return dialog->isAnswered(); }));
    CHECK(checks::unnamedWidgets(dialog) == QStringList());
    CHECK(dialog->classes()->item(0, 1)->text() == QStringLiteral("0"));
    CHECK(dialog->members()->count() == 0);
    CHECK(dialog->classes()->item(2, 1)->text() == QStringLiteral("1"));
    dialog->classes()->setCurrentCell(2, 0);
    REQUIRE(dialog->members()->count() == 1);
    CHECK(dialog->members()->item(0)->text().startsWith(QStringLiteral("Best: last won 31 days ago")));
    dialog->listButton()->click();
    REQUIRE(opened.size() == 1);
    CHECK(opened[0].page == QStringLiteral("customers"));
    const RecordSet *set = sets.find(opened[0].place);
    REQUIRE(set);
    CHECK(set->ids == std::vector<RecordId>{best});
}
