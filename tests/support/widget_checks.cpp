// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widget_checks.h"

#include "ui/shell/command_registry.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QShortcut>
#include <QTabBar>

namespace millrace::checks {

namespace {

QString pathOf(const QWidget *widget)
{
    QStringList parts;
    for (const QWidget *at = widget; at && parts.size() < 4; at = at->parentWidget())
        parts.prepend(at->objectName().isEmpty() ? QString::fromLatin1(at->metaObject()->className())
                                                 : at->objectName());
    return parts.join(QLatin1Char('/'));
}

QList<QWidget *> visibleWidgets(QWidget *root)
{
    QList<QWidget *> all{root};
    for (QWidget *child : root->findChildren<QWidget *>()) {
        if (child->isVisibleTo(root) && child->window() == root->window())
            all << child;
    }
    return all;
}

QString accessibleNameOf(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : widget->accessibleName();
}

bool isInternal(const QWidget *widget)
{
    return widget->objectName().startsWith(QLatin1String("qt_"));
}

bool isOutOfLanguage(const QObject *object)
{
    for (const QObject *at = object; at; at = at->parent()) {
        if (at->property("bilingual").toBool() || at->property("userData").toBool())
            return true;
    }
    return false;
}

bool takesTab(const QWidget *widget, const QWidget *root)
{
    return widget->focusPolicy() & Qt::TabFocus && widget->isVisibleTo(root) && widget->isEnabled() &&
           !widget->focusProxy() && root->isAncestorOf(widget) && !isInternal(widget);
}

QRect rectIn(const QWidget *widget, const QWidget *root)
{
    return QRect(widget->mapTo(root, QPoint(0, 0)), widget->size());
}

/// The two children of the nearest common ancestor that hold a and b.
std::pair<const QWidget *, const QWidget *> branches(const QWidget *a, const QWidget *b)
{
    for (const QWidget *left = a; left->parentWidget(); left = left->parentWidget()) {
        const QWidget *ancestor = left->parentWidget();
        if (!ancestor->isAncestorOf(b))
            continue;
        const QWidget *right = b;
        while (right->parentWidget() != ancestor)
            right = right->parentWidget();
        return {left, right};
    }
    return {a, b};
}

void addMenuTexts(QList<ChromeText> &texts, const QMenu *menu)
{
    if (isOutOfLanguage(menu))
        return;
    for (const QAction *action : menu->actions()) {
        if (action->isSeparator())
            continue;
        texts.append({menu->objectName() + QLatin1Char('/') + action->objectName(), action->text()});
        texts.append({menu->objectName() + QLatin1Char('/') + action->objectName(), action->toolTip()});
    }
}

void addTexts(QList<ChromeText> &texts, QWidget *widget)
{
    const QString where = pathOf(widget);
    const auto add = [&](const QString &text) {
        if (!text.isEmpty())
            texts.append({where, text});
    };
    add(widget->toolTip());
    add(widget->accessibleName());
    add(widget->accessibleDescription());
    if (widget->isWindow())
        add(widget->windowTitle());
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        add(label->text());
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        add(button->text());
    if (const auto *field = qobject_cast<const QLineEdit *>(widget))
        add(field->placeholderText());
    if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
        for (int i = 0; i < box->count(); ++i)
            add(box->itemText(i));
    }
    if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            add(tabs->tabText(i));
    }
    if (const auto *header = qobject_cast<const QHeaderView *>(widget); header && header->model()) {
        for (int i = 0; i < header->count(); ++i)
            add(header->model()->headerData(i, header->orientation()).toString());
    }
}

} // namespace

QStringList unnamedWidgets(QWidget *root)
{
    QStringList findings;
    for (QWidget *widget : visibleWidgets(root)) {
        if (widget->focusPolicy() == Qt::NoFocus || isInternal(widget) || widget->focusProxy())
            continue;
        // The parts of a composite control speak through it.
        if (qobject_cast<QAbstractSpinBox *>(widget->parentWidget()) ||
            qobject_cast<QComboBox *>(widget->parentWidget()))
            continue;
        if (accessibleNameOf(widget).trimmed().isEmpty())
            findings << pathOf(widget) + QStringLiteral(" has no accessible name");
        const bool control = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget) ||
                             qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractItemView *>(widget);
        if (control && widget->objectName().isEmpty() && !qobject_cast<QHeaderView *>(widget))
            findings << pathOf(widget) + QStringLiteral(" has no objectName");
    }
    return findings;
}

