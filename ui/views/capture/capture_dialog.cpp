// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/capture/capture_dialog.h"

#include "core/schema/builtin/contact.h"
#include "core/schema/builtin/customer.h"
#include "ui/forms/duplicate_panel.h"
#include "ui/text/describe_error.h"
#include "ui/text/labels.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr double sure = 0.9, likely = 0.7;
constexpr qsizetype longestPaste = 20'000;

/// Where a part goes: to the person, or to the company.
struct PartField
{
    CapturePart part;
    bool person;
    QString key;
};

const std::vector<PartField> &partFields()
{
    static const std::vector<PartField> fields = {
        {CapturePart::Name, true, contact::name.name()},
        {CapturePart::Company, false, customer::name.name()},
        {CapturePart::Title, true, contact::title.name()},
        {CapturePart::Mobile, true, contact::mobile.name()},
        {CapturePart::Phone, true, contact::phone.name()},
        {CapturePart::Email, true, contact::email.name()},
        {CapturePart::Website, false, customer::website.name()},
        {CapturePart::WeChat, true, contact::wechat.name()},
        {CapturePart::Address, true, contact::address.name()},
        {CapturePart::Region, true, contact::region.name()},
        {CapturePart::City, true, contact::city.name()},
        {CapturePart::PostalCode, true, contact::postalCode.name()},
    };
    return fields;
}

} // namespace

CaptureDialog::CaptureDialog(const ViewContext &context, QWidget *parent)
    : QDialog(parent), m_context(context), m_data(context.data), m_source(new QPlainTextEdit(this)),
      m_hint(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_note(new TextLabel(TextStyle::Caption, TextTone::Info, this)),
      m_problem(new TextLabel(TextStyle::Body, TextTone::Danger, this)), m_save(new QPushButton(this)),
      m_cancel(new QPushButton(this)), m_likeCompany(new DuplicatePanel(m_data, this)),
      m_likePerson(new DuplicatePanel(m_data, this))
{
    setObjectName(QStringLiteral("captureDialog"));
    m_source->setObjectName(QStringLiteral("captureSource"));
    m_source->setTabChangesFocus(true);
    m_note->setObjectName(QStringLiteral("captureNote"));
    m_problem->setObjectName(QStringLiteral("captureProblem"));
    for (TextLabel *label : {m_hint, m_note, m_problem})
        label->setWordWrap(true);
    m_problem->hide();
    m_save->setObjectName(QStringLiteral("captureSave"));
    m_save->setDefault(true);
    setButtonKind(m_save, ButtonKind::Primary);
    m_cancel->setObjectName(QStringLiteral("captureCancel"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::s);
    grid->setVerticalSpacing(space::xs);
    grid->setColumnStretch(1, 1);
    for (size_t i = 0; i < parts; ++i) {
        Row &row = m_rows[i];
        row.label = new TextLabel(TextStyle::Caption, TextTone::Secondary, this);
        row.line = new QLineEdit(this);
        row.line->setObjectName(QStringLiteral("capture.%1").arg(i));
        row.line->installEventFilter(this);
        row.icon = new IconLabel(QString(), space::rowIcon, IconTone::Secondary, this);
        row.words = new TextLabel(TextStyle::Caption, TextTone::Secondary, this);
        row.words->setMinimumWidth(row.words->fontMetrics().averageCharWidth() * 10);
        row.label->setBuddy(row.line);
        grid->addWidget(row.label, int(i), 0);
        grid->addWidget(row.line, int(i), 1);
        grid->addWidget(row.icon, int(i), 2);
        grid->addWidget(row.words, int(i), 3);
        connect(row.line, &QLineEdit::textEdited, this, [this, i] {
            m_rows[i].typed = true;
            showCertainty(i);
            lookUp();
        });
    }
    auto *sides = new QHBoxLayout;
    sides->setSpacing(space::l);
    sides->addWidget(m_source, 2);
    sides->addLayout(grid, 3);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(m_hint);
    column->addLayout(sides, 1);
    column->addWidget(m_likeCompany);
    column->addWidget(m_likePerson);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *saves = new QAction(this);
        saves->setShortcut(QKeySequence(Qt::CTRL | key));
        connect(saves, &QAction::triggered, this, &CaptureDialog::save);
        addAction(saves);
    }
    connect(m_source, &QPlainTextEdit::textChanged, this, &CaptureDialog::parse);
    connect(m_save, &QPushButton::clicked, this, &CaptureDialog::save);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_data, &LiveData::localeChanged, this, &CaptureDialog::retranslate);
    connect(m_likeCompany, &DuplicatePanel::useAsked, this, &CaptureDialog::useCompany);
    connect(m_likePerson, &DuplicatePanel::useAsked, this, &CaptureDialog::usePerson);
    for (const auto &[panel, entity] :
         {std::pair(m_likeCompany, customerEntity().key), std::pair(m_likePerson, contactEntity().key)})
        connect(panel, &DuplicatePanel::openAsked, this, [this, entity = entity](const RecordId &id) {
            reject();
            Q_EMIT openAsked({entity, id});
        });
    retranslate();
    parse();
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 30);
}

