// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import/parse_step.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>

namespace millrace {

namespace {

constexpr double surelyEncoded = 0.7;
constexpr int shownCellLength = 200;

} // namespace

ParseStep::ParseStep(ImportTask &task, QWidget *parent)
    : ImportStep(task, "importParse", parent), m_sheet(new QComboBox(this)), m_encoding(new QComboBox(this)),
      m_delimiter(new QComboBox(this)), m_headerRow(new QSpinBox(this)),
      m_doubt(new TextLabel(TextStyle::Body, TextTone::Warning, this)),
      m_doubtIcon(new IconLabel(QStringLiteral("exclamation-triangle"), space::rowIcon, IconTone::Warning, this)),
      m_table(new QTableView(this)), m_rows(new QStandardItemModel(this))
{
    m_sheet->setObjectName(QStringLiteral("importSheet"));
    m_encoding->setObjectName(QStringLiteral("importEncoding"));
    m_delimiter->setObjectName(QStringLiteral("importDelimiter"));
    m_headerRow->setObjectName(QStringLiteral("importHeaderRow"));
    m_headerRow->setRange(0, 1000);
    m_doubt->setObjectName(QStringLiteral("importDoubt"));
    m_doubt->setWordWrap(true);
    dressImportTable(m_table, QStringLiteral("importPreview"));
    m_table->setModel(m_rows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setProperty("userData", true);
    for (QComboBox *box : {m_sheet, m_encoding, m_delimiter})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::l);
    m_sheetLabel = addField(row, m_sheet);
    m_headerLabel = addField(row, m_headerRow);
    m_encodingLabel = addField(row, m_encoding);
    m_delimiterLabel = addField(row, m_delimiter);
    row->addStretch(1);
    auto *doubt = new QHBoxLayout;
    doubt->setSpacing(space::s);
    doubt->addWidget(m_doubtIcon, 0, Qt::AlignTop);
    doubt->addWidget(m_doubt, 1);
    column()->addLayout(row);
    column()->addLayout(doubt);
    column()->addWidget(m_table, 1);
    const auto again = [this] { this->task().readBeginning(); };
    connect(m_sheet, &QComboBox::activated, this, [this, again] {
        this->task().options.sheet = m_sheet->currentText();
        this->task().options.headerRow = 0;
        again();
    });
    connect(m_encoding, &QComboBox::activated, this, [this, again] {
        this->task().options.encoding = encodingFromName(m_encoding->currentData().toString());
        again();
    });
    connect(m_delimiter, &QComboBox::activated, this, [this, again] {
        this->task().options.delimiter = char(m_delimiter->currentData().toInt());
        again();
    });
    connect(m_headerRow, &QSpinBox::valueChanged, this, [this, again](int number) {
        this->task().options.headerRow = number;
        again();
    });
    connect(&task, &ImportTask::read, this, &ParseStep::showPreview);
}

QString ParseStep::title() const
{
    return tr("Read");
}

void ParseStep::enter()
{
    showPreview();
}

bool ParseStep::isReady() const
{
    return !task().isBusy() && !task().preview.headers.isEmpty();
}

QWidget *ParseStep::firstField()
{
    return m_sheet->isVisible() ? static_cast<QWidget *>(m_sheet) : m_headerRow;
}

void ParseStep::showChoices()
{
    const TablePreview &preview = task().preview;
    const QSignalBlocker quiet[] = {QSignalBlocker(m_sheet), QSignalBlocker(m_encoding), QSignalBlocker(m_delimiter),
                                    QSignalBlocker(m_headerRow)};
    m_sheet->clear();
    m_sheet->addItems(preview.sheets);
    m_sheet->setCurrentText(preview.sheet);
    const bool workbook = !preview.sheets.isEmpty(), delimited = !preview.delimiter.isNull();
    m_sheet->setVisible(workbook);
    m_sheetLabel->setVisible(workbook);
    m_encoding->clear();
    m_encoding->addItem(tr("Found: %1").arg(encodingName(preview.encoding).toUpper()), QString());
    for (const TextEncoding encoding : allTextEncodings())
        if (canDecode(encoding))
            m_encoding->addItem(encodingName(encoding).toUpper(), encodingName(encoding));
    m_encoding->setCurrentIndex(
        task().options.encoding ? std::max(0, m_encoding->findData(encodingName(*task().options.encoding))) : 0);
    m_encoding->setVisible(!workbook);
    m_encodingLabel->setVisible(!workbook);
    m_delimiter->clear();
    const std::pair<char, QString> marks[] = {
        {',', tr("Comma")}, {';', tr("Semicolon")}, {'\t', tr("Tab")}, {'|', tr("Vertical bar")}};
    QString found = preview.delimiter;
    for (const auto &[mark, name] : marks)
        if (preview.delimiter == QLatin1Char(mark))
            found = name;
    m_delimiter->addItem(tr("Found: %1").arg(found), 0);
    for (const auto &[mark, name] : marks)
        m_delimiter->addItem(name, int(mark));
    m_delimiter->setCurrentIndex(std::max(0, m_delimiter->findData(int(task().options.delimiter))));
    m_delimiter->setVisible(delimited);
    m_delimiterLabel->setVisible(delimited);
    m_headerRow->setValue(int(task().options.headerRow));
    m_headerRow->setVisible(workbook || delimited);
    m_headerLabel->setVisible(workbook || delimited);
}

QString ParseStep::doubt() const
{
    const TablePreview &preview = task().preview;
    QStringList doubts;
    if (preview.notes.mergedHeader.count > 0)
        doubts << tr("The headings take several rows, which were put together. If that is wrong, say which row has the "
                     "names of the columns.");
    if (preview.notes.rowsAboveHeader.count > 0)
        doubts << tr("%Ln row(s) above the headings are left out.", nullptr, int(preview.notes.rowsAboveHeader.count));
    if (preview.encodingCertainty < surelyEncoded)
        doubts << tr("The encoding is not certain. Look whether the texts below can be read, or choose another one.");
    if (preview.notes.invalidText.count > 0)
        doubts << tr("Some bytes are no characters of this encoding.");
    if (preview.sheets.size() > 1 && task().options.sheet.isEmpty())
        doubts << tr("The workbook has %Ln sheet(s); one of them is imported at a time.", nullptr,
                     int(preview.sheets.size()));
    return doubts.join(u'\n');
}

void ParseStep::showPreview()
{
    showChoices();
    const TablePreview &preview = task().preview;
    m_rows->clear();
    m_rows->setHorizontalHeaderLabels(preview.headers);
    for (const std::vector<QString> &cells : preview.rows) {
        QList<QStandardItem *> items;
        for (const QString &cell : cells)
            items << new QStandardItem(cell.left(shownCellLength).simplified());
        m_rows->appendRow(items);
    }
    m_table->resizeColumnsToContents();
    const int letter = m_table->fontMetrics().averageCharWidth();
    for (int i = 0; i < m_rows->columnCount(); ++i)
        m_table->setColumnWidth(i, std::clamp(m_table->columnWidth(i), letter * 12, letter * 36));
    const QString words = doubt();
    m_doubt->setText(words);
    m_doubt->setVisible(!words.isEmpty());
    m_doubtIcon->setVisible(!words.isEmpty());
    Q_EMIT readyChanged();
}

void ParseStep::retranslate()
{
    setAccessibleName(title());
    setNote(tr("The first rows as they are read now."));
    m_sheetLabel->setText(tr("Sheet"));
    m_encodingLabel->setText(tr("Encoding"));
    m_delimiterLabel->setText(tr("Between cells"));
    m_headerLabel->setText(tr("Row with the headings"));
    m_headerRow->setSpecialValueText(tr("Found by itself"));
    m_sheet->setAccessibleName(m_sheetLabel->text());
    m_encoding->setAccessibleName(m_encodingLabel->text());
    m_delimiter->setAccessibleName(m_delimiterLabel->text());
    m_headerRow->setAccessibleName(m_headerLabel->text());
    m_table->setAccessibleName(tr("First rows of the file"));
    m_headerRow->setMinimumWidth(m_headerRow->sizeHint().width());
    showPreview();
}

} // namespace millrace
