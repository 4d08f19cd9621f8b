// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/soak/ordeal.h"

#include "core/interchange/generate_names.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

namespace millrace::soak {

namespace {
constexpr int importedRows = 6000;
constexpr int longestEditing = 700; ///< milliseconds before the kill
} // namespace

Ordeal::Ordeal(QString folder, std::uint64_t seed) : m_folder(std::move(folder)), m_chance(seed) {}

QString Ordeal::cli() const
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/millrace-cli");
}

bool Ordeal::fail(const QString &why)
{
    m_failure = why;
    return false;
}

bool Ordeal::begin()
{
    Workspace::InitOptions options;
    options.path = workspacePath();
    options.currency = *CurrencyCode::fromString(u"CNY");
    if (const auto made = Workspace::init(options, m_clock, m_ids); !made)
        return fail(QStringLiteral("init: ") + errorWord(made.error().code));
    m_csv = m_folder + QStringLiteral("/customers.csv");
    QFile file(m_csv);
    if (!file.open(QIODevice::WriteOnly))
        return fail(QStringLiteral("cannot write ") + m_csv);
    file.write("name,city,phone,notes\n");
    for (int i = 0; i < importedRows; ++i) {
        const bool chinese = m_chance.percent(50);
        const generating::Place &place = generating::placeOf(m_chance, chinese);
        const QString name = generating::companyName(m_chance, place, chinese).full;
        file.write((u'"' + name + QStringLiteral("\",") + place.city.toString() + u',' +
                    generating::phoneNumber(m_chance, place, false) + QStringLiteral(",imported\n"))
                       .toUtf8());
    }
    file.close();
    // Once to its end, so that moments are drawn from the whole of it.
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    started(process, Work::Import).waitForFinished(-1);
    m_importMilliseconds = int(timer.elapsed());
    m_importOpen = true;
    return (process.exitCode() == 0 || fail(QString::fromUtf8(process.readAllStandardOutput()))) && inspect();
}

void Ordeal::take(const QByteArray &line)
{
    // "? ID NAME"; a line that the kill cut short says nothing.
    if (line.size() < 40 || !line.endsWith('\n'))
        return;
    const auto id = RecordId::fromString(QString::fromLatin1(line.mid(2, 36)));
    const QString name = QString::fromUtf8(line.mid(39).chopped(1));
    if (!id)
        return;
    Told &told = m_told[*id];
    if (line[0] == '?') {
        told.next = name;
        told.open = true;
        return;
    }
    told.name = name;
    told.open = false;
    ++m_tally.acknowledged;
}

bool Ordeal::runToEnd(QProcess &process, int milliseconds)
{
    const bool ended = process.waitForFinished(std::max(1, milliseconds));
    if (!ended) {
        process.kill();
        process.waitForFinished(-1);
    }
    ++m_tally.kills;
    return ended;
}

bool Ordeal::killWriter()
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--writer"), workspacePath(), QStringLiteral("--seed"),
                   QString::number(m_chance.below(1'000'000'000))});
    const bool ended = runToEnd(process, int(m_chance.between(20, longestEditing)));
    if (ended)
        return fail(QStringLiteral("the writer ended by itself: ") + QString::fromUtf8(process.readAllStandardError()));
    for (QByteArray line = process.readLine(); !line.isEmpty(); line = process.readLine())
        take(line);
    for (const Told &told : std::as_const(m_told))
        m_tally.inFlight += told.open ? 1 : 0;
    return true;
}

QProcess &Ordeal::started(QProcess &process, Work work) const
{
    const QString customer = QStringLiteral("customer");
    switch (work) {
    case Work::Import:
        process.start(cli(), {QStringLiteral("--json"), QStringLiteral("import"), workspacePath(), customer, m_csv});
        break;
    case Work::ImportInPieces:
        process.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--importer"), workspacePath(), QStringLiteral("--csv"), m_csv});
        break;
    case Work::Undo:
        process.start(cli(),
                      {QStringLiteral("--json"), QStringLiteral("undo"), workspacePath(), QStringLiteral("--last")});
        break;
    }
    return process;
}

bool Ordeal::killWork(Work work)
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    const bool ended = runToEnd(started(process, work), int(m_chance.below(m_importMilliseconds * 5 / 4) + 1));
    if (ended && process.exitCode() != 0)
        return fail(QStringLiteral("import or undo ended by itself: ") +
                    QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError()));
    if (ended)
        m_importMilliseconds = std::max(200, int(timer.elapsed()));
    else
        m_importMilliseconds = std::min(m_importMilliseconds + m_importMilliseconds / 16, 60'000);
    m_importOpen = work != Work::Undo;
    m_undoOpen = work == Work::Undo;
    return true;
}

bool Ordeal::inspect()
{
    auto opened = Workspace::open(workspacePath(), Workspace::Access::Write, m_clock, m_ids);
    if (!opened)
        return fail(QStringLiteral("opening: ") + errorWord(opened.error().code) + u' ' +
                    opened.error().arguments.join(u' '));
    const Workspace &workspace = **opened;
    const Session session = workspace.session();
    const auto verified = workspace.verify();
    if (!verified || !verified->ok)
        return fail(QStringLiteral("verify: ") + (verified ? verified->details() : errorWord(verified.error().code)));

    // What was in flight was one commit: it is there as a whole or not at all.
    int through = 0;
    int notThrough = 0;
    for (auto it = m_told.begin(); it != m_told.end(); ++it) {
        const auto record = workspace.record(session, QStringLiteral("customer"), it.key());
        const QString now = !record ? QString() : record->isDeleted() ? QStringLiteral("-") : record->title();
        const bool kept = now == it->name;
        if (!kept && !(it->open && now == it->next))
            return fail(
                QStringLiteral("edit lost: %1 is \"%2\", acknowledged \"%3\"").arg(it.key().toString(), now, it->name));
        if (it->open && it->name != it->next)
            ++(kept ? notThrough : through);
        it->name = now;
        it->open = false;
    }
    if (through > 0 && notThrough > 0)
        return fail(QStringLiteral("half a commit: %1 of %2").arg(through).arg(through + notThrough));

    Query query;
    query.entity = QStringLiteral("customer");
    query.filter = Filter::compare(u"notes", CompareOp::Equal, QStringLiteral("imported"));
    const auto count = workspace.count(session, query);
    if (!count)
        return fail(QStringLiteral("count: ") + errorWord(count.error().code));
    const qint64 change = *count - m_imported;
    if (change == 0 && m_importOpen)
        ++m_tally.importsTaken;
    else if (change == importedRows && m_importOpen)
        ++m_tally.importsWhole;
    else if (m_undoOpen && (change == 0 || change == -importedRows))
        ++m_tally.undosTaken;
    else if (change != 0)
        return fail(QStringLiteral("half an import: %1 rows, before %2").arg(*count).arg(m_imported));
    m_imported = *count;
    m_importOpen = m_undoOpen = false;
    return true;
}

bool Ordeal::round()
{
    const std::int64_t what = m_chance.below(12);
    bool done = false;
    // An undo takes back the last thing done: an import, as long as nobody has edited.
    if (m_imported > 0 && m_told.isEmpty() && what < 4)
        done = killWork(Work::Undo);
    else if (what < 5)
        done = killWriter();
    else
        done = killWork(what < 8 ? Work::Import : Work::ImportInPieces);
    return done && inspect();
}

} // namespace millrace::soak
