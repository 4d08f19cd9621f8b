// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/report_run.h"

#include "core/reports/report_groups.h"
#include "core/reports/report_list.h"

#include <algorithm>
#include <set>

namespace millrace {

namespace {

/// One run of a report with groups: asks for the numbers and lays them out.
class ReportRun
{
public:
    ReportRun(const Workspace &workspace, const Session &session, ReportTable table, Figures figures,
              const Progress &progress)
        : m_workspace(workspace), m_session(session), m_metadata(workspace.metadata()), m_table(std::move(table)),
          m_figures(std::move(figures)), m_progress(progress), m_groups(m_table.definition.groups.size()),
          m_pivotBit(m_table.hasPivot() ? 1u << m_groups : 0)
    {
    }

    Result<ReportTable> run()
    {
        m_now.emplace(m_workspace, m_session, question(m_table.base), m_progress);
        MILLRACE_TRY(prepare(*m_now, false));
        m_progress.step(1, 3);
        if (compares()) {
            m_before.emplace(m_workspace, m_session, question(m_table.before), m_progress);
            MILLRACE_TRY(prepare(*m_before, true));
        }
        m_progress.step(2, 3);
        MILLRACE_TRY(readPivots());
        makeColumns();
        MILLRACE_TRY(makeRows());
        MILLRACE_TRY(readUnconverted());
        m_progress.step(3, 3);
        return std::move(m_table);
    }

private:
    /// Where a figure's column takes its numbers from.
    struct Slot
    {
        int pivot = -1;
        size_t figure = 0;
    };
    /// A row before its figures are known: what was counted of it, now and before.
    struct Draft
    {
        ReportRow row;
        std::vector<const CubeCell *> now, before; ///< by pivot, the last one over all
    };

    bool compares() const { return m_table.definition.comparison.kind != ReportComparison::Kind::None; }
    const ReportGroup &group(size_t at) const
    {
        return at < m_groups ? m_table.definition.groups[at] : *m_table.definition.pivot;
    }

    AggregateQuery question(const Query &records) const
    {
        AggregateQuery query;
        query.entity = records.entity;
        query.filter = records.filter;
        query.asOf = records.asOf;
        query.knownAt = records.knownAt;
        for (size_t i = 0; i < m_table.groupFields.size(); ++i) {
            query.groups.push_back(group(i).path);
            query.buckets.push_back(bucketOf(group(i), *m_table.groupFields[i], m_table.definition.firstMonth,
                                             m_table.currency, m_table.today, m_session.zone));
        }
        query.measures.push_back({Measure::Kind::Count, {}});
        for (size_t i = 0; i < m_table.definition.measures.size(); ++i)
            query.measures.push_back(measureOf(m_table.definition.measures[i], m_table.measureFilters[i]));
        return query;
    }

    /// Ages are counted from the youngest; earlier dates are moved onto the later ones that they are compared with.
    Result<void> prepare(Cube &cube, bool earlier)
    {
        for (size_t i = 0; i < m_table.groupFields.size(); ++i) {
            const auto ages = std::int64_t(group(i).ages.size());
            if (ages > 0)
                cube.rename(i, [ages](const Value &value) {
                    return value.isEmpty() ? Value() : Value(ages - value.valueOr<std::int64_t>());
                });
            const bool moves =
                earlier && group(i).unit != DateUnit::None && group(i).path == m_table.definition.comparison.path;
            if (moves)
                cube.rename(i, [this, i](const Value &value) { return movedOn(group(i).unit, value); });
        }
        return cube.read();
    }

    Value movedOn(DateUnit unit, const Value &value) const
    {
        const auto *day = value.as<QDate>();
        if (!day)
            return value;
        const bool byMonths = m_table.shiftMonths > 0 && unit != DateUnit::Day && unit != DateUnit::Week;
        return byMonths ? day->addMonths(m_table.shiftMonths) : day->addDays(m_table.shiftDays);
    }

    Result<void> addTitles(size_t at, const std::vector<Value> &values)
    {
        const FieldDef &field = *m_table.groupFields[at];
        if (field.type != FieldType::Reference || field.target.isEmpty())
            return {};
        std::vector<RecordId> ids;
        for (const Value &value : values)
            if (const auto *id = value.as<RecordId>(); id && !m_table.titles.contains(*id))
                ids.push_back(*id);
        MILLRACE_ASSIGN(const auto titles, m_workspace.titles(m_session, field.target, ids));
        m_table.titles.insert(titles);
        return {};
    }

