// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/rights_edit.h"

#include "ui/text/access_text.h"
#include "ui/text/labels.h"
#include "ui/theme/table_look.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QMenu>
#include <QTableWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace millrace {

namespace {

const QString administratorKey = QStringLiteral("administrator"), entitiesKey = QStringLiteral("entities"),
              fieldsKey = QStringLiteral("fields"), sensitiveKey = QStringLiteral("sensitive"),
              anyEntity = QStringLiteral("*");

const QStringList scopeWords{QStringLiteral("own"),        QStringLiteral("subordinates"),
                             QStringLiteral("department"), QStringLiteral("department_tree"),
                             QStringLiteral("pool"),       QStringLiteral("shared"),
                             QStringLiteral("all")};

constexpr FieldAccess levels[] = {FieldAccess::Edit, FieldAccess::Read, FieldAccess::Masked, FieldAccess::Hidden};

QTableWidget *plainTable(const char *name, QWidget *parent)
{
    auto *table = new QTableWidget(parent);
    table->setObjectName(QString::fromLatin1(name));
    makeQuiet(table);
    table->verticalHeader()->show();
    table->verticalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

bool isGiven(const EntityDef &entity)
{
    return !entity.personal;
}

} // namespace

QString rightsSentence(const Rights &rights, const EntityDef &entity, const QString &locale)
{
    QStringList parts;
    const bool chinese = locale.startsWith(QLatin1String("zh"));
    for (const Action action : millrace::actions) {
        const Scopes scopes = rights.scopes(action, entity);
        QStringList words;
        for (const QString &word : scopeWords) {
            const Rights one = Rights::of("{\"entities\":{\"*\":{\"see\":\"" + word.toUtf8() + "\"}}}");
            static const EntityDef any;
            if (scopes & one.scopes(Action::See, any))
                words << scopeLabel(word);
        }
        if (words.isEmpty())
            continue;
        if (scopes & ScopeAll)
            words = {scopeLabel(QStringLiteral("all"))};
        parts << RightsEdit::tr("%1: %2").arg(actionLabel(action),
                                              words.join(chinese ? QStringLiteral("、") : QStringLiteral(", ")));
    }
    const QString name = entityPluralLabel(entity, locale);
    return parts.isEmpty()
               ? RightsEdit::tr("%1: nothing at all").arg(name)
               : RightsEdit::tr("%1 — %2").arg(name, parts.join(chinese ? QStringLiteral("；") : QStringLiteral("; ")));
}

RightsEdit::RightsEdit(LiveData &data, QWidget *parent)
    : QWidget(parent), m_data(data), m_administers(new QCheckBox(this)), m_tabs(new QTabWidget(this)),
      m_matrix(plainTable("rightsMatrix", this)), m_fields(plainTable("rightsFields", this)),
      m_kinds(new QComboBox(this)), m_sensitive(new QComboBox(this)),
      m_kindLabel(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_sensitiveLabel(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_words(new TextLabel(TextStyle::Body, TextTone::Secondary, this))
{
    setObjectName(QStringLiteral("rightsEdit"));
    m_administers->setObjectName(QStringLiteral("rightsAdministers"));
    m_tabs->setObjectName(QStringLiteral("rightsTabs"));
    m_tabs->setDocumentMode(true);
    m_kinds->setObjectName(QStringLiteral("rightsKind"));
    m_sensitive->setObjectName(QStringLiteral("rightsSensitive"));
    m_words->setObjectName(QStringLiteral("rightsWords"));
    m_words->setWordWrap(true);
    m_kindLabel->setBuddy(m_kinds);
    m_sensitiveLabel->setBuddy(m_sensitive);
    m_matrix->setColumnCount(int(millrace::actions.size()));
    m_matrix->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_matrix->horizontalHeader()->setDefaultSectionSize(fontMetrics().averageCharWidth() * 18);
    m_matrix->installEventFilter(this);
    m_fields->setColumnCount(1);
    m_fields->horizontalHeader()->setStretchLastSection(true);
    auto *fieldPart = new QWidget(m_tabs);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::m);
    form->setVerticalSpacing(space::s);
    form->addRow(m_sensitiveLabel, m_sensitive);
    form->addRow(m_kindLabel, m_kinds);
    auto *fieldColumn = new QVBoxLayout(fieldPart);
    fieldColumn->setContentsMargins(0, space::s, 0, 0);
    fieldColumn->setSpacing(space::s);
    fieldColumn->addLayout(form);
    fieldColumn->addWidget(m_fields, 1);
    m_tabs->addTab(m_matrix, QString());
    m_tabs->addTab(fieldPart, QString());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_administers);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_words);
    connect(m_administers, &QCheckBox::toggled, this, [this](bool on) {
        if (m_filling)
            return;
        on ? void(m_rights.insert(administratorKey, true)) : m_rights.remove(administratorKey);
        changed();
    });
    connect(m_matrix, &QTableWidget::cellDoubleClicked, this, &RightsEdit::openMenu);
    connect(m_matrix, &QTableWidget::currentCellChanged, this, &RightsEdit::refreshWords);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            fillFields();
    });
    connect(m_sensitive, &QComboBox::currentIndexChanged, this, [this] {
        if (m_filling)
            return;
        const QString level = m_sensitive->currentData().toString();
        level.isEmpty() ? m_rights.remove(sensitiveKey) : void(m_rights.insert(sensitiveKey, level));
        changed();
    });
    connect(&data, &LiveData::localeChanged, this, &RightsEdit::retranslate);
    connect(&data, &LiveData::catalogChanged, this, &RightsEdit::retranslate);
    retranslate();
}