void CaptureDialog::setText(const QString &text)
{
    m_source->setPlainText(text.left(longestPaste));
}

void CaptureDialog::parse()
{
    m_capture = parseCapture(m_source->toPlainText().left(longestPaste));
    for (size_t i = 0; i < parts; ++i) {
        if (!m_rows[i].typed)
            m_rows[i].line->setText(m_capture.text(CapturePart(i)));
        showCertainty(i);
    }
    m_problem->hide();
    lookUp();
}

void CaptureDialog::showCertainty(size_t part)
{
    Row &row = m_rows[part];
    const CapturedValue *found = m_capture.find(CapturePart(part));
    const bool shown = found && !row.typed;
    row.icon->setVisible(shown);
    row.words->setText(!shown                       ? QString()
                       : found->certainty >= sure   ? tr("Sure")
                       : found->certainty >= likely ? tr("Likely")
                                                    : tr("Please check"));
    if (!shown)
        return;
    const bool isSure = found->certainty >= sure, isLikely = found->certainty >= likely;
    row.icon->setIcon(isSure     ? QStringLiteral("check-circle")
                      : isLikely ? QStringLiteral("info-circle")
                                 : QStringLiteral("exclamation-triangle"),
                      isSure     ? IconTone::Success
                      : isLikely ? IconTone::Info
                                 : IconTone::Warning);
    row.words->setTone(isSure ? TextTone::Success : isLikely ? TextTone::Info : TextTone::Warning);
    row.line->setAccessibleDescription(row.words->text());
}

void CaptureDialog::highlight(const CapturedValue *value)
{
    QList<QTextEdit::ExtraSelection> marked;
    if (value && value->length > 0) {
        QTextEdit::ExtraSelection snippet;
        snippet.cursor = m_source->textCursor();
        snippet.cursor.setPosition(int(value->begin));
        snippet.cursor.setPosition(int(value->begin + value->length), QTextCursor::KeepAnchor);
        const Tokens &tokens = Tokens::of(palette());
        snippet.format.setBackground(tokens.selection);
        snippet.format.setForeground(tokens.text);
        marked << snippet;
    }
    m_source->setExtraSelections(marked);
}

QString CaptureDialog::value(CapturePart part) const
{
    return m_rows[size_t(part)].line->text().trimmed();
}

Record CaptureDialog::draftOf(bool person) const
{
    Record draft(m_data.catalog()->entity(person ? contactEntity().key : customerEntity().key));
    for (const PartField &field : partFields())
        if (const QString text = value(field.part); field.person == person && !text.isEmpty())
            draft.set(field.key, Value(text));
    if (person && !m_existing.isNull())
        draft.set(contact::customer, m_existing);
    return draft;
}

