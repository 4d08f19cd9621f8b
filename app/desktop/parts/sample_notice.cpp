// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/sample_notice.h"

#include "ui/shell/banner.h"
#include "ui/text/formats.h"

#include <QPushButton>

namespace millrace {

namespace {

constexpr int operationsLookedAt = 5'000;

/// The sample that is still there, among the latest operations.
RecordId sampleOperation(const Workspace &workspace, const Session &session)
{
    const auto operations = workspace.operations(session, operationsLookedAt);
    for (size_t i = 0; operations && i < operations->size(); ++i) {
        const OperationSummary &operation = (*operations)[i];
        if (operation.origin == Origin::Sample && !operation.undone)
            return operation.operation;
    }
    return {};
}

} // namespace

SampleNotice::SampleNotice(const ViewContext &context, Banner &banner, QObject *parent)
    : QObject(parent), m_context(context), m_data(context.data), m_banner(banner)
{
    connect(&m_data, &LiveData::localeChanged, this, [this] {
        if (m_shown && m_banner.isVisible())
            show();
    });
    connect(&m_banner, &Banner::dismissed, this, [this] { m_shown = false; });
    look();
}

void SampleNotice::look()
{
    if (!m_data.workspace().isWritable())
        return;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session()] { return sampleOperation(workspace, session); },
        [this](const RecordId &operation) {
            const bool wasThere = isThere();
            m_operation = operation;
            if (isThere() && !wasThere)
                show();
            else if (!isThere() && m_shown) {
                m_shown = false;
                m_banner.dismiss();
            }
            Q_EMIT looked();
        });
}

void SampleNotice::show()
{
    Message message;
    message.tone = MessageTone::Info;
    message.what = tr("You are looking at a sample company");
    message.why = tr("Try whatever you like. What you enter yourself stays when the sample goes.");
    m_banner.dismiss();
    m_banner.show(message);
    QPushButton *button = m_banner.addAction(tr("Remove the sample"), QStringLiteral("removeSample"));
    connect(button, &QPushButton::clicked, this, &SampleNotice::remove);
    m_shown = true;
}

void SampleNotice::remove()
{
    if (!isThere() || m_removing)
        return;
    m_removing = true;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), operation = m_operation] {
            return workspace.undo(session, operation, LaterEdits::Keep);
        },
        [this](const Result<UndoReceipt> &receipt) {
            m_removing = false;
            if (!receipt) {
                m_context.say(receipt.error());
            } else {
                const int kept = int(receipt->touchedLater.size());
                QString text = tr("The sample is gone");
                if (kept > 0)
                    text = tr("The sample is gone; %Ln record(s) that you work with stayed", nullptr, kept);
                m_context.toast({.text = text, .actionText = tr("Undo"), .action = [this, taken = receipt->operation] {
                                     m_context.undo(taken);
                                 }});
            }
            look();
            Q_EMIT removed();
        });
}

} // namespace millrace
