// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/api/api_call.h"

namespace millrace::server {

/// What a body or an answer is made of, for the document of the API.
enum class Shape {
    Nothing,
    Record,     ///< all fields of a record
    Values,     ///< fields of a record that are to be
    Written,    ///< {"commit","record","warnings"}
    Removed,    ///< {"commit","deleted","record"}
    Rows,       ///< {"rows","next","count"}
    Commits,    ///< {"commits"}
    BatchAsked, ///< {"atomic","items"}
    BatchDone,  ///< {"commit","failed","results"}
    Feed,       ///< {"changes","next","more"}
    Undone,     ///< {"commit","undone","of","touched_later"}
    Hits,       ///< {"count","hits"}
    SignIn,     ///< {"login","password","totp","device","client"}
    SignedIn,   ///< {"token","user","device","expires_at"}
    Whoami,     ///< {"user","name","device","scopes"}
    Tokens,     ///< {"tokens"}
    TokenAsked, ///< {"name","scopes","expires_at"}
    Passwords,  ///< {"old","password"}
    Code,       ///< {"totp"}
    Enrolment,  ///< {"secret","uri"}
    Password,   ///< {"password"}
    Recovery,   ///< {"recovery_codes"}
    Secret,     ///< {"secret"}
    Deliveries, ///< {"deliveries"}
    UndoAsked,  ///< {"later"}
    OpenApi,
};

struct Parameter
{
    enum class Type { Text, Number, Flag, Moment };
    const char *name;
    Type type;
    const char *description;
    bool required = false;
};

/// One thing that can be asked: the router, the rights of tokens and the document of the API are all made of this.
struct Route
{
    enum class For {
        Everybody,
        SignedIn,
        Reader, ///< of the entity in the address
        Writer, ///< of the entity in the address
        Person, ///< on a device of his own
    };
    const char *method;
    const char *path; ///< under /api/v1; {places} in braces
    const char *name; ///< for programs that make code of the document
    const char *summary;
    For whom;
    std::vector<Parameter> parameters;
    Shape body;
    Shape answer;
    int status;
    Result<Response> (*perform)(ApiCall &call);
};

/// All routes; of two that fit an address the earlier one is meant.
const std::vector<Route> &routes();

/// Whether a repeated call can be known by a key of its caller's. What hands out secrets cannot: answers are kept.
bool takesKey(const Route &route);

/// The places of a pattern that an address fits; nothing where it does not.
std::optional<QHash<QString, QString>> placesOf(const Route &route, const QStringList &address);

} // namespace millrace::server
