// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/comment_box.h"

#include "core/records/subject.h"
#include "core/schema/builtin/comment.h"
#include "core/schema/builtin/share.h"
#include "core/schema/builtin/watch.h"
#include "core/workspace/people.h"
#include "ui/fields/mention_edit.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

const QString bodyMember = QStringLiteral("body");
constexpr int linesAtRest = 1, linesAtWork = 3;

} // namespace

CommentBox::CommentBox(LiveData &data, DraftStore &drafts, QWidget *parent)
    : QWidget(parent), m_data(data), m_drafts(drafts), m_text(new MentionEdit(this)),
      m_note(new TextLabel(TextStyle::Caption, TextTone::Secondary, this)), m_send(new QPushButton(this)),
      m_at(new QToolButton(this)), m_watch(new QToolButton(this))
{
    setObjectName(QStringLiteral("commentBox"));
    m_text->setObjectName(QStringLiteral("commentText"));
    m_text->setTabChangesFocus(true);
    m_note->setObjectName(QStringLiteral("commentNote"));
    m_send->setObjectName(QStringLiteral("commentSend"));
    m_at->setObjectName(QStringLiteral("commentMention"));
    m_at->setIcon(icon(QStringLiteral("at")));
    m_watch->setObjectName(QStringLiteral("recordWatch"));
    m_watch->setCheckable(true);
    m_watch->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *sends = new QAction(this);
        sends->setShortcut(QKeySequence(Qt::CTRL | key));
        sends->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(sends, &QAction::triggered, this, &CommentBox::send);
        addAction(sends);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_watch);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_at);
    buttons->addWidget(m_send);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::s, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_text);
    column->addLayout(buttons);
    m_text->installEventFilter(this);
    setTabOrder(m_text, m_watch);
    setTabOrder(m_watch, m_at);
    setTabOrder(m_at, m_send);
    connect(m_text, &QPlainTextEdit::textChanged, this, &CommentBox::keep);
    connect(m_text, &MentionEdit::peopleWanted, this, &CommentBox::askPeople);
    connect(m_text, &MentionEdit::shareAsked, this, &CommentBox::share);
    connect(m_send, &QPushButton::clicked, this, &CommentBox::send);
    connect(m_at, &QToolButton::clicked, m_text, &MentionEdit::beginMention);
    connect(m_watch, &QToolButton::clicked, this, &CommentBox::toggleWatch);
    connect(&data, &LiveData::localeChanged, this, &CommentBox::retranslate);
    connect(&data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        if (notice.everything || notice.records.contains(watch::entityKey()))
            askWatch();
    });
    retranslate();
    hide();
}

QString CommentBox::draftKey() const
{
    return QStringLiteral("comment:") + m_record.entity()->key + u'/' + m_record.id().toString();
}

void CommentBox::showRecord(const Record &record)
{
    const bool another = m_record.isNull() || record.isNull() || record.id() != m_record.id();
    m_record = record;
    const EntityPtr comments = m_data.catalog()->entity(comment::entityKey());
    const bool speaks = !record.isNull() && !record.isDeleted() && comments && m_data.isEditable() &&
                        subjectField(*comments, record.entity()->key);
    setVisible(speaks);
    if (!speaks || !another)
        return;
    m_edited = {};
    m_filling = true;
    m_text->setPeople({});
    m_text->setPlainText(m_drafts.draft(draftKey()).value(bodyMember).toString());
    m_note->clear();
    m_filling = false;
    m_watches.clear();
    refresh();
    askWatch();
}

void CommentBox::begin()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void CommentBox::edit(const RecordId &comment)
{
    const auto said = m_data.workspace().record(m_data.session(), comment::entityKey(), comment);
    if (!said) {
        Q_EMIT failed(said.error());
        return;
    }
    if (isHidden() || said->isDeleted())
        return;
    m_edited = comment;
    m_filling = true;
    m_text->setPlainText(said->value(comment::body).value_or(QString()));
    for (const RecordId &person : said->value(comment::mentions).value_or(RecordIds()).ids)
        m_text->choose(person, m_data.metadata()->users.value(person));
    m_filling = false;
    m_note->setText(tr("Esc leaves the comment as it was"));
    retranslate();
    m_text->moveCursor(QTextCursor::End);
    begin();
}