/// Whether company or person may be here already: shown before anything is stored.
void CaptureDialog::lookUp()
{
    const quint64 question = ++m_question;
    const QString company = value(CapturePart::Company);
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), company] {
            RecordId existing;
            if (!company.isEmpty()) {
                const auto ids = workspace.idsTitled(session, customerEntity().key, company);
                if (ids && !ids->empty())
                    existing = ids->front();
            }
            return existing;
        },
        [this, question, company](const RecordId &existing) {
            if (question != m_question)
                return;
            if (!m_companyChosen) {
                m_existing = existing;
                m_existingName = company;
            }
            m_note->setText(noteText());
            if (m_existing.isNull())
                m_likeCompany->ask(draftOf(false));
            else
                m_likeCompany->clear();
            if (m_person.isNull())
                m_likePerson->ask(draftOf(true));
        });
}

QString CaptureDialog::noteText() const
{
    QStringList notes;
    if (!m_existing.isNull())
        notes << tr("The customer “%1” is here already; the contact is added to it.").arg(m_existingName);
    if (!m_person.isNull())
        notes << tr("The contact “%1” is here already and takes in what it lacks.").arg(m_person.title());
    return notes.join(u'\n');
}

void CaptureDialog::useCompany(const RecordId &id)
{
    const auto record = m_data.workspace().record(m_data.session(), customerEntity().key, id);
    if (!record)
        return;
    m_existing = record->id();
    m_existingName = record->title();
    m_companyChosen = true;
    m_likeCompany->clear();
    m_note->setText(noteText());
    m_likePerson->ask(draftOf(true));
}

void CaptureDialog::usePerson(const RecordId &id)
{
    auto record = m_data.workspace().record(m_data.session(), contactEntity().key, id);
    if (!record)
        return;
    m_person = std::move(*record);
    m_likePerson->clear();
    // Who is known brings the company along.
    if (const auto at = m_person.value(contact::customer); at && m_existing.isNull())
        useCompany(*at);
    m_note->setText(noteText());
}

std::vector<Edit> CaptureDialog::edits() const
{
    std::vector<Edit> edits;
    const EntityPtr person = m_data.catalog()->entity(contactEntity().key);
    const EntityPtr company = m_data.catalog()->entity(customerEntity().key);
    const bool hasPerson = !value(CapturePart::Name).isEmpty();
    const bool hasCompany = !value(CapturePart::Company).isEmpty();
    if (!person || !company || (!hasPerson && !hasCompany))
        return edits;
    Edit of = Edit::create(company);
    Edit who = Edit::create(person);
    for (const PartField &field : partFields()) {
        if (const QString text = value(field.part); !text.isEmpty())
            field.person ? who.with(*person, field.key, Value(text)) : of.with(*company, field.key, Value(text));
    }
    // The company sits where its card says, as far as a company has that field.
    for (const auto &[part, key] : {std::pair(CapturePart::Address, customer::address.name()),
                                    std::pair(CapturePart::City, customer::city.name()),
                                    std::pair(CapturePart::Region, customer::region.name())}) {
        if (!value(part).isEmpty())
            of.with(*company, key, Value(value(part)));
    }
    if (hasCompany && m_existing.isNull()) {
        of.id = m_data.workspace().ids().next(m_data.workspace().clock().now());
        who.with(*person, contact::customer, of.id);
        edits.push_back(std::move(of));
    } else if (hasCompany) {
        who.with(*person, contact::customer, m_existing);
    }
    if (hasPerson && !m_person.isNull()) {
        who.kind = Edit::Kind::Update;
        who.id = m_person.id();
        std::erase_if(who.fields, [this](const FieldEdit &field) { return !m_person.value(field.field).isEmpty(); });
    }
    if (hasPerson && (m_person.isNull() || !who.fields.empty()))
        edits.push_back(std::move(who));
    return edits;
}

