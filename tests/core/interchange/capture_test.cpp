// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/capture.h"
#include "tests/core/interchange/shared_data.h"
#include "tests/support/catch.h"

#include <QStringList>

using namespace millrace;

namespace {

constexpr std::pair<const char *, CapturePart> partNames[] = {
    {"name", CapturePart::Name},     {"company", CapturePart::Company}, {"title", CapturePart::Title},
    {"mobile", CapturePart::Mobile}, {"phone", CapturePart::Phone},     {"email", CapturePart::Email},
    {"site", CapturePart::Website},  {"wechat", CapturePart::WeChat},   {"address", CapturePart::Address},
    {"region", CapturePart::Region}, {"city", CapturePart::City},       {"zip", CapturePart::PostalCode}};

/// A pasted text and what is in it: "part=value" of every part that is, in lines; region and city only where they are
/// of interest.
struct Example
{
    const char16_t *text;
    const char16_t *parts;
};

const Example examples[] = {
    {u"张三 13800138000 浙江省杭州市西湖区文三路 1 号",
     u"name=张三\nmobile=13800138000\naddress=浙江省杭州市西湖区文三路 1 号\nregion=浙江省\ncity=杭州市"},
    {u"李雷，13912345678，北京市朝阳区建国路88号",
     u"name=李雷\nmobile=13912345678\naddress=北京市朝阳区建国路88号\ncity=北京市"},
    {u"广东省深圳市南山区科技园南路5号 王小明 138-0013-8000",
     u"name=王小明\nmobile=138-0013-8000\naddress=广东省深圳市南山区科技园南路5号\ncity=深圳市"},
    {u"姓名：陈静 电话：13712345678 地址：江苏省南京市鼓楼区中山路12号3幢501室",
     u"name=陈静\nmobile=13712345678\naddress=江苏省南京市鼓楼区中山路12号3幢501室\nregion=江苏省"},
    {u"收件人: 刘德华\n手机号码: 18612345678\n所在地区: 上海市浦东新区\n详细地址: 世纪大道100号\n邮编: 200120",
     u"name=刘德华\nmobile=18612345678\naddress=世纪大道100号\nzip=200120"},
    {u"欧阳修文\n销售总监\n重庆啤酒股份有限公司\n手机：138 0013 8000\n邮箱：ouyang@cqbeer.com.cn\n微信：ouyang_xw",
     u"name=欧阳修文\ntitle=销售总监\ncompany=重庆啤酒股份有限公司\nmobile=138 0013 "
     u"8000\nemail=ouyang@cqbeer.com.cn\nwechat=ouyang_xw"},
    {u"浙江正泰电器股份有限公司 赵建国 采购经理 0577-62777777",
     u"company=浙江正泰电器股份有限公司\nname=赵建国\ntitle=采购经理\nphone=0577-62777777"},
    {u"您好，我是上海电气集团的，联系人：孙丽 电话 021-33261888 转 8012", u"name=孙丽\nphone=021-33261888 转 8012"},
    {u"周杰 | 总经理 | 四川长虹科技有限公司 | 13500001111",
     u"name=周杰\ntitle=总经理\ncompany=四川长虹科技有限公司\nmobile=13500001111"},
    {u"吴敏（财务）13611112222", u"name=吴敏\ntitle=财务\nmobile=13611112222"},
    {u"郑爽 zhengshuang@163.com", u"name=郑爽\nemail=zhengshuang@163.com"},
    {u"黄河 13800138001 微信同号", u"name=黄河\nmobile=13800138001\nwechat=13800138001"},
    {u"徐志摩 +86 139 1234 5678 xzm@poem.cn www.poem.cn",
     u"name=徐志摩\nmobile=+86 139 1234 5678\nemail=xzm@poem.cn\nsite=www.poem.cn"},
    {u"林黛玉\n北京大观园文化公司\n地址：北京市西城区南菜园街12号\n电话：010-63544993",
     u"name=林黛玉\ncompany=北京大观园文化公司\naddress=北京市西城区南菜园街12号\nphone=010-63544993"},
    {u"高圆圆 13800138002 湖北省武汉市洪山区珞喻路 1037 号",
     u"name=高圆圆\nmobile=13800138002\naddress=湖北省武汉市洪山区珞喻路 1037 号\ncity=武汉市"},
    {u"联系人：何先生\n电话：400-820-8820", u"name=何先生\nphone=400-820-8820"},
    {u"诸葛亮 18900001234 四川省成都市武侯区武侯祠大街231号",
     u"name=诸葛亮\nmobile=18900001234\naddress=四川省成都市武侯区武侯祠大街231号"},
    {u"１３８００１３８０００　张伟", u"name=张伟\nmobile=13800138000"},
    {u"马云 董事长 杭州阿里巴巴集团", u"name=马云\ntitle=董事长\ncompany=杭州阿里巴巴集团"},
    {u"买买提·艾力 13899990000 新疆维吾尔自治区乌鲁木齐市天山区解放路8号",
     u"name=买买提·艾力\nmobile=13899990000\naddress=新疆维吾尔自治区乌鲁木齐市天山区解放路8号\ncity=乌鲁木齐市"},
    {u"公司：深圳市腾讯计算机系统有限公司\n姓名：许晨\n职位：产品经理\n手机：13922223333\n邮箱：xuchen@tencent.com",
     u"company=深圳市腾讯计算机系统有限公司\nname=许晨\ntitle=产品经理\nmobile=13922223333\nemail=xuchen@tencent.com"},
    {u"韩梅梅 13700001234\n广西壮族自治区南宁市青秀区民族大道 131 号",
     u"name=韩梅梅\nmobile=13700001234\naddress=广西壮族自治区南宁市青秀区民族大道 131 号\nregion=广西壮族自治区"},
    {u"冯工 13600009999", u"name=冯工\nmobile=13600009999"},
    {u"王总 13812345678 说下周一签合同", u"name=王总\nmobile=13812345678"},
    {u"邓超 上海复旦大学 教授 dengchao@fudan.edu.cn",
     u"name=邓超\ncompany=上海复旦大学\ntitle=教授\nemail=dengchao@fudan.edu.cn"},
    {u"曹操/采购/中粮集团/13811112222", u"name=曹操\ntitle=采购\ncompany=中粮集团\nmobile=13811112222"},
    {u"收货人：彭于晏，手机：15012345678，地址：福建省厦门市思明区环岛南路2号",
     u"name=彭于晏\nmobile=15012345678\naddress=福建省厦门市思明区环岛南路2号"},
    {u"曾志伟 852-91234567", u"name=曾志伟\nphone=852-91234567"},
    {u"萧峰", u""},
    {u"田雨 天津市和平区南京路108号 300050", u"name=田雨\naddress=天津市和平区南京路108号 300050\ncity=天津市"},
    {u"董明珠 珠海格力电器股份有限公司 董事长 0756-8614883 传真：0756-8614998",
     u"name=董明珠\ncompany=珠海格力电器股份有限公司\ntitle=董事长\nphone=0756-8614883"},
    {u"微信号: zhang_san888\n电话: 13312345678", u"wechat=zhang_san888\nmobile=13312345678"},
    {u"QQ:12345678 范冰 13312340000", u"name=范冰\nmobile=13312340000"},
    {u"客户：山东省济南市历下区泉城路 180 号齐鲁国际大厦 崔健 13953100001",
     u"address=山东省济南市历下区泉城路 180 号齐鲁国际大厦\nname=崔健\nmobile=13953100001"},
    {u"任正非 华为技术有限公司", u"name=任正非\ncompany=华为技术有限公司"},
    {u"石家庄钢铁厂 卢刚 0311-86091234", u"company=石家庄钢铁厂\nname=卢刚\nphone=0311-86091234"},
    {u"谢谢！\n--\n姜文\n北京不亦乐乎影视公司", u"name=姜文\ncompany=北京不亦乐乎影视公司"},
    {u"联系电话：0571-88888888\n单位：浙江大学\n联系人：陆游", u"phone=0571-88888888\ncompany=浙江大学\nname=陆游"},
    {u"贾宝玉\t13800138009\t江苏省苏州市姑苏区拙政园路1号",
     u"name=贾宝玉\nmobile=13800138009\naddress=江苏省苏州市姑苏区拙政园路1号"},
    {u"夏侯惇 总监 13777778888 xhd@wei.com", u"name=夏侯惇\ntitle=总监\nmobile=13777778888\nemail=xhd@wei.com"},
    {u"John Smith\nSales Manager\nAcme Corporation\n+1 415 555 0100\njohn.smith@acme.com\nwww.acme.com",
     u"name=John Smith\ntitle=Sales Manager\ncompany=Acme Corporation\nphone=+1 415 555 "
     u"0100\nemail=john.smith@acme.com\nsite=www.acme.com"},
    {u"Best regards,\n\nEmma Taylor\nHead of Procurement\nNorthwind Traders Ltd\nTel: +44 20 7946 "
     u"0958\nemma@northwind.co.uk",
     u"name=Emma Taylor\ntitle=Head of Procurement\ncompany=Northwind Traders Ltd\nphone=+44 20 7946 "
     u"0958\nemail=emma@northwind.co.uk"},
    {u"Name: Maria Garcia\nTitle: CEO\nCompany: Garcia Foods LLC\nPhone: (415) 555-0132",
     u"name=Maria Garcia\ntitle=CEO\ncompany=Garcia Foods LLC\nphone=(415) 555-0132"},
    {u"Victor Lindqvist | Director of Sales | Zoo Palast Events GmbH | +49 30 1234567",
     u"name=Victor Lindqvist\ntitle=Director of Sales\ncompany=Zoo Palast Events GmbH\nphone=+49 30 1234567"},
    {u"Dr. Jane O'Connor\nConsultant\n12 High Street, Dublin\njane@oconnor.ie",
     u"name=Dr. Jane O'Connor\ntitle=Consultant\naddress=12 High Street, Dublin\nemail=jane@oconnor.ie"},
    {u"Mike Johnson, CTO, Initech Inc.\n4120 Freidrich Lane, Austin, TX 78744",
     u"name=Mike Johnson\ntitle=CTO\ncompany=Initech Inc.\naddress=4120 Freidrich Lane, Austin, TX 78744"},
    {u"Sarah Connor <sarah.connor@cyberdyne.com>", u"name=Sarah Connor\nemail=sarah.connor@cyberdyne.com"},
    {u"Contact: Peter Parker\nMobile: +1 212 555 0199\nhttps://dailybugle.com/staff",
     u"name=Peter Parker\nmobile=+1 212 555 0199\nsite=https://dailybugle.com/staff"},
    {u"Anna Müller\nVertriebsleiterin\nMüller & Söhne GmbH\n+49 89 987654",
     u"name=Anna Müller\ncompany=Müller & Söhne GmbH\nphone=+49 89 987654"},
    {u"Robert Brown\nPurchasing Director\nM: +1 650 555 0111\nT: +1 650 555 0112",
     u"name=Robert Brown\ntitle=Purchasing Director\nmobile=+1 650 555 0111\nphone=+1 650 555 0112"},
    {u"Linda Chen 陈琳达", u"name=陈琳达"},
    {u"David Lee\nEngineer\nSamsung Electronics Co., Ltd.\ndavid.lee@samsung.com",
     u"name=David Lee\ntitle=Engineer\ncompany=Samsung Electronics Co., Ltd.\nemail=david.lee@samsung.com"},
    {u"wechat id: lee_david2020", u"wechat=lee_david2020"},
    {u"Email me: a.b+c@example.org", u"email=a.b+c@example.org"},
    {u"The meeting was on 2024-03-07 at 14:05.", u""},
    {u"2025-03-07 订单 20250307001 已发货", u""},
    {u"明天下午三点开会", u""},
    {u"税号：91330000MA27XL0U5Q\n名称 杭州某某网络科技有限公司", u"company=杭州某某网络科技有限公司"},
    {u"", u""},
    {u"   \n\n  ", u""},
    {u"😀😀 13800138000", u"mobile=13800138000"},
    {u"BEGIN:VCARD\r\nVERSION:3.0\r\nN:张;三;;;\r\nFN:张三\r\nORG:重庆啤酒\r\nTITLE:经理\r\nTEL;TYPE=CELL:"
     u"13800138000\r\nTEL;TYPE="
     u"FAX:023-1\r\nEMAIL:z@s.cn\r\nADR;TYPE=WORK:;;文三路1号;杭州;浙江;310012;中国\r\nEND:VCARD\r\n",
     u"name=张三\ncompany=重庆啤酒\ntitle=经理\nmobile=13800138000\nemail=z@s.cn\naddress=文三路1号\ncity=杭州\nregion="
     u"浙江\nzip=310012"},
    {u"Here is the "
     u"card:\nBEGIN:VCARD\nVERSION:4.0\nN:Smith;John;;;\nTEL;TYPE=work;VALUE=uri:tel:+1-415-555-0100\nEND:VCARD",
     u"name=John Smith\nphone=+1-415-555-0100"},
};

} // namespace

