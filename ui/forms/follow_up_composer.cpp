// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/follow_up_composer.h"

#include "core/schema/builtin/activity.h"
#include "ui/text/labels.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int linesOpen = 4;
const QString titleMember = QStringLiteral("title"), entityMember = QStringLiteral("entity"),
              recordMember = QStringLiteral("record");

} // namespace

FollowUpComposer::FollowUpComposer(LiveData &data, DraftStore &drafts, QWidget *parent)
    : QWidget(parent), m_data(data), m_drafts(drafts), m_text(new QPlainTextEdit(this)), m_more(new QWidget(this)),
      m_kind(new QComboBox(m_more)), m_next(new NextStepStrip(data, m_more)),
      m_note(new TextLabel(TextStyle::Caption, TextTone::Secondary, m_more)), m_save(new QPushButton(m_more)),
      m_discard(new QPushButton(m_more))
{
    setObjectName(QStringLiteral("followUp"));
    m_text->setObjectName(QStringLiteral("followUpText"));
    m_text->setTabChangesFocus(true);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_text->installEventFilter(this);
    m_kind->setObjectName(QStringLiteral("followUpKind"));
    m_note->setObjectName(QStringLiteral("followUpNote"));
    m_save->setObjectName(QStringLiteral("followUpSave"));
    setButtonKind(m_save, ButtonKind::Primary);
    m_discard->setObjectName(QStringLiteral("followUpDiscard"));
    setButtonKind(m_discard, ButtonKind::Quiet);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *saves = new QAction(this);
        saves->setShortcut(QKeySequence(Qt::CTRL | key));
        saves->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(saves, &QAction::triggered, this, &FollowUpComposer::save);
        addAction(saves);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_kind);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_discard);
    buttons->addWidget(m_save);
    auto *more = new QVBoxLayout(m_more);
    more->setContentsMargins(0, 0, 0, 0);
    more->setSpacing(space::s);
    more->addWidget(m_next);
    more->addLayout(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, 0);
    column->setSpacing(space::s);
    column->addWidget(m_text);
    column->addWidget(m_more);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_filling && !m_open && !m_text->toPlainText().isEmpty())
            begin();
        keep();
    });
    connect(m_kind, &QComboBox::activated, this, &FollowUpComposer::keep);
    connect(m_next, &NextStepStrip::changed, this, &FollowUpComposer::keep);
    connect(m_save, &QPushButton::clicked, this, &FollowUpComposer::save);
    connect(m_discard, &QPushButton::clicked, this, &FollowUpComposer::discard);
    connect(&drafts, &DraftStore::loaded, this, &FollowUpComposer::fill);
    connect(&data, &LiveData::localeChanged, this, &FollowUpComposer::retranslate);
    connect(&data, &LiveData::catalogChanged, this, &FollowUpComposer::fillKinds);
    retranslate();
    refresh();
    hide();
}

QString FollowUpComposer::draftKey(const QString &entity, const RecordId &id)
{
    return QStringLiteral("follow_up:") + entity + u'/' + id.toString();
}

void FollowUpComposer::showRecord(const Record &record)
{
    const bool another = m_record.isNull() || record.isNull() || record.id() != m_record.id();
    m_record = record;
    const EntityPtr entity = m_data.catalog()->entity(activityEntity().key);
    const bool writable = !record.isNull() && !record.isDeleted() && m_data.isEditable() && entity &&
                          !belongingTo(*entity, record).empty();
    setVisible(writable);
    if (another)
        fill();
}

FollowUp FollowUpComposer::written() const
{
    return {m_text->toPlainText(), m_kind->currentData().toString(), m_next->step()};
}

void FollowUpComposer::fill()
{
    if (m_record.isNull())
        return;
    const QJsonObject draft = m_drafts.draft(draftKey(m_record.entity()->key, m_record.id()));
    const FollowUp followUp = followUpFrom(draft);
    if (!draft.isEmpty() && m_open && m_text->toPlainText() == followUp.text)
        return;
    m_filling = true;
    m_text->setPlainText(followUp.text);
    m_next->setStep(followUp.next);
    const int kind = m_kind->findData(followUp.kind);
    m_kind->setCurrentIndex(kind >= 0 ? kind : 0);
    m_open = !followUp.text.isEmpty();
    m_filling = false;
    m_note->setText(m_open ? tr("Your draft is back") : QString());
    refresh();
}