    Result<std::vector<Value>> inOrder(size_t at, std::vector<Value> values)
    {
        MILLRACE_TRY(addTitles(at, values));
        return GroupOrder(*m_table.groupFields[at], *m_metadata, m_table.titles).sorted(std::move(values));
    }

    /// The values that a group takes now or took before, below `above`.
    Result<std::vector<Value>> valuesOf(unsigned level, const Cube::Key &above)
    {
        std::set<Value, ValueOrder> values;
        for (Cube *cube : {&*m_now, m_before ? &*m_before : nullptr}) {
            if (!cube)
                continue;
            MILLRACE_ASSIGN(const Cube::Level *cells, cube->level(level));
            for (auto cell = cells->lower_bound(above); cell != cells->end(); ++cell) {
                if (!std::equal(above.begin(), above.end(), cell->first.begin()))
                    break;
                values.insert(cell->first.back());
            }
        }
        return std::vector<Value>(values.begin(), values.end());
    }

    Result<void> readPivots()
    {
        if (!m_table.hasPivot())
            return {};
        MILLRACE_ASSIGN(std::vector<Value> values, valuesOf(m_pivotBit, {}));
        MILLRACE_ASSIGN(m_table.pivots, inOrder(m_groups, std::move(values)));
        return {};
    }

    bool isHidden(size_t figure) const
    {
        const auto &measures = m_table.definition.measures;
        return figure < measures.size() ? measures[figure].hidden
                                        : m_table.definition.computed[figure - measures.size()].hidden;
    }

    QString labelOf(size_t figure) const
    {
        const auto &measures = m_table.definition.measures;
        return figure < measures.size() ? measures[figure].label
                                        : m_table.definition.computed[figure - measures.size()].label;
    }

    void makeColumns()
    {
        for (size_t i = 0; i < m_groups; ++i) {
            ReportColumn column;
            column.at = i;
            column.key = group(i).path.toString();
            column.label = group(i).label;
            column.field = *m_table.groupFields[i];
            addColumn(column, {});
        }
        for (int pivot = 0; pivot <= int(m_table.pivots.size()); ++pivot)
            for (size_t figure = 0; figure < m_figures.count(); ++figure)
                if (!isHidden(figure))
                    addFigureColumns(pivot == int(m_table.pivots.size()) ? -1 : pivot, figure);
    }

    void addColumn(const ReportColumn &column, const Slot &slot)
    {
        m_table.columns.push_back(column);
        m_slots.push_back(slot);
    }

    void addFigureColumns(int pivot, size_t figure)
    {
        ReportColumn column = m_figures.column(figure);
        column.pivot = pivot;
        column.label = labelOf(figure);
        addColumn(column, {pivot, figure});
        if (!compares())
            return;
        column.side = ReportColumn::Side::Before;
        addColumn(column, {pivot, figure});
        const Dimension dimension = m_figures.dimension(figure);
        if (dimension == Dimension::Date || dimension == Dimension::Moment)
            return;
        column.side = ReportColumn::Side::Change;
        addColumn(column, {pivot, figure});
        column.side = ReportColumn::Side::Share;
        column.additive = false;
        column.percent = true;
        column.field = FieldDef();
        column.field.key = column.key;
        column.field.type = FieldType::Decimal;
        column.field.scale = 1;
        addColumn(column, {pivot, figure});
    }

    /// What was counted of one row, for every pivot and over all.
    Result<std::vector<const CubeCell *>> cellsOf(Cube &cube, unsigned level, const Cube::Key &key)
    {
        std::vector<const CubeCell *> cells;
        const auto find = [](const Cube::Level &all, const Cube::Key &wanted) {
            const auto found = all.find(wanted);
            return found == all.end() ? nullptr : &found->second;
        };
        if (m_pivotBit) {
            MILLRACE_ASSIGN(const Cube::Level *across, cube.level(level | m_pivotBit));
            for (const Value &pivot : m_table.pivots) {
                Cube::Key whole = key;
                whole.push_back(pivot);
                cells.push_back(find(*across, whole));
            }
        }
        MILLRACE_ASSIGN(const Cube::Level *over, cube.level(level));
        cells.push_back(find(*over, key));
        return cells;
    }

    Result<Draft> draft(ReportRow::Kind kind, unsigned level, const Cube::Key &key)
    {
        Draft draft;
        draft.row.kind = kind;
        draft.row.groups = key;
        MILLRACE_ASSIGN(draft.now, cellsOf(*m_now, level, key));
        if (m_before) {
            MILLRACE_ASSIGN(draft.before, cellsOf(*m_before, level, key));
        }
        return draft;
    }

