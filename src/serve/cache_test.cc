#include "src/serve/cache.h"

#include <gtest/gtest.h>

#include "src/serve/lines.h"

namespace annals::serve {
namespace {

TEST(Cache, HoldsNoMoreThanItsBytes) {
  constexpr std::size_t kMost = 10'000;
  Cache<std::string> cache(kMost);
  for (int n = 0; n < 1000; ++n) {
    cache.put(std::to_string(n), std::make_shared<const std::string>(300, 'x'), 300);
    EXPECT_LE(cache.bytes(), kMost) << n;
  }
  EXPECT_GT(cache.bytes(), kMost - 600);
  EXPECT_EQ(cache.find("0"), nullptr);
  EXPECT_NE(cache.find("999"), nullptr);
}

TEST(Cache, TheLeastRecentlyUsedGoesFirst) {
  Cache<int> cache(2000);
  for (const char* key : {"1", "2", "3", "4"}) cache.put(key, std::make_shared<const int>(1), 250);
  EXPECT_NE(cache.find("1"), nullptr);
  cache.put("5", std::make_shared<const int>(5), 250);
  EXPECT_NE(cache.find("1"), nullptr);
  EXPECT_EQ(cache.find("2"), nullptr);
}

TEST(Cache, WhatIsTooLargeIsNotKeptAndWhatIsClearedIsGone) {
  Cache<std::string> cache(10'000);
  cache.put("large", std::make_shared<const std::string>("x"), 3000);
  EXPECT_EQ(cache.find("large"), nullptr);
  cache.put("small", std::make_shared<const std::string>("x"), 100);
  cache.clear();
  EXPECT_EQ(cache.find("small"), nullptr);
  EXPECT_EQ(cache.bytes(), 0U);
}

TEST(Lines, GivesBackWhatWasPutAndHoldsNoMoreThanItsBytes) {
  constexpr std::size_t kMost = 10'000;
  Lines lines(kMost);
  for (std::int64_t key = 1; key < 1000; ++key) {
    lines.put(key, std::to_string(key) + std::string(200, 'x'));
    EXPECT_LE(lines.bytes(), kMost) << key;
  }
  EXPECT_GT(lines.bytes(), kMost / 2);
  int held = 0;
  for (std::int64_t key = 0; key < 2000; ++key) {
    std::string out = "before ";
    if (lines.add(key, out)) {
      EXPECT_EQ(out, "before " + std::to_string(key) + std::string(200, 'x'));
      ++held;
    } else {
      EXPECT_EQ(out, "before ");
    }
  }
  EXPECT_GT(held, 20);
}

TEST(Lines, WhatIsAskedForStays) {
  Lines lines(10'000);
  std::string out;
  for (std::int64_t key = 1; key < 200; ++key) {
    lines.put(key, std::string(200, 'x'));
    EXPECT_TRUE(lines.add(1, out)) << key;
  }
}

}  // namespace
}  // namespace annals::serve