void CommentBox::leaveEdit()
{
    if (m_edited.isNull())
        return;
    m_edited = {};
    m_filling = true;
    m_text->setPlainText(m_drafts.draft(draftKey()).value(bodyMember).toString());
    m_filling = false;
    m_note->clear();
    retranslate();
}

bool CommentBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && isEditing() && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        leaveEdit();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CommentBox::keep()
{
    refresh();
    if (m_filling || m_record.isNull() || isEditing())
        return;
    if (m_text->toPlainText().trimmed().isEmpty())
        m_drafts.remove(draftKey());
    else
        m_drafts.put(draftKey(), {{bodyMember, m_text->toPlainText()}});
}

void CommentBox::askPeople()
{
    if (m_record.isNull())
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), entity = m_record.entity()->key,
         id = m_record.id()] { return colleaguesFor(workspace, session, entity, id); },
        [this, id = m_record.id()](const Result<std::vector<Colleague>> &colleagues) {
            if (!colleagues || m_record.isNull() || id != m_record.id())
                return;
            std::vector<MentionCandidate> people;
            for (const Colleague &each : *colleagues)
                people.push_back({each.id, each.name, each.login, each.sees});
            m_text->setPeople(std::move(people));
        });
}

void CommentBox::askWatch()
{
    const EntityPtr watches = m_data.catalog()->entity(watch::entityKey());
    const FieldDef *field = watches && !m_record.isNull() ? subjectField(*watches, m_record.entity()->key) : nullptr;
    if (!field)
        return;
    Query query;
    query.entity = watches->key;
    query.fields = {FieldPath::of(u"id")};
    query.filter = Filter::all({Filter::compare(field->key, CompareOp::Equal, Literal(m_record.id().toString())),
                                Filter::compare(watches->at(system_field::Owner).key, CompareOp::Equal,
                                                Literal(m_data.session().actor.toString()))});
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), query] { return workspace.rows(session, query); },
        [this, id = m_record.id()](const Result<RowSet> &rows) {
            if (!rows || m_record.isNull() || id != m_record.id())
                return;
            m_watches.clear();
            for (const Row &row : rows->rows)
                m_watches.push_back(row.id);
            refresh();
        });
}

void CommentBox::toggleWatch()
{
    const EntityPtr watches = m_data.catalog()->entity(watch::entityKey());
    if (!watches || m_record.isNull())
        return;
    const bool begins = m_watches.empty();
    CommitRequest request;
    request.label = begins ? QStringLiteral("watch") : QStringLiteral("unwatch");
    if (begins)
        request.edits.push_back(Edit::create(watches).with(*watches, m_record.entity()->key, Value(m_record.id())));
    for (const RecordId &id : m_watches)
        request.edits.push_back(Edit::remove(watches->key, id));
    m_data.commit(this, std::move(request), [this, begins](const Result<CommitReceipt> &receipt) {
        if (receipt)
            Q_EMIT watchChanged(begins, receipt->operation);
        else
            Q_EMIT failed(receipt.error());
        askWatch();
    });
}

