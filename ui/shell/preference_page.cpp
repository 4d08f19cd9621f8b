// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preference_page.h"

#include "ui/shell/match_text.h"
#include "ui/theme/millrace_style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QPushButton>

#include <algorithm>

namespace millrace {

namespace {

QString words(const char *text)
{
    return *text ? QCoreApplication::translate("millrace::Preferences", text) : QString();
}

} // namespace

PreferencePage::PreferencePage(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(space::m);
    m_grid->setColumnStretch(1, 1);
}

PreferencePage::Row &PreferencePage::addRow(const Setting &setting, QWidget *control, bool labelled)
{
    control->setObjectName(QString::fromLatin1(setting.id));
    Row row{setting, nullptr, nullptr, control, {}, {}};
    const int at = m_grid->rowCount();
    if (labelled) {
        row.label = new TextLabel(TextStyle::Body, TextTone::Primary, this);
        row.label->setBuddy(control);
        m_grid->addWidget(row.label, at, 0, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_grid->addWidget(control, at, 1);
    if (*setting.note) {
        row.note = new TextLabel(TextStyle::Caption, TextTone::Secondary, this);
        row.note->setWordWrap(true);
        m_grid->addWidget(row.note, at + 1, 1);
    }
    m_rows.push_back(std::move(row));
    return m_rows.back();
}

QComboBox *PreferencePage::addChoice(const Setting &setting, std::function<QStringList()> options,
                                     std::function<int()> load, std::function<void(int)> store)
{
    auto *box = new QComboBox(this);
    box->addItems(options());
    Row &row = addRow(setting, box, true);
    row.load = [box, load] { box->setCurrentIndex(load()); };
    row.retranslate = [box, options] {
        const QStringList texts = options();
        for (int i = 0; i < box->count(); ++i)
            box->setItemText(i, texts.value(i));
    };
    connect(box, &QComboBox::currentIndexChanged, this, [this, store](int index) {
        if (m_loading || index < 0)
            return;
        store(index);
        Q_EMIT changed();
    });
    return box;
}

QCheckBox *PreferencePage::addSwitch(const Setting &setting, std::function<bool()> load,
                                     std::function<void(bool)> store)
{
    auto *box = new QCheckBox(this);
    Row &row = addRow(setting, box, false);
    row.load = [box, load] { box->setChecked(load()); };
    row.retranslate = [box, label = setting.label] { box->setText(words(label)); };
    connect(box, &QCheckBox::toggled, this, [this, store](bool on) {
        if (m_loading)
            return;
        store(on);
        Q_EMIT changed();
    });
    return box;
}

QPushButton *PreferencePage::addButton(const Setting &setting, const char *text, std::function<void()> run)
{
    auto *button = new QPushButton(this);
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    Row &row = addRow(setting, button, true);
    row.retranslate = [button, text] { button->setText(words(text)); };
    connect(button, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    return button;
}

void PreferencePage::addWidget(const Setting &setting, QWidget *control, std::function<void()> load)
{
    addRow(setting, control, true).load = std::move(load);
}

void PreferencePage::setWhole(QWidget *widget, const std::vector<Setting> &found)
{
    m_grid->addWidget(widget, 0, 0, 1, 2);
    m_grid->setRowStretch(0, 1);
    for (const Setting &setting : found)
        m_rows.push_back({setting, nullptr, nullptr, widget, {}, {}});
}

void PreferencePage::finish()
{
    m_grid->setRowStretch(m_grid->rowCount(), 1);
}

void PreferencePage::load()
{
    m_loading = true;
    for (const Row &row : m_rows) {
        if (row.load)
            row.load();
    }
    m_loading = false;
}

void PreferencePage::retranslate()
{
    m_loading = true;
    for (const Row &row : m_rows) {
        if (row.label)
            row.label->setText(words(row.setting.label));
        if (row.note)
            row.note->setText(words(row.setting.note));
        if (row.retranslate)
            row.retranslate();
        if (row.control->accessibleName().isEmpty() || row.label || row.retranslate)
            row.control->setAccessibleName(words(row.setting.label));
    }
    m_loading = false;
}

std::vector<PreferencePage::Hit> PreferencePage::find(const QString &query) const
{
    std::vector<Hit> hits;
    if (query.isEmpty())
        return hits;
    for (const Row &row : m_rows) {
        // In either language: whoever knows a setting by its other name finds it too.
        const QStringList names{words(row.setting.label), words(row.setting.note), words(row.setting.words),
                                QString::fromUtf8(row.setting.label), QString::fromUtf8(row.setting.words)};
        if (const auto match = bestMatch(names.front(), names, query))
            hits.push_back({names.front(), match->score, row.control});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    return hits;
}

} // namespace millrace
