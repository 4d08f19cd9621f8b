// SPDX-License-Identifier: GPL-3.0-or-later
// A long report as a PDF file beside the same texts set by the bare writer.
#include "tests/bench/figure.h"
#include "ui/print/print_layout.h"
#include "ui/print/report_out.h"
#include "ui/theme/fonts.h"

#include <QFile>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace millrace::bench {

namespace {

constexpr int pages = 500, columns = 6, bodyPoints = 9;

Printout longPaper(int rows)
{
    Printout paper;
    paper.title = QStringLiteral("Customers");
    for (int c = 0; c < columns; ++c)
        paper.columns.push_back({QStringLiteral("Column %1").arg(c), c > 3, 0});
    for (int r = 0; r < rows; ++r)
        paper.rows.push_back({QStringLiteral("Customer %1").arg(r), QStringLiteral("重庆第%1公司").arg(r),
                              QStringLiteral("Hangzhou"), QStringLiteral("2025-03-07"), QString::number(r * 37),
                              QStringLiteral("%1.50").arg(r * 1237)});
    return paper;
}

/// The same cells, as many to a page, at fixed places: what the writer itself costs.
void writeBare(const Printout &paper, const QString &path, int rowsOnPage)
{
    QPdfWriter writer(path);
    writer.setResolution(300);
    writer.setPageSize(QPageSize(QPageSize::A4));
    QPainter painter(&writer);
    QFont font = paperFont();
    font.setPixelSize(int(std::lround(bodyPoints * 300 / 72.0)));
    painter.setFont(font);
    const double height = double(writer.height()) / (rowsOnPage + 2), width = double(writer.width()) / columns;
    for (size_t row = 0; row < paper.rows.size(); ++row) {
        const int line = int(row) % rowsOnPage;
        if (line == 0 && row > 0)
            writer.newPage();
        for (int c = 0; c < columns; ++c)
            painter.drawText(QRectF(c * width, (line + 1) * height, width, height), Qt::AlignLeft | Qt::TextSingleLine,
                             paper.rows[row][c]);
        painter.drawLine(QPointF(0, (line + 2) * height), QPointF(columns * width, (line + 2) * height));
    }
}

} // namespace

void measurePaper(Bench &bench)
{
    constexpr double goal = 2;
    const PrintLayout probe(longPaper(2000), paperPage(false), paperFont(), QStringLiteral("%1/%2"));
    const int rowsOnPage = 2000 / probe.pageCount();
    const Printout paper = longPaper(rowsOnPage * pages);
    std::vector<double> ours, theirs, ratios;
    for (int turn = 0; turn < bench.options.runs; ++turn) {
        const QString path = bench.bases.scratch(QStringLiteral("paper.pdf"));
        ours.push_back(timed([&] { must(writePdf(paper, path)); }));
        const QString bare = bench.bases.scratch(QStringLiteral("bare.pdf"));
        theirs.push_back(timed([&] { writeBare(paper, bare, rowsOnPage); }));
        ratios.push_back(ours.back() / theirs.back());
    }
    bench.bases.scratch(QStringLiteral("paper.pdf"));
    bench.bases.scratch(QStringLiteral("bare.pdf"));
    bench.tell({QStringLiteral("paper"), QStringLiteral("PDF of 500 pages"), median(ratios), QStringLiteral("x"),
                median(ours), median(theirs), bench.options.runs, goal});
}

} // namespace millrace::bench
