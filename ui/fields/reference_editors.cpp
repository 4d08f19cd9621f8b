// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fields/reference_editors.h"

#include "ui/text/field_format.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int offeredRecords = 20;

using FoundRecords = std::vector<std::pair<RecordId, QString>>;

/// The best answers to what was typed; the first by title where nothing was.
FoundRecords recordsFor(Workspace &workspace, const Session &session, const EntityPtr &entity, const QString &text,
                        const Filter &narrowing)
{
    FoundRecords found;
    if (entity->searched && !text.isEmpty() && narrowing.isEverything()) {
        if (const auto answer = workspace.search(session, text, offeredRecords, {entity->key})) {
            for (const SearchHit &hit : answer->hits)
                found.emplace_back(hit.id, hit.title);
        }
        return found;
    }
    Query query;
    query.entity = entity->key;
    query.limit = offeredRecords;
    query.filter = narrowing;
    const FieldDef &title = entity->at(entity->titleFields.front());
    query.fields = {FieldPath{{title.key}}};
    if (title.indexed)
        query.sort = {{FieldPath{{title.key}}, false}};
    if (const FieldDef *order = entity->field(u"order"))
        query.sort = {{FieldPath{{order->key}}, false}};
    if (entity->searched)
        query.search = text;
    else if (!text.isEmpty())
        query.filter = Filter::all({narrowing, Filter::compare(title.key, CompareOp::Contains, text)});
    std::vector<RecordId> ids;
    if (const auto rows = workspace.rows(session, query)) {
        for (const Row &row : rows->rows)
            ids.push_back(row.id);
    }
    if (const auto titles = workspace.titles(session, entity->key, ids)) {
        for (const RecordId &id : ids)
            found.emplace_back(id, titles->value(id));
    }
    return found;
}

} // namespace

RecordSearchLine::RecordSearchLine(const QString &entity, LiveData &data, QWidget *parent)
    : QWidget(parent), m_data(data), m_entity(data.catalog()->entity(entity)), m_line(new QLineEdit(this)),
      m_completer(new QCompleter(this)), m_found(new QStandardItemModel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line);
    setFocusProxy(m_line);
    m_completer->setModel(m_found);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(10);
    m_completer->setWidget(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        Q_EMIT typed();
        ask(text.trimmed());
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) {
                const auto id = RecordId::fromString(index.data(Qt::UserRole).toString());
                if (id)
                    Q_EMIT chosen(*id, index.data(Qt::DisplayRole).toString());
            });
    m_browse =
        m_line->addAction(icon(QStringLiteral("chevron-down"), IconTone::Secondary), QLineEdit::TrailingPosition);
    connect(m_browse, &QAction::triggered, this, [this] {
        m_line->setFocus();
        ask({});
    });
}

void RecordSearchLine::retranslate()
{
    m_completer->popup()->setAccessibleName(tr("Found records"));
    m_browse->setText(tr("Show the first records"));
    m_browse->setToolTip(m_browse->text());
}

bool RecordSearchLine::isPopupOpen() const
{
    return m_completer->popup()->isVisible();
}

void RecordSearchLine::ask(const QString &text)
{
    if (!m_entity || m_line->isReadOnly())
        return;
    const quint64 question = ++m_question;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), entity = m_entity, text,
         narrowing = m_narrowing ? m_narrowing() : Filter()] {
            return recordsFor(workspace, session, entity, text, narrowing);
        },
        [this, question](const FoundRecords &found) { show(question, found); });
}

