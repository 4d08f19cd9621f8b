// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/today/briefing_bar.h"

#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/style_paint.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace millrace {

namespace {

const QString periodKey = QStringLiteral("today/period");

constexpr const char *periodNames[] = {QT_TRANSLATE_NOOP("millrace::BriefingBar", "Today"),
                                       QT_TRANSLATE_NOOP("millrace::BriefingBar", "This week"),
                                       QT_TRANSLATE_NOOP("millrace::BriefingBar", "This month"),
                                       QT_TRANSLATE_NOOP("millrace::BriefingBar", "This quarter"),
                                       QT_TRANSLATE_NOOP("millrace::BriefingBar", "This year")};

} // namespace

void BriefingButton::setWords(const Words &words)
{
    m_words = words;
    setAccessibleName(words.change.isEmpty()
                          ? QStringLiteral("%1: %2").arg(words.name, words.number)
                          : QStringLiteral("%1: %2, %3").arg(words.name, words.number, words.change));
    setToolTip(words.tip);
    setAttribute(Qt::WA_Hover);
    setCursor(isEnabled() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateGeometry();
    update();
}

QSize BriefingButton::sizeHint() const
{
    const QFontMetrics caption(styledFont(TextStyle::Caption, font())), number(styledFont(TextStyle::Title, font()));
    const int change = caption.horizontalAdvance(m_words.change);
    const int wide = qMax(caption.horizontalAdvance(m_words.name),
                          number.horizontalAdvance(m_words.number) + (change ? change + space::s : 0));
    return {wide + 2 * space::m, caption.height() + number.height() + 2 * space::s + space::xs};
}

QSize BriefingButton::minimumSizeHint() const
{
    const QFontMetrics number(styledFont(TextStyle::Title, font()));
    return {number.horizontalAdvance(m_words.number) + 2 * space::m, sizeHint().height()};
}

void BriefingButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(palette());
    QPainter painter(this);
    paint::rounded(&painter, rect(), space::cardRadius, t.surface,
                   isEnabled() && underMouse() ? t.accent : t.controlBorder);
    const QRect area = rect().adjusted(space::m, space::s, -space::m, -space::s);
    const QFont caption = styledFont(TextStyle::Caption, font());
    painter.setFont(caption);
    painter.setPen(t.textSecondary);
    const QFontMetrics small(caption);
    painter.drawText(QRect(area.left(), area.top(), area.width(), small.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     small.elidedText(m_words.name, Qt::ElideRight, area.width()));
    const QFont large = styledFont(TextStyle::Title, font());
    const QFontMetrics number(large);
    const QRect line(area.left(), area.bottom() - number.height() + 1, area.width(), number.height());
    painter.setFont(large);
    painter.setPen(t.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_words.number);
    const int taken = number.horizontalAdvance(m_words.number) + space::s;
    if (small.horizontalAdvance(m_words.change) > area.width() - taken)
        return;
    painter.setFont(caption);
    painter.setPen(m_words.direction == 0                         ? t.textSecondary
                   : (m_words.direction > 0) == m_words.redIsMore ? t.danger
                                                                  : t.success);
    painter.drawText(line.adjusted(taken, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, m_words.change);
}

BriefingBar::BriefingBar(const ViewContext &context, QHash<QString, QString> pages, QStringList created,
                         QWidget *parent)
    : QWidget(parent), m_context(context), m_data(context.data), m_pages(std::move(pages)),
      m_created(std::move(created)), m_period(new QComboBox(this)),
      m_title(new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this)), m_row(new QHBoxLayout)
{
    setObjectName(QStringLiteral("briefing"));
    m_period->setObjectName(QStringLiteral("briefingPeriod"));
    for (size_t i = 0; i < std::size(periodNames); ++i)
        m_period->addItem(QString());
    bool known = false;
    const int kept = m_context.settings.layout(periodKey).toInt(&known);
    m_period->setCurrentIndex(known ? qBound(0, kept, m_period->count() - 1) : int(BriefingPeriod::Month));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_period);
    head->addStretch(1);
    m_row->setSpacing(space::s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(head);
    column->addLayout(m_row);
    connect(m_period, &QComboBox::activated, this, [this](int index) { setPeriod(BriefingPeriod(index)); });
    retranslate();
}

void BriefingBar::setMine(bool mine)
{
    m_mine = mine;
    refresh();
}

void BriefingBar::setPeriod(BriefingPeriod period)
{
    m_period->setCurrentIndex(int(period));
    m_context.settings.setLayout(periodKey, QByteArray::number(int(period)));
    refresh();
}

BriefingPeriod BriefingBar::period() const
{
    return BriefingPeriod(m_period->currentIndex());
}

void BriefingBar::refresh()
{
    if (m_asking)
        m_again = true;
    else
        ask();
}

void BriefingBar::follow(const CommitNotice &notice)
{
    const CatalogPtr catalog = m_data.catalog();
    const auto isCounted = [&](const QString &key) {
        const EntityPtr entity = catalog->entity(key);
        return m_created.contains(key) || isMetadataEntity(key) ||
               (entity && (entity->timeline.shown || entity->statusField >= 0));
    };
    const QStringList touched = notice.records.keys();
    if (notice.everything || notice.catalogChanged || std::any_of(touched.begin(), touched.end(), isCounted))
        refresh();
}

void BriefingBar::ask()
{
    m_asking = true;
    m_again = false;
    BriefingQuery query;
    query.period = period();
    query.mine = m_mine;
    query.weekStart = m_context.settings.weekStart();
    query.created = m_created;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), query] {
            return readBriefing(workspace, session, query);
        },
        [this](Result<Briefing> briefing) {
            m_asking = false;
            // A briefing that cannot be read leaves the page as it was: the day itself tells of what is broken.
            if (briefing)
                show(std::move(*briefing));
            Q_EMIT shown();
            if (m_again)
                ask();
        });
}

