// The one file that knows ICU's converters and uchardet.
#include "src/read/charset.h"

#include <simdjson.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals::read {
namespace {

constexpr std::size_t kMetaWithin = 4096;
constexpr std::size_t kGuessFrom = 65536;  // bytes that uchardet is shown
constexpr char32_t kReplacement = 0xFFFD;

// Unicode's table for windows-1252 80..9F, https://encoding.spec.whatwg.org/index-windows-1252.txt
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

char32_t windows_1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : char32_t{byte};
}

std::string lower_label(std::string_view label) {
  std::string out;
  for (const char c : trim(label))
    if (c != '"' && c != '\'') out += ascii_lower(c);
  return out;
}

// What a label means on the web, where it differs from what ICU makes of it.
std::string web_charset(std::string_view label) {
  static constexpr std::array<std::array<std::string_view, 2>, 22> kAliases{{
      {"iso-8859-1", "windows-1252"},
      {"iso8859-1", "windows-1252"},
      {"latin1", "windows-1252"},
      {"latin-1", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"ascii", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"iso-8859-11", "windows-874"},
      {"tis-620", "windows-874"},
      {"gb2312", "gb18030"},
      {"gbk", "gb18030"},
      {"x-gbk", "gb18030"},
      {"shift_jis", "windows-31j"},
      {"shift-jis", "windows-31j"},
      {"sjis", "windows-31j"},
      {"x-sjis", "windows-31j"},
      {"euc-kr", "windows-949"},
      {"ks_c_5601-1987", "windows-949"},
      {"utf8", "utf-8"},
      {"unicode-1-1-utf-8", "utf-8"},
      {"cp1252", "windows-1252"},
      {"utf-16", "utf-16le"},
  }};
  const std::string lower = lower_label(label);
  for (const auto& [name, meant] : kAliases)
    if (lower == name) return std::string(meant);
  return lower;
}

std::string charset_of_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  return {};
}

// <meta charset=x> and <meta http-equiv=Content-Type content="text/html; charset=x"> alike.
std::string charset_of_meta(std::string_view bytes) {
  const std::string head = to_lower(repair_utf8(bytes.substr(0, kMetaWithin)));
  for (std::size_t at = head.find("<meta"); at != std::string::npos;
       at = head.find("<meta", at + 5)) {
    const std::string_view tag = std::string_view(head).substr(at, head.find('>', at) - at);
    const std::size_t name = tag.find("charset");
    if (name == std::string_view::npos) continue;
    std::size_t from = tag.find_first_not_of(" \t\r\n", name + 7);
    if (from == std::string_view::npos || tag[from] != '=') continue;
    from = tag.find_first_not_of(" \t\r\n\"'", from + 1);
    if (from == std::string_view::npos) continue;
    std::string found =
        web_charset(tag.substr(from, tag.find_first_of(" \t\r\n\"';/", from) - from));
    // A <meta> that could be read is no UTF-16.
    return found.starts_with("utf-16") ? "utf-8" : found;
  }
  return {};
}

std::string guessed_charset(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> guesser(uchardet_new(),
                                                                      &uchardet_delete);
  // Markup is ASCII and says nothing: the guess begins where other bytes do.
  const auto first = std::find_if(bytes.begin(), bytes.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const std::size_t from = static_cast<std::size_t>(first - bytes.begin());
  const std::string_view shown = bytes.substr(from - std::min<std::size_t>(from, 256), kGuessFrom);
  if (uchardet_handle_data(guesser.get(), shown.data(), shown.size()) != 0) return {};
  uchardet_data_end(guesser.get());
  return web_charset(uchardet_get_charset(guesser.get()));
}

// How many bytes the UTF-8 sequence at `at` has; 0 when it is broken.
std::size_t sequence_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned lead = byte(at);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xC2 && lead < 0xE0   ? 2
                           : lead >= 0xE0 && lead < 0xF0 ? 3
                           : lead >= 0xF0 && lead < 0xF5 ? 4
                                                         : 0;
  for (std::size_t i = 1; i < size; ++i)
    if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
  const unsigned second = byte(at + 1);
  const bool bad = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                   (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
  return bad ? 0 : size;
}

// Bytes of a broken sequence: the lead with the continuations that did come.
std::size_t broken_length(std::string_view text, std::size_t at) {
  const auto continues = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
  };
  std::size_t size = 1;
  while (size < 4 && continues(at + size)) {
    if (sequence_at(text, at + size) != 0) break;
    ++size;
  }
  return size;
}

bool is_ascii_at(std::string_view text, std::size_t at) {
  return at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80;
}

// Most of what is not ASCII is broken: this is no UTF-8, whatever it calls itself.
bool mostly_broken(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t broken = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t size = sequence_at(bytes, at);
    if (size > 1) ++good;
    if (size == 0) ++broken;
    at += std::max<std::size_t>(size, 1);
  }
  return broken > good;
}

class Writer {
public:
  Writer(DecodedPage& page, std::size_t expected) : page_(page) { page_.text.reserve(expected); }

  // `c`, which stood in `size` bytes at `from`. `broken` counts as repaired.
  void put(char32_t c, std::size_t from, std::size_t size) {
    page_.map.step(static_cast<std::uint32_t>(page_.text.size()), static_cast<std::uint32_t>(from));
    append_utf8(page_.text, c);
    page_.map.step(static_cast<std::uint32_t>(page_.text.size()),
                   static_cast<std::uint32_t>(from + size));
  }
  void copy(std::string_view run, std::size_t from) {
    page_.map.step(static_cast<std::uint32_t>(page_.text.size()), static_cast<std::uint32_t>(from));
    page_.text += run;
  }
  void broken() { ++page_.repaired; }

private:
  DecodedPage& page_;
};

