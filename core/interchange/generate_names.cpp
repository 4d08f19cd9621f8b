// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/generate_names.h"

#include <algorithm>

namespace millrace::generating {

namespace {

struct Han
{
    QStringView text;
    QStringView latin;
};

constexpr Han surnames[] = {
    {u"王", u"wang"},  {u"李", u"li"},    {u"张", u"zhang"},    {u"刘", u"liu"},         {u"陈", u"chen"},
    {u"杨", u"yang"},  {u"黄", u"huang"}, {u"赵", u"zhao"},     {u"吴", u"wu"},          {u"周", u"zhou"},
    {u"徐", u"xu"},    {u"孙", u"sun"},   {u"马", u"ma"},       {u"朱", u"zhu"},         {u"胡", u"hu"},
    {u"郭", u"guo"},   {u"何", u"he"},    {u"林", u"lin"},      {u"罗", u"luo"},         {u"高", u"gao"},
    {u"郑", u"zheng"}, {u"梁", u"liang"}, {u"谢", u"xie"},      {u"宋", u"song"},        {u"唐", u"tang"},
    {u"许", u"xu"},    {u"韩", u"han"},   {u"冯", u"feng"},     {u"邓", u"deng"},        {u"曹", u"cao"},
    {u"彭", u"peng"},  {u"曾", u"zeng"},  {u"萧", u"xiao"},     {u"田", u"tian"},        {u"董", u"dong"},
    {u"袁", u"yuan"},  {u"潘", u"pan"},   {u"蒋", u"jiang"},    {u"蔡", u"cai"},         {u"余", u"yu"},
    {u"杜", u"du"},    {u"叶", u"ye"},    {u"程", u"cheng"},    {u"苏", u"su"},          {u"魏", u"wei"},
    {u"吕", u"lv"},    {u"丁", u"ding"},  {u"任", u"ren"},      {u"沈", u"shen"},        {u"姚", u"yao"},
    {u"卢", u"lu"},    {u"单", u"shan"},  {u"仇", u"qiu"},      {u"解", u"xie"},         {u"查", u"zha"},
    {u"朴", u"piao"},  {u"翟", u"zhai"},  {u"欧阳", u"ouyang"}, {u"上官", u"shangguan"}, {u"尉迟", u"yuchi"},
};

constexpr Han givenCharacters[] = {
    {u"伟", u"wei"},   {u"芳", u"fang"}, {u"娜", u"na"},   {u"敏", u"min"},  {u"静", u"jing"}, {u"丽", u"li"},
    {u"强", u"qiang"}, {u"磊", u"lei"},  {u"军", u"jun"},  {u"洋", u"yang"}, {u"勇", u"yong"}, {u"艳", u"yan"},
    {u"杰", u"jie"},   {u"娟", u"juan"}, {u"涛", u"tao"},  {u"明", u"ming"}, {u"超", u"chao"}, {u"秀", u"xiu"},
    {u"霞", u"xia"},   {u"平", u"ping"}, {u"刚", u"gang"}, {u"桂", u"gui"},  {u"英", u"ying"}, {u"华", u"hua"},
    {u"玉", u"yu"},    {u"兰", u"lan"},  {u"建", u"jian"}, {u"国", u"guo"},  {u"志", u"zhi"},  {u"文", u"wen"},
    {u"晓", u"xiao"},  {u"雪", u"xue"},  {u"琳", u"lin"},  {u"佳", u"jia"},  {u"欣", u"xin"},  {u"怡", u"yi"},
    {u"子", u"zi"},    {u"涵", u"han"},  {u"浩", u"hao"},  {u"然", u"ran"},  {u"宇", u"yu"},   {u"轩", u"xuan"},
    {u"思", u"si"},    {u"雨", u"yu"},   {u"梓", u"zi"},   {u"俊", u"jun"},  {u"博", u"bo"},   {u"瑞", u"rui"},
    {u"嘉", u"jia"},   {u"诗", u"shi"},  {u"辰", u"chen"}, {u"凯", u"kai"},  {u"婷", u"ting"}, {u"倩", u"qian"},
};

constexpr Han brandCharacters[] = {
    {u"鑫", u"xin"},    {u"晟", u"sheng"}, {u"华", u"hua"},   {u"瑞", u"rui"},   {u"恒", u"heng"},  {u"泰", u"tai"},
    {u"宏", u"hong"},   {u"达", u"da"},    {u"博", u"bo"},    {u"远", u"yuan"},  {u"中", u"zhong"}, {u"联", u"lian"},
    {u"天", u"tian"},   {u"成", u"cheng"}, {u"金", u"jin"},   {u"盛", u"sheng"}, {u"东", u"dong"},  {u"方", u"fang"},
    {u"海", u"hai"},    {u"川", u"chuan"}, {u"江", u"jiang"}, {u"源", u"yuan"},  {u"光", u"guang"}, {u"明", u"ming"},
    {u"星", u"xing"},   {u"辰", u"chen"},  {u"嘉", u"jia"},   {u"禾", u"he"},    {u"康", u"kang"},  {u"健", u"jian"},
    {u"安", u"an"},     {u"信", u"xin"},   {u"诚", u"cheng"}, {u"正", u"zheng"}, {u"和", u"he"},    {u"润", u"run"},
    {u"丰", u"feng"},   {u"裕", u"yu"},    {u"凯", u"kai"},   {u"旋", u"xuan"},  {u"立", u"li"},    {u"新", u"xin"},
    {u"创", u"chuang"}, {u"维", u"wei"},   {u"思", u"si"},    {u"睿", u"rui"},   {u"智", u"zhi"},   {u"云", u"yun"},
    {u"锐", u"rui"},    {u"捷", u"jie"},   {u"众", u"zhong"}, {u"汇", u"hui"},   {u"邦", u"bang"},  {u"德", u"de"},
    {u"美", u"mei"},    {u"佳", u"jia"},   {u"万", u"wan"},   {u"里", u"li"},    {u"永", u"yong"},  {u"昌", u"chang"},
};

struct Trade
{
    QStringView text;
    QStringView latin;
    QStringView industry;
};

constexpr Trade chineseTrades[] = {
    {u"科技", u"keji", u"software"},
    {u"信息技术", u"xinxi", u"software"},
    {u"软件", u"ruanjian", u"software"},
    {u"网络科技", u"wangluo", u"software"},
    {u"机械制造", u"jixie", u"manufacturing"},
    {u"精密仪器", u"yiqi", u"manufacturing"},
    {u"电子", u"dianzi", u"manufacturing"},
    {u"啤酒", u"pijiu", u"manufacturing"},
    {u"食品", u"shipin", u"manufacturing"},
    {u"服饰", u"fushi", u"retail"},
    {u"商贸", u"shangmao", u"retail"},
    {u"百货", u"baihuo", u"retail"},
    {u"医药", u"yiyao", u"healthcare"},
    {u"医疗器械", u"yiliao", u"healthcare"},
    {u"生物", u"shengwu", u"healthcare"},
    {u"教育", u"jiaoyu", u"education"},
    {u"文化传播", u"wenhua", u"education"},
    {u"物流", u"wuliu", u"logistics"},
    {u"供应链", u"gongyinglian", u"logistics"},
    {u"航运", u"hangyun", u"logistics"},
    {u"建筑工程", u"jianzhu", u"construction"},
    {u"建材", u"jiancai", u"construction"},
    {u"新能源", u"nengyuan", u"energy"},
    {u"电力", u"dianli", u"energy"},
    {u"环保", u"huanbao", u"energy"},
    {u"投资", u"touzi", u"finance"},
    {u"保险经纪", u"baoxian", u"finance"},
    {u"咨询", u"zixun", u"services"},
    {u"酒店管理", u"jiudian", u"services"},
    {u"旅游", u"lvyou", u"services"},
};

constexpr QStringView chineseForms[] = {u"有限公司",     u"有限公司",        u"有限公司",     u"有限公司",
                                        u"有限公司",     u"有限公司",        u"有限责任公司", u"股份有限公司",
                                        u"集团有限公司", u"（集团）有限公司"};

constexpr Trade tradeWords[] = {
    {u"Software", u"software", u"software"},
    {u"Systems", u"systems", u"software"},
    {u"Data", u"data", u"software"},
    {u"Robotics", u"robotics", u"manufacturing"},
    {u"Instruments", u"instruments", u"manufacturing"},
    {u"Steel", u"steel", u"manufacturing"},
    {u"Brewing", u"brewing", u"manufacturing"},
    {u"Foods", u"foods", u"manufacturing"},
    {u"Outfitters", u"outfitters", u"retail"},
    {u"Trading", u"trading", u"retail"},
    {u"Markets", u"markets", u"retail"},
    {u"Pharma", u"pharma", u"healthcare"},
    {u"Medical", u"medical", u"healthcare"},
    {u"Clinics", u"clinics", u"healthcare"},
    {u"Learning", u"learning", u"education"},
    {u"Publishing", u"publishing", u"education"},
    {u"Logistics", u"logistics", u"logistics"},
    {u"Freight", u"freight", u"logistics"},
    {u"Construction", u"construction", u"construction"},
    {u"Timber", u"timber", u"construction"},
    {u"Energy", u"energy", u"energy"},
    {u"Solar", u"solar", u"energy"},
    {u"Capital", u"capital", u"finance"},
    {u"Insurance", u"insurance", u"finance"},
    {u"Consulting", u"consulting", u"services"},
    {u"Hotels", u"hotels", u"services"},
};

constexpr QStringView brandWords[] = {
    u"Northwind", u"Alder",    u"Bright",  u"Cobalt", u"Delta",    u"Ember",  u"Falcon",  u"Granite", u"Harbour",
    u"Iris",      u"Juniper",  u"Kestrel", u"Lumen",  u"Meridian", u"Nimbus", u"Oak",     u"Pioneer", u"Quarry",
    u"Raven",     u"Summit",   u"Tern",    u"Umber",  u"Vertex",   u"Willow", u"Xenon",   u"Yarrow",  u"Zenith",
    u"Atlas",     u"Beacon",   u"Cedar",   u"Dover",  u"Elm",      u"Fjord",  u"Glacier", u"Hazel",   u"Indigo",
    u"Jasper",    u"Keystone", u"Lark",    u"Maple",  u"Nordic",   u"Onyx",   u"Prairie", u"Quartz",  u"Ridge",
    u"Sable",     u"Thistle",  u"Unity",   u"Vale",   u"Wren",
};

constexpr QStringView secondWords[] = {u"",       u"",       u"",      u"ford ",  u"stone ", u"wick ",
                                       u"gate ",  u"field ", u"bay ",  u"brook ", u"man ",   u"bridge ",
                                       u"crest ", u"well ",  u"line ", u"mark "};

constexpr Han familyNames[] = {
    {u"Smith", u"smith"},       {u"Johnson", u"johnson"},     {u"Brown", u"brown"},      {u"Taylor", u"taylor"},
    {u"Wilson", u"wilson"},     {u"Evans", u"evans"},         {u"Walker", u"walker"},    {u"Wright", u"wright"},
    {u"Müller", u"mueller"},    {u"Schneider", u"schneider"}, {u"Weiß", u"weiss"},       {u"Fischer", u"fischer"},
    {u"Dubois", u"dubois"},     {u"Lefèvre", u"lefevre"},     {u"Moreau", u"moreau"},    {u"Rossi", u"rossi"},
    {u"Conti", u"conti"},       {u"García", u"garcia"},       {u"Núñez", u"nunez"},      {u"Silva", u"silva"},
    {u"Kowalski", u"kowalski"}, {u"Novák", u"novak"},         {u"Jensen", u"jensen"},    {u"Lindqvist", u"lindqvist"},
    {u"Tanaka", u"tanaka"},     {u"Suzuki", u"suzuki"},       {u"Kim", u"kim"},          {u"Nguyen", u"nguyen"},
    {u"Patel", u"patel"},       {u"Sharma", u"sharma"},       {u"O'Connor", u"oconnor"}, {u"van Dijk", u"vandijk"},
};

constexpr Han firstNames[] = {
    {u"Alice", u"alice"},     {u"Bruno", u"bruno"},   {u"Clara", u"clara"},   {u"Daniel", u"daniel"},
    {u"Eva", u"eva"},         {u"Frank", u"frank"},   {u"Grace", u"grace"},   {u"Hugo", u"hugo"},
    {u"Ingrid", u"ingrid"},   {u"José", u"jose"},     {u"Karin", u"karin"},   {u"Liam", u"liam"},
    {u"Maria", u"maria"},     {u"Nadia", u"nadia"},   {u"Oliver", u"oliver"}, {u"Priya", u"priya"},
    {u"Quentin", u"quentin"}, {u"Rosa", u"rosa"},     {u"Søren", u"soren"},   {u"Tomás", u"tomas"},
    {u"Ursula", u"ursula"},   {u"Victor", u"victor"}, {u"Wendy", u"wendy"},   {u"Yuki", u"yuki"},
    {u"Zoë", u"zoe"},         {u"Emma", u"emma"},     {u"Noah", u"noah"},     {u"Sophie", u"sophie"},
};

constexpr Place chinesePlaces[] = {
    {u"上海", u"sh", u"上海市", u"中国", u"浦东新区张杨路", u"200120", u"021", u"CNY", u".com.cn"},
    {u"北京", u"bj", u"北京市", u"中国", u"朝阳区建国路", u"100022", u"010", u"CNY", u".com.cn"},
    {u"深圳", u"sz", u"广东省", u"中国", u"南山区科技园路", u"518057", u"0755", u"CNY", u".com"},
    {u"广州", u"gz", u"广东省", u"中国", u"天河区体育西路", u"510620", u"020", u"CNY", u".com.cn"},
    {u"杭州", u"hz", u"浙江省", u"中国", u"余杭区文一西路", u"311121", u"0571", u"CNY", u".com"},
    {u"重庆", u"cq", u"重庆市", u"中国", u"渝中区民族路", u"400010", u"023", u"CNY", u".cn"},
    {u"成都", u"cd", u"四川省", u"中国", u"高新区天府大道", u"610041", u"028", u"CNY", u".com"},
    {u"武汉", u"wh", u"湖北省", u"中国", u"洪山区珞喻路", u"430074", u"027", u"CNY", u".cn"},
    {u"南京", u"nj", u"江苏省", u"中国", u"鼓楼区中山北路", u"210009", u"025", u"CNY", u".com.cn"},
    {u"苏州", u"suz", u"江苏省", u"中国", u"工业园区星湖街", u"215021", u"0512", u"CNY", u".com"},
    {u"西安", u"xa", u"陕西省", u"中国", u"雁塔区高新路", u"710075", u"029", u"CNY", u".cn"},
    {u"天津", u"tj", u"天津市", u"中国", u"滨海新区第三大街", u"300457", u"022", u"CNY", u".com.cn"},
    {u"青岛", u"qd", u"山东省", u"中国", u"市南区香港中路", u"266071", u"0532", u"CNY", u".com"},
    {u"宁波", u"nb", u"浙江省", u"中国", u"鄞州区天童南路", u"315100", u"0574", u"CNY", u".com"},
    {u"厦门", u"xm", u"福建省", u"中国", u"思明区湖滨南路", u"361004", u"0592", u"CNY", u".cn"},
    {u"长沙", u"cs", u"湖南省", u"中国", u"岳麓区麓谷大道", u"410205", u"0731", u"CNY", u".com"},
    {u"合肥", u"hf", u"安徽省", u"中国", u"蜀山区望江西路", u"230088", u"0551", u"CNY", u".cn"},
    {u"六安", u"la", u"安徽省", u"中国", u"金安区梅山路", u"237001", u"0564", u"CNY", u".com"},
    {u"大连", u"dl", u"辽宁省", u"中国", u"中山区人民路", u"116001", u"0411", u"CNY", u".com.cn"},
    {u"香港", u"hk", u"香港", u"中国", u"九龙弥敦道", u"999077", u"+852 2", u"HKD", u".hk"},
};

constexpr Place foreignPlaces[] = {
    {u"San Francisco", u"sf", u"California", u"United States", u"Market Street", u"94103", u"+1 415", u"USD", u".com"},
    {u"New York", u"ny", u"New York", u"United States", u"Hudson Street", u"10013", u"+1 212", u"USD", u".com"},
    {u"Austin", u"austin", u"Texas", u"United States", u"Congress Avenue", u"78701", u"+1 512", u"USD", u".com"},
    {u"Chicago", u"chi", u"Illinois", u"United States", u"Wacker Drive", u"60606", u"+1 312", u"USD", u".com"},
    {u"London", u"london", u"England", u"United Kingdom", u"Fenchurch Street", u"EC3M 5JR", u"+44 20", u"GBP",
     u".co.uk"},
    {u"München", u"muc", u"Bayern", u"Deutschland", u"Leopoldstraße", u"80802", u"+49 89", u"EUR", u".de"},
    {u"Hamburg", u"hh", u"Hamburg", u"Deutschland", u"Mönckebergstraße", u"20095", u"+49 40", u"EUR", u".de"},
    {u"Paris", u"paris", u"Île-de-France", u"France", u"rue de Rivoli", u"75004", u"+33 1", u"EUR", u".fr"},
    {u"Madrid", u"madrid", u"Madrid", u"España", u"Calle de Serrano", u"28006", u"+34 91", u"EUR", u".es"},
    {u"Milano", u"milano", u"Lombardia", u"Italia", u"Via Torino", u"20123", u"+39 02", u"EUR", u".it"},
    {u"Tokyo", u"tokyo", u"Tokyo", u"Japan", u"Shibuya", u"150-0002", u"+81 3", u"JPY", u".co.jp"},
    {u"Amsterdam", u"ams", u"Noord-Holland", u"Nederland", u"Keizersgracht", u"1016", u"+31 20", u"EUR", u".nl"},
};

constexpr QStringView chineseTitles[] = {u"总经理",     u"采购经理", u"采购总监", u"信息部主任",
                                         u"财务总监",   u"技术总监", u"运营经理", u"市场经理",
                                         u"董事长助理", u"生产厂长", u"项目经理", u"工程师"};
constexpr QStringView foreignTitles[] = {
    u"Chief Executive", u"Purchasing Manager", u"Head of IT",   u"Finance Director", u"Operations Manager",
    u"Plant Manager",   u"Marketing Manager",  u"Project Lead", u"Engineer",         u"Buyer"};

QString digits(Chance &chance, int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += QChar(u'0' + char16_t(chance.below(10)));
    return text;
}

} // namespace

const Place &placeOf(Chance &chance, bool chinese)
{
    // A few cities hold most companies: the smaller of two draws.
    const auto draw = [&](size_t n) {
        return size_t(std::min(chance.below(std::int64_t(n)), chance.below(std::int64_t(n))));
    };
    return chinese ? chinesePlaces[draw(std::size(chinesePlaces))] : foreignPlaces[draw(std::size(foreignPlaces))];
}

PersonName personName(Chance &chance, bool chinese)
{
    PersonName name;
    if (!chinese) {
        const Han &first = chance.pick(firstNames);
        const Han &last = chance.pick(familyNames);
        name.first = first.text.toString();
        name.last = last.text.toString();
        name.full = name.first + u' ' + name.last;
        name.latin = first.latin.toString() + u'.' + last.latin.toString();
        return name;
    }
    const size_t common = size_t(std::min(chance.below(std::size(surnames)), chance.below(std::size(surnames))));
    const Han &last = surnames[common];
    const Han &one = chance.pick(givenCharacters);
    name.last = last.text.toString();
    name.first = one.text.toString();
    name.latin = last.latin.toString() + u'.' + one.latin.toString();
    if (chance.percent(70)) {
        const Han &two = chance.pick(givenCharacters);
        name.first += two.text;
        name.latin += two.latin;
    }
    name.full = name.last + name.first;
    return name;
}

CompanyName companyName(Chance &chance, const Place &place, bool chinese)
{
    CompanyName name;
    if (!chinese) {
        const QStringView second = chance.pick(secondWords);
        const Trade &trade = chance.pick(tradeWords);
        const QString brand = chance.pick(brandWords).toString() + second.trimmed().toString();
        name.brief = brand + u' ' + trade.text.toString();
        name.latin = (brand + u'-' + trade.latin.toString()).toLower();
        const QStringView form = place.domain == u".de"      ? QStringView(u"GmbH")
                                 : place.domain == u".co.uk" ? QStringView(u"Ltd")
                                 : place.domain == u".fr"    ? QStringView(u"SAS")
                                 : place.domain == u".it"    ? QStringView(u"S.p.A.")
                                 : place.domain == u".es"    ? QStringView(u"S.A.")
                                 : place.domain == u".nl"    ? QStringView(u"B.V.")
                                 : place.domain == u".co.jp" ? QStringView(u"K.K.")
                                                             : QStringView(u"Inc.");
        name.full = name.brief + u' ' + form.toString();
        name.industry = trade.industry.toString();
        return name;
    }
    const Han &one = chance.pick(brandCharacters);
    const Han &two = chance.pick(brandCharacters);
    const Trade &trade = chance.pick(chineseTrades);
    QString brand = one.text.toString() + two.text.toString();
    name.latin = one.latin.toString() + two.latin.toString();
    if (chance.percent(25)) {
        const Han &three = chance.pick(brandCharacters);
        brand += three.text;
        name.latin += three.latin;
    }
    name.brief = brand + trade.text.toString();
    name.latin += trade.latin;
    name.full =
        (chance.percent(85) ? place.city.toString() : QString()) + name.brief + chance.pick(chineseForms).toString();
    name.industry = trade.industry.toString();
    return name;
}

QString jobTitle(Chance &chance, bool chinese)
{
    return (chinese ? chance.pick(chineseTitles) : chance.pick(foreignTitles)).toString();
}

QString phoneNumber(Chance &chance, const Place &place, bool mobile)
{
    if (place.country == u"中国" && !place.dial.startsWith(u'+')) {
        if (mobile) {
            static constexpr QStringView prefixes[] = {u"130", u"133", u"135", u"136", u"138", u"139", u"150",
                                                       u"158", u"159", u"177", u"180", u"186", u"188", u"189"};
            const QString prefix = chance.pick(prefixes).toString();
            switch (chance.below(4)) {
            case 0:
                return prefix + u' ' + digits(chance, 4) + u' ' + digits(chance, 4);
            case 1:
                return QStringLiteral("+86 ") + prefix + digits(chance, 8);
            }
            return prefix + digits(chance, 8);
        }
        const bool eight = place.dial != u"0592" && place.dial != u"0564";
        return place.dial.toString() + u'-' + QChar(u'5' + char16_t(chance.below(4))) + digits(chance, eight ? 7 : 6);
    }
    if (place.dial.startsWith(u"+1 "))
        return place.dial.toString() + u' ' + QString::number(chance.between(555, 559)) + u' ' + digits(chance, 4);
    if (place.dial == u"+852 2")
        return place.dial.toString() + digits(chance, 3) + u' ' + digits(chance, 4);
    const int local = place.dial == u"+44 20" || place.dial == u"+81 3" || place.dial == u"+33 1" ? 8 : 7;
    return place.dial.toString() + u' ' + QChar(u'3' + char16_t(chance.below(5))) + digits(chance, local - 1);
}

QString creditCode(Chance &chance)
{
    static constexpr QStringView alphabet = u"0123456789ABCDEFGHJKLMNPQRTUWXY";
    static constexpr QStringView regions[] = {u"310115", u"110105", u"440305", u"330110",
                                              u"500103", u"510107", u"420111", u"320106"};
    QString code = QStringLiteral("91%1MA").arg(chance.pick(regions));
    while (code.size() < 17)
        code += alphabet[qsizetype(chance.below(alphabet.size()))];
    int sum = 0;
    int weight = 1;
    for (const QChar c : code) {
        sum += int(alphabet.indexOf(c)) * weight;
        weight = weight * 3 % 31;
    }
    return code + alphabet[(31 - sum % 31) % 31];
}

QString distinctCreditCode(Chance &chance, QSet<QString> &drawn)
{
    QString code = creditCode(chance);
    while (drawn.contains(code))
        code = creditCode(chance);
    drawn.insert(code);
    return code;
}

QString streetAddress(Chance &chance, const Place &place, bool chinese)
{
    const QString number = QString::number(chance.between(1, 1999));
    if (!chinese)
        return place.street.toString() + u' ' + number;
    QString address = place.street.toString() + number + u'号';
    if (chance.percent(60))
        address += QString::number(chance.between(1, 9)) + u'幢' + QString::number(chance.between(1, 32)) + u'0' +
                   QString::number(chance.between(1, 9)) + u'室';
    return address;
}

} // namespace millrace::generating
