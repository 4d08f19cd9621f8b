// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace millrace {

/// A range of a share, both ends within [0, 1].
struct Interval
{
    double low = 0;
    double high = 1;
    bool operator==(const Interval &) const = default;
};

/// The 95 % score interval of a share of `successes` in `trials`: Wilson, "Probable inference, the law of succession,
/// and statistical inference", JASA 22 (1927) 209-212, with z = 1.959963984540054, without continuity correction.
/// (c - h, c + h), where c = (p + z^2/2n) / (1 + z^2/n) and h = z sqrt(p(1-p)/n + z^2/4n^2) / (1 + z^2/n). The end is
/// exactly 0 for no success and exactly 1 for nothing but success. Nothing for no trials or counts that are not a
/// share.
std::optional<Interval> wilsonInterval(std::int64_t successes, std::int64_t trials);

/// One stay: how long it lasted, in days, and whether it ended (left) or was still going on when last seen (censored).
struct Stay
{
    double days = 0;
    bool left = false;
};

/// How long stays last when some have not ended yet: the product-limit estimate of Kaplan and Meier, "Nonparametric
/// estimation from incomplete observations", JASA 53 (1958) 457-481. S(t) = product over the times t_i <= t at which
/// d_i stays ended of (1 - d_i/n_i), n_i = stays that lasted at least t_i: a stay last seen at t_i is still among the
/// n_i, so at equal times endings come before censorings. A value; made once, asked often, any thread.
class KaplanMeier
{
public:
    explicit KaplanMeier(std::vector<Stay> stays);

    /// The smallest number of days t with 1 - S(t) >= q; nothing where so many never left (or there is no stay). q in
    /// (0, 1]. Exact up to the first censoring (a ratio of counts), afterwards within 1e-9 of q.
    std::optional<double> quantile(double q) const;
    /// S(t): the estimated share of stays that last longer than t days.
    double survival(double days) const;
    /// The area under S up to `horizon` days: how long a stay lasts on average when all are broken off there.
    double restrictedMean(double horizon) const;

private:
    struct Fall
    {
        double days;
        double survival;
    };
    std::vector<Fall> m_falls; ///< only where S falls, oldest first
};

/// P(Z >= z) of the standard normal distribution.
double normalUpperTail(double z);

/// How likely so few successes would be in the first group, were its share the same as the second's: the one-sided test
/// of two proportions with pooled variance and Yates' continuity correction. Nothing where a group is empty; 1 where
/// all or none succeeded in both.
std::optional<double> fewerSuccessesChance(std::int64_t successes, std::int64_t trials, std::int64_t otherSuccesses,
                                           std::int64_t otherTrials);

/// How likely the stays of a group would last so much longer than those of all (the group among them), were there no
/// difference: the one-sided log-rank test, Mantel, "Evaluation of survival data and two new rank order statistics",
/// Cancer Chemother. Rep. 50 (1966) 163-170, half an ending taken off the difference as continuity correction. Both
/// lists by `days`, ascending. Nothing where no ending tells the group from the rest.
std::optional<double> longerStaysChance(const std::vector<Stay> &group, const std::vector<Stay> &all);

/// The p-values of several tests, each made so large that the chance of any false alarm among all of them stays below
/// the level that it is compared with: Holm, "A simple sequentially rejective multiple test procedure", Scand. J.
/// Statist. 6 (1979) 65-70. In the order given.
std::vector<double> holmAdjusted(const std::vector<double> &chances);

} // namespace millrace
