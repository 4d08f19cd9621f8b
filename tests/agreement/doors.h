// SPDX-License-Identifier: GPL-3.0-or-later
// The ways into a workspace, each over a copy of the same file, that one edit after the other is sent through.
#pragma once

#include "tests/support/temp_workspace.h"

#include <QJsonObject>

#include <map>
#include <set>

namespace millrace::test {

/// One field of one record, as a person would type it.
struct TypedEdit
{
    QString entity;
    RecordId id;
    QString field;
    QString text;
};

/// A new record, field by field as a person would type it; empty ones are not given.
struct TypedRecord
{
    QString entity;
    std::map<QString, QString> texts;
};

/// What became of an edit.
struct Verdict
{
    bool stored = false;
    bool read = true;           ///< the text is a value of the field
    std::set<QString> problems; ///< "field rule" of what refused it
    bool operator==(const Verdict &) const = default;
};

class Door
{
public:
    virtual ~Door() = default;
    virtual const char *name() const = 0;
    virtual Verdict change(const TypedEdit &edit) = 0;
    /// Makes a record; nothing where the door only changes what is there. `made` is its id.
    virtual std::optional<Verdict> create(const TypedRecord &record, RecordId &made) = 0;
    /// Whether it says which rules were not met, or only that something was wrong.
    virtual bool namesRules(const Verdict &) const { return true; }
    /// The values of a record, as text by field.
    std::map<QString, QString> stored(const QString &entity, const RecordId &id);

protected:
    explicit Door(const QString &file);
    virtual void open();
    Workspace &workspace();
    /// The field of an edit, and its value where the text is one as everybody reads it.
    const FieldDef &fieldOf(const TypedEdit &edit);
    /// All values of a new record as JSON.
    QJsonObject jsonOf(const TypedRecord &record);
    std::optional<Value> valueOf(const TypedEdit &edit);
    /// As JSON: the value, or the text where it is none.
    QJsonValue jsonOf(const TypedEdit &edit);
    /// Straight to the workspace: for what the door cannot say.
    Verdict committed(const TypedEdit &edit);
    void close() { m_workspace.reset(); }
    const QString &path() const { return m_path; }
    QString pathOf(const QString &other) const { return m_folder.filePath(other); }
    FixedClock m_clock{Instant{1'767'300'000'000'000}};
    SharedIds m_ids{4711};

private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<Workspace> m_workspace;
};

/// All doors, each over its own copy of the file.
std::vector<std::unique_ptr<Door>> doorsOf(const QString &file);

/// The problems of an error that refuse.
std::set<QString> refusing(const std::vector<Problem> &problems);

} // namespace millrace::test
