// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/include_rules.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace millrace::architecture {

namespace {

/// One row of the layer table. The row with the longest matching path governs a file; a file may always include its own
/// folder. `layers` are beginnings of paths from the root; `foreign` are beginnings of headers of other libraries.
struct Layer
{
    QString path;
    QStringList layers;
    QStringList qtModules;
    QStringList foreign;
    bool system = false;    ///< headers of the operating system
    QStringList never = {}; ///< taken out of `layers` again
};

const QStringList theBase{"core/base/"};
const QStringList theSchema = theBase + QStringList{"core/schema/"};
const QStringList theRecords = theSchema + QStringList{"core/records/"};
const QStringList theRules = theRecords + QStringList{"core/sales/", "core/access/"};
const QStringList theDoor = theRules + QStringList{"core/workspace/"};
const QStringList theReaders =
    theDoor + QStringList{"core/automation/", "core/insight/", "core/reports/", "core/interchange/"};
const QStringList theTexts = theReaders + QStringList{"ui/text/"};
const QStringList theModels = theTexts + QStringList{"ui/models/"};
const QStringList theWidgets = theModels + QStringList{"ui/theme/", "ui/language/"};
const QStringList theFields = theWidgets + QStringList{"ui/fields/"};
const QStringList theForms = theFields + QStringList{"ui/forms/"};

/// Colours and letters: what painting needs of the theme.
const QStringList theLook{"ui/theme/tokens", "ui/theme/fonts"};

const QStringList coreOnly{"QtCore"};
const QStringList drawing{"QtCore", "QtGui"};
const QStringList widgets{"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport"};
const QStringList everyQt{"QtCore",    "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport",
                          "QtNetwork", "QtSql", "QtTest",    "QtDBus"};

const std::vector<Layer> &layers()
{
    static const std::vector<Layer> table{
        {"core/base", {}, coreOnly, {"tl/expected.hpp"}},
        {"core/base/text/phone", theBase, coreOnly, {"phonenumbers/"}},
        {"core/base/platform", theBase, coreOnly, {"tl/expected.hpp"}, true},
        {"core/schema", theBase, coreOnly, {}},
        {"core/records", theSchema, coreOnly, {}},
        {"core/sales", theRecords, coreOnly, {}},
        {"core/access", theRecords, coreOnly, {}},
        {"core/store", theRecords, {"QtCore", "QtSql"}, {"sqlite3.h"}},
        {"core/store/postgres", theRecords + QStringList{"core/store/"}, coreOnly, {"libpq-fe.h"}},
        {"core/workspace", theRules + QStringList{"core/store/"}, coreOnly, {}, false, {"core/store/postgres/"}},
        {"core/automation", theDoor, coreOnly, {}},
        {"core/insight", theDoor, coreOnly, {}},
        {"core/reports", theDoor, coreOnly, {}},
        {"core/interchange", theDoor, coreOnly, {"zip.h", "xlsxwriter", "freexl.h", "zlib.h"}},
        {"core/sync", theDoor + QStringList{"core/store/journal", "core/store/sync"}, coreOnly, {"zstd.h"}},
        {"core/sync/secret_file", theDoor + QStringList{"core/sync/"}, coreOnly, {"sodium.h"}},
        {"core/sync/keychain", theDoor + QStringList{"core/sync/"}, coreOnly, {"qt6keychain/"}},
        {"core/sync/http_peer", theDoor + QStringList{"core/sync/"}, {"QtCore", "QtNetwork"}, {}},
        {"ui/text", theReaders, coreOnly, {}},
        {"ui/text/sync_words", theTexts + QStringList{"core/sync/"}, coreOnly, {}},
        {"ui/language", theTexts, coreOnly, {}},
        {"ui/models", theTexts, drawing, {}},
        {"ui/theme", theTexts, widgets, {}},
        {"ui/fields", theWidgets, widgets, {}},
        {"ui/forms", theFields, widgets, {}},
        {"ui/theme/tokens", theLook, drawing, {}},
        {"ui/theme/fonts", theLook, drawing, {}},
        {"ui/charts", theTexts + theLook, {"QtCore", "QtGui", "QtSvg"}, {}},
        {"ui/charts/widgets", theWidgets + QStringList{"ui/charts/"}, widgets + QStringList{"QtCharts"}, {}},
        {"ui/print", theTexts + theLook + QStringList{"ui/charts/"}, drawing, {}, false, {"ui/charts/widgets/"}},
        {"ui/views",
         theForms + QStringList{"ui/charts/", "ui/print/", "ui/shell/"},
         widgets,
         {},
         false,
         {"ui/shell/main_window"}},
        {"ui/shell", theForms + QStringList{"ui/print/"}, widgets, {}},
        {"app/desktop", theForms + QStringList{"core/sync/", "ui/"}, everyQt, {}, true},
        {"app/cli",
         theReaders + theLook + QStringList{"core/sync/", "ui/text/", "ui/language/", "ui/charts/", "ui/print/"},
         {"QtCore", "QtGui", "QtNetwork"},
         {},
         true,
         {"ui/charts/widgets/"}},
        {"app/server",
         theReaders + QStringList{"core/store/server_", "core/store/postgres/postgres.h", "core/sync/", "ui/text/",
                                  "ui/language/"},
         {"QtCore", "QtNetwork"},
         {"boost/", "sodium.h"},
         true},
        {"tests/bench/platform", theBase, coreOnly, {}, true},
        {"tests/bench/server", {"core/", "app/server/", "tests/"}, everyQt, {"boost/", "sqlite3.h"}},
        {"tests/support/postgres_server", {"core/", "tests/"}, coreOnly, {}, true},
        {"tests",
         {"core/", "ui/", "app/", "tests/"},
         everyQt + QStringList{"QtCharts"},
         {"catch2/", "sqlite3.h", "zip.h", "xlsxwriter", "tl/expected.hpp"}},
    };
    return table;
}

/// The row that governs a path, or none for a path outside the table.
const Layer *layerOf(const QString &path)
{
    const Layer *best = nullptr;
    for (const Layer &layer : layers()) {
        const bool within =
            path.startsWith(layer.path + QLatin1Char('/')) || path.startsWith(layer.path + QLatin1Char('.'));
        if (within && (!best || layer.path.size() > best->path.size()))
            best = &layer;
    }
    return best;
}

/// What counts as a file's own folder. Each folder under ui/views is a world of its own.
QString ownFolder(const QString &path, const Layer &layer)
{
    if (layer.path == QLatin1String("ui/views"))
        return path.section(QLatin1Char('/'), 0, 2) + QLatin1Char('/');
    return layer.path + QLatin1Char('/');
}

bool startsWithOneOf(const QString &text, const QStringList &beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const QString &beginning) { return text.startsWith(beginning); });
}

