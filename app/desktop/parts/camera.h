// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/parts/composition.h"
#include "app/desktop/parts/rest.h"

#include <QDialog>
#include <QDir>

namespace millrace {

/// Draws widgets into the folder, each once the window has come to rest, and keeps in mind whether all could be
/// written.
class Camera
{
public:
    Camera(const QString &folder, Composition &first) : m_folder(folder), m_shown(&first) {}
    /// Another window is drawn from now on.
    void turnTo(Composition &other) { m_shown = &other; }
    void settle() { awaitRest(m_shown->data()); }
    void draw(QWidget *shown, const QString &name)
    {
        settle();
        m_good = shown->grab().save(m_folder.filePath(name + QStringLiteral(".png"))) && m_good;
    }
    /// The dialog of that name, which is closed again.
    void drawDialog(const QWidget *of, const char *dialog, const QString &name)
    {
        settle();
        if (auto *shown = of->findChild<QDialog *>(QString::fromLatin1(dialog))) {
            draw(shown, name);
            shown->reject();
        }
    }
    bool isGood() const { return m_good; }

private:
    QDir m_folder;
    Composition *m_shown;
    bool m_good = true;
};

/// The pictures of people, their rights and their work with each other.
void drawTeam(Composition &composition, Camera &camera);

} // namespace millrace
