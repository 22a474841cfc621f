#include "src/serve/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "include/annals/error.h"

namespace annals::serve {
namespace {

template <class Function> ErrorKind kind_of(Function&& function) {
  try {
    function();
  } catch (const Error& error) {
    return error.kind();
  }
  ADD_FAILURE() << "nothing was thrown";
  return ErrorKind::kInternal;
}

TEST(Decoded, PercentSignsAndBlanks) {
  EXPECT_EQ(decoded("USA%20MIL", Plus::kBlank), "USA MIL");
  EXPECT_EQ(decoded("USA+MIL", Plus::kBlank), "USA MIL");
  EXPECT_EQ(decoded("USA+MIL", Plus::kItself), "USA+MIL");
  EXPECT_EQ(decoded("%D8%BA%D8%B2%D8%A9", Plus::kBlank), "غزة");
  EXPECT_EQ(decoded("a%2Fb", Plus::kItself), "a/b");
}

TEST(Decoded, RefusesWhatIsNone) {
  for (const char* broken : {"%", "%4", "%zz", "a%", "%ff", "%c3%28", "%00"})
    EXPECT_EQ(kind_of([&] { decoded(broken, Plus::kBlank); }), ErrorKind::kInput) << broken;
}

TEST(Encoded, ComesBack) {
  for (const char* text : {"wce-2023-01-01-000", "a/b c+d%?&=#", "غزة", "~._-"})
    EXPECT_EQ(decoded(encoded(text), Plus::kBlank), text);
  EXPECT_EQ(encoded("a b/ü"), "a%20b%2F%C3%BC");
}

TEST(Parameters, ReadsThem) {
  const Parameters parameters("type=ASSAULT,COERCE&&limit=20&text=", {"type", "limit", "text"});
  EXPECT_THAT(parameters.list("type"), ::testing::ElementsAre("ASSAULT", "COERCE"));
  EXPECT_EQ(parameters.number("limit", 1, 500, 50), 20U);
  EXPECT_EQ(parameters.text("text"), "");
}

TEST(Parameters, RefusesStrangersAndTwins) {
  EXPECT_EQ(kind_of([] { Parameters("typ=ASSAULT", {"type"}); }), ErrorKind::kUsage);
  EXPECT_EQ(kind_of([] { Parameters("type=A&type=B", {"type"}); }), ErrorKind::kUsage);
  EXPECT_EQ(kind_of([] { Parameters("%zz=A", {"type"}); }), ErrorKind::kInput);
}

TEST(Parameters, NumbersHaveBounds) {
  for (const char* wrong : {"0", "501", "-1", "1.5", "x", "99999999999999999999", "5 "})
    EXPECT_EQ(
        kind_of([&] {
          (void)Parameters("limit=" + std::string(wrong), {"limit"}).number("limit", 1, 500, 50);
        }),
        ErrorKind::kUsage)
        << wrong;
}

TEST(Parameters, EqualMeaningIsOneText) {
  const std::vector<std::string_view> names{"type", "since"};
  EXPECT_EQ(Parameters("since=2024-01-01&type=A", names).joined(names),
            Parameters("type=A&since=2024-01-01", names).joined(names));
  EXPECT_NE(Parameters("type=A", names).joined(names), Parameters("since=A", names).joined(names));
}

TEST(Filter, EveryNameIsUnderstood) {
  const Parameters parameters("type=ASSAULT&mode=drone&context=election&factuality=actual,alleged&"
                              "actor=USA+MIL&recipient=RUS&actor-text=navy&recipient-text=boat&"
                              "country=YEM&place=Aden&text=ceasefire&source=ministry&outlet=AP&"
                              "since=2024-01-01&until=2024-01-31&min-confidence=0.5",
                              filter_parameters());
  const EventFilter filter = filter_of(parameters);
  EXPECT_THAT(filter.types, ::testing::ElementsAre("ASSAULT"));
  EXPECT_THAT(filter.modes, ::testing::ElementsAre("drone"));
  EXPECT_THAT(filter.contexts, ::testing::ElementsAre("election"));
  EXPECT_THAT(filter.factualities, ::testing::ElementsAre("actual", "alleged"));
  EXPECT_EQ(filter.actor + filter.recipient + filter.actor_text + filter.recipient_text,
            "USA MILRUSnavyboat");
  EXPECT_EQ(filter.country + filter.place + filter.text + filter.source + filter.outlet,
            "YEMAdenceasefireministryAP");
  EXPECT_EQ(to_string(filter.since.value()) + to_string(filter.until.value()),
            "2024-01-012024-01-31");
  EXPECT_EQ(filter.min_confidence, 0.5);
}

TEST(Filter, RefusesDaysAndConfidencesThatAreNone) {
  for (const char* wrong : {"since=yesterday", "until=2024-02-30", "min-confidence=2",
                            "min-confidence=nan", "min-confidence=x"})
    EXPECT_EQ(kind_of([&] { filter_of(Parameters(wrong, filter_parameters())); }),
              ErrorKind::kUsage)
        << wrong;
}

TEST(Cursor, ComesBackAndIsRefused) {
  EXPECT_EQ(key_of(cursor_of(4711)), 4711);
  for (const char* wrong : {"", "4711", "after-", "after-x", "after-0", "after--3", "after-1x",
                            "after-99999999999999999999"})
    EXPECT_EQ(kind_of([&] { key_of(wrong); }), ErrorKind::kUsage) << wrong;
}

}  // namespace
}  // namespace annals::serve
