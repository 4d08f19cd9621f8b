// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/record/stage_bar.h"

#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/tokens.h"
#include "ui/views/record/stage_chevron.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr double secondsOfDay = 86'400.0;
constexpr qsizetype mostKeyFields = 5;

} // namespace

StageBar::StageBar(LiveData &data, QWidget *parent)
    : QWidget(parent), m_data(data), m_row(new QHBoxLayout),
      m_guidance(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_keys(new TextLabel(TextStyle::Caption, TextTone::Secondary, this))
{
    setObjectName(QStringLiteral("stageBar"));
    m_guidance->setObjectName(QStringLiteral("stageGuidance"));
    m_keys->setObjectName(QStringLiteral("stageKeyFields"));
    for (TextLabel *label : {m_guidance, m_keys}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->hide();
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, 0, space::l, space::s);
    column->setSpacing(space::xs);
    m_row->setSpacing(0);
    column->addLayout(m_row);
    column->addWidget(m_guidance);
    column->addWidget(m_keys);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    hide();
}

void StageBar::showRecord(const Record &record)
{
    const bool other = record.isNull() || m_record.isNull() || record.id() != m_record.id();
    m_record = record;
    if (other)
        hide();
    const int reading = ++m_reading;
    if (record.isNull() || record.entity()->statusField < 0)
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), record] {
            return readStagePath(workspace, session, record);
        },
        [this, reading](const Result<StagePath> &path) {
            // An entity whose states make no path has none to show.
            if (reading != m_reading || !path)
                return;
            m_path = *path;
            fill();
            Q_EMIT shown();
        });
}

void StageBar::fill()
{
    while (m_chevrons.size() > m_path.steps.size()) {
        delete m_chevrons.back();
        m_chevrons.pop_back();
    }
    while (m_chevrons.size() < m_path.steps.size()) {
        auto *chevron = new StageChevron(this);
        const int position = int(m_chevrons.size());
        chevron->setObjectName(QStringLiteral("stage%1").arg(position));
        chevron->installEventFilter(this);
        connect(chevron, &QAbstractButton::clicked, this, [this, position] {
            if (position != m_path.current)
                Q_EMIT moveRequested(position);
        });
        m_chevrons.push_back(chevron);
        m_row->addWidget(chevron);
    }
    const bool movable = m_data.isEditable() && !m_record.isDeleted();
    for (size_t i = 0; i < m_path.steps.size(); ++i) {
        const StagePathStep &step = m_path.steps[i];
        const QString name = step.column.label(m_data.locale());
        const bool current = int(i) == m_path.current;
        const bool open = step.column.kind == StageKind::Open;
        using State = StageChevron::State;
        const State state = current && step.column.kind == StageKind::Won    ? State::Won
                            : current && step.column.kind == StageKind::Lost ? State::Lost
                            : current                                        ? State::Current
                            : open && step.visits > 0                        ? State::Behind
                            : open && int(i) < m_path.current                ? State::Skipped
                                                                             : State::Ahead;
        // How long something is won or lost says nothing.
        const double days = double(step.seconds) / secondsOfDay;
        const QString time = !open || step.visits == 0 ? QString()
                             : days < 0.05
                                 ? tr("today")
                                 : (step.known ? QString() : QStringLiteral("≈ ")) +
                                       tr("%1 days", nullptr, days >= 1.95 ? 2 : 1).arg(formats::amountOfDays(days));
        StageChevron *chevron = m_chevrons[i];
        chevron->setStep(name, time, state, i == 0);
        chevron->setEnabled(movable);
        const QString what = state == State::Current || state == State::Won || state == State::Lost
                                 ? tr("the record is here")
                             : state == State::Behind  ? tr("was here")
                             : state == State::Skipped ? tr("skipped")
                                                       : tr("to come");
        chevron->setAccessibleName(time.isEmpty() ? tr("Stage %1, %2").arg(name, what)
                                                  : tr("Stage %1, %2, %3").arg(name, what, time));
        chevron->setToolTip(chevron->accessibleName() +
                            (step.column.guidance.isEmpty() ? QString() : u'\n' + step.column.guidance));
        chevron->setAccessibleDescription(current ? step.column.guidance : tr("Press Enter to move the record here"));
        chevron->setFocusPolicy(i == size_t(qMax(0, m_path.current)) ? Qt::StrongFocus : Qt::ClickFocus);
    }
    setAccessibleName(tr("Stages"));
    const QString guidance =
        m_path.current < 0 ? QString() : m_path.steps[size_t(m_path.current)].column.guidance.trimmed();
    m_guidance->setText(guidance);
    m_guidance->setVisible(!guidance.isEmpty());
    fillKeyFields();
    setVisible(!m_path.steps.empty());
}

void StageBar::fillKeyFields()
{
    std::vector<std::pair<const FieldDef *, const Value *>> shown;
    for (const QString &key : m_path.keyFields.mid(0, mostKeyFields))
        if (const FieldDef *field = m_record.entity()->field(key))
            shown.emplace_back(field, &m_record.value(field->index));
    const FormatContext format = m_data.format(shown);
    QStringList texts;
    for (const auto &[field, value] : shown) {
        const QString text = value->isEmpty() ? tr("missing") : showValue(*field, *value, format);
        texts << tr("%1: %2").arg(fieldLabel(*field, m_data.locale()), text);
    }
    m_keys->setText(texts.join(QStringLiteral("   ·   ")));
    m_keys->setVisible(!texts.isEmpty());
}

void StageBar::focusOn(int position)
{
    if (position >= 0 && position < int(m_chevrons.size()))
        m_chevrons[size_t(position)]->setFocus(Qt::TabFocusReason);
}

bool StageBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const auto at = std::find(m_chevrons.begin(), m_chevrons.end(), watched);
        const int position = int(at - m_chevrons.begin());
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            focusOn(position + (key == Qt::Key_Left ? -1 : 1));
            return true;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && at != m_chevrons.end()) {
            (*at)->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void StageBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && !m_record.isNull() && !isHidden())
        fill();
}

} // namespace millrace
