// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/field_history.h"

#include "ui/text/describe_error.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int widthInLetters = 44;

} // namespace

FieldHistory::FieldHistory(LiveData &data, const Record &record, const FieldDef &field, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_data(data), m_field(field), m_rows(new QVBoxLayout),
      m_note(new TextLabel(TextStyle::Body, TextTone::Secondary, this))
{
    setObjectName(QStringLiteral("fieldHistory"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_OpaquePaintEvent);
    const QString label = fieldLabel(field, data.locale());
    setAccessibleName(tr("Where “%1” comes from").arg(label));
    auto *title = new TextLabel(TextStyle::Subtitle, TextTone::Primary, this);
    title->setText(tr("Where “%1” comes from").arg(label));
    m_note->setWordWrap(true);
    m_note->setText(tr("One moment…"));
    m_rows->setSpacing(space::xs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(title);
    column->addWidget(m_note);
    column->addLayout(m_rows);
    setFixedWidth(fontMetrics().averageCharWidth() * widthInLetters + 2 * space::l);
    data.read(
        this,
        [&workspace = data.workspace(), session = data.session(), entity = record.entity()->key, id = record.id()] {
            return workspace.history(session, entity, id);
        },
        [this](const Result<RecordHistory> &history) { fill(history); });
}

void FieldHistory::fill(const Result<RecordHistory> &history)
{
    if (!history) {
        m_note->setText(describeError(history.error(), m_data.catalog(), m_data.locale()).sentences());
        Q_EMIT filled();
        return;
    }
    std::vector<std::pair<const HistoryCommit *, const HistoryChange *>> values;
    for (auto commit = history->commits.rbegin(); commit != history->commits.rend(); ++commit)
        for (auto change = commit->changes.rbegin(); change != commit->changes.rend(); ++change)
            if (change->def && change->field == m_field.key && int(values.size()) < length)
                values.emplace_back(&*commit, &*change);
    std::vector<std::pair<const FieldDef *, const Value *>> shown;
    for (const auto &[commit, change] : values)
        shown.emplace_back(change->def, &change->now);
    const FormatContext format = m_data.format(shown);
    const MetadataPtr metadata = m_data.metadata();
    for (const auto &[commit, change] : values) {
        const QString value = showValue(*change->def, change->now, format).left(120);
        const QString who = metadata->users.value(commit->actor);
        QStringList from{who.isEmpty() ? tr("The program") : who,
                         formats::dateTime(commit->recordedAt, format.zone, format.isChinese()),
                         provenanceText(*commit, m_data.locale())};
        if (commit->label != QLatin1String("edit") && !commit->label.isEmpty())
            from << operationLabel(commit->label, commit->madeAs);
        if (change->past && change->at)
            from << tr("true of %1").arg(formats::dateTime(*change->at, format.zone, format.isChinese()));
        add(value.isEmpty() ? QStringLiteral("—") : value, from.join(QStringLiteral(" · ")));
    }
    m_note->setVisible(values.empty());
    if (values.empty())
        m_note->setText(tr("Nobody has filled this in yet."));
    fit();
    Q_EMIT filled();
}

/// As tall as its lines are at its width.
void FieldHistory::fit()
{
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width()));
}

void FieldHistory::add(const QString &value, const QString &from)
{
    m_lines << value << from;
    for (const bool first : {true, false}) {
        auto *line = new TextLabel(first ? TextStyle::Body : TextStyle::Caption,
                                   first ? TextTone::Primary : TextTone::Secondary, this);
        line->setWordWrap(true);
        line->setTextFormat(Qt::PlainText);
        line->setText(first ? value : from);
        m_rows->addWidget(line);
    }
}

void FieldHistory::openAt(const QWidget &place)
{
    fit();
    const QRect screen = place.screen()->availableGeometry();
    QPoint at = place.mapToGlobal(QPoint(0, place.height() + space::xs));
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    at.setY(std::clamp(at.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    move(at);
    show();
}

void FieldHistory::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens tokens = Tokens::of(palette());
    painter.fillRect(rect(), tokens.surface);
    painter.setPen(tokens.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace millrace
