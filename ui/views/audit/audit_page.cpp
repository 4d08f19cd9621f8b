// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/audit/audit_page.h"

#include "core/interchange/csv_writer.h"
#include "ui/shell/banner.h"
#include "ui/shell/empty_state.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/text/verify_words.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/table_look.h"
#include "ui/theme/tokens.h"

#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace millrace {

namespace {

constexpr int changesShownAtOnce = 500, findingsShown = 5, exportPage = 1000;
constexpr int daysOf[] = {0, 1, 7, 30, 365}; ///< of the periods; 0 = any time

QComboBox *filterBox(const char *name, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QString::fromLatin1(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

/// All pages of a wish, as rows of texts.
Result<void> writeTrail(const Workspace &workspace, const Session &session, AuditWish wish, CsvWriter &csv,
                        const std::function<QStringList(const AuditEntry &)> &cells)
{
    wish.before = 0;
    wish.limit = exportPage;
    for (;;) {
        MILLRACE_ASSIGN(const auto entries, auditTrail(workspace, session, wish));
        for (const AuditEntry &entry : entries)
            MILLRACE_TRY(csv.writeRow(cells(entry)));
        if (int(entries.size()) < exportPage)
            return csv.finish();
        wish.before = entries.back().no;
    }
}

} // namespace

AuditPage::AuditPage(const ViewContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_model(new AuditModel(m_data, this)),
      m_banner(new Banner(this)), m_people(filterBox("auditPeople", this)), m_kinds(filterBox("auditKinds", this)),
      m_origins(filterBox("auditOrigins", this)), m_periods(filterBox("auditPeriods", this)),
      m_verify(new QPushButton(this)), m_export(new QPushButton(this)), m_open(new QPushButton(this)),
      m_revert(new QPushButton(this)), m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("auditPage"));
    auto *splitter = new QSplitter(Qt::Vertical, m_stack);
    splitter->setObjectName(QStringLiteral("auditSplitter"));
    splitter->setChildrenCollapsible(false);
    m_table = new QTableView(splitter);
    m_changes = new QTreeWidget(splitter);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 1);
    m_empty = new EmptyState(QStringLiteral("search"), m_stack);
    m_failed = new EmptyState(QStringLiteral("shield-lock"), m_stack);
    m_skeleton = new SkeletonRows(m_stack);
    m_verify->setObjectName(QStringLiteral("auditVerify"));
    m_export->setObjectName(QStringLiteral("auditExport"));
    m_open->setObjectName(QStringLiteral("auditOpen"));
    m_revert->setObjectName(QStringLiteral("auditRevert"));
    m_table->setObjectName(QStringLiteral("audit"));
    m_table->setModel(m_model);
    makeQuietRows(m_table);
    m_table->horizontalHeader()->setSectionResizeMode(AuditModel::Records, QHeaderView::Stretch);
    const int letter = m_table->fontMetrics().averageCharWidth();
    const std::pair<int, int> widths[] = {{AuditModel::When, 20},
                                          {AuditModel::Who, 18},
                                          {AuditModel::What, 26},
                                          {AuditModel::How, 26},
                                          {AuditModel::Number, 10}};
    for (const auto &[column, letters] : widths)
        m_table->setColumnWidth(column, letter * letters);
    m_changes->setObjectName(QStringLiteral("auditChanges"));
    m_changes->setColumnCount(4);
    m_changes->setRootIsDecorated(false);
    m_changes->setFrameShape(QFrame::NoFrame);
    m_changes->setAttribute(Qt::WA_InputMethodEnabled, false);
    for (const int column : {0, 1})
        m_changes->setColumnWidth(column, letter * 28);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::l, 0, space::l, 0);
    row->setSpacing(space::s);
    for (QWidget *filter : std::initializer_list<QWidget *>{m_people, m_periods, m_kinds, m_origins})
        row->addWidget(filter);
    row->addStretch(1);
    auto *work = new QHBoxLayout;
    work->setContentsMargins(space::l, 0, space::l, 0);
    work->setSpacing(space::s);
    work->addStretch(1);
    QWidget *before = m_people;
    for (QWidget *next : std::initializer_list<QWidget *>{m_periods, m_kinds, m_origins, m_revert, m_open, m_export,
                                                          m_verify, m_table, m_changes}) {
        setTabOrder(before, next);
        before = next;
    }
    for (QPushButton *button : {m_revert, m_open, m_export, m_verify})
        work->addWidget(button);
    for (QWidget *state : std::initializer_list<QWidget *>{splitter, m_empty, m_failed, m_skeleton})
        m_stack->addWidget(state);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(row);
    column->addLayout(work);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    for (QComboBox *filter : {m_people, m_kinds, m_origins, m_periods})
        connect(filter, &QComboBox::currentIndexChanged, this, &AuditPage::applyWish);
    connect(m_model, &AuditModel::loaded, this, &AuditPage::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AuditPage::askChanges);
    connect(m_changes, &QTreeWidget::itemSelectionChanged, this, &AuditPage::refresh);
    connect(m_verify, &QPushButton::clicked, this, &AuditPage::verify);
    connect(m_revert, &QPushButton::clicked, this, &AuditPage::revert);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const RecordAddress at = currentRecord(); !at.isNull())
            Q_EMIT openRequested(recordPageAddress(at.entity, at.id));
    });
    connect(m_export, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getSaveFileName(
            this, tr("Give the audit trail out"), tr("Audit trail %1.csv").arg(m_data.today().toString(Qt::ISODate)),
            QStringLiteral("CSV (*.csv)"));
        if (!path.isEmpty())
            exportTo(path);
    });
    connect(m_empty, &EmptyState::buttonClicked, this, [this] {
        m_filling = true;
        for (QComboBox *filter : {m_people, m_kinds, m_origins, m_periods})
            filter->setCurrentIndex(0);
        m_filling = false;
        applyWish();
    });
    connect(m_failed, &EmptyState::buttonClicked, m_model, &AuditModel::reload);
    connect(&m_data, &LiveData::localeChanged, this, &AuditPage::retranslate);
    retranslate();
    m_model->reload();
}

