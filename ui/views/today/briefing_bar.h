// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/briefing.h"
#include "ui/shell/view_context.h"
#include "ui/theme/typography.h"

#include <QAbstractButton>

class QComboBox;
class QHBoxLayout;

namespace millrace {

/// One number of the briefing: what it counts, the number large, the change against the days before in sign, arrow and
/// colour. A button: it leads to the records that it counts.
class BriefingButton : public QAbstractButton
{
    Q_OBJECT

public:
    using QAbstractButton::QAbstractButton;
    struct Words
    {
        QString name, number, change, tip;
        int direction = 0;     ///< -1 less, 0 the same, 1 more
        bool redIsMore = true; ///< the colours of the Chinese market
    };
    void setWords(const Words &words);
    const Words &words() const { return m_words; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Words m_words;
};

/// The numbers of a period above the day (sales briefing), with the choice of the period. Reads off the UI thread.
class BriefingBar : public QWidget
{
    Q_OBJECT

public:
    /// `pages`: by entity, the page that lists its records; of those, new ones are counted of `created`.
    BriefingBar(const ViewContext &context, QHash<QString, QString> pages, QStringList created, QWidget *parent);

    void setMine(bool mine);
    void setPeriod(BriefingPeriod period);
    BriefingPeriod period() const;
    void refresh();
    /// Reads again where a commit touched what is counted.
    void follow(const CommitNotice &notice);
    const std::optional<Briefing> &briefing() const { return m_briefing; }
    const std::vector<BriefingButton *> &buttons() const { return m_buttons; }
    void retranslate();
    /// "▲ 12.3%"; what grew from nothing has no share, only its number.
    static QString changeText(std::int64_t now, std::int64_t before);

Q_SIGNALS:
    void shown();
    void openRequested(const millrace::PageAddress &address);

private:
    void ask();
    void show(Briefing briefing);
    void choose(size_t tile);
    QString nameOf(const BriefingTile &tile) const;
    QString spanText(const DaySpan &span) const;

    ViewContext m_context;
    LiveData &m_data;
    QHash<QString, QString> m_pages;
    QStringList m_created;
    std::optional<Briefing> m_briefing;
    bool m_mine = false, m_asking = false, m_again = false;
    QComboBox *m_period;
    TextLabel *m_title;
    QHBoxLayout *m_row;
    std::vector<BriefingButton *> m_buttons;
};

} // namespace millrace
