// SPDX-License-Identifier: GPL-3.0-or-later
// The program with records in it, worked with as a person does: by keys that go to whoever has the focus.
#pragma once

#include "tests/desktop/program.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QInputMethodEvent>
#include <QLineEdit>

namespace millrace::test {

struct WorkDesk : Program
{
    explicit WorkDesk(const QString &language = QStringLiteral("en"))
    {
        options.locale = language;
        open();
    }
    void open()
    {
        start();
        REQUIRE(composition->isOpen());
        window().resize(1366, 768);
        QApplication::setActiveWindow(&window());
    }
    Workspace &workspace() { return composition->data()->workspace(); }
    Session session() { return composition->data()->session(); }

    using Fields = std::initializer_list<std::pair<const char *, QString>>;
    Edit creation(const char *entity, Fields fields)
    {
        const EntityPtr def = workspace().catalog()->entity(QString::fromLatin1(entity));
        Edit edit = Edit::create(def);
        for (const auto &[key, text] : fields) {
            const FieldDef *field = def->field(QString::fromLatin1(key));
            REQUIRE(field);
            const auto value = valueFromText(*field, text, workspace().baseCurrency());
            REQUIRE(value.has_value());
            edit.fields.push_back({field->index, *value, std::nullopt, true});
        }
        return edit;
    }
    std::vector<RecordId> commit(std::vector<Edit> edits)
    {
        CommitRequest request;
        request.label = QStringLiteral("create");
        request.edits = std::move(edits);
        return must(workspace().commit(session(), std::move(request))).ids;
    }
    RecordId add(const char *entity, Fields fields) { return commit({creation(entity, fields)}).front(); }
    RecordId deal(const QString &name, const char *stage, Fields more = {})
    {
        const auto named = [&](const char *entity, const char *title) {
            return must(workspace().idsTitled(session(), QString::fromLatin1(entity), QString::fromLatin1(title)))
                .at(0)
                .toString();
        };
        Edit edit = creation("opportunity", more);
        const EntityPtr def = workspace().catalog()->entity(u"opportunity");
        edit.with(*def, u"name", Value(name));
        edit.with(*def, u"pipeline", Value(*RecordId::fromString(named("pipeline", "Standard sales"))));
        edit.with(*def, u"stage", Value(*RecordId::fromString(named("stage", stage))));
        return commit({edit}).front();
    }
    qint64 count(const char *entity, const char *filter = "", Query::Rows rows = Query::Rows::Live)
    {
        Query query;
        query.entity = QString::fromLatin1(entity);
        query.filter = must(parseFilter(QString::fromUtf8(filter)));
        query.rows = rows;
        return must(workspace().count(session(), query));
    }
    qint64 commits() { return must(workspace().verify()).commits; }

    TablePage *list(const char *page)
    {
        window().openPage({QString::fromLatin1(page), {}});
        auto *shown = qobject_cast<TablePage *>(window().currentPage());
        REQUIRE(shown);
        until([&] { return shown->model()->hasLoaded() && !shown->model()->isLoading(); });
        return shown;
    }
    void waitForRows(TablePage *page, int rows)
    {
        until([&] { return !page->model()->isLoading() && page->model()->rowCount() == rows; });
    }
    template <class Holds> void until(Holds holds)
    {
        REQUIRE(QTest::qWaitFor(holds, 20'000));
        settle();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        REQUIRE(focus);
        QTest::keyClick(focus, Qt::Key(key), modifiers);
        settle();
    }
    /// Types letters, or composes what no key has.
    void type(const QString &text)
    {
        QWidget *focus = QApplication::focusWidget();
        REQUIRE(focus);
        if (std::all_of(text.begin(), text.end(), [](QChar letter) { return letter.unicode() < 128; })) {
            QTest::keyClicks(focus, text);
        } else {
            // As an input method hands over what was composed.
            QInputMethodEvent composed;
            composed.setCommitString(text);
            QApplication::sendEvent(focus, &composed);
        }
        settle();
    }
    /// The text of the latest toast.
    QString told()
    {
        return (window().toasts()->history().empty() ? QString() : window().toasts()->history().front().toast.text);
    }
    void undo()
    {
        QAction *action = composition->commands().action(QStringLiteral("edit.undo"));
        until([&] { return action->isEnabled(); });
        QApplication::setActiveWindow(&window());
        settle();
        press(Qt::Key_Z, Qt::ControlModifier);
    }
};

/// The list's column of a field.
inline int columnNamed(const TablePage &page, const char *field)
{
    const int column = int(page.model()->columns().indexOf(QString::fromLatin1(field)));
    REQUIRE(column >= 0);
    return column;
}

} // namespace millrace::test