QString AuditPage::title() const
{
    return tr("Audit trail");
}

QWidget *AuditPage::mainWidget()
{
    return m_table;
}

QWidget *AuditPage::searchField()
{
    return m_people;
}

RecordAddress AuditPage::currentRecord() const
{
    const QTreeWidgetItem *item = m_changes->currentItem();
    if (!item && m_changes->topLevelItemCount() > 0)
        item = m_changes->topLevelItem(0);
    if (!item)
        return {};
    const auto id = RecordId::fromString(item->data(0, Qt::UserRole + 1).toString());
    return {item->data(0, Qt::UserRole).toString(), id.value_or(RecordId())};
}

int AuditPage::state() const
{
    return m_stack->currentIndex();
}

void AuditPage::fillFilters()
{
    m_filling = true;
    const auto refill = [](QComboBox *box, const std::vector<std::pair<QString, QString>> &items) {
        const QString chosen = box->currentData().toString();
        box->clear();
        for (const auto &[text, data] : items)
            box->addItem(text, data);
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
    };
    const MetadataPtr metadata = m_data.metadata();
    std::vector<std::pair<QString, QString>> people;
    for (auto it = metadata->users.begin(); it != metadata->users.end(); ++it)
        people.emplace_back(it.value(), it.key().toString());
    std::sort(people.begin(), people.end());
    people.insert(people.begin(), {tr("Everybody"), QString()});
    refill(m_people, people);
    std::vector<std::pair<QString, QString>> kinds;
    for (const EntityPtr &entity : m_data.catalog()->entities())
        kinds.emplace_back(entityPluralLabel(*entity, m_data.locale()), entity->key);
    std::sort(kinds.begin(), kinds.end());
    kinds.insert(kinds.begin(), {tr("All records"), QString()});
    refill(m_kinds, kinds);
    std::vector<std::pair<QString, QString>> origins{{tr("However it came about"), QString()}};
    for (const Origin origin : {Origin::Local, Origin::Import, Origin::Rule, Origin::Undo, Origin::Merge,
                                Origin::Sample, Origin::Remote, Origin::Migration, Origin::Admin})
        origins.emplace_back(originLabel(origin), QString::number(int(origin)));
    refill(m_origins, origins);
    std::vector<std::pair<QString, QString>> periods;
    for (const int days : daysOf)
        periods.emplace_back(days == 0   ? tr("At any time")
                             : days == 1 ? tr("Today")
                                         : tr("The last %Ln day(s)", nullptr, days),
                             QString::number(days));
    refill(m_periods, periods);
    m_filling = false;
}

