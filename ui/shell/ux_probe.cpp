// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ux_probe.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMetaEnum>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QTextEdit>

namespace millrace {

namespace {

constexpr int quietMs = 50;
constexpr int longestWaitMs = 500;
constexpr int mostCells = 2000;

QJsonArray rectOf(const QPoint &topLeft, const QSize &size)
{
    return {topLeft.x(), topLeft.y(), size.width(), size.height()};
}

QString roleOf(QAccessibleInterface *interface)
{
    const auto roles = QMetaEnum::fromType<QAccessible::Role>();
    const char *key = interface ? roles.valueToKey(interface->role()) : nullptr;
    return key ? QString::fromLatin1(key) : QString();
}

QString textOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    if (const auto *field = qobject_cast<const QLineEdit *>(widget))
        return field->text();
    if (const auto *box = qobject_cast<const QComboBox *>(widget))
        return box->currentText();
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(widget))
        return edit->toPlainText();
    if (const auto *edit = qobject_cast<const QTextEdit *>(widget))
        return edit->toPlainText();
    if (const auto *bar = qobject_cast<const QProgressBar *>(widget))
        return bar->text();
    return {};
}

void addCells(QJsonObject &line, const QAbstractItemView *view)
{
    const QAbstractItemModel *model = view->model();
    if (!model)
        return;
    line["rows"] = model->rowCount(view->rootIndex());
    line["columns"] = model->columnCount(view->rootIndex());
    QJsonArray cells;
    const QRect seen = view->viewport()->rect();
    QModelIndex first = view->indexAt(seen.topLeft() + QPoint(1, 1));
    const int top = first.isValid() ? first.row() : 0;
    for (int row = top; row < model->rowCount(view->rootIndex()) && cells.size() < mostCells; ++row) {
        bool any = false;
        for (int column = 0; column < model->columnCount(view->rootIndex()); ++column) {
            const QModelIndex index = model->index(row, column, view->rootIndex());
            const QRect rect = view->visualRect(index);
            if (!rect.intersects(seen))
                continue;
            any = true;
            cells.append(QJsonObject{{"row", row},
                                     {"column", column},
                                     {"text", index.data().toString()},
                                     {"rect", rectOf(view->viewport()->mapToGlobal(rect.topLeft()), rect.size())},
                                     {"selected", view->selectionModel()->isSelected(index)}});
        }
        if (!any)
            break;
    }
    line["cells"] = cells;
}

void addHeaders(QJsonObject &line, const QHeaderView *header)
{
    QJsonArray sections;
    for (int i = 0; header->model() && i < header->count() && sections.size() < 100; ++i) {
        if (!header->isSectionHidden(i))
            sections.append(header->model()->headerData(i, header->orientation()).toString());
    }
    line["sections"] = sections;
}

template <class Menu> void addActions(QJsonObject &line, const Menu *menu)
{
    QJsonArray actions;
    for (const QAction *action : menu->actions()) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        const QRect rect = menu->actionGeometry(const_cast<QAction *>(action));
        actions.append(QJsonObject{{"id", action->objectName()},
                                   {"text", action->text()},
                                   {"shortcut", action->shortcut().toString(QKeySequence::PortableText)},
                                   {"enabled", action->isEnabled()},
                                   {"rect", rectOf(menu->mapToGlobal(rect.topLeft()), rect.size())}});
    }
    line["actions"] = actions;
}

/// The least size that shows the text of a label or button whole; invalid for what elides and for other widgets.
QSize neededSize(const QWidget *widget)
{
    const auto *label = qobject_cast<const QLabel *>(widget);
    if (!label && !qobject_cast<const QAbstractButton *>(widget))
        return {};
    if (textOf(widget).isEmpty() || widget->inherits("millrace::ElidedLabel") ||
        widget->inherits("QLineEditIconButton"))
        return {};
    if (label && label->wordWrap())
        return {0, label->heightForWidth(label->width())};
    return widget->minimumSizeHint();
}

bool isTelling(const QWidget *widget)
{
    if (!widget->isVisible() || widget->objectName().startsWith(QLatin1String("qt_")))
        return false;
    return !widget->objectName().isEmpty() || !widget->accessibleName().isEmpty() ||
           widget->focusPolicy() != Qt::NoFocus || !textOf(widget).isEmpty();
}

