#include "src/base/json.h"

#include <gtest/gtest.h>

namespace annals {
namespace {

TEST(Json, KeepsTheOrderOfKeys) {
  EXPECT_EQ(written({{"url", text_or_null("")}, {"doc", text_or_null("a")}}), R"({"url":null,"doc":"a"})");
  EXPECT_EQ(written(read_json(R"({"b": 1, "a": [2]})")), R"({"b":1,"a":[2]})");
}

TEST(Json, IsIndentedOnRequest) { EXPECT_EQ(written({{"a", 1}}, 2), "{\n  \"a\": 1\n}"); }

TEST(Json, ReplacesBytesThatAreNoUtf8) { EXPECT_EQ(written("caf\xE9"), "\"caf\xEF\xBF\xBD\""); }

TEST(Json, DiscardsWhatIsNone) {
  for (const char* text : {"", "{", "{\"a\": 1} x"}) EXPECT_TRUE(read_json(text).is_discarded()) << text;
  EXPECT_FALSE(read_json("{").is_object());
}

}  // namespace
}  // namespace annals
