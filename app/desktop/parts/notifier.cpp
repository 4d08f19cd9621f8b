// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/notifier.h"

#include "ui/theme/icons.h"

#include <QApplication>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QSystemTrayIcon>

namespace millrace {

namespace {

constexpr int noticeMs = 15'000;

class TrayNotifier : public Notifier
{
public:
    explicit TrayNotifier(QMainWindow &window) : m_window(window)
    {
        if (!QSystemTrayIcon::isSystemTrayAvailable())
            return;
        m_tray = std::make_unique<QSystemTrayIcon>(icon(QStringLiteral("building"), IconTone::Accent));
        m_menu = std::make_unique<QMenu>();
        m_show = m_menu->addAction(QString(), &window, [this] { bringForward(); });
        m_quit = m_menu->addAction(QString(), &window, &QWidget::close);
        m_tray->setContextMenu(m_menu.get());
        QObject::connect(m_tray.get(), &QSystemTrayIcon::activated, &window,
                         [this](QSystemTrayIcon::ActivationReason reason) {
                             if (reason != QSystemTrayIcon::Context)
                                 bringForward();
                         });
        QObject::connect(m_tray.get(), &QSystemTrayIcon::messageClicked, &window, [this] {
            bringForward();
            if (m_chosen)
                m_chosen();
        });
        retranslate();
        m_tray->show();
    }
    bool isThere() const override { return m_tray && QSystemTrayIcon::supportsMessages(); }
    void tell(const QString &title, const QString &text, std::function<void()> chosen) override
    {
        m_chosen = std::move(chosen);
        m_tray->showMessage(title, text, QSystemTrayIcon::Information, noticeMs);
    }
    void retranslate() override
    {
        if (!m_tray)
            return;
        m_tray->setToolTip(QStringLiteral("Millrace"));
        m_show->setText(QCoreApplication::translate("millrace::Notifier", "Show the window"));
        m_quit->setText(QCoreApplication::translate("millrace::Notifier", "Quit"));
    }

private:
    void bringForward()
    {
        m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
        m_window.show();
        m_window.raise();
        m_window.activateWindow();
    }

    QMainWindow &m_window;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_tray;
    QAction *m_show = nullptr, *m_quit = nullptr;
    std::function<void()> m_chosen;
};

} // namespace

std::unique_ptr<Notifier> Notifier::ofTheSystem(QMainWindow &window)
{
    return std::make_unique<TrayNotifier>(window);
}

} // namespace millrace
