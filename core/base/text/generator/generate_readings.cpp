// SPDX-License-Identifier: GPL-3.0-or-later
// A tool of the build: reads the Unihan database and resources/readings, writes the tables of reading_tables.h as C++.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr char32_t firstDirect = 0x3400;
constexpr char32_t lastDirect = 0x9fff;

struct SpokenSyllable
{
    std::string letters;
    int tone = 5;
};

struct WordReading
{
    std::u32string word;
    std::vector<std::string> syllables;
};

[[noreturn]] void stopWith(const std::string &message)
{
    std::cerr << "generate_readings: " << message << std::endl;
    std::exit(1);
}

std::u32string decoded(const std::string &utf8)
{
    std::u32string text;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const int extra = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        char32_t c = extra == 0 ? lead : lead & (0x3f >> extra);
        for (int k = 1; k <= extra; ++k)
            c = (c << 6) | (static_cast<unsigned char>(i + k < utf8.size() ? utf8[i + k] : 0) & 0x3f);
        text += c;
        i += 1 + extra;
    }
    return text;
}

/// Letters (ü as v) and tone of a syllable with a tone mark; empty letters where it is none.
SpokenSyllable spoken(const std::string &marked)
{
    static const std::map<char32_t, std::pair<char, int>> marks = [] {
        std::map<char32_t, std::pair<char, int>> all;
        const std::pair<char, std::u32string> rows[] = {{'a', U"āáǎà"}, {'e', U"ēéěè"}, {'i', U"īíǐì"}, {'o', U"ōóǒò"},
                                                        {'u', U"ūúǔù"}, {'v', U"ǖǘǚǜ"}, {'n', U" ńňǹ"}, {'m', U" ḿ"}};
        for (const auto &[letter, variants] : rows)
            for (std::size_t tone = 0; tone < variants.size(); ++tone)
                if (variants[tone] != U' ')
                    all[variants[tone]] = {letter, int(tone) + 1};
        all[U'ü'] = {'v', 5};
        return all;
    }();
    SpokenSyllable syllable;
    for (const char32_t c : decoded(marked)) {
        const auto mark = marks.find(c);
        if (mark != marks.end()) {
            syllable.letters += mark->second.first;
            if (mark->second.second != 5)
                syllable.tone = mark->second.second;
        } else if (c >= U'a' && c <= U'z') {
            syllable.letters += char(c);
        } else {
            return {};
        }
    }
    return syllable;
}

std::vector<std::vector<std::string>> columns(const std::string &path)
{
    std::ifstream file(path);
    if (!file)
        stopWith("cannot read " + path);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        std::istringstream words(line);
        std::vector<std::string> row;
        for (std::string word; words >> word;)
            row.push_back(word);
        if (row.size() < 2)
            stopWith(path + ": too few columns in: " + line);
        rows.push_back(row);
    }
    return rows;
}

/// Calls take(code point, value) for every line of one property of a Unihan file.
template <class Take> void readUnihan(const std::string &path, const std::string &property, Take take)
{
    std::ifstream file(path);
    if (!file)
        stopWith("cannot read " + path);
    int found = 0;
    for (std::string line; std::getline(file, line);) {
        const auto tab = line.find('\t');
        if (line.compare(0, 2, "U+") != 0 || tab == std::string::npos)
            continue;
        const auto second = line.find('\t', tab + 1);
        if (second == std::string::npos || line.compare(tab + 1, second - tab - 1, property) != 0)
            continue;
        take(char32_t(std::stoul(line.substr(2, tab - 2), nullptr, 16)), line.substr(second + 1));
        ++found;
    }
    if (found == 0)
        stopWith(path + " holds no " + property);
}

class Tables
{
public:
    void read(const std::string &readings, const std::string &variants, const std::string &overrides);
    void write(std::ostream &out);

private:
    std::uint16_t code(const std::string &marked);
    void readWords(const std::string &path, bool alternatives, std::vector<WordReading> &words);
    void writeWords(std::ostream &out, const char *name, std::vector<WordReading> &words);
    char32_t simplest(char32_t c) const;

    std::map<char32_t, std::vector<std::string>> m_readings;
    std::map<char32_t, char32_t> m_simplified;
    std::vector<WordReading> m_phrases;
    std::vector<WordReading> m_surnames;
    std::vector<std::string> m_syllables;
};

