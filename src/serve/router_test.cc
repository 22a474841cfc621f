#include "src/serve/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/serve/assets.h"

namespace annals::serve {
namespace {

std::string pattern(std::string_view method, std::string_view path) {
  const Match found = match(method, path);
  return found.route == nullptr ? "" : std::string(found.route->pattern);
}

TEST(Router, FindsTheRoute) {
  EXPECT_EQ(pattern("GET", "/api/v1/records"), "/api/v1/records");
  EXPECT_EQ(pattern("HEAD", "/api/v1/records.csv"), "/api/v1/records.csv");
  EXPECT_EQ(pattern("GET", "/api/v1/records/4f1c"), "/api/v1/records/{id}");
  EXPECT_EQ(pattern("POST", "/api/v1/code"), "/api/v1/code");
  for (const char* none : {"/api/v1/records/", "/api/v1/records/a/b", "/api/v1//records", "/api/v1",
                           "/API/V1/RECORDS", "/"})
    EXPECT_EQ(pattern("GET", none), "") << none;
}

TEST(Router, DecodesWhatStandsForAName) {
  EXPECT_EQ(match("GET", "/api/v1/articles/news%2F1%20b+c").path.at("doc"), "news/1 b+c");
  EXPECT_EQ(match("GET", "/api/v1/actors/USA%20MIL").path.at("code"), "USA MIL");
}

TEST(Router, SaysWhichMethodsThereAre) {
  const Match found = match("PUT", "/api/v1/code");
  EXPECT_EQ(found.route, nullptr);
  EXPECT_THAT(found.allowed, ::testing::ElementsAre("POST"));
}

constexpr std::string_view kIndex = "<!doctype html><title>Annals</title>";
const std::vector<Asset> kPage{
    {"/assets/page-4f1c2b7a.js", "go();"}, {"/icon.svg", "<svg/>"}, {"/index.html", kIndex}};

TEST(Assets, FilesAndThePagesOwnPaths) {
  EXPECT_EQ(asset_answer("/", kPage)->body, kIndex);
  EXPECT_EQ(asset_answer("/happenings/4f1c", kPage)->body, kIndex) << "the page routes it";
  EXPECT_EQ(asset_answer("/icon.svg", kPage)->content_type, "image/svg+xml");
  EXPECT_FALSE(asset_answer("/nothing.js", kPage).has_value());
  EXPECT_FALSE(asset_answer("/../../etc/passwd", kPage).has_value());
  EXPECT_FALSE(asset_answer("/%2e%2e/%2e%2e/etc/passwd", kPage).has_value());
  EXPECT_FALSE(asset_answer("/api/v1/nothing", kPage).has_value());
}

TEST(Assets, OnlyHashedNamesAreKeptForEver) {
  EXPECT_THAT(asset_answer("/assets/page-4f1c2b7a.js", kPage)->cache_control,
              ::testing::HasSubstr("immutable"));
  for (const char* path : {"/", "/icon.svg"})
    EXPECT_EQ(asset_answer(path, kPage)->cache_control, "no-cache");
  EXPECT_NE(asset_answer("/icon.svg", kPage)->etag, asset_answer("/", kPage)->etag);
}

TEST(Assets, WithoutAPageTheRoutesAreListed) {
  EXPECT_THAT(asset_answer("/", {})->body, ::testing::HasSubstr("/api/v1/records.geojson"));
  EXPECT_FALSE(asset_answer("/happenings", {}).has_value());
}

}  // namespace
}  // namespace annals::serve
