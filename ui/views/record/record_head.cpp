// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/record/record_head.h"

#include "ui/fields/chip_label.h"
#include "ui/models/related_reader.h"
#include "ui/models/timeline_reader.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/icon_label.h"
#include "ui/theme/millrace_style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int mostChips = 4;

QToolButton *headTool(const char *name, const char *iconName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setIcon(icon(QString::fromLatin1(iconName)));
    return button;
}

} // namespace

RecordHead::RecordHead(LiveData &data, QWidget *parent)
    : QWidget(parent), m_data(data), m_icon(new IconLabel(QString(), space::xl, IconTone::Secondary, this)),
      m_title(new ElidedLabel(TextStyle::Title, TextTone::Primary, this)),
      m_links(new TextLabel(TextStyle::Caption, TextTone::Secondary, this)),
      m_place(new TextLabel(TextStyle::Caption, TextTone::Secondary, this)), m_chips(new QHBoxLayout),
      m_followUp(new QPushButton(this)), m_convert(new QPushButton(this)),
      m_new(headTool("recordNew", "plus-lg", this)), m_more(headTool("recordMore", "three-dots", this)),
      m_previous(headTool("recordPrevious", "chevron-up", this)), m_next(headTool("recordNext", "chevron-down", this)),
      m_star(headTool("recordStar", "star", this)), m_newMenu(new QMenu(this)), m_moreMenu(new QMenu(this))
{
    setObjectName(QStringLiteral("recordHeader"));
    m_title->setObjectName(QStringLiteral("recordTitle"));
    m_title->setProperty("userData", true);
    m_links->setObjectName(QStringLiteral("recordLinks"));
    m_links->setProperty("userData", true);
    m_links->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_links->setTextFormat(Qt::RichText);
    m_links->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_place->setObjectName(QStringLiteral("recordPlace"));
    m_followUp->setObjectName(QStringLiteral("recordFollowUp"));
    m_followUp->setIcon(icon(QStringLiteral("chat-left-text"), IconTone::OnAccent));
    setButtonKind(m_followUp, ButtonKind::Primary);
    m_convert->setObjectName(QStringLiteral("recordConvert"));
    m_newMenu->setObjectName(QStringLiteral("recordNewMenu"));
    m_moreMenu->setObjectName(QStringLiteral("recordMoreMenu"));
    for (const auto &[button, menu] : {std::pair(m_new, m_newMenu), std::pair(m_more, m_moreMenu)}) {
        button->setMenu(menu);
        button->setPopupMode(QToolButton::InstantPopup);
    }
    m_chips->setSpacing(space::xs);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    auto *first = new QHBoxLayout;
    first->setSpacing(space::s);
    first->addWidget(m_title);
    first->addWidget(m_star);
    first->addLayout(m_chips);
    first->addStretch(1);
    titles->addLayout(first);
    titles->addWidget(m_links);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::s, space::l, space::s);
    row->setSpacing(space::s);
    row->addWidget(m_icon);
    row->addLayout(titles, 1);
    row->addWidget(m_place);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_new);
    row->addWidget(m_more);
    row->addWidget(m_convert);
    row->addWidget(m_followUp);
    m_star->setAutoRaise(true);
    m_star->setCheckable(true);
    m_star->hide();
    connect(m_star, &QToolButton::clicked, this, [this] {
        // The journal decides, not the click.
        setStarred(m_starred);
        Q_EMIT starRequested();
    });
    connect(m_followUp, &QPushButton::clicked, this, &RecordHead::followUpRequested);
    connect(m_convert, &QPushButton::clicked, this, &RecordHead::convertRequested);
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(1); });
    connect(m_links, &QLabel::linkActivated, this, [this](const QString &link) {
        if (const auto id = RecordId::fromString(link.section(u'/', 1)))
            Q_EMIT openRequested(link.section(u'/', 0, 0), *id);
    });
    connect(&data, &LiveData::localeChanged, this, &RecordHead::fill);
    fill();
}