void AuditPage::applyWish()
{
    if (m_filling)
        return;
    AuditWish wish;
    wish.actor = RecordId::fromString(m_people->currentData().toString());
    wish.entity = m_kinds->currentData().toString();
    if (const QString origin = m_origins->currentData().toString(); !origin.isEmpty())
        wish.origin = Origin(origin.toInt());
    if (const int days = m_periods->currentData().toInt(); days > 0) {
        const QDateTime from(m_data.today().addDays(1 - days), QTime(0, 0), m_data.session().zone);
        wish.from = Instant{from.toMSecsSinceEpoch() * 1000};
    }
    m_changes->clear();
    m_model->setWish(wish);
}

void AuditPage::askChanges()
{
    const QModelIndex current = m_table->currentIndex();
    m_changes->clear();
    if (!current.isValid())
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), no = m_model->entry(current.row()).no] {
            return auditChanges(workspace, session, no, changesShownAtOnce);
        },
        [this](const Result<std::vector<AuditChange>> &changes) { showChanges(changes); });
}

void AuditPage::showChanges(const Result<std::vector<AuditChange>> &changes)
{
    m_changes->clear();
    if (!changes)
        return fail(changes.error());
    std::vector<std::pair<const FieldDef *, const Value *>> shown;
    for (const AuditChange &one : *changes)
        if (one.change.def) {
            shown.emplace_back(one.change.def, &one.change.was);
            shown.emplace_back(one.change.def, &one.change.now);
        }
    const FormatContext format = m_data.format(shown);
    for (const AuditChange &one : *changes) {
        const QString &key = one.change.field;
        const FieldDef *field = one.change.def;
        const QString what = key == QLatin1String("+")   ? tr("Created")
                             : key == QLatin1String("-") ? tr("Moved to the bin")
                             : key == QLatin1String("~") ? tr("Restored from the bin")
                             : key == QLatin1String("/") ? tr("Taken back")
                             : field                     ? fieldLabel(*field, m_data.locale())
                                                         : key;
        const QString name =
            one.title.isEmpty() ? entityLabel(*one.entity, m_data.locale()) : one.title.simplified().left(100);
        auto *item = new QTreeWidgetItem(
            m_changes, {name, what, field ? showExactly(*field, one.change.was, format).left(300) : QString(),
                        field ? showExactly(*field, one.change.now, format).left(300) : QString()});
        for (int column = 0; column < 4; ++column)
            item->setToolTip(column, item->text(column));
        item->setData(0, Qt::UserRole, one.entity->key);
        item->setData(0, Qt::UserRole + 1, one.record.toString());
    }
    refresh();
    Q_EMIT changesShown();
}

void AuditPage::revert()
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && m_context.undo)
        m_context.undo(m_model->entry(current.row()).operation);
}

