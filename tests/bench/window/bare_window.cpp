// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/bare_window.h"

#include "tests/bench/raw/raw_file.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/typography.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QHeaderView>
#include <QMainWindow>
#include <QTableView>
#include <QTextStream>

namespace millrace::bench {

namespace {

class PageModel : public QAbstractTableModel
{
public:
    explicit PageModel(const QString &path)
    {
        const RawFile file(path, RawFile::Use::Read);
        QSqlQuery query = file.prepared(QStringLiteral(
            "SELECT o.name, c.name, s.name, o.amount, o.expected_close, o.close_date, u.name FROM opportunity AS o "
            "LEFT JOIN customer AS c ON c.id = o.customer LEFT JOIN stage AS s ON s.id = o.stage "
            "LEFT JOIN user AS u ON u.id = o.owner WHERE o.deleted_at IS NULL ORDER BY o.no DESC LIMIT 50"));
        run(query);
        while (query.next()) {
            QStringList row;
            for (int i = 0; i < columns; ++i)
                row << query.value(i).toString();
            m_rows.push_back(row);
        }
    }
    int rowCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : columns; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(m_rows[size_t(index.row())][index.column()]) : QVariant();
    }

private:
    static constexpr int columns = 7;
    std::vector<QStringList> m_rows;
};

class BareTable : public QTableView
{
public:
    BareTable(const QElapsedTimer &begun, QWidget *parent) : QTableView(parent), m_begun(begun) {}

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QTableView::paintEvent(event);
        if (std::exchange(m_told, true))
            return;
        // After the whole window is painted, as the program counts it.
        QMetaObject::invokeMethod(
            this, [this] { QTextStream(stdout) << "{\"ready\":" << m_begun.elapsed() << "}" << Qt::endl; },
            Qt::QueuedConnection);
    }

private:
    QElapsedTimer m_begun;
    bool m_told = false;
};

} // namespace

int showBareWindow(QApplication &application, const QString &path, const QElapsedTimer &begun)
{
    QApplication::setPalette(Tokens::light().palette());
    QApplication::setFont(uiFont(QStringLiteral("zh_CN"), 100));
    QApplication::setStyle(new MillraceStyle(Density::Normal, false));
    PageModel model(path);
    QMainWindow window;
    auto *table = new BareTable(begun, &window);
    table->setModel(&model);
    window.setCentralWidget(table);
    window.resize(1366, 768);
    window.show();
    return application.exec();
}

} // namespace millrace::bench
