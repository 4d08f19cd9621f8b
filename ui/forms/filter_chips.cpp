// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/filter_chips.h"

#include "ui/forms/condition_edit.h"
#include "ui/forms/field_menu.h"
#include "ui/forms/wrap_layout.h"
#include "ui/text/filter_words.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>

namespace millrace {

namespace {

/// A condition that has not been said yet holds its place on the way: it is Everything, which And leaves out.
Filter withCondition(const Filter &filter, int place, const Filter &condition)
{
    std::vector<Filter> all = conditionsOf(filter);
    if (place >= int(all.size()))
        all.push_back(condition);
    else
        all[size_t(place)] = condition;
    return Filter::all(std::move(all));
}

} // namespace

FilterChips::FilterChips(EntityPtr entity, LiveData &data, QWidget *parent)
    : QWidget(parent), m_entity(std::move(entity)), m_data(data), m_row(new WrapLayout(this)),
      m_add(new QToolButton(this)), m_editor(new QToolButton(this)), m_clear(new QToolButton(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    const auto dress = [](QToolButton *button, const char *name, const char *drawing) {
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(icon(QString::fromLatin1(drawing), IconTone::Secondary));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    };
    dress(m_add, "chipAdd", "plus-lg");
    dress(m_editor, "chipEditor", "diagram-2");
    dress(m_clear, "chipClear", "x-lg");
    m_add->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_add);
    m_add->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillFieldMenu(menu, m_entity, m_data.catalog(), m_data.locale(),
                      [this](const FieldPath &path) { edit(path, m_add->mapToGlobal(QPoint(0, m_add->height()))); });
    });
    connect(m_editor, &QToolButton::clicked, this, &FilterChips::editorRequested);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        setFilter({});
        Q_EMIT filterChanged(m_filter);
    });
    retranslate();
}

void FilterChips::setFilter(const Filter &filter)
{
    if (filter == m_filter && !m_chips.empty() == !filter.isEverything())
        return;
    m_filter = filter;
    build();
}

void FilterChips::setParameters(const QHash<QString, QString> &words)
{
    m_parameters = words;
    build();
}

void FilterChips::build()
{
    for (const Chip &chip : m_chips) {
        m_row->removeWidget(chip.frame);
        chip.frame->hide();
        chip.frame->deleteLater();
    }
    m_chips.clear();
    FormatContext format = m_data.format();
    format.parameters = m_parameters;
    const CatalogPtr catalog = m_data.catalog();
    const auto ids = idsNamedBy(m_filter, *m_entity, *catalog);
    for (auto target = ids.cbegin(); target != ids.cend(); ++target) {
        if (const auto titles = m_data.workspace().titles(m_data.session(), target.key(), target.value()))
            format.titles.insert(*titles);
    }
    for (QToolButton *button : {m_add, m_editor, m_clear})
        m_row->removeWidget(button);
    int place = 0;
    for (const Filter &condition : conditionsOf(m_filter)) {
        const QString words = describeFilter(condition, *m_entity, *catalog, format);
        Chip chip{new QFrame(this), nullptr};
        chip.frame->setObjectName(QStringLiteral("chip"));
        chip.frame->setFrameShape(QFrame::NoFrame);
        chip.frame->setAutoFillBackground(true);
        chip.frame->setBackgroundRole(QPalette::Highlight);
        auto *row = new QHBoxLayout(chip.frame);
        row->setContentsMargins(space::xs, 0, 0, 0);
        row->setSpacing(0);
        chip.text = new QToolButton(chip.frame);
        chip.text->setObjectName(QStringLiteral("chipText"));
        chip.text->setAutoRaise(true);
        chip.text->setToolButtonStyle(Qt::ToolButtonTextOnly);
        chip.text->setText(fontMetrics().elidedText(words, Qt::ElideMiddle, fontMetrics().averageCharWidth() * 60));
        chip.text->setToolTip(words);
        chip.text->setAccessibleName(tr("Condition: %1").arg(words));
        auto *cross = new QToolButton(chip.frame);
        cross->setObjectName(QStringLiteral("chipRemove"));
        cross->setAutoRaise(true);
        cross->setIcon(icon(QStringLiteral("x-lg"), IconTone::Secondary));
        cross->setIconSize(QSize(12, 12));
        cross->setAccessibleName(tr("Take the condition away: %1").arg(words));
        cross->setToolTip(tr("Take the condition away"));
        row->addWidget(chip.text);
        row->addWidget(cross);
        connect(chip.text, &QToolButton::clicked, this, [this, place, button = chip.text] {
            open(place, {}, button->mapToGlobal(QPoint(0, button->height())));
        });
        connect(cross, &QToolButton::clicked, this, [this, place] { replace(place, {}); });
        m_row->addWidget(chip.frame);
        chip.frame->show();
        m_chips.push_back(chip);
        ++place;
    }
    for (QToolButton *button : {m_add, m_editor, m_clear})
        m_row->addWidget(button);
    m_clear->setVisible(!m_chips.empty());
    updateGeometry();
}

