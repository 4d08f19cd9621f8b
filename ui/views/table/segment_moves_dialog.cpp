// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table/segment_moves_dialog.h"

#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/theme/tokens.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>

namespace millrace {

namespace {

constexpr int periods[] = {1, 7, 30, 90, 365};
constexpr size_t namesShown = 200;

} // namespace

SegmentMovesDialog::SegmentMovesDialog(LiveData &data, const Query &query, const QString &view, QWidget *parent)
    : QDialog(parent), m_data(data), m_query(query), m_view(view),
      m_title(new TextLabel(TextStyle::Subtitle, TextTone::Primary, this)),
      m_sinceLabel(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_summary(new TextLabel(TextStyle::Body, TextTone::Secondary, this)), m_since(new QComboBox(this))
{
    setObjectName(QStringLiteral("segmentMoves"));
    m_summary->setObjectName(QStringLiteral("segmentSummary"));
    m_since->setObjectName(QStringLiteral("segmentSince"));
    for (const int days : periods)
        m_since->addItem(QString(), days);
    m_since->setCurrentIndex(1);
    m_sinceLabel->setBuddy(m_since);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_sinceLabel);
    head->addWidget(m_since);
    head->addWidget(m_summary, 1);
    auto *lists = new QHBoxLayout;
    lists->setSpacing(space::l);
    for (size_t i = 0; i < m_sides.size(); ++i) {
        Side &side = m_sides[i];
        const QString name = i == 0 ? QStringLiteral("Entered") : QStringLiteral("Left");
        side.heading = new TextLabel(TextStyle::BodyStrong, TextTone::Primary, this);
        side.names = new QListWidget(this);
        side.names->setObjectName(QStringLiteral("segment") + name);
        side.names->setProperty("userData", true);
        side.list = new QPushButton(this);
        side.list->setObjectName(QStringLiteral("segmentList") + name);
        side.list->setAutoDefault(false);
        auto *column = new QVBoxLayout;
        column->setSpacing(space::xs);
        column->addWidget(side.heading);
        column->addWidget(side.names, 1);
        column->addWidget(side.list, 0, Qt::AlignLeft);
        lists->addLayout(column, 1);
        connect(side.list, &QPushButton::clicked, this, [this, i] { ask(i); });
    }
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("segmentClose"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addWidget(m_title);
    column->addLayout(head);
    column->addLayout(lists, 1);
    column->addWidget(m_close, 0, Qt::AlignRight);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 28);
    connect(m_since, &QComboBox::activated, this, [this] { look(m_since->currentData().toInt()); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&data, &LiveData::localeChanged, this, &SegmentMovesDialog::retranslate);
    retranslate();
    look(m_since->currentData().toInt());
}

void SegmentMovesDialog::look(int days)
{
    const quint64 question = ++m_question;
    m_looking = true;
    m_since->setCurrentIndex(m_since->findData(days));
    fill();
    // The end of that day: what was done on it is told by the days after it.
    const QDateTime end(m_data.today().addDays(1 - days), QTime(0, 0), m_data.session().zone);
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), query = m_query,
         since = Instant{Instant::fromDateTime(end).us - 1}] { return segmentMoves(workspace, session, query, since); },
        [this, question](Result<SegmentMoves> moves) {
            if (question != m_question)
                return;
            m_looking = false;
            m_failure = moves ? QString() : describeError(moves.error(), m_data.catalog(), m_data.locale()).sentences();
            m_moves = moves ? std::move(*moves) : SegmentMoves();
            fill();
            Q_EMIT looked();
        });
}

void SegmentMovesDialog::ask(size_t side)
{
    std::vector<RecordId> ids;
    for (const SegmentMove &move : movesOf(side))
        ids.push_back(move.id);
    accept();
    Q_EMIT listAsked(side == 0 ? tr("Entered “%1”").arg(m_view) : tr("Left “%1”").arg(m_view), ids);
}

void SegmentMovesDialog::fill()
{
    m_summary->setText(m_looking              ? tr("Looking…")
                       : !m_failure.isEmpty() ? m_failure
                                              : tr("%Ln record(s) stayed", nullptr, int(m_moves.stayed)));
    for (size_t i = 0; i < m_sides.size(); ++i) {
        const Side &side = m_sides[i];
        const auto &moves = movesOf(i);
        side.names->clear();
        for (size_t at = 0; at < std::min(moves.size(), namesShown); ++at) {
            const QString why = !moves[at].isNewOrGone ? QString() : i == 0 ? tr("new") : tr("deleted");
            side.names->addItem(why.isEmpty() ? moves[at].title : tr("%1 (%2)").arg(moves[at].title, why));
        }
        if (moves.size() > namesShown)
            side.names->addItem(tr("and %1 more").arg(formats::integer(std::int64_t(moves.size() - namesShown))));
        const QString count = formats::integer(std::int64_t(moves.size()));
        side.heading->setText(i == 0 ? tr("Entered: %1").arg(count) : tr("Left: %1").arg(count));
        side.names->setAccessibleName(side.heading->text());
        side.list->setText(i == 0 ? tr("List those who entered") : tr("List those who left"));
        side.list->setAccessibleName(side.list->text());
        side.list->setEnabled(!m_looking && !moves.empty());
    }
}

void SegmentMovesDialog::retranslate()
{
    setWindowTitle(tr("Who entered or left"));
    m_title->setText(tr("Who entered or left “%1”").arg(m_view));
    m_sinceLabel->setText(tr("Since"));
    m_since->setAccessibleName(tr("Since"));
    for (int i = 0; i < m_since->count(); ++i)
        m_since->setItemText(i, tr("%Ln day(s) ago", nullptr, periods[i]));
    m_close->setText(tr("Close"));
    fill();
}

void SegmentMovesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
