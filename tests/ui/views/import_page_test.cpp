// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import/import_page.h"

#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/shell/banner.h"
#include "ui/views/import/check_step.h"
#include "ui/views/import/duplicate_step.h"
#include "ui/views/import/map_step.h"
#include "ui/views/import/run_step.h"

#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

using namespace millrace;
using namespace millrace::test;

namespace {

enum WizardStep { AtChoose, AtRead, AtMatch, AtDuplicates, AtCheck, AtRun };

const QByteArray messyCustomers = "Name,City,Employees,Odd\nAlpha,Leeds,12,x\nBeta,York,many,\nGamma,York,lots,y\n";

struct ImportDesk : ViewDesk
{
    QString saveTo;
    ImportPage page{
        context,
        {{QStringLiteral("customer"), QStringLiteral("customers")}},
        profile.filePath(QStringLiteral("mappings")),
        nullptr,
        {[](QWidget *) { return QString(); }, [this](QWidget *, const QString &, const QString &) { return saveTo; }}};

    ImportDesk()
    {
        page.resize(1100, 700);
        page.show();
        page.goTo(QStringLiteral("customer"));
    }
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(profile.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return file.fileName();
    }
    QPushButton *nextButton() const { return page.findChild<QPushButton *>(QStringLiteral("importNext")); }
    template <class Widget> Widget *widget(const char *name) const
    {
        auto *found = page.findChild<Widget *>(QLatin1String(name));
        REQUIRE(found);
        return found;
    }
    /// Leads on by the button until the step is shown and can be left.
    void leadTo(int step)
    {
        while (page.step() < step) {
            REQUIRE(until([&] { return nextButton()->isEnabled(); }));
            const int before = page.step();
            nextButton()->click();
            REQUIRE(until([&] { return page.step() > before; }));
        }
        REQUIRE(until([&] { return !page.task().isBusy(); }));
    }
    void begin(const QByteArray &content, int step, const QString &name = QStringLiteral("table.csv"))
    {
        page.open(file(name, content));
        leadTo(step);
    }
    void import()
    {
        leadTo(AtRun);
        QSignalSpy imported(&page.task(), &ImportTask::imported);
        nextButton()->click();
        REQUIRE(until([&] { return imported.count() == 1; }));
    }
    CheckStep &check() const { return static_cast<CheckStep &>(*page.stepWidget(AtCheck)); }
    MapStep &map() const { return static_cast<MapStep &>(*page.stepWidget(AtMatch)); }
    RunStep &run() const { return static_cast<RunStep &>(*page.stepWidget(AtRun)); }
    QStringList names() const
    {
        Query query;
        query.entity = QStringLiteral("customer");
        query.fields = {FieldPath::of(u"name")};
        QStringList names;
        for (const Row &row : must(workspace->rows(workspace.session(), query)).rows)
            names << row.cells.front().valueOr<QString>();
        names.sort();
        return names;
    }
};

} // namespace

TEST_CASE("a table is led through six steps into records, and taken back whole")
{
    ImportDesk desk;
    desk.begin("Name,City\nAlpha,Leeds\nBeta,York\n", AtRead);
    CHECK(desk.widget<QTableView>("importPreview")->model()->rowCount() == 2);
    CHECK(desk.workspace.count("customer") == 0);
    desk.leadTo(AtMatch);
    CHECK(desk.widget<QComboBox>("importField.0")->currentData().toString() == QStringLiteral("name"));
    CHECK(desk.widget<QComboBox>("importField.1")->currentData().toString() == QStringLiteral("city"));
    desk.leadTo(AtRun);
    CHECK(desk.workspace.count("customer") == 0);
    desk.import();
    CHECK(desk.names() == QStringList{"Alpha", "Beta"});
    CHECK(desk.run().isDone());

    QSignalSpy asked(&desk.page, &Page::openRequested);
    desk.widget<QPushButton>("importShow")->click();
    REQUIRE(asked.count() == 1);
    const auto address = asked.front().front().value<PageAddress>();
    CHECK(address.page == QStringLiteral("customers"));
    REQUIRE(desk.sets.find(address.place));
    CHECK(desk.sets.find(address.place)->ids.size() == 2);

    QSignalSpy taken(&desk.page.task(), &ImportTask::taken);
    desk.widget<QPushButton>("importRevert")->click();
    REQUIRE(until([&] { return taken.count() == 1; }));
    CHECK(desk.workspace.count("customer") == 0);
    CHECK_FALSE(desk.widget<QPushButton>("importRevert")->isVisible());
    desk.nextButton()->click();
    CHECK(desk.page.step() == AtChoose);
    CHECK_FALSE(desk.nextButton()->isEnabled());
}