/// Lets somebody see the record; who may not decide that asks its owner for it in the comment.
void CommentBox::share(const RecordId &person, const QString &name)
{
    const auto facts = m_data.workspace().factsOf(m_data.session(), m_record.entity()->key, m_record.id());
    const EntityPtr shares = m_data.catalog()->entity(share::entityKey());
    const FieldDef *field = facts && shares ? subjectField(*shares, facts->rootEntity) : nullptr;
    const auto ask = [this, name, owner = facts ? facts->belongs.owner : RecordId()] {
        const QString whom = m_data.metadata()->users.value(owner);
        m_text->insertPlainText(whom.isEmpty() ? tr("Please share this record with %1.").arg(name)
                                               : tr("@%1 please share this record with %2.").arg(whom, name));
    };
    if (!field) {
        ask();
        return;
    }
    CommitRequest request;
    request.label = QStringLiteral("share");
    request.edits.push_back(
        Edit::create(shares).with(*shares, field->key, Value(facts->root)).with(*shares, share::user, person));
    m_data.commit(this, std::move(request), [this, ask, name](const Result<CommitReceipt> &receipt) {
        if (receipt) {
            askPeople();
            Q_EMIT shared(name, receipt->operation);
        } else if (receipt.error().code == ErrorCode::NotPermitted) {
            ask();
        } else {
            Q_EMIT failed(receipt.error());
        }
    });
}

void CommentBox::send()
{
    const QString body = m_text->toPlainText().trimmed();
    if (m_sending || m_record.isNull() || isHidden())
        return;
    if (body.isEmpty()) {
        m_note->setText(tr("Write something first"));
        m_text->setFocus(Qt::OtherFocusReason);
        return;
    }
    const EntityPtr comments = m_data.catalog()->entity(comment::entityKey());
    CommitRequest request;
    request.label = isEditing() ? QStringLiteral("comment_edit") : QStringLiteral("comment");
    Edit edit = isEditing() ? Edit::update(comments, m_edited) : Edit::create(comments);
    edit.with(*comments, comment::body, body);
    if (!isEditing())
        edit.with(*comments, m_record.entity()->key, Value(m_record.id()));
    // Whom the text names by name is found in it; the list is for those whom the box offered.
    if (const auto named = m_text->mentions(); !named.empty() || isEditing())
        edit.with(*comments, comment::mentions, RecordIds{named});
    request.edits.push_back(std::move(edit));
    m_sending = true;
    if (isEditing()) {
        m_data.commit(this, std::move(request), [this, edited = m_edited](const Result<CommitReceipt> &receipt) {
            m_sending = false;
            if (!receipt) {
                Q_EMIT failed(receipt.error());
                return;
            }
            if (m_edited == edited)
                leaveEdit();
            Q_EMIT changed(receipt->operation);
        });
        return;
    }
    m_data.commit(this, std::move(request), [this, key = draftKey(), body](const Result<CommitReceipt> &receipt) {
        m_sending = false;
        if (!receipt) {
            Q_EMIT failed(receipt.error());
            return;
        }
        m_drafts.remove(key);
        if (!m_record.isNull() && key == draftKey() && m_text->toPlainText().trimmed() == body)
            m_text->clear();
        Q_EMIT sent(receipt->operation);
    });
}

void CommentBox::refresh()
{
    const int lines = m_text->toPlainText().isEmpty() ? linesAtRest : linesAtWork;
    const int frame = 2 * m_text->frameWidth() + int(2 * m_text->document()->documentMargin());
    m_text->setFixedHeight(QFontMetrics(m_text->font()).lineSpacing() * lines + frame + space::xs);
    const bool watched = !m_watches.empty();
    m_watch->setChecked(watched);
    m_watch->setIcon(icon(watched ? QStringLiteral("eye") : QStringLiteral("eye-slash")));
    m_watch->setText(watched ? tr("Watching") : tr("Watch"));
}

void CommentBox::retranslate()
{
    m_text->retranslate();
    m_text->setPlaceholderText(tr("Comment, @ names a colleague (Ctrl+R)"));
    m_text->setAccessibleName(tr("Comment"));
    m_send->setText(isEditing() ? tr("Change") : tr("Send"));
    m_send->setToolTip(isEditing() ? tr("Change the comment (Ctrl+Enter)") : tr("Send (Ctrl+Enter)"));
    m_at->setToolTip(tr("Name a colleague"));
    m_at->setAccessibleName(tr("Name a colleague"));
    m_watch->setToolTip(tr("Be told of comments, of a new owner and of a new state"));
    m_watch->setAccessibleName(tr("Watch this record"));
    refresh();
}

void CommentBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        refresh();
}

} // namespace millrace
