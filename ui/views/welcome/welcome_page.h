// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "ui/language/translations.h"
#include "ui/theme/typography.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;
class QVBoxLayout;

namespace millrace {

/// With what a new workspace begins.
enum class WelcomeStart { Sample, Blank, Import, Team };

/// What a person said at the first start; the defaults are what skipping means.
struct WelcomeAnswers
{
    QString company;
    QString person;
    CurrencyCode currency;
    WelcomeStart start = WelcomeStart::Sample;
};

/// The first start: language, company, a beginning; three short pages with dots. Everything can be skipped (Esc), and
/// one can go back. The language changes at once, on the same page.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(const Translations &translations, QWidget *parent = nullptr);

    int step() const;
    int stepCount() const;
    WelcomeAnswers answers() const;
    /// Nothing can be chosen while the workspace is made.
    void setBusy(bool busy);

Q_SIGNALS:
    void languageChosen(const QString &language);
    /// The person is through, or skipped the rest.
    void finished();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makeLanguage();
    void makeCompany();
    void makeStart();
    void go(int step);
    void retranslate();
    QVBoxLayout *addStep(TextLabel *&title, TextLabel *&note);
    QRadioButton *addChoice(QVBoxLayout *column, QButtonGroup *group, const char *name, int id);

    const Translations &m_translations;
    QStackedWidget *m_steps;
    TextLabel *m_languageTitle, *m_languageNote, *m_companyTitle, *m_companyNote, *m_startTitle, *m_startNote;
    QButtonGroup *m_languages, *m_starts;
    TextLabel *m_companyLabel, *m_personLabel, *m_currencyLabel, *m_progress;
    QLineEdit *m_company, *m_person;
    QComboBox *m_currency;
    TextLabel *m_choiceNotes[4];
    QPushButton *m_back, *m_next, *m_skip;
    bool m_busy = false;
};

} // namespace millrace
