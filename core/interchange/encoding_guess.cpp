// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/text_encoding.h"

#include <QSet>
#include <QUtf8StringView>

namespace millrace {

namespace {

// Characters that real Chinese tables are full of: the commonest of running text, surnames, places, company words.
constexpr char16_t commonSimplified[] = u"的一是不了在有人我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那"
                                        u"得于着下自之年过发后作里用道行所然家种事成方多经么"
                                        u"去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日"
                                        u"军者意无力它与长把机十民第公此已工使情明性知全三"
                                        u"又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制"
                                        u"身果加西斯月话合回特代内信表化老给世位次度门任常"
                                        u"先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变"
                                        u"四神总何电数安少报才结反受目太量再感建务做接必场"
                                        u"件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却"
                                        u"界达光放强即像难且权思王象完设式色路记南品住告类"
                                        u"求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔厂姓联"
                                        u"络客户商手机话邮箱地址电备注称编号型省县镇村街楼"
                                        u"室栋限责任有贸易技术服务股份集团投资企业销售经理总监采购财务订单金额元价格数"
                                        u"量状态阶段备注来源行业规模城市赵钱孙李周吴郑王冯陈"
                                        u"褚卫蒋沈韩杨朱秦许何吕施张孔曹严华魏陶姜谢邹喻苏潘葛范彭郎鲁韦马苗方任袁柳唐"
                                        u"罗薛雷贺汤殷郝邬安常乐于傅齐康伍余元顾孟黄穆萧尹"
                                        u"姚邵汪祁毛狄贝伏成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾江童颜郭梅盛林钟徐邱骆"
                                        u"高夏蔡田胡凌霍虞万柯卢莫房丁邓洪包左石崔吉龚程邢"
                                        u"裴陆荣翁荀羊甄家封芮储靳段富巫乌焦巴弓京沪津渝粤浙苏鲁豫川湘鄂皖闽辽吉黑陕甘"
                                        u"青宁桂琼贵云藏蒙港澳台伟芳娜敏静丽强磊军洋勇艳杰"
                                        u"娟涛明超秀霞平刚桂英建文辉玲红春燕志国华建宇欣子轩浩然梓涵诗雨佳怡思博网宝拼"
                                        u"购店品牌跟进成交意向微信男女先生女士经办负责是否";
constexpr char16_t commonTraditional[] = u"的一是不了在有人我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那"
                                         u"得於著下自之年過發後作裡用道行所然家種事成方多經麼"
                                         u"去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日"
                                         u"軍者意無力它與長把機十民第公此已工使情明性知全三"
                                         u"又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制"
                                         u"身果加西斯月話合回特代內信表化老給世位次度門任常"
                                         u"先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變"
                                         u"四神總何電數安少報才結反受目太量再感建務做接必場"
                                         u"件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻"
                                         u"界達光放強即像難且權思王象完設式色路記南品住告類"
                                         u"求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運姓聯絡客"
                                         u"戶商郵箱址備註稱編號型省縣鎮村街樓室棟限責貿易技"
                                         u"服股份集團投企銷售監採購財訂單額價態階段來源模城趙錢孫李周吳鄭馮陳蔣沈韓楊朱"
                                         u"秦呂曹嚴華魏謝蘇潘范彭魯韋袁柳羅薛賀湯黃蕭姚宋梁"
                                         u"杜藍賈江郭林鍾徐高夏蔡田胡霍盧丁鄧洪石崔龔陸榮臺灣北港澳網寶";

const QSet<char16_t> &commonSet(bool traditional)
{
    static const QSet<char16_t> simplified(std::begin(commonSimplified), std::end(commonSimplified) - 1);
    static const QSet<char16_t> classical(std::begin(commonTraditional), std::end(commonTraditional) - 1);
    return traditional ? classical : simplified;
}

/// What came out when the sample was read in an East Asian encoding.
struct EastAsianReading
{
    qsizetype characters = 0; // beyond ASCII
    qsizetype common = 0;
    qsizetype kana = 0;
    qsizetype hangul = 0;
    qsizetype private_ = 0;
    qsizetype invalid = 0;