/// Headers of the C++ standard library have neither a dot nor a folder; the rest is the system's or a library's.
bool isStandard(const QString &header)
{
    static const QRegularExpression shape(QStringLiteral("^[a-z][a-z0-9_]*$"));
    return shape.match(header).hasMatch();
}

/// Made by the build out of the file itself.
bool isGenerated(const QString &header)
{
    return !header.contains(QLatin1Char('/')) &&
           (header.endsWith(QLatin1String(".moc")) || header.startsWith(QLatin1String("moc_")));
}

QString objection(const SourceFile &file, const Layer &layer, const QString &header, bool quoted, const QtHeaders &qt)
{
    if (quoted) {
        if (isGenerated(header) || header.startsWith(ownFolder(file.path, layer)))
            return {};
        if (startsWithOneOf(header, layer.layers) && !startsWithOneOf(header, layer.never))
            return {};
        if (!layerOf(header))
            return QStringLiteral("\"%1\" is not a path from the root").arg(header);
        return QStringLiteral("%1 must not include %2").arg(layer.path, header);
    }
    if (header.contains(QLatin1String("/private/")))
        return QStringLiteral("<%1> is private to Qt").arg(header);
    if (const QString module = qt.moduleOf(header); !module.isEmpty()) {
        if (layer.qtModules.contains(module))
            return {};
        return QStringLiteral("%1 must not use %2 (<%3>)").arg(layer.path, module, header);
    }
    if (isStandard(header) || startsWithOneOf(header, layer.foreign) || layer.system)
        return {};
    return QStringLiteral("%1 must not include <%2>: a library or system header that the layer table does not grant it")
        .arg(layer.path, header);
}

} // namespace

QtHeaders::QtHeaders(const QString &folder)
{
    const QDir top(folder);
    for (const QString &module : top.entryList({QStringLiteral("Qt*")}, QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const QString &header : QDir(top.filePath(module)).entryList(QDir::Files))
            m_modules.insert(header, module);
    }
}

QString QtHeaders::moduleOf(const QString &header) const
{
    const QString folder = header.section(QLatin1Char('/'), 0, -2);
    if (folder.startsWith(QLatin1String("Qt")))
        return folder.section(QLatin1Char('/'), 0, 0);
    if (!folder.isEmpty())
        return {};
    // A class header that is not installed here is still Qt's, and no layer is granted what is unknown.
    static const QRegularExpression shape(QStringLiteral("^Q[A-Z]\\w*$"));
    return m_modules.value(header,
                           shape.match(header).hasMatch() ? QStringLiteral("an unknown part of Qt") : QString());
}

Findings includeFindings(const SourceFile &file, const QtHeaders &qt)
{
    if (!file.isCode())
        return {};
    const Layer *layer = layerOf(file.path);
    if (!layer)
        return {{file.path, 0, QStringLiteral("lies in no folder of the layer table")}};
    static const QRegularExpression include(QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    Findings findings;
    const QString text = withoutComments(file.text);
    for (auto found = include.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString what = objection(file, *layer, match.captured(2), match.captured(1) == QLatin1String("\""), qt);
        if (!what.isEmpty())
            findings.push_back({file.path, lineAt(text, match.capturedStart(1)), what});
    }
    return findings;
}

} // namespace millrace::architecture