/// One reading as 16 bits: the number of the syllable in the sorted list times 8 plus the tone.
std::uint16_t Tables::code(const std::string &marked)
{
    const SpokenSyllable syllable = spoken(marked);
    const auto at = std::lower_bound(m_syllables.begin(), m_syllables.end(), syllable.letters);
    if (syllable.letters.empty() || at == m_syllables.end() || *at != syllable.letters)
        stopWith("not a syllable: " + marked);
    return std::uint16_t((at - m_syllables.begin()) * 8 + syllable.tone);
}

void Tables::readWords(const std::string &path, bool alternatives, std::vector<WordReading> &words)
{
    std::set<std::u32string> seen;
    for (const auto &row : columns(path)) {
        WordReading word{decoded(row[0]), {row.begin() + 1, row.end()}};
        if (word.word.size() != word.syllables.size())
            stopWith(path + ": one syllable for each character is wanted: " + row[0]);
        if (!seen.insert(word.word).second)
            stopWith(path + ": listed twice: " + row[0]);
        for (std::size_t i = 0; i < word.word.size(); ++i) {
            if (word.word[i] < firstDirect || word.word[i] > lastDirect)
                stopWith(path + ": not a common Han character in " + row[0]);
            if (word.syllables[i] == "-")
                word.syllables[i] = m_readings[word.word[i]].at(0);
        }
        if (!alternatives) {
            words.push_back(word);
            continue;
        }
        // Alternatives ("qín|tán") become further entries of the same surname.
        std::vector<WordReading> all{WordReading{word.word, {}}};
        for (const std::string &choice : word.syllables) {
            std::vector<WordReading> longer;
            std::istringstream choices(choice);
            for (std::string syllable; std::getline(choices, syllable, '|');)
                for (WordReading entry : all) {
                    entry.syllables.push_back(syllable);
                    longer.push_back(entry);
                }
            all = longer;
        }
        words.insert(words.end(), all.begin(), all.end());
    }
    std::stable_sort(words.begin(), words.end(), [](const WordReading &a, const WordReading &b) {
        if (a.word[0] != b.word[0])
            return a.word[0] < b.word[0];
        if (a.word.size() != b.word.size())
            return a.word.size() > b.word.size();
        return a.word < b.word;
    });
}

/// The end of a chain of simplifications, so that folding twice changes nothing.
char32_t Tables::simplest(char32_t c) const
{
    for (int steps = 0; steps < 8; ++steps) {
        const auto next = m_simplified.find(c);
        if (next == m_simplified.end() || next->second == c)
            return c;
        c = next->second;
    }
    stopWith("a cycle of simplified forms");
}

void Tables::read(const std::string &readings, const std::string &variants, const std::string &overrides)
{
    readUnihan(readings, "kMandarin", [this](char32_t c, const std::string &value) {
        std::istringstream words(value);
        std::string first;
        words >> first;
        if (!spoken(first).letters.empty())
            m_readings[c] = {first};
    });
    for (const auto &row : columns(overrides + "/characters.txt"))
        m_readings[decoded(row[0]).at(0)] = {row.begin() + 1, row.end()};
    readUnihan(variants, "kSimplifiedVariant", [this](char32_t c, const std::string &value) {
        std::istringstream words(value);
        char32_t chosen = 0;
        for (std::string word; words >> word;) {
            const auto form = char32_t(std::stoul(word.substr(2), nullptr, 16));
            if (form == c)
                return;
            // A form of the basic plane is the one in use; the others are regular but rare.
            if (!chosen || (chosen > 0xffff && form <= 0xffff))
                chosen = form;
        }
        m_simplified[c] = chosen;
    });
    for (const auto &row : columns(overrides + "/simplified.txt"))
        m_simplified[decoded(row[0]).at(0)] = decoded(row[1]).at(0);
    // Rare simplified forms are often listed without a reading: they sound like the character they stand for.
    for (const auto &entry : m_simplified) {
        const auto traditional = m_readings.find(entry.first);
        if (traditional != m_readings.end())
            m_readings.try_emplace(simplest(entry.first), traditional->second);
    }
    readWords(overrides + "/phrases.txt", false, m_phrases);
    readWords(overrides + "/surnames.txt", true, m_surnames);

    std::set<std::string> syllables;
    const auto note = [&syllables](const std::vector<std::string> &marked) {
        for (const std::string &one : marked) {
            const std::string letters = spoken(one).letters;
            if (letters.empty())
                stopWith("not a syllable: " + one);
            syllables.insert(letters);
        }
    };
    for (const auto &entry : m_readings)
        note(entry.second);
    for (const WordReading &word : m_phrases)
        note(word.syllables);
    for (const WordReading &word : m_surnames)
        note(word.syllables);
    m_syllables.assign(syllables.begin(), syllables.end());
}

