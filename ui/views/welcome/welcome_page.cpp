// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/welcome/welcome_page.h"

#include "ui/theme/icon_label.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/style_paint.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace millrace {

namespace {

constexpr int cardWidthInDigits = 64;

/// Currencies offered first; others are added where they are needed.
constexpr const char *offeredCurrencies[] = {"CNY", "USD", "EUR", "HKD", "JPY", "GBP", "TWD", "SGD"};

} // namespace

WelcomePage::WelcomePage(const Translations &translations, QWidget *parent)
    : QWidget(parent), m_translations(translations), m_steps(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("welcomePage"));
    makeLanguage();
    makeCompany();
    makeStart();
    m_progress = new TextLabel(TextStyle::Caption, TextTone::Tertiary, this);
    m_back = new QPushButton(this);
    m_back->setObjectName(QStringLiteral("welcomeBack"));
    m_next = new QPushButton(this);
    m_next->setObjectName(QStringLiteral("welcomeNext"));
    setButtonKind(m_next, ButtonKind::Primary);
    m_skip = new QPushButton(this);
    m_skip->setObjectName(QStringLiteral("welcomeSkip"));
    setButtonKind(m_skip, ButtonKind::Quiet);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_skip);
    buttons->addWidget(m_progress, 1, Qt::AlignCenter);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto *card = new QVBoxLayout;
    card->setSpacing(space::xl);
    card->addWidget(m_steps);
    card->addLayout(buttons);
    auto *grid = new QGridLayout(this);
    grid->addLayout(card, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 1);
    grid->setRowStretch(0, 2);
    grid->setRowStretch(2, 3);
    setTabOrder(m_skip, m_back);
    setTabOrder(m_back, m_next);
    connect(m_back, &QPushButton::clicked, this, [this] { go(step() - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { go(step() + 1); });
    connect(m_skip, &QPushButton::clicked, this, &WelcomePage::finished);
    retranslate();
    go(0);
}

QVBoxLayout *WelcomePage::addStep(TextLabel *&title, TextLabel *&note)
{
    auto *page = new QWidget(m_steps);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    title = new TextLabel(TextStyle::Title, TextTone::Primary, page);
    note = new TextLabel(TextStyle::Body, TextTone::Secondary, page);
    note->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(note);
    m_steps->addWidget(page);
    return column;
}

QRadioButton *WelcomePage::addChoice(QVBoxLayout *column, QButtonGroup *group, const char *name, int id)
{
    auto *choice = new QRadioButton(column->parentWidget());
    choice->setObjectName(QLatin1String(name));
    group->addButton(choice, id);
    column->addWidget(choice);
    return choice;
}

void WelcomePage::makeLanguage()
{
    QVBoxLayout *column = addStep(m_languageTitle, m_languageNote);
    m_languages = new QButtonGroup(this);
    const QStringList languages = Translations::languages();
    for (int i = 0; i < languages.size(); ++i) {
        QRadioButton *choice = addChoice(column, m_languages, i == 0 ? "welcomeEnglish" : "welcomeChinese", i);
        choice->setText(Translations::nativeName(languages[i]));
        choice->setAccessibleName(choice->text());
        choice->setProperty("bilingual", true);
        choice->setChecked(languages[i] == m_translations.language());
    }
    column->addStretch(1);
    connect(m_languages, &QButtonGroup::idClicked, this,
            [this, languages](int id) { Q_EMIT languageChosen(languages[id]); });
}

void WelcomePage::makeCompany()
{
    QVBoxLayout *column = addStep(m_companyTitle, m_companyNote);
    QWidget *page = column->parentWidget();
    m_companyLabel = new TextLabel(TextStyle::Caption, TextTone::Secondary, page);
    m_company = new QLineEdit(page);
    m_company->setObjectName(QStringLiteral("welcomeCompany"));
    m_personLabel = new TextLabel(TextStyle::Caption, TextTone::Secondary, page);
    m_person = new QLineEdit(page);
    m_person->setObjectName(QStringLiteral("welcomePerson"));
    m_currencyLabel = new TextLabel(TextStyle::Caption, TextTone::Secondary, page);
    m_currency = new QComboBox(page);
    m_currency->setObjectName(QStringLiteral("welcomeCurrency"));
    for (const char *code : offeredCurrencies)
        m_currency->addItem(QLatin1String(code));
    m_company->setMaxLength(100);
    m_person->setMaxLength(100);
    for (const auto &[label, field] : {std::pair<TextLabel *, QWidget *>{m_companyLabel, m_company},
                                       {m_personLabel, m_person},
                                       {m_currencyLabel, m_currency}}) {
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
    }
    column->addStretch(1);
}

void WelcomePage::makeStart()
{
    QVBoxLayout *column = addStep(m_startTitle, m_startNote);
    m_starts = new QButtonGroup(this);
    const char *names[] = {"welcomeSample", "welcomeBlank", "welcomeImport", "welcomeTeam"};
    for (int i = 0; i < 4; ++i) {
        addChoice(column, m_starts, names[i], i);
        m_choiceNotes[i] = new TextLabel(TextStyle::Caption, TextTone::Secondary, column->parentWidget());
        m_choiceNotes[i]->setWordWrap(true);
        m_choiceNotes[i]->setContentsMargins(space::xl, 0, 0, 0);
        column->addWidget(m_choiceNotes[i]);
    }
    m_starts->button(0)->setChecked(true);
    column->addStretch(1);
}

int WelcomePage::step() const
{
    return m_steps->currentIndex();
}

int WelcomePage::stepCount() const
{
    return m_steps->count();
}

void WelcomePage::go(int step)
{
    if (step >= stepCount()) {
        Q_EMIT finished();
        return;
    }
    m_steps->setCurrentIndex(std::max(0, step));
    m_back->setVisible(this->step() > 0);
    QWidget *first = this->step() == 0   ? static_cast<QWidget *>(m_languages->checkedButton())
                     : this->step() == 1 ? m_company
                                         : static_cast<QWidget *>(m_starts->checkedButton());
    if (first)
        first->setFocus(Qt::OtherFocusReason);
    retranslate();
}

WelcomeAnswers WelcomePage::answers() const
{
    WelcomeAnswers answers;
    answers.company = m_company->text().simplified();
    answers.person = m_person->text().simplified();
    answers.currency = *CurrencyCode::fromString(m_currency->currentText());
    answers.start = static_cast<WelcomeStart>(m_starts->checkedId());
    return answers;
}

void WelcomePage::setBusy(bool busy)
{
    m_busy = busy;
    m_steps->setEnabled(!busy);
    for (QPushButton *button : {m_back, m_next, m_skip})
        button->setEnabled(!busy);
    retranslate();
}

void WelcomePage::retranslate()
{
    m_steps->setFixedWidth(std::max(360, fontMetrics().horizontalAdvance(u'0') * cardWidthInDigits));
    m_languageTitle->setText(tr("Welcome to Millrace"));
    m_languageNote->setText(tr("Customers, opportunities and the sales funnel, in one file on this computer."));
    m_companyTitle->setText(tr("Your company"));
    m_companyNote->setText(tr("The name becomes the name of the file. All of it can stay empty."));
    m_companyLabel->setText(tr("Company name"));
    m_personLabel->setText(tr("Your name"));
    m_currencyLabel->setText(tr("Currency of sums and reports"));
    m_company->setAccessibleName(m_companyLabel->text());
    m_person->setAccessibleName(m_personLabel->text());
    m_currency->setAccessibleName(m_currencyLabel->text());
    m_startTitle->setText(tr("How do you want to begin?"));
    m_startNote->setText(tr("You can do the others later as well."));
    const QString names[] = {tr("With a sample company (recommended)"), tr("With an empty workspace"),
                             tr("With a spreadsheet of mine"), tr("Join a team that has a server")};
    const QString notes[] = {tr("40 customers with contacts, opportunities and tasks to try everything on; one click "
                                "removes them."),
                             tr("Nothing but the stages of a usual sales process."),
                             tr("CSV or Excel; nothing is written before you have seen it."),
                             tr("With the address, name and password that you were given; its records come here.")};
    for (int i = 0; i < 4; ++i) {
        m_starts->button(i)->setText(names[i]);
        m_starts->button(i)->setAccessibleName(names[i]);
        m_starts->button(i)->setAccessibleDescription(notes[i]);
        m_choiceNotes[i]->setText(notes[i]);
    }
    const bool last = step() + 1 == stepCount();
    m_next->setText(m_busy ? tr("One moment…") : last ? tr("Begin") : tr("Next"));
    m_back->setText(tr("Back"));
    m_skip->setText(tr("Skip"));
    m_skip->setToolTip(tr("Take what is chosen here and begin (Esc)"));
    QStringList dots;
    for (int i = 0; i < stepCount(); ++i)
        dots << (i == step() ? QStringLiteral("●") : QStringLiteral("○"));
    m_progress->setText(dots.join(u' '));
    m_progress->setAccessibleName(tr("Step %1 of %2").arg(step() + 1).arg(stepCount()));
    for (QPushButton *button : {m_back, m_next, m_skip})
        button->setAccessibleName(button->text());
    setAccessibleName(m_languageTitle->text());
}

void WelcomePage::keyPressEvent(QKeyEvent *event)
{
    if (m_busy)
        return;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT finished();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        go(step() + 1);
    else if (event->key() == Qt::Key_Left && event->modifiers() == Qt::AltModifier)
        go(step() - 1);
    else
        QWidget::keyPressEvent(event);
}

void WelcomePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // What had the keyboard lost it when the page went into its window.
    go(step());
}

void WelcomePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

void WelcomePage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Tokens::of(palette()).surface);
}

} // namespace millrace
