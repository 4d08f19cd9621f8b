// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/shell/palette_model.h"
#include "ui/shell/settings.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_paint.h"
#include "ui/theme/typography.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int panelWidth = 640;
constexpr int panelShadow = 12;
constexpr int perProvider = 20;
constexpr int mostListHeight = 420;

} // namespace

std::pair<PaletteScope, QString> paletteScopeOf(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return {PaletteScope::Everything, text};
    const QString rest = text.mid(1).trimmed();
    switch (text.at(0).unicode()) {
    case u'>':
    case u'\uFF1E':
    case u'\u300B':
        return {PaletteScope::Actions, rest};
    case u'@':
    case u'\uFF20':
        return {PaletteScope::People, rest};
    case u'#':
    case u'\uFF03':
        return {PaletteScope::Tags, rest};
    case u'/':
    case u'\uFF0F':
    case u'\u3001': // what the slash key gives under a Chinese input method
        return {PaletteScope::Views, rest};
    case u'?':
    case u'\uFF1F':
        return {PaletteScope::Help, rest};
    default:
        return {PaletteScope::Everything, text};
    }
}

CommandPalette::CommandPalette(Settings &settings, QWidget *parent)
    : QFrame(parent), m_settings(settings), m_crumb(new TextLabel(TextStyle::BodyStrong, TextTone::Secondary, this)),
      m_field(new QLineEdit(this)), m_list(new QListView(this)),
      m_hint(new TextLabel(TextStyle::Caption, TextTone::Tertiary, this)), m_model(new PaletteModel(this))
{
    setObjectName(QStringLiteral("palette"));
    m_crumb->setObjectName(QStringLiteral("paletteStep"));
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_hint->setObjectName(QStringLiteral("paletteHint"));
    m_crumb->hide();
    m_field->setFrame(false);
    m_field->setClearButtonEnabled(false);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(false);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::m, space::l, space::s);
    top->addWidget(m_crumb);
    top->addWidget(m_field, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelShadow + 1, panelShadow + 1, panelShadow + 1, panelShadow + 1);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_list);
    m_hint->setContentsMargins(space::l, space::s, space::l, space::m);
    column->addWidget(m_hint);

    m_field->installEventFilter(this);
    parent->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::ask);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        select(index.row());
        choose(OpenMode::Here);
    });
    retranslateUi();
    hide();
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::addProvider(PaletteProvider *provider)
{
    m_providers.push_back(provider);
}

void CommandPalette::removeProvider(PaletteProvider *provider)
{
    m_providers.erase(std::remove(m_providers.begin(), m_providers.end(), provider), m_providers.end());
    ++m_question;
}

void CommandPalette::open(const QString &text)
{
    if (isHidden())
        m_focusBefore = QApplication::focusWidget();
    m_steps.clear();
    m_crumb->hide();
    m_composing = false;
    QFont large = styledFont(TextStyle::Subtitle, QApplication::font());
    large.setWeight(QFont::Normal);
    m_field->setFont(large);
    if (m_field->text() == text)
        ask();
    else
        m_field->setText(text);
    show();
    raise();
    place();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    Q_EMIT opened();
}

void CommandPalette::close()
{
    ++m_question;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    m_focusBefore = nullptr;
}

int CommandPalette::currentRow() const
{
    return m_list->currentIndex().row();
}

void CommandPalette::ask()
{
    const quint64 question = ++m_question;
    const auto [scope, text] = paletteScopeOf(m_field->text());
    m_selectedByHand = false;
    std::vector<PaletteProvider *> asked;
    if (m_steps.empty())
        asked = m_providers;
    else
        asked = {m_steps.back().provider.get()};
    m_answers.assign(asked.size() + 1, {});
    m_waiting = asked.size();
    if (m_steps.empty() && m_field->text().trimmed().isEmpty()) {
        for (const QString &id : m_settings.recentChoices()) {
            for (PaletteProvider *provider : m_providers) {
                for (PaletteItem &item : provider->recall(id)) {
                    item.section = PaletteSection::Recent;
                    item.score = 0;
                    m_answers.back().push_back(std::move(item));
                }
            }
        }
    }
    for (size_t i = 0; i < asked.size(); ++i) {
        asked[i]->query(text, scope, perProvider, [self = QPointer(this), question, i](std::vector<PaletteItem> items) {
            if (self)
                self->receive(question, i, std::move(items));
        });
    }
    if (asked.empty())
        showAnswers();
}

void CommandPalette::receive(quint64 question, size_t source, std::vector<PaletteItem> items)
{
    if (question != m_question || source >= m_answers.size())
        return;
    m_answers[source] = std::move(items);
    if (m_waiting > 0)
        --m_waiting;
    showAnswers();
}

void CommandPalette::showAnswers()
{
    std::vector<PaletteItem> all;
    const std::vector<PaletteItem> &recent = m_answers.back();
    for (const auto &answer : m_answers) {
        const bool isRecent = &answer == &m_answers.back();
        for (const PaletteItem &item : answer) {
            const auto same = [&item](const PaletteItem &other) { return other.id == item.id; };
            if (isRecent || std::none_of(recent.begin(), recent.end(), same))
                all.push_back(item);
        }
    }
    if (all.empty() && m_waiting == 0 && m_steps.empty()) {
        for (PaletteProvider *provider : m_providers) {
            for (PaletteItem &item : provider->fallback(m_field->text().trimmed())) {
                item.section = PaletteSection::Fallback;
                all.push_back(std::move(item));
            }
        }
    }
    const PaletteItem *chosen = m_selectedByHand ? m_model->item(currentRow()) : nullptr;
    const QString keep = chosen ? chosen->id : QString();
    m_model->setItems(std::move(all));
    int row = m_model->nextRow(-1, 1);
    int best = -1;
    for (int i = row; i >= 0; i = m_model->nextRow(i, 1)) {
        const PaletteItem *item = m_model->item(i);
        if (!keep.isEmpty() && item->id == keep) {
            row = i;
            break;
        }
        if (keep.isEmpty() && item->enabled && item->score > best) {
            best = item->score;
            row = i;
        }
    }
    m_list->setCurrentIndex(m_model->index(row));
    retranslateUi();
    place();
}