QJsonObject lineOf(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    QJsonObject line{{"objectName", widget->objectName()},
                     {"name", interface ? interface->text(QAccessible::Name) : widget->accessibleName()},
                     {"role", roleOf(interface)},
                     {"class", QString::fromLatin1(widget->metaObject()->className())},
                     {"rect", rectOf(widget->mapToGlobal(QPoint(0, 0)), widget->size())},
                     {"enabled", widget->isEnabled()},
                     {"focused", widget->hasFocus()},
                     {"inputMethod", widget->testAttribute(Qt::WA_InputMethodEnabled)},
                     {"text", textOf(widget)}};
    if (const QSize needed = neededSize(widget); needed.isValid())
        line["needs"] = QJsonArray{needed.width(), needed.height()};
    const QString description = interface ? interface->text(QAccessible::Description) : QString();
    if (!description.isEmpty())
        line["description"] = description;
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button && button->isCheckable())
        line["checked"] = button->isChecked();
    if (const auto *header = qobject_cast<const QHeaderView *>(widget))
        addHeaders(line, header);
    else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
        addCells(line, view);
    if (const auto *menu = qobject_cast<const QMenu *>(widget))
        addActions(line, menu);
    if (const auto *menu = qobject_cast<const QMenuBar *>(widget))
        addActions(line, menu);
    return line;
}

} // namespace

UxProbe::UxProbe(const QElapsedTimer &start, QObject *parent) : QObject(parent), m_start(start)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMs);
    connect(&m_quiet, &QTimer::timeout, this, &UxProbe::settle);
    qApp->installEventFilter(this);
}

UxProbe::~UxProbe() = default;

bool UxProbe::open(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    m_file = std::move(file);
    return true;
}

void UxProbe::markReady()
{
    m_filled = true;
    m_last.clear();
    m_quiet.start();
}

void UxProbe::noteReady()
{
    if (m_filled && m_ready < 0)
        m_ready = m_start.elapsed();
}

QJsonObject UxProbe::snapshot()
{
    QJsonArray widgets;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (!window->isVisible())
            continue;
        if (isTelling(window))
            widgets.append(lineOf(window));
        for (QWidget *child : window->findChildren<QWidget *>()) {
            if (!child->isWindow() && isTelling(child))
                widgets.append(lineOf(child));
        }
    }
    const QWidget *focus = QApplication::focusWidget();
    return {{"focus", focus ? QJsonValue(focus->objectName()) : QJsonValue()}, {"widgets", widgets}};
}

bool UxProbe::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    // The painting that this asks for is over when what is queued now comes to its turn.
    if (type == QEvent::UpdateRequest && m_filled && m_ready < 0)
        QMetaObject::invokeMethod(this, &UxProbe::noteReady, Qt::QueuedConnection);
    if (type == QEvent::UpdateRequest || type == QEvent::LayoutRequest || type == QEvent::Show ||
        type == QEvent::Hide || type == QEvent::FocusIn || type == QEvent::EnabledChange || type == QEvent::Resize ||
        type == QEvent::KeyPress || type == QEvent::MouseButtonRelease) {
        if (!m_quiet.isActive())
            m_unsettled.start();
        // Something that never rests (a progress bar) must not silence the probe.
        if (!m_quiet.isActive() || m_unsettled.elapsed() < longestWaitMs)
            m_quiet.start();
    }
    return QObject::eventFilter(watched, event);
}

void UxProbe::settle()
{
    noteReady();
    QJsonObject state = snapshot();
    const QByteArray seen = QJsonDocument(state).toJson(QJsonDocument::Compact);
    if (seen == m_last)
        return;
    m_last = seen;
    state["seq"] = ++m_sequence;
    state["ms"] = m_start.elapsed();
    state["ready"] = m_ready < 0 ? QJsonValue() : QJsonValue(m_ready);
    write(QJsonDocument(state).toJson(QJsonDocument::Compact) + '\n');
}

void UxProbe::write(const QByteArray &line)
{
    m_lastLine = line;
    if (m_file) {
        m_file->write(line);
        static_cast<QFile *>(m_file.get())->flush();
    }
    Q_EMIT lineReady(line);
}

} // namespace millrace
