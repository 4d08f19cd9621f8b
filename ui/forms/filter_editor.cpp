// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/filter_editor.h"

#include "ui/forms/condition_edit.h"
#include "ui/forms/field_menu.h"
#include "ui/forms/related_edit.h"
#include "ui/text/describe_error.h"
#include "ui/text/filter_words.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>

namespace millrace {

namespace {

constexpr int countDelayMs = 200;

QToolButton *groupButton(QWidget *parent, const char *name, const char *drawing, const QString &text)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setIcon(icon(QString::fromLatin1(drawing), IconTone::Secondary));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(text);
    return button;
}

} // namespace

FilterGroup::FilterGroup(EntityPtr entity, LiveData &data, bool isRoot, QWidget *parent)
    : QFrame(parent), m_entity(std::move(entity)), m_data(data), m_join(new QComboBox(this)), m_rows(new QVBoxLayout)
{
    setFrameShape(isRoot ? QFrame::NoFrame : QFrame::StyledPanel);
    setObjectName(QStringLiteral("filterGroup"));
    auto *column = new QVBoxLayout(this);
    const int margin = isRoot ? 0 : space::s;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(space::s);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    m_join->setObjectName(QStringLiteral("groupJoin"));
    m_join->setAccessibleName(tr("How the conditions are joined"));
    m_join->addItems({tr("All of these hold"), tr("Any of these holds"), tr("None of these holds")});
    auto *add = groupButton(this, "groupCondition", "plus-lg", tr("Condition"));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(add);
    add->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillFieldMenu(menu, m_entity, m_data.catalog(), m_data.locale(),
                      [this](const FieldPath &path) { addCondition(path); });
        const auto relations = RelatedEdit::relationsOf(*m_entity, *m_data.catalog());
        if (!relations.empty())
            menu->addSection(tr("Has or has not"));
        for (const Catalog::Incoming &relation : relations) {
            QAction *action = menu->addAction(icon(relation.entity->icon, IconTone::Secondary),
                                              RelatedEdit::label(relation, *m_entity, m_data.locale()));
            connect(action, &QAction::triggered, this, [this, relation] { addRelated(relation); });
        }
    });
    auto *group = groupButton(this, "groupGroup", "diagram-2", tr("Group"));
    group->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(group, &QToolButton::clicked, this, [this] { addGroup(); });
    head->addWidget(m_join);
    head->addStretch(1);
    head->addWidget(add);
    head->addWidget(group);
    if (!isRoot) {
        auto *away = groupButton(this, "groupRemove", "x-lg", tr("Take the group away"));
        connect(away, &QToolButton::clicked, this, &FilterGroup::removeRequested);
        head->addWidget(away);
    }
    column->addLayout(head);
    m_rows->setSpacing(space::s);
    m_rows->setContentsMargins(isRoot ? 0 : space::m, 0, 0, 0);
    column->addLayout(m_rows);
    connect(m_join, &QComboBox::currentIndexChanged, this, &FilterGroup::changed);
}

void FilterGroup::addRow(QWidget *row)
{
    m_rows->addWidget(row);
    m_children.push_back(row);
    row->show();
}

QWidget *FilterGroup::makeRow(ConditionEdit *edit)
{
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("conditionRow"));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::s);
    const QString label = describePath(edit->path(), *m_entity, *m_data.catalog(), m_data.locale());
    auto *name = new ElidedLabel(TextStyle::Body, TextTone::Primary, row);
    name->setText(label);
    name->setFixedWidth(fontMetrics().averageCharWidth() * 18);
    auto *away = groupButton(row, "rowRemove", "x-lg", tr("Take the condition away: %1").arg(label));
    line->addWidget(name);
    edit->setParent(row);
    line->addWidget(edit, 1);
    line->addWidget(away);
    connect(edit, &ConditionEdit::changed, this, &FilterGroup::changed);
    connect(away, &QToolButton::clicked, this, [this, row] { removeChild(row); });
    return row;
}

