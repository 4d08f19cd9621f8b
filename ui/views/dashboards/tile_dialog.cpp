// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/dashboards/tile_dialog.h"

#include "ui/text/field_parse.h"
#include "ui/text/report_text.h"
#include "ui/theme/tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace millrace {

namespace {

using Kind = DashboardTile::Kind;

constexpr Kind kinds[] = {Kind::Figure,      Kind::Chart,  Kind::Table, Kind::Funnel,
                          Kind::Leaderboard, Kind::Target, Kind::Text};
constexpr const char *chartWords[] = {"", "bar", "column", "stacked", "line", "area", "scatter", "heat", "funnel"};
constexpr const char *sinceWords[] = {"", "@week", "@month", "@quarter", "@year"};

bool hasReport(Kind kind)
{
    return kind == Kind::Figure || kind == Kind::Chart || kind == Kind::Table || kind == Kind::Leaderboard;
}

bool takes(const ReportEntry *report, const char *parameter)
{
    return report && std::any_of(report->definition.parameters.begin(), report->definition.parameters.end(),
                                 [&](const ReportParameter &one) { return one.key == QLatin1String(parameter); });
}

} // namespace

std::pair<int, int> usualTileSize(DashboardTile::Kind kind)
{
    switch (kind) {
    case Kind::Figure:
    case Kind::Text:
        return {3, 2};
    case Kind::Leaderboard:
        return {3, 5};
    case Kind::Chart:
    case Kind::Table:
    case Kind::Funnel:
    case Kind::Target:
        break;
    }
    return {6, 4};
}

TileDialog::TileDialog(LiveData &data, ReportShelf shelf, DashboardTile tile, bool isNew, QWidget *parent)
    : QDialog(parent), m_data(data), m_shelf(std::move(shelf)), m_tile(std::move(tile)), m_isNew(isNew),
      m_form(new QFormLayout), m_kind(new QComboBox(this)), m_report(new QComboBox(this)),
      m_figure(new QComboBox(this)), m_chart(new QComboBox(this)), m_since(new QComboBox(this)),
      m_title(new QLineEdit(this)), m_warnBelow(new QLineEdit(this)), m_alarmBelow(new QLineEdit(this)),
      m_text(new QPlainTextEdit(this)), m_mine(new QCheckBox(this)),
      m_problem(new TextLabel(TextStyle::Caption, TextTone::Danger, this)), m_save(new QPushButton(this)),
      m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("tileDialog"));
    const auto row = [&](const char *name, QWidget *widget) {
        widget->setObjectName(QString::fromLatin1(name));
        auto *label = new TextLabel(TextStyle::Body, TextTone::Primary, this);
        label->setBuddy(widget);
        m_form->addRow(label, widget);
        m_rows.emplace_back(label, widget);
    };
    row("tileKind", m_kind);
    row("tileReport", m_report);
    row("tileFigureChoice", m_figure);
    row("tileChartKind", m_chart);
    row("tileMine", m_mine);
    row("tileSince", m_since);
    row("tileName", m_title);
    row("tileText", m_text);
    row("tileWarnBelow", m_warnBelow);
    row("tileAlarmBelow", m_alarmBelow);
    m_problem->setObjectName(QStringLiteral("tileProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(5 * fontMetrics().height());
    m_save->setObjectName(QStringLiteral("tileSave"));
    m_save->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("tileCancel"));
    m_cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addLayout(m_form);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 66, sizeHint().height());

    for (size_t i = 0; i < std::size(kinds); ++i)
        m_kind->addItem(QString());
    m_kind->setCurrentIndex(int(std::find(std::begin(kinds), std::end(kinds), m_tile.kind) - std::begin(kinds)));
    for (const char *word : chartWords)
        m_chart->addItem(QString(), QString::fromLatin1(word));
    m_chart->setCurrentIndex(std::max(0, m_chart->findData(m_tile.chart)));
    for (const char *word : sinceWords)
        m_since->addItem(QString(), QString::fromLatin1(word));
    m_since->setCurrentIndex(std::max(0, m_since->findData(m_tile.parameters.value(QStringLiteral("from")))));
    m_mine->setChecked(m_tile.parameters.value(QStringLiteral("owner")) == QLatin1String("@me"));
    m_title->setText(m_tile.title);
    m_text->setPlainText(m_tile.text);
    for (const TileThreshold &threshold : m_tile.thresholds)
        (threshold.colour == QLatin1String("danger") ? m_alarmBelow : m_warnBelow)->setText(threshold.below);
    fillReports();
    fillFigures();
    connect(m_kind, &QComboBox::activated, this, &TileDialog::refresh);
    connect(m_report, &QComboBox::activated, this, [this] {
        fillFigures();
        refresh();
    });
    connect(m_save, &QPushButton::clicked, this, &TileDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
}

const ReportEntry *TileDialog::report() const
{
    const int at = m_report->currentIndex();
    return at >= 0 && at < int(m_shelf.reports.size()) ? &m_shelf.reports[size_t(at)] : nullptr;
}

void TileDialog::fillReports()
{
    const QSignalBlocker quiet(m_report);
    m_report->clear();
    int current = 0;
    for (size_t i = 0; i < m_shelf.reports.size(); ++i) {
        const ReportEntry &entry = m_shelf.reports[i];
        m_report->addItem(reportTitle(entry));
        if (!m_tile.report.isEmpty() && (entry.key == m_tile.report || entry.id.toString() == m_tile.report))
            current = int(i);
    }
    m_report->setCurrentIndex(current);
}

