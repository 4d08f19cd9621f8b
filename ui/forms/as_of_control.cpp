// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/as_of_control.h"

#include "core/sales/forecast.h"
#include "core/sales/funnel_wall_clock.h"
#include "ui/text/field_parse.h"
#include "ui/text/formats.h"
#include "ui/theme/icon_label.h"
#include "ui/theme/style_paint.h"
#include "ui/theme/tokens.h"

#include <QCalendarWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QWidgetAction>

namespace millrace {

namespace {

constexpr int usualCount = 5;

FieldDef momentField()
{
    FieldDef field;
    field.type = FieldType::DateTime;
    return field;
}

} // namespace

AsOfBanner::AsOfBanner(QWidget *parent)
    : QFrame(parent), m_icon(new IconLabel(QStringLiteral("clock-history"), space::toolIcon, IconTone::Warning, this)),
      m_text(new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this)), m_back(new QPushButton(this))
{
    setObjectName(QStringLiteral("asOfBanner"));
    m_text->setObjectName(QStringLiteral("asOfText"));
    m_text->setWordWrap(true);
    m_back->setObjectName(QStringLiteral("asOfBack"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, space::xs, space::s, space::xs);
    row->setSpacing(space::s);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_back);
    connect(m_back, &QPushButton::clicked, this, &AsOfBanner::backRequested);
    retranslate();
    hide();
}

void AsOfBanner::show(const QString &words)
{
    m_text->setText(words);
    setAccessibleName(words);
    setVisible(!words.isEmpty());
}

void AsOfBanner::retranslate()
{
    m_back->setText(tr("Back to now"));
    m_back->setAccessibleName(m_back->text());
}

void AsOfBanner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AsOfBanner::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    paint::rounded(&painter, rect(), space::cardRadius, tokens.warningTint,
                   blended(tokens.warningTint, tokens.warning, tokens.isContrast ? 1.0 : 0.45));
}

AsOfControl::AsOfControl(LiveData &data, QWidget *parent)
    : QToolButton(parent), m_data(data), m_menu(new QMenu(this)), m_banner(new AsOfBanner(parent))
{
    setObjectName(QStringLiteral("asOf"));
    setIcon(millrace::icon(QStringLiteral("clock-history")));
    setPopupMode(QToolButton::InstantPopup);
    m_menu->setObjectName(QStringLiteral("asOfMenu"));
    m_panel = new QWidget(m_menu);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(space::s, space::s, space::s, space::xs);
    column->setSpacing(space::s);
    m_line = new QLineEdit(m_panel);
    m_line->setObjectName(QStringLiteral("asOfLine"));
    m_line->setClearButtonEnabled(true);
    column->addWidget(m_line);
    m_panel->setFocusProxy(m_line);
    auto *choose = new QWidgetAction(m_menu);
    choose->setDefaultWidget(m_panel);
    m_menu->addAction(choose);
    for (int i = 0; i < usualCount; ++i) {
        QAction *action = m_menu->addAction(QString());
        action->setObjectName(QStringLiteral("asOfUsual%1").arg(i));
        connect(action, &QAction::triggered, this, [this, i] { setMoment(usualMoments()[size_t(i)].second); });
        m_usual.push_back(action);
    }
    m_menu->addSeparator();
    m_now = m_menu->addAction(QString());
    m_now->setObjectName(QStringLiteral("asOfNow"));
    setMenu(m_menu);
    connect(m_now, &QAction::triggered, this, [this] { setMoment({}); });
    connect(m_menu, &QMenu::aboutToShow, this, &AsOfControl::openMenu);
    connect(m_menu, &QMenu::aboutToHide, this, &AsOfControl::closeMenu);
    connect(m_line, &QLineEdit::returnPressed, this, &AsOfControl::typed);
    connect(m_banner, &AsOfBanner::backRequested, this, [this] { setMoment({}); });
    connect(&m_data, &LiveData::localeChanged, this, &AsOfControl::retranslate);
    retranslate();
}

