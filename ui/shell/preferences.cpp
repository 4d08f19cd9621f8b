// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <algorithm>

namespace millrace {

namespace {

constexpr int nearest = 3;

} // namespace

void applySettings(const Settings &settings, Theme &theme, Translations &translations)
{
    translations.use(settings.languageWish());
    Appearance appearance = settings.appearance();
    appearance.language = translations.language();
    theme.apply(appearance);
}

Preferences::Preferences(Settings &settings, Theme &theme, Translations &translations, CommandRegistry &commands,
                         QWidget *parent, std::vector<StartPage> pages)
    : QDialog(parent), m_settings(settings), m_theme(theme), m_translations(translations), m_commands(commands),
      m_pages(std::move(pages)), m_search(new QLineEdit(this)), m_list(new QListWidget(this)),
      m_found(new QListWidget(this)), m_stack(new QStackedWidget(this)),
      m_note(new TextLabel(TextStyle::Caption, TextTone::Tertiary, this)),
      m_nothing(new TextLabel(TextStyle::Body, TextTone::Secondary, this)), m_defaults(nullptr), m_close(nullptr)
{
    setObjectName(QStringLiteral("preferences"));
    m_search->setObjectName(QStringLiteral("preferencesSearch"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("preferencesCategories"));
    m_found->setObjectName(QStringLiteral("preferencesFound"));
    m_nothing->setObjectName(QStringLiteral("preferencesNothing"));
    m_nothing->setWordWrap(true);
    for (QListWidget *list : {m_list, m_found}) {
        list->setAttribute(Qt::WA_InputMethodEnabled, false);
        list->setFrameShape(QFrame::NoFrame);
        list->setIconSize(QSize(space::rowIcon, space::rowIcon));
    }
    m_found->hide();
    m_nothing->hide();
    makeGeneral();
    makeAppearance();
    makeNotices();
    makeKeyboard();
    makeData();
    makeAccess();
    makeAbout();

    auto *side = new QVBoxLayout;
    side->setSpacing(space::s);
    side->addWidget(m_search);
    side->addWidget(m_list, 1);
    side->addWidget(m_nothing);
    side->addWidget(m_found, 1);
    auto *body = new QHBoxLayout;
    body->setSpacing(space::xl);
    body->addLayout(side);
    body->addWidget(m_stack, 1);
    // Made last: the tab key meets them after what stands above, as the eye does.
    m_defaults = new QPushButton(this);
    m_defaults->setObjectName(QStringLiteral("preferencesDefaults"));
    setButtonKind(m_defaults, ButtonKind::Quiet);
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("preferencesClose"));
    setButtonKind(m_close, ButtonKind::Primary);
    // Enter belongs to the search and to the fields.
    m_close->setAutoDefault(false);
    m_defaults->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_defaults);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::l);
    column->addLayout(body, 1);
    column->addLayout(buttons);

    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0)
            return;
        m_stack->setCurrentIndex(row);
        m_defaults->setVisible(bool(m_categories[size_t(row)].defaults));
    });
    connect(m_search, &QLineEdit::textChanged, this, &Preferences::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { chooseFound(0); });
    connect(m_found, &QListWidget::itemActivated, this, [this] { chooseFound(m_found->currentRow()); });
    connect(m_found, &QListWidget::itemClicked, this, [this] { chooseFound(m_found->currentRow()); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_defaults, &QPushButton::clicked, this, [this] {
        m_categories[size_t(m_list->currentRow())].defaults();
        load();
        applied();
    });
    m_list->setCurrentRow(0);
    retranslateUi();
    load();
    m_list->setFocus();
}

