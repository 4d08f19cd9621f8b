// SPDX-License-Identifier: GPL-3.0-or-later
// How a condition's editor calls its relations, and how a condition that stands already comes into it.
#include "ui/fields/field_editor.h"
#include "ui/forms/condition_edit.h"
#include "ui/text/filter_words.h"
#include "ui/text/formats.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>
#include <QToolButton>

namespace millrace {

QString ConditionEdit::askLabel(Ask ask) const
{
    const Comparison kind = m_field ? fieldTypeInfo(m_field->type).comparison : Comparison::Text;
    const bool ofDays = kind == Comparison::Date || kind == Comparison::Moment;
    switch (ask) {
    case Ask::AnyOf:
        return tr("is one of");
    case Ask::NoneOf:
        return tr("is none of");
    case Ask::With:
        return tr("contains");
    case Ask::Without:
        return tr("does not contain");
    case Ask::Equals:
        return ofDays ? tr("is on") : tr("is exactly");
    case Ask::Above:
        return ofDays ? tr("is after") : tr("is more than");
    case Ask::AtLeast:
        return ofDays ? tr("is on or after") : tr("is at least");
    case Ask::Below:
        return ofDays ? tr("is before") : tr("is less than");
    case Ask::AtMost:
        return ofDays ? tr("is on or before") : tr("is at most");
    case Ask::Between:
        return tr("is between");
    case Ask::Within:
        return tr("is in the");
    case Ask::NotWithin:
        return tr("is not in the");
    case Ask::IsMe:
        return tr("is me");
    case Ask::Yes:
        return tr("is yes");
    case Ask::No:
        return tr("is no");
    case Ask::Empty:
        return tr("is empty");
    case Ask::Filled:
        return tr("is filled");
    case Ask::Written:
        break;
    }
    return tr("as written");
}

void ConditionEdit::setLine(QLineEdit *line, const Literal &literal)
{
    const bool chinese = m_data.locale().startsWith(QLatin1String("zh"));
    line->setText(
        std::visit(Overloaded{[](const QString &text) { return text; },
                              [](const Number &number) { return formats::grouped(number.text); },
                              [](QDate day) { return day.toString(Qt::ISODate); }, [](Instant) { return QString(); },
                              [](bool) { return QString(); },
                              [&](Today) { return chinese ? QStringLiteral("今天") : QStringLiteral("today"); },
                              [](Me) { return QString(); }},
                   literal));
}

void ConditionEdit::setLiterals(const std::vector<Literal> &literals)
{
    QStringList texts;
    std::vector<RecordId> ids;
    for (const Literal &literal : literals) {
        const auto *text = std::get_if<QString>(&literal);
        if (!text)
            continue;
        texts << *text;
        if (const auto id = RecordId::fromString(*text))
            ids.push_back(*id);
    }
    m_text->setText(texts.join(QStringLiteral("; ")));
    if (m_records)
        m_records->setValue(ids.empty() ? Value() : Value(RecordIds::of(ids)));
    if (m_field && m_field->isChoice()) {
        const bool was = std::exchange(m_filling, true);
        m_optionKeys.clear();
        for (const OptionInfo &option : m_data.metadata()->options(m_field->optionList)) {
            if (texts.contains(option.key) || texts.contains(option.label) || texts.contains(option.labelZh))
                m_optionKeys << option.key;
        }
        fillOptions();
        m_filling = was;
    }
}

bool ConditionEdit::takeComparison(const Filter &condition)
{
    const Literal &value = condition.literals.front();
    if (std::holds_alternative<Me>(value) && condition.op == CompareOp::Equal) {
        choose(Ask::IsMe);
        return true;
    }
    if (const auto *yes = std::get_if<bool>(&value); yes && condition.op == CompareOp::Equal) {
        choose(*yes ? Ask::Yes : Ask::No);
        return true;
    }
    const Comparison kind = fieldTypeInfo(m_field->type).comparison;
    const bool ordered = kind == Comparison::Number || kind == Comparison::Date || kind == Comparison::Moment;
    if (!ordered) {
        if (condition.op == CompareOp::Contains)
            choose(Ask::With);
        else if (condition.op == CompareOp::Equal)
            choose(Ask::AnyOf);
        else if (condition.op == CompareOp::NotEqual)
            choose(Ask::NoneOf);
        else
            return false;
        setLiterals(condition.literals);
        return true;
    }
    switch (condition.op) {
    case CompareOp::Equal:
        choose(Ask::Equals);
        break;
    case CompareOp::Greater:
        choose(Ask::Above);
        break;
    case CompareOp::GreaterOrEqual:
        choose(Ask::AtLeast);
        break;
    case CompareOp::Less:
        choose(Ask::Below);
        break;
    case CompareOp::LessOrEqual:
        choose(Ask::AtMost);
        break;
    case CompareOp::NotEqual:
    case CompareOp::Contains:
        return false;
    }
    setLine(m_from, value);
    return true;
}

bool ConditionEdit::take(const Filter &condition)
{
    const bool turned = condition.kind == Filter::Kind::Not;
    const Filter &inner = turned ? condition.children.front() : condition;
    const auto ofOnePath = [](const std::vector<Filter> &parts, CompareOp op) {
        return std::all_of(parts.begin(), parts.end(), [&](const Filter &part) {
            return part.kind == Filter::Kind::Compare && part.op == op && part.path == parts.front().path;
        });
    };
    if (inner.kind == Filter::Kind::Or && ofOnePath(inner.children, CompareOp::Contains)) {
        setField(inner.children.front().path);
        std::vector<Literal> values;
        for (const Filter &part : inner.children)
            values.push_back(part.literals.front());
        choose(turned ? Ask::Without : Ask::With);
        setLiterals(values);
        return true;
    }
    if (!turned && inner.kind == Filter::Kind::And && inner.children.size() == 2 &&
        inner.children[0].path == inner.children[1].path && inner.children[0].kind == Filter::Kind::Compare &&
        inner.children[1].kind == Filter::Kind::Compare && inner.children[0].op == CompareOp::GreaterOrEqual &&
        inner.children[1].op == CompareOp::LessOrEqual) {
        setField(inner.children[0].path);
        choose(Ask::Between);
        setLine(m_from, inner.children[0].literals.front());
        setLine(m_to, inner.children[1].literals.front());
        return true;
    }
    if (inner.path.keys.isEmpty() || inner.kind == Filter::Kind::Related)
        return false;
    setField(inner.path);
    if (!m_field)
        return false;
    if (inner.kind == Filter::Kind::Within) {
        choose(turned ? Ask::NotWithin : Ask::Within);
        m_which->setCurrentIndex(int(inner.period.which));
        m_unit->setCurrentIndex(int(inner.period.unit));
        m_count->setValue(inner.period.count);
        return true;
    }
    if (inner.kind == Filter::Kind::In) {
        choose(turned ? Ask::NoneOf : Ask::AnyOf);
        setLiterals(inner.literals);
        return true;
    }
    if (inner.kind == Filter::Kind::Empty && !turned) {
        choose(inner.negated ? Ask::Filled : Ask::Empty);
        return true;
    }
    if (inner.kind != Filter::Kind::Compare)
        return false;
    if (!turned)
        return takeComparison(inner);
    if (inner.op != CompareOp::Contains && inner.op != CompareOp::Equal)
        return false;
    choose(inner.op == CompareOp::Contains ? Ask::Without : Ask::NoneOf);
    setLiterals(inner.literals);
    return true;
}

void ConditionEdit::setCondition(const Filter &condition)
{
    m_filling = true;
    // Only what comes back unchanged has been understood.
    const bool taken = take(condition) &&
                       (this->condition() == condition || filterToText(this->condition()) == filterToText(condition));
    const bool differs = condition.kind == Filter::Kind::Compare && condition.op == CompareOp::NotEqual;
    if (!taken && !differs) {
        m_filling = true;
        choose(Ask::Written);
        m_text->setText(condition.isEverything() ? QString() : filterToText(condition));
    }
    m_filling = false;
}

void ConditionEdit::retranslate()
{
    const bool was = std::exchange(m_filling, true);
    const QString label =
        m_field ? describePath(m_path, *m_entity, *m_data.catalog(), m_data.locale()) : tr("Condition");
    m_ask->setAccessibleName(tr("%1: relation").arg(label));
    m_text->setAccessibleName(tr("%1: values").arg(label));
    m_text->setPlaceholderText(tr("Several values: separate them by ;"));
    m_from->setAccessibleName(tr("%1: value").arg(label));
    m_to->setAccessibleName(tr("%1: last value").arg(label));
    m_options->setAccessibleName(tr("%1: values").arg(label));
    m_which->setAccessibleName(tr("%1: which period").arg(label));
    m_count->setAccessibleName(tr("%1: how many").arg(label));
    m_unit->setAccessibleName(tr("%1: unit").arg(label));
    if (m_records)
        m_records->input()->setAccessibleName(tr("%1: values").arg(label));
    m_which->setItemText(int(Period::Which::Last), tr("last"));
    m_which->setItemText(int(Period::Which::Next), tr("next"));
    m_which->setItemText(int(Period::Which::This), tr("current"));
    m_unit->setItemText(int(Period::Unit::Days), tr("days"));
    m_unit->setItemText(int(Period::Unit::Weeks), tr("weeks"));
    m_unit->setItemText(int(Period::Unit::Months), tr("months"));
    m_unit->setItemText(int(Period::Unit::Quarters), tr("quarters"));
    m_unit->setItemText(int(Period::Unit::Years), tr("years"));
    for (int i = 0; i < m_ask->count(); ++i)
        m_ask->setItemText(i, askLabel(Ask(m_ask->itemData(i).toInt())));
    nameOptions();
    m_filling = was;
}

} // namespace millrace
