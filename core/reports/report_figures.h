// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_cube.h"
#include "core/reports/report_table.h"

namespace millrace {

/// The measure that a definition's measure asks the workspace for; its condition as given.
Measure measureOf(const ReportMeasure &measure, Filter where = {});

/// The figures of a report out of what was counted: measures as ratios, computed columns by their formulas. A figure's
/// place counts the measures and then the computed columns of the definition. The first measure of the cube counts
/// records and is not one of the definition.
class Figures
{
public:
    using Numbers = std::vector<std::optional<Ratio>>; ///< one per row

    /// The definition was checked.
    static Result<Figures> of(const ReportDefinition &definition, const Catalog &catalog, CurrencyCode currency);

    size_t count() const { return m_parts.size(); }
    Dimension dimension(size_t figure) const { return m_parts[figure].dimension; }
    /// The figure of rows that follow each other; a null cell is a combination that does not occur. `total` is the
    /// totals row.
    Numbers over(size_t figure, const std::vector<const CubeCell *> &rows, const CubeCell *total) const;
    /// As it is shown; the side of a comparison has the same form, but for Share.
    Value value(size_t figure, const std::optional<Ratio> &number) const;
    /// The column of a figure, without its place in the table.
    ReportColumn column(size_t figure) const;

private:
    struct Part
    {
        QString key;
        Dimension dimension = Dimension::Number;
        int scale = 0; ///< digits after the point of the shown value
        FieldDef field;
        bool percent = false;
        std::optional<Formula> formula; ///< computed
        std::int64_t unit = 1;          ///< of a measure: column units that make one
        Measure::Kind kind = Measure::Kind::Count;
    };
    std::optional<Ratio> measured(size_t figure, const CubeCell *cell) const;
    Numbers evaluated(const Formula &formula, const std::vector<const CubeCell *> &rows, const CubeCell *total) const;

    CurrencyCode m_currency;
    std::vector<Part> m_parts;
    size_t m_measures = 0;
    QHash<QString, size_t> m_places;
};

} // namespace millrace