PreferencePage *Preferences::addCategory(const QString &id, const char *name, const QString &icon,
                                         std::function<void()> defaults)
{
    auto *area = new QScrollArea(m_stack);
    area->setObjectName(QStringLiteral("preferencesArea"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *page = new PreferencePage(area);
    area->setWidget(page);
    m_stack->addWidget(area);
    m_list->addItem(new QListWidgetItem(millrace::icon(icon, IconTone::Secondary), QString()));
    m_categories.push_back({id, name, icon, page, std::move(defaults)});
    connect(page, &PreferencePage::changed, this, &Preferences::applied);
    return page;
}

QStringList Preferences::categories() const
{
    QStringList ids;
    for (const Category &category : m_categories)
        ids << category.id;
    return ids;
}

void Preferences::showCategory(const QString &id)
{
    m_list->setCurrentRow(int(std::max<qsizetype>(0, categories().indexOf(id))));
}

QString Preferences::category() const
{
    return m_categories[size_t(std::max(0, m_list->currentRow()))].id;
}

void Preferences::changeAppearance(const std::function<void(Appearance &)> &change)
{
    Appearance appearance = m_settings.appearance();
    change(appearance);
    m_settings.setAppearance(appearance);
}

void Preferences::applied()
{
    applySettings(m_settings, m_theme, m_translations);
    Q_EMIT changed();
}

void Preferences::load()
{
    for (const Category &category : m_categories)
        category.page->load();
}

void Preferences::search()
{
    const QString query = m_search->text().trimmed();
    m_hits.clear();
    for (const Category &category : m_categories) {
        const auto hits = category.page->find(query);
        m_hits.insert(m_hits.end(), hits.begin(), hits.end());
    }
    std::stable_sort(m_hits.begin(), m_hits.end(),
                     [](const PreferencePage::Hit &a, const PreferencePage::Hit &b) { return a.score > b.score; });
    const bool asked = !query.isEmpty();
    const bool nothing = asked && m_hits.empty();
    // Where nothing fits, what fits a part of the query may be what was meant.
    for (qsizetype length = query.size() - 1; nothing && length > 0 && m_hits.empty(); --length) {
        for (const Category &category : m_categories) {
            const auto hits = category.page->find(query.left(length));
            m_hits.insert(m_hits.end(), hits.begin(), hits.end());
        }
    }
    if (nothing && m_hits.empty()) {
        for (const Category &category : m_categories) {
            for (const QString &part : {query.right(query.size() / 2), query.right(1)}) {
                const auto hits = category.page->find(part);
                m_hits.insert(m_hits.end(), hits.begin(), hits.end());
            }
        }
    }
    if (nothing && m_hits.size() > size_t(nearest))
        m_hits.resize(nearest);
    m_found->clear();
    for (const PreferencePage::Hit &hit : m_hits)
        m_found->addItem(hit.label);
    m_list->setVisible(!asked);
    m_found->setVisible(asked && !m_hits.empty());
    m_nothing->setVisible(nothing);
    m_nothing->setText(m_hits.empty() ? tr("No setting matches") : tr("No setting matches. Close to it:"));
    if (!m_hits.empty())
        m_found->setCurrentRow(0);
}

QStringList Preferences::found() const
{
    QStringList labels;
    for (const PreferencePage::Hit &hit : m_hits)
        labels << hit.label;
    return labels;
}

void Preferences::chooseFound(int row)
{
    if (row < 0 || row >= int(m_hits.size()))
        return;
    QWidget *control = m_hits[size_t(row)].control;
    for (size_t i = 0; i < m_categories.size(); ++i) {
        if (!m_categories[i].page->isAncestorOf(control))
            continue;
        m_search->clear();
        m_list->setCurrentRow(int(i));
        control->setFocus(Qt::OtherFocusReason);
        return;
    }
}

void Preferences::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if ((event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) && m_close)
        retranslateUi();
}

void Preferences::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F && event->modifiers() == Qt::ControlModifier) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    } else if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
    } else {
        QDialog::keyPressEvent(event);
    }
}

void Preferences::retranslateUi()
{
    setWindowTitle(tr("Preferences"));
    const int digit = fontMetrics().horizontalAdvance(u'0');
    for (QWidget *side : std::initializer_list<QWidget *>{m_search, m_list, m_found, m_nothing})
        side->setFixedWidth(digit * 26);
    constexpr int frame = 48;
    const QSize room = screen()->availableSize() - QSize(frame, frame);
    resize(QSize(std::max(width(), digit * 100), std::max(height(), fontMetrics().height() * 32)).boundedTo(room));
    m_search->setPlaceholderText(tr("Find a setting"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_list->setAccessibleName(tr("Categories"));
    m_found->setAccessibleName(tr("Settings found"));
    for (size_t i = 0; i < m_categories.size(); ++i) {
        m_list->item(int(i))->setText(tr(m_categories[i].name));
        m_categories[i].page->setAccessibleName(tr(m_categories[i].name));
        m_categories[i].page->retranslate();
    }
    m_note->setText(tr("Changes take effect at once."));
    m_defaults->setText(tr("Restore defaults"));
    m_close->setText(tr("Close"));
    m_defaults->setAccessibleName(m_defaults->text());
    m_close->setAccessibleName(m_close->text());
    if (!m_search->text().isEmpty())
        search();
}

} // namespace millrace
