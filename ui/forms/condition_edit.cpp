// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/condition_edit.h"

#include "core/schema/builtin/user.h"
#include "ui/fields/field_editor.h"
#include "ui/text/field_parse.h"
#include "ui/text/filter_words.h"
#include "ui/text/formats.h"
#include "ui/theme/tokens.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>

namespace millrace {

ConditionEdit::ConditionEdit(EntityPtr entity, LiveData &data, QWidget *parent)
    : QWidget(parent), m_entity(std::move(entity)), m_data(data), m_ask(new QComboBox(this)),
      m_which(new QComboBox(this)), m_unit(new QComboBox(this)), m_parts(new QStackedWidget(this)),
      m_text(new QLineEdit(this)), m_from(new QLineEdit(this)), m_to(new QLineEdit(this)), m_count(new QSpinBox(this)),
      m_options(new QToolButton(this)), m_optionMenu(new QMenu(m_options)), m_recordPlace(new QWidget(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_ask);
    row->addWidget(m_parts, 1);
    m_parts->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    const auto place = [this](std::initializer_list<QWidget *> widgets) {
        auto *holder = new QWidget(m_parts);
        auto *line = new QHBoxLayout(holder);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::s);
        for (QWidget *widget : widgets)
            line->addWidget(widget, qobject_cast<QLineEdit *>(widget) || widget == m_recordPlace ? 1 : 0);
        if (widgets.size() > 0 && !qobject_cast<QLineEdit *>(*widgets.begin()) && *widgets.begin() != m_recordPlace)
            line->addStretch(1);
        m_parts->addWidget(holder);
    };
    // The order of Part; numbers and days share their lines, text and options have their own.
    place({});
    place({m_text});
    place({m_from, m_to});
    place({m_options});
    place({m_which, m_count, m_unit});
    place({m_recordPlace});
    auto *recordRow = new QHBoxLayout(m_recordPlace);
    recordRow->setContentsMargins(0, 0, 0, 0);
    m_ask->setObjectName(QStringLiteral("conditionAsk"));
    m_text->setObjectName(QStringLiteral("conditionText"));
    m_from->setObjectName(QStringLiteral("conditionFrom"));
    m_to->setObjectName(QStringLiteral("conditionTo"));
    m_options->setObjectName(QStringLiteral("conditionOptions"));
    m_which->setObjectName(QStringLiteral("conditionWhich"));
    m_count->setObjectName(QStringLiteral("conditionCount"));
    m_unit->setObjectName(QStringLiteral("conditionUnit"));
    m_options->setMenu(m_optionMenu);
    m_options->setPopupMode(QToolButton::InstantPopup);
    m_options->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_count->setRange(1, 9999);
    m_count->setValue(30);
    for (int i = 0; i < 3; ++i)
        m_which->addItem(QString());
    for (int i = 0; i < 5; ++i)
        m_unit->addItem(QString());
    const auto tell = [this] {
        if (!m_filling)
            Q_EMIT changed();
    };
    connect(m_ask, &QComboBox::currentIndexChanged, this, [this, tell] {
        showPart();
        tell();
    });
    connect(m_which, &QComboBox::currentIndexChanged, this, [this, tell] {
        showPart();
        tell();
    });
    for (QLineEdit *line : {m_text, m_from, m_to})
        connect(line, &QLineEdit::textChanged, this, tell);
    connect(m_count, &QSpinBox::valueChanged, this, tell);
    connect(m_unit, &QComboBox::currentIndexChanged, this, tell);
    retranslate();
}

std::vector<ConditionEdit::Ask> ConditionEdit::asks() const
{
    if (!m_field)
        return {Ask::Written};
    switch (fieldTypeInfo(m_field->type).comparison) {
    case Comparison::Text:
        return {Ask::With, Ask::AnyOf, Ask::NoneOf, Ask::Without, Ask::Empty, Ask::Filled};
    case Comparison::Number:
        return {Ask::AtLeast, Ask::AtMost, Ask::Between, Ask::Equals, Ask::Above, Ask::Below, Ask::Empty, Ask::Filled};
    case Comparison::Date:
    case Comparison::Moment:
        return {Ask::Within,  Ask::NotWithin, Ask::AtLeast, Ask::Below,
                Ask::Between, Ask::Equals,    Ask::Empty,   Ask::Filled};
    case Comparison::Option:
        return {Ask::AnyOf, Ask::NoneOf, Ask::Empty, Ask::Filled};
    case Comparison::Boolean:
        return {Ask::Yes, Ask::No, Ask::Empty};
    case Comparison::Record:
        if (m_field->target == userEntity().key)
            return {Ask::IsMe, Ask::AnyOf, Ask::NoneOf, Ask::Empty, Ask::Filled};
        return {Ask::AnyOf, Ask::NoneOf, Ask::Empty, Ask::Filled};
    case Comparison::Emptiness:
        break;
    }
    return {Ask::Empty, Ask::Filled};
}