class ArrayWriter
{
public:
    ArrayWriter(std::ostream &out, const char *type, const std::string &name) : m_out(out)
    {
        m_out << "const " << type << ' ' << name << "[] = {";
    }
    ~ArrayWriter() { m_out << "};\n"; }
    void add(std::uint32_t number) { m_out << number << (++m_count % 24 ? "," : ",\n"); }

private:
    std::ostream &m_out;
    int m_count = 0;
};

void Tables::writeWords(std::ostream &out, const char *name, std::vector<WordReading> &words)
{
    {
        ArrayWriter text(out, "char16_t", std::string(name) + "Text");
        for (const WordReading &word : words)
            for (const char32_t c : word.word)
                text.add(c);
    }
    {
        ArrayWriter readings(out, "std::uint16_t", std::string(name) + "Readings");
        for (const WordReading &word : words)
            for (const std::string &syllable : word.syllables)
                readings.add(code(syllable));
    }
    {
        ArrayWriter starts(out, "std::uint16_t", std::string(name) + "Starts");
        std::uint32_t at = 0;
        for (const WordReading &word : words) {
            starts.add(at);
            at += std::uint32_t(word.word.size());
        }
        starts.add(at);
    }
    out << "const int " << name << "Count = " << words.size() << ";\n";
}

void Tables::write(std::ostream &out)
{
    out << "// Generated from the Unihan database and resources/readings.\n"
           "#include \"core/base/text/reading_tables.h\"\n"
           "namespace millrace::text {\n"
           "const char *const syllables[] = {";
    for (const std::string &syllable : m_syllables)
        out << '"' << syllable << "\",";
    out << "};\nconst int syllableCount = " << m_syllables.size() << ";\n";
    {
        ArrayWriter direct(out, "std::uint16_t", "directReadings");
        for (char32_t c = firstDirect; c <= lastDirect; ++c) {
            const auto found = m_readings.find(c);
            direct.add(found == m_readings.end() ? 0 : code(found->second[0]));
        }
    }
    std::vector<std::pair<char32_t, std::uint16_t>> others;
    std::vector<std::pair<char32_t, std::uint16_t>> alternatives;
    for (const auto &[c, readings] : m_readings) {
        if (c < firstDirect || c > lastDirect)
            others.emplace_back(c, code(readings[0]));
        for (std::size_t i = 1; i < readings.size(); ++i)
            alternatives.emplace_back(c, code(readings[i]));
    }
    const auto pairs = [&out](const std::string &name, const auto &list) {
        {
            ArrayWriter codes(out, "char32_t", name + "Codes");
            for (const auto &entry : list)
                codes.add(entry.first);
        }
        {
            ArrayWriter values(out, "std::uint16_t", name + "Readings");
            for (const auto &entry : list)
                values.add(entry.second);
        }
        out << "const int " << name << "Count = " << list.size() << ";\n";
    };
    pairs("other", others);
    pairs("alternative", alternatives);
    std::vector<std::pair<char32_t, char32_t>> simplified;
    for (const auto &entry : m_simplified) {
        const char32_t form = simplest(entry.first);
        // Compatibility ideographs do not survive normalisation, so they cannot be the folded form.
        const bool compatibility = (form >= 0xf900 && form <= 0xfaff) || (form >= 0x2f800 && form <= 0x2fa1f);
        if (form != entry.first && !compatibility)
            simplified.emplace_back(entry.first, form);
    }
    {
        ArrayWriter codes(out, "char32_t", "traditionalCodes");
        for (const auto &entry : simplified)
            codes.add(entry.first);
    }
    {
        ArrayWriter forms(out, "char32_t", "simplifiedForms");
        for (const auto &entry : simplified)
            forms.add(entry.second);
    }
    out << "const int simplifiedCount = " << simplified.size() << ";\n";
    writeWords(out, "phrase", m_phrases);
    writeWords(out, "surname", m_surnames);
    out << "}\n";
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 5)
        stopWith("usage: generate_readings READINGS VARIANTS OVERRIDES OUTPUT");
    Tables tables;
    tables.read(argv[1], argv[2], argv[3]);
    std::ofstream out(argv[4]);
    tables.write(out);
    if (!out.flush())
        stopWith(std::string("cannot write ") + argv[4]);
    return 0;
}
