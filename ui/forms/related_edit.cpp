// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/related_edit.h"

#include "core/records/bound_filter.h"
#include "ui/forms/condition_edit.h"
#include "ui/forms/filter_editor.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QToolButton>

namespace millrace {

namespace {

constexpr CompareOp countOps[] = {CompareOp::GreaterOrEqual, CompareOp::Greater, CompareOp::Less,
                                  CompareOp::LessOrEqual, CompareOp::Equal};

bool isMeasurable(const FieldDef &field, Filter::Measure measure)
{
    if (field.system || field.retired)
        return false;
    const Comparison kind = fieldTypeInfo(field.type).comparison;
    const bool ofDays = kind == Comparison::Date || kind == Comparison::Moment;
    return kind == Comparison::Number || (ofDays && measure != Filter::Measure::Sum);
}

} // namespace

RelatedEdit::RelatedEdit(EntityPtr entity, Catalog::Incoming relation, LiveData &data, QWidget *parent)
    : QFrame(parent), m_entity(std::move(entity)), m_relation(std::move(relation)), m_data(data),
      m_measure(new QComboBox(this)), m_field(new QComboBox(this)), m_op(new QComboBox(this)),
      m_number(new QSpinBox(this)), m_test(new ConditionEdit(m_relation.entity, data, this)),
      m_whereLabel(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_where(new FilterGroup(m_relation.entity, data, true, this))
{
    setObjectName(QStringLiteral("relatedEdit"));
    const QString label = RelatedEdit::label(m_relation, *m_entity, data.locale());
    const FieldDef &via = m_relation.entity->at(m_relation.field);
    m_via = &via == referenceTo(*m_entity, *m_relation.entity) ? QString() : via.key;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s);
    auto *name = new ElidedLabel(TextStyle::Body, TextTone::Primary, this);
    name->setText(label);
    name->setFixedWidth(fontMetrics().averageCharWidth() * 18);
    auto *away = new QToolButton(this);
    away->setObjectName(QStringLiteral("rowRemove"));
    away->setIcon(icon(QStringLiteral("x-lg"), IconTone::Secondary));
    away->setToolTip(tr("Take the condition away: %1").arg(label));
    away->setAccessibleName(away->toolTip());
    m_measure->setObjectName(QStringLiteral("relatedMeasure"));
    m_measure->setAccessibleName(tr("%1: what is asked").arg(label));
    // The order of Filter::Measure.
    m_measure->addItems({tr("at least one"), tr("none"), tr("number"), tr("total"), tr("minimum"), tr("maximum")});
    auto *measures = qobject_cast<QStandardItemModel *>(m_measure->model());
    for (const auto measure : {Filter::Measure::Sum, Filter::Measure::Min, Filter::Measure::Max}) {
        const std::vector<FieldDef> &fields = m_relation.entity->fields;
        const bool any = std::any_of(fields.begin(), fields.end(),
                                     [measure](const FieldDef &field) { return isMeasurable(field, measure); });
        measures->item(int(measure))->setEnabled(any);
    }
    m_field->setObjectName(QStringLiteral("relatedField"));
    m_field->setAccessibleName(tr("%1: field").arg(label));
    m_op->setObjectName(QStringLiteral("relatedOperator"));
    m_op->setAccessibleName(tr("%1: relation").arg(label));
    m_op->addItems({tr("is at least"), tr("is more than"), tr("is less than"), tr("is at most"), tr("is exactly")});
    m_number->setObjectName(QStringLiteral("relatedNumber"));
    m_number->setAccessibleName(tr("%1: how many").arg(label));
    m_number->setRange(0, 1'000'000);
    m_number->setValue(1);
    line->addWidget(name);
    line->addWidget(m_measure);
    line->addWidget(m_field);
    line->addWidget(m_op);
    line->addWidget(m_number);
    line->addWidget(m_test, 1);
    line->addStretch();
    line->addWidget(away);
    column->addLayout(line);
    m_whereLabel->setText(tr("Of these, only"));
    auto *inner = new QHBoxLayout;
    inner->setContentsMargins(space::l, 0, 0, 0);
    inner->setSpacing(space::s);
    inner->addWidget(m_whereLabel, 0, Qt::AlignTop);
    inner->addWidget(m_where, 1);
    column->addLayout(inner);
    const int shift = m_measure->sizeHint().height() - m_whereLabel->sizeHint().height();
    m_whereLabel->setContentsMargins(0, std::max(0, shift / 2), 0, 0);
    const auto tell = [this] {
        if (!m_filling)
            Q_EMIT changed();
    };
    connect(away, &QToolButton::clicked, this, &RelatedEdit::removeRequested);
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this, tell] {
        fillFields();
        showParts();
        tell();
    });
    connect(m_field, &QComboBox::currentIndexChanged, this, [this, tell] {
        if (m_filling)
            return;
        setTestField();
        tell();
    });
    connect(m_op, &QComboBox::currentIndexChanged, this, tell);
    connect(m_number, &QSpinBox::valueChanged, this, tell);
    connect(m_test, &ConditionEdit::changed, this, tell);
    connect(m_where, &FilterGroup::changed, this, tell);
    showParts();
}

Filter::Measure RelatedEdit::measure() const
{
    return Filter::Measure(m_measure->currentIndex());
}