std::vector<std::pair<QString, Instant>> AsOfControl::usualMoments() const
{
    const QDate today = m_data.today();
    const int sinceWeekStart = (today.dayOfWeek() - int(m_data.format().weekStart) + 7) % 7;
    const auto end = [this](QDate day) { return lastInstantOf(day, m_data.session().zone); };
    return {{tr("End of yesterday"), end(today.addDays(-1))},
            {tr("End of last week"), end(today.addDays(-1 - sinceWeekStart))},
            {tr("End of last month"), end(QDate(today.year(), today.month(), 1).addDays(-1))},
            {tr("End of last quarter"), end(quarterStart(today).addDays(-1))},
            {tr("End of last year"), end(QDate(today.year() - 1, 12, 31))}};
}

void AsOfControl::setMoment(std::optional<Instant> moment)
{
    if (moment && !(*moment < m_data.workspace().clock().now()))
        moment.reset();
    if (moment == m_moment)
        return;
    m_moment = moment;
    retranslate();
    Q_EMIT momentChanged();
}

bool AsOfControl::setTyped(const QString &typed)
{
    if (typed.trimmed().isEmpty()) {
        setMoment({});
        return true;
    }
    if (const auto day = parseDateInput(typed, m_data.today())) {
        setMoment(lastInstantOf(*day, m_data.session().zone));
        return true;
    }
    const auto value = parseField(momentField(), typed, m_data.format());
    const Instant *moment = value ? value->as<Instant>() : nullptr;
    if (moment)
        setMoment(*moment);
    return moment != nullptr;
}

void AsOfControl::typed()
{
    const bool good = setTyped(m_line->text());
    m_line->setProperty("refused", !good);
    m_line->update();
    if (good)
        m_menu->close();
}

QString AsOfControl::words() const
{
    if (!m_moment)
        return tr("Now");
    const QTimeZone zone = m_data.session().zone;
    const bool chinese = m_data.locale().startsWith(QLatin1String("zh"));
    const QDate day = m_moment->toDateTime(zone).date();
    if (*m_moment == lastInstantOf(day, zone))
        return formats::date(day, chinese);
    return formats::dateTime(*m_moment, zone, chinese);
}

void AsOfControl::openMenu()
{
    m_line->setText(m_moment ? words() : QString());
    m_line->setProperty("refused", false);
    const QDate day = m_moment ? m_moment->toDateTime(m_data.session().zone).date() : m_data.today();
    // It keeps names of months in its own language: made when it is wanted.
    closeMenu();
    m_calendar = new QCalendarWidget(m_panel);
    m_calendar->setObjectName(QStringLiteral("asOfCalendar"));
    m_calendar->setAccessibleName(tr("Choose a day"));
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_panel->layout()->addWidget(m_calendar);
    connect(m_calendar, &QCalendarWidget::activated, this, [this](QDate chosen) {
        m_menu->close();
        setMoment(lastInstantOf(chosen, m_data.session().zone));
    });
    connect(m_calendar, &QCalendarWidget::clicked, m_calendar, &QCalendarWidget::activated);
    m_calendar->setFirstDayOfWeek(m_data.format().weekStart);
    m_calendar->setMaximumDate(m_data.today());
    m_calendar->setSelectedDate(day);
    const auto usual = usualMoments();
    for (size_t i = 0; i < m_usual.size(); ++i)
        m_usual[i]->setText(usual[i].first);
    m_now->setEnabled(m_moment.has_value());
    m_line->setFocus(Qt::PopupFocusReason);
}

void AsOfControl::closeMenu()
{
    if (QCalendarWidget *calendar = std::exchange(m_calendar, nullptr)) {
        calendar->setParent(nullptr);
        calendar->deleteLater();
    }
}

void AsOfControl::retranslate()
{
    const QString text = m_moment ? tr("As of %1").arg(words()) : tr("As of now");
    setText(m_moment ? text : QString());
    setToolButtonStyle(m_moment ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    setAccessibleName(text);
    setToolTip(m_moment ? text : tr("Show how it stood at an earlier moment"));
    m_menu->setAccessibleName(tr("As of which moment"));
    m_line->setAccessibleName(tr("A day, or a day and a time"));
    m_line->setPlaceholderText(tr("e.g. 2025-03-07 or 2025-03-07 14:05"));
    m_now->setText(tr("Now"));
    m_banner->show(m_moment ? tr("As it stood on %1. Nothing can be changed here meanwhile.").arg(words()) : QString());
}

void AsOfControl::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
