// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/record/related_panel.h"

#include "ui/fields/chip_label.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_paint.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QStyleOption>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

/// The ground of a card.
class CardFrame : public QFrame
{
public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &tokens = Tokens::of(palette());
        QPainter painter(this);
        paint::rounded(&painter, rect(), space::cardRadius, tokens.surface, tokens.border);
    }
};

} // namespace

RelatedButton::RelatedButton(const QString &title, const QString &amount, const QString &state, const QString &token,
                             int depth, bool here, QWidget *parent)
    : QAbstractButton(parent), m_amount(amount), m_state(state), m_token(token), m_depth(depth), m_here(here)
{
    setText(title);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setProperty("userData", true);
    QStringList spoken{title, state, amount};
    spoken.removeAll(QString());
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    setToolTip(spoken.join(QStringLiteral(" · ")));
}

QSize RelatedButton::sizeHint() const
{
    const int second = m_amount.isEmpty() && m_state.isEmpty() ? 0 : QFontMetrics(font()).height() + space::xs;
    return {200, std::max(28, fontMetrics().height() + 2 * space::xs) + second};
}

void RelatedButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    if (underMouse() || isDown())
        paint::rounded(&painter, rect(), space::controlRadius, blended(tokens.surface, tokens.text, 0.06), {});
    QFont shown = font();
    if (m_here)
        shown.setWeight(QFont::DemiBold);
    painter.setFont(shown);
    painter.setPen(m_here ? tokens.text : tokens.link);
    const int left = space::s + m_depth * space::l;
    const int line = std::max(28, fontMetrics().height() + 2 * space::xs);
    const bool second = !m_amount.isEmpty() || !m_state.isEmpty();
    const QRect first(left, second ? 2 : 0, width() - left - space::s, line);
    painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(shown).elidedText(text(), Qt::ElideRight, first.width()));
    const QFont caption = styledFont(TextStyle::Caption, font());
    painter.setFont(caption);
    const QFontMetrics metrics(caption);
    int from = left;
    const int top = first.bottom() - 2;
    if (!m_state.isEmpty()) {
        const ChipTones tones = chipTones(m_token, tokens);
        const QString word = metrics.elidedText(m_state, Qt::ElideRight, width() / 2);
        const QRectF chip(from, top, metrics.horizontalAdvance(word) + 2 * space::s, metrics.height() + 2);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tones.fill);
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2);
        painter.setPen(tones.text);
        painter.drawText(chip, Qt::AlignCenter, word);
        from += int(chip.width()) + space::s;
    }
    painter.setPen(tokens.textSecondary);
    painter.drawText(QRect(from, top, width() - from - space::s, metrics.height() + 2),
                     Qt::AlignLeft | Qt::AlignVCenter, m_amount);
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

void RelatedButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

RelatedPanel::RelatedPanel(LiveData &data, QWidget *parent)
    : QWidget(parent), m_data(data), m_body(new QWidget), m_column(new QVBoxLayout(m_body)),
      m_note(new TextLabel(TextStyle::Body, TextTone::Secondary, this))
{
    setObjectName(QStringLiteral("relatedPanel"));
    m_column->setContentsMargins(space::s, space::s, space::m, space::m);
    m_column->setSpacing(space::m);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(space::m, space::m, space::m, 0);
    m_note->hide();
    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("relatedScroll"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_body);
    area->viewport()->setAutoFillBackground(false);
    m_body->setAutoFillBackground(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_note);
    all->addWidget(area, 1);
    connect(&data, &LiveData::changed, this, &RelatedPanel::follow);
    connect(&data, &LiveData::localeChanged, this, &RelatedPanel::build);
    connect(&data, &LiveData::catalogChanged, this, &RelatedPanel::ask);
}

void RelatedPanel::showRecord(const QString &entity, const RecordId &id)
{
    if (entity == m_entity && id == m_id)
        return;
    m_entity = entity;
    m_id = id;
    m_loaded = false;
    m_related = {};
    build();
    ask();
}

void RelatedPanel::ask()
{
    if (m_id.isNull())
        return;
    const quint64 question = ++m_question;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), entity = m_entity, id = m_id] {
            return readRelated(workspace, session, entity, id, linesPerCard);
        },
        [this, question](Result<RelatedSet> related) {
            if (question != m_question)
                return;
            m_note->setVisible(!related);
            if (related)
                m_related = std::move(*related);
            else
                m_note->setText(describeError(related.error(), m_data.catalog(), m_data.locale()).sentences());
            m_loaded = true;
            build();
            Q_EMIT loaded();
        });
}

