// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_registry.h"

namespace millrace {

namespace {

struct ForbiddenKey
{
    Qt::KeyboardModifiers modifiers;
    int key;
    const char *rule;
};

constexpr Qt::KeyboardModifiers ctrlOnly = Qt::ControlModifier;
constexpr Qt::KeyboardModifiers ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;

const ForbiddenKey forbiddenKeys[] = {
    {ctrlOnly, Qt::Key_Space, "switches the input method"},
    {Qt::ShiftModifier, Qt::Key_Space, "switches between full and half width"},
    {Qt::MetaModifier, Qt::Key_Space, "switches the input method"},
    {ctrlShift, Qt::Key_Space, "switches the input method"},
    {ctrlOnly, Qt::Key_Period, "switches Chinese punctuation"},
    {ctrlOnly, Qt::Key_Semicolon, "opens the emoji or clipboard panel of input methods"},
    {ctrlShift, Qt::Key_F, "switches between simplified and traditional characters"},
    {ctrlShift, Qt::Key_U, "starts Unicode entry"},
    {ctrlShift, Qt::Key_E, "starts emoji entry"},
    {Qt::AltModifier, Qt::Key_A, "is the screenshot key of WeChat"},
#ifdef Q_OS_MACOS
    {ctrlOnly, Qt::Key_M, "minimises the window"},
    {ctrlOnly, Qt::Key_H, "hides the program"},
    {ctrlShift, Qt::Key_3, "takes a picture of the screen"},
    {ctrlShift, Qt::Key_4, "takes a picture of the screen"},
    {ctrlShift, Qt::Key_5, "takes a picture of the screen"},
#endif
};

bool isModifierKey(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr;
}

} // namespace

QString forbiddenKeyRule(const QKeySequence &sequence)
{
    for (int i = 0; i < sequence.count(); ++i) {
        const QKeyCombination combination = sequence[uint(i)];
        const auto modifiers = combination.keyboardModifiers() & ~Qt::KeypadModifier;
        const int key = combination.key();
        if (isModifierKey(key))
            return QStringLiteral("is a modifier alone");
        const bool printable = key >= Qt::Key_Exclam && key < Qt::Key_Escape;
        if (printable && (modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier))
            return QStringLiteral("is a bare character, which belongs to the input method");
        if (modifiers.testFlag(Qt::ControlModifier) && modifiers.testFlag(Qt::AltModifier))
            return QStringLiteral("is Ctrl+Alt, which is AltGr and the key of chat programs");
        for (const ForbiddenKey &entry : forbiddenKeys) {
            if (entry.modifiers == modifiers && entry.key == key)
                return QString::fromLatin1(entry.rule);
        }
    }
    return {};
}

} // namespace millrace
