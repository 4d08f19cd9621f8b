// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/duplicate_panel.h"

#include "ui/text/duplicate_words.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

DuplicatePanel::DuplicatePanel(LiveData &data, QWidget *parent)
    : QWidget(parent), m_data(data), m_heading(new TextLabel(TextStyle::BodyStrong, TextTone::Warning, this)),
      m_wayOn(new TextLabel(TextStyle::Caption, TextTone::Secondary, this))
{
    setObjectName(QStringLiteral("duplicatePanel"));
    m_heading->setObjectName(QStringLiteral("duplicateHeading"));
    m_wayOn->setObjectName(QStringLiteral("duplicateWayOn"));
    m_wayOn->setWordWrap(true);
    m_wayOn->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::s);
    column->setSpacing(space::s);
    column->addWidget(m_heading);
    for (int i = 0; i < mostRows; ++i) {
        Row &row = m_rows[size_t(i)];
        row.box = new QWidget(this);
        row.title = new ElidedLabel(TextStyle::BodyStrong, TextTone::Primary, row.box);
        row.title->setObjectName(QStringLiteral("duplicateTitle.%1").arg(i));
        row.title->setProperty("userData", true);
        row.detail = new TextLabel(TextStyle::Caption, TextTone::Secondary, row.box);
        row.detail->setObjectName(QStringLiteral("duplicateDetail.%1").arg(i));
        row.detail->setProperty("userData", true);
        row.detail->setWordWrap(true);
        row.open = new QToolButton(row.box);
        row.open->setObjectName(QStringLiteral("duplicateOpen.%1").arg(i));
        row.open->setIcon(icon(QStringLiteral("arrow-up-right")));
        row.use = new QPushButton(row.box);
        row.use->setObjectName(QStringLiteral("duplicateUse.%1").arg(i));
        row.use->setAutoDefault(false);
        auto *words = new QVBoxLayout;
        words->setContentsMargins(0, 0, 0, 0);
        words->setSpacing(0);
        words->addWidget(row.title);
        words->addWidget(row.detail);
        auto *line = new QHBoxLayout(row.box);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::s);
        line->addLayout(words, 1);
        line->addWidget(row.open);
        line->addWidget(row.use);
        column->addWidget(row.box);
        connect(row.open, &QToolButton::clicked, this, [this, i] { Q_EMIT openAsked(m_found[size_t(i)].id); });
        connect(row.use, &QPushButton::clicked, this, [this, i] { Q_EMIT useAsked(m_found[size_t(i)].id); });
    }
    column->addWidget(m_wayOn);
    connect(&data, &LiveData::localeChanged, this, &DuplicatePanel::fill);
    hide();
}

void DuplicatePanel::ask(const Record &draft)
{
    if (!m_draft.isNull() && m_draft == draft)
        return;
    m_draft = draft;
    if (m_asking)
        m_again = true;
    else
        look();
}

void DuplicatePanel::clear()
{
    m_draft = Record();
    m_again = m_asking;
    m_found.clear();
    fill();
}

void DuplicatePanel::look()
{
    m_asking = true;
    m_again = false;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(),
         draft = m_draft]() -> Result<std::vector<DuplicateFound>> {
            if (draft.isNull())
                return std::vector<DuplicateFound>();
            return findDuplicates(workspace, session, draft, mostRows);
        },
        [this](Result<std::vector<DuplicateFound>> found) { take(std::move(found)); });
}

void DuplicatePanel::take(Result<std::vector<DuplicateFound>> found)
{
    m_asking = false;
    if (m_again) {
        look();
        return;
    }
    // Without an answer nothing is claimed; saving tells what is wrong with the file.
    m_found = found ? std::move(*found) : std::vector<DuplicateFound>();
    m_entity = m_draft.entity();
    fill();
    Q_EMIT answered();
}

QString DuplicatePanel::detailText(int row) const
{
    const DuplicateFound &one = m_found[size_t(row)];
    QStringList parts;
    if (const QString owner = m_data.metadata()->users.value(one.owner); !owner.isEmpty())
        parts << tr("Owner: %1").arg(owner);
    const bool chinese = m_data.locale().startsWith(QLatin1String("zh"));
    if (one.lastTouched)
        parts << tr("last follow-up %1")
                     .arg(formats::relative(*one.lastTouched, m_data.workspace().clock().now(), m_data.session().zone,
                                            chinese));
    else
        parts << tr("no follow-up yet");
    parts << duplicateReasons(one.likeness, *m_entity, m_data.locale());
    return parts.join(QStringLiteral(" · "));
}

void DuplicatePanel::setWayOn(const QString &words)
{
    m_wayOn->setText(words);
    m_wayOn->setVisible(!words.isEmpty());
}

void DuplicatePanel::fill()
{
    setVisible(!m_found.empty());
    m_heading->setText(tr("May be here already"));
    for (size_t i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        const bool shown = i < m_found.size();
        row.box->setVisible(shown);
        if (!shown)
            continue;
        const QString &title = m_found[i].title;
        row.title->setText(title);
        row.detail->setText(detailText(int(i)));
        row.open->setToolTip(tr("Open “%1”").arg(title));
        row.open->setAccessibleName(row.open->toolTip());
        row.use->setText(tr("Use this one"));
        row.use->setAccessibleName(tr("Use “%1”").arg(title));
        row.use->setAccessibleDescription(row.detail->text());
    }
}

void DuplicatePanel::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens.isContrast ? tokens.text : tokens.warning);
    painter.setBrush(tokens.isContrast ? tokens.surface : tokens.warningTint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::controlRadius, space::controlRadius);
}

void DuplicatePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace millrace