ConditionEdit::Ask ConditionEdit::ask() const
{
    return m_ask->currentIndex() < 0 ? Ask::Written : Ask(m_ask->currentData().toInt());
}

ConditionEdit::Part ConditionEdit::part() const
{
    switch (ask()) {
    case Ask::IsMe:
    case Ask::Yes:
    case Ask::No:
    case Ask::Empty:
    case Ask::Filled:
        return Part::Nothing;
    case Ask::Within:
    case Ask::NotWithin:
        return Part::Period;
    case Ask::Written:
    case Ask::With:
    case Ask::Without:
        return Part::Text;
    case Ask::Equals:
    case Ask::Above:
    case Ask::AtLeast:
    case Ask::Below:
    case Ask::AtMost:
    case Ask::Between:
        return Part::Numbers;
    case Ask::AnyOf:
    case Ask::NoneOf:
        break;
    }
    const Comparison kind = m_field ? fieldTypeInfo(m_field->type).comparison : Comparison::Text;
    return kind == Comparison::Option ? Part::Options : kind == Comparison::Record ? Part::Records : Part::Text;
}

void ConditionEdit::showPart()
{
    static constexpr int pages[] = {0, 1, 2, 2, 3, 4, 5};
    m_parts->setCurrentIndex(pages[size_t(part())]);
    m_to->setVisible(ask() == Ask::Between);
    const bool isThis = m_which->currentIndex() == int(Period::Which::This);
    m_count->setVisible(!isThis);
}

void ConditionEdit::fillAsks(Ask wanted)
{
    const bool was = std::exchange(m_filling, true);
    m_ask->clear();
    std::vector<Ask> all = asks();
    if (std::find(all.begin(), all.end(), wanted) == all.end())
        all.push_back(wanted);
    for (const Ask one : all)
        m_ask->addItem(askLabel(one), int(one));
    m_ask->setCurrentIndex(int(std::find(all.begin(), all.end(), wanted) - all.begin()));
    showPart();
    m_filling = was;
}

void ConditionEdit::choose(Ask ask)
{
    fillAsks(ask);
}

void ConditionEdit::setField(const FieldPath &path)
{
    m_filling = true;
    m_catalog = m_data.catalog();
    m_path = path;
    m_field = fieldAt(path, *m_entity, *m_catalog);
    for (QLineEdit *line : {m_text, m_from, m_to})
        line->clear();
    m_optionKeys.clear();
    delete std::exchange(m_records, nullptr);
    if (m_field && m_field->isReference()) {
        FieldDef set = *m_field;
        set.type = FieldType::References;
        m_records = makeFieldEditor(set, m_data, m_recordPlace);
        m_recordPlace->layout()->addWidget(m_records);
        connect(m_records, &FieldEditor::edited, this, [this] {
            if (!m_filling)
                Q_EMIT changed();
        });
    }
    fillOptions();
    fillAsks(asks().front());
    retranslate();
    m_filling = false;
}

void ConditionEdit::fillOptions()
{
    m_optionMenu->clear();
    if (m_field && m_field->isChoice()) {
        for (const OptionInfo &option : m_data.metadata()->options(m_field->optionList)) {
            QAction *action = m_optionMenu->addAction(option.labelFor(m_data.locale()));
            action->setCheckable(true);
            action->setChecked(m_optionKeys.contains(option.key));
            connect(action, &QAction::toggled, this, [this, key = option.key](bool on) {
                m_optionKeys.removeAll(key);
                if (on)
                    m_optionKeys << key;
                nameOptions();
                if (!m_filling)
                    Q_EMIT changed();
            });
        }
    }
    nameOptions();
}

void ConditionEdit::nameOptions()
{
    QStringList names;
    for (const QString &key : std::as_const(m_optionKeys)) {
        const OptionInfo *option = m_field ? m_data.metadata()->option(m_field->optionList, key) : nullptr;
        names << (option ? option->labelFor(m_data.locale()) : key);
    }
    m_options->setText(names.isEmpty() ? tr("Choose…") : names.join(QStringLiteral(", ")));
}

