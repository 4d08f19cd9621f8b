// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/parts/composition.h"
#include "tests/bench/window/turn_watch.h"

#include <functional>

namespace millrace::bench {

/// The whole program over a workspace, worked by made-up keys and pointers while its event loop is watched. What is
/// seen of each piece of work goes out as one line of JSON, the stacks of its stalls to the terminal.
class Desk
{
public:
    Desk(const QString &workspace, const QString &profile);
    ~Desk();

    /// Does the steps one after the other, each from the event loop and with time for what it brings; ends at rest.
    void act(const QString &what, const std::vector<std::function<void()>> &steps);
    /// The same without counting: the way to where something is measured.
    void prepare(const std::function<void()> &step);

    MainWindow &window() { return m_composition->window(); }
    LiveData &data() { return *m_composition->data(); }

private:
    void doSteps(const std::vector<std::function<void()>> &steps);

    std::unique_ptr<Composition> m_composition;
    std::unique_ptr<TurnWatch> m_watch;
};

/// What people do all day, on the company; each as an `act`.
void workOnCompany(Desk &desk);
/// The long list of customers.
void workOnMillion(Desk &desk);

} // namespace millrace::bench
