// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/palette_provider.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;

namespace millrace {

class PaletteModel;
class Settings;
class TextLabel;

/// The panel of Ctrl+K: one field that finds commands, views, settings and records, and runs the one chosen. Lies over
/// its parent window, top centre. Providers answer when they can; what is late joins the list without moving the line
/// that is selected. Enter, Esc and the arrows belong to the input method while it composes.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(Settings &settings, QWidget *parent);
    ~CommandPalette() override;

    /// Providers are asked in the order of adding; the palette does not own them.
    void addProvider(PaletteProvider *provider);
    void removeProvider(PaletteProvider *provider);

    /// Opens with the given text typed; the focus goes back to where it was when the palette closes.
    void open(const QString &text = {});
    void close();
    QLineEdit *field() const { return m_field; }
    /// The names of the steps that were gone into.
    QStringList steps() const;
    PaletteModel *model() const { return m_model; }
    int currentRow() const;

Q_SIGNALS:
    void opened();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Step
    {
        QString name;
        std::shared_ptr<PaletteProvider> provider;
    };
    void ask();
    void receive(quint64 question, size_t source, std::vector<PaletteItem> items);
    void showAnswers();
    void choose(OpenMode mode);
    void enter(const QString &name, const std::shared_ptr<PaletteProvider> &provider);
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void select(int row);
    void place();
    void retranslateUi();

    Settings &m_settings;
    std::vector<PaletteProvider *> m_providers;
    std::vector<Step> m_steps;
    TextLabel *m_crumb;
    QLineEdit *m_field;
    QListView *m_list;
    TextLabel *m_hint;
    PaletteModel *m_model;
    std::vector<std::vector<PaletteItem>> m_answers; ///< one per provider of the present question
    size_t m_waiting = 0;
    quint64 m_question = 0;
    bool m_composing = false;
    bool m_selectedByHand = false;
    QPointer<QWidget> m_focusBefore;
};

/// Splits what was typed into its scope and the rest; accepts the prefixes in half and full width.
std::pair<PaletteScope, QString> paletteScopeOf(const QString &typed);

} // namespace millrace