// Without branches, so that the compiler makes vectors of it.
void blank_controls(std::string& text) {
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool control = (byte < 0x09) | ((byte > 0x0D) & (byte < 0x20)) | (byte == 0x7F);
    c = control ? ' ' : c;
  }
}

DecodedPage decode_utf8(std::string_view bytes) {
  DecodedPage page;
  page.charset = "utf-8";
  const std::size_t mark = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  Writer writer(page, bytes.size());
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    writer.copy(bytes.substr(mark), mark);
    blank_controls(page.text);
    return page;
  }
  std::size_t run = mark;
  for (std::size_t at = mark; at < bytes.size();) {
    const std::size_t size = sequence_at(bytes, at);
    if (size > 0) {
      at += size;
      continue;
    }
    writer.copy(bytes.substr(run, at - run), run);
    const std::size_t cut = broken_length(bytes, at);
    const bool stray =
        cut == 1 && (at == 0 || is_ascii_at(bytes, at - 1)) && is_ascii_at(bytes, at + 1);
    const char32_t meant = windows_1252(static_cast<unsigned char>(bytes[at]));
    writer.put(stray && meant >= 0xA0 ? meant : kReplacement, at, cut);
    writer.broken();
    at += cut;
    run = at;
  }
  writer.copy(bytes.substr(run), run);
  blank_controls(page.text);
  return page;
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& charset) {
  UErrorCode code = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &code), &ucnv_close);
  if (U_FAILURE(code)) converter.reset();
  return converter;
}

// Character sets of one byte a character go through a table: ICU is asked 128 times, not a million.
DecodedPage decode_single_byte(std::string_view bytes, UConverter* converter, std::string charset) {
  std::array<char32_t, 256> table{};
  for (unsigned b = 0; b < 256; ++b) {
    table[b] = b < 0x80 ? char32_t{b} : kReplacement;
    if (b < 0x80) continue;
    const char byte = static_cast<char>(b);
    UErrorCode code = U_ZERO_ERROR;
    const char* source = &byte;
    ucnv_reset(converter);
    const UChar32 c = ucnv_getNextUChar(converter, &source, &byte + 1, &code);
    if (U_SUCCESS(code)) table[b] = static_cast<char32_t>(c);
  }
  DecodedPage page;
  page.charset = std::move(charset);
  Writer writer(page, bytes.size() + bytes.size() / 4);
  std::size_t run = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80) continue;
    if (run < at) writer.copy(bytes.substr(run, at - run), run);
    writer.put(table[byte], at, 1);
    if (table[byte] == kReplacement) writer.broken();
    run = at + 1;
  }
  writer.copy(bytes.substr(run), run);
  blank_controls(page.text);
  return page;
}

DecodedPage decode_several_bytes(std::string_view bytes, UConverter* converter,
                                 std::string charset) {
  DecodedPage page;
  page.charset = std::move(charset);
  Writer writer(page, bytes.size() + bytes.size() / 2);
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  while (source < end) {
    const char* const before = source;
    UErrorCode code = U_ZERO_ERROR;
    UChar32 c = ucnv_getNextUChar(converter, &source, end, &code);
    if (source == before) ++source;  // a converter that stands still would stand for ever
    if (code == U_INDEX_OUTOFBOUNDS_ERROR) break;
    if (U_FAILURE(code) || c == 0xFFFD) {
      c = static_cast<UChar32>(kReplacement);
      writer.broken();
    }
    const auto from = static_cast<std::size_t>(before - bytes.data());
    if (c == 0xFEFF && from == 0) continue;
    writer.put(static_cast<char32_t>(c), from, static_cast<std::size_t>(source - before));
  }
  blank_controls(page.text);
  return page;
}

}  // namespace

DecodedPage decode_as(std::string_view bytes, std::string_view charset) {
  std::string meant = web_charset(charset);
  if (meant == "utf-8") return decode_utf8(bytes);
  Converter converter = open_converter(meant);
  if (!converter) {
    meant = "windows-1252";
    converter = open_converter(meant);
  }
  if (!converter) return decode_utf8(bytes);  // an ICU without its data
  // An escape inside the bytes may switch what they mean; nothing on the web needs that.
  if (ucnv_getMaxCharSize(converter.get()) == 1 && ucnv_getMinCharSize(converter.get()) == 1)
    return decode_single_byte(bytes, converter.get(), std::move(meant));
  return decode_several_bytes(bytes, converter.get(), std::move(meant));
}

DecodedPage decode_page(std::string_view bytes, std::string_view declared) {
  std::string charset = charset_of_mark(bytes);
  if (!charset.empty()) return decode_as(bytes, charset);
  charset = web_charset(declared);
  const bool wide = charset.starts_with("utf-16") || charset.starts_with("utf-32") ||
                    charset.starts_with("iso-2022");
  if (!wide && simdjson::validate_utf8(bytes.data(), bytes.size())) {
    const bool escapes =
        bytes.find('\x1B') != std::string_view::npos;  // ISO-2022 is ASCII to the eye
    if (!escapes) return decode_utf8(bytes);
  }
  if (charset.empty()) charset = charset_of_meta(bytes);
  if (charset.empty() || (charset == "utf-8" && mostly_broken(bytes)))
    charset = guessed_charset(bytes);
  if (charset.empty()) charset = mostly_broken(bytes) ? "windows-1252" : "utf-8";
  return decode_as(bytes, charset);
}

}  // namespace annals::read
