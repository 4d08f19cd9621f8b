// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QPlainTextEdit>

#include <vector>

class QListWidget;

namespace millrace {

/// Somebody who can be named; those who may not see what the text is about are shown with the reason and not offered.
struct MentionCandidate
{
    RecordId id;
    QString name;
    QString login;
    bool offered = true;
};

/// A text in which @ names people: while one types behind it, those whose name, sign-in name or pinyin fits are listed.
/// Enter or Tab puts the name in, arrows choose, Escape closes the list. UI thread.
class MentionEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit MentionEdit(QWidget *parent = nullptr);
    void setPeople(std::vector<MentionCandidate> people);
    /// Those who were chosen and whose name still stands behind an @.
    std::vector<RecordId> mentions() const;
    /// That the text names somebody who is not offered anew: of a text that was written before.
    void choose(const RecordId &person, const QString &name) { m_chosen.emplace_back(person, name); }
    QListWidget *list() const { return m_list; }
    bool isListOpen() const;
    /// Begins a name where the cursor is.
    void beginMention();
    void retranslate();

Q_SIGNALS:
    /// An @ was typed: the people may be set now, or again.
    void peopleWanted();
    /// Somebody was chosen who may not see it.
    void shareAsked(const millrace::RecordId &person, const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QString begun() const;
    void offer();
    void choose(int row);

    std::vector<MentionCandidate> m_people;
    std::vector<std::pair<RecordId, QString>> m_chosen;
    std::vector<MentionCandidate> m_shown;
    QListWidget *m_list;
    bool m_asked = false;
};

} // namespace millrace