void RelatedEdit::fillFields()
{
    if (measure() <= Filter::Measure::Count)
        return;
    const bool was = std::exchange(m_filling, true);
    const QString before = m_field->currentData().toString();
    m_field->clear();
    for (const FieldDef &field : m_relation.entity->fields)
        if (isMeasurable(field, measure()))
            m_field->addItem(fieldLabel(field, m_data.locale()), field.key);
    m_field->setCurrentIndex(std::max(0, m_field->findData(before)));
    if (m_field->currentData().toString() != before)
        setTestField();
    m_filling = was;
}

void RelatedEdit::setTestField()
{
    m_test->setField(FieldPath::of(m_field->currentData().toString()));
}

void RelatedEdit::showParts()
{
    const bool counts = measure() == Filter::Measure::Count;
    const bool measures = measure() > Filter::Measure::Count;
    m_op->setVisible(counts);
    m_number->setVisible(counts);
    m_field->setVisible(measures);
    m_test->setVisible(measures);
}

Filter RelatedEdit::measured(const Filter &test) const
{
    Filter filter;
    filter.kind = Filter::Kind::Related;
    filter.measure = measure();
    filter.related = m_relation.entity->key;
    filter.via = m_via;
    filter.path = test.path;
    filter.children = {m_where->filter()};
    if (measure() >= Filter::Measure::Count) {
        filter.children.push_back(test);
        filter.children.back().path = {};
    }
    return filter;
}

Filter RelatedEdit::condition() const
{
    if (measure() <= Filter::Measure::HasNo)
        return measured({});
    if (measure() == Filter::Measure::Count) {
        const CompareOp op = countOps[size_t(m_op->currentIndex())];
        Filter test = Filter::compare(u"count", op, Number{QString::number(m_number->value())});
        test.path = {};
        return measured(test);
    }
    // "Is between" asks twice, "is not in the last 30 days" the opposite; each for a measure of its own.
    const Filter test = m_test->condition();
    if (test.isEverything())
        return {};
    if (test.kind == Filter::Kind::Not)
        return Filter::negation(measured(test.children.front()));
    if (test.kind != Filter::Kind::And)
        return measured(test);
    std::vector<Filter> both;
    for (const Filter &part : test.children)
        both.push_back(measured(part));
    return Filter::all(std::move(both));
}

bool RelatedEdit::setCondition(const Filter &condition)
{
    const bool turned = condition.kind == Filter::Kind::Not;
    const Filter &inner = turned ? condition.children.front() : condition;
    if (inner.kind != Filter::Kind::Related)
        return false;
    m_filling = true;
    m_via = inner.via;
    m_measure->setCurrentIndex(int(inner.measure));
    if (!inner.children.empty())
        m_where->setFilter(inner.children.front());
    if (inner.measure == Filter::Measure::Count && inner.children.size() > 1) {
        const Filter &test = inner.children[1];
        const auto op = std::find(std::begin(countOps), std::end(countOps), test.op);
        const auto *number = test.literals.empty() ? nullptr : std::get_if<Number>(&test.literals.front());
        m_op->setCurrentIndex(op == std::end(countOps) ? 0 : int(op - std::begin(countOps)));
        m_number->setValue(number ? number->text.toInt() : 0);
    } else if (inner.measure > Filter::Measure::Count && inner.children.size() > 1) {
        Filter test = inner.children[1];
        test.path = inner.path;
        fillFields();
        m_field->setCurrentIndex(m_field->findData(inner.path.toString()));
        m_test->setCondition(turned ? Filter::negation(std::move(test)) : std::move(test));
    }
    m_filling = false;
    showParts();
    return filterToText(this->condition()) == filterToText(condition);
}

QWidget *RelatedEdit::firstInput() const
{
    return m_measure;
}

std::optional<Catalog::Incoming> RelatedEdit::relationOf(const Filter &condition, const EntityDef &entity,
                                                         const Catalog &catalog)
{
    const Filter &inner =
        condition.kind == Filter::Kind::Not && !condition.children.empty() ? condition.children.front() : condition;
    const EntityPtr related = inner.kind == Filter::Kind::Related ? catalog.entity(inner.related) : nullptr;
    const FieldDef *field = related ? referenceTo(entity, *related, inner.via) : nullptr;
    if (!field)
        return std::nullopt;
    return Catalog::Incoming{related, field->index};
}

std::vector<Catalog::Incoming> RelatedEdit::relationsOf(const EntityDef &entity, const Catalog &catalog)
{
    std::vector<Catalog::Incoming> found;
    for (const Catalog::Incoming &incoming : catalog.incoming(entity.key)) {
        const FieldDef &field = incoming.entity->at(incoming.field);
        if (field.type == FieldType::Reference && !field.system && !field.retired && !incoming.entity->metadata)
            found.push_back(incoming);
    }
    return found;
}

QString RelatedEdit::label(const Catalog::Incoming &relation, const EntityDef &entity, const QString &locale)
{
    const QString plural = entityPluralLabel(*relation.entity, locale);
    const FieldDef &field = relation.entity->at(relation.field);
    const bool plain = &field == referenceTo(entity, *relation.entity) && relation.entity->key != entity.key;
    return plain ? plural : tr("%1 (%2)").arg(plural, fieldLabel(field, locale));
}

} // namespace millrace
