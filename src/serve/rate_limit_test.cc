#include "src/serve/rate_limit.h"

#include <gtest/gtest.h>

namespace annals::serve {
namespace {

using std::chrono::milliseconds;

TEST(RateLimit, ABurstThenAsMuchAsFlowsIn) {
  RateLimit limit({10, 3, 100});
  const RateLimit::Clock::time_point now{};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limit.take("a", 1, now), 0);
  EXPECT_DOUBLE_EQ(limit.take("a", 1, now), 0.1);
  EXPECT_EQ(limit.take("b", 1, now), 0) << "an address has a bucket of its own";
  EXPECT_EQ(limit.take("a", 1, now + milliseconds(100)), 0);
  EXPECT_GT(limit.take("a", 1, now + milliseconds(100)), 0);
}

TEST(RateLimit, NeverHoldsMoreThanABurst) {
  RateLimit limit({10, 3, 100});
  const RateLimit::Clock::time_point now{};
  EXPECT_EQ(limit.take("a", 3, now), 0);
  EXPECT_GT(limit.take("a", 4, now + std::chrono::hours(1)), 0);
}

TEST(RateLimit, ForgetsThoseSilentLongest) {
  RateLimit limit({1, 1, 2});
  const RateLimit::Clock::time_point now{};
  EXPECT_EQ(limit.take("a", 1, now), 0);
  EXPECT_EQ(limit.take("b", 1, now), 0);
  EXPECT_EQ(limit.take("c", 1, now), 0);
  EXPECT_GT(limit.take("c", 1, now), 0);
  EXPECT_EQ(limit.take("a", 1, now), 0) << "it was forgotten";
}

}  // namespace
}  // namespace annals::serve