    double share(qsizetype part) const { return characters ? double(part) / double(characters) : 0.0; }
    bool plausible() const { return characters > 0 && double(invalid + private_) <= 0.002 * double(characters); }
};

EastAsianReading readEastAsian(TextEncoding encoding, QByteArrayView sample, bool whole)
{
    EastAsianReading reading;
    TextDecoder decoder(encoding);
    if (!decoder.isValid())
        return reading;
    QByteArray utf8;
    decoder.decode(sample, whole, utf8);
    reading.invalid = decoder.invalidSequences();
    const QSet<char16_t> &common = commonSet(encoding == TextEncoding::Big5);
    for (const QChar c : QString::fromUtf8(utf8)) {
        const char16_t u = c.unicode();
        if (u < 0x80 || c.isLowSurrogate())
            continue;
        ++reading.characters;
        if (u >= 0xE000 && u < 0xF900)
            ++reading.private_;
        else if ((u >= 0x3041 && u <= 0x30FE) || (u >= 0xFF66 && u <= 0xFF9D))
            ++reading.kana;
        else if (u >= 0xAC00 && u <= 0xD7A3)
            ++reading.hangul;
        else if ((u >= 0x3000 && u <= 0x3011) || (u >= 0xFF01 && u <= 0xFF1F) || common.contains(u))
            ++reading.common;
    }
    return reading;
}

/// The part of the sample that tells something: from the line of the first byte beyond ASCII, 64 KB at most.
QByteArrayView tellingPart(QByteArrayView sample)
{
    qsizetype first = 0;
    while (first < sample.size() && uchar(sample[first]) < 0x80)
        ++first;
    while (first > 0 && sample[first - 1] != '\n')
        --first;
    return sample.sliced(first).first(qMin<qsizetype>(sample.size() - first, 64 * 1024));
}

std::optional<EncodingGuess> guessByMark(QByteArrayView sample)
{
    const auto begins = [&](const char *mark, int length) { return sample.startsWith(QByteArrayView(mark, length)); };
    if (begins("\xEF\xBB\xBF", 3))
        return EncodingGuess{TextEncoding::Utf8Bom, 1.0, 3};
    if (begins("\x84\x31\x95\x33", 4))
        return EncodingGuess{TextEncoding::Gb18030, 1.0, 4};
    if (begins("\xFF\xFE\0\0", 4))
        return EncodingGuess{TextEncoding::Utf32Le, 1.0, 4};
    if (begins("\0\0\xFE\xFF", 4))
        return EncodingGuess{TextEncoding::Utf32Be, 1.0, 4};
    if (begins("\xFF\xFE", 2))
        return EncodingGuess{TextEncoding::Utf16Le, 1.0, 2};
    if (begins("\xFE\xFF", 2))
        return EncodingGuess{TextEncoding::Utf16Be, 1.0, 2};
    return std::nullopt;
}

bool decodesClean(TextEncoding encoding, QByteArrayView sample, bool whole)
{
    TextDecoder decoder(encoding);
    QByteArray utf8;
    decoder.decode(sample, whole, utf8);
    return decoder.invalidSequences() == 0 && !utf8.contains('\0');
}

std::optional<EncodingGuess> guessByZeroBytes(QByteArrayView sample, bool whole)
{
    qsizetype zeros[4] = {0, 0, 0, 0};
    bool ascii = true;
    for (qsizetype i = 0; i < sample.size(); ++i) {
        zeros[i & 3] += sample[i] == 0;
        ascii = ascii && uchar(sample[i]) < 0x80;
    }
    const qsizetype even = zeros[0] + zeros[2], odd = zeros[1] + zeros[3];
    if (even + odd == 0 || sample.size() < 4)
        return std::nullopt;
    const double quads = double(sample.size()) / 4;
    const double pairs = double(sample.size()) / 2;
    if (zeros[3] > 0.9 * quads && zeros[2] > 0.9 * quads && decodesClean(TextEncoding::Utf32Le, sample, whole))
        return EncodingGuess{TextEncoding::Utf32Le, 0.95, 0};
    if (zeros[0] > 0.9 * quads && zeros[1] > 0.9 * quads && decodesClean(TextEncoding::Utf32Be, sample, whole))
        return EncodingGuess{TextEncoding::Utf32Be, 0.95, 0};
    // Text of one script puts its zero bytes on one side; ASCII text with a stray zero byte has few of them.
    const double floor = ascii ? 0.4 : 0.03;
    if (double(odd) > floor * pairs && even * 20 < odd && decodesClean(TextEncoding::Utf16Le, sample, whole))
        return EncodingGuess{TextEncoding::Utf16Le, double(odd) > 0.4 * pairs ? 0.95 : 0.8, 0};
    if (double(even) > floor * pairs && odd * 20 < even && decodesClean(TextEncoding::Utf16Be, sample, whole))
        return EncodingGuess{TextEncoding::Utf16Be, double(even) > 0.4 * pairs ? 0.95 : 0.8, 0};
    return std::nullopt;
}

/// UTF-8 with a few damaged places is still UTF-8.
bool mostlyUtf8(QByteArrayView sample)
{
    qsizetype whole = 0, broken = 0;
    for (qsizetype at = 0; at < sample.size();) {
        const int length = interchange::sequenceLength(TextEncoding::Utf8, sample.sliced(at));
        if (length > 1)
            ++whole;
        else if (length < 0)
            ++broken;
        at += length == 0 ? sample.size() - at : qAbs(length);
    }
    return whole >= 10 && broken * 20 <= whole;
}

std::optional<EncodingGuess> guessEastAsian(QByteArrayView sample, bool whole)
{
    const QByteArrayView part = tellingPart(sample);
    const bool partWhole = whole && part.end() == sample.end();
    const EastAsianReading chinese = readEastAsian(TextEncoding::Gb18030, part, partWhole);
    const EastAsianReading classical = readEastAsian(TextEncoding::Big5, part, partWhole);
    const EastAsianReading shift = readEastAsian(TextEncoding::ShiftJis, part, partWhole);
    const EastAsianReading extended = readEastAsian(TextEncoding::EucJp, part, partWhole);
    const EastAsianReading korean = readEastAsian(TextEncoding::EucKr, part, partWhole);

    const double simplifiedShare = chinese.plausible() ? chinese.share(chinese.common) : 0.0;
    const double classicalShare = classical.plausible() ? classical.share(classical.common) : 0.0;
    // Half-width kana are single bytes of every one-byte encoding too, so Shift_JIS must earn it with real text.
    if (extended.plausible() && extended.share(extended.kana) > 0.25 && extended.characters >= 4)
        return EncodingGuess{TextEncoding::EucJp, 0.85, 0};
    if (shift.plausible() && shift.share(shift.kana) > 0.3 && simplifiedShare < 0.3 && classicalShare < 0.3 &&
        shift.characters >= 4 && shift.share(shift.kana + shift.common) > 0.5)
        return EncodingGuess{TextEncoding::ShiftJis, 0.8, 0};
    if (simplifiedShare >= classicalShare && simplifiedShare >= 0.22)
        return EncodingGuess{TextEncoding::Gb18030, simplifiedShare >= 0.4 ? 0.95 : 0.8, 0};
    if (classicalShare >= 0.3)
        return EncodingGuess{TextEncoding::Big5, 0.85, 0};
    if (korean.plausible() && korean.characters >= 6 && korean.share(korean.hangul) > 0.85)
        return EncodingGuess{TextEncoding::EucKr, 0.8, 0};
    if (simplifiedShare >= 0.12 && chinese.characters >= 20)
        return EncodingGuess{TextEncoding::Gb18030, 0.5, 0};
    return std::nullopt;
}

/// Cyrillic words are whole runs of upper bytes; in the Latin scripts an accented letter stands between ASCII ones.
bool looksCyrillic(QByteArrayView sample)
{
    qsizetype inRuns = 0, upper = 0, run = 0;
    for (const char byte : sample) {
        if (uchar(byte) >= 0xC0) {
            ++upper;
            ++run;
            continue;
        }
        if (run >= 3)
            inRuns += run;
        run = 0;
    }
    return upper >= 12 && inRuns * 10 >= upper * 7;
}

} // namespace

EncodingGuess guessEncoding(QByteArrayView sample, bool wholeFile)
{
    if (const auto marked = guessByMark(sample))
        return *marked;
    if (const auto wide = guessByZeroBytes(sample, wholeFile))
        return *wide;
    if (interchange::isAscii(sample))
        return {TextEncoding::Utf8, 1.0, 0, true};
    TextDecoder utf8(TextEncoding::Utf8);
    QByteArray ignored;
    utf8.decode(sample, wholeFile, ignored);
    if (utf8.invalidSequences() == 0)
        return {TextEncoding::Utf8, 1.0, 0};
    if (mostlyUtf8(sample))
        return {TextEncoding::Utf8, 0.6, 0};
    if (const auto eastAsian = guessEastAsian(sample, wholeFile))
        return *eastAsian;
    if (canDecode(TextEncoding::Windows1251) && looksCyrillic(sample))
        return {TextEncoding::Windows1251, 0.5, 0};
    return {TextEncoding::Windows1252, 0.5, 0};
}

} // namespace millrace