std::optional<Literal> ConditionEdit::literal(const QString &typed) const
{
    const QString text = typed.trimmed();
    if (text.isEmpty() || !m_field)
        return std::nullopt;
    const Comparison kind = fieldTypeInfo(m_field->type).comparison;
    if (kind == Comparison::Number) {
        if (const auto number = parseNumberInput(text))
            return Number{*number};
        return std::nullopt;
    }
    if (kind == Comparison::Date || kind == Comparison::Moment) {
        if (text.compare(QLatin1String("today"), Qt::CaseInsensitive) == 0 || text == QStringLiteral("今天"))
            return Today{};
        if (const auto day = parseDateInput(text, m_data.today()))
            return *day;
        return std::nullopt;
    }
    return text;
}

std::vector<Literal> ConditionEdit::literals() const
{
    std::vector<Literal> found;
    const Part shown = part();
    if (shown == Part::Options) {
        for (const QString &key : m_optionKeys)
            found.emplace_back(key);
    } else if (shown == Part::Records && m_records) {
        const auto value = m_records->value();
        const auto *ids = value ? value->as<RecordIds>() : nullptr;
        for (const RecordId &id : ids ? ids->ids : std::vector<RecordId>())
            found.emplace_back(id.toString());
    } else if (shown == Part::Text) {
        for (const QString &text : typedValues(m_text->text()))
            found.emplace_back(text);
    }
    return found;
}

Filter ConditionEdit::condition() const
{
    return condition(ask());
}

Filter ConditionEdit::condition(Ask ask) const
{
    const QString path = m_path.toString();
    const auto compared = [&](CompareOp op, const QLineEdit *line) {
        const auto value = literal(line->text());
        return value ? Filter::compare(path, op, *value) : Filter();
    };
    switch (ask) {
    case Ask::AnyOf:
    case Ask::NoneOf: {
        std::vector<Literal> values = literals();
        if (values.empty())
            return {};
        Filter list = values.size() == 1 ? Filter::compare(path, CompareOp::Equal, values.front())
                                         : Filter::in(path, std::move(values));
        return ask == Ask::AnyOf ? list : Filter::negation(std::move(list));
    }
    case Ask::With:
    case Ask::Without: {
        std::vector<Filter> parts;
        for (const Literal &value : literals())
            parts.push_back(Filter::compare(path, CompareOp::Contains, value));
        if (parts.empty())
            return {};
        Filter any = Filter::any(std::move(parts));
        return ask == Ask::With ? any : Filter::negation(std::move(any));
    }
    case Ask::Equals:
        return compared(CompareOp::Equal, m_from);
    case Ask::Above:
        return compared(CompareOp::Greater, m_from);
    case Ask::AtLeast:
        return compared(CompareOp::GreaterOrEqual, m_from);
    case Ask::Below:
        return compared(CompareOp::Less, m_from);
    case Ask::AtMost:
        return compared(CompareOp::LessOrEqual, m_from);
    case Ask::Between: {
        Filter from = compared(CompareOp::GreaterOrEqual, m_from);
        Filter to = compared(CompareOp::LessOrEqual, m_to);
        return Filter::all({std::move(from), std::move(to)});
    }
    case Ask::Within:
    case Ask::NotWithin: {
        Period period;
        period.which = Period::Which(m_which->currentIndex());
        period.unit = Period::Unit(m_unit->currentIndex());
        period.count = period.which == Period::Which::This ? 1 : m_count->value();
        Filter within = Filter::within(path, period);
        return ask == Ask::Within ? within : Filter::negation(std::move(within));
    }
    case Ask::IsMe:
        return Filter::compare(path, CompareOp::Equal, Me{});
    case Ask::Yes:
    case Ask::No:
        return Filter::compare(path, CompareOp::Equal, ask == Ask::Yes);
    case Ask::Empty:
    case Ask::Filled:
        return Filter::empty(path, ask == Ask::Filled);
    case Ask::Written:
        break;
    }
    return parseFilter(m_text->text()).value_or(Filter());
}

QWidget *ConditionEdit::firstInput() const
{
    switch (part()) {
    case Part::Text:
        return m_text;
    case Part::Numbers:
    case Part::Dates:
        return m_from;
    case Part::Options:
        return m_options;
    case Part::Period:
        return m_which;
    case Part::Records:
        return m_records ? m_records->input() : m_ask;
    case Part::Nothing:
        break;
    }
    return m_ask;
}

QStringList typedValues(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[;；,，、\\r\\n]+"));
    QStringList values;
    for (const QString &part : text.split(separators, Qt::SkipEmptyParts)) {
        if (const QString value = part.trimmed(); !value.isEmpty() && !values.contains(value))
            values << value;
    }
    return values;
}

} // namespace millrace
