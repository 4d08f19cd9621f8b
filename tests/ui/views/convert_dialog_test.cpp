// SPDX-License-Identifier: GPL-3.0-or-later
// A lead becomes a customer, a contact and an opportunity, in the window.
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/views/convert/convert_dialog.h"
#include "ui/views/record/record_head.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace millrace;
using namespace millrace::test;

namespace {

using Way = ConversionPart::Way;

struct Converting : ViewDesk
{
    RecordId lead = workspace.create(u"lead", {{"name", QStringLiteral("张伟")},
                                               {"company", QStringLiteral("杭州清川科技有限公司")},
                                               {"phone", QStringLiteral("13800138000")},
                                               {"source", QStringLiteral("website")}});

    std::unique_ptr<ConvertDialog> dialog()
    {
        const ConversionPlan plan = must(planConversion(*workspace, workspace.session(), QStringLiteral("lead"), lead));
        auto made = std::make_unique<ConvertDialog>(data, plan, nullptr);
        made->show();
        return made;
    }
    static QLineEdit *line(ConvertDialog &dialog, const char *entity, const char *field)
    {
        FieldBlock *block = dialog.part(QString::fromLatin1(entity))->block(QString::fromLatin1(field));
        REQUIRE(block);
        auto *edit = qobject_cast<QLineEdit *>(block->editor()->input());
        REQUIRE(edit);
        return edit;
    }
    static bool settled(ConvertPart &part)
    {
        return until([&] { return !part.duplicates()->isAsking(); });
    }
    RecordId linked(const char *field) const
    {
        return workspace.record(u"lead", lead).value(QString::fromLatin1(field)).valueOr<RecordId>();
    }
};

/// A page that stands on one record.
class OneRecordPage : public Page
{
public:
    explicit OneRecordPage(RecordAddress record) : m_record(std::move(record)) {}
    QString title() const override { return {}; }
    RecordAddress currentRecord() const override { return m_record; }

private:
    RecordAddress m_record;
};

} // namespace

TEST_CASE_METHOD(Converting,
                 "the dialog shows what becomes of a lead and from where, and one undo takes all of it back")
{
    const auto shown = dialog();
    CHECK(checks::unnamedWidgets(shown.get()) == QStringList());
    CHECK(line(*shown, "customer", "name")->text() == QStringLiteral("杭州清川科技有限公司"));
    CHECK(shown->part(QStringLiteral("customer"))->sourceText(QStringLiteral("name")) ==
          QStringLiteral("from “Company”"));
    CHECK(shown->part(QStringLiteral("contact"))->sourceText(QStringLiteral("phone")) ==
          QStringLiteral("from “Phone”"));
    CHECK(workspace.count("customer") == 0);

    line(*shown, "opportunity", "name")->setText(QStringLiteral("清川 一期"));
    QSignalSpy converted(shown.get(), &ConvertDialog::converted);
    shown->convertNow();
    REQUIRE(until([&] { return converted.count() == 1; }));
    CHECK(workspace.text(u"customer", linked("converted_customer"), "source") == QStringLiteral("website"));
    CHECK(workspace.record(u"contact", linked("converted_contact")).value(u"customer").valueOr<RecordId>() ==
          linked("converted_customer"));
    CHECK(workspace.text(u"opportunity", linked("converted_to"), "name") == QStringLiteral("清川 一期"));
    CHECK(converted[0][1].value<RecordAddress>() ==
          RecordAddress{QStringLiteral("opportunity"), linked("converted_to")});
    must(workspace->undo(workspace.session(), converted[0][0].value<RecordId>()));
    CHECK(workspace.count("customer") == 0);
    CHECK(workspace.count("contact") == 0);
    CHECK(workspace.count("opportunity") == 0);
    CHECK(workspace.text(u"lead", lead, "status") == QStringLiteral("new"));
}