void RightsEdit::setRights(const QByteArray &json)
{
    m_rights = QJsonDocument::fromJson(json).object();
    retranslate();
}

QByteArray RightsEdit::rights() const
{
    return QJsonDocument(m_rights).toJson(QJsonDocument::Compact);
}

void RightsEdit::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    retranslate();
}

std::optional<QStringList> RightsEdit::reach(const QString &entity, Action action) const
{
    const QJsonValue value = m_rights.value(entitiesKey).toObject().value(entity).toObject().value(actionWord(action));
    if (value.isUndefined())
        return std::nullopt;
    QStringList words;
    for (const QJsonValue &word : value.isArray() ? value.toArray() : QJsonArray{value})
        if (word.toString() != QLatin1String("none"))
            words << word.toString();
    return words;
}

void RightsEdit::setReach(const QString &entity, Action action, const std::optional<QStringList> &scopes)
{
    QJsonObject entities = m_rights.value(entitiesKey).toObject();
    QJsonObject own = entities.value(entity).toObject();
    if (!scopes)
        own.remove(actionWord(action));
    else if (scopes->isEmpty())
        own.insert(actionWord(action), QStringLiteral("none"));
    else
        own.insert(actionWord(action), QJsonArray::fromStringList(*scopes));
    own.isEmpty() ? entities.remove(entity) : void(entities.insert(entity, own));
    m_rights.insert(entitiesKey, entities);
    changed();
}

QString RightsEdit::level(const QString &entity, const QString &field) const
{
    return m_rights.value(fieldsKey).toObject().value(entity + u'.' + field).toString();
}

void RightsEdit::setLevel(const QString &entity, const QString &field, const QString &level)
{
    QJsonObject fields = m_rights.value(fieldsKey).toObject();
    const QString key = entity + u'.' + field;
    level.isEmpty() ? fields.remove(key) : void(fields.insert(key, level));
    m_rights.insert(fieldsKey, fields);
    changed();
}

QString RightsEdit::reachText(const QString &entity, Action action) const
{
    const auto words = reach(entity, action);
    if (!words)
        return entity == anyEntity ? tr("none") : tr("as for all");
    if (words->isEmpty())
        return scopeLabel(QStringLiteral("none"));
    QStringList labels;
    for (const QString &word : *words)
        labels << scopeLabel(word);
    return labels.join(m_data.locale().startsWith(QLatin1String("zh")) ? QStringLiteral("、") : QStringLiteral(", "));
}

