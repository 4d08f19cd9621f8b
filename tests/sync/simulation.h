// SPDX-License-Identifier: GPL-3.0-or-later
// The engines themselves under the scripts that the model plays: files, journals, tables and search included.
#pragma once

#include "tests/sync/script.h"
#include "tests/sync/sync_world.h"

#include <deque>
#include <set>

namespace millrace::test {

struct SimulationReport
{
    int edits = 0, refusedHere = 0, steps = 0, checks = 0, crashes = 0, restores = 0, rollbacks = 0, policies = 0,
        late = 0, cards = 0, quarantined = 0, fields = 0;
    void add(const SimulationReport &other);
};

/// Plays a script with the real engines and checks what must hold: at every rest that each station holds exactly what
/// its user may see, at the end that nothing that anybody typed is lost.
class Simulation
{
public:
    explicit Simulation(const Script &script);
    SimulationReport play();

private:
    void carryOut(const Step &step);
    void edit(size_t which, const Step &step);
    std::vector<Edit> editsOf(size_t which, const Step &step, QStringList &typed);
    void exchange(size_t which, const Step &step);
    bool exchangeOnce(size_t which, const Step &step, int turn);
    /// Kills a station at the n-th write of `work`, and opens it again from its file.
    void killDuring(size_t which, int writes, const std::function<void()> &work);
    void calmDown();

    const Script &m_script;
    SyncWorld m_world;
    SimulationReport m_report;
    std::set<int> m_offline;
    struct Late
    {
        RecordId user;
        SyncCall call;
        QByteArray body;
    };
    std::deque<Late> m_late;
    std::map<QString, std::pair<RecordId, size_t>> m_typed; ///< text -> (commit, station)
    std::map<size_t, std::set<RecordId>> m_keptCommits;
    std::map<size_t, std::set<RecordId>> m_commits;
    std::set<RecordId> m_lostWithDisk;
    bool m_hasBackup = false;
    int m_number = 0;
};

} // namespace millrace::test