void CommandPalette::choose(OpenMode mode)
{
    const PaletteItem *item = m_model->item(currentRow());
    if (!item || !item->enabled)
        return;
    if (item->next) {
        enter(item->title, item->next);
        return;
    }
    if (!item->id.isEmpty())
        m_settings.noteChoice(item->id);
    // Running may replace the items, so what is needed is taken out first.
    const auto run = item->run;
    close();
    if (run)
        run(mode);
}

void CommandPalette::enter(const QString &name, const std::shared_ptr<PaletteProvider> &provider)
{
    m_steps.push_back({name, provider});
    m_crumb->setText(steps().join(QStringLiteral(" › ")) + QStringLiteral(" ›"));
    m_crumb->show();
    if (m_field->text().isEmpty())
        ask();
    else
        m_field->clear();
}

QStringList CommandPalette::steps() const
{
    QStringList names;
    for (const Step &step : m_steps)
        names << step.name;
    return names;
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::InputMethod)
        m_composing = !static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty();
    if (event->type() == QEvent::KeyPress && !m_composing) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (handleKey(key->key(), key->modifiers()))
            return true;
    }
    if (event->type() == QEvent::FocusOut && isVisible()) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) {
            ++m_question;
            hide();
            m_focusBefore = nullptr;
        }
    }
    return QFrame::eventFilter(watched, event);
}

bool CommandPalette::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const int row = currentRow();
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int step = key == Qt::Key_Down ? 1 : -1;
        int next = m_model->nextRow(row, step);
        if (next < 0)
            next = m_model->nextRow(step > 0 ? -1 : m_model->rowCount(), step);
        m_selectedByHand = true;
        select(next);
        return true;
    }
    case Qt::Key_PageDown:
    case Qt::Key_PageUp: {
        m_selectedByHand = true;
        int next = row;
        for (int i = 0; i < 8; ++i) {
            const int further = m_model->nextRow(next, key == Qt::Key_PageDown ? 1 : -1);
            next = further < 0 ? next : further;
        }
        select(next);
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(modifiers & Qt::ControlModifier ? OpenMode::Beside : OpenMode::Here);
        return true;
    case Qt::Key_Tab:
        if (const PaletteItem *item = m_model->item(row); item && item->enabled && item->actions)
            enter(item->title, item->actions);
        return true;
    case Qt::Key_Backtab:
        // The panel is one field and its list; leaving it is Esc.
        return true;
    case Qt::Key_Backspace:
        if (!m_field->text().isEmpty() || m_steps.empty())
            return false;
        m_steps.pop_back();
        m_crumb->setText(steps().join(QStringLiteral(" › ")) + QStringLiteral(" ›"));
        m_crumb->setVisible(!m_steps.empty());
        ask();
        return true;
    default:
        return false;
    }
}

void CommandPalette::select(int row)
{
    if (row < 0)
        return;
    m_list->setCurrentIndex(m_model->index(row));
    // The caption above the first item comes into view with it.
    if (m_model->nextRow(row, -1) < 0)
        m_list->scrollToTop();
    m_field->setAccessibleDescription(m_model->index(row).data(Qt::AccessibleTextRole).toString());
}

void CommandPalette::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
        if (isVisible())
            ask();
    }
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(palette());
    QPainter painter(this);
    QColor shadow = QPalette().color(QPalette::Shadow);
    const QRectF panel = QRectF(rect()).adjusted(panelShadow, panelShadow, -panelShadow, -panelShadow);
    for (int i = panelShadow; i > 0; i -= 2) {
        shadow.setAlphaF(float(0.045 * (1.0 - double(i) / (panelShadow + 2))));
        paint::rounded(&painter, panel.adjusted(-i, -i + 3, i, i + 3), space::cardRadius + i, shadow, {});
    }
    paint::rounded(&painter, panel, space::cardRadius, t.surface, t.controlBorder);
    const int line = m_list->geometry().top() - 1;
    painter.fillRect(QRectF(panel.left() + 1, line, panel.width() - 2, 1), t.border);
}

void CommandPalette::place()
{
    const QSize room = parentWidget()->size();
    const int width = qMin(panelWidth, room.width() - 2 * space::xl) + 2 * panelShadow;
    int listHeight = 0;
    QStyleOptionViewItem option;
    option.initFrom(m_list);
    for (int row = 0; row < m_model->rowCount(); ++row)
        listHeight += m_list->itemDelegate()->sizeHint(option, m_model->index(row)).height();
    const int most = qMin(mostListHeight, room.height() - 220);
    m_list->setFixedHeight(qMin(listHeight + (listHeight ? space::s : 0), most));
    layout()->activate();
    resize(width, layout()->totalSizeHint().height());
    move((room.width() - width) / 2, qMin(64, room.height() / 10));
    if (m_list->currentIndex().isValid())
        m_list->scrollTo(m_list->currentIndex());
}

void CommandPalette::retranslateUi()
{
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Search or type a command"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_list->setAccessibleName(tr("Results"));
    if (m_model->rowCount() == 0 && m_waiting == 0 && !m_field->text().trimmed().isEmpty())
        m_hint->setText(tr("Nothing found"));
    else
        m_hint->setText(
            tr("Enter open   Ctrl+Enter new tab   Tab more   > actions   @ people   # tags   / views   ? help"));
}

} // namespace millrace