    Result<void> makeRows()
    {
        MILLRACE_ASSIGN(m_total, draft(ReportRow::Kind::Total, 0, {}));
        m_table.records = m_total.now.back() ? m_total.now.back()->exact[0].value_or(0) : 0;
        if (m_groups == 0) {
            m_total.row.kind = ReportRow::Kind::Line;
            ++m_table.lines;
            std::vector<Draft> one{std::move(m_total)};
            m_total = one.front();
            fill(one);
            return {};
        }
        MILLRACE_ASSIGN(std::vector<Draft> firsts,
                        siblings(1u, {}, m_groups == 1 ? ReportRow::Kind::Line : ReportRow::Kind::Subtotal));
        std::optional<Draft> others;
        const auto top = size_t(m_table.definition.top);
        if (top > 0 && firsts.size() > top) {
            if (m_table.definition.others) {
                MILLRACE_ASSIGN(others, othersOf(firsts, top));
            }
            firsts.resize(top);
        }
        if (others)
            firsts.push_back(std::move(*others));
        fill(firsts, m_groups == 1);
        if (m_groups == 2)
            MILLRACE_TRY(addSeconds(std::move(firsts)));
        if (m_table.definition.totals) {
            std::vector<Draft> one{m_total};
            fill(one);
        }
        return {};
    }

    /// Lines below each first group, then its subtotal.
    Result<void> addSeconds(std::vector<Draft> firsts)
    {
        for (Draft &first : firsts) {
            if (m_progress.isCancelled())
                return fail(ErrorCode::Cancelled);
            if (first.row.kind == ReportRow::Kind::Others) {
                ++m_table.lines;
                m_table.rows.push_back(std::move(first.row));
                continue;
            }
            MILLRACE_ASSIGN(std::vector<Draft> lines, siblings(3u, first.row.groups, ReportRow::Kind::Line));
            fill(lines);
            if (m_table.definition.subtotals)
                m_table.rows.push_back(std::move(first.row));
        }
        return {};
    }

    /// The rows below `above`, in the order that is asked for.
    Result<std::vector<Draft>> siblings(unsigned level, const Cube::Key &above, ReportRow::Kind kind)
    {
        MILLRACE_ASSIGN(std::vector<Value> values, valuesOf(level, above));
        MILLRACE_ASSIGN(values, inOrder(above.size(), std::move(values)));
        std::vector<Draft> drafts;
        for (Value &value : values) {
            Cube::Key key = above;
            key.push_back(std::move(value));
            MILLRACE_ASSIGN(Draft one, draft(kind, level, key));
            drafts.push_back(std::move(one));
        }
        sort(drafts);
        return drafts;
    }

    void sort(std::vector<Draft> &drafts) const
    {
        QString key = m_table.definition.sort;
        if (key.isEmpty())
            return;
        const bool descending = key.startsWith(u'-');
        if (descending)
            key.remove(0, 1);
        size_t figure = 0;
        while (figure + 1 < m_figures.count() && m_figures.column(figure).key != key)
            ++figure;
        const size_t last = m_table.pivots.size();
        const Figures::Numbers numbers = m_figures.over(figure, cellsAt(drafts, &Draft::now, last), m_total.now[last]);
        std::vector<size_t> order(drafts.size());
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
            if (!numbers[a] || !numbers[b])
                return numbers[a].has_value() && !numbers[b].has_value();
            return descending ? *numbers[b] < *numbers[a] : *numbers[a] < *numbers[b];
        });
        std::vector<Draft> sorted;
        for (const size_t place : order)
            sorted.push_back(std::move(drafts[place]));
        drafts = std::move(sorted);
    }

    static std::vector<const CubeCell *> cellsAt(const std::vector<Draft> &drafts,
                                                 std::vector<const CubeCell *> Draft::*cells, size_t slot)
    {
        std::vector<const CubeCell *> found;
        for (const Draft &draft : drafts)
            found.push_back((draft.*cells)[slot]);
        return found;
    }

