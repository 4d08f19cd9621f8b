// SPDX-License-Identifier: GPL-3.0-or-later
// One customer saved, beside a bare durable insert of the same row into the same table with the same indexes.
#include "core/interchange/generate_names.h"
#include "tests/bench/figure.h"
#include "tests/bench/raw/raw_rows.h"

namespace millrace::bench {

namespace {

constexpr int saves = 3000;

/// New customers with the values of old ones, as a form would send them.
std::vector<Edit> customersToSave(const Workspace &workspace, int count)
{
    const EntityPtr entity = workspace.catalog()->entity(u"customer");
    Query query;
    query.entity = entity->key;
    query.limit = count;
    query.offset = 1000;
    const RowSet rows = must(workspace.rows(workspace.session(), query));
    generating::Chance chance(99);
    std::vector<Edit> edits;
    for (const Row &row : rows.rows) {
        Edit edit = Edit::create(entity);
        for (size_t i = 0; i < row.cells.size(); ++i) {
            const FieldDef *field = rows.columns[i].field;
            if (field->system || row.cells[i].isEmpty())
                continue;
            Value value = row.cells[i];
            if (field->key == QLatin1String("credit_code"))
                value = generating::creditCode(chance);
            else if (field->key == QLatin1String("external_id"))
                value = QStringLiteral("S%1").arg(edits.size());
            edit.fields.push_back({field->index, std::move(value), std::nullopt, true});
        }
        edits.push_back(std::move(edit));
    }
    return edits;
}

} // namespace

void measureSaves(Bench &bench)
{
    const QString ours = bench.bases.scratch(QStringLiteral("save.millrace"));
    const QString raw = bench.bases.scratch(QStringLiteral("save-raw.sqlite"));
    QFile::copy(bench.bases.companyPath(), ours);
    std::vector<double> oursTimes;
    std::vector<double> rawTimes;
    std::vector<double> halves;
    std::vector<double> tails;
    {
        auto workspace = bench.bases.open(ours, Workspace::Access::Write);
        const std::vector<Edit> edits = customersToSave(*workspace, saves);

        RawFile file(raw, RawFile::Use::Write);
        file.copyLayout(ours, QStringLiteral("customer"), false);
        RawCustomers source(bench.bases.companyPath());
        RawInsert insert(file, source.columns(), false);
        file.execute(QStringLiteral("BEGIN"));
        qint64 last = 0;
        for (auto rows = source.next(10'000); !rows.empty(); rows = source.next(10'000))
            for (const RawRow &row : rows) {
                insert.insert(row);
                last = row.cells[0].toLongLong();
            }
        file.execute(QStringLiteral("COMMIT"));
        RawCustomers again(bench.bases.companyPath());
        std::vector<RawRow> rows = again.next(int(edits.size()));
        for (RawRow &row : rows) {
            row.cells[0] = ++last;
            QByteArray id = row.cells[1].toByteArray();
            id[0] = char(id[0] ^ 0x40);
            row.cells[1] = id;
        }

        const Session session = workspace->session();
        const size_t perRun = edits.size() / size_t(bench.options.runs);
        for (int turn = 0; turn < bench.options.runs; ++turn) {
            std::vector<double> a;
            std::vector<double> b;
            for (size_t i = size_t(turn) * perRun; i < size_t(turn + 1) * perRun; ++i) {
                CommitRequest request;
                request.label = QStringLiteral("edit");
                request.edits = {edits[i]};
                a.push_back(timed([&] { must(workspace->commit(session, std::move(request))); }));
                b.push_back(timed([&] { insert.insert(rows[i]); }));
            }
            const double base = median(b);
            halves.push_back(median(a) / base);
            tails.push_back(quantile(a, 0.95) / base);
            oursTimes.insert(oursTimes.end(), a.begin(), a.end());
            rawTimes.insert(rawTimes.end(), b.begin(), b.end());
        }
    }
    const double base = median(rawTimes);
    const int runs = bench.options.runs;
    bench.tell({QStringLiteral("save"), QStringLiteral("p50 of a save / median of a raw insert"), median(halves),
                QStringLiteral("x"), median(oursTimes), base, runs, 4});
    bench.tell({QStringLiteral("save"), QStringLiteral("p95 of a save / median of a raw insert"), median(tails),
                QStringLiteral("x"), quantile(oursTimes, 0.95), base, runs, 9});
    bench.tell({QStringLiteral("save"), QStringLiteral("worst of %1 saves").arg(oursTimes.size()), largest(oursTimes),
                QStringLiteral("ms"), largest(oursTimes), largest(rawTimes), runs, 100});
    bench.bases.scratch(QStringLiteral("save.millrace"));
    bench.bases.scratch(QStringLiteral("save-raw.sqlite"));
}

} // namespace millrace::bench