void RecordHead::setStarred(std::optional<bool> starred)
{
    m_starred = starred;
    const bool on = starred.value_or(false);
    m_star->setVisible(starred.has_value());
    m_star->setChecked(on);
    m_star->setIcon(
        icon(on ? QStringLiteral("star-fill") : QStringLiteral("star"), on ? IconTone::Accent : IconTone::Secondary));
    m_star->setAccessibleName(on ? tr("Remove from favourites") : tr("Add to favourites"));
    m_star->setToolTip(m_star->accessibleName());
}

void RecordHead::showRecord(const Record &record)
{
    m_record = record;
    fill();
}

void RecordHead::setPosition(int position, int count)
{
    m_position = position;
    m_count = count;
    const bool shown = position >= 0 && count > 0;
    m_place->setVisible(shown);
    m_previous->setVisible(shown);
    m_next->setVisible(shown);
    m_place->setText(QStringLiteral("%1 / %2").arg(formats::integer(position + 1), formats::integer(count)));
    m_previous->setEnabled(position > 0);
    m_next->setEnabled(position + 1 < count);
}

void RecordHead::showChips()
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        if (item->widget())
            delete item->widget();
        delete item;
    }
    if (m_record.isNull())
        return;
    const EntityDef &entity = *m_record.entity();
    const FormatContext format = m_data.format();
    int shown = 0;
    // A state that is a record of its own, as a stage is, comes first.
    if (entity.statusField >= 0 && entity.at(entity.statusField).type == FieldType::Reference) {
        if (const auto *id = m_record.value(entity.statusField).as<RecordId>()) {
            const auto stage = format.metadata->stages.constFind(*id);
            auto *chip = new ChipLabel(this);
            chip->setObjectName(QStringLiteral("chip.") + entity.at(entity.statusField).key);
            chip->setProperty("userData", true);
            chip->setChip(stage != format.metadata->stages.constEnd() ? stage->title() : QString(),
                          QStringLiteral("info"));
            chip->setToolTip(fieldLabel(entity.at(entity.statusField), m_data.locale()));
            chip->setVisible(!chip->text().isEmpty());
            m_chips->addWidget(chip);
        }
    }
    for (const FieldDef &field : entity.fields) {
        const Value &value = m_record.value(field.index);
        if (field.type != FieldType::Choice || value.isEmpty() || shown == mostChips ||
            !(field.listed || field.index == entity.statusField))
            continue;
        auto *chip = new ChipLabel(this);
        chip->setObjectName(QStringLiteral("chip.") + field.key);
        chip->setProperty("userData", true);
        const OptionInfo *option = format.metadata->option(field.optionList, value.valueOr<QString>());
        chip->setChip(showValue(field, value, format), option ? option->colour : QString());
        chip->setToolTip(fieldLabel(field, m_data.locale()));
        m_chips->addWidget(chip);
        ++shown;
    }
}

void RecordHead::showLinks(const QHash<RecordId, QString> &titles)
{
    const EntityDef &entity = *m_record.entity();
    QStringList parts{entityLabel(entity, m_data.locale()).toHtmlEscaped()};
    for (const FieldDef &field : entity.fields) {
        const auto *id = m_record.value(field.index).as<RecordId>();
        const bool owner = field.index == system_field::Owner && entity.ownable;
        if (!id || (field.system && !owner) || field.type != FieldType::Reference)
            continue;
        const QString title = titles.value(*id).toHtmlEscaped();
        if (title.isEmpty())
            continue;
        const EntityPtr target = m_data.catalog()->entity(field.target);
        if (!owner && (!target || target->metadata))
            continue;
        const QString link = QStringLiteral("<a href=\"%1/%2\">%3</a>").arg(field.target, id->toString(), title);
        parts << tr("%1: %2").arg(fieldLabel(field, m_data.locale()).toHtmlEscaped(), owner ? title : link);
    }
    m_links->setText(parts.join(QStringLiteral(" &nbsp;·&nbsp; ")));
}