QStringList clippedTexts(QWidget *root)
{
    // A text that was just set has asked for its room; it is seen once the layouts have answered.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QStringList findings;
    for (QWidget *widget : visibleWidgets(root)) {
        const auto *label = qobject_cast<QLabel *>(widget);
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const QString text = label ? label->text() : button ? button->text() : QString();
        // The button inside of a field shows its icon alone; its text is for those who listen.
        if (text.isEmpty() || widget->inherits("millrace::ElidedLabel") || widget->inherits("QLineEditIconButton"))
            continue;
        // A widget that knows how to elide says so by a minimum smaller than its hint.
        QSize needed = widget->minimumSizeHint();
        if (label && label->wordWrap())
            needed = QSize(0, label->heightForWidth(label->width()));
        if (widget->width() < needed.width() || widget->height() < needed.height())
            findings << QStringLiteral("%1 \"%2\": %3x%4 of %5x%6")
                            .arg(pathOf(widget), text)
                            .arg(widget->width())
                            .arg(widget->height())
                            .arg(needed.width())
                            .arg(needed.height());
        const QWidget *parent = widget->parentWidget();
        const bool scrolled = parent && qobject_cast<const QAbstractScrollArea *>(parent->parentWidget());
        if (widget != root && parent && !scrolled && !parent->rect().contains(widget->geometry()))
            findings << QStringLiteral("%1 \"%2\" reaches out of its parent").arg(pathOf(widget), text);
    }
    return findings;
}

QStringList tabOrderBreaks(QWidget *root)
{
    QList<QWidget *> order;
    QWidget *at = root;
    do {
        if (takesTab(at, root))
            order << at;
        at = at->nextInFocusChain();
    } while (at && at != root);
    QStringList findings;
    for (int i = 0; i + 1 < order.size(); ++i) {
        const auto [from, to] = branches(order.at(i), order.at(i + 1));
        const QRect before = rectIn(from, root);
        const QRect after = rectIn(to, root);
        const bool sameRow = after.top() <= before.bottom() && after.bottom() >= before.top();
        const bool goesUp = !sameRow && after.bottom() < before.top() && after.left() <= before.right();
        const bool goesLeft = sameRow && after.right() < before.left();
        if (goesUp || goesLeft)
            findings << pathOf(order.at(i)) + QStringLiteral(" -> ") + pathOf(order.at(i + 1));
    }
    return findings;
}

QStringList forbiddenShortcuts(QWidget *root)
{
    QStringList findings;
    QHash<QString, const QAction *> taken;
    QList<QAction *> actions = root->findChildren<QAction *>();
    for (const QAction *action : std::as_const(actions)) {
        for (const QKeySequence &key : action->shortcuts()) {
            const QString text = key.toString(QKeySequence::PortableText);
            if (const QString rule = forbiddenKeyRule(key); !rule.isEmpty())
                findings << QStringLiteral("%1 (%2) %3").arg(text, action->objectName(), rule);
            if (action->shortcutContext() != Qt::WindowShortcut)
                continue;
            if (taken.contains(text))
                findings << QStringLiteral("%1: %2 and %3").arg(text, taken[text]->objectName(), action->objectName());
            taken[text] = action;
        }
    }
    for (const QShortcut *shortcut : root->findChildren<QShortcut *>()) {
        if (const QString rule = forbiddenKeyRule(shortcut->key()); !rule.isEmpty())
            findings << shortcut->key().toString() + QLatin1Char(' ') + rule;
    }
    return findings;
}

QList<ChromeText> chromeTexts(QWidget *root)
{
    QList<ChromeText> texts;
    for (QWidget *widget : visibleWidgets(root)) {
        if (!isOutOfLanguage(widget))
            addTexts(texts, widget);
    }
    for (const QMenu *menu : root->findChildren<QMenu *>())
        addMenuTexts(texts, menu);
    return texts;
}

QStringList hanTexts(QWidget *root)
{
    QStringList findings;
    for (const ChromeText &chrome : chromeTexts(root)) {
        for (const QChar c : chrome.text) {
            if (c.script() == QChar::Script_Han) {
                findings << chrome.where + QStringLiteral(": ") + chrome.text;
                break;
            }
        }
    }
    return findings;
}

QStringList latinTexts(QWidget *root, const QStringList &allowed)
{
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,}"));
    QStringList findings;
    for (const ChromeText &chrome : chromeTexts(root)) {
        for (auto found = word.globalMatch(chrome.text); found.hasNext();) {
            if (!allowed.contains(found.next().captured())) {
                findings << chrome.where + QStringLiteral(": ") + chrome.text;
                break;
            }
        }
    }
    return findings;
}

double shareLighterThan(const QImage &picture, int level)
{
    qint64 lighter = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb pixel = picture.pixel(x, y);
            lighter += qRed(pixel) > level && qGreen(pixel) > level && qBlue(pixel) > level;
        }
    }
    return double(lighter) / (double(picture.width()) * picture.height());
}

} // namespace millrace::checks
