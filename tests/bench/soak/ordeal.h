// SPDX-License-Identifier: GPL-3.0-or-later
// One workspace that lives through many killed programs, and what must be true of it after each.
#pragma once

#include "core/base/platform/system_clock.h"
#include "core/interchange/generate_chance.h"
#include "core/workspace/workspace.h"

#include <QProcess>

namespace millrace::soak {

struct Tally
{
    qint64 kills = 0;
    qint64 acknowledged = 0; ///< edits that were told to be durable
    qint64 inFlight = 0;     ///< edits cut off between the question and the answer
    qint64 importsTaken = 0; ///< imports that were cut off and left nothing
    qint64 importsWhole = 0; ///< imports that were through before the kill
    qint64 undosTaken = 0;   ///< undos of an import, cut off or through
};

class Ordeal
{
public:
    Ordeal(QString folder, std::uint64_t seed);
    /// Makes the workspace and the file that is imported.
    bool begin();
    /// Starts a program, kills it at a random moment, opens the workspace and looks at everything. False = something is
    /// wrong; failure() says what.
    bool round();
    const Tally &tally() const { return m_tally; }
    QString failure() const { return m_failure; }
    QString workspacePath() const { return m_folder + QStringLiteral("/soak.millrace"); }

private:
    bool killWriter();
    enum class Work { Import, ImportInPieces, Undo };
    bool killWork(Work work);
    QProcess &started(QProcess &process, Work work) const;
    bool inspect();
    bool fail(const QString &why);
    bool runToEnd(QProcess &process, int milliseconds);
    QString cli() const;
    void take(const QByteArray &line);

    struct Told
    {
        QString name; ///< empty = does not exist, "-" = in the bin
        QString next; ///< asked for and not acknowledged
        bool open = false;
    };
    QString m_folder;
    QString m_csv;
    SystemClock m_clock;
    SystemIdSource m_ids;
    generating::Chance m_chance;
    QHash<RecordId, Told> m_told;
    qint64 m_imported = 0;     ///< rows of the imports that are in the workspace
    bool m_importOpen = false; ///< the last import may be there or not
    bool m_undoOpen = false;
    int m_importMilliseconds = 1500;
    Tally m_tally;
    QString m_failure;
};

} // namespace millrace::soak