QVBoxLayout *RelatedPanel::addCard(const QString &name, const QString &title, const QString &count,
                                   const QString &addText, std::function<void()> add)
{
    auto *card = new CardFrame(m_body);
    card->setObjectName(QStringLiteral("card.") + name);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::s, space::s, space::s, space::s);
    column->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::s, 0, 0, 0);
    auto *label = new ElidedLabel(TextStyle::BodyStrong, TextTone::Primary, card);
    label->setText(title);
    auto *number = new TextLabel(TextStyle::Caption, TextTone::Secondary, card);
    number->setText(count);
    head->addWidget(label, 1);
    head->addWidget(number);
    if (add && m_data.isEditable()) {
        auto *button = new QToolButton(card);
        button->setObjectName(QStringLiteral("cardNew.") + name);
        button->setIcon(icon(QStringLiteral("plus-lg"), IconTone::Secondary));
        button->setToolTip(addText);
        button->setAccessibleName(addText);
        connect(button, &QToolButton::clicked, this, add);
        head->addWidget(button);
    }
    column->addLayout(head);
    m_column->addWidget(card);
    return column;
}

void RelatedPanel::build()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    const FormatContext format = m_data.format();
    if (!m_related.hierarchy.empty()) {
        const EntityPtr entity = m_data.catalog()->entity(m_entity);
        QVBoxLayout *column = addCard(QStringLiteral("hierarchy"), tr("Hierarchy"),
                                      formats::integer(qint64(m_related.hierarchy.size())) +
                                          (m_related.hierarchyCut ? QStringLiteral("+") : QString()),
                                      {}, {});
        for (const HierarchyLine &line : m_related.hierarchy) {
            auto *button = new RelatedButton(line.title, {}, {}, {}, line.depth, line.here, m_body);
            button->setObjectName(QStringLiteral("hierarchy.") + line.id.toString());
            connect(button, &RelatedButton::clicked, this,
                    [this, id = line.id] { Q_EMIT openRequested(m_entity, id); });
            column->addWidget(button);
        }
    }
    for (const RelatedCard &card : m_related.cards) {
        const EntityDef &entity = *card.entity;
        QString title = entityPluralLabel(entity, m_data.locale());
        const auto alike = std::count_if(m_related.cards.begin(), m_related.cards.end(),
                                         [&](const RelatedCard &other) { return other.entity == card.entity; });
        if (alike > 1)
            title = tr("%1 (%2)").arg(title, fieldLabel(entity.at(card.field), m_data.locale()));
        const QString name = entity.key + u'.' + entity.at(card.field).key;
        const bool editable = !entity.at(card.field).readOnly;
        if (!editable && card.count == 0)
            continue;
        QVBoxLayout *column =
            addCard(name, title, card.count ? formats::integer(card.count) : QString(),
                    tr("New %1").arg(labelInSentence(entityLabel(entity, m_data.locale()), m_data.locale())),
                    editable ? std::function<void()>(
                                   [this, key = entity.key, field = card.field] { Q_EMIT newRequested(key, field); })
                             : std::function<void()>());
        for (const RelatedLine &line : card.lines) {
            QString state, token, amount;
            if (entity.statusField >= 0 && !line.state.isEmpty()) {
                FormatContext titled = format;
                if (const auto *id = line.state.as<RecordId>()) {
                    // States that are records of their own are part of the metadata.
                    const auto known = format.metadata->stages.constFind(*id);
                    if (known != format.metadata->stages.constEnd())
                        titled.titles.insert(*id, known->title());
                } else if (const auto *key = line.state.as<QString>()) {
                    if (const OptionInfo *option =
                            format.metadata->option(entity.at(entity.statusField).optionList, *key))
                        token = option->colour;
                }
                state = showValue(entity.at(entity.statusField), line.state, titled);
            }
            if (const auto *money = line.amount.as<Money>())
                amount = formats::money(*money);
            auto *button = new RelatedButton(line.title, amount, state, token, 0, false, m_body);
            button->setObjectName(QStringLiteral("related.") + line.id.toString());
            connect(button, &RelatedButton::clicked, this,
                    [this, key = entity.key, id = line.id] { Q_EMIT openRequested(key, id); });
            column->addWidget(button);
        }
        if (card.count > qint64(card.lines.size())) {
            auto *all =
                new RelatedButton(tr("Show all %1").arg(formats::integer(card.count)), {}, {}, {}, 0, false, m_body);
            all->setProperty("userData", false);
            all->setObjectName(QStringLiteral("cardAll.") + name);
            connect(all, &RelatedButton::clicked, this,
                    [this, key = entity.key, field = card.field, title] { Q_EMIT listRequested(key, field, title); });
            column->addWidget(all);
        }
    }
    m_column->addStretch(1);
}

bool RelatedPanel::hasContent() const
{
    return !m_loaded || !m_note->isHidden() || m_column->count() > 1; // the last is the stretch below the cards
}

void RelatedPanel::follow(const CommitNotice &notice)
{
    bool mine = notice.everything || notice.records.contains(m_entity);
    for (const RelatedCard &card : m_related.cards)
        mine = mine || notice.records.contains(card.entity->key);
    if (mine)
        ask();
}

void RelatedPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        build();
}

} // namespace millrace
