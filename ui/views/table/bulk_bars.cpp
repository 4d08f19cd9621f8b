// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table/bulk_bars.h"

#include "core/records/validate.h"
#include "ui/fields/field_editor.h"
#include "ui/models/list_layout.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_parse.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QRadioButton>

namespace millrace {

namespace {

QPushButton *barButton(QWidget *parent, const char *name, const char *drawing)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    if (*drawing)
        button->setIcon(icon(QString::fromLatin1(drawing)));
    return button;
}

void nameButton(QPushButton *button, const QString &text, const QString &tip)
{
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
}

QPushButton *dialogButton(QDialogButtonBox *box, const char *name, const QString &text,
                          QDialogButtonBox::ButtonRole role)
{
    QPushButton *button = box->addButton(text, role);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(text);
    return button;
}

} // namespace

PasteBar::PasteBar(QWidget *parent)
    : QFrame(parent), m_text(new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this)),
      m_reason(new TextLabel(TextStyle::Caption, TextTone::Danger, this)),
      m_apply(barButton(this, "pasteApply", "check-lg")), m_cancel(barButton(this, "pasteCancel", ""))
{
    setObjectName(QStringLiteral("pasteBar"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Highlight);
    m_text->setObjectName(QStringLiteral("pasteText"));
    m_reason->setObjectName(QStringLiteral("pasteReason"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::xs, space::l, space::xs);
    row->setSpacing(space::m);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_text);
    words->addWidget(m_reason);
    row->addLayout(words, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_apply);
    connect(m_apply, &QPushButton::clicked, this, &PasteBar::applyRequested);
    connect(m_cancel, &QPushButton::clicked, this, &PasteBar::cancelRequested);
    hide();
}

void PasteBar::show(const PastePlan &plan, const QString &firstReason)
{
    nameButton(m_apply, tr("Apply"), tr("Change these cells as one step that can be undone"));
    nameButton(m_cancel, tr("Cancel"), tr("Change nothing"));
    QStringList words{
        tr("Pasting %1 rows × %2 columns: %3 cells change")
            .arg(formats::integer(plan.rows), formats::integer(plan.columns), formats::integer(plan.cells))};
    if (!plan.bad.empty())
        words << tr("%Ln invalid", nullptr, int(plan.bad.size()));
    if (plan.beyond > 0)
        words << tr("%Ln row(s) below the end of the list are left out", nullptr, int(plan.beyond));
    m_text->setText(words.join(QStringLiteral(" · ")));
    m_reason->setText(firstReason);
    m_reason->setVisible(!firstReason.isEmpty());
    m_apply->setEnabled(!plan.edits.empty());
    QFrame::show();
    (plan.edits.empty() ? m_cancel : m_apply)->setFocus(Qt::OtherFocusReason);
}

void PasteBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelRequested();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_apply->hasFocus())
        Q_EMIT applyRequested();
    else
        QFrame::keyPressEvent(event);
}

