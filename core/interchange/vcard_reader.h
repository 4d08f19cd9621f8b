// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/vcard_lines.h"

#include <map>

namespace millrace {

struct VcardReadOptions
{
    std::optional<TextEncoding> encoding = {}; ///< none: guessed, and asked of each card that names its own
};

/// Contact cards (vCard 2.1, 3.0, 4.0) as a table: a card is a row, its columns are called after the fields that take
/// them (name, company, phone, mobile ...); only columns that some card fills are there. Of several telephone numbers,
/// addresses and mails one has a column, the others go to the notes. Pictures and sounds are left out and counted;
/// cards inside of cards are skipped.
class VcardReader : public TableSource
{
public:
    /// Every column that there can be, in the order in which they are offered.
    static const QStringList &columns();
    static Result<std::unique_ptr<VcardReader>> open(const QString &path, const VcardReadOptions &options = {});
    /// `name` stands for the file in errors; the device is open for reading and can seek.
    static Result<std::unique_ptr<VcardReader>> open(std::unique_ptr<QIODevice> device, const QString &name,
                                                     const VcardReadOptions &options = {});

    const QStringList &headers() const override { return m_headers; }
    Result<bool> next(TableRow &row) override;
    qint64 position() const override { return m_lines.position(); }
    qint64 size() const override { return m_lines.size(); }
    TextEncoding encoding() const override { return m_lines.encoding(); }
    double encodingCertainty() const override { return m_lines.certainty(); }
    QChar delimiter() const override { return {}; }
    const TableNotes &notes() const override { return m_notes; }

private:
    struct Card
    {
        qint64 line = 0;
        std::map<QString, QString> cells; ///< by column
        std::vector<std::pair<interchange::VcardProperty, QString>> phones;
        std::vector<std::pair<interchange::VcardProperty, QString>> mails;
        std::vector<std::pair<interchange::VcardProperty, QString>> addresses;
        QStringList remarks; ///< what has no column of its own
    };

    VcardReader(std::unique_ptr<QIODevice> device, const QString &name) : m_lines(std::move(device), name) {}
    Result<void> begin(const VcardReadOptions &options);
    Result<bool> readCard(Card &card);
    void take(const interchange::VcardProperty &property, Card &card);
    void takeDay(const interchange::VcardProperty &property, const QString &text, Card &card);
    void settle(Card &card);
    void remark(Card &card, const interchange::VcardProperty &property, const QString &text);

    interchange::VcardLines m_lines;
    QStringList m_headers;
    TableNotes m_notes;
};

} // namespace millrace
