// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include "ui/shell/shortcut_editor.h"
#include "ui/theme/millrace_style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QVBoxLayout>

namespace millrace {

void applySettings(const Settings &settings, Theme &theme, Translations &translations)
{
    translations.use(settings.languageWish());
    Appearance appearance = settings.appearance();
    appearance.language = translations.language();
    theme.apply(appearance);
}

Preferences::Preferences(Settings &settings, Theme &theme, Translations &translations, CommandRegistry &commands,
                         QWidget *parent)
    : QDialog(parent), m_settings(settings), m_theme(theme), m_translations(translations), m_tabs(new QTabWidget(this)),
      m_languageLabel(new TextLabel(TextStyle::Body, TextTone::Primary, this)),
      m_themeLabel(new TextLabel(TextStyle::Body, TextTone::Primary, this)),
      m_densityLabel(new TextLabel(TextStyle::Body, TextTone::Primary, this)),
      m_scaleLabel(new TextLabel(TextStyle::Body, TextTone::Primary, this)),
      m_scaleValue(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_note(new TextLabel(TextStyle::Caption, TextTone::Tertiary, this)), m_language(new QComboBox(this)),
      m_themeMode(new QComboBox(this)), m_density(new QComboBox(this)), m_scale(new QSlider(Qt::Horizontal, this)),
      m_motion(new QCheckBox(this))
{
    setObjectName(QStringLiteral("preferences"));
    m_language->setObjectName(QStringLiteral("preferencesLanguage"));
    // The languages' own names are the same in every language.
    m_language->setProperty("bilingual", true);
    m_themeMode->setObjectName(QStringLiteral("preferencesTheme"));
    m_density->setObjectName(QStringLiteral("preferencesDensity"));
    m_scale->setObjectName(QStringLiteral("preferencesTextSize"));
    m_motion->setObjectName(QStringLiteral("preferencesReducedMotion"));
    m_language->addItem(QString(), QStringLiteral("system"));
    for (const QString &language : Translations::languages())
        m_language->addItem(Translations::nativeName(language), language);
    m_themeMode->addItems({QString(), QString(), QString(), QString()});
    m_density->addItems({QString(), QString(), QString()});
    m_scale->setRange(9, 15);
    m_scale->setPageStep(1);
    m_scale->setMinimumWidth(200);
    m_languageLabel->setBuddy(m_language);
    m_themeLabel->setBuddy(m_themeMode);
    m_densityLabel->setBuddy(m_density);
    m_scaleLabel->setBuddy(m_scale);

    m_tabs->setObjectName(QStringLiteral("preferencesTabs"));
    m_tabs->setDocumentMode(true);
    auto *general = new QWidget(m_tabs);
    auto *generalColumn = new QVBoxLayout(general);
    generalColumn->setSpacing(space::l);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::m);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &[label, field] : {std::pair<TextLabel *, QWidget *>{m_languageLabel, m_language},
                                       {m_themeLabel, m_themeMode},
                                       {m_densityLabel, m_density},
                                       {m_scaleLabel, m_scale}}) {
        grid->addWidget(label, row, 0, Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(field, row, 1);
        ++row;
    }
    grid->addWidget(m_scaleValue, row - 1, 2);
    grid->addWidget(m_motion, row, 1, 1, 2);
    generalColumn->addLayout(grid);
    generalColumn->addWidget(m_note);
    generalColumn->addStretch();
    m_tabs->addTab(general, QString());
    m_tabs->addTab(new ShortcutEditor(commands, settings, m_tabs), QString());
    // Made last: the tab key meets them after what is in the tabs, as the eye does.
    m_defaults = new QPushButton(this);
    m_defaults->setObjectName(QStringLiteral("preferencesDefaults"));
    setButtonKind(m_defaults, ButtonKind::Quiet);
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("preferencesClose"));
    m_close->setDefault(true);
    setButtonKind(m_close, ButtonKind::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_defaults);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::l);
    column->addWidget(m_tabs, 1);
    column->addLayout(buttons);
    setMinimumWidth(560);
    connect(m_tabs, &QTabWidget::currentChanged, m_defaults, [this](int tab) { m_defaults->setVisible(tab == 0); });

    for (QComboBox *box : {m_language, m_themeMode, m_density})
        connect(box, &QComboBox::currentIndexChanged, this, &Preferences::store);
    connect(m_scale, &QSlider::valueChanged, this, &Preferences::store);
    connect(m_motion, &QCheckBox::toggled, this, &Preferences::store);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_defaults, &QPushButton::clicked, this, [this] {
        m_settings.setLanguageWish(QStringLiteral("system"));
        m_settings.setAppearance({});
        load();
        applySettings(m_settings, m_theme, m_translations);
    });
    retranslateUi();
    load();
}

