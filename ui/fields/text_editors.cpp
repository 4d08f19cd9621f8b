// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fields/text_editors.h"

#include "core/schema/builtin/currency.h"
#include "ui/text/field_format.h"
#include "ui/text/field_parse.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCalendarWidget>
#include <QComboBox>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QWidgetAction>

namespace millrace {

LineEditor::LineEditor(const FieldDef &field, LiveData &data, QWidget *parent)
    : FieldEditor(field, data, parent), m_line(new QLineEdit(this))
{
    m_line->setObjectName(QStringLiteral("field.") + field.key);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_line, 1);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_line, &QLineEdit::editingFinished, this, &FieldEditor::finished);
}

bool LineEditor::isUntouched() const
{
    return m_line->text() == m_setText;
}

std::optional<Value> LineEditor::value() const
{
    if (isUntouched())
        return m_set;
    return parseField(field(), m_line->text(), data().format());
}

void LineEditor::setValue(const Value &value)
{
    m_set = value;
    m_setText = editText(field(), value, data().format());
    // A line cannot hold line ends: what it shows in their place must not be taken for an edit.
    m_line->setText(m_setText);
    m_setText = m_line->text();
    m_line->setCursorPosition(0);
}

QString LineEditor::typed() const
{
    return m_line->text();
}

void LineEditor::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
}

QWidget *LineEditor::input()
{
    return m_line;
}

AreaEditor::AreaEditor(const FieldDef &field, LiveData &data, QWidget *parent)
    : FieldEditor(field, data, parent), m_area(new QPlainTextEdit(this))
{
    m_area->setObjectName(QStringLiteral("field.") + field.key);
    m_area->setTabChangesFocus(true);
    m_area->setMinimumHeight(m_area->fontMetrics().lineSpacing() * 4 + space::l);
    m_area->setMaximumHeight(m_area->fontMetrics().lineSpacing() * 8 + space::l);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_area);
    setFocusProxy(m_area);
    m_area->installEventFilter(this);
    connect(m_area, &QPlainTextEdit::textChanged, this, [this] {
        if (m_area->hasFocus())
            Q_EMIT edited();
    });
}

bool AreaEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_area && event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        Q_EMIT finished();
    return FieldEditor::eventFilter(watched, event);
}

std::optional<Value> AreaEditor::value() const
{
    return Value(m_area->toPlainText()).normalised();
}

void AreaEditor::setValue(const Value &value)
{
    m_area->setPlainText(value.valueOr<QString>());
}

QString AreaEditor::typed() const
{
    return m_area->toPlainText();
}

void AreaEditor::setReadOnly(bool readOnly)
{
    m_area->setReadOnly(readOnly);
}

QWidget *AreaEditor::input()
{
    return m_area;
}

DateEditor::DateEditor(const FieldDef &field, LiveData &data, QWidget *parent) : LineEditor(field, data, parent)
{
    m_calendar =
        m_line->addAction(icon(QStringLiteral("calendar-event"), IconTone::Secondary), QLineEdit::TrailingPosition);
    m_calendar->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    m_calendar->setShortcutContext(Qt::WidgetShortcut);
    connect(m_calendar, &QAction::triggered, this, &DateEditor::showCalendar);
    DateEditor::retranslate();
}

void DateEditor::retranslate()
{
    m_calendar->setText(tr("Choose a day"));
    m_calendar->setToolTip(tr("Choose a day (Alt+Down)"));
    m_line->setPlaceholderText(tr("e.g. 2025-03-07, tomorrow, +3d"));
    if (isUntouched() && !m_set.isEmpty())
        setValue(m_set);
}

void DateEditor::setValue(const Value &value)
{
    m_set = value;
    m_setText = showValue(field(), value, data().format());
    m_line->setText(m_setText);
    m_line->setCursorPosition(0);
}

void DateEditor::setReadOnly(bool readOnly)
{
    LineEditor::setReadOnly(readOnly);
    m_calendar->setVisible(!readOnly);
}

void DateEditor::showCalendar()
{
    QMenu menu(this);
    auto *calendar = new QCalendarWidget(&menu);
    calendar->setFirstDayOfWeek(data().format().weekStart);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setAccessibleName(tr("Choose a day"));
    const auto now = value();
    calendar->setSelectedDate(now && !now->isEmpty() ? now->valueOr<QDate>() : data().today());
    auto *action = new QWidgetAction(&menu);
    action->setDefaultWidget(calendar);
    menu.addAction(action);
    connect(calendar, &QCalendarWidget::activated, &menu, [&](const QDate &day) {
        setValue(day);
        menu.close();
        Q_EMIT edited();
        Q_EMIT finished();
    });
    connect(calendar, &QCalendarWidget::clicked, calendar, &QCalendarWidget::activated);
    m_open = true;
    calendar->setFocus();
    menu.exec(m_line->mapToGlobal(QPoint(0, m_line->height())));
    m_open = false;
}

MoneyEditor::MoneyEditor(const FieldDef &field, LiveData &data, QWidget *parent)
    : LineEditor(field, data, parent), m_currency(new QComboBox(this))
{
    m_currency->setObjectName(QStringLiteral("currency.") + field.key);
    QStringList codes{data.workspace().baseCurrency().toString()};
    Query query;
    query.entity = currencyEntity().key;
    query.fields = {FieldPath{{currency::code.name()}}};
    if (const auto rows = data.workspace().rows(data.session(), query)) {
        for (const Row &row : rows->rows) {
            if (const QString code = row.cells[0].valueOr<QString>(); !codes.contains(code))
                codes << code;
        }
    }
    m_currency->addItems(codes);
    static_cast<QHBoxLayout *>(layout())->addWidget(m_currency);
    m_line->setAlignment(Qt::AlignRight);
    connect(m_currency, &QComboBox::activated, this, [this] {
        Q_EMIT edited();
        Q_EMIT finished();
    });
    MoneyEditor::retranslate();
}

void MoneyEditor::retranslate()
{
    m_currency->setAccessibleName(tr("Currency"));
    m_currency->setToolTip(tr("Currency"));
}

std::optional<Value> MoneyEditor::value() const
{
    const QString code = m_currency->currentText();
    const auto *set = m_set.as<Money>();
    if (isUntouched() && (!set || set->currency.toString() == code))
        return m_set;
    return parseField(field(), m_line->text(), data().format(),
                      CurrencyCode::fromString(code).value_or(CurrencyCode()));
}

void MoneyEditor::setValue(const Value &value)
{
    LineEditor::setValue(value);
    const auto *amount = value.as<Money>();
    const QString code = (amount ? amount->currency : data().workspace().baseCurrency()).toString();
    if (m_currency->findText(code) < 0)
        m_currency->addItem(code);
    m_currency->setCurrentText(code);
}

void MoneyEditor::setReadOnly(bool readOnly)
{
    LineEditor::setReadOnly(readOnly);
    m_currency->setEnabled(!readOnly);
}

bool MoneyEditor::isPopupOpen() const
{
    return m_currency->hasFocus() || (m_currency->view() && m_currency->view()->isVisible());
}

} // namespace millrace
