// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/print_layout.h"

#include <QDialog>
#include <QThreadPool>

#include <memory>

class QComboBox;
class QLabel;
class QPrinter;
class QPushButton;
class QToolButton;

namespace millrace {

class TextLabel;

/// One page as it will be, as large as there is room.
class PaperView : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    void showPage(std::shared_ptr<const PrintLayout> layout, int page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::shared_ptr<const PrintLayout> m_layout;
    int m_page = 0;
};

/// What will be printed, page by page, with their number known at once; onto a printer or into a PDF file, both off the
/// UI thread and to be stopped.
class PrintPreview : public QDialog
{
    Q_OBJECT

public:
    explicit PrintPreview(Printout printout, QWidget *parent = nullptr);
    ~PrintPreview() override;

    int pageCount() const { return m_layout->pageCount(); }
    int page() const { return m_page; }
    void showPage(int page);
    void setLandscape(bool landscape);
    bool isBusy() const { return m_busy; }
    /// The one thread that makes files and prints.
    QThreadPool &worker() { return m_worker; }
    /// Writes all pages; `saved` or `failed` tells of the end. A file that is given up is taken away.
    void savePdf(const QString &path);

Q_SIGNALS:
    void saved(const QString &path);
    void failed(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void reject() override;

private:
    void lay();
    void run(std::shared_ptr<QPagedPaintDevice> device, const QString &path);
    void askPdf();
    void askPrinter();
    void refresh();
    void retranslateUi();

    Printout m_printout;
    bool m_landscape;
    std::shared_ptr<const PrintLayout> m_layout;
    int m_page = 0;
    bool m_busy = false;
    std::shared_ptr<std::atomic<bool>> m_cancel;
    QThreadPool m_worker;
    PaperView *m_paper;
    QToolButton *m_previous, *m_next;
    TextLabel *m_count, *m_words;
    QComboBox *m_orientation;
    QPushButton *m_pdf, *m_print, *m_close;
};

} // namespace millrace