TEST_CASE("signatures, chats and cards are split into their parts")
{
    CHECK(std::size(examples) >= 60);
    for (const Example &example : examples) {
        const QString text = QString::fromUtf16(example.text);
        const Capture capture = parseCapture(text);
        QStringList found;
        const QStringList wanted = *example.parts ? QString::fromUtf16(example.parts).split(u'\n') : QStringList();
        for (const auto &[name, part] : partNames) {
            const QString value = capture.text(part);
            const QString line = QString::fromLatin1(name) + u'=' + value;
            const bool placed = part == CapturePart::Region || part == CapturePart::City;
            if (!value.isEmpty() && (!placed || wanted.contains(line)))
                found << line;
        }
        QStringList expected = wanted;
        found.sort();
        expected.sort();
        INFO(text.toStdString());
        INFO(found.join(u'\n').toStdString());
        CHECK(found == expected);
    }
}

TEST_CASE("every finding says where it stands and how sure it is")
{
    for (const Example &example : examples) {
        const QString text = QString::fromUtf16(example.text);
        for (const CapturedValue &value : parseCapture(text).values) {
            INFO(value.value.toStdString());
            CHECK(value.certainty > 0);
            CHECK(value.certainty <= 1);
            CHECK(value.begin >= 0);
            CHECK(value.begin + value.length <= text.size());
        }
    }
    const Capture labelled = parseCapture(QStringLiteral("姓名：冯工"));
    const Capture guessed = parseCapture(QStringLiteral("冯工 13600009999"));
    CHECK(labelled.find(CapturePart::Name)->certainty > guessed.find(CapturePart::Name)->certainty);
}

TEST_CASE("what is not understood is kept as the rest")
{
    const Capture capture = parseCapture(QStringLiteral("王总 13812345678 说下周一签合同"));
    CHECK(capture.rest.contains(QStringLiteral("下周一签合同")));
    CHECK_FALSE(capture.rest.contains(QStringLiteral("138")));
}

TEST_CASE("long and hostile texts are read in reasonable time")
{
    CHECK(parseCapture(QString(20'000, u'a')).values.empty());
    CHECK(parseCapture(QString(20'000, u'省')).values.size() <= 24);
    CHECK(parseCapture(QStringLiteral("1 ").repeated(5000)).values.size() <= 24);
    CHECK(parseCapture(QStringLiteral("a@").repeated(5000)).values.size() <= 24);
}
