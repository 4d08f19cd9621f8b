// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/forecast/override_dialog.h"

#include "ui/text/field_parse.h"
#include "ui/text/formats.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace millrace {

OverrideDialog::OverrideDialog(LiveData &data, const QString &line, const Money &computed,
                               const std::optional<ForecastOverride> &said, QWidget *parent)
    : QDialog(parent), m_data(data), m_line(line), m_computed(computed), m_isSaid(said.has_value()),
      m_about(new TextLabel(TextStyle::Body, TextTone::Secondary, this)),
      m_amountLabel(new TextLabel(TextStyle::Body, TextTone::Primary, this)),
      m_reasonLabel(new TextLabel(TextStyle::Body, TextTone::Primary, this)),
      m_problem(new TextLabel(TextStyle::Caption, TextTone::Danger, this)), m_amount(new QLineEdit(this)),
      m_reason(new QPlainTextEdit(this)), m_save(new QPushButton(this)), m_back(new QPushButton(this)),
      m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("forecastOverride"));
    m_about->setObjectName(QStringLiteral("overrideAbout"));
    m_about->setWordWrap(true);
    m_amount->setObjectName(QStringLiteral("overrideAmount"));
    m_amount->setAlignment(Qt::AlignRight);
    m_amount->setText(formats::moneyNumber({said ? said->amount : computed.minor, computed.currency}));
    m_amountLabel->setBuddy(m_amount);
    m_reason->setObjectName(QStringLiteral("overrideReason"));
    m_reason->setTabChangesFocus(true);
    m_reason->setPlainText(said ? said->reason : QString());
    m_reason->setFixedHeight(4 * fontMetrics().height());
    m_reasonLabel->setBuddy(m_reason);
    m_problem->setObjectName(QStringLiteral("overrideProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_save->setObjectName(QStringLiteral("overrideSave"));
    m_save->setDefault(true);
    m_back->setObjectName(QStringLiteral("overrideBack"));
    m_back->setAutoDefault(false);
    m_back->setVisible(m_isSaid);
    m_cancel->setObjectName(QStringLiteral("overrideCancel"));
    m_cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::s);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_about, m_amountLabel, m_amount, m_reasonLabel, m_reason, m_problem})
        column->addWidget(widget);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 60, sizeHint().height());
    connect(m_save, &QPushButton::clicked, this, &OverrideDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, [this] {
        QDialog::accept();
        Q_EMIT takenBack();
    });
    retranslate();
    m_amount->selectAll();
    m_amount->setFocus();
}

void OverrideDialog::accept()
{
    FieldDef money;
    money.type = FieldType::Money;
    const auto value = parseField(money, m_amount->text(), m_data.format(), m_computed.currency);
    const Money *amount = value ? value->as<Money>() : nullptr;
    m_noAmount = !amount;
    m_noReason = m_reason->toPlainText().trimmed().isEmpty();
    m_amount->setProperty("refused", m_noAmount);
    m_reason->setProperty("refused", m_noReason);
    retranslate();
    m_amount->update();
    m_reason->update();
    if (m_noAmount || m_noReason) {
        (m_noAmount ? static_cast<QWidget *>(m_amount) : m_reason)->setFocus();
        return;
    }
    const Money given = *amount;
    QDialog::accept();
    Q_EMIT this->given(given, m_reason->toPlainText().trimmed());
}

void OverrideDialog::retranslate()
{
    setWindowTitle(tr("Forecast: %1").arg(m_line));
    setAccessibleName(windowTitle());
    m_about->setText(tr("By its opportunities this line comes to %1. What you say here counts in its place, for this "
                        "person and everybody above, until it is taken back.")
                         .arg(formats::money(m_computed)));
    m_amountLabel->setText(tr("Amount (%1)").arg(m_computed.currency.toString()));
    m_amount->setAccessibleName(m_amountLabel->text());
    m_reasonLabel->setText(tr("Reason"));
    m_reason->setAccessibleName(m_reasonLabel->text());
    m_save->setText(tr("Save"));
    m_save->setAccessibleName(m_save->text());
    m_back->setText(tr("Take the computed amount"));
    m_back->setAccessibleName(m_back->text());
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(m_cancel->text());
    m_problem->setText(m_noAmount ? tr("This is no amount.") : tr("Say why: whoever reads the forecast sees it."));
    m_problem->setVisible(m_noAmount || m_noReason);
}

void OverrideDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