QString BriefingBar::changeText(std::int64_t now, std::int64_t before)
{
    if (now == before)
        return QStringLiteral("＝");
    const QString arrow = now > before ? QStringLiteral("▲ ") : QStringLiteral("▼ ");
    if (before == 0)
        return arrow + tr("new");
    const double share = double(std::abs(now - before)) / double(std::abs(before));
    return arrow + formats::percent(share);
}

QString BriefingBar::nameOf(const BriefingTile &tile) const
{
    const EntityPtr entity = m_data.catalog()->entity(tile.entity);
    const QString plural = entity ? entityPluralLabel(*entity, m_data.locale()) : tile.entity;
    switch (tile.kind) {
    case BriefingTile::Kind::Created:
        return tr("New: %1").arg(plural);
    case BriefingTile::Kind::Won:
        return tr("Won");
    case BriefingTile::Kind::Contacts:
        return tr("Follow-ups");
    }
    return {};
}

QString BriefingBar::spanText(const DaySpan &span) const
{
    const bool chinese = m_data.locale().startsWith(QLatin1String("zh"));
    if (span.first == span.last)
        return formats::date(span.first, chinese);
    return tr("%1 to %2").arg(formats::date(span.first, chinese), formats::date(span.last, chinese));
}

void BriefingBar::show(Briefing briefing)
{
    m_briefing = std::move(briefing);
    while (m_buttons.size() > m_briefing->tiles.size()) {
        delete m_buttons.back();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < m_briefing->tiles.size()) {
        auto *button = new BriefingButton(this);
        button->setObjectName(QStringLiteral("briefingTile%1").arg(m_buttons.size()));
        button->setFocusPolicy(Qt::StrongFocus);
        setTabOrder(m_buttons.empty() ? static_cast<QWidget *>(m_period) : m_buttons.back(), button);
        m_row->addWidget(button, 1);
        connect(button, &QAbstractButton::clicked, this, [this, at = m_buttons.size()] { choose(at); });
        m_buttons.push_back(button);
    }
    retranslate();
}

void BriefingBar::retranslate()
{
    setAccessibleName(tr("Sales briefing"));
    m_title->setText(tr("Sales briefing"));
    m_period->setAccessibleName(tr("Period of the briefing"));
    for (int i = 0; i < m_period->count(); ++i)
        m_period->setItemText(i, tr(periodNames[i]));
    if (!m_briefing)
        return;
    const FormatContext format = m_data.format();
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        const BriefingTile &tile = m_briefing->tiles[i];
        const bool money = tile.kind == BriefingTile::Kind::Won;
        const auto text = [&](std::int64_t value, bool exact) {
            const Money amount{value, format.baseCurrency};
            return !money ? formats::integer(value) : exact ? formats::money(amount) : formatMoneyShort(amount, format);
        };
        BriefingButton::Words words;
        words.name = nameOf(tile);
        words.number = text(tile.now, false);
        words.change = changeText(tile.now, tile.before);
        words.direction = tile.now == tile.before ? 0 : tile.now > tile.before ? 1 : -1;
        words.redIsMore = m_context.settings.redIsUp(m_data.locale());
        words.tip = tr("%1: %2\n%3: %4")
                        .arg(spanText(m_briefing->now), text(tile.now, true), spanText(m_briefing->before),
                             text(tile.before, true));
        if (money)
            words.tip += u'\n' + tr("%Ln record(s)", nullptr, int(tile.records));
        if (tile.unconverted > 0)
            words.tip += u'\n' + tr("%Ln amount(s) without a rate are not in the sum", nullptr, int(tile.unconverted));
        m_buttons[i]->setEnabled(tile.records > 0);
        m_buttons[i]->setWords(words);
    }
}

void BriefingBar::choose(size_t at)
{
    if (!m_briefing || at >= m_briefing->tiles.size())
        return;
    const BriefingTile &tile = m_briefing->tiles[at];
    const QString page = m_pages.value(tile.entity);
    if (page.isEmpty())
        return;
    RecordSet set;
    set.title = tr("%1, %2").arg(nameOf(tile), spanText(m_briefing->now));
    set.ids = tile.ids;
    set.filter = tile.filter;
    Q_EMIT openRequested({page, m_context.sets.add(std::move(set))});
}

} // namespace millrace
