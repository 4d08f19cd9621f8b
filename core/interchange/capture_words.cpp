// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/capture_words.h"

#include <QStringList>

#include <algorithm>

namespace millrace::capturing {

namespace {

constexpr QStringView surnames = u"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜"
                                 u"叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
                                 u"范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
                                 u"温康施文牛樊葛邢安齐易乔伍庞颜"
                                 u"倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛"
                                 u"冉翁蓝骆路游辛靳欧阳管柴蒙鲍华喻"
                                 u"祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗"
                                 u"瞿桂全佟应臧闵苟邬边卞姬师和仇栾"
                                 u"隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢"
                                 u"劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区"
                                 u"郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦"
                                 u"戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫"
                                 u"朝单傅瀚";
constexpr const char16_t *doubleSurnames[] = {u"欧阳", u"司马", u"上官", u"诸葛", u"尉迟", u"皇甫", u"东方",
                                              u"慕容", u"司徒", u"夏侯", u"令狐", u"宇文", u"长孙", u"公孙",
                                              u"端木", u"南宫", u"独孤", u"百里", u"申屠", u"轩辕"};
constexpr const char16_t *companyEnds[] = {
    u"公司",   u"集团",   u"厂",     u"银行",   u"医院", u"大学", u"学院", u"研究院", u"研究所", u"事务所",
    u"工作室", u"商行",   u"商店",   u"协会",   u"学校", u"中学", u"小学", u"酒店",   u"分行",   u"支行",
    u"经营部", u"合作社", u"门市部", u"批发部", u"科技", u"股份", u"贸易", u"控股",   u"药房",   u"超市"};
constexpr const char16_t *titleWords[] = {
    u"经理",   u"总监", u"主管", u"工程师", u"董事长", u"总裁",   u"董事", u"销售",   u"顾问",   u"采购",   u"主任",
    u"专员",   u"代表", u"助理", u"厂长",   u"院长",   u"校长",   u"店长", u"会计",   u"出纳",   u"财务",   u"教授",
    u"医生",   u"律师", u"秘书", u"处长",   u"科长",   u"部长",   u"局长", u"行长",   u"合伙人", u"创始人", u"负责人",
    u"设计师", u"主席", u"队长", u"讲师",   u"研究员", u"架构师", u"客服", u"业务员", u"老师"};
constexpr const char16_t *provinces[] = {
    u"北京", u"天津", u"上海", u"重庆",   u"河北", u"山西", u"辽宁", u"吉林", u"黑龙江", u"江苏", u"浙江", u"安徽",
    u"福建", u"江西", u"山东", u"河南",   u"湖北", u"湖南", u"广东", u"海南", u"四川",   u"贵州", u"云南", u"陕西",
    u"甘肃", u"青海", u"台湾", u"内蒙古", u"广西", u"西藏", u"宁夏", u"新疆", u"香港",   u"澳门"};

bool isHan(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= QChar(0x4e00) && c <= QChar(0x9fff)) || c == QChar(0x00b7);
    });
}

