// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/record/record_page.h"

#include "ui/forms/attachments.h"
#include "ui/forms/comment_box.h"
#include "ui/forms/follow_up_composer.h"
#include "ui/forms/history_panel.h"
#include "ui/forms/record_form.h"
#include "ui/shell/empty_state.h"
#include "ui/text/labels.h"
#include "ui/views/record/next_step_bar.h"
#include "ui/views/record/record_head.h"
#include "ui/views/record/related_panel.h"
#include "ui/views/record/stage_bar.h"
#include "ui/views/record/timeline_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace millrace {

RecordPage::RecordPage(const ViewContext &context, DraftStore &drafts, QHash<QString, QString> listPages,
                       QWidget *parent)
    : Page(parent), m_context(context), m_data(context.data), m_listPages(std::move(listPages)),
      m_header(new RecordHead(m_data, this)), m_stages(new StageBar(m_data, this)), m_banner(new Banner(this)),
      m_stack(new QStackedWidget(this)), m_none(new EmptyState(QStringLiteral("search"), m_stack)),
      m_splitter(new QSplitter(Qt::Horizontal, m_stack)), m_fields(new QWidget(m_splitter)),
      m_form(new RecordForm(m_data, m_fields)), m_tabs(new QTabWidget(m_splitter)), m_centre(new QWidget(m_tabs)),
      m_composer(new FollowUpComposer(m_data, drafts, m_centre)), m_nextStep(new NextStepBar(m_data, m_centre)),
      m_timeline(new TimelinePanel(m_data, m_centre)), m_comments(new CommentBox(m_data, drafts, m_centre)),
      m_history(new HistoryPanel(m_data, m_tabs)), m_related(new RelatedPanel(m_data, m_splitter)),
      m_attachments(new Attachments(m_data, this))
{
    setObjectName(QStringLiteral("recordPage"));
    m_splitter->setObjectName(QStringLiteral("recordSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_tabs->setObjectName(QStringLiteral("recordTabs"));
    m_tabs->setDocumentMode(true);
    auto *fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, space::s, 0, 0);
    fields->addWidget(m_form);
    auto *centre = new QVBoxLayout(m_centre);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->setSpacing(0);
    centre->addWidget(m_composer);
    centre->addWidget(m_nextStep);
    centre->addWidget(m_timeline, 1);
    centre->addWidget(m_comments);
    m_tabs->addTab(m_centre, QString());
    m_tabs->addTab(m_history, QString());
    // How many columns there are follows from the width, not the width from the columns.
    m_stack->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_header->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_none);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stages);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);

    connect(m_stages, &StageBar::moveRequested, this, [this](int step) {
        if (m_context.moveTo)
            m_context.moveTo(currentRecord(), m_stages->path().steps[size_t(step)].column.status());
    });
    connect(m_header, &RecordHead::stepRequested, this, &RecordPage::step);
    connect(m_header, &RecordHead::openRequested, this, &RecordPage::open);
    connect(m_header, &RecordHead::newRequested, this, &RecordPage::createRelated);
    connect(m_header, &RecordHead::deleteRequested, this, [this] { remove(m_entity, m_id, true); });
    connect(m_header, &RecordHead::linkRequested, this, [this] {
        QApplication::clipboard()->setText(QStringLiteral("millrace://record/") + m_place);
        m_context.toast({.text = tr("The link is copied"), .actionText = {}, .action = {}});
    });
    connect(m_related, &RelatedPanel::openRequested, this, &RecordPage::open);
    connect(m_related, &RelatedPanel::newRequested, this, &RecordPage::createRelated);
    connect(m_related, &RelatedPanel::loaded, this, [this] {
        if (m_columns == 3)
            m_related->setVisible(m_related->hasContent());
    });
    connect(m_related, &RelatedPanel::listRequested, this, &RecordPage::listRelated);
    connect(m_timeline->view(), &TimelineView::openRequested, this, &RecordPage::open);
    connect(m_timeline->view(), &TimelineView::failed, this, &RecordPage::fail);
    connect(m_timeline->view(), &TimelineView::deleteRequested, this,
            [this](const QString &entity, const RecordId &id) { remove(entity, id, false); });
    connect(m_header, &RecordHead::followUpRequested, this, &RecordPage::writeFollowUp);
    const auto run = [this](const char *command) {
        saveDrafts();
        if (QAction *action = m_context.commands.action(QString::fromLatin1(command)))
            action->trigger();
    };
    connect(m_header, &RecordHead::convertRequested, this, [run] { run("record.convert"); });
    connect(m_header, &RecordHead::mergeRequested, this, [run] { run("record.merge"); });
    connect(m_header, &RecordHead::starRequested, this, [run] { run("record.favourite"); });
    if (m_context.favourites)
        connect(m_context.favourites, &Favourites::changed, this, &RecordPage::refreshStar);
    connect(m_timeline, &TimelinePanel::followUpRequested, this, &RecordPage::writeFollowUp);
    connect(m_composer, &FollowUpComposer::failed, this, &RecordPage::fail);
    connect(m_composer, &FollowUpComposer::folded, this,
            [this] { m_timeline->view()->setFocus(Qt::OtherFocusReason); });
    connect(m_composer, &FollowUpComposer::saved, this, [this](const RecordId &operation, bool planned) {
        m_context.toast({.text = planned ? tr("Follow-up saved, next step planned") : tr("Follow-up saved"),
                         .actionText = tr("Undo"),
                         .action = [this, operation] { m_context.undo(operation); }});
    });
    connect(
        m_timeline->view(), &TimelineView::completed, this, [this](const QString &title, const RecordId &operation) {
            m_context.toast({.text = tr("Done: %1").arg(title), .actionText = tr("Undo"), .action = [this, operation] {
                                 m_context.undo(operation);
                             }});
            m_nextStep->ask(m_form->record());
        });
    connect(m_history, &HistoryPanel::failed, this, &RecordPage::fail);
    connect(m_history, &HistoryPanel::restored, this, [this](const RecordId &operation) {
        m_context.toast({.text = tr("Value restored"), .actionText = tr("Undo"), .action = [this, operation] {
                             m_context.undo(operation);
                         }});
    });
    connect(m_nextStep, &NextStepBar::failed, this, &RecordPage::fail);
    connect(m_nextStep, &NextStepBar::planned, this, [this](const RecordId &operation) {
        m_context.toast({.text = tr("Next step planned"), .actionText = tr("Undo"), .action = [this, operation] {
                             m_context.undo(operation);
                         }});
    });
    connect(m_form, &RecordForm::recordChanged, this, &RecordPage::refresh);
    connect(m_form, &RecordForm::saveFailed, this, &RecordPage::fail);
    connect(m_none, &EmptyState::buttonClicked, this, &RecordPage::leave);
    connect(m_splitter, &QSplitter::splitterMoved, this, &RecordPage::storeSizes);
    connect(&m_data, &LiveData::localeChanged, this, &RecordPage::retranslate);
    makeComments();
    makeAttachments();
    makeCommands();
    arrange(3);
    retranslate();
    showRecord();
}

