// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/qt_strings.h"
#include "tests/ui/shell/shell_fixture.h"

#include "ui/shell/ux_probe.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace millrace;
using millrace::tests::Shell;

namespace {

QJsonObject widgetOf(const QJsonObject &state, const QString &objectName)
{
    for (const QJsonValue &value : state["widgets"].toArray()) {
        if (value.toObject()["objectName"].toString() == objectName)
            return value.toObject();
    }
    return {};
}

} // namespace

TEST_CASE("a snapshot names what is on the screen, where it is and what it says")
{
    Shell shell;
    shell.show();
    shell.page("customers")->field->setText("typed");
    const QJsonObject state = UxProbe::snapshot();
    CHECK(state["focus"].toString() == "plainField");
    const QJsonObject field = widgetOf(state, "plainField");
    CHECK(field["text"].toString() == "typed");
    CHECK(field["name"].toString() == "Alpha");
    CHECK(field["role"].toString() == "EditableText");
    CHECK(field["focused"].toBool());
    CHECK(field["enabled"].toBool());
    CHECK(field["rect"].toArray().size() == 4);
    CHECK(field["rect"].toArray()[2].toInt() == shell.page("customers")->field->width());
    CHECK_FALSE(widgetOf(state, "topUndo")["enabled"].toBool());
    CHECK(widgetOf(state, "rail.customers")["checked"].toBool());
    CHECK(widgetOf(state, "palette").isEmpty());
    CHECK(field["inputMethod"].toBool());
    CHECK_FALSE(widgetOf(state, "rail.customers")["inputMethod"].toBool());
    const QJsonObject menus = widgetOf(state, "menuBar");
    CHECK(menus["actions"].toArray().size() == 5);
    CHECK(menus["actions"].toArray()[0].toObject()["text"].toString() == "&File");
}

TEST_CASE("a table tells its size and the cells that are seen")
{
    QTableWidget table(1000, 2);
    table.setObjectName("bigTable");
    table.setHorizontalHeaderLabels({"Name", "City"});
    for (int row = 0; row < 1000; ++row)
        table.setItem(row, 0, new QTableWidgetItem(QString("Row %1").arg(row)));
    table.resize(400, 200);
    table.show();
    table.scrollToItem(table.item(500, 0), QAbstractItemView::PositionAtTop);
    table.setCurrentCell(501, 0);
    const QJsonObject seen = widgetOf(UxProbe::snapshot(), "bigTable");
    CHECK(seen["rows"].toInt() == 1000);
    CHECK(seen["columns"].toInt() == 2);
    const QJsonArray cells = seen["cells"].toArray();
    REQUIRE(cells.size() >= 4);
    CHECK(cells.size() < 40);
    CHECK(cells[0].toObject()["text"].toString() == "Row 500");
    CHECK(cells[2].toObject()["selected"].toBool());
}

TEST_CASE("labels and buttons tell how much room their text needs, what elides does not")
{
    QWidget window;
    auto *cut = new QLabel(QStringLiteral("A sentence that is far too long for this"), &window);
    cut->setObjectName("cutLabel");
    cut->resize(20, 20);
    auto *wrapped = new QLabel(QStringLiteral("A sentence that goes on in the next line"), &window);
    wrapped->setObjectName("wrappedLabel");
    wrapped->setWordWrap(true);
    wrapped->resize(60, 200);
    auto *field = new QLineEdit(&window);
    field->setObjectName("someField");
    window.show();
    const QJsonObject state = UxProbe::snapshot();
    CHECK(widgetOf(state, "cutLabel")["needs"].toArray()[0].toInt() > 20);
    const QJsonArray room = widgetOf(state, "wrappedLabel")["needs"].toArray();
    CHECK(room[0].toInt() == 0);
    CHECK(room[1].toInt() > 20);
    CHECK(room[1].toInt() <= 200);
    CHECK_FALSE(widgetOf(state, "someField").contains("needs"));
}

TEST_CASE("the probe writes one line for each state that has come to rest")
{
    Shell shell;
    QElapsedTimer start;
    start.start();
    UxProbe probe(start);
    const QString path = shell.profile.filePath("probe.jsonl");
    REQUIRE(probe.open(path));
    QSignalSpy lines(&probe, &UxProbe::lineReady);
    shell.show();
    REQUIRE(lines.wait(3000));
    QJsonObject state = QJsonDocument::fromJson(probe.lastLine()).object();
    CHECK(state["seq"].toInt() == 1);
    CHECK(state["ready"].isNull());
    CHECK(state["ms"].toInt() >= 0);
    CHECK_FALSE(widgetOf(state, "topSearch").isEmpty());

    probe.markReady();
    REQUIRE(lines.wait(3000));
    state = QJsonDocument::fromJson(probe.lastLine()).object();
    CHECK(state["ready"].isDouble());
    CHECK(state["ready"].toInt() <= state["ms"].toInt());

    shell.page("customers")->field->setText("changed");
    REQUIRE(lines.wait(3000));
    CHECK(widgetOf(QJsonDocument::fromJson(probe.lastLine()).object(), "plainField")["text"] == "changed");

    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> written = file.readAll().trimmed().split('\n');
    CHECK(written.size() == lines.count());
    for (const QByteArray &line : written)
        CHECK(QJsonDocument::fromJson(line).isObject());
    CHECK_FALSE(QFileInfo(path).permissions().testFlag(QFileDevice::ReadOther));
}

TEST_CASE("a probe that cannot write says so")
{
    QElapsedTimer start;
    start.start();
    UxProbe probe(start);
    CHECK_FALSE(probe.open("/no/such/folder/probe.jsonl"));
}