TEST_CASE("rows that would be refused are listed, gone through with F8, put right and checked again")
{
    ImportDesk desk;
    desk.begin(messyCustomers, AtCheck);
    CheckModel &model = *desk.check().model();
    CHECK(model.count(CheckModel::Show::All) == 3);
    CHECK(model.count(CheckModel::Show::Errors) == 2);
    desk.check().list(CheckModel::Show::Errors);
    REQUIRE(model.rowCount() == 2);
    CHECK(model.index(0, CheckModel::Fate).data().toString() == QStringLiteral("Refused"));
    const QTableView &rows = *desk.check().table();
    CHECK(rows.columnWidth(CheckModel::Fate) >= rows.sizeHintForIndex(model.index(0, CheckModel::Fate)).width());
    CHECK(model.index(0, CheckModel::Why).data().toString().contains(QStringLiteral("Employees")));
    desk.check().list(CheckModel::Show::All);
    desk.check().goToNextError();
    const QModelIndex wrong = desk.check().table()->currentIndex();
    CHECK(wrong.flags().testFlag(Qt::ItemIsEditable));
    CHECK_FALSE(desk.check().table()->testAttribute(Qt::WA_InputMethodEnabled));
    CHECK(wrong.row() == 1);
    CHECK(wrong.column() == CheckModel::FirstCell + 2);
    CHECK(wrong.data(Qt::ToolTipRole).toString().size() > 3);
    desk.check().goToNextError();
    CHECK(desk.check().table()->currentIndex().row() == 2);
    desk.check().goToNextError();
    CHECK(desk.check().table()->currentIndex().row() == 1);

    REQUIRE(model.setData(desk.check().table()->currentIndex(), QStringLiteral("20")));
    CHECK_FALSE(desk.nextButton()->isEnabled());
    QSignalSpy checked(&desk.page.task(), &ImportTask::checked);
    desk.widget<QPushButton>("importCheckAgain")->click();
    REQUIRE(until([&] { return checked.count() == 1; }));
    CHECK(model.count(CheckModel::Show::Errors) == 1);
    desk.check().replaceAll(QStringLiteral("Employees"), QStringLiteral("lots"), QStringLiteral("30"));
    REQUIRE(until([&] { return checked.count() == 2; }));
    CHECK(model.count(CheckModel::Show::Errors) == 0);
    desk.import();
    CHECK(desk.workspace.count("customer", QStringLiteral("employees = 20")) == 1);
    CHECK(desk.workspace.count("customer", QStringLiteral("employees = 30")) == 1);
}

TEST_CASE("refused rows are kept in a file with their reasons and the others come in")
{
    ImportDesk desk;
    desk.begin(messyCustomers, AtCheck);
    desk.import();
    CHECK(desk.names() == QStringList{"Alpha"});
    desk.saveTo = desk.profile.filePath(QStringLiteral("refused.csv"));
    QSignalSpy saved(&desk.page.task(), &ImportTask::saved);
    desk.widget<QPushButton>("importErrors")->click();
    REQUIRE(until([&] { return saved.count() == 1; }));
    QFile refused(desk.saveTo);
    REQUIRE(refused.open(QIODevice::ReadOnly));
    const QByteArray rows = refused.readAll();
    CHECK(rows.contains("Beta,York,many"));
    CHECK(rows.contains("Gamma"));
    CHECK_FALSE(rows.contains("Alpha"));
    CHECK(rows.contains(problemsColumn.toUtf8()));
}

