// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/text_encoding.h"
#include "core/interchange/workbook.h"
#include "core/interchange/xls_records.h"
#include "core/interchange/xlsx_format.h"

#include <QStringList>

namespace millrace::interchange {

/// A workbook in the binary format of Excel 5 to 2003.
class XlsWorkbook : public Workbook
{
public:
    static Result<std::unique_ptr<XlsWorkbook>> open(std::unique_ptr<QIODevice> device, const QString &name);

    const QString &name() const override { return m_file->name(); }
    std::vector<SheetInfo> sheets() const override { return {m_sheets.begin(), m_sheets.end()}; }
    Result<std::unique_ptr<SheetRows>> rows(size_t sheet) override;

    /// A text of a record: its length in one or two bytes, then its characters, wide or in the workbook's code page.
    QString text(const XlsRecord &record, qsizetype at, int lengthBytes) const;
    QString sharedText(quint32 index) const;
    QString shown(double value, quint16 style) const;

private:
    struct Sheet : SheetInfo
    {
        quint32 place = 0;
    };

    explicit XlsWorkbook(std::unique_ptr<CompoundFile> file) : m_file(std::move(file)) {}
    Result<void> readGlobals();
    Result<void> readTexts(XlsRecords &records, const XlsRecord &first);
    QString bytesToText(const QByteArray &bytes) const;
    tl::unexpected<Error> refuse(QStringList finding) const;

    std::unique_ptr<CompoundFile> m_file;
    QString m_stream;
    bool m_old = false; ///< Excel 5 and 95: texts are bytes
    bool m_epoch1904 = false;
    TextEncoding m_codePage = TextEncoding::Windows1252;
    std::vector<Sheet> m_sheets;
    QStringList m_texts;
    QHash<quint16, XlsxNumberFormat> m_codes;
    std::vector<quint16> m_styles; ///< the number format of each cell style
};

} // namespace millrace::interchange