void FilterGroup::removeChild(QWidget *child)
{
    m_children.erase(std::remove(m_children.begin(), m_children.end(), child), m_children.end());
    child->hide();
    child->deleteLater();
    Q_EMIT changed();
}

RelatedEdit *FilterGroup::makeRelated(const Catalog::Incoming &relation)
{
    auto *edit = new RelatedEdit(m_entity, relation, m_data, this);
    connect(edit, &RelatedEdit::changed, this, &FilterGroup::changed);
    connect(edit, &RelatedEdit::removeRequested, this, [this, edit] { removeChild(edit); });
    return edit;
}

RelatedEdit *FilterGroup::addRelated(const Catalog::Incoming &relation)
{
    RelatedEdit *edit = makeRelated(relation);
    addRow(edit);
    edit->firstInput()->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
    return edit;
}

void FilterGroup::addCondition(const FieldPath &path)
{
    auto *edit = new ConditionEdit(m_entity, m_data, this);
    edit->setField(path);
    addRow(makeRow(edit));
    edit->firstInput()->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

void FilterGroup::addCondition(const Filter &condition)
{
    if (const auto relation = RelatedEdit::relationOf(condition, *m_entity, *m_data.catalog())) {
        RelatedEdit *edit = makeRelated(*relation);
        if (edit->setCondition(condition))
            return addRow(edit);
        delete edit;
    }
    auto *edit = new ConditionEdit(m_entity, m_data, this);
    edit->setCondition(condition);
    addRow(makeRow(edit));
}

FilterGroup *FilterGroup::addGroup()
{
    auto *group = new FilterGroup(m_entity, m_data, false, this);
    connect(group, &FilterGroup::changed, this, &FilterGroup::changed);
    connect(group, &FilterGroup::removeRequested, this, [this, group] { removeChild(group); });
    addRow(group);
    return group;
}

void FilterGroup::setFilter(const Filter &filter)
{
    const auto ofOneField = [](const Filter &part) {
        return std::all_of(part.children.begin(), part.children.end(), [&](const Filter &child) {
            return child.kind == Filter::Kind::Compare && child.path == part.children.front().path;
        });
    };
    const auto isGroup = [&](const Filter &part) {
        const Filter &inner = part.kind == Filter::Kind::Not ? part.children.front() : part;
        const bool joined = inner.kind == Filter::Kind::And || inner.kind == Filter::Kind::Or;
        return (joined && !ofOneField(inner)) || (part.kind == Filter::Kind::Not && inner.kind == Filter::Kind::Not);
    };
    const auto adopt = [&](const std::vector<Filter> &parts) {
        for (const Filter &part : parts) {
            if (isGroup(part))
                addGroup()->setFilter(part);
            else
                addCondition(part);
        }
    };
    if (filter.isEverything())
        return;
    const bool turned = filter.kind == Filter::Kind::Not && isGroup(filter);
    const Filter &inner = turned ? filter.children.front() : filter;
    if (turned) {
        m_join->setCurrentIndex(int(Join::None));
        // None of an And is not None of its parts.
        if (inner.kind == Filter::Kind::Or)
            adopt(inner.children);
        else
            addGroup()->setFilter(inner);
    } else if (isGroup(filter)) {
        m_join->setCurrentIndex(int(inner.kind == Filter::Kind::Or ? Join::Any : Join::All));
        adopt(inner.children);
    } else {
        addCondition(filter);
    }
}

Filter FilterGroup::filter() const
{
    std::vector<Filter> parts;
    for (QWidget *child : m_children) {
        Filter part;
        if (const auto *group = qobject_cast<FilterGroup *>(child))
            part = group->filter();
        else if (const auto *related = qobject_cast<RelatedEdit *>(child))
            part = related->condition();
        else if (const auto *edit = child->findChild<ConditionEdit *>())
            part = edit->condition();
        if (!part.isEverything())
            parts.push_back(std::move(part));
    }
    if (parts.empty())
        return {};
    switch (Join(m_join->currentIndex())) {
    case Join::All:
        return Filter::all(std::move(parts));
    case Join::Any:
        return Filter::any(std::move(parts));
    case Join::None:
        break;
    }
    return Filter::negation(Filter::any(std::move(parts)));
}

FilterEditor::FilterEditor(EntityPtr entity, LiveData &data, const Filter &filter, QWidget *parent)
    : QDialog(parent), m_entity(std::move(entity)), m_data(data), m_root(new FilterGroup(m_entity, data, true, this)),
      m_text(new TextLabel(TextStyle::Caption, TextTone::Tertiary, this)),
      m_count(new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this)), m_timer(new QTimer(this)),
      m_question(std::make_shared<std::atomic<quint64>>(0))
{
    setObjectName(QStringLiteral("filterEditor"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Conditions: %1").arg(entityPluralLabel(*m_entity, data.locale())));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *holder = new QWidget(area);
    auto *inner = new QVBoxLayout(holder);
    inner->setContentsMargins(0, 0, space::s, 0);
    inner->addWidget(m_root);
    inner->addStretch(1);
    area->setWidget(holder);
    m_text->setObjectName(QStringLiteral("editorText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_count->setObjectName(QStringLiteral("editorCount"));
    auto *buttons = new QDialogButtonBox(this);
    const auto add = [&](const char *name, const QString &text, QDialogButtonBox::ButtonRole role) {
        QPushButton *button = buttons->addButton(text, role);
        button->setObjectName(QString::fromLatin1(name));
        button->setAccessibleName(text);
        return button;
    };
    QPushButton *apply = add("editorApply", tr("Apply"), QDialogButtonBox::AcceptRole);
    QPushButton *save = add("editorSave", tr("Save as a view…"), QDialogButtonBox::ActionRole);
    QPushButton *cancel = add("editorCancel", tr("Cancel"), QDialogButtonBox::RejectRole);
    apply->setDefault(true);
    column->addWidget(area, 1);
    column->addWidget(m_text);
    column->addWidget(m_count);
    column->addWidget(buttons);
    connect(apply, &QPushButton::clicked, this, [this] {
        Q_EMIT applied(this->filter());
        accept();
    });
    connect(save, &QPushButton::clicked, this, [this] {
        Q_EMIT applied(this->filter());
        Q_EMIT saveRequested(this->filter());
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_timer->setSingleShot(true);
    m_timer->setInterval(countDelayMs);
    connect(m_timer, &QTimer::timeout, this, &FilterEditor::count);
    m_root->setFilter(filter);
    connect(m_root, &FilterGroup::changed, m_timer, qOverload<>(&QTimer::start));
    resize(fontMetrics().averageCharWidth() * 92, fontMetrics().height() * 30);
    count();
}

void FilterEditor::count()
{
    const Filter asked = filter();
    m_text->setText(asked.isEverything() ? tr("No condition: everything is found") : filterToText(asked));
    Query query;
    query.entity = m_entity->key;
    query.filter = asked;
    Query all;
    all.entity = m_entity->key;
    const quint64 question = ++*m_question;
    const auto work = [&workspace = m_data.workspace(), session = m_data.session(), query, all, question,
                       latest = m_question]() -> Result<std::pair<qint64, qint64>> {
        if (latest->load() != question)
            return fail(ErrorCode::Cancelled);
        MILLRACE_ASSIGN(const qint64 found, workspace.count(session, query));
        MILLRACE_ASSIGN(const qint64 total, workspace.count(session, all));
        return std::pair{found, total};
    };
    m_data.read(this, work, [this, question](const Result<std::pair<qint64, qint64>> &answer) {
        if (question != m_question->load())
            return;
        m_count->setTone(answer ? TextTone::Primary : TextTone::Danger);
        m_count->setText(
            answer ? tr("%1 of %2 match").arg(formats::integer(answer->first), formats::integer(answer->second))
                   : describeError(answer.error(), m_data.catalog(), m_data.locale()).sentences());
    });
}

} // namespace millrace
