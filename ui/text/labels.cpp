// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/labels.h"

#include <QCoreApplication>

namespace millrace {

namespace {

QString schemaText(const QString &source)
{
    return QCoreApplication::translate("schema", source.toUtf8().constData());
}

struct NamedText
{
    const char *key;
    const char *text;
};

QString namedText(const NamedText *begin, const NamedText *end, const QString &key)
{
    for (const NamedText *named = begin; named != end; ++named) {
        if (key == QLatin1String(named->key))
            return QCoreApplication::translate("text", named->text);
    }
    return {};
}

constexpr NamedText sections[] = {
    {"basic", QT_TRANSLATE_NOOP("text", "Basic information")},
    {"contact", QT_TRANSLATE_NOOP("text", "How to reach")},
    {"address", QT_TRANSLATE_NOOP("text", "Address")},
    {"business", QT_TRANSLATE_NOOP("text", "Business")},
    {"notes", QT_TRANSLATE_NOOP("text", "Notes")},
    {"system", QT_TRANSLATE_NOOP("text", "System")},
};

constexpr NamedText operations[] = {
    {"paste", QT_TRANSLATE_NOOP("text", "Paste")},
    {"fill", QT_TRANSLATE_NOOP("text", "Fill down")},
    {"bulk edit", QT_TRANSLATE_NOOP("text", "Edit of many")},
    {"view", QT_TRANSLATE_NOOP("text", "Saved view")},
    {"edit", QT_TRANSLATE_NOOP("text", "Edit")},
    {"convert", QT_TRANSLATE_NOOP("text", "Convert")},
    {"create", QT_TRANSLATE_NOOP("text", "Create")},
    {"delete", QT_TRANSLATE_NOOP("text", "Delete")},
    {"restore", QT_TRANSLATE_NOOP("text", "Restore")},
    {"import", QT_TRANSLATE_NOOP("text", "Import")},
    {"generate", QT_TRANSLATE_NOOP("text", "Sample data")},
    {"init", QT_TRANSLATE_NOOP("text", "New workspace")},
    {"undo", QT_TRANSLATE_NOOP("text", "Undo")},
    {"redo", QT_TRANSLATE_NOOP("text", "Redo")},
    {"take_back", QT_TRANSLATE_NOOP("text", "Taken back")},
    {"merge", QT_TRANSLATE_NOOP("text", "Merge")},
    {"distinct", QT_TRANSLATE_NOOP("text", "Not duplicates")},
    {"favourite", QT_TRANSLATE_NOOP("text", "Favourite")},
    {"sample", QT_TRANSLATE_NOOP("text", "Sample data")},
    {"follow_up", QT_TRANSLATE_NOOP("text", "Follow-up")},
    {"done", QT_TRANSLATE_NOOP("text", "Done")},
    {"restore_value", QT_TRANSLATE_NOOP("text", "Value restored")},
    {"attach", QT_TRANSLATE_NOOP("text", "File attached")},
    {"capture", QT_TRANSLATE_NOOP("text", "Quick capture")},
    {"move", QT_TRANSLATE_NOOP("text", "Move")},
    {"hand_over", QT_TRANSLATE_NOOP("text", "Hand-over")},
    {"roles", QT_TRANSLATE_NOOP("text", "First roles")},
    {"comment", QT_TRANSLATE_NOOP("text", "Comment")},
    {"comment_edit", QT_TRANSLATE_NOOP("text", "Comment changed")},
    {"watch", QT_TRANSLATE_NOOP("text", "Watching")},
    {"unwatch", QT_TRANSLATE_NOOP("text", "No longer watching")},
    {"share", QT_TRANSLATE_NOOP("text", "Share")},
    {"share_ended", QT_TRANSLATE_NOOP("text", "A share ended")},
    {"notify", QT_TRANSLATE_NOOP("text", "Notification")},
    {"read", QT_TRANSLATE_NOOP("text", "Marked as read")},
    {"snooze", QT_TRANSLATE_NOOP("text", "Put off")},
    {"resolve", QT_TRANSLATE_NOOP("text", "Conflict decided")},
    {"conflict", QT_TRANSLATE_NOOP("text", "Conflict")},
    {"rights", QT_TRANSLATE_NOOP("text", "Rights of a role")},
    {"audit_export", QT_TRANSLATE_NOOP("text", "Audit trail given out")},
    {"people", QT_TRANSLATE_NOOP("text", "People")},
    {"sync", QT_TRANSLATE_NOOP("text", "From the server")},
};

} // namespace

QString fieldLabel(const FieldDef &field, const QString &locale)
{
    if (!field.custom)
        return schemaText(field.label);
    return locale.startsWith(QLatin1String("zh")) && !field.labelZh.isEmpty() ? field.labelZh : field.label;
}

QString entityLabel(const EntityDef &entity, const QString &locale)
{
    return locale.startsWith(QLatin1String("zh")) && !entity.labelZh.isEmpty() ? entity.labelZh
                                                                               : schemaText(entity.label);
}

QString entityPluralLabel(const EntityDef &entity, const QString &locale)
{
    return locale.startsWith(QLatin1String("zh")) && !entity.labelZh.isEmpty() ? entity.labelZh
                                                                               : schemaText(entity.pluralLabel);
}

QString labelInSentence(const QString &label, const QString &locale)
{
    // Only English writes its labels with a capital that a sentence drops; what begins with two is an abbreviation.
    const bool lowers = locale.startsWith(QLatin1String("en")) && label.size() > 1 && label[1].isLower();
    return lowers ? label.left(1).toLower() + label.mid(1) : label;
}

QString sectionLabel(const QString &section)
{
    const QString known = namedText(std::begin(sections), std::end(sections), section);
    return known.isEmpty() ? section : known;
}

QString originLabel(Origin origin)
{
    const char *text = "";
    switch (origin) {
    case Origin::Local:
        text = QT_TRANSLATE_NOOP("text", "By hand");
        break;
    case Origin::Import:
        text = QT_TRANSLATE_NOOP("text", "By an import");
        break;
    case Origin::Rule:
        text = QT_TRANSLATE_NOOP("text", "By a rule of the program");
        break;
    case Origin::Undo:
        text = QT_TRANSLATE_NOOP("text", "By undo");
        break;
    case Origin::Merge:
        text = QT_TRANSLATE_NOOP("text", "By merging records");
        break;
    case Origin::Sample:
        text = QT_TRANSLATE_NOOP("text", "With the sample company");
        break;
    case Origin::Remote:
        text = QT_TRANSLATE_NOOP("text", "From another device");
        break;
    case Origin::Migration:
        text = QT_TRANSLATE_NOOP("text", "By an update of the program");
        break;
    case Origin::Admin:
        text = QT_TRANSLATE_NOOP("text", "By the administration");
        break;
    }
    return QCoreApplication::translate("text", text);
}

QString placeText(bool here, const QString &device, Origin origin, Origin madeAs)
{
    if (here)
        return QCoreApplication::translate("text", "on this computer");
    if (!device.isEmpty())
        return QCoreApplication::translate("text", "on %1").arg(device);
    // A server tells the devices of all but of what it did itself.
    if (origin == Origin::Remote && madeAs != Origin::Remote)
        return QCoreApplication::translate("text", "on the server");
    return QCoreApplication::translate("text", "on another device");
}

QString provenanceText(const HistoryCommit &commit, const QString &locale)
{
    const QString place = placeText(commit.here, commit.device, commit.origin, commit.madeAs);
    if (commit.madeAs == Origin::Local || commit.madeAs == Origin::Remote)
        return place;
    return QCoreApplication::translate("text", "%1, %2")
        .arg(labelInSentence(originLabel(commit.madeAs), locale), place);
}

QString operationLabel(const QString &label, Origin origin)
{
    const qsizetype colon = label.indexOf(u':');
    const QString word = colon < 0 ? label : label.left(colon);
    QString known = namedText(std::begin(operations), std::end(operations), word);
    if (known.isEmpty())
        known = label.isEmpty() ? namedText(std::begin(operations), std::end(operations), originWord(origin)) : label;
    else if (colon >= 0)
        return QCoreApplication::translate("text", "%1: %2").arg(known, label.mid(colon + 1).trimmed());
    return known;
}

} // namespace millrace
