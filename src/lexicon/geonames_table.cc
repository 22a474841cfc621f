// What tools/make_gazetteer.py wrote, into an index.
#include <charconv>

#include "src/base/text.h"
#include "src/lexicon/geonames.h"
#include "src/lexicon/table.h"

namespace annals {
namespace {

template <class Number>
Number number_at(const Table& table, const Table::Row& row, std::size_t cell, Faults& faults) {
  const std::string_view text = row.cells[cell];
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size())
    faults.add(table.place(row, cell), "a number was expected");
  return value;
}

}  // namespace

void index_table(const std::filesystem::path& file, const std::filesystem::path& data_dir,
                 const std::filesystem::path& output) {
  Faults faults;
  const PlaceNouns nouns = PlaceNouns::load(data_dir, faults);
  const Table table = Table::read(
      file,
      {"name", "kind", "country", "admin", "population", "lat", "lon", "geonameid", "aliases"},
      faults);
  PlaceIndexBuilder builder(output, nouns);
  std::uint64_t cities = 0;
  for (const auto& row : table.rows()) {
    const bool city = row.cells[1] == "city";
    cities += city ? 1 : 0;
    NewPlace place;
    place.name = row.cells[0];
    place.kind = city ? PlaceKind::kCity : PlaceKind::kAdmin;
    place.country = row.cells[2];
    place.division = row.cells[3].empty() ? 0 : builder.division(row.cells[3]);
    builder.name_division(place.division, row.cells[3]);
    place.population = number_at<std::uint32_t>(table, row, 4, faults);
    place.lat = number_at<float>(table, row, 5, faults);
    place.lon = number_at<float>(table, row, 6, faults);
    place.geonameid = number_at<std::uint32_t>(table, row, 7, faults);
    place.flags = PlaceIndex::kLocated | PlaceIndex::kMajor;
    if (!city) place.flags |= PlaceIndex::kFirstDivision;
    std::vector<std::string> aliases;
    for (const auto alias : split(row.cells[8], ';'))
      if (!alias.empty()) aliases.emplace_back(alias);
    builder.add(place, aliases);
  }
  faults.throw_if_any();
  builder.finish(
      "source\tGeoNames (https://www.geonames.org): cities over 15,000 people and first-level "
      "divisions, as packaged in Debian's libgeonames0 and libgeonames-common\n"
      "licence\tCC BY 4.0, https://creativecommons.org/licenses/by/4.0/\n"
      "admin\t" + std::to_string(table.rows().size() - cities) + "\n"
      "city\t" + std::to_string(cities) + "\n");
}

}  // namespace annals
