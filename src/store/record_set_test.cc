#include "src/store/record_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace annals {
namespace {

using testing::ElementsAre;

RecordSet of(std::size_t size, std::initializer_list<std::size_t> places) {
  RecordSet out(size);
  for (const std::size_t place : places) out.add(place);
  return out;
}

std::vector<std::size_t> places_of(const RecordSet& set) {
  std::vector<std::size_t> out;
  set.each([&](std::size_t place) { out.push_back(place); });
  return out;
}

TEST(RecordSet, HoldsWhatWasAdded) {
  RecordSet set = of(200, {0, 63, 64, 127, 199});
  set.drop(64);
  EXPECT_THAT(places_of(set), ElementsAre(0, 63, 127, 199));
  EXPECT_TRUE(set.has(127));
  EXPECT_FALSE(set.has(64));
  EXPECT_EQ(set.count(), 4U);
}

TEST(RecordSet, AllHasNoPlaceTooMany) {
  for (const std::size_t size : {0U, 1U, 63U, 64U, 65U, 128U, 200U})
    EXPECT_EQ(RecordSet::all(size).count(), size);
  EXPECT_EQ(RecordSet::all(65).first_from(65), 65U);
}

TEST(RecordSet, Meets) {
  RecordSet set = of(130, {1, 64, 129});
  set.meet(of(130, {0, 64, 129}));
  EXPECT_THAT(places_of(set), ElementsAre(64, 129));
}

TEST(RecordSet, CountsAndFindsWithinBounds) {
  const RecordSet set = of(200, {0, 63, 64, 127, 199});
  for (std::size_t begin = 0; begin <= 200; ++begin) {
    std::size_t last = 200, first = 200;
    for (std::size_t place = 0; place < begin; ++place)
      if (set.has(place)) last = place;
    for (std::size_t place = 200; place-- > begin;)
      if (set.has(place)) first = place;
    EXPECT_EQ(set.last_before(begin), last) << begin;
    EXPECT_EQ(set.first_from(begin), first) << begin;
    for (std::size_t end = begin; end <= 200; ++end) {
      std::size_t count = 0;
      for (std::size_t place = begin; place < end; ++place) count += set.has(place) ? 1 : 0;
      EXPECT_EQ(set.count(begin, end), count) << begin << " " << end;
    }
  }
}

}  // namespace
}  // namespace annals