TEST_CASE("what is here already is left out, updated or doubled as one says, by the field that one says")
{
    const auto [mode, names, city] = GENERATE(
        table<ImportMode, QStringList, QString>({{ImportMode::Create, QStringList{"Alpha", "Alpha", "Beta"}, "Hull"},
                                                 {ImportMode::Skip, QStringList{"Alpha", "Beta"}, "Hull"},
                                                 {ImportMode::Update, QStringList{"Alpha"}, "Leeds"},
                                                 {ImportMode::Upsert, QStringList{"Alpha", "Beta"}, "Leeds"}}));
    ImportDesk desk;
    const RecordId there = desk.workspace.create(u"customer", {{"name", "Alpha"}, {"city", "Hull"}});
    desk.begin("Name,City\nAlpha,Leeds\nBeta,York\n", AtDuplicates);
    static_cast<DuplicateStep *>(desk.page.stepWidget(AtDuplicates))->choose(mode);
    CHECK(desk.widget<QComboBox>("importKey")->currentData().toString() == QStringLiteral("name"));
    desk.import();
    CHECK(desk.names() == names);
    CHECK(desk.workspace.text(u"customer", there, "city") == city);
    QSignalSpy taken(&desk.page.task(), &ImportTask::taken);
    desk.page.task().revert();
    REQUIRE(until([&] { return taken.count() == 1; }));
    CHECK(desk.workspace.text(u"customer", there, "city") == QStringLiteral("Hull"));
}

TEST_CASE("a column is given to another field, a field has one column, and what the file lacks gets a value")
{
    ImportDesk desk;
    desk.begin("Name,City,Odd\nAlpha,Leeds,Berlin\n", AtMatch);
    desk.map().assign(QStringLiteral("Odd"), QStringLiteral("city"));
    REQUIRE(until(
        [&] { return desk.widget<QComboBox>("importField.2")->currentData().toString() == QStringLiteral("city"); }));
    CHECK(desk.widget<QComboBox>("importField.1")->currentData().toString().isEmpty());
    desk.map().addDefault(QStringLiteral("industry"), QStringLiteral("software"));
    CHECK(desk.page.findChild<QPushButton *>(QStringLiteral("importDefault.industry")));
    desk.import();
    CHECK(desk.workspace.count("customer", QStringLiteral("city = \"Berlin\" and industry = \"software\"")) == 1);
}

TEST_CASE("a mapping is saved under a name and understands the next file of the kind")
{
    ImportDesk desk;
    desk.begin("Firma,Ort\nAlpha,Leeds\n", AtMatch);
    desk.map().assign(QStringLiteral("Firma"), QStringLiteral("name"));
    desk.map().assign(QStringLiteral("Ort"), QStringLiteral("city"));
    QSignalSpy saved(&desk.page.task(), &ImportTask::saved);
    desk.page.task().saveMapping(QStringLiteral("German list"));
    REQUIRE(until([&] { return saved.count() == 1; }));

    ImportPage again(desk.context, {}, desk.profile.filePath(QStringLiteral("mappings")), nullptr, {});
    again.goTo(QStringLiteral("customer"));
    REQUIRE(until([&] { return again.task().savedMappings() == QStringList{"German list"}; }));
    again.task().wantedMapping = QStringLiteral("German list");
    again.open(desk.file(QStringLiteral("next.csv"), "Ort,Firma\nYork,Beta\n"));
    again.next();
    REQUIRE(until([&] { return again.step() == AtRead; }));
    CHECK(again.task().mapping.column(u"Firma")->field == QStringLiteral("name"));
    CHECK(again.task().mapping.column(u"Ort")->field == QStringLiteral("city"));
}

TEST_CASE("pasted rows and a dropped file are read like a chosen one; the encoding is changed while one looks on")
{
    ImportDesk desk;
    desk.widget<QPlainTextEdit>("importPaste")->setPlainText(QStringLiteral("Name\tCity\n杭州云栖\t杭州\n"));
    desk.import();
    CHECK(desk.names() == QStringList{QStringLiteral("杭州云栖")});
    desk.nextButton()->click();

    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(
        desk.file(QStringLiteral("gb.csv"), "Name,City\n\xBA\xBC\xD6\xDD\xB9\xAB\xCB\xBE,\xBA\xBC\xD6\xDD\n"))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&desk.page, &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&desk.page, &drop);
    desk.leadTo(AtRead);
    auto *encoding = desk.widget<QComboBox>("importEncoding");
    const auto choose = [&](const char *name) {
        QSignalSpy read(&desk.page.task(), &ImportTask::read);
        encoding->setCurrentIndex(encoding->findData(QLatin1String(name)));
        Q_EMIT encoding->activated(encoding->currentIndex());
        REQUIRE(until([&] { return read.count() == 1; }));
        return desk.widget<QTableView>("importPreview")->model()->index(0, 1).data().toString();
    };
    CHECK(choose("gb18030") == QStringLiteral("杭州"));
    CHECK(choose("windows-1252") != QStringLiteral("杭州"));
}