QMenu *RightsEdit::menuOf(int row, int column)
{
    const QString entity = m_rows.value(row);
    const EntityPtr def = m_data.catalog()->entity(entity);
    const Action action = millrace::actions[size_t(column)];
    auto *menu = new QMenu(this);
    if (m_readOnly || m_administers->isChecked() || (def && isCommonKnowledge(*def) && action == Action::See))
        return menu;
    const auto words = reach(entity, action);
    const auto add = [&](const QString &text, bool ticked, std::function<void()> run) {
        QAction *item = menu->addAction(text);
        item->setCheckable(true);
        item->setChecked(ticked);
        connect(item, &QAction::triggered, this, std::move(run));
    };
    if (entity != anyEntity)
        add(tr("as for all"), !words.has_value(), [this, entity, action] { setReach(entity, action, std::nullopt); });
    add(scopeLabel(QStringLiteral("none")), words && words->isEmpty(),
        [this, entity, action] { setReach(entity, action, QStringList()); });
    menu->addSeparator();
    for (const QString &word : scopeWords) {
        const bool holds = words && words->contains(word);
        add(scopeLabel(word), holds, [this, entity, action, words, word, holds] {
            QStringList next = words.value_or(QStringList());
            holds ? void(next.removeAll(word)) : void(next.append(word));
            setReach(entity, action, next);
        });
    }
    return menu;
}

void RightsEdit::openMenu(int row, int column)
{
    QMenu *menu = menuOf(row, column);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (menu->isEmpty()) {
        delete menu;
        return;
    }
    const QRect cell = m_matrix->visualItemRect(m_matrix->item(row, column));
    menu->popup(m_matrix->viewport()->mapToGlobal(cell.bottomLeft()));
}

void RightsEdit::changed()
{
    fillMatrix();
    fillFields();
    refreshWords();
    Q_EMIT edited();
}

void RightsEdit::fillMatrix()
{
    m_filling = true;
    m_rows = {anyEntity};
    for (const EntityPtr &entity : m_data.catalog()->entities())
        if (isGiven(*entity))
            m_rows << entity->key;
    if (m_matrix->rowCount() != m_rows.size())
        m_matrix->setRowCount(int(m_rows.size()));
    const Tokens &tokens = Tokens::of(palette());
    QStringList names;
    for (int row = 0; row < m_rows.size(); ++row) {
        const EntityPtr entity = m_data.catalog()->entity(m_rows[row]);
        names << (entity ? entityPluralLabel(*entity, m_data.locale()) : tr("All kinds of records"));
        for (int column = 0; column < int(millrace::actions.size()); ++column) {
            const Action action = millrace::actions[size_t(column)];
            const bool common = entity && isCommonKnowledge(*entity) && action == Action::See;
            // What describes the workspace is not meant by "all kinds".
            const bool described = entity && isCommonKnowledge(*entity) && !reach(m_rows[row], action);
            const QString text = m_administers->isChecked() || common ? scopeLabel(QStringLiteral("all"))
                                 : described                          ? scopeLabel(QStringLiteral("none"))
                                                                      : reachText(m_rows[row], action);
            QTableWidgetItem *item = m_matrix->item(row, column);
            if (!item) {
                item = new QTableWidgetItem;
                m_matrix->setItem(row, column, item);
            }
            item->setText(text);
            item->setToolTip(text);
            const bool given = row == 0 || reach(m_rows[row], action).has_value();
            item->setForeground(given && !common ? tokens.text : tokens.textTertiary);
        }
    }
    m_matrix->setVerticalHeaderLabels(names);
    m_matrix->setEnabled(!m_administers->isChecked());
    m_filling = false;
}

void RightsEdit::fillKinds()
{
    m_filling = true;
    const QString chosen = m_kinds->currentData().toString();
    m_kinds->clear();
    for (const EntityPtr &entity : m_data.catalog()->entities())
        if (isGiven(*entity) && !entity->metadata)
            m_kinds->addItem(entityPluralLabel(*entity, m_data.locale()), entity->key);
    m_kinds->setCurrentIndex(std::max(0, m_kinds->findData(chosen)));
    m_sensitive->clear();
    m_sensitive->addItem(fieldLevelLabel(FieldAccess::Edit), QString());
    for (const FieldAccess level : {FieldAccess::Read, FieldAccess::Masked, FieldAccess::Hidden})
        m_sensitive->addItem(fieldLevelLabel(level), fieldAccessWord(level));
    m_sensitive->setCurrentIndex(std::max(0, m_sensitive->findData(m_rights.value(sensitiveKey).toString())));
    m_sensitive->setEnabled(!m_readOnly);
    m_filling = false;
}

