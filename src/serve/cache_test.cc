#include "src/serve/cache.h"

#include <gtest/gtest.h>

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
  Cache<int, std::int64_t> cache(1500);
  for (std::int64_t key = 1; key <= 4; ++key) cache.put(key, std::make_shared<const int>(1), 100);
  EXPECT_NE(cache.find(1), nullptr);
  cache.put(5, std::make_shared<const int>(5), 300);
  EXPECT_NE(cache.find(1), nullptr);
  EXPECT_EQ(cache.find(2), nullptr);
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

}  // namespace
}  // namespace annals::serve
