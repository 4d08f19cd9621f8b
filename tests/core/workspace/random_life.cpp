// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/workspace/random_life.h"

#include "core/workspace/operation.h"

namespace millrace::test {

static const char *const livingEntities[] = {"customer", "contact", "opportunity", "activity",
                                             "task",     "product", "lead"};

RecordId RandomLife::pick(const char *entity)
{
    Query query;
    query.entity = QString::fromLatin1(entity);
    query.rows = Query::Rows::All;
    query.fields = {{{QStringLiteral("id")}}};
    const RowSet rows = must(m_ws->rows(m_ws.session(), query));
    return rows.rows.empty() ? RecordId() : rows.rows[size_t(below(int(rows.rows.size())))].id;
}

QString RandomLife::word()
{
    static const QStringList words{QStringLiteral("重庆啤酒"), QStringLiteral("Acme"),    QStringLiteral("鑫晟"),
                                   QStringLiteral("O'Brien"),  QStringLiteral("Ünïcode"), QStringLiteral("单雄信"),
                                   QStringLiteral("x\"y"),     QStringLiteral("𠮷野家")};
    return words[below(int(words.size()))] + QString::number(below(50));
}

Edit RandomLife::creation()
{
    const char *entity = livingEntities[below(std::size(livingEntities))];
    const EntityPtr def = m_ws.entity(QString::fromLatin1(entity));
    Edit edit = Edit::create(def);
    edit.with(*def, def->at(def->titleFields.front()).key, word());
    const auto reference = [&](const char *field, const char *target) {
        if (def->field(QString::fromLatin1(field)) && below(3) > 0)
            if (const RecordId id = pick(target); !id.isNull())
                edit.with(*def, QString::fromLatin1(field), Value(id));
    };
    reference("customer", "customer");
    reference("contact", "contact");
    reference("opportunity", "opportunity");
    if (def->key == QLatin1String("opportunity")) {
        edit.with(*def, u"pipeline", Value(*RecordId::fromString(m_ws.pipeline())));
        edit.with(*def, u"stage", Value(m_ws.stage(QStringLiteral("Qualification"))));
        if (below(2))
            edit.with(*def, u"amount",
                      Value(Money{below(100000), *CurrencyCode::fromString(below(2) ? u"CNY" : u"USD")}));
        if (below(2))
            edit.steps.push_back({def->field(u"stage")->index, Value(m_ws.stage(QStringLiteral("Needs analysis"))),
                                  Instant{m_ws.clock.now().us - below(30) * 86'400'000'000LL}, true});
        edit.at = Instant{m_ws.clock.now().us - 40 * 86'400'000'000LL};
    }
    if (def->key == QLatin1String("customer") && below(2))
        edit.with(*def, u"phone", Value(QStringLiteral("1380013%1").arg(below(9999), 4, 10, QLatin1Char('0'))));
    return edit;
}

Edit RandomLife::change()
{
    const char *entity = livingEntities[below(std::size(livingEntities))];
    const RecordId id = pick(entity);
    const EntityPtr def = m_ws.entity(QString::fromLatin1(entity));
    Edit edit = Edit::update(def, id);
    switch (below(4)) {
    case 0:
        edit.with(*def, def->at(def->titleFields.front()).key, word());
        break;
    case 1:
        if (def->field(u"customer"))
            edit.with(*def, u"customer", below(4) ? Value(pick("customer")) : Value());
        break;
    case 2:
        if (def->field(u"notes"))
            edit.with(*def, u"notes", below(3) ? Value(word()) : Value());
        break;
    default:
        if (def->field(u"stage"))
            edit.with(*def, u"stage",
                      Value(m_ws.stage(below(2) ? QStringLiteral("Qualification") : QStringLiteral("Needs analysis"))));
        break;
    }
    return edit;
}

RecordId RandomLife::importSome()
{
    m_ws.tick();
    const EntityPtr def = m_ws.entity(u"opportunity");
    const auto before = [&](int days) { return Instant{m_ws.clock.now().us - days * 86'400'000'000LL}; };
    std::vector<Edit> edits;
    for (int i = 0; i < 3; ++i) {
        Edit edit = m_ws.creation(u"opportunity", {{"name", word()},
                                                   {"pipeline", m_ws.pipeline()},
                                                   {"amount", QStringLiteral("%1 CNY").arg(below(1000))},
                                                   {"stage", m_ws.stage(QStringLiteral("Qualification")).toString()}});
        edit.at = before(20 + below(20));
        edit.steps.push_back({def->field(u"stage")->index, Value(m_ws.stage(QStringLiteral("Proposal"))),
                              before(1 + below(15)), below(3) > 0});
        edits.push_back(std::move(edit));
    }
    const auto operation = m_ws->begin(m_ws.session(), QStringLiteral("import"), Origin::Import);
    must(operation->apply(std::move(edits)));
    return must(operation->finish());
}

RecordId RandomLife::step()
{
    m_ws.tick(1 + below(5000));
    std::vector<Edit> edits;
    const int kind = below(20);
    if (kind < 8) {
        for (int i = 0; i <= below(3); ++i)
            edits.push_back(creation());
    } else if (kind < 14) {
        for (int i = 0; i <= below(2); ++i)
            edits.push_back(change());
    } else if (kind < 16) {
        const char *entity = livingEntities[below(std::size(livingEntities))];
        edits.push_back(Edit::remove(QString::fromLatin1(entity), pick(entity)));
    } else if (kind < 18) {
        const char *entity = livingEntities[below(std::size(livingEntities))];
        edits.push_back(Edit::restore(QString::fromLatin1(entity), pick(entity)));
    } else {
        const auto operations = must(m_ws->operations(m_ws.session(), 30));
        const OperationSummary &one = operations[size_t(below(int(operations.size())))];
        if (one.origin == Origin::Migration)
            return {};
        const LaterEdits later = LaterEdits(below(3));
        const auto undone = m_ws->undo(m_ws.session(), one.operation, later);
        return undone ? undone->operation : RecordId();
    }
    for (const Edit &edit : edits)
        if (edit.kind != Edit::Kind::Create && edit.id.isNull())
            return {};
    const auto receipt = m_ws.tryCommit(std::move(edits));
    return receipt && receipt->lastCommit > 0 ? receipt->operation : RecordId();
}

} // namespace millrace::test