void RecordPage::makeCommands()
{
    const auto add = [&](const char *id, const char *text, const QKeySequence &key, std::function<void()> run) {
        Command command;
        command.id = QString::fromLatin1(id);
        command.text = text;
        command.keys = {key};
        command.group = CommandGroup::Record;
        command.scope = CommandScope::Page;
        command.run = std::move(run);
        m_context.commands.add(std::move(command), this);
    };
    add("record.previous", QT_TRANSLATE_NOOP("commands", "Previous record"), QKeySequence(QStringLiteral("Alt+Up")),
        [this] { step(-1); });
    add("record.next", QT_TRANSLATE_NOOP("commands", "Next record"), QKeySequence(QStringLiteral("Alt+Down")),
        [this] { step(1); });
    add("record.nextTab", QT_TRANSLATE_NOOP("commands", "Next section of the record"),
        QKeySequence(QStringLiteral("Ctrl+PgDown")),
        [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count()); });
    add("record.previousTab", QT_TRANSLATE_NOOP("commands", "Previous section of the record"),
        QKeySequence(QStringLiteral("Ctrl+PgUp")),
        [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1) % m_tabs->count()); });
    add("record.fieldHistory", QT_TRANSLATE_NOOP("commands", "Where this value comes from"),
        QKeySequence(QStringLiteral("Ctrl+Shift+H")), [this] { m_form->showFieldHistory(); });
}

