// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/capture.h"

#include "core/base/text/phone.h"
#include "core/interchange/capture_words.h"
#include "core/interchange/vcard_lines.h"

#include <QBuffer>
#include <QRegularExpression>

#include <algorithm>

namespace millrace {

using capturing::addressBegin;
using capturing::continuesAddress;
using capturing::isCompany;
using capturing::isEnglishCompany;
using capturing::isEnglishName;
using capturing::isEnglishStreet;
using capturing::nameCertainty;
using capturing::Places;
using capturing::placesOf;
using capturing::titleCertainty;

namespace {

constexpr int mostOfAPart = 2;
constexpr QChar taken(0xfffe); ///< stands where something was recognised

bool isMobile(const QString &number)
{
    if (number.trimmed().startsWith(u'+') && !number.trimmed().startsWith(QLatin1String("+86")))
        return false;
    QString digits = number;
    digits.remove(QRegularExpression(QStringLiteral("\\D")));
    static const QRegularExpression shape(QStringLiteral("^(?:0?0?86)?1[3-9]\\d{9}$"));
    return shape.match(digits).hasMatch();
}

/// Works on a copy of the text in which what is recognised is blotted out, so that nothing is taken twice.
class CaptureReading
{
public:
    explicit CaptureReading(const QString &text) : m_text(text), m_left(text) {}

    Capture read()
    {
        readMails();
        readWebsites();
        readLabels();
        readPhones();
        readAddresses();
        readTokens();
        std::stable_sort(m_capture.values.begin(), m_capture.values.end(),
                         [](const CapturedValue &a, const CapturedValue &b) {
                             return a.part != b.part ? a.part < b.part : a.certainty > b.certainty;
                         });
        addPlaces();
        QString rest = m_left;
        static const QRegularExpression noise(QStringLiteral("[\\x{fffe}\\s,;|/，；、｜:：()（）<>《》\\[\\]【】-]+"));
        m_capture.rest = rest.replace(noise, QStringLiteral(" ")).trimmed();
        return std::move(m_capture);
    }

private:
    void take(CapturePart part, QString value, double certainty, qsizetype begin, qsizetype length)
    {
        value = value.trimmed();
        const auto same = std::count_if(m_capture.values.begin(), m_capture.values.end(),
                                        [&](const CapturedValue &known) { return known.part == part; });
        const bool known = std::any_of(m_capture.values.begin(), m_capture.values.end(), [&](const CapturedValue &one) {
            return one.part == part && one.value == value;
        });
        if (value.isEmpty() || same >= mostOfAPart)
            return;
        if (!known)
            m_capture.values.push_back({part, value, certainty, begin, length});
        blot(begin, length);
    }
    void blot(qsizetype begin, qsizetype length)
    {
        for (qsizetype i = begin; i < begin + length; ++i) {
            if (m_left[i] != u'\n')
                m_left[i] = taken;
        }
    }
    bool has(CapturePart part) const { return m_capture.find(part) != nullptr; }

    void readMails();
    void readWebsites();
    void readLabels();
    void readPhones();
    void readAddresses();
    void readTokens();
    void readToken(const QString &token, qsizetype begin);
    void readLine(const QString &line, qsizetype begin);
    void addPlaces();

