// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <span>

namespace millrace::generating {

/// What the sample company is made of, written by hand: people and firms that make every screen worth looking at.
struct SampleCustomer
{
    QStringView name;
    QStringView brief;
    QStringView level;
    QStringView lifecycle;
    QStringView industry;
    QStringView source;
    QStringView phone;
    QStringView email;
    QStringView region;
    QStringView city;
    QStringView address;
    QStringView country;
    int employees;
    int revenueMillions; ///< of the currency
    QStringView currency;
};

struct SampleContact
{
    int customer; ///< position in sampleCustomers()
    QStringView name;
    QStringView title;
    QStringView mobile;
    QStringView email;
};

/// The course is written as days ago of each step: 'q' qualification, 'n' needs, 'p' proposal, 't' negotiation, 'w'
/// won, 'l' lost, so "q40 n31 p12" stands in the proposal since twelve days.
struct SampleOpportunity
{
    int customer;
    QStringView name;
    int amountThousands; ///< of the customer's currency; 0 = not known yet
    QStringView course;
    QStringView reason;
    int product;
    int closesInDays;
    QStringView nextStep;
};

struct SampleLead
{
    QStringView name;
    QStringView company;
    QStringView phone;
    QStringView email;
    QStringView region;
    QStringView source;
    QStringView status;
    int daysAgo; ///< when it came in
    QStringView notes;
};

std::span<const SampleCustomer> sampleCustomers();
std::span<const SampleContact> sampleContacts();
std::span<const SampleOpportunity> sampleOpportunities();
std::span<const SampleLead> sampleLeads();

} // namespace millrace::generating