QString FilterChips::chipText(int chip) const
{
    return m_chips[size_t(chip)].text->toolTip();
}

void FilterChips::replace(int place, const Filter &condition)
{
    m_filter = withCondition(m_filter, place, condition);
    build();
    Q_EMIT filterChanged(m_filter);
}

void FilterChips::edit(const FieldPath &path, const QPoint &globalPos)
{
    const std::vector<Filter> all = conditionsOf(m_filter);
    for (size_t i = 0; i < all.size(); ++i) {
        const Filter &inner = all[i].kind == Filter::Kind::Not ? all[i].children.front() : all[i];
        if (inner.path == path && inner.kind != Filter::Kind::Related) {
            open(int(i), path, globalPos);
            return;
        }
    }
    open(int(all.size()), path, globalPos);
}

void FilterChips::open(int place, const FieldPath &path, const QPoint &globalPos)
{
    const std::vector<Filter> all = conditionsOf(m_filter);
    const bool fresh = place >= int(all.size());
    if (!fresh) {
        const Filter &condition = all[size_t(place)];
        const bool deep = condition.kind == Filter::Kind::Or || condition.kind == Filter::Kind::And;
        const bool ofOneField =
            deep && std::all_of(condition.children.begin(), condition.children.end(), [&](const Filter &child) {
                return child.kind == Filter::Kind::Compare && child.path == condition.children.front().path;
            });
        const bool turned = condition.kind == Filter::Kind::Not;
        const Filter &inner = turned ? condition.children.front() : condition;
        if ((deep && !ofOneField) || inner.kind == Filter::Kind::Related) {
            Q_EMIT editorRequested();
            return;
        }
    }
    auto *panel = new ConditionPanel(m_entity, m_data, this);
    if (fresh)
        panel->edit()->setField(path);
    else
        panel->edit()->setCondition(all[size_t(place)]);
    // The rest stays as it was when the panel opened; an unfinished condition asks for nothing.
    connect(panel->edit(), &ConditionEdit::changed, this, [this, panel, place, before = m_filter] {
        m_filter = withCondition(before, place, panel->edit()->condition());
        build();
        Q_EMIT filterChanged(m_filter);
    });
    connect(panel, &ConditionPanel::removed, this, [this, place, before = m_filter] {
        m_filter = withCondition(before, place, {});
        build();
        Q_EMIT filterChanged(m_filter);
    });
    const Filter asked = panel->edit()->condition();
    if (fresh && !asked.isEverything())
        replace(place, asked);
    panel->openAt(globalPos, describePath(panel->edit()->path(), *m_entity, *m_data.catalog(), m_data.locale()));
}

void FilterChips::retranslate()
{
    const auto name = [](QToolButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(tip);
    };
    name(m_add, tr("Condition"), tr("Add a condition"));
    name(m_editor, tr("Edit all"), tr("Groups with and, or, not; fields of related records; live count"));
    name(m_clear, tr("Clear"), tr("Take all conditions away"));
    build();
}

void FilterChips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

ConditionPanel::ConditionPanel(EntityPtr entity, LiveData &data, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_edit(new ConditionEdit(std::move(entity), data, this)),
      m_title(new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this)), m_remove(new QPushButton(this)),
      m_done(new QPushButton(this))
{
    setObjectName(QStringLiteral("conditionPanel"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->setSpacing(space::s);
    auto *foot = new QHBoxLayout;
    m_remove->setObjectName(QStringLiteral("conditionRemove"));
    m_remove->setText(tr("Take away"));
    m_remove->setAccessibleName(m_remove->text());
    m_done->setObjectName(QStringLiteral("conditionDone"));
    m_done->setText(tr("Done"));
    m_done->setAccessibleName(m_done->text());
    m_done->setDefault(true);
    foot->addWidget(m_remove);
    foot->addStretch(1);
    foot->addWidget(m_done);
    column->addWidget(m_title);
    column->addWidget(m_edit);
    column->addLayout(foot);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        Q_EMIT removed();
        close();
    });
    connect(m_done, &QPushButton::clicked, this, &QWidget::close);
}

void ConditionPanel::openAt(const QPoint &globalPos, const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
    resize(std::max(sizeHint().width(), fontMetrics().averageCharWidth() * 56), sizeHint().height());
    QPoint place = globalPos;
    if (const QScreen *screen = parentWidget()->screen()) {
        const QRect room = screen->availableGeometry();
        place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
        place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(place);
    show();
    m_edit->firstInput()->setFocus(Qt::PopupFocusReason);
}

void ConditionPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace millrace