void Preferences::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

void Preferences::load()
{
    m_loading = true;
    const Appearance appearance = m_settings.appearance();
    m_language->setCurrentIndex(qMax(0, m_language->findData(m_settings.languageWish())));
    m_themeMode->setCurrentIndex(int(appearance.mode));
    m_density->setCurrentIndex(int(appearance.density));
    m_scale->setValue(qRound(appearance.fontScale / 10.0));
    m_motion->setChecked(appearance.reducedMotion);
    m_scaleValue->setText(tr("%1 %").arg(m_scale->value() * 10));
    m_loading = false;
}

void Preferences::store()
{
    if (m_loading)
        return;
    Appearance appearance;
    appearance.mode = static_cast<ThemeMode>(m_themeMode->currentIndex());
    appearance.density = static_cast<Density>(m_density->currentIndex());
    appearance.fontScale = m_scale->value() * 10;
    appearance.reducedMotion = m_motion->isChecked();
    m_settings.setAppearance(appearance);
    m_settings.setLanguageWish(m_language->currentData().toString());
    m_scaleValue->setText(tr("%1 %").arg(appearance.fontScale));
    applySettings(m_settings, m_theme, m_translations);
}

void Preferences::retranslateUi()
{
    m_loading = true;
    setWindowTitle(tr("Preferences"));
    m_tabs->setTabText(0, tr("General"));
    m_tabs->setTabText(1, tr("Keyboard"));
    m_tabs->setAccessibleName(windowTitle());
    m_languageLabel->setText(tr("Language"));
    m_language->setItemText(0, tr("As the system"));
    m_themeLabel->setText(tr("Theme"));
    m_themeMode->setItemText(int(ThemeMode::System), tr("As the system"));
    m_themeMode->setItemText(int(ThemeMode::Light), tr("Light"));
    m_themeMode->setItemText(int(ThemeMode::Dark), tr("Dark"));
    m_themeMode->setItemText(int(ThemeMode::Contrast), tr("High contrast"));
    m_densityLabel->setText(tr("Density"));
    m_density->setItemText(int(Density::Compact), tr("Compact"));
    m_density->setItemText(int(Density::Normal), tr("Normal"));
    m_density->setItemText(int(Density::Comfortable), tr("Comfortable"));
    m_scaleLabel->setText(tr("Text size"));
    m_scaleValue->setText(tr("%1 %").arg(m_scale->value() * 10));
    m_motion->setText(tr("Reduce motion"));
    m_note->setText(tr("Changes take effect at once."));
    m_defaults->setText(tr("Restore defaults"));
    m_close->setText(tr("Close"));
    m_language->setAccessibleName(m_languageLabel->text());
    m_themeMode->setAccessibleName(m_themeLabel->text());
    m_density->setAccessibleName(m_densityLabel->text());
    m_scale->setAccessibleName(m_scaleLabel->text());
    m_motion->setAccessibleName(m_motion->text());
    m_defaults->setAccessibleName(m_defaults->text());
    m_close->setAccessibleName(m_close->text());
    m_loading = false;
}

} // namespace millrace
