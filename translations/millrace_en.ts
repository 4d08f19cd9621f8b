<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>chart</name>
    <message numerus="yes">
        <source>%n more in the table</source>
        <translation>
            <numerusform>%n more in the table</numerusform>
            <numerusform>%n more in the table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too few to draw: %n record(s)</source>
        <translation>
            <numerusform>Too few to draw: %n record</numerusform>
            <numerusform>Too few to draw: %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>import</name>
    <message numerus="yes">
        <source> (%n time(s))</source>
        <translation>
            <numerusform> (%n time)</numerusform>
            <numerusform> (%n times)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::AuditPage</name>
    <message numerus="yes">
        <source>The last %Ln day(s)</source>
        <translation>
            <numerusform>The last %Ln day</numerusform>
            <numerusform>The last %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::BinPage</name>
    <message numerus="yes">
        <source>%Ln record(s) restored</source>
        <translation>
            <numerusform>%Ln record restored</numerusform>
            <numerusform>%Ln records restored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::BoardWords</name>
    <message numerus="yes">
        <source>Overdue %n day(s)</source>
        <translation>
            <numerusform>Overdue %n day</numerusform>
            <numerusform>Overdue %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stalled %n day(s)</source>
        <translation>
            <numerusform>Stalled %n day</numerusform>
            <numerusform>Stalled %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n amount(s) converted, latest rate of %1</source>
        <translation>
            <numerusform>%n amount converted, latest rate of %1</numerusform>
            <numerusform>%n amounts converted, latest rate of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n amount(s) without an exchange rate, not in the sum</source>
        <translation>
            <numerusform>%n amount without an exchange rate, not in the sum</numerusform>
            <numerusform>%n amounts without an exchange rate, not in the sum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counts as stalled after %n day(s)</source>
        <translation>
            <numerusform>Counts as stalled after %n day</numerusform>
            <numerusform>Counts as stalled after %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without rate</source>
        <translation>
            <numerusform>%n without rate</numerusform>
            <numerusform>%n without rate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n item(s)</source>
        <translation>
            <numerusform>%1, %n item</numerusform>
            <numerusform>%1, %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::BriefingBar</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln amount(s) without a rate are not in the sum</source>
        <translation>
            <numerusform>%Ln amount without a rate is not in the sum</numerusform>
            <numerusform>%Ln amounts without a rate are not in the sum</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::BulkEditDialog</name>
    <message numerus="yes">
        <source>One value for %Ln record(s), as one step that can be undone</source>
        <translation>
            <numerusform>One value for %Ln record, as one step that can be undone</numerusform>
            <numerusform>One value for %Ln records, as one step that can be undone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::CardMoves</name>
    <message numerus="yes">
        <source>%n card(s) to “%1”</source>
        <translation>
            <numerusform>%n card to “%1”</numerusform>
            <numerusform>%n cards to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them lack what this stage asks for; it is filled in for these alone.</source>
        <translation>
            <numerusform>%n of them lacks what this stage asks for; it is filled in for this one alone.</numerusform>
            <numerusform>%n of them lack what this stage asks for; it is filled in for these alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) are in “%1”</source>
        <translation>
            <numerusform>%n card is in “%1”</numerusform>
            <numerusform>%n cards are in “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) moved to the bin</source>
        <translation>
            <numerusform>%n card moved to the bin</numerusform>
            <numerusform>%n cards moved to the bin</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::Composition</name>
    <message numerus="yes">
        <source>%Ln change(s) not sent yet</source>
        <translation>
            <numerusform>%Ln change not sent yet</numerusform>
            <numerusform>%Ln changes not sent yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ConflictsPage</name>
    <message numerus="yes">
        <source>%Ln conflict(s) decided; what lost stays in the history</source>
        <translation>
            <numerusform>%Ln conflict decided; what lost stays in the history</numerusform>
            <numerusform>%Ln conflicts decided; what lost stays in the history</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ConvertDialog</name>
    <message numerus="yes">
        <source>%n place(s) to correct</source>
        <translation>
            <numerusform>%n place to correct</numerusform>
            <numerusform>%n places to correct</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ExportDialog</name>
    <message numerus="yes">
        <source>What the list shows: %Ln record(s)</source>
        <translation>
            <numerusform>What the list shows: %Ln record</numerusform>
            <numerusform>What the list shows: %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The selected: %Ln record(s)</source>
        <translation>
            <numerusform>The selected: %Ln record</numerusform>
            <numerusform>The selected: %Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::FirstSync</name>
    <message numerus="yes">
        <source>First sync · %Ln record(s) here</source>
        <translation>
            <numerusform>First sync · %Ln record here</numerusform>
            <numerusform>First sync · %Ln records here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::FollowUpCommands</name>
    <message numerus="yes">
        <source>Restore unsaved follow-up (%n)</source>
        <translation>
            <numerusform>Restore unsaved follow-up (%n)</numerusform>
            <numerusform>Restore unsaved follow-ups (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ForecastPage</name>
    <message numerus="yes">
        <source>%Ln open one(s) without an expected close: in no line.</source>
        <translation>
            <numerusform>%Ln open one without an expected close: in no line.</numerusform>
            <numerusform>%Ln open ones without an expected close: in no line.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open one(s) of the quarter without an amount or an exchange rate.</source>
        <translation>
            <numerusform>%Ln open one of the quarter without an amount or an exchange rate.</numerusform>
            <numerusform>%Ln open ones of the quarter without an amount or an exchange rate.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::GroupModel</name>
    <message numerus="yes">
        <source>%Ln amount(s) without a rate are not in it</source>
        <translation>
            <numerusform>%Ln amount without a rate is not in it</numerusform>
            <numerusform>%Ln amounts without a rate are not in it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::InboxWatch</name>
    <message numerus="yes">
        <source>%Ln new message(s)</source>
        <translation>
            <numerusform>%Ln new message</numerusform>
            <numerusform>%Ln new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::MergeDialog</name>
    <message numerus="yes">
        <source>Merge %n record(s) into one</source>
        <translation>
            <numerusform>Merge %n record into one</numerusform>
            <numerusform>Merge %n records into one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose what is kept. %Ln reference(s) to the others move along; the merge can be taken back at any later time.</source>
        <translation>
            <numerusform>Choose what is kept. %Ln reference to the others moves along; the merge can be taken back at any later time.</numerusform>
            <numerusform>Choose what is kept. %Ln references to the others move along; the merge can be taken back at any later time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ParseStep</name>
    <message numerus="yes">
        <source>%Ln row(s) above the headings are left out.</source>
        <translation>
            <numerusform>%Ln row above the headings is left out.</numerusform>
            <numerusform>%Ln rows above the headings are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The workbook has %Ln sheet(s); one of them is imported at a time.</source>
        <translation>
            <numerusform>The workbook has %Ln sheet; one of them is imported at a time.</numerusform>
            <numerusform>The workbook has %Ln sheets; one of them is imported at a time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::PasteBar</name>
    <message numerus="yes">
        <source>%Ln invalid</source>
        <translation>
            <numerusform>%Ln invalid</numerusform>
            <numerusform>%Ln invalid</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) below the end of the list are left out</source>
        <translation>
            <numerusform>%Ln row below the end of the list is left out</numerusform>
            <numerusform>%Ln rows below the end of the list are left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ReachAsker</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For more than %Ln other(s) something changes too.</source>
        <translation>
            <numerusform>For more than %Ln other something changes too.</numerusform>
            <numerusform>For more than %Ln others something changes too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln other(s) something changes too.</source>
        <translation>
            <numerusform>For %Ln other something changes too.</numerusform>
            <numerusform>For %Ln others something changes too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::RecordDraft</name>
    <message numerus="yes">
        <source>%n place(s) to correct</source>
        <translation>
            <numerusform>%n place to correct</numerusform>
            <numerusform>%n places to correct</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::RecordForm</name>
    <message numerus="yes">
        <source>%n place(s) to correct: %1</source>
        <translation>
            <numerusform>%n place to correct: %1</numerusform>
            <numerusform>%n places to correct: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is editing this record</source>
        <translation>
            <numerusform>%1 is editing this record</numerusform>
            <numerusform>%1 are editing this record</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::RecordPage</name>
    <message numerus="yes">
        <source>%Ln file(s) attached</source>
        <translation>
            <numerusform>%Ln file attached</numerusform>
            <numerusform>%Ln files attached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ReminderWatch</name>
    <message numerus="yes">
        <source>%Ln reminder(s)</source>
        <translation>
            <numerusform>%Ln reminder</numerusform>
            <numerusform>%Ln reminders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ReportGallery</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ReportView</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ReportsPage</name>
    <message numerus="yes">
        <source>Saved: %1 (%n record(s), as many as there are)</source>
        <translation>
            <numerusform>Saved: %1 (%n record, as many as there are)</numerusform>
            <numerusform>Saved: %1 (%n records, as many as there are)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::SampleNotice</name>
    <message numerus="yes">
        <source>The sample is gone; %Ln record(s) that you work with stayed</source>
        <translation>
            <numerusform>The sample is gone; %Ln record that you work with stayed</numerusform>
            <numerusform>The sample is gone; %Ln records that you work with stayed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ScheduleWatch</name>
    <message numerus="yes">
        <source>%Ln report(s) written by schedules</source>
        <translation>
            <numerusform>%Ln report written by schedules</numerusform>
            <numerusform>%Ln reports written by schedules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::SchedulesPage</name>
    <message numerus="yes">
        <source>%n missed, written soon</source>
        <translation>
            <numerusform>%n missed, written soon</numerusform>
            <numerusform>%n missed, written soon</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::SecondFactorDialog</name>
    <message numerus="yes">
        <source>You sign in with a second factor. %Ln recovery code(s) were not used yet; other ones take their place.</source>
        <translation>
            <numerusform>You sign in with a second factor. %Ln recovery code was not used yet; other ones take its place.</numerusform>
            <numerusform>You sign in with a second factor. %Ln recovery codes were not used yet; other ones take their place.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::SegmentMovesDialog</name>
    <message numerus="yes">
        <source>%Ln record(s) stayed</source>
        <translation>
            <numerusform>%Ln record stayed</numerusform>
            <numerusform>%Ln records stayed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::SelectionBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::StageBar</name>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 day</numerusform>
            <numerusform>%1 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::TablePage</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) moved to the bin</source>
        <translation>
            <numerusform>%Ln record moved to the bin</numerusform>
            <numerusform>%Ln records moved to the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation>
            <numerusform>%Ln row copied</numerusform>
            <numerusform>%Ln rows copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) pasted</source>
        <translation>
            <numerusform>%Ln cell pasted</numerusform>
            <numerusform>%Ln cells pasted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) filled</source>
        <translation>
            <numerusform>%Ln record filled</numerusform>
            <numerusform>%Ln records filled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) changed</source>
        <translation>
            <numerusform>%Ln record changed</numerusform>
            <numerusform>%Ln records changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) did not fit into their cells and were cut.</source>
        <translation>
            <numerusform>%Ln text did not fit into its cell and was cut.</numerusform>
            <numerusform>%Ln texts did not fit into their cells and were cut.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::TargetsPage</name>
    <message numerus="yes">
        <source>%Ln amount(s) without an exchange rate are in no figure.</source>
        <translation>
            <numerusform>%Ln amount without an exchange rate is in no figure.</numerusform>
            <numerusform>%Ln amounts without an exchange rate are in no figure.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln target(s) set</source>
        <translation>
            <numerusform>%Ln target set</numerusform>
            <numerusform>%Ln targets set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) were left out: no number, closed or outside of the grid</source>
        <translation>
            <numerusform>%Ln cell was left out: no number, closed or outside of the grid</numerusform>
            <numerusform>%Ln cells were left out: no number, closed or outside of the grid</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::TeamPage</name>
    <message numerus="yes">
        <source>%Ln record(s) handed over</source>
        <translation>
            <numerusform>%Ln record handed over</numerusform>
            <numerusform>%Ln records handed over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::TileView</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::TimelineModel</name>
    <message numerus="yes">
        <source>%n field change(s)</source>
        <translation>
            <numerusform>%n field change</numerusform>
            <numerusform>%n field changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::TodayList</name>
    <message numerus="yes">
        <source>%Ln day(s) overdue</source>
        <translation>
            <numerusform>%Ln day overdue</numerusform>
            <numerusform>%Ln days overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::TopStrip</name>
    <message numerus="yes">
        <source>Notices, %Ln waiting</source>
        <translation>
            <numerusform>Notices, %Ln waiting</numerusform>
            <numerusform>Notices, %Ln waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::UndoCommands</name>
    <message numerus="yes">
        <source>Not undone: %Ln later change(s) build on it (%1). Nothing was changed.</source>
        <translation>
            <numerusform>Not undone: %Ln later change builds on it (%1). Nothing was changed.</numerusform>
            <numerusform>Not undone: %Ln later changes build on it (%1). Nothing was changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>text</name>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>last %n day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n week(s)</source>
        <translation>
            <numerusform>last %n week</numerusform>
            <numerusform>last %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n month(s)</source>
        <translation>
            <numerusform>last %n month</numerusform>
            <numerusform>last %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n quarter(s)</source>
        <translation>
            <numerusform>last %n quarter</numerusform>
            <numerusform>last %n quarters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n year(s)</source>
        <translation>
            <numerusform>last %n year</numerusform>
            <numerusform>last %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next %n day(s)</source>
        <translation>
            <numerusform>next %n day</numerusform>
            <numerusform>next %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next %n week(s)</source>
        <translation>
            <numerusform>next %n week</numerusform>
            <numerusform>next %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next %n month(s)</source>
        <translation>
            <numerusform>next %n month</numerusform>
            <numerusform>next %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next %n quarter(s)</source>
        <translation>
            <numerusform>next %n quarter</numerusform>
            <numerusform>next %n quarters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next %n year(s)</source>
        <translation>
            <numerusform>next %n year</numerusform>
            <numerusform>next %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to decide</source>
        <translation>
            <numerusform>%n change to decide</numerusform>
            <numerusform>%n changes to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts: try again in %n second(s).</source>
        <translation>
            <numerusform>Too many attempts: try again in %n second.</numerusform>
            <numerusform>Too many attempts: try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
