// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/models/cell_block.h"
#include "ui/models/list_layout.h"

using namespace millrace;
using namespace millrace::test;

namespace {

/// Three customers, newest first, and some of their fields.
struct MarkedCustomers
{
    TempWorkspace workspace;
    CellBlock block;

    explicit MarkedCustomers(std::initializer_list<const char *> fields)
    {
        const auto add = [&](const char *name, const char *employees, const char *revenue, const char *phone) {
            workspace.create(u"customer", {{"name", QString::fromUtf8(name)},
                                           {"employees", QString::fromLatin1(employees)},
                                           {"revenue", QString::fromLatin1(revenue)},
                                           {"phone", QString::fromLatin1(phone)}});
            workspace.tick();
        };
        add("Alpha", "10", "1000 CNY", "13800138000");
        add("Beta \"B\"", "20", "2000.50 CNY", "");
        add("Gamma\nDelta", "", "", "");
        Query query;
        query.entity = QStringLiteral("customer");
        block.entity = workspace.entity(u"customer");
        block.rows = must(workspace->numbers(workspace.session(), query));
        for (const char *field : fields)
            block.fields.push_back(block.entity->field(QString::fromLatin1(field))->index);
    }
    CopiedCells copied(bool headings, int most = 1000)
    {
        FormatContext format;
        format.metadata = workspace->metadata();
        format.baseCurrency = workspace->baseCurrency();
        return must(copyCells(*workspace, workspace.session(), block, format, headings, most));
    }
    CellSum sum() { return must(sumCells(*workspace, workspace.session(), block)); }
};

} // namespace

TEST_CASE("copied cells are lines of tabs that read back as the same cells")
{
    MarkedCustomers marked({"name", "employees"});
    const CopiedCells copied = marked.copied(false);
    CHECK(copied.rows == 3);
    const auto cells = cellsOfText(copied.text);
    REQUIRE(cells.size() == 3);
    CHECK(cells[0] == QStringList{QStringLiteral("Gamma\nDelta"), QString()});
    CHECK(cells[1] == QStringList{QStringLiteral("Beta \"B\""), QStringLiteral("20")});
    CHECK(cells[2] == QStringList{QStringLiteral("Alpha"), QStringLiteral("10")});
    const auto headed = cellsOfText(marked.copied(true).text);
    REQUIRE(headed.size() == 4);
    CHECK(headed[0] == QStringList{QStringLiteral("Name"), QStringLiteral("Employees")});
}

TEST_CASE("the copied table keeps phone numbers text and escapes what would be markup")
{
    MarkedCustomers marked({"phone", "employees"});
    marked.workspace.create(u"customer", {{"name", QStringLiteral("x")}});
    const QString html = marked.copied(false).html;
    CHECK(html.contains(QStringLiteral("mso-number-format:'\\@'\">13800138000<")));
    CHECK(html.contains(QStringLiteral("<td>20</td>")));
    MarkedCustomers named({"name"});
    named.workspace.create(u"customer", {{"name", QStringLiteral("<b>&")}});
    Query query;
    query.entity = QStringLiteral("customer");
    named.block.rows = must(named.workspace->numbers(named.workspace.session(), query));
    CHECK(named.copied(false).html.contains(QStringLiteral("&lt;b&gt;&amp;")));
}

TEST_CASE("cells that are not marked are copied empty and summed not at all")
{
    MarkedCustomers marked({"name", "employees"});
    marked.block.parts = {{1, 1, 0, 1}, {2, 2, 0, 0}};
    const auto cells = cellsOfText(marked.copied(false).text);
    CHECK(cells[0] == QStringList{QString(), QString()});
    CHECK(cells[1][1] == QStringLiteral("20"));
    CHECK(cells[2] == QStringList{QStringLiteral("Alpha"), QString()});
    const CellSum sum = marked.sum();
    CHECK(sum.filled == 3);
    CHECK(sum.numbers == 1);
    CHECK(sum.sum == Value(20));
}