void RecordHead::fill()
{
    m_followUp->setText(tr("Follow up"));
    m_followUp->setToolTip(tr("Write a follow-up (Ctrl+L)"));
    m_convert->setText(tr("Convert…"));
    m_convert->setToolTip(tr("Convert it into other records (Ctrl+Shift+Enter)"));
    const auto name = [](QToolButton *button, const QString &text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_new, tr("New here"));
    name(m_more, tr("More"));
    name(m_previous, tr("Previous record (Alt+Up)"));
    name(m_next, tr("Next record (Alt+Down)"));
    setStarred(m_starred);
    m_place->setToolTip(tr("Place in the list that this record was opened from"));
    m_newMenu->setAccessibleName(tr("New here"));
    m_moreMenu->setAccessibleName(tr("More"));
    setPosition(m_position, m_count);
    const bool writable = !m_record.isNull() && !m_record.isDeleted() && m_data.isEditable();
    m_new->setVisible(writable);
    m_more->setVisible(!m_record.isNull());
    showChips();
    m_icon->setVisible(!m_record.isNull());
    if (m_record.isNull()) {
        m_title->clear();
        m_links->clear();
        m_followUp->hide();
        m_convert->hide();
        return;
    }
    m_icon->setIcon(m_record.entity()->icon, IconTone::Secondary);
    m_title->setText(m_record.title());
    m_followUp->setVisible(writable &&
                           !TimelineReader::entryEntities(*m_data.catalog(), m_record.entity()->key).empty());
    m_convert->setVisible(writable && isConvertible());
    fillMenus();
    std::vector<std::pair<const FieldDef *, const Value *>> shown;
    for (const FieldDef &field : m_record.entity()->fields) {
        if (field.type == FieldType::Reference && (!field.system || field.index == system_field::Owner))
            shown.emplace_back(&field, &m_record.value(field.index));
    }
    showLinks(m_data.format(shown).titles);
}

bool RecordHead::isConvertible() const
{
    const ConversionFields &conversion = m_record.entity()->conversion;
    return !conversion.isEmpty() &&
           std::all_of(conversion.targets.begin(), conversion.targets.end(),
                       [this](const auto &target) { return m_record.value(target.link).isEmpty(); }) &&
           (conversion.state < 0 || m_record.value(conversion.state) != Value(conversion.done));
}

void RecordHead::fillMenus()
{
    m_newMenu->clear();
    m_moreMenu->clear();
    const QString &key = m_record.entity()->key;
    const auto offer = [this](const EntityPtr &entity, int field) {
        m_newMenu->addAction(icon(entity->icon), entityLabel(*entity, m_data.locale()), this,
                             [this, entity, field] { Q_EMIT newRequested(entity->key, field); });
    };
    for (const Catalog::Incoming &incoming : relatedReferences(*m_data.catalog(), key)) {
        if (!incoming.entity->at(incoming.field).readOnly)
            offer(incoming.entity, incoming.field);
    }
    for (const EntityPtr &entity : TimelineReader::entryEntities(*m_data.catalog(), key)) {
        // A file is not typed but dropped.
        const auto readOnly = std::any_of(entity->fields.begin(), entity->fields.end(),
                                          [](const FieldDef &field) { return field.required && field.readOnly; });
        for (const FieldDef &field : entity->fields) {
            if (!readOnly && !field.system && field.type == FieldType::Reference && field.target == key) {
                offer(entity, field.index);
                break;
            }
        }
    }
    m_moreMenu->addAction(icon(QStringLiteral("shield-lock")), tr("Who may do what…"), this,
                          &RecordHead::accessRequested);
    m_moreMenu->addAction(icon(QStringLiteral("link-45deg")), tr("Copy the link"), this, &RecordHead::linkRequested);
    if (!m_followUp->isHidden())
        m_moreMenu->addAction(icon(QStringLiteral("paperclip")), tr("Attach files…"), this,
                              &RecordHead::attachRequested);
    const auto &fields = m_record.entity()->fields;
    const bool comparable = std::any_of(fields.begin(), fields.end(),
                                        [](const FieldDef &field) { return field.identity != Identity::Nothing; });
    if (comparable && m_data.isEditable() && !m_record.isDeleted())
        m_moreMenu->addAction(icon(QStringLiteral("layers")), tr("Find duplicates and merge…"), this,
                              &RecordHead::mergeRequested);
    if (m_data.isEditable() && !m_record.isDeleted())
        m_moreMenu->addAction(icon(QStringLiteral("trash")), tr("Delete to the bin"), this,
                              &RecordHead::deleteRequested);
}

void RecordHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace millrace
