// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/interchange/import_fixture.h"

#include <QFile>
#include <QJsonDocument>

namespace millrace::test {

QString ImportWorld::file(const QString &name, const QByteArray &content) const
{
    QFile file(folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
    return file.fileName();
}

ImportOptions ImportWorld::options(const QString &entity, const QString &path) const
{
    ImportOptions options;
    options.entity = entity;
    options.path = path;
    options.session = session();
    return options;
}

ImportReport ImportWorld::import(const ImportOptions &options)
{
    return must(tryImport(options));
}

ImportReport ImportWorld::importText(const QString &entity, const QByteArray &csv)
{
    return import(entity, file(QStringLiteral("text.csv"), csv));
}

Record ImportWorld::only(const char *entity, const QString &filter) const
{
    Query query;
    query.entity = QString::fromLatin1(entity);
    query.filter = must(parseFilter(filter));
    const RowSet rows = must(workspace->rows(session(), query));
    INFO(filter.toStdString());
    REQUIRE(rows.rows.size() == 1);
    return record(query.entity, rows.rows.front().id);
}

QStringList ImportWorld::column(const char *entity, const QString &path) const
{
    Query query;
    query.entity = QString::fromLatin1(entity);
    query.fields = {FieldPath::of(path)};
    RowSet rows = must(workspace->rows(session(), query));
    std::sort(rows.rows.begin(), rows.rows.end(), [](const Row &a, const Row &b) { return a.no < b.no; });
    QStringList texts;
    for (const Row &row : rows.rows)
        texts << valueToText(*rows.columns.front().field, row.cells.front());
    return texts;
}

ImportMapping mappingOf(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    INFO(error.errorString().toStdString());
    REQUIRE(document.isObject());
    return must(mappingFromJson(document.object(), QStringLiteral("test")));
}

std::vector<ImportWarning> warningsOf(const ImportReport &report, const char *kind)
{
    std::vector<ImportWarning> found;
    for (const ImportWarning &warning : report.warnings)
        if (warning.kind == QLatin1String(kind))
            found.push_back(warning);
    return found;
}

std::string toldWarnings(const ImportReport &report)
{
    std::string text;
    for (const ImportWarning &warning : report.warnings)
        text += warning.kind.toStdString() + " (" + warning.arguments.join(QStringLiteral(" | ")).toStdString() +
                ") x" + std::to_string(warning.count) + " from line " + std::to_string(warning.firstLine) + "\n";
    return text;
}

qint64 warned(const ImportReport &report, const char *kind, const QStringList &arguments)
{
    qint64 count = 0;
    for (const ImportWarning &warning : warningsOf(report, kind))
        if (warning.arguments.mid(0, arguments.size()) == arguments)
            count += warning.count;
    return count;
}

} // namespace millrace::test