void RecordSearchLine::show(quint64 question, const FoundRecords &found)
{
    if (question != m_question)
        return;
    m_found->clear();
    for (const auto &[id, title] : found) {
        auto *item = new QStandardItem(title);
        item->setData(id.toString(), Qt::UserRole);
        m_found->appendRow(item);
    }
    if (found.empty() || !m_line->hasFocus())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

ReferenceEditor::ReferenceEditor(const FieldDef &field, LiveData &data, QWidget *parent)
    : FieldEditor(field, data, parent), m_search(new RecordSearchLine(field.target, data, this))
{
    m_search->line()->setObjectName(QStringLiteral("field.") + field.key);
    m_search->setNarrowing([this] { return narrowing(); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_search);
    setFocusProxy(m_search);
    connect(m_search, &RecordSearchLine::typed, this, &FieldEditor::edited);
    connect(m_search, &RecordSearchLine::chosen, this, [this](const RecordId &id, const QString &title) {
        m_id = id;
        m_title = title;
        m_search->line()->setText(title);
        Q_EMIT edited();
        Q_EMIT finished();
    });
    connect(m_search->line(), &QLineEdit::editingFinished, this, [this] {
        if (!m_search->isPopupOpen())
            Q_EMIT finished();
    });
    ReferenceEditor::retranslate();
}

std::optional<Value> ReferenceEditor::value() const
{
    const QString text = m_search->line()->text().trimmed();
    if (text.isEmpty())
        return Value();
    if (text == m_title)
        return Value(m_id).normalised();
    // A title typed in full is as good as one chosen.
    auto ids = data().workspace().idsTitled(data().session(), field().target, text);
    const Value shared = field().within.isEmpty() ? Value() : neighbour(field().within);
    if (ids && ids->size() > 1 && !shared.isEmpty()) {
        std::erase_if(*ids, [&](const RecordId &id) {
            const auto record = data().workspace().record(data().session(), field().target, id);
            const FieldDef *common = record ? record->entity()->field(field().within) : nullptr;
            return !common || !(record->value(common->index) == shared);
        });
    }
    if (ids && ids->size() == 1)
        return Value(ids->front());
    return std::nullopt;
}

Filter ReferenceEditor::narrowing() const
{
    const Value shared = field().within.isEmpty() ? Value() : neighbour(field().within);
    const auto *id = shared.as<RecordId>();
    return id ? Filter::compare(field().within, CompareOp::Equal, id->toString()) : Filter();
}

void ReferenceEditor::setValue(const Value &value)
{
    m_id = value.valueOr<RecordId>();
    m_title = showValue(field(), value, data().format({{&field(), &value}}));
    m_search->line()->setText(m_title);
    m_search->line()->setCursorPosition(0);
}

QString ReferenceEditor::typed() const
{
    return m_search->line()->text();
}

void ReferenceEditor::setReadOnly(bool readOnly)
{
    m_search->line()->setReadOnly(readOnly);
}

QWidget *ReferenceEditor::input()
{
    return m_search->line();
}

void ReferenceEditor::retranslate()
{
    m_search->retranslate();
    const EntityPtr target = data().catalog()->entity(field().target);
    m_search->line()->setPlaceholderText(target ? tr("Find: %1").arg(entityLabel(*target, data().locale()))
                                                : QString());
}

ReferencesEditor::ReferencesEditor(const FieldDef &field, LiveData &data, QWidget *parent)
    : FieldEditor(field, data, parent), m_search(new RecordSearchLine(field.target, data, this)),
      m_chips(new QWidget(this)), m_chipRow(new QHBoxLayout(m_chips))
{
    m_search->line()->setObjectName(QStringLiteral("field.") + field.key);
    m_chipRow->setContentsMargins(0, 0, 0, 0);
    m_chipRow->setSpacing(space::xs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(m_chips);
    column->addWidget(m_search);
    setFocusProxy(m_search);
    connect(m_search, &RecordSearchLine::chosen, this, [this](const RecordId &id) {
        m_search->line()->clear();
        m_ids.push_back(id);
        m_ids = RecordIds::of(m_ids).ids;
        showChips();
        Q_EMIT edited();
        Q_EMIT finished();
    });
    showChips();
    ReferencesEditor::retranslate();
}

void ReferencesEditor::showChips()
{
    while (QLayoutItem *item = m_chipRow->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const Value all{RecordIds{m_ids}};
    const FormatContext format = data().format({{&field(), &all}});
    for (const RecordId &id : m_ids) {
        auto *chip = new QToolButton(m_chips);
        const QString title = format.titles.value(id, QStringLiteral("…"));
        chip->setText(title);
        chip->setIcon(icon(QStringLiteral("x-lg"), IconTone::Secondary));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setIconSize({12, 12});
        chip->setLayoutDirection(Qt::RightToLeft);
        chip->setAccessibleName(tr("Take out “%1”").arg(title));
        chip->setToolTip(chip->accessibleName());
        chip->setEnabled(!m_readOnly);
        connect(chip, &QToolButton::clicked, this, [this, id] {
            std::erase(m_ids, id);
            showChips();
            Q_EMIT edited();
            Q_EMIT finished();
        });
        m_chipRow->addWidget(chip);
    }
    m_chipRow->addStretch();
    m_chips->setVisible(!m_ids.empty());
}

std::optional<Value> ReferencesEditor::value() const
{
    return Value(RecordIds::of(m_ids)).normalised();
}

void ReferencesEditor::setValue(const Value &value)
{
    m_ids = value.valueOr<RecordIds>().ids;
    showChips();
}

void ReferencesEditor::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_search->setVisible(!readOnly);
    showChips();
}

QWidget *ReferencesEditor::input()
{
    return m_search->line();
}

void ReferencesEditor::retranslate()
{
    m_search->retranslate();
    const EntityPtr target = data().catalog()->entity(field().target);
    m_search->line()->setPlaceholderText(target ? tr("Add: %1").arg(entityLabel(*target, data().locale())) : QString());
    showChips();
}

} // namespace millrace
