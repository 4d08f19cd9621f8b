// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"
#include "ui/theme/typography.h"

#include <QFrame>
#include <QToolButton>

class QCalendarWidget;
class QLineEdit;
class QMenu;
class QPushButton;

namespace millrace {

class IconLabel;

/// The bar that says as of which moment a page shows what it shows. Hidden while that is now.
class AsOfBanner : public QFrame
{
    Q_OBJECT

public:
    explicit AsOfBanner(QWidget *parent = nullptr);
    /// An empty text hides it.
    void show(const QString &words);
    QString text() const { return m_text->text(); }

Q_SIGNALS:
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    IconLabel *m_icon;
    TextLabel *m_text;
    QPushButton *m_back;
};

/// Chooses the moment as of which a page is shown: a button with a menu of a line to type in, a calendar and the usual
/// moments. A page listens to `momentChanged`, asks for `moment()`, lets nothing be changed while there is one, and
/// places `banner()` above its content. A day stands for its end in the zone of the workspace; what is not before now
/// is now.
class AsOfControl : public QToolButton
{
    Q_OBJECT

public:
    explicit AsOfControl(LiveData &data, QWidget *parent = nullptr);

    /// Empty = now.
    std::optional<Instant> moment() const { return m_moment; }
    void setMoment(std::optional<Instant> moment);
    /// A day, or a day and a time, as fields take them; an empty text is now. False where it is neither.
    bool setTyped(const QString &typed);
    /// The moment as it is shown; of the end of a day the day.
    QString words() const;
    AsOfBanner *banner() const { return m_banner; }
    /// The moments offered, nearest first, with what they are called.
    std::vector<std::pair<QString, Instant>> usualMoments() const;

Q_SIGNALS:
    void momentChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void openMenu();
    void closeMenu();
    void typed();
    void retranslate();

    LiveData &m_data;
    std::optional<Instant> m_moment;
    QMenu *m_menu;
    QWidget *m_panel;
    QLineEdit *m_line;
    QCalendarWidget *m_calendar = nullptr; ///< while the menu is open
    std::vector<QAction *> m_usual;
    QAction *m_now;
    AsOfBanner *m_banner;
};

} // namespace millrace