QString RecordPage::title() const
{
    const Record &record = m_form->record();
    return record.isNull() ? tr("Record") : record.title();
}

QStringList RecordPage::breadcrumb() const
{
    const EntityPtr entity = m_data.catalog()->entity(m_entity);
    if (!entity)
        return {tr("Record")};
    return {entityPluralLabel(*entity, m_data.locale()), title()};
}

PageAddress RecordPage::wayBack() const
{
    const RecordTrail &trail = m_context.sets.trail();
    const bool onTrail = trail.entity == m_entity && trail.id == m_id;
    if (!m_listPages.contains(m_entity))
        return {m_listPages.isEmpty() ? QString() : m_listPages.begin().value(), {}};
    if (onTrail && !trail.fromPlace.isEmpty())
        return {m_listPages.value(m_entity), trail.fromPlace};
    return {m_listPages.value(m_entity), m_id.isNull() ? QString() : QStringLiteral("record:") + m_id.toString()};
}

PageAddress RecordPage::breadcrumbAddress(int step) const
{
    return step == 0 && m_listPages.contains(m_entity) ? wayBack() : PageAddress();
}

QString RecordPage::railPage() const
{
    return m_listPages.value(m_entity);
}

RecordAddress RecordPage::currentRecord() const
{
    return m_form->record().isNull() ? RecordAddress() : RecordAddress{m_entity, m_form->recordId()};
}

QWidget *RecordPage::searchField()
{
    return m_timeline->search();
}

QWidget *RecordPage::mainWidget()
{
    return m_timeline->view();
}

void RecordPage::saveDrafts()
{
    m_form->saveDrafts();
}

void RecordPage::goTo(const QString &place)
{
    if (place == m_place)
        return;
    m_place = place;
    m_entity = place.section(u'/', 0, 0);
    m_id = RecordId::fromString(QStringView(place).mid(m_entity.size() + 1)).value_or(RecordId());
    showRecord();
    Q_EMIT breadcrumbChanged();
}

void RecordPage::writeFollowUp()
{
    if (m_composer->isHidden())
        return;
    m_tabs->setCurrentWidget(m_centre);
    m_composer->begin();
}

void RecordPage::showRecord()
{
    m_nextStep->hide();
    const bool known = m_data.catalog()->entity(m_entity) != nullptr && !m_id.isNull();
    if (known)
        m_form->showRecord(m_entity, m_id);
    const bool found = known && !m_form->record().isNull();
    m_stack->setCurrentWidget(found ? static_cast<QWidget *>(m_splitter) : m_none);
    m_header->setVisible(found);
    if (found) {
        // A merged record lives on in the one it became.
        m_id = m_form->recordId();
        m_timeline->showRecord(m_entity, m_id);
        m_related->showRecord(m_entity, m_id);
        m_history->showRecord(m_entity, m_id);
    }
    refreshPosition();
    refresh();
}

void RecordPage::refresh()
{
    const Record &record = m_form->record();
    m_header->showRecord(record);
    refreshStar();
    m_stages->showRecord(record);
    m_composer->showRecord(record);
    m_comments->showRecord(record);
    m_banner->dismiss();
    if (!record.isNull() && record.isDeleted()) {
        Message message;
        message.tone = MessageTone::Warning;
        message.what = tr("This record is in the bin and cannot be changed.");
        m_banner->show(message);
        if (m_data.isEditable()) {
            QPushButton *button = m_banner->addAction(tr("Restore"), QStringLiteral("recordRestore"));
            connect(button, &QPushButton::clicked, this, &RecordPage::restore);
        }
    }
    if (!record.isNull())
        Q_EMIT breadcrumbChanged();
}

void RecordPage::refreshStar()
{
    const bool offered =
        m_context.favourites && m_data.isEditable() && !m_form->record().isNull() && m_listPages.contains(m_entity);
    m_header->setStarred(offered ? std::optional(m_context.favourites->contains(m_id)) : std::nullopt);
}