void AuditPage::verify()
{
    m_verify->setEnabled(false);
    m_verify->setText(tr("Verifying…"));
    m_data.read(
        this, [&workspace = m_data.workspace()] { return workspace.verify(); },
        [this](const Result<VerifyReport> &report) {
            refresh();
            if (!report) {
                fail(report.error());
                Q_EMIT verified();
                return;
            }
            Message message;
            message.tone = report->ok ? MessageTone::Success : MessageTone::Danger;
            if (report->ok) {
                message.what = tr("Nothing was altered");
                message.why = tr("All %1 commits of the journal follow from each other, and the %2 records are what "
                                 "they say.")
                                  .arg(formats::integer(report->commits), formats::integer(report->records));
            } else {
                message.what = tr("The workspace is not what its journal says");
                QStringList lines;
                for (const VerifyFinding &finding : report->findings)
                    if (lines.size() < findingsShown)
                        lines << verifyFindingText(finding, m_data.catalog(), m_data.locale());
                message.why = lines.join(u' ');
                message.todo = tr("Keep this file as it is, and go on with a copy from before.");
                message.details = report->details();
            }
            m_banner->show(message);
            Q_EMIT verified();
        });
}

void AuditPage::exportTo(const QString &path)
{
    const auto cells = [format = m_data.format(), catalog = m_data.catalog()](const AuditEntry &entry) {
        return AuditModel::cells(entry, format, *catalog);
    };
    m_data.produce(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), wish = m_model->wish(), path, cells,
         headings = AuditModel::headings()]() -> Result<void> {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly))
                return millrace::fail(ErrorCode::FileUnwritable, {path, file.errorString()});
            CsvWriter csv(&file, path);
            MILLRACE_TRY(csv.writeRow(headings));
            MILLRACE_TRY(writeTrail(workspace, session, wish, csv, cells));
            if (!file.commit())
                return millrace::fail(ErrorCode::FileUnwritable, {path, file.errorString()});
            return workspace.isWritable() ? noteAuditExport(workspace, session) : Result<void>();
        },
        [this, path](const Result<void> &written) {
            if (written)
                m_context.toast({.text = tr("Written: %1").arg(path), .actionText = {}, .action = {}});
            else
                fail(written.error());
            Q_EMIT exported(written.has_value());
        });
}

void AuditPage::fail(const Error &error)
{
    m_context.say(error);
}

void AuditPage::refresh()
{
    QWidget *shown = m_stack->widget(0);
    if (m_model->error())
        shown = m_failed;
    else if (!m_model->hasLoaded())
        shown = m_skeleton;
    else if (m_model->rowCount() == 0)
        shown = m_empty;
    shown == m_skeleton ? m_skeleton->begin() : m_skeleton->end();
    if (m_model->error())
        m_failed->setTexts(m_model->error()->code == ErrorCode::NotPermitted
                               ? tr("Only administrators read the audit trail.")
                               : describeError(*m_model->error(), m_data.catalog(), m_data.locale()).sentences(),
                           tr("Try again"));
    m_stack->setCurrentWidget(shown);
    const bool any = shown == m_stack->widget(0);
    const bool chosen = any && m_table->currentIndex().isValid();
    m_verify->setEnabled(!m_model->error());
    m_verify->setText(tr("Verify"));
    m_export->setEnabled(any);
    m_open->setEnabled(chosen && m_changes->topLevelItemCount() > 0);
    m_revert->setEnabled(chosen && m_data.isEditable());
}

void AuditPage::retranslate()
{
    setAccessibleName(title());
    fillFilters();
    m_people->setAccessibleName(tr("Who"));
    m_kinds->setAccessibleName(tr("Kind of record"));
    m_origins->setAccessibleName(tr("How it came about"));
    m_periods->setAccessibleName(tr("When"));
    m_table->setAccessibleName(title());
    m_changes->setAccessibleName(tr("What was changed"));
    m_changes->setHeaderLabels({tr("Record"), tr("Field"), tr("Before"), tr("After")});
    m_verify->setToolTip(tr("Check that nothing in the journal was altered afterwards"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Write what is shown as a table; that is noted in the journal"));
    m_open->setText(tr("Open the record"));
    m_revert->setText(tr("Take back"));
    m_revert->setToolTip(tr("Undo the whole operation as a new change"));
    m_empty->setTexts(tr("Nothing of that kind in this time."), tr("Show everything"));
    refresh();
}

void AuditPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
