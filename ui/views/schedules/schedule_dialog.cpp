// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/schedules/schedule_dialog.h"

#include "core/schema/builtin/schedule.h"
#include "ui/text/field_parse.h"
#include "ui/text/report_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QTimeEdit>

namespace millrace {

namespace {

using Every = ScheduleRhythm::Every;

constexpr Every rhythms[] = {Every::Day, Every::Week, Every::Month};
constexpr const char *formatWords[] = {"xlsx", "pdf", "csv", "json"};
constexpr int daysOfWeek = 7, daysOfMonth = 31;

QString placeOf(const ReportEntry &entry)
{
    return entry.key.isEmpty() ? entry.id.toString() : entry.key;
}

bool isPlaceOf(const ReportEntry &entry, const QString &report)
{
    return !report.isEmpty() && (entry.key == report || (!entry.id.isNull() && entry.id.toString() == report));
}

} // namespace

Edit editOfSchedule(const ScheduleState &state, const ReportShelf &shelf, const Catalog &catalog)
{
    const EntityPtr entity = catalog.entity(scheduleEntity().key);
    Edit edit = state.id.isNull() ? Edit::create(entity) : Edit::update(entity, state.id);
    edit.with(*entity, schedule::name, state.name);
    RecordId record;
    for (const ReportEntry &entry : shelf.reports)
        if (isPlaceOf(entry, state.report) && entry.key.isEmpty())
            record = entry.id;
    edit.with(*entity, schedule::report.name(), record.isNull() ? Value() : Value(record));
    edit.with(*entity, schedule::ready.name(), record.isNull() ? Value(state.report) : Value());
    QJsonObject parameters;
    for (auto it = state.parameters.begin(); it != state.parameters.end(); ++it)
        if (!it.value().isEmpty())
            parameters.insert(it.key(), it.value());
    edit.with(*entity, schedule::parameters.name(),
              parameters.isEmpty() ? Value() : Value(Json{QJsonDocument(parameters).toJson(QJsonDocument::Compact)}));
    edit.with(*entity, schedule::rhythm, rhythmWord(state.rhythm.every));
    edit.with(*entity, schedule::day, std::int64_t(state.rhythm.day));
    edit.with(*entity, schedule::minute, std::int64_t(state.rhythm.minute));
    edit.with(*entity, schedule::format, state.format);
    edit.with(*entity, schedule::folder, state.folder);
    edit.with(*entity, schedule::active, state.active);
    return edit;
}

ScheduleDialog::ScheduleDialog(LiveData &data, ReportShelf shelf, ScheduleState state, QWidget *parent)
    : QDialog(parent), m_data(data), m_shelf(std::move(shelf)), m_state(std::move(state)), m_form(new QFormLayout),
      m_parameterForm(new QFormLayout), m_report(new QComboBox(this)), m_rhythm(new QComboBox(this)),
      m_day(new QComboBox(this)), m_format(new QComboBox(this)), m_name(new QLineEdit(this)),
      m_folder(new QLineEdit(this)), m_time(new QTimeEdit(this)), m_active(new QCheckBox(this)),
      m_browse(new QPushButton(this)), m_save(new QPushButton(this)), m_cancel(new QPushButton(this)),
      m_problem(new TextLabel(TextStyle::Caption, TextTone::Danger, this)), m_dayLabel(nullptr)
{
    setObjectName(QStringLiteral("scheduleDialog"));
    auto *place = new QWidget(this);
    auto *placeRow = new QHBoxLayout(place);
    placeRow->setContentsMargins(0, 0, 0, 0);
    placeRow->setSpacing(space::s);
    placeRow->addWidget(m_folder, 1);
    placeRow->addWidget(m_browse);
    m_folder->setObjectName(QStringLiteral("scheduleFolder"));
    m_browse->setObjectName(QStringLiteral("scheduleBrowse"));
    m_browse->setIcon(icon(QStringLiteral("folder2-open")));
    m_browse->setAutoDefault(false);
    addRow("scheduleReport", m_report);
    addRow("scheduleName", m_name);
    auto *parameters = new QWidget(this);
    parameters->setLayout(m_parameterForm);
    m_parameterForm->setContentsMargins(0, 0, 0, 0);
    addRow("scheduleParameters", parameters);
    addRow("scheduleRhythm", m_rhythm);
    m_dayLabel = addRow("scheduleDay", m_day);
    addRow("scheduleTime", m_time);
    addRow("scheduleFormat", m_format);
    addRow("schedulePlace", place);
    addRow("scheduleActive", m_active);
    m_time->setDisplayFormat(QStringLiteral("HH:mm"));
    m_problem->setObjectName(QStringLiteral("scheduleProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_save->setObjectName(QStringLiteral("scheduleSave"));
    m_save->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("scheduleCancel"));
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
    resize(fontMetrics().averageCharWidth() * 72, sizeHint().height());

    for (size_t i = 0; i < std::size(rhythms); ++i)
        m_rhythm->addItem(QString());
    m_rhythm->setCurrentIndex(
        int(std::find(std::begin(rhythms), std::end(rhythms), m_state.rhythm.every) - std::begin(rhythms)));
    for (const char *word : formatWords)
        m_format->addItem(QString(), QString::fromLatin1(word));
    m_format->setCurrentIndex(std::max(0, m_format->findData(m_state.format)));
    m_name->setText(m_state.name);
    m_folder->setText(QDir::toNativeSeparators(m_state.folder));
    m_time->setTime(QTime(m_state.rhythm.minute / 60, m_state.rhythm.minute % 60));
    m_active->setChecked(m_state.active);
    fillReports();
    connect(m_report, &QComboBox::activated, this, [this] {
        fillParameters();
        retranslate();
    });
    connect(m_rhythm, &QComboBox::activated, this, [this] {
        m_state.rhythm.day = 1;
        fillDays();
    });
    connect(m_browse, &QPushButton::clicked, this, &ScheduleDialog::askFolder);
    connect(m_save, &QPushButton::clicked, this, &ScheduleDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    fillParameters();
    retranslate();
}

TextLabel *ScheduleDialog::addRow(const char *name, QWidget *widget)
{
    widget->setObjectName(QString::fromLatin1(name));
    auto *label = new TextLabel(TextStyle::Body, TextTone::Primary, this);
    label->setBuddy(widget);
    m_form->addRow(label, widget);
    m_rows.emplace_back(label, widget);
    return label;
}

const ReportEntry *ScheduleDialog::report() const
{
    const int at = m_report->currentIndex();
    return at >= 0 && at < int(m_shelf.reports.size()) ? &m_shelf.reports[size_t(at)] : nullptr;
}

void ScheduleDialog::fillReports()
{
    const QSignalBlocker quiet(m_report);
    m_report->clear();
    int current = 0;
    for (size_t i = 0; i < m_shelf.reports.size(); ++i) {
        m_report->addItem(reportTitle(m_shelf.reports[i]));
        if (isPlaceOf(m_shelf.reports[i], m_state.report))
            current = int(i);
    }
    m_report->setCurrentIndex(current);
}

void ScheduleDialog::fillParameters()
{
    for (const auto &[asked, line] : m_parameters)
        m_state.parameters.insert(asked.key, line->text().trimmed());
    m_parameters.clear();
    while (m_parameterForm->rowCount() > 0)
        m_parameterForm->removeRow(0);
    if (const ReportEntry *entry = report())
        for (const ReportParameter &asked : entry->definition.parameters) {
            auto *line = new QLineEdit(this);
            line->setObjectName(QStringLiteral("scheduleParameter_") + asked.key);
            line->setText(m_state.parameters.value(asked.key));
            auto *label = new TextLabel(TextStyle::Body, TextTone::Secondary, this);
            label->setBuddy(line);
            m_parameterForm->addRow(label, line);
            m_parameters.emplace_back(asked, line);
        }
    m_form->setRowVisible(m_parameterForm->parentWidget(), !m_parameters.empty());
    QList<QWidget *> order{m_report, m_name};
    for (const auto &[asked, line] : m_parameters)
        order << line;
    order << m_rhythm << m_day << m_time << m_format << m_folder << m_browse << m_active << m_cancel << m_save;
    for (qsizetype i = 0; i + 1 < order.size(); ++i)
        setTabOrder(order.at(i), order.at(i + 1));
}

void ScheduleDialog::fillDays()
{
    const QSignalBlocker quiet(m_day);
    m_day->clear();
    const Every every = rhythms[std::max(0, m_rhythm->currentIndex())];
    const QLocale locale(m_data.format().isChinese() ? QLocale::Chinese : QLocale::English);
    const int days = every == Every::Week ? daysOfWeek : every == Every::Month ? daysOfMonth : 1;
    for (int day = 1; day <= days; ++day)
        m_day->addItem(every == Every::Week ? locale.standaloneDayName(day, QLocale::LongFormat) : QString::number(day),
                       day);
    m_day->setCurrentIndex(std::clamp(m_state.rhythm.day, 1, days) - 1);
    m_form->setRowVisible(m_day, every != Every::Day);
}

void ScheduleDialog::askFolder()
{
    const QString before = m_folder->text().isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                               : m_folder->text();
    const QString chosen =
        m_question ? m_question(before) : QFileDialog::getExistingDirectory(this, tr("Where the files go"), before);
    if (!chosen.isEmpty())
        m_folder->setText(QDir::toNativeSeparators(chosen));
}

ScheduleState ScheduleDialog::state() const
{
    ScheduleState state = m_state;
    const ReportEntry *entry = report();
    state.report = entry ? placeOf(*entry) : QString();
    state.name = m_name->text().trimmed();
    if (state.name.isEmpty() && entry)
        state.name = reportTitle(*entry);
    state.parameters.clear();
    for (const auto &[asked, line] : m_parameters) {
        QString said = line->text().trimmed();
        // A day is kept as it is everywhere; "today" stays the day on which it is written.
        if (const auto day = parseDateInput(said, m_data.today());
            asked.kind == ReportParameter::Kind::Date && day && said != QLatin1String("today"))
            said = day->toString(Qt::ISODate);
        if (!said.isEmpty())
            state.parameters.insert(asked.key, said);
    }
    state.rhythm.every = rhythms[std::max(0, m_rhythm->currentIndex())];
    state.rhythm.day = std::max(1, m_day->currentData().toInt());
    state.rhythm.minute = m_time->time().hour() * 60 + m_time->time().minute();
    state.format = m_format->currentData().toString();
    state.folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    state.active = m_active->isChecked();
    return state;
}

QString ScheduleDialog::problem() const
{
    const ScheduleState said = state();
    if (!QDir::isAbsolutePath(said.folder) || !QDir(said.folder).exists())
        return tr("There is no such folder: %1").arg(m_folder->text());
    for (const auto &[asked, line] : m_parameters)
        if (const QString text = line->text().trimmed();
            asked.kind == ReportParameter::Kind::Date && !text.isEmpty() && !parseDateInput(text, m_data.today()))
            return tr("%1: “%2” is no day").arg(figureLabel(asked.key, asked.label), text);
    return {};
}

void ScheduleDialog::accept()
{
    const QString wrong = problem();
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    if (!wrong.isEmpty()) {
        m_folder->setFocus();
        return;
    }
    const ScheduleState said = state();
    QDialog::accept();
    Q_EMIT given(said);
}

void ScheduleDialog::retranslate()
{
    setWindowTitle(m_state.id.isNull() ? tr("New schedule") : tr("Change the schedule"));
    setAccessibleName(windowTitle());
    const QString rhythmNames[] = {tr("Every day"), tr("Every week"), tr("Every month")};
    for (int i = 0; i < m_rhythm->count(); ++i)
        m_rhythm->setItemText(i, rhythmNames[i]);
    const QString formatNames[] = {tr("Excel workbook"), tr("PDF"), tr("CSV"), tr("JSON")};
    for (int i = 0; i < m_format->count(); ++i)
        m_format->setItemText(i, formatNames[i]);
    fillDays();
    const QString labels[] = {tr("Report"), tr("Name"),   tr("Only"),   tr("How often"), tr("Day"),
                              tr("Time"),   tr("Format"), tr("Folder"), tr("State")};
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].first->setText(labels[i]);
        m_rows[i].second->setAccessibleName(labels[i]);
    }
    for (const auto &[asked, line] : m_parameters) {
        const QString name = figureLabel(asked.key, asked.label);
        static_cast<QLabel *>(m_parameterForm->labelForField(line))->setText(name);
        line->setAccessibleName(name);
        line->setPlaceholderText(tr("any"));
    }
    m_folder->setAccessibleName(tr("Folder"));
    m_name->setPlaceholderText(report() ? reportTitle(*report()) : QString());
    m_active->setText(tr("Active"));
    m_browse->setText(tr("Choose…"));
    m_browse->setAccessibleName(tr("Choose the folder"));
    m_save->setText(tr("Save"));
    m_save->setAccessibleName(m_save->text());
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(m_cancel->text());
}

void ScheduleDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
