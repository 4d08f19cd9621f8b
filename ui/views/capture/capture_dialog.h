// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/capture.h"
#include "ui/shell/view_context.h"
#include "ui/theme/icon_label.h"
#include "ui/theme/typography.h"

#include <QDialog>

#include <array>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace millrace {

class DuplicatePanel;

/// A pasted signature, chat message or contact card beside what was understood of it, each finding with how sure it is
/// and, while it has the focus, with its place in the text. Nothing is stored before it is confirmed; then customer and
/// contact are one operation.
class CaptureDialog : public QDialog
{
    Q_OBJECT

public:
    CaptureDialog(const ViewContext &context, QWidget *parent);
    void setText(const QString &text);
    QPlainTextEdit *source() const { return m_source; }
    QLineEdit *line(CapturePart part) const { return m_rows[size_t(part)].line; }
    /// How sure the finding in that line is, in words; empty where it was typed or there is none.
    QString certaintyText(CapturePart part) const { return m_rows[size_t(part)].words->text(); }
    QString note() const { return m_note->text(); }
    /// What may be here already: the company's and the person's.
    DuplicatePanel *likeCompany() const { return m_likeCompany; }
    DuplicatePanel *likePerson() const { return m_likePerson; }
    /// The customer or contact that takes in what was pasted, in place of a new one.
    void useCompany(const RecordId &id);
    void usePerson(const RecordId &id);
    /// The edits that would be made.
    std::vector<Edit> edits() const;
    void save();

Q_SIGNALS:
    void saved(const millrace::RecordId &operation, const millrace::RecordAddress &record);
    void refused();
    /// The dialog closed because this record is to be looked at instead.
    void openAsked(const millrace::RecordAddress &record);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr size_t parts = size_t(CapturePart::PostalCode) + 1;
    struct Row
    {
        TextLabel *label = nullptr;
        QLineEdit *line = nullptr;
        IconLabel *icon = nullptr;
        TextLabel *words = nullptr;
        bool typed = false;
    };
    void parse();
    void showCertainty(size_t part);
    void highlight(const CapturedValue *value);
    void lookUp();
    /// What was pasted and typed about the company or the person.
    Record draftOf(bool person) const;
    QString noteText() const;
    void retranslate();
    QString value(CapturePart part) const;

    ViewContext m_context;
    LiveData &m_data;
    Capture m_capture;
    QPlainTextEdit *m_source;
    std::array<Row, parts> m_rows;
    TextLabel *m_hint, *m_note, *m_problem;
    QPushButton *m_save, *m_cancel;
    DuplicatePanel *m_likeCompany, *m_likePerson;
    RecordId m_existing; ///< the customer of that very name, or the one that was chosen
    QString m_existingName;
    bool m_companyChosen = false;
    Record m_person; ///< the contact that was chosen
    quint64 m_question = 0;
    bool m_saving = false;
};

/// The command "Quick capture" on the main window; opens with what the clipboard holds if that is text.
void addCaptureCommand(const ViewContext &context, QWidget *owner, std::function<void(const PageAddress &)> open);

} // namespace millrace
