// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/shell/banner.h"
#include "ui/views/audit/audit_page.h"

#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeWidget>

using namespace millrace;
using namespace millrace::test;

TEST_CASE("the audit page shows every commit, what it changed, and narrows by kind and origin", "[audit]")
{
    ViewDesk desk;
    const RecordId firm = desk.customer(QStringLiteral("Acme"));
    desk.workspace.commit({desk.workspace.change(u"customer", firm, {{"city", QStringLiteral("Ulm")}})});
    AuditPage page(desk.context, nullptr);
    page.resize(1200, 700);
    page.show();
    REQUIRE(until([&] { return page.model()->rowCount() > 2; }));
    CHECK(page.state() == 0);
    CHECK(checks::unnamedWidgets(&page) == QStringList());
    CHECK(checks::clippedTexts(&page) == QStringList());
    const auto cell = [&](int row, int column) { return page.model()->index(row, column).data().toString(); };
    CHECK(cell(0, AuditModel::Records) == QStringLiteral("1 Customer"));
    CHECK(cell(0, AuditModel::How) == QStringLiteral("By hand"));
    QSignalSpy shown(&page, &AuditPage::changesShown);
    page.table()->selectRow(0);
    REQUIRE(until([&] { return page.changes()->topLevelItemCount() == 1; }));
    const QTreeWidgetItem *change = page.changes()->topLevelItem(0);
    CHECK(change->text(0) == QStringLiteral("Acme"));
    CHECK(change->text(1) == QStringLiteral("City"));
    CHECK(change->text(3) == QStringLiteral("Ulm"));
    CHECK(page.currentRecord() == RecordAddress{QStringLiteral("customer"), firm});
    page.kinds()->setCurrentIndex(page.kinds()->findData(QStringLiteral("customer")));
    REQUIRE(until([&] { return page.model()->rowCount() == 2; }));
    page.origins()->setCurrentIndex(page.origins()->findData(QString::number(int(Origin::Import))));
    REQUIRE(until([&] { return page.state() == 1; }));
    page.origins()->setCurrentIndex(0);
    REQUIRE(until([&] { return page.model()->rowCount() == 2; }));

    SECTION("a change is taken back from here")
    {
        page.table()->selectRow(0);
        REQUIRE(until([&] { return page.changes()->topLevelItemCount() == 1; }));
        page.findChild<QPushButton *>(QStringLiteral("auditRevert"))->click();
        REQUIRE(until([&] { return desk.workspace.text(u"customer", firm, "city").isEmpty(); }));
    }
    SECTION("what is shown is written out whole, and that is in the journal")
    {
        QSignalSpy exported(&page, &AuditPage::exported);
        const QString path = desk.workspace.path(QStringLiteral("audit.csv"));
        page.exportTo(path);
        REQUIRE(until([&] { return exported.size() == 1; }));
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        CHECK(text.count(QStringLiteral("\r\n")) == 3);
        CHECK(text.contains(QStringLiteral("1 Customer")));
        CHECK(must(auditTrail(*desk.workspace, desk.workspace.session(), {})).front().label ==
              QStringLiteral("audit_export"));
    }
    SECTION("verifying says in words that nothing was altered")
    {
        QSignalSpy verified(&page, &AuditPage::verified);
        page.verify();
        REQUIRE(until([&] { return verified.size() == 1; }));
        CHECK(page.banner()->isVisible());
        CHECK(page.banner()->message().what == QStringLiteral("Nothing was altered"));
        CHECK(page.banner()->message().why.contains(QStringLiteral("commits of the journal follow from each other")));
    }
}
