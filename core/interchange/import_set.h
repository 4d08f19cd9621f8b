// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/import.h"

namespace millrace {

/// One file of a set: how it is recognised and mapped.
struct SetFile
{
    QString name; ///< file name, compared without regard to case
    ImportMapping mapping;
    std::optional<ImportMode> mode; ///< none: see ImportSetOptions
};

/// What is known of an export of several related files: which they are, in the order in which they depend on each
/// other, and which are left alone and why.
struct SetPreset
{
    QString name;
    std::vector<SetFile> files;
    QHash<QString, QString> ignored; ///< file names and a word that says why
};

/// JSON: {"preset":name,"files":[{"file":"accounts.csv","mapping":{..},"mode":"upsert"}],
/// "ignored":{"readme.csv":"documentation"}}; a file may be read several times, with another entity each time.
/// Errors as of mappingFromJson.
Result<SetPreset> setPresetFromJson(const QJsonObject &json, const QString &name);
/// Names of the sets that the program knows.
QStringList setPresets();
/// The known set whose files, with the columns that its mappings name, lie in the folder. FileFormat {folder,
/// "unknown_set", known names} where there is none.
Result<SetPreset> recognisedSet(const QString &folder);

struct ImportSetOptions
{
    QString folder;
    std::optional<SetPreset> preset; ///< none: recognised by the files
    /// How rows meet records that are there. None: what the set says of a file; else rows that bear a key are left out
    /// where their record is there, and a file without keys is left out where its very content was brought in before.
    std::optional<ImportMode> mode;
    bool dryRun = false; ///< what the files before one would make is taken as there
    std::function<QString(const EntityDef &, const Problem &)> describe;
    QString errorsPath; ///< folder or nothing: refused rows of X.csv go to X.errors.csv there
    Session session;
    Progress progress;
};

struct NotImported
{
    QString file;
    QString column;   ///< empty: the whole file
    QString why;      ///< "not_in_set", "documentation", "no_entity", and the words of ImportWarning "not_imported"
    qint64 count = 0; ///< rows of the file, filled cells of the column
};

struct ImportSetReport
{
    QString preset;
    RecordId operation;
    std::vector<ImportReport> files; ///< in the order of the set
    qint64 read = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 skipped = 0;
    qint64 failed = 0;
    std::map<QString, qint64> made;
    std::vector<NotImported> notImported;
};

/// Imports all files of a set as one operation, whole or not at all. Errors as of importFile.
Result<ImportSetReport> importSet(Workspace &workspace, const ImportSetOptions &options);

} // namespace millrace