void CaptureDialog::save()
{
    if (m_saving)
        return;
    CommitRequest request;
    request.label = QStringLiteral("capture");
    request.edits = edits();
    if (request.edits.empty()) {
        m_problem->setText(value(CapturePart::Company).isEmpty() ? tr("A name or a company is needed.")
                                                                 : tr("There is nothing new to store."));
        m_problem->show();
        line(CapturePart::Name)->setFocus(Qt::OtherFocusReason);
        Q_EMIT refused();
        return;
    }
    const QString entity = request.edits.back().entity;
    m_saving = true;
    m_data.commit(this, std::move(request), [this, entity](const Result<CommitReceipt> &receipt) {
        m_saving = false;
        if (!receipt) {
            QStringList lines;
            for (const Problem &problem : receipt.error().problems)
                lines << describeProblem(problem, m_data.catalog()->entity(entity).get(), m_data.catalog(),
                                         m_data.locale());
            if (lines.isEmpty())
                lines << describeError(receipt.error(), m_data.catalog(), m_data.locale()).sentences();
            m_problem->setText(lines.join(u'\n'));
            m_problem->show();
            Q_EMIT refused();
            return;
        }
        Q_EMIT saved(receipt->operation, {entity, receipt->ids.empty() ? RecordId() : receipt->ids.back()});
        accept();
    });
}

void CaptureDialog::retranslate()
{
    setWindowTitle(tr("Quick capture"));
    m_hint->setText(tr("Paste a signature, a chat message or a contact card. Nothing is stored before you confirm."));
    m_source->setPlaceholderText(tr("For example: 张三 13800138000 浙江省杭州市西湖区文三路 1 号"));
    m_source->setAccessibleName(tr("Pasted text"));
    m_save->setText(tr("Create"));
    m_save->setToolTip(tr("Create customer and contact (Ctrl+Enter)"));
    m_cancel->setText(tr("Cancel"));
    const CatalogPtr catalog = m_data.catalog();
    const EntityPtr person = catalog->entity(contactEntity().key), company = catalog->entity(customerEntity().key);
    for (const PartField &field : partFields()) {
        Row &row = m_rows[size_t(field.part)];
        const EntityPtr &entity = field.person ? person : company;
        const FieldDef *def = entity ? entity->field(field.key) : nullptr;
        const QString name = field.part == CapturePart::Company && entity ? entityLabel(*entity, m_data.locale())
                             : def                                        ? fieldLabel(*def, m_data.locale())
                                                                          : field.key;
        row.label->setText(name);
        row.line->setAccessibleName(name);
    }
    m_note->setText(noteText());
    for (DuplicatePanel *panel : {m_likeCompany, m_likePerson})
        panel->setWayOn(tr("Or create a new one all the same."));
    for (size_t i = 0; i < parts; ++i)
        showCertainty(i);
}

bool CaptureDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        for (size_t i = 0; i < parts; ++i) {
            if (m_rows[i].line == watched)
                highlight(event->type() == QEvent::FocusIn ? m_capture.find(CapturePart(i)) : nullptr);
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CaptureDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void addCaptureCommand(const ViewContext &context, QWidget *owner, std::function<void(const PageAddress &)> open)
{
    Command command;
    command.id = QStringLiteral("record.capture");
    command.text = QT_TRANSLATE_NOOP("commands", "Quic&k capture…");
    command.icon = QStringLiteral("clipboard");
    command.keys = {QKeySequence(QStringLiteral("Ctrl+Shift+K"))};
    command.group = CommandGroup::Record;
    command.keywords = QT_TRANSLATE_NOOP("commands", "paste signature business card contact");
    command.run = [context, owner, open] {
        if (!context.data.isEditable())
            return;
        auto *dialog = new CaptureDialog(context, owner);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setText(QApplication::clipboard()->text());
        QObject::connect(dialog, &CaptureDialog::saved, owner,
                         [context, open](const RecordId &operation, const RecordAddress &record) {
                             context.toast({.text = CaptureDialog::tr("Stored; it can be undone"),
                                            .actionText = CaptureDialog::tr("Undo"),
                                            .action = [context, operation] { context.undo(operation); }});
                             open({QStringLiteral("record"), record.entity + u'/' + record.id.toString()});
                         });
        QObject::connect(dialog, &CaptureDialog::openAsked, owner,
                         [open](const RecordAddress &record) { open(recordPageAddress(record.entity, record.id)); });
        dialog->open();
    };
    context.commands.add(std::move(command), owner);
}

} // namespace millrace