TEST_CASE_METHOD(Converting, "who is here already stands first, and being used brings its customer along")
{
    const RecordId company = customer(QStringLiteral("清川科技"));
    const RecordId person = workspace.create(u"contact", {{"name", QStringLiteral("张伟")},
                                                          {"customer", company.toString()},
                                                          {"mobile", QStringLiteral("138-0013-8000")}});
    const auto shown = dialog();
    ConvertPart &contact = *shown->part(QStringLiteral("contact"));
    ConvertPart &firm = *shown->part(QStringLiteral("customer"));
    REQUIRE(settled(contact));
    REQUIRE(settled(firm));
    REQUIRE(contact.duplicates()->found().size() == 1);
    REQUIRE(firm.duplicates()->found().size() == 1);
    CHECK(firm.way() == Way::New);
    contact.duplicates()->useButton(0)->click();
    CHECK(contact.way() == Way::Existing);
    CHECK(contact.existing().id() == person);
    CHECK(firm.way() == Way::Existing);
    CHECK(firm.existing().id() == company);
    CHECK(firm.takenText().contains(QStringLiteral("Phone")));
    shown->part(QStringLiteral("opportunity"))->choice(Way::None)->click();
    QSignalSpy converted(shown.get(), &ConvertDialog::converted);
    shown->convertNow();
    REQUIRE(until([&] { return converted.count() == 1; }));
    CHECK(linked("converted_customer") == company);
    CHECK(linked("converted_contact") == person);
    CHECK(linked("converted_to").isNull());
    CHECK(workspace.count("customer") == 1);
    CHECK(workspace.text(u"customer", company, "name") == QStringLiteral("清川科技"));
    CHECK(workspace.text(u"customer", company, "phone") == QStringLiteral("13800138000"));
}

TEST_CASE_METHOD(Converting, "a refusal leaves the dialog open with everything typed, and nothing half done")
{
    const auto shown = dialog();
    line(*shown, "customer", "name")->clear();
    line(*shown, "opportunity", "name")->setText(QStringLiteral("清川 一期"));
    QSignalSpy refused(shown.get(), &ConvertDialog::refused);
    shown->convertNow();
    REQUIRE(until([&] { return refused.count() == 1; }));
    CHECK(shown->isVisible());
    CHECK(shown->part(QStringLiteral("customer"))->block(QStringLiteral("name"))->isRefused());
    CHECK(shown->summaryText().contains(QStringLiteral("Nothing was changed")));
    CHECK(line(*shown, "opportunity", "name")->text() == QStringLiteral("清川 一期"));
    CHECK(workspace.count("contact") == 0);
    CHECK(linked("converted_contact").isNull());

    // A record that is to be used must be chosen first.
    shown->part(QStringLiteral("customer"))->choice(Way::Existing)->click();
    shown->convertNow();
    CHECK(refused.count() == 2);
    // All left out is refused by the rules of the conversion.
    for (const char *entity : {"customer", "contact", "opportunity"})
        shown->part(QString::fromLatin1(entity))->choice(Way::None)->click();
    shown->convertNow();
    REQUIRE(until([&] { return refused.count() == 3; }));
    CHECK(shown->summaryText().contains(QStringLiteral("Choose at least one record")));
}

TEST_CASE_METHOD(Converting, "the command converts the record of the page, says what it needs, and has its key")
{
    QWidget window;
    std::unique_ptr<Page> page = std::make_unique<OneRecordPage>(RecordAddress{QStringLiteral("lead"), lead});
    ConvertCommands convertCommands(
        context, [&] { return page.get(); }, &window);
    CHECK(commands.problems() == QStringList());
    CHECK(commands.action(QStringLiteral("record.convert"))->shortcut() ==
          QKeySequence(QStringLiteral("Ctrl+Shift+Return")));
    QSignalSpy opened(&convertCommands, &ConvertCommands::opened);
    QSignalSpy shows(&convertCommands, &ConvertCommands::openRequested);
    commands.action(QStringLiteral("record.convert"))->trigger();
    REQUIRE(until([&] { return opened.count() == 1; }));
    auto *shown = opened[0][0].value<ConvertDialog *>();
    shown->convertNow();
    REQUIRE(until([&] { return shows.count() == 1; }));
    REQUIRE(toasts.size() == 1);
    CHECK(toasts[0].actionText == QStringLiteral("Undo"));

    // Once is enough.
    commands.action(QStringLiteral("record.convert"))->trigger();
    REQUIRE(until([&] { return toasts.size() == 2; }));
    CHECK(toasts[1].text.contains(QStringLiteral("converted already")));
    page = std::make_unique<OneRecordPage>(RecordAddress{QStringLiteral("customer"), linked("converted_customer")});
    commands.action(QStringLiteral("record.convert"))->trigger();
    REQUIRE(toasts.size() == 3);
    CHECK(toasts[2].text.contains(QStringLiteral("Choose a lead")));
}

TEST_CASE_METHOD(Converting, "a record's page offers the conversion until it is done")
{
    RecordHead head(data);
    head.show();
    head.showRecord(workspace.record(u"lead", lead));
    CHECK(!head.convert()->isHidden());
    workspace.commit({workspace.change(u"lead", lead, {{"status", QStringLiteral("converted")}})});
    head.showRecord(workspace.record(u"lead", lead));
    CHECK(head.convert()->isHidden());
    head.showRecord(workspace.record(u"customer", customer(QStringLiteral("清川"))));
    CHECK(head.convert()->isHidden());
}