void TileDialog::fillFigures()
{
    const QSignalBlocker quiet(m_figure);
    m_figure->clear();
    m_figure->addItem(tr("The first one"), QString());
    if (const ReportEntry *entry = report()) {
        for (const ReportMeasure &measure : entry->definition.measures)
            if (!measure.hidden)
                m_figure->addItem(figureLabel(measure.key, measure.label), measure.key);
        for (const ReportComputed &computed : entry->definition.computed)
            if (!computed.hidden)
                m_figure->addItem(figureLabel(computed.key, computed.label), computed.key);
    }
    m_figure->setCurrentIndex(std::max(0, m_figure->findData(m_tile.figures.value(0))));
}

void TileDialog::refresh()
{
    const Kind kind = kinds[std::max(0, m_kind->currentIndex())];
    const auto show = [&](const QWidget *widget, bool shown) {
        for (const auto &[label, of] : m_rows)
            if (of == widget) {
                label->setVisible(shown);
                of->setVisible(shown);
            }
    };
    const bool reported = hasReport(kind);
    show(m_report, reported);
    show(m_figure, reported && kind != Kind::Table && report() && !report()->definition.isList());
    show(m_chart, kind == Kind::Chart);
    show(m_mine, reported && takes(report(), "owner"));
    show(m_since, reported && takes(report(), "from"));
    show(m_text, kind == Kind::Text);
    show(m_warnBelow, kind == Kind::Figure);
    show(m_alarmBelow, kind == Kind::Figure);
}

DashboardTile TileDialog::tile() const
{
    DashboardTile tile = m_tile;
    tile.kind = kinds[std::max(0, m_kind->currentIndex())];
    tile.title = m_title->text().trimmed();
    tile.report.clear();
    tile.figures.clear();
    tile.chart.clear();
    tile.text.clear();
    tile.thresholds.clear();
    tile.parameters.remove(QStringLiteral("owner"));
    tile.parameters.remove(QStringLiteral("from"));
    if (tile.kind == Kind::Text)
        tile.text = m_text->toPlainText();
    if (hasReport(tile.kind)) {
        const ReportEntry *entry = report();
        if (entry)
            tile.report = entry->key.isEmpty() ? entry->id.toString() : entry->key;
        if (const QString figure = m_figure->currentData().toString(); !figure.isEmpty() && tile.kind != Kind::Table)
            tile.figures << figure;
        if (takes(entry, "owner") && m_mine->isChecked())
            tile.parameters.insert(QStringLiteral("owner"), QStringLiteral("@me"));
        if (const QString since = m_since->currentData().toString(); takes(entry, "from") && !since.isEmpty())
            tile.parameters.insert(QStringLiteral("from"), since);
    } else {
        tile.parameters.clear();
    }
    if (tile.kind == Kind::Chart)
        tile.chart = m_chart->currentData().toString();
    if (tile.kind == Kind::Figure) {
        const auto add = [&tile](const QLineEdit *line, const char *colour) {
            if (const auto number = parseNumberInput(line->text()))
                tile.thresholds.push_back({*number, QString::fromLatin1(colour)});
        };
        add(m_alarmBelow, "danger");
        add(m_warnBelow, "warning");
    }
    if (m_isNew)
        std::tie(tile.width, tile.height) = usualTileSize(tile.kind);
    return tile;
}

void TileDialog::accept()
{
    for (QLineEdit *line : {m_warnBelow, m_alarmBelow}) {
        const bool bad = line->isVisible() && !line->text().trimmed().isEmpty() && !parseNumberInput(line->text());
        line->setProperty("refused", bad);
        line->update();
        m_problem->setVisible(bad);
        if (bad) {
            line->setFocus();
            return;
        }
    }
    const DashboardTile made = tile();
    QDialog::accept();
    Q_EMIT given(made);
}

void TileDialog::retranslate()
{
    setWindowTitle(m_isNew ? tr("New tile") : tr("Change the tile"));
    setAccessibleName(windowTitle());
    const QString kindNames[] = {tr("Figure"),  tr("Chart"),   tr("Table"), tr("Funnel"),
                                 tr("Ranking"), tr("Targets"), tr("Text")};
    for (int i = 0; i < m_kind->count(); ++i)
        m_kind->setItemText(i, kindNames[i]);
    const QString chartNames[] = {tr("As the report says"), tr("Bars"), tr("Columns"),
                                  tr("Stacked bars"),       tr("Line"), tr("Area"),
                                  tr("Dots (two figures)"), tr("Heat"), tr("Funnel")};
    for (int i = 0; i < m_chart->count(); ++i)
        m_chart->setItemText(i, chartNames[i]);
    const QString sinceNames[] = {tr("No limit"), tr("This week"), tr("This month"), tr("This quarter"),
                                  tr("This year")};
    for (int i = 0; i < m_since->count(); ++i)
        m_since->setItemText(i, sinceNames[i]);
    m_mine->setText(tr("Only mine"));
    const QString labels[] = {tr("Shows"), tr("Report"), tr("Figure"), tr("Chart"),      tr("Whose"),
                              tr("Since"), tr("Title"),  tr("Text"),   tr("Warn below"), tr("Alarm below")};
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].first->setText(labels[i]);
        m_rows[i].second->setAccessibleName(labels[i]);
    }
    m_title->setPlaceholderText(tr("as the report is called"));
    m_problem->setText(tr("This is no number."));
    m_save->setText(tr("Save"));
    m_save->setAccessibleName(m_save->text());
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(m_cancel->text());
    refresh();
}

void TileDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
