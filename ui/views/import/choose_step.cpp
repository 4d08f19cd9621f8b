// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import/choose_step.h"

#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace millrace {

ChooseStep::ChooseStep(ImportTask &task, const ImportQuestions &questions, QWidget *parent)
    : ImportStep(task, "importChoose", parent), m_questions(questions), m_entity(new QComboBox(this)),
      m_mapping(new QComboBox(this)), m_choose(new QPushButton(this)), m_template(new QPushButton(this)),
      m_file(new ElidedLabel(TextStyle::BodyStrong, TextTone::Primary, this)), m_paste(new QPlainTextEdit(this))
{
    m_entity->setObjectName(QStringLiteral("importEntity"));
    m_mapping->setObjectName(QStringLiteral("importMapping"));
    m_choose->setObjectName(QStringLiteral("importFile"));
    m_choose->setIcon(icon(QStringLiteral("file-earmark-spreadsheet"), IconTone::Secondary));
    m_template->setObjectName(QStringLiteral("importTemplate"));
    m_template->setIcon(icon(QStringLiteral("download"), IconTone::Secondary));
    setButtonKind(m_template, ButtonKind::Quiet);
    m_file->setProperty("userData", true);
    m_paste->setObjectName(QStringLiteral("importPaste"));
    m_paste->setTabChangesFocus(true);
    m_paste->setLineWrapMode(QPlainTextEdit::NoWrap);
    for (QComboBox *box : {m_entity, m_mapping})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *kinds = new QHBoxLayout;
    kinds->setSpacing(space::l);
    m_entityLabel = addField(kinds, m_entity);
    m_mappingLabel = addField(kinds, m_mapping);
    kinds->addStretch(1);
    kinds->addWidget(m_template, 0, Qt::AlignBottom);
    auto *file = new QHBoxLayout;
    file->setSpacing(space::m);
    file->addWidget(m_choose);
    file->addWidget(m_file, 1);
    m_pasteLabel = new TextLabel(TextStyle::Caption, TextTone::Secondary, this);
    m_pasteLabel->setBuddy(m_paste);
    column()->addLayout(kinds);
    column()->addLayout(file);
    column()->addWidget(m_pasteLabel);
    column()->addWidget(m_paste, 1);
    connect(m_entity, &QComboBox::activated, this, [this] {
        this->task().options.entity = m_entity->currentData().toString();
        this->task().options.key.clear();
    });
    connect(m_mapping, &QComboBox::activated, this,
            [this] { this->task().wantedMapping = m_mapping->currentData().toString(); });
    connect(m_choose, &QPushButton::clicked, this, [this] {
        if (const QString path = m_questions.table(this); !path.isEmpty())
            setFile(path);
    });
    connect(m_template, &QPushButton::clicked, this, [this] {
        const EntityPtr entity = this->task().entity();
        if (!entity)
            return;
        const QString name = entityPluralLabel(*entity, this->task().data().locale());
        if (const QString path = m_questions.fresh(this, tr("Save a template"), name + QStringLiteral(".csv"));
            !path.isEmpty())
            this->task().saveTemplate(path);
    });
    connect(m_paste, &QPlainTextEdit::textChanged, this, [this] {
        const QString text = m_paste->toPlainText();
        this->task().pasted = text.trimmed().isEmpty() ? QString() : text;
        showInput();
    });
    connect(&task, &ImportTask::mappingsFound, this, &ChooseStep::showMappings);
}

QString ChooseStep::title() const
{
    return tr("Choose");
}

void ChooseStep::setFile(const QString &path)
{
    // What was said of one file is not true of the next.
    const QString entity = task().options.entity, mapping = task().wantedMapping;
    task().reset();
    task().options.entity = entity;
    task().wantedMapping = mapping;
    task().options.path = path;
    {
        const QSignalBlocker quiet(m_paste);
        m_paste->clear();
    }
    showInput();
}

void ChooseStep::enter()
{
    if (task().options.entity.isEmpty() && !task().entities().empty())
        task().options.entity = task().entities().front()->key;
    showEntities();
    showMappings();
    if (m_paste->toPlainText() != task().pasted) {
        const QSignalBlocker quiet(m_paste);
        m_paste->setPlainText(task().pasted);
    }
    showInput();
}

bool ChooseStep::isReady() const
{
    return task().hasInput() && task().entity();
}

QWidget *ChooseStep::firstField()
{
    return m_choose;
}

void ChooseStep::showEntities()
{
    const QSignalBlocker quiet(m_entity);
    m_entity->clear();
    for (const EntityPtr &entity : task().entities())
        m_entity->addItem(icon(entity->icon, IconTone::Secondary), entityPluralLabel(*entity, task().data().locale()),
                          entity->key);
    m_entity->setCurrentIndex(m_entity->findData(task().options.entity));
}

void ChooseStep::showMappings()
{
    const QSignalBlocker quiet(m_mapping);
    m_mapping->clear();
    m_mapping->addItem(tr("By the names of the columns"), QString());
    for (const QString &name : task().savedMappings())
        m_mapping->addItem(name, name);
    m_mapping->setCurrentIndex(std::max(0, m_mapping->findData(task().wantedMapping)));
}

void ChooseStep::showInput()
{
    const bool any = task().hasInput();
    m_file->setTone(any ? TextTone::Primary : TextTone::Tertiary);
    m_file->setText(any ? task().inputName() : tr("or drop it anywhere on this page"));
    Q_EMIT readyChanged();
}

void ChooseStep::retranslate()
{
    setAccessibleName(title());
    setNote(tr("CSV, Excel (.xlsx, .xls), OpenDocument (.ods), JSON or contact cards. Nothing is written before you "
               "have seen what would happen."));
    m_entityLabel->setText(tr("Import as"));
    m_mappingLabel->setText(tr("Match columns"));
    m_pasteLabel->setText(tr("Or paste rows, with the names of the columns in the first one"));
    m_entity->setAccessibleName(m_entityLabel->text());
    m_mapping->setAccessibleName(m_mappingLabel->text());
    m_paste->setAccessibleName(tr("Pasted rows"));
    m_paste->setPlaceholderText(tr("Name, City, Phone\nAcme Ltd, Leeds, 0113 496 0000"));
    m_choose->setText(tr("Choose a file…"));
    m_choose->setAccessibleName(m_choose->text());
    m_template->setText(tr("Download a template"));
    m_template->setAccessibleName(m_template->text());
    m_template->setToolTip(tr("An empty table with the columns of this kind of record"));
    if (task().entity()) {
        showEntities();
        showMappings();
    }
    showInput();
}

} // namespace millrace