TEST_CASE("a long block stops at its limit and says how many rows it has")
{
    MarkedCustomers marked({"name"});
    CHECK(marked.copied(false, 2).rows == 2);
    std::atomic<bool> cancelled = true;
    Progress progress;
    progress.cancelled = &cancelled;
    const auto refused =
        copyCells(*marked.workspace, marked.workspace.session(), marked.block, {}, false, 10, progress);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Cancelled);
}

TEST_CASE("numbers of one kind are added, amounts of several currencies never")
{
    MarkedCustomers counts({"employees"});
    CellSum sum = counts.sum();
    CHECK(sum.filled == 2);
    CHECK(sum.sum == Value(30));
    CHECK(sum.average == Value(15));
    MarkedCustomers amounts({"revenue"});
    sum = amounts.sum();
    CHECK(sum.sum == Value(Money{300050, *CurrencyCode::fromString(u"CNY")}));
    CHECK(sum.kind->key == QStringLiteral("revenue"));
    amounts.workspace.create(u"customer", {{"name", QStringLiteral("Omega")}, {"revenue", QStringLiteral("5 USD")}});
    Query query;
    query.entity = QStringLiteral("customer");
    amounts.block.rows = must(amounts.workspace->numbers(amounts.workspace.session(), query));
    sum = amounts.sum();
    CHECK(sum.mixed);
    CHECK(sum.numbers == 3);
    CHECK(sum.sum.isEmpty());
    MarkedCustomers both({"employees", "revenue"});
    CHECK(both.sum().mixed);
    MarkedCustomers names({"name"});
    CHECK(names.sum().numbers == 0);
    CHECK(names.sum().filled == 3);
}

TEST_CASE("text of a clipboard is cut into cells as spreadsheets write it")
{
    CHECK(cellsOfText(QString()).empty());
    CHECK(cellsOfText(QStringLiteral("a")) == std::vector<QStringList>{{QStringLiteral("a")}});
    CHECK(cellsOfText(QStringLiteral("a\tb\r\nc\td\r\n")).size() == 2);
    CHECK(cellsOfText(QStringLiteral("a\n\nb")).size() == 3);
    CHECK(cellsOfText(QStringLiteral("\t\n"))[0] == QStringList{QString(), QString()});
    const auto quoted = cellsOfText(QStringLiteral("\"a\tb\"\t\"say \"\"x\"\"\"\n"));
    REQUIRE(quoted.size() == 1);
    CHECK(quoted[0] == QStringList{QStringLiteral("a\tb"), QStringLiteral("say \"x\"")});
    // A lone inch mark is no quote.
    CHECK(cellsOfText(QStringLiteral("\"17\tb"))[0] == QStringList{QStringLiteral("\"17"), QStringLiteral("b")});
    CHECK(cellAsText(QStringLiteral("a\tb")) == QStringLiteral("\"a\tb\""));
    CHECK(cellAsText(QStringLiteral("plain")) == QStringLiteral("plain"));
}

TEST_CASE("a layout goes through its stored form and leaves out what the entity has not")
{
    const TempWorkspace workspace;
    const EntityDef &entity = *workspace.entity(u"customer");
    ListLayout layout = ListLayout::standard(entity);
    REQUIRE(layout.columns.size() > 2);
    layout.columns[1].characters = 33.5;
    layout.firstFrozen = false;
    layout.groupedBy = QStringLiteral("level");
    CHECK(ListLayout::fromJson(entity, layout.columnsToJson(), layout.restToJson()) == layout);
    QJsonArray columns = layout.columnsToJson();
    columns.append(QJsonObject{{QStringLiteral("field"), QStringLiteral("nosuch")}});
    columns.append(columns.first());
    CHECK(ListLayout::fromJson(entity, columns, layout.restToJson()) == layout);
    CHECK(ListLayout::fromJson(entity, {}, {}).fields() == ListLayout::standard(entity).fields());
    ListLayout changed = layout;
    QStringList fields = layout.fields();
    std::swap(fields[0], fields[1]);
    changed.setFields(fields);
    CHECK(changed.columns[0].characters == 33.5);
    CHECK_FALSE(changed.showsSame(layout));
    changed = layout;
    changed.columns[0].characters = 7;
    CHECK(changed.showsSame(layout));
}