const QRegularExpression &englishTitle()
{
    static const QRegularExpression words(
        QStringLiteral(
            "\\b(manager|director|engineer|ceo|cto|cfo|coo|cmo|vp|president|head of|consultant|founder|"
            "co-founder|partner|officer|analyst|buyer|representative|assistant|specialist|executive|"
            "chairman|secretary|developer|architect|designer|coordinator|supervisor|accountant|professor)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return words;
}

} // namespace

double nameCertainty(QStringView token)
{
    if (!isHan(token))
        return 0;
    if (token.contains(QChar(0x00b7)))
        return token.size() >= 4 ? 0.85 : 0;
    for (const char16_t *surname : doubleSurnames) {
        if (token.startsWith(QStringView(surname)))
            return token.size() == 3 || token.size() == 4 ? 0.95 : 0;
    }
    if (!surnames.contains(token.front()))
        return token.size() == 2 || token.size() == 3 ? 0.4 : 0;
    // "王总", "李工": how somebody is called, not the name.
    static constexpr QStringView calls = u"总工姐哥董";
    if (token.size() == 2 && calls.contains(token.back()))
        return 0.5;
    if (token.size() == 3 && (token.endsWith(u"女士") || token.endsWith(u"先生") || token.endsWith(u"老师")))
        return 0.5;
    return token.size() == 2 || token.size() == 3 ? 0.9 : token.size() == 4 ? 0.5 : 0;
}

bool isCompany(QStringView token)
{
    if (token.size() < 4)
        return false;
    while (token.size() > 4 && (token.endsWith(u')') || token.endsWith(u'）'))) {
        const qsizetype open = std::max(token.lastIndexOf(u'('), token.lastIndexOf(u'（'));
        if (open < 3)
            return false;
        token = token.left(open);
    }
    return std::any_of(std::begin(companyEnds), std::end(companyEnds), [&](const char16_t *end) {
        const QStringView word(end);
        return token.endsWith(word) && token.size() >= word.size() + 2;
    });
}

bool isEnglishCompany(const QString &line)
{
    // "Acme, Inc." is one, "John Smith, CTO, Acme Inc." holds one.
    static const QRegularExpression comma(
        QStringLiteral(",(?! *(?:inc|llc|ltd|limited|corp|gmbh|co|plc|s\\.?a|pty)\\.?,?)"),
        QRegularExpression::CaseInsensitiveOption);
    if (comma.match(line).hasMatch())
        return false;
    static const QRegularExpression ending(
        QStringLiteral("^[A-Z0-9].{1,60}\\b(inc|llc|ltd|limited|corp|corporation|gmbh|co|company|group|ag|plc|"
                       "technologies|holdings|solutions|partners|industries|university|bank|s\\.?a|b\\.?v|pty)\\.?$"),
        QRegularExpression::CaseInsensitiveOption);
    return ending.match(line).hasMatch();
}

double titleCertainty(QStringView token)
{
    if (token.size() > 60 || token.isEmpty())
        return 0;
    if (englishTitle().match(token.toString()).hasMatch() && token.size() <= 60)
        return 0.85;
    if (token.size() > 14)
        return 0;
    for (const char16_t *word : titleWords) {
        if (token.endsWith(QStringView(word)))
            return token.size() == 2 ? 0.7 : 0.9;
    }
    return 0;
}

bool isEnglishName(const QString &line)
{
    static const QRegularExpression shape(QStringLiteral(
        "^(?:(?:Mr|Mrs|Ms|Dr|Prof)\\.? )?\\p{Lu}[\\p{L}'’-]+(?: (?:\\p{Lu}\\.|de|van|von|da|la|\\p{Lu}[\\p{L}"
        "'’-]+)){1,3}$"));
    return shape.match(line).hasMatch();
}

bool isEnglishStreet(const QString &line)
{
    static const QRegularExpression street(
        QStringLiteral("\\d.*\\b(street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|way|square|sq|suite|"
                       "floor|parkway|pkwy|court|ct|highway|hwy)\\b|\\b[A-Z]{2} \\d{5}(-\\d{4})?\\b|^\\d+ [A-Z]\\w+"),
        QRegularExpression::CaseInsensitiveOption);
    return street.match(line).hasMatch();
}

qsizetype addressBegin(const QString &text)
{
    static const QRegularExpression beginning([] {
        QStringList names;
        for (const char16_t *province : provinces)
            names << QString::fromUtf16(province);
        const QString known = names.join(u'|');
        return QStringLiteral(
                   "(?:中国|中華人民共和國)?(?:%1)(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?"
                   "\\s?\\p{Han}{1,}(?:市|区|县|州|盟|镇|乡|路|街|道|村|大厦|广场|园)|"
                   "\\p{Han}{2,4}市\\s?\\p{Han}{1,8}(?:区|县|市|镇|路|街|道)|"
                   "\\p{Han}{2,4}(?:区|县)\\p{Han}{1,8}(?:路|街|道|巷|弄|镇)|"
                   "\\p{Han}{2,8}(?:路|街|大道|巷|弄)\\s?\\d+\\s?号")
            .arg(known);
    }());
    const QRegularExpressionMatch match = beginning.match(text);
    return match.hasMatch() ? match.capturedStart() : -1;
}

bool continuesAddress(const QString &word)
{
    static const QRegularExpression part(
        QStringLiteral("^[#\\dA-Za-z-]+$|^号|[号室楼层座栋幢弄巷路街道村园]$|单元|大厦|广场|小区|花园|中心|["
                       "号楼层座栋幢]\\S{0,12}\\d|\\d+\\S*[号室楼层座栋幢]"));
    return part.match(word).hasMatch();
}

Places placesOf(const QString &address)
{
    static const QRegularExpression country(QStringLiteral("^(?:中国|中华人民共和国)"));
    const QString text = QString(address).remove(country).remove(u' ');
    Places places;
    for (const char16_t *province : provinces) {
        const QString name = QString::fromUtf16(province);
        if (!text.startsWith(name))
            continue;
        static const QRegularExpression rank(
            QStringLiteral("^(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)"));
        QString rest = text.mid(name.size());
        const QString suffix = rank.match(rest).captured();
        places.region = name + suffix;
        rest = rest.mid(suffix.size());
        static const QStringList alone{QStringLiteral("北京"), QStringLiteral("天津"), QStringLiteral("上海"),
                                       QStringLiteral("重庆")};
        if (alone.contains(name)) {
            places.city = name + QStringLiteral("市");
            return places;
        }
        static const QRegularExpression city(QStringLiteral("^(\\p{Han}{2,7}?(?:市|自治州|地区|盟))"));
        places.city = city.match(rest).captured(1);
        return places;
    }
    static const QRegularExpression city(QStringLiteral("^(\\p{Han}{2,4}?市)"));
    places.city = city.match(text).captured(1);
    return places;
}

} // namespace millrace::capturing
