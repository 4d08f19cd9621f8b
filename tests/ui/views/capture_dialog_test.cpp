// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/forms/duplicate_panel.h"
#include "ui/views/capture/capture_dialog.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace millrace;
using namespace millrace::test;

namespace {

const QString signature = QStringLiteral("赵建国 采购经理\n浙江正泰电器股份有限公司\n手机 13800138000\nzhao@chint.com\n"
                                         "地址：浙江省温州市乐清市柳市镇工业园大道1号");

RecordId onlyOf(ViewDesk &desk, const char *entity)
{
    Query query;
    query.entity = QString::fromLatin1(entity);
    const RowSet rows = must(desk.workspace->rows(desk.workspace.session(), query));
    REQUIRE(rows.rows.size() == 1);
    return rows.rows.front().id;
}

} // namespace

TEST_CASE("a pasted signature becomes customer and contact in one operation, after it is confirmed")
{
    ViewDesk desk;
    CaptureDialog dialog(desk.context, nullptr);
    dialog.setText(signature);
    dialog.show();
    CHECK(checks::unnamedWidgets(&dialog) == QStringList());
    CHECK(dialog.line(CapturePart::Name)->text() == QStringLiteral("赵建国"));
    CHECK(dialog.line(CapturePart::Company)->text() == QStringLiteral("浙江正泰电器股份有限公司"));
    CHECK(dialog.line(CapturePart::City)->text() == QStringLiteral("温州市"));
    CHECK(dialog.certaintyText(CapturePart::Mobile) == QStringLiteral("Sure"));
    CHECK(dialog.certaintyText(CapturePart::WeChat).isEmpty());
    CHECK(desk.workspace.count("contact") == 0);

    QSignalSpy saved(&dialog, &CaptureDialog::saved);
    dialog.save();
    REQUIRE(until([&] { return saved.count() == 1; }));
    const RecordId company = onlyOf(desk, "customer"), person = onlyOf(desk, "contact");
    CHECK(desk.workspace.text(u"contact", person, "customer") == company.toString());
    CHECK(desk.workspace.text(u"contact", person, "title") == QStringLiteral("采购经理"));
    CHECK(desk.workspace.text(u"customer", company, "region") == QStringLiteral("浙江省"));
    CHECK(saved.front().at(1).value<RecordAddress>() == RecordAddress{QStringLiteral("contact"), person});
    must(desk.workspace->undo(desk.workspace.session(), saved.front().front().value<RecordId>()));
    CHECK(desk.workspace.count("customer") == 0);
    CHECK(desk.workspace.count("contact") == 0);
}

TEST_CASE("a finding with the focus is shown in the text that it comes from, and a typed one stays")
{
    ViewDesk desk;
    CaptureDialog dialog(desk.context, nullptr);
    dialog.setText(signature);
    QFocusEvent focus(QEvent::FocusIn);
    QCoreApplication::sendEvent(dialog.line(CapturePart::Name), &focus);
    REQUIRE(dialog.source()->extraSelections().size() == 1);
    CHECK(dialog.source()->extraSelections().front().cursor.selectedText() == QStringLiteral("赵建国"));
    dialog.line(CapturePart::Name)->clear();
    QTest::keyClicks(dialog.line(CapturePart::Name), QStringLiteral("Zhao"));
    CHECK(dialog.certaintyText(CapturePart::Name).isEmpty());
    dialog.setText(signature + QStringLiteral("\n微信：zhao_jg88"));
    CHECK(dialog.line(CapturePart::Name)->text() == QStringLiteral("Zhao"));
    CHECK(dialog.line(CapturePart::WeChat)->text() == QStringLiteral("zhao_jg88"));
}

TEST_CASE("a company that is here already is not made a second time, and a known number is told")
{
    ViewDesk desk;
    const RecordId company = desk.customer(QStringLiteral("浙江正泰电器股份有限公司"));
    desk.workspace.create(u"contact", {{"name", QStringLiteral("老赵")}, {"mobile", QStringLiteral("13800138000")}});
    CaptureDialog dialog(desk.context, nullptr);
    dialog.setText(signature);
    REQUIRE(until([&] { return !dialog.likePerson()->found().empty(); }));
    CHECK(dialog.likePerson()->found().front().title == QStringLiteral("老赵"));
    CHECK(dialog.note().contains(QStringLiteral("浙江正泰")));
    CHECK(dialog.edits().size() == 1);
    QSignalSpy saved(&dialog, &CaptureDialog::saved);
    dialog.save();
    REQUIRE(until([&] { return saved.count() == 1; }));
    CHECK(desk.workspace.count("customer") == 1);
    CHECK(desk.workspace.count("contact", QStringLiteral("customer = \"%1\"").arg(company.toString())) == 1);
}

TEST_CASE("company and person under another spelling are offered, and take in what they lack")
{
    ViewDesk desk;
    const RecordId company = desk.customer(QStringLiteral("正泰电器"));
    const RecordId person = desk.workspace.create(u"contact", {{"name", QStringLiteral("赵建国")},
                                                               {"customer", company.toString()},
                                                               {"mobile", QStringLiteral("+86 138 0013 8000")}});
    CaptureDialog dialog(desk.context, nullptr);
    dialog.setText(signature);
    REQUIRE(until([&] { return !dialog.likePerson()->found().empty() && !dialog.likeCompany()->found().empty(); }));
    CHECK(dialog.likeCompany()->found().front().id == company);
    CHECK(dialog.likePerson()->found().front().id == person);
    CHECK(dialog.edits().size() == 2);
    dialog.show();
    CHECK(checks::unnamedWidgets(&dialog) == QStringList());
    dialog.likePerson()->useButton(0)->click();
    CHECK(dialog.note().contains(QStringLiteral("赵建国")));
    CHECK(dialog.note().contains(QStringLiteral("正泰电器")));
    QSignalSpy saved(&dialog, &CaptureDialog::saved);
    dialog.save();
    REQUIRE(until([&] { return saved.count() == 1; }));
    CHECK(onlyOf(desk, "customer") == company);
    CHECK(onlyOf(desk, "contact") == person);
    CHECK(desk.workspace.text(u"contact", person, "email") == QStringLiteral("zhao@chint.com"));
    CHECK(desk.workspace.text(u"contact", person, "mobile") == QStringLiteral("+86 138 0013 8000"));
}

TEST_CASE("without a name or a company nothing is stored, and what is refused stays with its reason")
{
    ViewDesk desk;
    CaptureDialog dialog(desk.context, nullptr);
    QSignalSpy refused(&dialog, &CaptureDialog::refused);
    dialog.setText(QStringLiteral("13800138000"));
    dialog.save();
    CHECK(refused.count() == 1);
    dialog.setText(QStringLiteral("张三 13800138000"));
    dialog.line(CapturePart::Email)->setText(QStringLiteral("no mail"));
    dialog.save();
    REQUIRE(until([&] { return refused.count() == 2; }));
    CHECK(desk.workspace.count("contact") == 0);
    CHECK(dialog.line(CapturePart::Email)->text() == QStringLiteral("no mail"));
}
