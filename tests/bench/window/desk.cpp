// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/desk.h"

#include "app/desktop/parts/rest.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <QTimer>

#include <cstdlib>

namespace millrace::bench {

namespace {

/// Between two keys of somebody who types fast.
constexpr int stepEveryMs = 40;
constexpr size_t stallsTold = 3;

void runFor(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

Desk::Desk(const QString &workspace, const QString &profile)
{
    StartOptions options;
    options.workspace = workspace;
    options.profile = profile;
    options.locale = QStringLiteral("zh_CN");
    options.theme = QStringLiteral("light");
    options.page = QStringLiteral("customers");
    options.now = Instant{1'767'225'600'000'000};
    m_composition = std::make_unique<Composition>(*qApp, options);
    m_watch = std::make_unique<TurnWatch>();
    act(QStringLiteral("start"), {[this] { m_composition->start(); }});
    if (!m_composition->isOpen()) {
        QTextStream(stderr) << "millrace-bench-window: cannot open " << workspace << Qt::endl;
        std::exit(70);
    }
    QApplication::setActiveWindow(&window());
}

Desk::~Desk()
{
    m_watch.reset();
    window().close();
}

void Desk::doSteps(const std::vector<std::function<void()>> &steps)
{
    for (const auto &step : steps) {
        QTimer::singleShot(0, qApp, step);
        runFor(stepEveryMs);
    }
    awaitRest(m_composition->data());
}

void Desk::prepare(const std::function<void()> &step)
{
    doSteps({step});
}

void Desk::act(const QString &what, const std::vector<std::function<void()>> &steps)
{
    m_watch->begin();
    doSteps(steps);
    Turns turns = m_watch->end();
    std::sort(turns.stalls.begin(), turns.stalls.end(), [](const Stall &a, const Stall &b) { return a.ms > b.ms; });
    QTextStream err(stderr);
    for (size_t i = 0; i < turns.stalls.size() && i < stallsTold; ++i)
        err << "  stall of " << QString::number(turns.stalls[i].ms, 'f', 1) << " ms: " << what << Qt::endl
            << describeStall(turns.stalls[i]);
    const QJsonObject line{{QStringLiteral("act"), what},
                           {QStringLiteral("steps"), int(steps.size())},
                           {QStringLiteral("turns"), turns.count},
                           {QStringLiteral("longest"), turns.longest},
                           {QStringLiteral("stalls"), int(turns.stalls.size())}};
    QTextStream(stdout) << QJsonDocument(line).toJson(QJsonDocument::Compact) << Qt::endl;
}

} // namespace millrace::bench
