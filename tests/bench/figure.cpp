// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figure.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace millrace::bench {

static QString number(double value)
{
    return QString::number(value, 'f', value >= 100 ? 0 : value >= 1 ? 2 : 4);
}

QString Line::text() const
{
    QString line = QStringLiteral("%1 %2 %3 %4").arg(figure, -9).arg(what, -58).arg(number(value), 10).arg(unit, -6);
    if (ours > 0)
        line += QStringLiteral(" ours %1 ms").arg(number(ours));
    if (raw > 0)
        line += QStringLiteral(" raw %1 ms").arg(number(raw));
    if (hasGoal)
        line += QStringLiteral("  goal %1 %2: %3")
                    .arg(atMost ? QStringLiteral("<=") : QStringLiteral(">="), number(goal),
                         reached() ? QStringLiteral("yes") : QStringLiteral("NO"));
    return line;
}

QJsonObject Line::json() const
{
    QJsonObject object{{QStringLiteral("figure"), figure},
                       {QStringLiteral("what"), what},
                       {QStringLiteral("value"), value},
                       {QStringLiteral("unit"), unit},
                       {QStringLiteral("runs"), runs}};
    if (ours > 0)
        object.insert(QStringLiteral("ours_ms"), ours);
    if (raw > 0)
        object.insert(QStringLiteral("raw_ms"), raw);
    if (hasGoal) {
        object.insert(atMost ? QStringLiteral("at_most") : QStringLiteral("at_least"), goal);
        object.insert(QStringLiteral("reached"), reached());
    }
    return object;
}

void Bench::tell(Line line)
{
    QTextStream(stdout) << line.text() << Qt::endl;
    lines.push_back(std::move(line));
}

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const double place = share * double(values.size() - 1);
    const size_t low = size_t(place);
    const size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (values[high] - values[low]) * (place - double(low));
}

double median(std::vector<double> values)
{
    return quantile(std::move(values), 0.5);
}

double largest(const std::vector<double> &values)
{
    return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

QString binary(const char *name)
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QString::fromLatin1(name));
}

double residentMegabytes(qint64 process)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

void giveUp(const Error &error)
{
    QTextStream out(stderr);
    out << "millrace-bench: " << errorWord(error.code) << ' ' << error.arguments.join(u' ');
    for (const Problem &problem : error.problems)
        out << " [" << problem.field << ": " << problem.rule << "]";
    out << Qt::endl;
    std::exit(70);
}

} // namespace millrace::bench