TEST_CASE("the row of the headings can be said, and rows above it are left out")
{
    ImportDesk desk;
    desk.begin("A list of ours,\nName,City\nAlpha,Leeds\n", AtRead);
    QSignalSpy read(&desk.page.task(), &ImportTask::read);
    desk.widget<QSpinBox>("importHeaderRow")->setValue(2);
    REQUIRE(until([&] { return read.count() == 1; }));
    CHECK(desk.page.task().preview.headers == QStringList{"Name", "City"});
    desk.import();
    CHECK(desk.names() == QStringList{"Alpha"});
}

TEST_CASE("what cannot be read is told with its reason, and one can choose another file")
{
    ImportDesk desk;
    desk.page.open(desk.file(QStringLiteral("broken.xlsx"), "PK\x03\x04 this is cut off"));
    QSignalSpy failed(&desk.page.task(), &ImportTask::failed);
    desk.page.next();
    REQUIRE(until([&] { return failed.count() == 1; }));
    CHECK(desk.page.step() == AtChoose);
    CHECK(desk.page.banner()->isVisible());
    CHECK(desk.page.banner()->message().why.contains(QStringLiteral("damaged")));
    desk.begin("Name\nAlpha\n", AtRead);
    CHECK_FALSE(desk.page.banner()->isVisible());
}

TEST_CASE("a cancelled import keeps nothing, says so, and can be begun again")
{
    ImportDesk desk;
    QByteArray many = "Name,City\n";
    for (int i = 0; i < 40'000; ++i)
        many += "Customer " + QByteArray::number(i) + ",Leeds\n";
    desk.begin(many, AtRun);
    QSignalSpy failed(&desk.page.task(), &ImportTask::failed);
    QSignalSpy progressed(&desk.page.task(), &ImportTask::progressed);
    desk.nextButton()->click();
    CHECK(desk.page.task().isBusy());
    desk.widget<QPushButton>("importCancelRun")->click();
    REQUIRE(until([&] { return failed.count() == 1; }));
    CHECK(failed.front().front().value<Error>().code == ErrorCode::Cancelled);
    CHECK(desk.workspace.count("customer") == 0);
    CHECK(desk.page.banner()->message().what.contains(QStringLiteral("nothing of it was kept")));
    CHECK(desk.nextButton()->isEnabled());
}

TEST_CASE("Alt+N and Alt+P lead on and back, and every control of every step has a name")
{
    ImportDesk desk;
    desk.begin(messyCustomers, AtRead);
    for (int step = AtRead; step <= AtRun; ++step) {
        CHECK(desk.page.step() == step);
        INFO(step);
        CHECK(checks::unnamedWidgets(&desk.page) == QStringList());
        CHECK(checks::clippedTexts(&desk.page) == QStringList());
        if (step == AtRun)
            break;
        REQUIRE(until([&] { return desk.nextButton()->isEnabled(); }));
        QTest::keyClick(&desk.page, Qt::Key_N, Qt::AltModifier);
        if (desk.page.step() == step)
            desk.page.next();
        REQUIRE(until([&] { return !desk.page.task().isBusy(); }));
    }
    desk.page.back();
    CHECK(desk.page.step() == AtCheck);
}

TEST_CASE("a template has the columns of the kind of record and comes in again")
{
    ImportDesk desk;
    desk.saveTo = desk.profile.filePath(QStringLiteral("template.csv"));
    QSignalSpy saved(&desk.page.task(), &ImportTask::saved);
    desk.widget<QPushButton>("importTemplate")->click();
    REQUIRE(until([&] { return saved.count() == 1; }));
    QFile file(desk.saveTo);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray headings = file.readAll();
    CHECK(headings.contains("Name"));
    desk.page.open(desk.saveTo);
    desk.leadTo(AtMatch);
    CHECK(desk.page.task().preview.headers.size() > 3);
    CHECK(desk.page.task().mapping.columns.size() == size_t(desk.page.task().preview.headers.size()));
}
