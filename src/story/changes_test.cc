#include "src/story/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace annals::story {
namespace {

using testing::IsEmpty;

Record attack() {
  Record out;
  out.id = "r1";
  out.event_type = "ASSAULT";
  out.factuality = "actual";
  out.trigger = {"attacked", {7, 15}};
  out.because = {{"event_type", {"frame attack"}}};
  return out;
}

std::string names_of(const std::vector<FieldChange>& changes) {
  std::string out;
  for (const FieldChange& change : changes) out += change.field + " " + change.before + " -> " + change.after + "\n";
  return out;
}

TEST(Changes, FieldByField) {
  Record newer = attack();
  newer.factuality = "alleged";
  newer.modes = {"aerial"};
  EXPECT_EQ(names_of(changes_between(attack(), newer)), "modes [] -> [\"aerial\"]\nfactuality \"actual\" -> \"alleged\"\n");
}

TEST(Changes, TheRunAndTheHappeningAreNoChange) {
  Record newer = attack();
  newer.run = "run-2", newer.engine = "annals 0.2.0", newer.data = "2027.01", newer.happening = "h2";
  EXPECT_THAT(changes_between(attack(), newer), IsEmpty());
}

TEST(Changes, ReasonsAndSpansCountIfWanted) {
  Record newer = attack();
  newer.because[0].second[0] = "frame assail";
  newer.trigger.span = {8, 16};
  EXPECT_EQ(changes_between(attack(), newer).size(), 1U);
  EXPECT_EQ(changes_between(attack(), newer, {.reasons = true, .spans = true}).size(), 2U);
  EXPECT_THAT(changes_between(attack(), newer, {.reasons = false, .spans = false}), IsEmpty());
}

}  // namespace
}  // namespace annals::story
