#include "src/export/profile.h"

#include <gtest/gtest.h>

#include <map>

#include "src/export/test_records.h"

namespace annals {
namespace {

using testing::raid;

std::map<std::string, std::string> by_name(Profile profile, const ProfileRow& row) {
  std::map<std::string, std::string> out;
  EXPECT_EQ(row.size(), columns_of(profile).size());
  for (std::size_t i = 0; i < row.size(); ++i) out[columns_of(profile)[i].name] = row[i];
  return out;
}

TEST(Polecat, EachColumnHoldsItsValue) {
  auto row = by_name(Profile::kPolecat, polecat_row(raid()));
  const std::map<std::string, std::string> expected{
      {"Event ID", "r1"}, {"Event Date", "2024-03-05"}, {"Event Type", "ASSAULT"}, {"Event Mode", "heavy-weapons"},
      {"Intensity", "-9.5"}, {"Quad Code", "MATERIAL CONFLICT"}, {"Contexts", "military"},
      {"Actor Name", "Army of Norland"}, {"Actor Country", "NOR"}, {"Primary Actor Sector", "MIL"},
      {"Actor Name Raw", "Norland's army"}, {"Recipient Country", "SWE"}, {"Recipient Name Raw", "people"},
      {"Placename", "Dorvik"}, {"City", "Dorvik"}, {"Country", "SWE"}, {"Latitude", "10.25"}, {"Longitude", "-20.25"},
      {"GeoNames ID", "7"}, {"Raw Placename", "Dorvik"}, {"Feature Type", "city"}, {"Source", "Valley Post"},
      {"Publication Date", "2024-03-07"}, {"Version", "annals 0.1.0, data 2026.11"}, {"Factuality", "actual"},
      {"Recipient Hedge", "alleged"}, {"Licence", "CC BY 4.0"}, {"URL", "https://example.org/1"}, {"Actor COW", ""}};
  for (const auto& [name, value] : expected) EXPECT_EQ(row[name], value) << name;
}

TEST(Polecat, AnUndatedRecordHasNoDate) {
  Record record = raid();
  record.date.reset();
  record.places.clear();
  auto row = by_name(Profile::kPolecat, polecat_row(record));
  EXPECT_EQ(row["Event Date"], "");
  EXPECT_EQ(row["Placename"], "");
}

std::map<std::string, std::string> only_row(const std::vector<Record>& records) {
  const auto rows = ged_rows(records);
  EXPECT_EQ(rows.size(), 1U);
  return rows.empty() ? std::map<std::string, std::string>() : by_name(Profile::kUcdpGed, rows[0]);
}

TEST(UcdpGed, OneRowAHappening) {
  Record later = raid();
  later.id = "r2";
  later.doc = "d2";
  later.outlet = "Hill Times";
  later.published = "2024-03-08";
  later.quantities[0].min = later.quantities[0].max = 14;
  Record other = raid();
  other.happening = "h2";
  EXPECT_EQ(ged_rows({later, raid(), other}).size(), 2U);
  auto row = only_row({later, raid()});
  const std::map<std::string, std::string> expected{
      {"id", "h1"}, {"year", "2024"}, {"best", "14"}, {"low", "12"}, {"high", "14"}, {"number_of_sources", "2"},
      {"source_office", "Valley Post;Hill Times"}, {"source_original", "the farmer Osk Lien"}, {"where_prec", "1"},
      {"date_prec", "1"}, {"date_start", "2024-03-05"}, {"date_end", "2024-03-05"}, {"country", "SWE"},
      {"geom_wkt", "POINT (-20.25 10.25)"}, {"priogrid_gid", "144320"}, {"event_clarity", "1"}, {"undated", "false"},
      {"licence", "CC BY 4.0"}, {"conflict_name", ""}, {"gwnoa", ""}};
  for (const auto& [name, value] : expected) EXPECT_EQ(row[name], value) << name;
}

TEST(UcdpGed, TypesOfViolence) {
  const auto type = [](std::vector<std::string> one, std::vector<std::string> other) {
    Record record = raid();
    record.actor[0].sectors = std::move(one);
    record.recipient[0].sectors = std::move(other);
    record.recipient[0].hedge.reset();
    return only_row({record})["type_of_violence"];
  };
  EXPECT_EQ(type({"MIL"}, {"REB"}), "1");
  EXPECT_EQ(type({"REB"}, {"MIL"}), "1");
  EXPECT_EQ(type({"REB"}, {"PRM"}), "2");
  EXPECT_EQ(type({"REB"}, {"CVL"}), "3");
  EXPECT_EQ(type({"CVL"}, {"MIL"}), "");
  EXPECT_EQ(type({"MIL"}, {}), "");
  EXPECT_EQ(only_row({raid()})["type_of_violence"], "") << "an alleged civilian may be anybody";
}

TEST(UcdpGed, TheStateIsSideA) {
  Record record = raid();
  std::swap(record.actor[0].words, record.recipient[0].words);
  record.actor[0] = {{"rebels", {}}, "", "SWE", {"REB"}, "", {}};
  record.recipient[0] = {{"the army", {}}, "", "SWE", {"MIL"}, "", {}};
  auto row = only_row({record});
  EXPECT_EQ(row["side_a"], "the army");
  EXPECT_EQ(row["side_b"], "rebels");
  EXPECT_EQ(row["deaths_unknown"], "12");
}

TEST(UcdpGed, CiviliansAreTheDeadOfOneSidedViolence) {
  Record record = raid();
  record.recipient[0].hedge.reset();
  auto row = only_row({record});
  EXPECT_EQ(row["side_b"], "Civilians");
  EXPECT_EQ(row["deaths_civilians"], "12");
  EXPECT_EQ(row["deaths_unknown"], "");
}

TEST(UcdpGed, DatesHaveGedsPrecision) {
  const auto precision = [](const char* start, const char* end) {
    Record record = raid();
    record.date->start = start;
    record.date->end = end;
    return only_row({record})["date_prec"];
  };
  EXPECT_EQ(precision("2024-03-01", "2024-03-01"), "1");
  EXPECT_EQ(precision("2024-03-01", "2024-03-06"), "2");
  EXPECT_EQ(precision("2024-03-01", "2024-03-07"), "3");
  EXPECT_EQ(precision("2024-03-01", "2024-03-31"), "4");
  EXPECT_EQ(precision("2023-01-01", "2023-12-31"), "5");
}

TEST(UcdpGed, AnUndatedHappeningIsPlacedBeforeItsReport) {
  Record record = raid();
  record.date.reset();
  auto row = only_row({record});
  EXPECT_EQ(row["date_start"], "2024-03-04");
  EXPECT_EQ(row["date_end"], "2024-03-07");
  EXPECT_EQ(row["undated"], "true");
}

TEST(UcdpGed, OnlyWhatIsToldAsFactAndKilled) {
  const auto rows = [](auto change) {
    Record record = raid();
    change(record);
    return ged_rows({record}).size();
  };
  EXPECT_EQ(rows([](Record& r) { r.factuality = "alleged"; }), 0U);
  EXPECT_EQ(rows([](Record& r) { r.factuality = "negated"; }), 0U);
  EXPECT_EQ(rows([](Record& r) { r.aggregate = true; }), 0U);
  EXPECT_EQ(rows([](Record& r) { r.quantities.clear(); }), 0U);
  EXPECT_EQ(rows([](Record& r) { r.quantities[0].min = r.quantities[0].max = 0; }), 0U);
  EXPECT_EQ(rows([](Record& r) { r.event_type = "PROTEST"; }), 0U);
  EXPECT_EQ(rows([](Record&) {}), 1U);
}

}  // namespace
}  // namespace annals
