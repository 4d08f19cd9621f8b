// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"
#include "ui/models/related_reader.h"

#include <QAbstractButton>
#include <QFrame>

class QVBoxLayout;

namespace millrace {

class TextLabel;

/// A record in a list beside another one: title, state, amount; opened by Enter or a click.
class RelatedButton : public QAbstractButton
{
    Q_OBJECT

public:
    RelatedButton(const QString &title, const QString &amount, const QString &state, const QString &token, int depth,
                  bool here, QWidget *parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_amount, m_state, m_token;
    int m_depth;
    bool m_here;
};

/// What points at a record, one card for each kind of reference, and the tree of records of its own kind. Everything
/// comes from the catalog; read off the UI thread, and anew after commits that concern it.
class RelatedPanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr int linesPerCard = 5;

    explicit RelatedPanel(LiveData &data, QWidget *parent = nullptr);
    void showRecord(const QString &entity, const RecordId &id);
    const RelatedSet &related() const { return m_related; }
    bool hasLoaded() const { return m_loaded; }
    /// Whether there is anything to be seen beside the record: until it is known, yes.
    bool hasContent() const;

Q_SIGNALS:
    void loaded();
    void openRequested(const QString &entity, const millrace::RecordId &id);
    void newRequested(const QString &entity, int field);
    /// All records of a card are wanted as a list.
    void listRequested(const QString &entity, int field, const QString &title);

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void build();
    QVBoxLayout *addCard(const QString &name, const QString &title, const QString &count, const QString &addText,
                         std::function<void()> add);
    void follow(const CommitNotice &notice);

    LiveData &m_data;
    QString m_entity;
    RecordId m_id;
    RelatedSet m_related;
    QWidget *m_body;
    QVBoxLayout *m_column;
    TextLabel *m_note;
    quint64 m_question = 0;
    bool m_loaded = false;
};

} // namespace millrace