    QString m_text, m_left;
    Capture m_capture;
};

void CaptureReading::readMails()
{
    static const QRegularExpression mail(QStringLiteral("[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"));
    for (auto found = mail.globalMatch(m_text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        take(CapturePart::Email, match.captured(), 0.98, match.capturedStart(), match.capturedLength());
    }
}

void CaptureReading::readWebsites()
{
    static const QRegularExpression site(QStringLiteral(
        "(?:https?://|www\\.)[^\\s,;，；、）)]+|\\b[A-Za-z0-9-]{2,}(?:\\.[A-Za-z0-9-]+)*\\.(?:com|cn|net|org|"
        "io|co|de|fr|uk)(?:\\.cn|\\.uk)?(?:/\\S*)?(?![A-Za-z0-9@])"));
    for (auto found = site.globalMatch(m_left); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const bool whole =
            match.captured().startsWith(QLatin1String("http")) || match.captured().startsWith(QLatin1String("www."));
        take(CapturePart::Website, match.captured(), whole ? 0.95 : 0.8, match.capturedStart(), match.capturedLength());
    }
}

/// "姓名：张三", "Tel: ...": what is called by its name needs no guess.
void CaptureReading::readLabels()
{
    struct Label
    {
        const char16_t *words;
        CapturePart part;
        const char16_t *value;
        bool drop = false; ///< recognised in order not to be taken for something else
    };
    constexpr const char16_t *line = u"([^\\n\\x{fffe}]+?)";
    static const Label labels[] = {
        {u"微信号?|wechat(?: id)?|weixin|wx|V信|VX", CapturePart::WeChat, u"([A-Za-z][-_A-Za-z0-9]{4,19}|1\\d{10})"},
        {u"QQ|qq", CapturePart::WeChat, u"(\\d{5,11})", true},
        {u"传真|fax|F", CapturePart::Phone, u"([+\\d][\\d\\s()-]{5,})", true},
        {u"税号|纳税人识别号|统一社会信用代码|银行账号|账号|开户行", CapturePart::Phone, u"([^\\n]+)", true},
        {u"姓名|联系人|收件人|收货人|name|contact(?: person)?", CapturePart::Name, line},
        {u"公司名称|公司|单位|company|organi[sz]ation", CapturePart::Company, line},
        {u"职位|职务|岗位|title|position|job title", CapturePart::Title, line},
        {u"详细地址|收货地址|公司地址|地址|address|add\\.?", CapturePart::Address, line},
        {u"邮政编码|邮编|zip(?: code)?|postal code|postcode", CapturePart::PostalCode,
         u"(\\d{5,6}|[A-Z\\d]{3,4} ?[A-Z\\d]{3})"},
    };
    // The value ends where the next label begins.
    static const QString next = QStringLiteral(
        "(?=\\s*(?:[,;，；]\\s*)?(?:微信|QQ|传真|姓名|联系人|收件人|公司|单位|职位|职务|电话|手机|联系电话|地址|"
        "详细地址|邮编|邮箱|网址|"
        "tel|phone|mobile|fax|email|e-mail|address|company|title|name)[^\\n:：]{0,4}[:：]|\\s*[\\n\\x{fffe}]|\\s*$)");
    for (const Label &label : labels) {
        const QString value = QString::fromUtf16(label.value);
        const QRegularExpression pattern(
            QStringLiteral("(?<![\\p{L}])(?:%1)\\s*[:：]\\s*%2%3")
                .arg(QString::fromUtf16(label.words), value, label.value == line ? next : QString()),
            QRegularExpression::CaseInsensitiveOption);
        for (auto found = pattern.globalMatch(m_left); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            QString text = match.captured(1).trimmed();
            static const QRegularExpression numberBehind(
                QStringLiteral(
                    "[\\s,，]+(?:(?:联系|办公)?(?:电话|手机|座机|tel|phone|mobile)\\s*[:：]?\\s*)?\\+?\\d[\\d -]{6,}"
                    ".*$"),
                QRegularExpression::CaseInsensitiveOption);
            qsizetype length = match.capturedLength();
            if (label.value == line && label.part != CapturePart::Address) {
                const QRegularExpressionMatch number = numberBehind.match(text);
                if (number.hasMatch()) {
                    length -= match.captured(1).size() - number.capturedStart();
                    text = text.left(number.capturedStart());
                }
            }
            if (label.drop)
                blot(match.capturedStart(), length);
            else if (!has(label.part))
                take(label.part, text, 0.97, match.capturedStart(), length);
        }
    }
    // "微信同号": the number is the name there too.
    static const QRegularExpression sameNumber(
        QStringLiteral("[（(]?(?:微信同号|同微信|手机微信同号|wechat same)[)）]?"),
        QRegularExpression::CaseInsensitiveOption);
    if (const QRegularExpressionMatch match = sameNumber.match(m_left); match.hasMatch()) {
        static const QRegularExpression mobile(QStringLiteral("(?<!\\d)1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)"));
        QString number = mobile.match(m_text).captured();
        take(CapturePart::WeChat, number.remove(u' ').remove(u'-'), 0.9, match.capturedStart(), match.capturedLength());
    }
}

void CaptureReading::readPhones()
{
    static const QRegularExpression number(
        QStringLiteral("(?:(联系电话|办公电话|电话号码|手机号码?|手机|座机|电话|固话|热线|tel(?:ephone)?|phone|mobile|"
                       "mob|cell|direct|office|[TMPD])"
                       "\\.?\\s*[:：]?\\s*)?(?<![\\w.])(\\+?[(（]?\\+?\\d[\\d "
                       "()（）.-]{5,18}\\d(?:\\s*(?:转|分机|ext\\.?|x)\\s*\\d{1,6})?)(?![\\d\\w])"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression day(QStringLiteral("^(?:19|20)\\d\\d[-./ ]\\d{1,2}[-./ ]\\d{1,2}$"));
    for (auto found = number.globalMatch(m_left); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString value = match.captured(2).trimmed();
        const QString label = match.captured(1);
        QString digits = value;
        digits.remove(QRegularExpression(QStringLiteral("\\D")));
        if (digits.size() < 7 || digits.size() > 18 || day.match(value).hasMatch())
            continue;
        static const QRegularExpression mobileLabel(QStringLiteral("^(手机|mob|cell|m$)"),
                                                    QRegularExpression::CaseInsensitiveOption);
        const bool mobile = isMobile(value) || mobileLabel.match(label).hasMatch();
        const bool plausible = parsePhone(value).plausible;
        const bool parted = value.contains(u'-') || value.contains(u' ') || value.contains(u'(');
        if (!plausible && label.isEmpty() && !value.startsWith(u'+') && (!parted || digits.size() < 10))
            continue;
        take(mobile ? CapturePart::Mobile : CapturePart::Phone, value,
             plausible         ? 0.95
             : label.isEmpty() ? 0.5
                               : 0.7,
             match.capturedStart(), match.capturedLength());
    }
}

void CaptureReading::readAddresses()
{
    static const QRegularExpression stretch(QStringLiteral("[^\\n\\x{fffe},，;；|｜]+"));
    for (auto found = stretch.globalMatch(m_left); found.hasNext() && !has(CapturePart::Address);) {
        const QRegularExpressionMatch match = found.next();
        const QString text = match.captured();
        qsizetype begin = addressBegin(text);
        if (begin < 0)
            continue;
        // The word that it begins in may be a company of that town.
        while (begin > 0 && !text[begin - 1].isSpace() && text[begin - 1] != u')' && text[begin - 1] != u'）' &&
               text[begin - 1] != u':' && text[begin - 1] != u'：')
            --begin;
        qsizetype end = begin;
        bool first = true;
        bool company = false;
        while (end < text.size()) {
            qsizetype stop = end;
            while (stop < text.size() && !text[stop].isSpace())
                ++stop;
            const QString word = text.mid(end, stop - end);
            company = company || (first && isCompany(word));
            if (!first && !word.isEmpty() && !continuesAddress(word) && addressBegin(word) < 0)
                break;
            first = first && word.isEmpty();
            end = stop;
            while (end < text.size() && text[end].isSpace())
                ++end;
        }
        if (company)
            continue;
        const QString address = text.mid(begin, end - begin).trimmed();
        take(CapturePart::Address, address, placesOf(address).city.isEmpty() ? 0.75 : 0.92,
             match.capturedStart() + begin, end - begin);
    }
    if (!has(CapturePart::PostalCode) && has(CapturePart::Address)) {
        static const QRegularExpression code(QStringLiteral("(?<![\\d\\w])\\d{6}(?![\\d\\w])"));
        if (const QRegularExpressionMatch match = code.match(m_left); match.hasMatch())
            take(CapturePart::PostalCode, match.captured(), 0.8, match.capturedStart(), match.capturedLength());
    }
}

void CaptureReading::readLine(const QString &line, qsizetype begin)
{
    if (isEnglishStreet(line) && (!has(CapturePart::Address) || line.contains(u','))) {
        take(CapturePart::Address, line, 0.75, begin, line.size());
        return;
    }
    if (!has(CapturePart::Company) && isEnglishCompany(line)) {
        take(CapturePart::Company, line, 0.85, begin, line.size());
        return;
    }
    if (!has(CapturePart::Title) && titleCertainty(line) > 0) {
        take(CapturePart::Title, line, titleCertainty(line), begin, line.size());
        return;
    }
    if (!has(CapturePart::Name) && isEnglishName(line))
        take(CapturePart::Name, line, 0.8, begin, line.size());
}

void CaptureReading::readToken(const QString &token, qsizetype begin)
{
    if (!has(CapturePart::Company) && isCompany(token))
        take(CapturePart::Company, token, 0.92, begin, token.size());
    else if (const double title = titleCertainty(token); title > 0 && !has(CapturePart::Title))
        take(CapturePart::Title, token, title, begin, token.size());
    else if (const double name = nameCertainty(token); name >= 0.5 && !has(CapturePart::Name))
        take(CapturePart::Name, token, name, begin, token.size());
}

void CaptureReading::readTokens()
{
    // English is read by stretches between commas and bars, Chinese by words.
    static const QRegularExpression stretch(QStringLiteral("[^\\n\\x{fffe}|｜,，;；]+"));
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    static const QRegularExpression wholeLine(QStringLiteral("[^\\n\\x{fffe}|｜]+"));
    for (const QRegularExpression &unit : {wholeLine, stretch}) {
        const QString before = m_left;
        for (auto found = unit.globalMatch(before); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            QString line = match.captured();
            qsizetype begin = match.capturedStart();
            static const QRegularExpression edge(QStringLiteral("^[\\s\\-–—:：*•·]+"));
            const qsizetype blank = edge.match(line).capturedLength();
            static const QRegularExpression tail(QStringLiteral("[\\s<>\\-–:：*•·（(]+$"));
            line = line.mid(blank).remove(tail);
            begin += blank;
            if (line.isEmpty() || m_left[begin] == taken || line.contains(han))
                continue;
            // A line with commas is one thing only where it is an address or a company.
            if (&unit != &stretch && line.contains(u',') && !isEnglishStreet(line) && !isEnglishCompany(line))
                continue;
            readLine(line, begin);
        }
    }
    static const QRegularExpression word(
        QStringLiteral("[^\\s\\x{fffe},，;；|｜/、:：()（）]+(?:[（(]\\p{Han}+[)）]\\p{Han}*(?:公司|集团|厂))?"));
    // Names come last, so that a company or title is not one.
    for (const bool names : {false, true}) {
        const QString before = m_left;
        for (auto found = word.globalMatch(before); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            const QString token = match.captured();
            if (!token.contains(han) || m_left[match.capturedStart()] == taken)
                continue;
            if (names || isCompany(token) || titleCertainty(token) > 0)
                readToken(token, match.capturedStart());
        }
    }
}

void CaptureReading::addPlaces()
{
    const CapturedValue *address = m_capture.find(CapturePart::Address);
    if (!address)
        return;
    const CapturedValue found = *address;
    const Places places = placesOf(found.value);
    if (!places.region.isEmpty())
        m_capture.values.push_back({CapturePart::Region, places.region, found.certainty, found.begin, found.length});
    if (!places.city.isEmpty())
        m_capture.values.push_back({CapturePart::City, places.city, found.certainty, found.begin, found.length});
}

/// The first card of a text of vCards; the format's own names leave nothing to guess.
Capture readCard(const QString &text)
{
    Capture capture;
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(text.toUtf8());
    buffer->open(QIODevice::ReadOnly);
    interchange::VcardLines lines(std::move(buffer), QStringLiteral("text"));
    if (!lines.begin(TextEncoding::Utf8))
        return capture;
    const auto add = [&](CapturePart part, QString value) {
        value = value.trimmed();
        if (!value.isEmpty() && !capture.find(part))
            capture.values.push_back({part, value, 1.0, std::max<qsizetype>(0, text.indexOf(value)),
                                      text.contains(value) ? value.size() : 0});
    };
    const auto plain = [](QString part) {
        return part.replace(QStringLiteral("\\n"), QStringLiteral(" ")).remove(u'\\').trimmed();
    };
    QString structured;
    interchange::VcardProperty property;
    for (auto more = lines.next(property); more && *more; more = lines.next(property)) {
        if (property.name == "END")
            break;
        if (property.isBinary())
            continue;
        bool damaged = false;
        const QString value = lines.textOf(property, &damaged);
        if (property.name == "FN") {
            add(CapturePart::Name, plain(value));
        } else if (property.name == "N") {
            const QStringList parts = value.split(u';');
            static const QRegularExpression han(QStringLiteral("\\p{Han}"));
            structured = value.contains(han) ? plain(parts.value(0)) + plain(parts.value(1))
                                             : (plain(parts.value(1)) + u' ' + plain(parts.value(0))).trimmed();
        } else if (property.name == "ORG") {
            add(CapturePart::Company, plain(value.section(u';', 0, 0)));
        } else if (property.name == "TITLE") {
            add(CapturePart::Title, plain(value));
        } else if (property.name == "TEL") {
            QString number = value;
            if (number.startsWith(QLatin1String("tel:")))
                number = number.mid(4);
            if (!property.isOf("fax"))
                add(isMobile(number) || property.isOf("cell") ? CapturePart::Mobile : CapturePart::Phone, number);
        } else if (property.name == "EMAIL") {
            add(CapturePart::Email, value);
        } else if (property.name == "URL") {
            add(CapturePart::Website, plain(value));
        } else if (property.name == "ADR") {
            const QStringList parts = value.split(u';');
            add(CapturePart::Address, plain(parts.value(2)));
            add(CapturePart::City, plain(parts.value(3)));
            add(CapturePart::Region, plain(parts.value(4)));
            add(CapturePart::PostalCode, plain(parts.value(5)));
        } else if (property.name == "X-WECHAT" || property.name == "X-WEIXIN") {
            add(CapturePart::WeChat, plain(value));
        }
    }
    add(CapturePart::Name, structured);
    std::stable_sort(capture.values.begin(), capture.values.end(),
                     [](const CapturedValue &a, const CapturedValue &b) { return a.part < b.part; });
    return capture;
}

} // namespace

const CapturedValue *Capture::find(CapturePart part) const
{
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const CapturedValue &value) { return value.part == part; });
    return found == values.end() ? nullptr : &*found;
}

Capture parseCapture(const QString &text)
{
    if (text.contains(QLatin1String("BEGIN:VCARD"), Qt::CaseInsensitive))
        return readCard(text.mid(text.indexOf(QLatin1String("BEGIN:VCARD"), 0, Qt::CaseInsensitive)));
    // Full-width digits, signs and blanks are read like their narrow sisters; each stands where it stood.
    QString narrow = text;
    for (QChar &c : narrow) {
        if (c >= QChar(0xff10) && c <= QChar(0xff19))
            c = QChar(u'0' + (c.unicode() - 0xff10));
        else if (c == QChar(0x3000) || c == QChar(0x00a0) || c == u'\t')
            c = u' ';
        else if (c == QChar(0xff0b))
            c = u'+';
        else if (c == QChar(0xff20))
            c = u'@';
        else if (c == u'\r')
            c = u'\n';
    }
    return CaptureReading(narrow).read();
}

} // namespace millrace