    /// Everything beyond the first `top` rows as one.
    Result<Draft> othersOf(const std::vector<Draft> &firsts, size_t top)
    {
        std::set<Value, ValueOrder> kept;
        for (size_t i = 0; i < top; ++i)
            kept.insert(firsts[i].row.groups.front());
        Draft others;
        others.row.kind = ReportRow::Kind::Others;
        for (const auto &[cube, cells, keepAlive] :
             {std::tuple(&*m_now, &others.now, &m_others),
              std::tuple(m_before ? &*m_before : nullptr, &others.before, &m_othersBefore)}) {
            if (!cube)
                continue;
            const bool earlier = cube != &*m_now;
            std::vector<Filter> not_;
            for (const Value &value : kept)
                not_.push_back(Filter::negation(m_table.groupFilter(0, earlier ? m_table.movedBack(0, value) : value)));
            const auto beyond = [&](const Cube::Key &key) { return !kept.contains(key.front()); };
            const Filter filter = Filter::all(std::move(not_));
            for (const unsigned level : {m_pivotBit, 0u}) {
                MILLRACE_ASSIGN((*keepAlive)[level], cube->rest(level, beyond, filter));
            }
            for (const Value &pivot : m_table.pivots) {
                const auto found = (*keepAlive)[m_pivotBit].find({pivot});
                cells->push_back(found == (*keepAlive)[m_pivotBit].end() ? nullptr : &found->second);
            }
            const auto found = (*keepAlive)[0].find({});
            cells->push_back(found == (*keepAlive)[0].end() ? nullptr : &found->second);
        }
        return others;
    }

    /// Works out the figures of rows that follow each other; `emit` puts them into the table.
    void fill(std::vector<Draft> &drafts, bool emit = true)
    {
        for (Draft &draft : drafts) {
            draft.row.cells.resize(m_table.columns.size());
            for (size_t i = 0; i < draft.row.groups.size(); ++i)
                draft.row.cells[i] = draft.row.groups[i];
            const CubeCell *whole = draft.now.back();
            draft.row.records = whole ? whole->exact[0].value_or(0) : 0;
            for (size_t i = 0; whole && i < whole->unconverted.size(); ++i)
                draft.row.unconverted = std::max<qint64>(draft.row.unconverted, whole->unconverted[i]);
        }
        for (size_t c = m_groups; c < m_table.columns.size(); ++c) {
            if (m_table.columns[c].side != ReportColumn::Side::Now)
                continue;
            const Slot &slot = m_slots[c];
            const size_t place = slot.pivot < 0 ? m_table.pivots.size() : size_t(slot.pivot);
            const Figures::Numbers now =
                m_figures.over(slot.figure, cellsAt(drafts, &Draft::now, place), m_total.now[place]);
            Figures::Numbers before;
            if (m_before)
                before = m_figures.over(slot.figure, cellsAt(drafts, &Draft::before, place), m_total.before[place]);
            for (size_t i = 0; i < drafts.size(); ++i) {
                drafts[i].row.cells[c] = m_figures.value(slot.figure, now[i]);
                if (m_before)
                    compare(drafts[i].row, c, now[i], before[i]);
            }
        }
        for (Draft &draft : drafts) {
            if (!emit)
                continue;
            const bool line = draft.row.kind == ReportRow::Kind::Line || draft.row.kind == ReportRow::Kind::Others;
            m_table.lines += line && m_groups > 0 ? 1 : 0;
            m_table.rows.push_back(std::move(draft.row));
        }
    }

    void compare(ReportRow &row, size_t column, const std::optional<Ratio> &now, const std::optional<Ratio> &before)
    {
        const size_t figure = m_slots[column].figure;
        row.cells[column + 1] = m_figures.value(figure, before);
        const bool more =
            column + 2 < m_table.columns.size() && m_table.columns[column + 2].side == ReportColumn::Side::Change;
        if (!more || !now || !before)
            return;
        const auto change = now->minus(*before);
        row.cells[column + 2] = m_figures.value(figure, change);
        const auto share = change ? change->over(*before) : std::nullopt;
        const auto percent = share ? share->times(Ratio(100)) : std::nullopt;
        const auto units = percent ? percent->rounded(1) : std::nullopt;
        if (units)
            row.cells[column + 3] = Decimal{*units, 1};
    }

    /// Amounts without a rate, by their own currency.
    Result<void> readUnconverted()
    {
        const CubeCell *total = m_total.now.back();
        for (size_t i = 0; total && i < m_table.definition.measures.size(); ++i)
            if (total->unconverted[i + 1] > 0)
                MILLRACE_TRY(addUnconverted(m_workspace, m_session, m_table, i));
        return {};
    }

    const Workspace &m_workspace;
    const Session &m_session;
    MetadataPtr m_metadata;
    ReportTable m_table;
    Figures m_figures;
    const Progress &m_progress;
    size_t m_groups;
    unsigned m_pivotBit;
    std::vector<Slot> m_slots; ///< by column
    std::optional<Cube> m_now, m_before;
    std::map<unsigned, Cube::Level> m_others, m_othersBefore;
    Draft m_total;
};

} // namespace

Result<ReportTable> runGroups(const Workspace &workspace, const Session &session, ReportTable table, Figures figures,
                              const Progress &progress)
{
    return ReportRun(workspace, session, std::move(table), std::move(figures), progress).run();
}

} // namespace millrace
