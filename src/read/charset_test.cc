#include "src/read/charset.h"

#include <gtest/gtest.h>

#include "src/base/utf8.h"

namespace annals::read {
namespace {

TEST(Charset, IsSettledInOrder) {
  const struct {
    std::string bytes;
    const char* declared;
    const char* charset;
    const char* text;
  } kRows[] = {
      {"plain", "", "utf-8", "plain"},
      {"Ni\xC3\xB1o", "iso-8859-1", "utf-8", "Niño"},  // UTF-8 that is called Latin-1
      {"Ni\xF1o", "iso-8859-1", "windows-1252", "Niño"},
      {"\x93Ni\xF1o\x94", "latin1", "windows-1252", "“Niño”"},
      {"\xEF\xBB\xBFNi\xC3\xB1o", "windows-1251", "utf-8", "Niño"},
      {std::string("\xFF\xFEN\0i\0\xF1\0o\0", 10), "", "utf-16le", "Niño"},
      {std::string("\xFE\xFF\0N\0i\0\xF1\0o", 10), "", "utf-16be", "Niño"},
      {"<meta charset=\"windows-1251\">\xCC\xE8\xF0", "", "windows-1251",
       "<meta charset=\"windows-1251\">Мир"},
      {"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xED\xC9\xD2", "",
       "koi8-r", "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>Мир"},
      {"\x93\xFA\x96{", "shift_jis", "windows-31j", "日本"},
      {"\xC0\xCF\xBA\xBB", "euc-kr", "windows-949", "일본"},
      {"Ni\xF1o", "no-such-set", "windows-1252", "Niño"},
  };
  for (const auto& row : kRows) {
    const DecodedPage page = decode_page(row.bytes, row.declared);
    EXPECT_EQ(page.text, row.text) << row.declared;
    EXPECT_EQ(page.charset, row.charset) << row.text;
  }
}

TEST(Charset, GuessesWhatNobodyDeclared) {
  // "В Ководе полиция задержала участников шествия." in windows-1251
  const std::string one = "\xC2 \xCA\xEE\xE2\xEE\xE4\xE5 \xEF\xEE\xEB\xE8\xF6\xE8\xFF "
                          "\xE7\xE0\xE4\xE5\xF0\xE6\xE0\xEB\xE0 "
                          "\xF3\xF7\xE0\xF1\xF2\xED\xE8\xEA\xEE\xE2 \xF8\xE5\xF1\xF2\xE2\xE8\xFF. ";
  EXPECT_EQ(decode_page(one + one + one + one).charset, "windows-1251");
}

TEST(Charset, RepairsBrokenBytes) {
  const struct {
    const char* bytes;
    const char* text;
  } kRows[] = {
      {"\xC3\xA9 and a stray \x93quote\x94", "é and a stray “quote”"},
      {"\xC3\xA9 cut \xE2\x82 here", "é cut \xEF\xBF\xBD here"},
      {"\xC3\xA9 \xED\xA0\x80 surrogate", "é \xEF\xBF\xBD surrogate"},
      {"\xC3\xA9 \xC3\xA9 bell\x07 end", "é é bell  end"},
  };
  for (const auto& row : kRows) EXPECT_EQ(decode_as(row.bytes, "utf-8").text, row.text);
  EXPECT_EQ(decode_as("\xC3\xA9 cut \xE2\x82 here", "utf-8").repaired, 1U);
}

TEST(Charset, TheWayBackIsExact) {
  const std::string bytes = "a\xF1"
                            "b\x93"
                            "c";
  const DecodedPage page = decode_as(bytes, "windows-1252");
  ASSERT_EQ(page.text, "añb“c");
  // a, ñ (2 bytes), b, “ (3 bytes), c
  const std::uint32_t want[] = {0, 1, 2, 2, 3, 4, 4, 4, 5};
  EXPECT_EQ(page.map.before(0), want[0]);
  EXPECT_EQ(page.map.before(1), want[1]);
  EXPECT_EQ(page.map.before(3), want[3]);
  EXPECT_EQ(page.map.before(4), 3U);
  EXPECT_EQ(page.map.before(7), 4U);
  EXPECT_EQ(page.map.before(8), 5U);
}

TEST(Charset, EveryByteOfEverySetComesOutValid) {
  std::string all;
  for (int n = 0; n < 3; ++n)
    for (int b = 0; b < 256; ++b) all += static_cast<char>(b);
  for (const char* const charset : {"utf-8", "windows-1252", "windows-1251", "koi8-r", "shift_jis",
                                    "gb2312", "big5", "euc-jp", "euc-kr", "iso-2022-jp", "utf-16le",
                                    "utf-16be", "utf-7", "utf-32", "hz", "x-mac-cyrillic"}) {
    const DecodedPage page = decode_as(all, charset);
    EXPECT_TRUE(is_valid_utf8(page.text)) << charset;
    EXPECT_EQ(page.text.find('\0'), std::string::npos) << charset;
    EXPECT_LE(page.map.before(static_cast<std::uint32_t>(page.text.size())), all.size()) << charset;
  }
}

}  // namespace
}  // namespace annals::read
