// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/label_search.h"

#include "core/base/text/tokens.h"

#include <algorithm>
#include <functional>

namespace millrace {

namespace {

constexpr qsizetype mostTerms = 8;

Result<void> gather(const Workspace &workspace, const Session &session, const Sight &sight, const Query &query,
                    std::vector<std::int64_t> &numbers)
{
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(workspace, session, sight, query, ScopeUse::Gather));
    MILLRACE_ASSIGN(const CompiledQuery compiled, compileUnorderedNumbers(bound.selection));
    MILLRACE_ASSIGN(Statement statement, sight.database().prepare(compiled.sql));
    MILLRACE_TRY(bindAll(statement, compiled.bindings));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        numbers.push_back(statement.number(0));
    }
}

} // namespace

bool isCalled(const OptionInfo &option, const QString &term)
{
    SearchTextBuilder builder;
    builder.add(option.label);
    builder.add(option.labelZh, true);
    return termMatches(builder.build().document, term);
}

Result<std::vector<std::int64_t>> numbersByLabel(const Workspace &workspace, const Session &session, const Sight &sight,
                                                 const QString &entity, const QString &text)
{
    std::vector<std::int64_t> numbers;
    const QStringList terms = queryTerms(text);
    MILLRACE_ASSIGN(const EntityPtr asked, sight.policy().asked()->require(entity));
    for (const FieldDef &field : asked->fields) {
        if (!field.searchable || field.retired || field.optionList.isEmpty() || terms.size() > mostTerms)
            continue;
        for (qsizetype i = 0; i < terms.size(); ++i) {
            std::vector<Filter> called;
            for (const OptionInfo &option : sight.metadata()->options(field.optionList))
                if (isCalled(option, terms[i]))
                    called.push_back(Filter::compare(field.key, CompareOp::Equal, option.key));
            if (called.empty())
                continue;
            QStringList others = terms;
            others.removeAt(i);
            Query query;
            query.entity = entity;
            query.filter = Filter::any(std::move(called));
            query.search = others.join(u' ');
            MILLRACE_TRY(gather(workspace, session, sight, query, numbers));
        }
    }
    std::sort(numbers.begin(), numbers.end(), std::greater<>());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

} // namespace millrace
