// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/generate_texts.h"

namespace millrace::generating {

namespace {

struct Phrase
{
    QStringView kind; ///< of the activity; empty fits all
    QStringView chinese;
    QStringView english;
};

// @ stands for the person, # for the product.
constexpr Phrase subjects[] = {
    {u"call", u"电话沟通#报价", u"Call about the # quote"},
    {u"call", u"与@确认需求", u"Confirmed requirements with @"},
    {u"call", u"回访@：使用情况", u"Follow-up call with @"},
    {u"call", u"催办合同盖章", u"Chased the signed contract"},
    {u"visit", u"上门拜访@", u"On-site visit to @"},
    {u"visit", u"现场勘查：#安装条件", u"Site survey for #"},
    {u"visit", u"陪同@参观样板客户", u"Reference visit with @"},
    {u"meeting", u"#方案评审会", u"Review of the # proposal"},
    {u"meeting", u"与@商务谈判", u"Commercial negotiation with @"},
    {u"meeting", u"项目启动会", u"Kick-off meeting"},
    {u"email", u"发送#技术方案", u"Sent the technical proposal for #"},
    {u"email", u"答复@的招标澄清", u"Answered @'s tender questions"},
    {u"email", u"寄送合同草稿", u"Sent the draft contract"},
    {u"wechat", u"微信与@约定演示时间", u"Agreed on a demo date with @"},
    {u"wechat", u"微信发送#资料", u"Shared the # brochure"},
    {u"note", u"内部讨论：#折扣", u"Internal: discount for #"},
    {u"note", u"竞争对手动态", u"What the competition is doing"},
    {u"note", u"客户组织架构调整", u"Reorganisation at the customer"},
};

constexpr Phrase bodies[] = {
    {u"", u"客户对#的交付周期比较关注，希望月底前给出明确计划。",
     u"They care most about the delivery date of # and want a firm plan by the end of the month."},
    {u"", u"@表示预算已经批复，下周走内部采购流程。", u"@ says the budget is approved; purchasing starts next week."},
    {u"", u"对方要求三家比价，我们需要准备对比材料。", u"Three offers are required; we prepare a comparison."},
    {u"", u"技术部门提出接口问题，已转给售前支持。", u"Their engineers asked about interfaces; passed on to presales."},
    {u"", u"价格偏高，@建议我们分两期实施。", u"The price is above budget; @ suggests two phases."},
    {u"", u"约定下周二现场演示，参加人员约八人。", u"On-site demo agreed for Tuesday, about eight people."},
    {u"", u"目前使用的旧系统合同到期，是切入的好时机。",
     u"Their present contract runs out soon, a good moment for us."},
    {u"", u"需要总部审批，决策人还没有见到。", u"Headquarters decides; we have not met the decision maker yet."},
    {u"", u"对演示效果满意，要求补充两个同行业案例。",
     u"The demo went well; they ask for two references from their industry."},
    {u"", u"付款条件希望改为三七分期，财务确认后回复。", u"They ask for payment in two parts; finance will answer."},
};

constexpr Phrase tasks[] = {
    {u"", u"给@发送#报价单", u"Send @ the quote for #"},
    {u"", u"回电@", u"Call @ back"},
    {u"", u"准备#演示环境", u"Prepare the demo of #"},
    {u"", u"跟进合同审批", u"Follow up on contract approval"},
    {u"", u"安排@参观工厂", u"Arrange a plant tour for @"},
    {u"", u"整理会议纪要", u"Write up the meeting notes"},
    {u"", u"确认#交货日期", u"Confirm the delivery date of #"},
    {u"", u"更新客户联系人", u"Update the customer's contacts"},
};

constexpr Phrase projects[] = {
    {u"", u"#采购", u"# purchase"},       {u"", u"#升级改造", u"# upgrade"},
    {u"", u"#二期扩容", u"# phase two"},  {u"", u"#试点项目", u"# pilot"},
    {u"", u"#续约", u"# renewal"},        {u"", u"#年度框架", u"# frame contract"},
    {u"", u"#多工厂推广", u"# roll-out"}, {u"", u"#替换项目", u"# replacement"},
};

constexpr Phrase nextSteps[] = {
    {u"", u"安排产品演示", u"Arrange a demo"},        {u"", u"提交正式报价", u"Submit the formal quote"},
    {u"", u"拜访决策人", u"Meet the decision maker"}, {u"", u"确认付款条件", u"Settle the payment terms"},
    {u"", u"等待招标公告", u"Wait for the tender"},   {u"", u"补充技术参数", u"Add technical details"},
};

constexpr Phrase notes[] = {
    {u"", u"老客户介绍，合作意愿强。", u"Came by referral, keen to work with us."},
    {u"", u"决策周期较长，需提前半年布局。", u"Long decision cycle: start half a year ahead."},
    {u"", u"对价格敏感，注意控制折扣。", u"Price-sensitive; mind the discount."},
    {u"", u"年底集中采购。", u"Buys at the end of the year."},
};

QString filled(const Phrase &phrase, const Topic &topic)
{
    QString text = (topic.chinese ? phrase.chinese : phrase.english).toString();
    text.replace(u'@', topic.person);
    return text.replace(u'#', topic.product);
}

} // namespace

ActivityText activityText(Chance &chance, QStringView kind, const Topic &topic)
{
    const Phrase *phrase = &chance.pick(subjects);
    while (phrase->kind != kind)
        phrase = phrase + 1 < std::end(subjects) ? phrase + 1 : subjects;
    ActivityText text{filled(*phrase, topic), {}};
    if (chance.percent(60)) {
        text.body = filled(chance.pick(bodies), topic);
        if (chance.percent(40))
            text.body += (topic.chinese ? QString() : QStringLiteral(" ")) + filled(chance.pick(bodies), topic);
    }
    return text;
}

QString taskText(Chance &chance, const Topic &topic)
{
    return filled(chance.pick(tasks), topic);
}

QString opportunityName(Chance &chance, const QString &company, const Topic &topic)
{
    const QString project = filled(chance.pick(projects), topic);
    return topic.chinese ? company + project : company + QStringLiteral(": ") + project;
}

QString nextStepText(Chance &chance, bool chinese)
{
    return filled(chance.pick(nextSteps), {{}, {}, chinese});
}

QString noteText(Chance &chance, bool chinese)
{
    return filled(chance.pick(notes), {{}, {}, chinese});
}

} // namespace millrace::generating