SelectionBar::SelectionBar(bool ownable, QWidget *parent)
    : QFrame(parent), m_text(new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this)),
      m_all(barButton(this, "selectAllRows", "check2-square")), m_edit(barButton(this, "bulkEdit", "pencil-square")),
      m_transfer(barButton(this, "bulkTransfer", "person-up")), m_export(barButton(this, "bulkExport", "download")),
      m_remove(barButton(this, "bulkDelete", "trash")), m_ownable(ownable)
{
    setObjectName(QStringLiteral("selectionBar"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_text->setObjectName(QStringLiteral("selectionText"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::xs, space::l, space::xs);
    row->setSpacing(space::s);
    row->addWidget(m_text);
    row->addWidget(m_all);
    row->addStretch(1);
    for (QPushButton *button : {m_edit, m_transfer, m_export, m_remove})
        row->addWidget(button);
    m_transfer->setVisible(ownable);
    connect(m_all, &QPushButton::clicked, this, &SelectionBar::allRequested);
    connect(m_edit, &QPushButton::clicked, this, &SelectionBar::editRequested);
    connect(m_transfer, &QPushButton::clicked, this, &SelectionBar::transferRequested);
    connect(m_export, &QPushButton::clicked, this, &SelectionBar::exportRequested);
    connect(m_remove, &QPushButton::clicked, this, &SelectionBar::removeRequested);
    retranslate();
    hide();
}

void SelectionBar::setCount(qint64 marked, qint64 all)
{
    m_marked = marked;
    m_rows = all;
    retranslate();
    setVisible(marked > 1);
}

void SelectionBar::retranslate()
{
    m_text->setText(tr("%Ln selected", nullptr, int(m_marked)));
    nameButton(m_all, tr("Select all %1").arg(formats::integer(m_rows)), tr("Everything that the list finds (Ctrl+A)"));
    m_all->setVisible(m_marked < m_rows);
    nameButton(m_edit, tr("Edit field"), tr("Give one field of all selected the same value (Shift+F2)"));
    nameButton(m_transfer, tr("Transfer"), tr("Give all selected another owner (Ctrl+Shift+O)"));
    nameButton(m_export, tr("Export"), tr("Write a file (Ctrl+Shift+S)"));
    nameButton(m_remove, tr("Delete"), tr("Move all selected to the bin (Del)"));
}

void SelectionBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

BulkEditDialog::BulkEditDialog(const EntityPtr &entity, LiveData &data, qint64 records, int field, QWidget *parent)
    : QDialog(parent), m_entity(entity), m_data(data), m_fields(new QComboBox(this)), m_place(new QVBoxLayout),
      m_problem(new TextLabel(TextStyle::Caption, TextTone::Danger, this))
{
    setObjectName(QStringLiteral("bulkEditDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(field >= 0 ? tr("Transfer") : tr("Edit field"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    auto *what = new TextLabel(TextStyle::Body, TextTone::Primary, this);
    what->setText(tr("One value for %Ln record(s), as one step that can be undone", nullptr, int(records)));
    what->setWordWrap(true);
    m_fields->setObjectName(QStringLiteral("bulkField"));
    m_fields->setAccessibleName(tr("Field"));
    for (const FieldDef *one : listableFields(*entity)) {
        const bool fixed = one->readOnly ||
                           (one->system && one->index != system_field::Owner && one->index != system_field::Department);
        if (!fixed && (field < 0 || one->index == field))
            m_fields->addItem(fieldLabel(*one, data.locale()), one->index);
    }
    m_fields->setEnabled(field < 0);
    m_problem->setObjectName(QStringLiteral("bulkProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *apply = dialogButton(buttons, "bulkApply", tr("Apply"), QDialogButtonBox::AcceptRole);
    QPushButton *cancel = dialogButton(buttons, "bulkCancel", tr("Cancel"), QDialogButtonBox::RejectRole);
    apply->setDefault(true);
    column->addWidget(what);
    column->addWidget(m_fields);
    column->addLayout(m_place);
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    connect(m_fields, &QComboBox::currentIndexChanged, this, &BulkEditDialog::showEditor);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(apply, &QPushButton::clicked, this, [this] {
        const auto value = m_editor ? m_editor->value() : std::nullopt;
        std::vector<Problem> problems;
        if (!value)
            problems.push_back(inputProblem(m_editor->field(), m_editor->typed()));
        else if (isBlank(*value) && m_editor->field().required)
            problems.push_back({m_editor->field().key, QStringLiteral("required"), {}, Severity::Error});
        else
            checkValue(m_editor->field(), *value, problems);
        for (const Problem &problem : problems) {
            if (problem.severity != Severity::Error)
                continue;
            m_problem->setText(describeProblem(problem, m_data.catalog(), m_data.locale()));
            m_problem->show();
            m_editor->setRefused(true);
            m_editor->input()->setFocus(Qt::OtherFocusReason);
            return;
        }
        Q_EMIT applied(m_fields->currentData().toInt(), *value);
        accept();
    });
    showEditor();
}

void BulkEditDialog::showEditor()
{
    delete std::exchange(m_editor, nullptr);
    m_problem->hide();
    if (m_fields->currentIndex() < 0)
        return;
    const FieldDef &field = m_entity->at(m_fields->currentData().toInt());
    m_editor = makeFieldEditor(field, m_data, this);
    m_editor->input()->setAccessibleName(fieldLabel(field, m_data.locale()));
    m_place->addWidget(m_editor);
    m_editor->input()->setFocus(Qt::OtherFocusReason);
}

ExportDialog::ExportDialog(qint64 shown, qint64 marked, bool cards, QWidget *parent)
    : QDialog(parent), m_view(new QRadioButton(this)), m_marked(new QRadioButton(this)),
      m_everything(new QRadioButton(this)), m_format(new QComboBox(this)), m_allColumns(new QCheckBox(this))
{
    setObjectName(QStringLiteral("exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    const auto choice = [&](QRadioButton *button, const char *name, const QString &text) {
        button->setObjectName(QString::fromLatin1(name));
        button->setText(text);
        button->setAccessibleName(text);
        column->addWidget(button);
    };
    choice(m_view, "exportView", tr("What the list shows: %Ln record(s)", nullptr, int(shown)));
    choice(m_marked, "exportMarked", tr("The selected: %Ln record(s)", nullptr, int(marked)));
    choice(m_everything, "exportEverything", tr("All records of this kind"));
    m_marked->setEnabled(marked > 0);
    (marked > 1 ? m_marked : m_view)->setChecked(true);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->setAccessibleName(tr("Format"));
    m_format->addItem(tr("Excel workbook"), QStringLiteral("xlsx"));
    m_format->addItem(tr("CSV, for programs and old Excel"), QStringLiteral("csv"));
    m_format->addItem(tr("TSV, columns by tabs"), QStringLiteral("tsv"));
    m_format->addItem(tr("JSON, for programs"), QStringLiteral("json"));
    if (cards)
        m_format->addItem(tr("Contact cards, for phones and mail"), QStringLiteral("vcf"));
    m_allColumns->setObjectName(QStringLiteral("exportAllColumns"));
    m_allColumns->setText(tr("All fields, not only the columns shown"));
    m_allColumns->setAccessibleName(m_allColumns->text());
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *go = dialogButton(buttons, "exportGo", tr("Choose the file…"), QDialogButtonBox::AcceptRole);
    QPushButton *cancel = dialogButton(buttons, "exportCancel", tr("Cancel"), QDialogButtonBox::RejectRole);
    go->setDefault(true);
    column->addWidget(m_format);
    column->addWidget(m_allColumns);
    column->addWidget(buttons);
    // A card has its own fields, whatever the list shows.
    connect(m_format, &QComboBox::currentIndexChanged, this,
            [this] { m_allColumns->setEnabled(m_format->currentData() != QStringLiteral("vcf")); });
    connect(go, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(wish());
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

ExportWish ExportDialog::wish() const
{
    ExportWish wish;
    wish.scope = m_marked->isChecked()       ? ExportWish::Scope::Marked
                 : m_everything->isChecked() ? ExportWish::Scope::Everything
                                             : ExportWish::Scope::View;
    wish.shownColumns = !m_allColumns->isChecked();
    wish.suffix = m_format->currentData().toString();
    return wish;
}

} // namespace millrace