void RecordPage::refreshPosition()
{
    const RecordTrail &trail = m_context.sets.trail();
    const bool onTrail = trail.entity == m_entity && trail.id == m_id && !m_id.isNull();
    m_header->setPosition(onTrail ? trail.position : -1, int(trail.numbers.size()));
}

void RecordPage::step(int step)
{
    RecordTrail trail = m_context.sets.trail();
    if (trail.entity != m_entity || trail.id != m_id)
        return;
    for (int at = trail.position + step; at >= 0 && at < int(trail.numbers.size()); at += step) {
        const auto rows = m_data.workspace().rowsByNumber(m_data.session(), m_entity, {trail.numbers[size_t(at)]},
                                                          {FieldPath{{m_form->record().entity()->at(0).key}}});
        if (!rows)
            return;
        if (rows->rows.empty() || rows->rows.front().id.isNull())
            continue; // gone since
        trail.position = at;
        trail.id = rows->rows.front().id;
        const QString before = m_place;
        m_context.sets.setTrail(trail);
        goTo(placeOf(m_entity, trail.id));
        Q_EMIT placeChanged(before);
        return;
    }
}

void RecordPage::leave()
{
    saveDrafts();
    if (const PageAddress back = wayBack(); !back.page.isEmpty())
        Q_EMIT openRequested(back);
}

void RecordPage::open(const QString &entity, const RecordId &id)
{
    if (entity == m_entity && id == m_id)
        return;
    const EntityPtr def = m_data.catalog()->entity(entity);
    if (def && Attachments::isFile(*def)) {
        m_attachments->open(entity, id);
        return;
    }
    const QString before = m_place;
    saveDrafts();
    goTo(placeOf(entity, id));
    Q_EMIT placeChanged(before);
}

void RecordPage::fail(const Error &error)
{
    m_context.say(error);
}

void RecordPage::arrange(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    QWidget *current = m_tabs->currentWidget();
    for (QWidget *outer : {m_fields, static_cast<QWidget *>(m_related)}) {
        if (const int tab = m_tabs->indexOf(outer); tab >= 0)
            m_tabs->removeTab(tab);
    }
    if (columns >= 2) {
        m_splitter->insertWidget(0, m_fields);
        m_fields->show();
    } else {
        m_tabs->insertTab(0, m_fields, QString());
    }
    if (columns == 3) {
        m_splitter->insertWidget(2, m_related);
        m_related->setVisible(m_related->hasContent());
    } else {
        m_tabs->insertTab(m_tabs->indexOf(m_centre) + 1, m_related, QString());
    }
    m_tabs->setCurrentWidget(m_tabs->indexOf(current) >= 0 ? current : m_centre);
    m_fields->setMinimumWidth(columns > 1 ? 220 : 0);
    m_related->setMinimumWidth(columns == 3 ? 220 : 0);
    m_splitter->setStretchFactor(m_splitter->indexOf(m_tabs), 1);
    const QByteArray sizes = m_context.settings.layout(QStringLiteral("record/columns%1").arg(columns));
    if (!sizes.isEmpty())
        m_splitter->restoreState(sizes);
    else if (columns == 3)
        m_splitter->setSizes({300, std::max(300, width() - 620), 320});
    else if (columns == 2)
        m_splitter->setSizes({300, std::max(300, width() - 300)});
    retranslate();
}

void RecordPage::storeSizes()
{
    m_context.settings.setLayout(QStringLiteral("record/columns%1").arg(m_columns), m_splitter->saveState());
}

void RecordPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const int room = window()->width();
    arrange(room >= threeColumns ? 3 : room >= twoColumns ? 2 : 1);
}

void RecordPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        leave();
    else
        Page::keyPressEvent(event);
}

void RecordPage::retranslate()
{
    m_tabs->setAccessibleName(tr("Sections of the record"));
    const auto name = [this](QWidget *tab, const QString &text) {
        if (const int index = m_tabs->indexOf(tab); index >= 0)
            m_tabs->setTabText(index, text);
    };
    name(m_fields, tr("Fields"));
    name(m_centre, tr("Timeline"));
    name(m_history, tr("History"));
    name(m_related, tr("Related"));
    m_none->setTexts(tr("This record is not here. It may have been undone, or the link is of another workspace."),
                     tr("To the list"));
    refresh();
}

void RecordPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
