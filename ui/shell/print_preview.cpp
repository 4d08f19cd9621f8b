// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/print_preview.h"

#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QToolButton>

namespace millrace {

namespace {

constexpr int pdfDpi = 300;

} // namespace

void PaperView::showPage(std::shared_ptr<const PrintLayout> layout, int page)
{
    m_layout = std::move(layout);
    m_page = page;
    update();
}

void PaperView::paintEvent(QPaintEvent *)
{
    if (!m_layout)
        return;
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    const QSizeF room = QSizeF(size()) - QSizeF(2 * space::m, 2 * space::m);
    const QSizeF paper = m_layout->pageSize().scaled(room, Qt::KeepAspectRatio);
    const QRectF at(QPointF((width() - paper.width()) / 2, (height() - paper.height()) / 2), paper);
    painter.translate(at.topLeft());
    const double scale = paper.width() / m_layout->pageSize().width();
    painter.save();
    painter.scale(scale, scale);
    m_layout->paint(&painter, m_page);
    painter.restore();
    painter.setPen(tokens.controlBorder);
    painter.drawRect(QRectF(QPointF(), paper));
}

PrintPreview::PrintPreview(Printout printout, QWidget *parent)
    : QDialog(parent), m_printout(std::move(printout)), m_landscape(m_printout.landscape), m_paper(new PaperView(this)),
      m_previous(new QToolButton(this)), m_next(new QToolButton(this)),
      m_count(new TextLabel(TextStyle::Body, TextTone::Primary, this)),
      m_words(new TextLabel(TextStyle::Caption, TextTone::Secondary, this)), m_orientation(new QComboBox(this)),
      m_pdf(nullptr), m_print(nullptr), m_close(nullptr)
{
    setObjectName(QStringLiteral("printPreview"));
    m_paper->setObjectName(QStringLiteral("printPaper"));
    m_paper->setFocusPolicy(Qt::StrongFocus);
    m_paper->setMinimumSize(420, 420);
    m_previous->setObjectName(QStringLiteral("printPrevious"));
    m_previous->setIcon(icon(QStringLiteral("chevron-left")));
    m_next->setObjectName(QStringLiteral("printNext"));
    m_next->setIcon(icon(QStringLiteral("chevron-right")));
    m_orientation->setObjectName(QStringLiteral("printOrientation"));
    m_orientation->addItems({QString(), QString()});
    m_orientation->setCurrentIndex(m_landscape ? 1 : 0);
    m_worker.setMaxThreadCount(1);
    const auto button = [this](const char *name, ButtonKind kind) {
        auto *one = new QPushButton(this);
        one->setObjectName(QLatin1String(name));
        one->setAutoDefault(false);
        setButtonKind(one, kind);
        return one;
    };
    auto *top = new QHBoxLayout;
    top->addWidget(m_previous);
    top->addWidget(m_count);
    top->addWidget(m_next);
    top->addSpacing(space::l);
    top->addWidget(m_orientation);
    top->addStretch(1);
    m_pdf = button("printPdf", ButtonKind::Normal);
    m_print = button("printPrint", ButtonKind::Primary);
    m_close = button("printClose", ButtonKind::Normal);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_words, 1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_pdf);
    buttons->addWidget(m_print);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addLayout(top);
    column->addWidget(m_paper, 1);
    column->addLayout(buttons);
    const QList<QWidget *> order{m_previous, m_next, m_orientation, m_paper, m_close, m_pdf, m_print};
    for (qsizetype i = 0; i + 1 < order.size(); ++i)
        setTabOrder(order.at(i), order.at(i + 1));
    connect(m_previous, &QToolButton::clicked, this, [this] { showPage(m_page - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { showPage(m_page + 1); });
    connect(m_orientation, &QComboBox::currentIndexChanged, this, [this](int index) { setLandscape(index == 1); });
    connect(m_pdf, &QPushButton::clicked, this, &PrintPreview::askPdf);
    connect(m_print, &QPushButton::clicked, this, &PrintPreview::askPrinter);
    connect(m_close, &QPushButton::clicked, this, &PrintPreview::reject);
    resize(760, 820);
    lay();
    retranslateUi();
    m_paper->setFocus();
}

PrintPreview::~PrintPreview()
{
    if (m_cancel)
        m_cancel->store(true);
    m_worker.waitForDone();
}

void PrintPreview::lay()
{
    m_layout = std::make_shared<PrintLayout>(m_printout, paperPage(m_landscape), paperFont(), tr("Page %1 of %2"));
    showPage(std::min(m_page, pageCount() - 1));
}

void PrintPreview::setLandscape(bool landscape)
{
    m_landscape = landscape;
    m_orientation->setCurrentIndex(landscape ? 1 : 0);
    lay();
}

void PrintPreview::showPage(int page)
{
    m_page = std::clamp(page, 0, pageCount() - 1);
    m_paper->showPage(m_layout, m_page);
    refresh();
}

void PrintPreview::refresh()
{
    m_count->setText(tr("Page %1 of %2").arg(m_page + 1).arg(pageCount()));
    m_previous->setEnabled(m_page > 0);
    m_next->setEnabled(m_page + 1 < pageCount());
    if (!m_pdf)
        return;
    m_pdf->setEnabled(!m_busy);
    m_print->setEnabled(!m_busy);
    m_orientation->setEnabled(!m_busy);
    m_close->setText(m_busy ? tr("Cancel") : tr("Close"));
    m_close->setAccessibleName(m_close->text());
}

void PrintPreview::askPdf()
{
    QString path = QFileDialog::getSaveFileName(
        this, tr("Save as PDF"), QDir::home().filePath(m_printout.title + QStringLiteral(".pdf")), tr("PDF (*.pdf)"));
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        path += QStringLiteral(".pdf");
    savePdf(path);
}

void PrintPreview::savePdf(const QString &path)
{
    auto writer = std::make_shared<QPdfWriter>(path);
    writer->setResolution(pdfDpi);
    writer->setTitle(m_printout.title);
    writer->setCreator(QStringLiteral("Millrace"));
    run(std::move(writer), path);
}

void PrintPreview::askPrinter()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageLayout(paperPage(m_landscape));
    printer->setDocName(m_printout.title);
    if (QPrintDialog(printer.get(), this).exec() == QDialog::Accepted)
        run(printer, {});
}

void PrintPreview::run(std::shared_ptr<QPagedPaintDevice> device, const QString &path)
{
    if (m_busy)
        return;
    // Margins belong to the pages here, not to the device.
    QPageLayout page = paperPage(m_landscape);
    page.setMode(QPageLayout::FullPageMode);
    device->setPageLayout(page);
    m_busy = true;
    m_cancel = std::make_shared<std::atomic<bool>>(false);
    refresh();
    m_worker.start([this, device = std::move(device), layout = m_layout, cancel = m_cancel, path]() mutable {
        const bool good = layout->paintAll(*device, [&](int done) {
            QMetaObject::invokeMethod(
                this, [this, done] { m_words->setText(tr("Page %1 of %2").arg(done + 1).arg(pageCount())); },
                Qt::QueuedConnection);
            return !cancel->load();
        });
        device.reset();
        if (!good && !path.isEmpty())
            QFile::remove(path);
        QMetaObject::invokeMethod(
            this,
            [this, good, path, cancel] {
                m_busy = false;
                m_words->setText(good ? path.isEmpty() ? tr("Sent to the printer") : tr("Saved: %1").arg(path)
                                 : cancel->load() ? tr("Given up; nothing was kept")
                                                  : tr("It could not be written; nothing was kept"));
                refresh();
                if (good)
                    Q_EMIT saved(path);
                else
                    Q_EMIT failed(path);
            },
            Qt::QueuedConnection);
    });
}

void PrintPreview::reject()
{
    if (m_busy)
        m_cancel->store(true);
    else
        QDialog::reject();
}

void PrintPreview::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_PageDown)
        showPage(m_page + 1);
    else if (event->key() == Qt::Key_PageUp)
        showPage(m_page - 1);
    else if (event->key() == Qt::Key_Home)
        showPage(0);
    else if (event->key() == Qt::Key_End)
        showPage(pageCount() - 1);
    else
        QDialog::keyPressEvent(event);
}

void PrintPreview::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_close) {
        lay();
        retranslateUi();
    }
}

void PrintPreview::retranslateUi()
{
    setWindowTitle(tr("Print: %1").arg(m_printout.title));
    m_paper->setAccessibleName(tr("The page as it will be printed"));
    m_previous->setToolTip(tr("Previous page (PgUp)"));
    m_previous->setAccessibleName(tr("Previous page"));
    m_next->setToolTip(tr("Next page (PgDn)"));
    m_next->setAccessibleName(tr("Next page"));
    m_orientation->setAccessibleName(tr("Orientation"));
    m_orientation->setItemText(0, tr("Upright"));
    m_orientation->setItemText(1, tr("Sideways"));
    m_pdf->setText(tr("Save as PDF…"));
    m_pdf->setAccessibleName(m_pdf->text());
    m_print->setText(tr("Print…"));
    m_print->setAccessibleName(m_print->text());
    refresh();
}

} // namespace millrace
