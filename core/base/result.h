// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace millrace {

/// A value or the Error that stands in its place; the interface of C++23's std::expected.
template <class T> using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, QStringList arguments = {}, std::vector<Problem> problems = {})
{
    return tl::make_unexpected(Error{code, std::move(arguments), std::move(problems)});
}

inline tl::unexpected<Error> fail(Error error)
{
    return tl::make_unexpected(std::move(error));
}

} // namespace millrace

/// Runs an expression that answers a Result and leaves the function with its Error where it failed.
#define MILLRACE_TRY(expression)                                                                                       \
    do {                                                                                                               \
        auto tried = (expression);                                                                                     \
        if (!tried)                                                                                                    \
            return ::millrace::fail(std::move(tried).error());                                                         \
    } while (false)

#define MILLRACE_CONCAT_(a, b) a##b
#define MILLRACE_CONCAT(a, b) MILLRACE_CONCAT_(a, b)
#define MILLRACE_ASSIGN_(name, declaration, expression)                                                                \
    auto name = (expression);                                                                                          \
    if (!name)                                                                                                         \
        return ::millrace::fail(std::move(name).error());                                                              \
    declaration = std::move(*name)

/// MILLRACE_ASSIGN(auto rows, query()): declares `rows`, or leaves the function with the Error.
#define MILLRACE_ASSIGN(declaration, expression)                                                                       \
    MILLRACE_ASSIGN_(MILLRACE_CONCAT(assigned, __LINE__), declaration, expression)
