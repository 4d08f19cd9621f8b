// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/access_text.h"

#include <QCoreApplication>

namespace millrace {

namespace {

QString said(const char *source)
{
    return QCoreApplication::translate("text", source);
}

const char *sentenceOf(AccessReason::Rule rule)
{
    using Rule = AccessReason::Rule;
    switch (rule) {
    case Rule::Ungoverned:
        return QT_TRANSLATE_NOOP("text", "Nobody has a role here: everybody may do everything");
    case Rule::Administrator:
        return QT_TRANSLATE_NOOP("text", "This role administers the workspace and may do everything");
    case Rule::Founder:
        return QT_TRANSLATE_NOOP("text", "The workspace was made for this person, who administers it");
    case Rule::NotAUser:
        return QT_TRANSLATE_NOOP("text", "There is no such user any more");
    case Rule::Inactive:
        return QT_TRANSLATE_NOOP("text", "The user is disabled");
    case Rule::NoRole:
        return QT_TRANSLATE_NOOP("text", "The user has no role, so nothing is permitted");
    case Rule::Role:
        return QT_TRANSLATE_NOOP("text", "The role is “%1”");
    case Rule::ActionDenied:
        return QT_TRANSLATE_NOOP("text", "The role does not permit this for such records");
    case Rule::Common:
        return QT_TRANSLATE_NOOP("text", "Everybody sees such records");
    case Rule::Reach:
        return QT_TRANSLATE_NOOP("text", "The role permits it for: %1");
    case Rule::Root:
        return QT_TRANSLATE_NOOP("text", "What decides is to whom “%1” belongs");
    case Rule::Everywhere:
        return QT_TRANSLATE_NOOP("text", "That takes in all of them");
    case Rule::OwnRoot:
        return QT_TRANSLATE_NOOP("text", "It is the user's own");
    case Rule::SubordinateOwns:
        return QT_TRANSLATE_NOOP("text", "It belongs to %1, who works under the user");
    case Rule::DepartmentOwns:
        return QT_TRANSLATE_NOOP("text", "It belongs to %1, who is in one of these departments");
    case Rule::DepartmentsRoot:
        return QT_TRANSLATE_NOOP("text", "It belongs to the department %1");
    case Rule::InPool:
        return QT_TRANSLATE_NOOP("text", "It lies in the public pool");
    case Rule::PartnerOwns:
        return QT_TRANSLATE_NOOP("text", "%1 owns an opportunity with it");
    case Rule::OwnRecord:
        return QT_TRANSLATE_NOOP("text", "The record itself belongs to %1");
    case Rule::SharedWithUser:
        return QT_TRANSLATE_NOOP("text", "It was shared with the user");
    case Rule::SharedDepartment:
        return QT_TRANSLATE_NOOP("text", "It was shared with the department %1");
    case Rule::OwnerOutside:
        return QT_TRANSLATE_NOOP("text", "It belongs to %1, who is not among them, and was not shared");
    case Rule::PoolOutside:
        return QT_TRANSLATE_NOOP("text", "It lies in the public pool, which the role does not take in");
    case Rule::NotSeen:
        return QT_TRANSLATE_NOOP("text", "The user does not see it, so nothing can be done with it");
    }
    return "";
}

} // namespace

QString accessReasonText(const AccessReason &reason, const QString &subject)
{
    const QString sentence = said(sentenceOf(reason.rule));
    if (!sentence.contains(QLatin1String("%1")))
        return sentence;
    if (reason.words.isEmpty())
        return sentence.arg(subject);
    QStringList scopes;
    for (const QString &word : reason.words)
        scopes << scopeLabel(word);
    return sentence.arg(scopes.join(said(QT_TRANSLATE_NOOP("text", ", "))));
}

QString actionLabel(Action action)
{
    switch (action) {
    case Action::See:
        return said(QT_TRANSLATE_NOOP("text", "see"));
    case Action::Create:
        return said(QT_TRANSLATE_NOOP("text", "create"));
    case Action::Edit:
        return said(QT_TRANSLATE_NOOP("text", "edit"));
    case Action::Delete:
        return said(QT_TRANSLATE_NOOP("text", "delete"));
    case Action::Export:
        return said(QT_TRANSLATE_NOOP("text", "export"));
    case Action::Import:
        return said(QT_TRANSLATE_NOOP("text", "import"));
    case Action::Transfer:
        return said(QT_TRANSLATE_NOOP("text", "transfer"));
    case Action::Approve:
        return said(QT_TRANSLATE_NOOP("text", "approve"));
    }
    return {};
}

QString fieldLevelLabel(FieldAccess access)
{
    switch (access) {
    case FieldAccess::Hidden:
        return said(QT_TRANSLATE_NOOP("text", "hidden"));
    case FieldAccess::Masked:
        return said(QT_TRANSLATE_NOOP("text", "masked"));
    case FieldAccess::Read:
        return said(QT_TRANSLATE_NOOP("text", "read only"));
    case FieldAccess::Edit:
        return said(QT_TRANSLATE_NOOP("text", "edited"));
    }
    return {};
}

QString scopeLabel(const QString &word)
{
    static const std::pair<const char *, const char *> labels[] = {
        {"none", QT_TRANSLATE_NOOP("text", "none")},
        {"own", QT_TRANSLATE_NOOP("text", "own")},
        {"subordinates", QT_TRANSLATE_NOOP("text", "own and subordinates'")},
        {"department", QT_TRANSLATE_NOOP("text", "the department's")},
        {"department_tree", QT_TRANSLATE_NOOP("text", "those of the department and all under it")},
        {"pool", QT_TRANSLATE_NOOP("text", "the public pool")},
        {"shared", QT_TRANSLATE_NOOP("text", "shared")},
        {"all", QT_TRANSLATE_NOOP("text", "all")},
    };
    for (const auto &[known, label] : labels)
        if (word == QLatin1String(known))
            return said(label);
    return word;
}

} // namespace millrace
