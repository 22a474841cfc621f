// `annals annotate`: rows of layers, against docs/reference/annotate.md and the text they stand in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "src/base/files.h"
#include "src/base/utf8.h"
#include "src/record/layers_json.h"
#include "tests/shared_coder.h"

namespace annals {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kText =
    "“We will not yield,” Defence Minister Elio Marrat of Norway said on Tuesday. At least 12 soldiers were killed in "
    "Mali in early May, the army said – he denied it.";

std::vector<Json> rows_of(std::string_view text, const std::vector<std::string>& layers) {
  Article article;
  article.id = "a";
  article.text = text;
  article.published = parse_day("2024-05-09").value();
  std::vector<Json> rows;
  std::istringstream lines(annals::testing::shared_coder().layers(article, layers).value());
  for (std::string line; std::getline(lines, line);) rows.push_back(Json::parse(line));
  return rows;
}

std::vector<std::string> all_layers() { return {kAnnotationLayers.begin(), kAnnotationLayers.end()}; }

// The words at code points [start, end).
std::string words_at(std::string_view text, std::size_t start, std::size_t end) {
  std::size_t at = 0, begin = 0;
  for (std::size_t point = 0; point < end; ++point) {
    if (point == start) begin = at;
    (void)next_code_point(text, at);
  }
  return std::string(text.substr(begin, at - begin));
}

// Calls `each` for a row and every quote inside it.
template <class Each> void for_each_quote(const Json& value, const Each& each) {
  if (value.is_object() && value.contains("start")) each(value);
  if (value.is_structured())
    for (const Json& part : value) for_each_quote(part, each);
}

TEST(Layers, OffsetsAreCodePointsOfTheText) {
  const std::vector<Json> rows = rows_of(kText, all_layers());
  ASSERT_GT(rows.size(), 10U);
  for (const Json& row : rows)
    for_each_quote(row, [&](const Json& quote) {
      EXPECT_EQ(words_at(kText, quote["start"], quote["end"]), quote["text"].get<std::string>()) << row;
    });
}

TEST(Layers, ComeInTheOrderAskedForAndNumberTheirRows) {
  std::vector<std::string> order;
  std::map<std::string, int> count;
  for (const Json& row : rows_of(kText, {"voices", "entities"})) {
    const std::string layer = row["layer"];
    if (order.empty() || order.back() != layer) order.push_back(layer);
    EXPECT_EQ(row["row"], count[layer]++);
    EXPECT_EQ(row["doc"], "a");
  }
  EXPECT_THAT(order, ::testing::ElementsAre("voices", "entities"));
}

TEST(Layers, SayWhoSpeaksAndWhoIsMeant) {
  std::map<std::string, Json> entities;
  for (const Json& row : rows_of(kText, {"entities"})) entities.emplace(row["text"], row);
  ASSERT_TRUE(entities.contains("the army"));
  EXPECT_EQ(entities["the army"]["sectors"], Json::array({"MIL"}));
  std::set<std::string> sources;
  for (const Json& row : rows_of(kText, {"voices"}))
    if (!row["source"].is_null()) sources.insert(row["source"]["text"]);
  EXPECT_TRUE(sources.contains("the army"));
}

TEST(Layers, GiveBoundsDaysAndPlaces) {
  bool counted = false, dated = false, placed = false;
  for (const Json& row : rows_of(kText, {"quantities", "dates", "places"})) {
    counted = counted || (row["layer"] == "quantities" && row["min"] == 12 && row["max"].is_null() && row["role"] == "killed");
    dated = dated || (row["layer"] == "dates" && row["first"] == "2024-05-07" && row["last"] == "2024-05-07");
    placed = placed || (row["layer"] == "places" && row["country"] == "MLI" && row["locative"] == true);
  }
  EXPECT_TRUE(counted);
  EXPECT_TRUE(dated);
  EXPECT_TRUE(placed);
}

TEST(Layers, HaveTheFieldsOfTheirPage) {
  const std::string page = read_file(std::filesystem::path(ANNALS_SOURCE_DIR) / "docs/reference/annotate.md");
  const std::set<std::string> shared{"doc", "layer", "row", "text", "start", "end", "because"};
  for (const Json& row : rows_of(kText, all_layers())) {
    const std::string layer = row["layer"];
    const std::size_t begin = page.find("| `" + layer + "` |");
    ASSERT_NE(begin, std::string::npos) << layer;
    const std::string line = page.substr(begin, page.find('\n', begin) - begin);
    for (const auto& [name, value] : row.items())
      EXPECT_TRUE(shared.contains(name) || line.find('`' + name + '`') != std::string::npos) << layer << ' ' << name;
  }
}

TEST(Layers, RefuseWhatIsNone) {
  Article article;
  article.text = "Rain fell.";
  EXPECT_EQ(annals::testing::shared_coder().layers(article, {"moods"}).error().kind(), ErrorKind::kUsage);
  article.text = "\xFF";
  EXPECT_EQ(annals::testing::shared_coder().layers(article, {"dates"}).error().kind(), ErrorKind::kInput);
}

}  // namespace
}  // namespace annals