void FollowUpComposer::keep()
{
    if (m_filling || m_record.isNull())
        return;
    const QString key = draftKey(m_record.entity()->key, m_record.id());
    if (m_text->toPlainText().trimmed().isEmpty()) {
        m_drafts.remove(key);
        m_note->clear();
        return;
    }
    QJsonObject draft = toJson(written());
    draft.insert(entityMember, m_record.entity()->key);
    draft.insert(recordMember, m_record.id().toString());
    draft.insert(titleMember, m_record.title());
    m_drafts.put(key, draft);
    m_note->setText(tr("Kept as a draft"));
}

void FollowUpComposer::begin()
{
    m_open = true;
    refresh();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void FollowUpComposer::fold()
{
    m_open = false;
    refresh();
    Q_EMIT folded();
}

void FollowUpComposer::discard()
{
    m_text->clear();
    m_next->setStep({});
    fold();
}

void FollowUpComposer::save()
{
    if (m_saving || m_record.isNull() || !isVisible())
        return;
    if (m_text->toPlainText().trimmed().isEmpty()) {
        m_note->setText(tr("Write what happened first"));
        m_text->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_next->complain())
        return;
    const FollowUp followUp = written();
    const QString title = m_record.title();
    CommitRequest request;
    request.label = QStringLiteral("follow_up");
    request.edits = followUpEdits(*m_data.catalog(), m_record, followUp, tr("Follow up: %1").arg(title),
                                  m_data.workspace().clock().now(), m_data.session().zone);
    m_saving = true;
    const bool planned = request.edits.size() > 1;
    const QString key = draftKey(m_record.entity()->key, m_record.id());
    m_data.commit(this, std::move(request),
                  [this, key, planned, text = followUp.text](const Result<CommitReceipt> &receipt) {
                      m_saving = false;
                      if (!receipt) {
                          Q_EMIT failed(receipt.error());
                          return;
                      }
                      // The draft goes only once the follow-up is stored, and only what was stored.
                      m_drafts.remove(key);
                      if (!m_record.isNull() && key == draftKey(m_record.entity()->key, m_record.id()) &&
                          m_text->toPlainText() == text)
                          discard();
                      Q_EMIT saved(receipt->operation, planned);
                  });
}

void FollowUpComposer::refresh()
{
    m_more->setVisible(m_open);
    const int lines = m_open ? linesOpen : 1;
    const int frame = 2 * m_text->frameWidth() + int(2 * m_text->document()->documentMargin());
    m_text->setFixedHeight(QFontMetrics(m_text->font()).lineSpacing() * lines + frame + (m_open ? space::xs : 2));
    m_text->setVerticalScrollBarPolicy(m_open ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

void FollowUpComposer::fillKinds()
{
    const QString chosen = m_kind->currentData().toString();
    m_kind->clear();
    const EntityPtr entity = m_data.catalog()->entity(activityEntity().key);
    const FieldDef *field = entity ? entity->field(activity::kind.name()) : nullptr;
    if (!field)
        return;
    for (const OptionInfo &option : m_data.metadata()->options(field->optionList)) {
        if (!option.retired)
            m_kind->addItem(option.labelFor(m_data.locale()), option.key);
    }
    const int at = m_kind->findData(chosen);
    m_kind->setCurrentIndex(std::max(0, at));
}

void FollowUpComposer::retranslate()
{
    fillKinds();
    m_text->setPlaceholderText(tr("What happened? (Ctrl+L)"));
    m_text->setAccessibleName(tr("Follow-up"));
    m_kind->setAccessibleName(tr("Kind of contact"));
    m_save->setText(tr("Save follow-up"));
    m_save->setToolTip(tr("Save (Ctrl+Enter)"));
    m_discard->setText(tr("Discard"));
    m_discard->setToolTip(tr("Throw this draft away"));
}

bool FollowUpComposer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::FocusIn && !m_open)
        begin();
    if (watched == m_text && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_open) {
        fold();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FollowUpComposer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        refresh();
}

} // namespace millrace
