// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fields/field_editor.h"

class QAction;
class QCompleter;
class QHBoxLayout;
class QLineEdit;
class QStandardItemModel;

namespace millrace {

/// A line that finds a record of one entity while one types: any part of its texts, pinyin and initials included.
class RecordSearchLine : public QWidget
{
    Q_OBJECT

public:
    RecordSearchLine(const QString &entity, LiveData &data, QWidget *parent);
    QLineEdit *line() const { return m_line; }
    bool isPopupOpen() const;
    void retranslate();
    /// What the offered records must be as well; asked before each search.
    void setNarrowing(std::function<Filter()> narrowing) { m_narrowing = std::move(narrowing); }

Q_SIGNALS:
    void typed();
    void chosen(const millrace::RecordId &id, const QString &title);

private:
    void ask(const QString &text);
    void show(quint64 question, const std::vector<std::pair<RecordId, QString>> &found);
    LiveData &m_data;
    EntityPtr m_entity;
    QLineEdit *m_line;
    QCompleter *m_completer;
    QAction *m_browse;
    QStandardItemModel *m_found;
    quint64 m_question = 0;
    std::function<Filter()> m_narrowing;
};

/// One referenced record.
class ReferenceEditor : public FieldEditor
{
    Q_OBJECT

public:
    ReferenceEditor(const FieldDef &field, LiveData &data, QWidget *parent);
    std::optional<Value> value() const override;
    void setValue(const Value &value) override;
    QString typed() const override;
    void setReadOnly(bool readOnly) override;
    QWidget *input() override;
    void retranslate() override;
    bool isPopupOpen() const override { return m_search->isPopupOpen(); }

private:
    Filter narrowing() const;
    RecordSearchLine *m_search;
    RecordId m_id;
    QString m_title;
};

/// A set of referenced records (tags), each with a button that takes it out.
class ReferencesEditor : public FieldEditor
{
    Q_OBJECT

public:
    ReferencesEditor(const FieldDef &field, LiveData &data, QWidget *parent);
    std::optional<Value> value() const override;
    void setValue(const Value &value) override;
    void setReadOnly(bool readOnly) override;
    QWidget *input() override;
    void retranslate() override;
    bool isPopupOpen() const override { return m_search->isPopupOpen(); }

private:
    void showChips();
    RecordSearchLine *m_search;
    QWidget *m_chips;
    QHBoxLayout *m_chipRow;
    std::vector<RecordId> m_ids;
    bool m_readOnly = false;
};

} // namespace millrace
