// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/rights.h"
#include "ui/models/live_data.h"

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QMenu;
class QTableWidget;
class QTabWidget;

namespace millrace {

class TextLabel;

/// The rights of a role as a matrix: for each kind of record and action how far it reaches, and for each field whether
/// it is edited, read, masked or hidden; the line that is looked at is said in plain words below. What a kind does not
/// say is that of all kinds. Keeps what it does not know. UI thread.
class RightsEdit : public QWidget
{
    Q_OBJECT

public:
    explicit RightsEdit(LiveData &data, QWidget *parent = nullptr);

    void setRights(const QByteArray &json);
    QByteArray rights() const;
    void setReadOnly(bool readOnly);

    QTableWidget *matrix() const { return m_matrix; }
    QTableWidget *fields() const { return m_fields; }
    QComboBox *kinds() const { return m_kinds; }
    QCheckBox *administers() const { return m_administers; }
    TextLabel *words() const { return m_words; }
    /// What can be chosen for a cell of the matrix: an action for each scope, ticked where it holds. Owned by the
    /// caller.
    QMenu *menuOf(int row, int column);
    /// How far an action reaches for a kind of record; nothing: as for all kinds.
    std::optional<QStringList> reach(const QString &entity, Action action) const;
    void setReach(const QString &entity, Action action, const std::optional<QStringList> &scopes);
    /// The level of a field; nothing: that of its sort.
    QString level(const QString &entity, const QString &field) const;
    void setLevel(const QString &entity, const QString &field, const QString &level);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString reachText(const QString &entity, Action action) const;
    void openMenu(int row, int column);
    void fillMatrix();
    void fillKinds();
    void fillFields();
    void refreshWords();
    void changed();
    void retranslate();

    LiveData &m_data;
    QJsonObject m_rights;
    QCheckBox *m_administers;
    QTabWidget *m_tabs;
    QTableWidget *m_matrix, *m_fields;
    QComboBox *m_kinds, *m_sensitive;
    TextLabel *m_kindLabel, *m_sensitiveLabel, *m_words;
    QStringList m_rows; ///< keys of the matrix' lines
    bool m_filling = false, m_readOnly = false;
};

/// What a role may do with one kind of record, as a sentence.
QString rightsSentence(const Rights &rights, const EntityDef &entity, const QString &locale);

} // namespace millrace