void RightsEdit::fillFields()
{
    const EntityPtr entity = m_data.catalog()->entity(m_kinds->currentData().toString());
    m_fields->setRowCount(0);
    if (!entity)
        return;
    QStringList names;
    for (const FieldDef &field : entity->fields) {
        if (field.system || field.retired)
            continue;
        const bool title =
            std::find(entity->titleFields.begin(), entity->titleFields.end(), field.index) != entity->titleFields.end();
        const int row = m_fields->rowCount();
        m_fields->insertRow(row);
        names << fieldLabel(field, m_data.locale());
        auto *box = new QComboBox(m_fields);
        box->setObjectName(QStringLiteral("rightsField.") + field.key);
        box->setAccessibleName(names.back());
        box->addItem(field.sensitive ? tr("as for sensitive fields") : fieldLevelLabel(FieldAccess::Edit), QString());
        for (const FieldAccess level : levels)
            if ((level != FieldAccess::Edit || field.sensitive) && (!title || level >= FieldAccess::Read))
                box->addItem(fieldLevelLabel(level), fieldAccessWord(level));
        box->setCurrentIndex(std::max(0, box->findData(level(entity->key, field.key))));
        box->setEnabled(!m_readOnly && !m_administers->isChecked());
        connect(box, &QComboBox::activated, this, [this, box, entity = entity->key, key = field.key] {
            // The boxes are made anew by the change: only after this one has answered.
            QMetaObject::invokeMethod(
                this, [this, entity, key, level = box->currentData().toString()] { setLevel(entity, key, level); },
                Qt::QueuedConnection);
        });
        m_fields->setCellWidget(row, 0, box);
    }
    m_fields->setVerticalHeaderLabels(names);
    m_fields->resizeRowsToContents();
}

void RightsEdit::refreshWords()
{
    const Rights rights = Rights::of(this->rights());
    const EntityPtr entity = m_data.catalog()->entity(m_rows.value(m_matrix->currentRow()));
    if (rights.isAdministrator())
        m_words->setText(tr("Whoever has this role may do everything and gives others their roles."));
    else if (entity)
        m_words->setText(rightsSentence(rights, *entity, m_data.locale()));
    else
        m_words->setText(
            tr("What a kind of record does not say is that of all kinds. Enter or a double click changes a "
               "cell."));
}

void RightsEdit::retranslate()
{
    m_filling = true;
    m_administers->setChecked(m_rights.value(administratorKey).toBool());
    m_administers->setEnabled(!m_readOnly);
    m_filling = false;
    m_administers->setText(tr("Administers the workspace: may do everything"));
    m_administers->setAccessibleName(m_administers->text());
    m_tabs->setAccessibleName(tr("Rights"));
    m_tabs->setTabText(0, tr("Records"));
    m_tabs->setTabText(1, tr("Fields"));
    m_matrix->setAccessibleName(tr("How far each action reaches"));
    QStringList headings;
    for (const Action action : millrace::actions)
        headings << actionLabel(action);
    m_matrix->setHorizontalHeaderLabels(headings);
    m_fields->setAccessibleName(tr("Levels of fields"));
    m_fields->setHorizontalHeaderLabels({tr("Level")});
    m_kindLabel->setText(tr("Kind of record"));
    m_kinds->setAccessibleName(tr("Kind of record"));
    m_sensitiveLabel->setText(tr("Sensitive fields (phones, addresses)"));
    m_sensitive->setAccessibleName(tr("Sensitive fields"));
    fillMatrix();
    fillKinds();
    fillFields();
    refreshWords();
}

bool RightsEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_matrix && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F2 || key == Qt::Key_Space) &&
            m_matrix->currentItem()) {
            openMenu(m_matrix->currentRow(), m_matrix->currentColumn());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RightsEdit::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace millrace
