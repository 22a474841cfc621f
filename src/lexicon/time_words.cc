#include "src/lexicon/time_words.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "src/base/text.h"

namespace annals {
namespace {

std::optional<int> parse_number(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

template <std::size_t N>
std::optional<int> position(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<int>(found - names.begin());
}

// The value of a row, whose meaning the class decides.
std::optional<int> parse_value(TimeClass c, std::string_view value) {
  switch (c) {
  case TimeClass::kUnit: return position(kTimeUnitNames, value);
  case TimeClass::kSeason: return position(kTimeSeasonNames, value);
  case TimeClass::kPart: return position(kTimePartNames, value);
  case TimeClass::kShift: return position(kTimeShiftNames, value);
  case TimeClass::kNarrow: return position(kTimeNarrowNames, value);
  case TimeClass::kVague: return position(kTimeVagueNames, value);
  case TimeClass::kPreposition: return position(kTimePrepNames, value);
  case TimeClass::kNumber:
    if (value == "X") return kUnknownNumber;
    return parse_number(value);
  default: return parse_number(value);
  }
}

std::vector<std::string_view> names_for(TimeClass c) {
  const auto all = [](const auto& names) {
    return std::vector<std::string_view>(names.begin(), names.end());
  };
  switch (c) {
  case TimeClass::kUnit: return all(kTimeUnitNames);
  case TimeClass::kSeason: return all(kTimeSeasonNames);
  case TimeClass::kPart: return all(kTimePartNames);
  case TimeClass::kShift: return all(kTimeShiftNames);
  case TimeClass::kNarrow: return all(kTimeNarrowNames);
  case TimeClass::kVague: return all(kTimeVagueNames);
  case TimeClass::kPreposition: return all(kTimePrepNames);
  default: return {};
  }
}

// "MM-DD".
bool parse_month_day(std::string_view text, Feast& feast) {
  if (text.size() != 5 || text[2] != '-') return false;
  const auto month = parse_number(text.substr(0, 2));
  const auto day = parse_number(text.substr(3));
  if (!month || !day || *month < 1 || *month > 13 || *day < 1 || *day > 31) return false;
  feast.month = *month;
  feast.day = *day;
  return true;
}

// "weekday 1 -1 05", with days to add at the end: "weekday 4 4 11 +1".
bool parse_weekday_rule(const std::vector<std::string_view>& words, Feast& feast) {
  if (words.size() < 4 || words.size() > 5) return false;
  std::array<int, 4> numbers{};
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto number = parse_number(words[i]);
    if (!number) return false;
    numbers[i - 1] = *number;
  }
  feast.rule = Feast::Rule::kWeekday;
  feast.weekday = numbers[0];
  feast.nth = numbers[1];
  feast.month = numbers[2];
  feast.day = numbers[3];
  return feast.weekday >= 1 && feast.weekday <= 7 && feast.nth >= -1 && feast.nth <= 5 &&
         feast.nth != 0 && feast.month >= 1 && feast.month <= 12;
}

// "years 2024 1031 1020": a day MMDD for each year from the first.
bool parse_listed(const std::vector<std::string_view>& words, Feast& feast) {
  const auto first = words.size() > 2 ? parse_number(words[1]) : std::nullopt;
  if (!first) return false;
  feast.rule = Feast::Rule::kListed;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const auto number = words[i].size() == 4 ? parse_number(words[i]) : std::nullopt;
    if (!number) return false;
    const auto day = make_day(*first + static_cast<int>(i) - 2, *number / 100, *number % 100);
    if (!day) return false;
    feast.listed.push_back(*day);
  }
  return true;
}

bool parse_one_rule(std::string_view rule, Feast& feast) {
  const std::vector<std::string_view> words = split_words(rule);
  if (words.empty()) return false;
  if (words[0] == "years") return parse_listed(words, feast);
  if (words[0] == "weekday") return parse_weekday_rule(words, feast);
  if (words.size() == 2 && (words[0] == "hijri" || words[0] == "hebrew")) {
    feast.rule = words[0] == "hijri" ? Feast::Rule::kHijri : Feast::Rule::kHebrew;
    return parse_month_day(words[1], feast);
  }
  for (const auto& [name, kind] :
       {std::pair{"easter", Feast::Rule::kEaster}, std::pair{"orthodox", Feast::Rule::kOrthodox}}) {
    if (words[0].substr(0, std::string_view(name).size()) != name) continue;
    const auto days = parse_number(words[0].substr(std::string_view(name).size()));
    feast.rule = kind;
    feast.day = days.value_or(0);
    return days.has_value();
  }
  if (words.size() == 3 && words[0] == "period") {
    const auto end = parse_day(words[2]);
    const auto year = parse_number(words[1].substr(0, 4));
    feast.rule = Feast::Rule::kPeriod;
    feast.year = year.value_or(0);
    if (end) feast.end = *end;
    return end && year && words[1].size() == 10 && parse_month_day(words[1].substr(5), feast);
  }
  if (words[0].size() == 10) {
    const auto year = parse_number(words[0].substr(0, 4));
    feast.rule = Feast::Rule::kOnce;
    feast.year = year.value_or(0);
    return year && parse_month_day(words[0].substr(5), feast);
  }
  return parse_month_day(words[0], feast);
}

// One rule; "A and B" for a name of two days, "A or B" for a name that may mean another day.
bool parse_rule(std::string_view rule, Feast& feast) {
  const std::array links{std::pair{" or ", &feast.others}, std::pair{" and ", &feast.also}};
  for (const auto& [link, more] : links) {
    const std::size_t at = rule.find(link);
    if (at == std::string_view::npos) continue;
    Feast second;
    if (!parse_one_rule(rule.substr(at + std::string_view(link).size()), second)) return false;
    more->push_back(std::move(second));
    return parse_one_rule(rule.substr(0, at), feast);
  }
  return parse_one_rule(rule, feast);
}

}  // namespace

TimeWords TimeWords::load(const std::filesystem::path& data, Faults& faults) {
  TimeWords out;
  const Table words = Table::read(data / "times.tsv", {"words", "class", "value"}, faults);
  out.read_words(words, faults);
  out.examples_ = words.examples();
  const Table feasts = Table::read(data / "feasts.tsv", {"name", "rule", "days", "of"}, faults);
  out.read_feasts(feasts, faults);
  out.feast_examples_ = feasts.examples();
  return out;
}

TimeWord& TimeWords::word(std::string_view lower) {
  auto found = words_.find(lower);
  if (found == words_.end()) found = words_.emplace(keys_.emplace_back(lower), TimeWord{}).first;
  return found->second;
}

void TimeWords::read_words(const Table& table, Faults& faults) {
  for (const Table::Row& row : table.rows()) {
    const auto which = position(kTimeClassNames, row.cells[1]);
    if (!which) {
      faults.add(table.place(row, 1), "unknown class '" + std::string(row.cells[1]) + "'",
                 nearest_hint(row.cells[1], {kTimeClassNames.begin(), kTimeClassNames.end()}));
      continue;
    }
    const auto c = static_cast<TimeClass>(*which);
    std::string_view text = row.cells[2];
    const bool weak = !text.empty() && text.back() == '*';
    if (weak) text.remove_suffix(1);
    std::optional<int> value = parse_value(c, text);
    if (c == TimeClass::kSet) {
      value = static_cast<int>(set_values_.size());
      set_values_.emplace_back(text);
    }
    if (!value) {
      faults.add(table.place(row, 2), "'" + std::string(text) + "' is no value of this class",
                 nearest_hint(text, names_for(c)));
      continue;
    }
    TimeWord& entry = word(row.cells[0]);
    if (entry.is(c))
      faults.add(table.place(row, 0), "the word stands in an earlier row of this class");
    entry.classes |= 1U << static_cast<unsigned>(c);
    if (weak) entry.weak_classes |= 1U << static_cast<unsigned>(c);
    entry.values[static_cast<std::size_t>(c)] = static_cast<std::int16_t>(*value);
  }
}

void TimeWords::read_feasts(const Table& table, Faults& faults) {
  for (const Table::Row& row : table.rows()) {
    Feast feast;
    feast.name = row.cells[0];
    const std::string_view first_word = split_words(row.cells[0]).front();
    if (parse_number(first_word)) {
      faults.add(table.place(row, 0), "a name may not begin with a bare figure",
                 "'" + std::string(first_word) + "' would no longer be read as a number");
      continue;
    }
    const bool alias = row.cells[1].starts_with("as ");
    const auto original = std::find_if(feasts_.begin(), feasts_.end(), [&](const Feast& each) {
      return alias && each.name == row.cells[1].substr(3);
    });
    if (original != feasts_.end()) {
      feast = *original;
      feast.name = row.cells[0];
    } else if (!parse_rule(row.cells[1], feast)) {
      faults.add(table.place(row, 1), "'" + std::string(row.cells[1]) + "' is no rule",
                 "the head of the file lists the rules");
      continue;
    }
    const auto length = row.cells[2].empty() ? std::optional<int>(1) : parse_number(row.cells[2]);
    if (!length || *length < 1 || *length > 60) {
      faults.add(table.place(row, 2), "a feast lasts 1 to 60 days");
      continue;
    }
    if (!alias) feast.length = *length;
    for (const std::string_view country : split_words(row.cells[3])) feast.of.emplace_back(country);
    // A long list of years goes on in the next row.
    if (!alias && feast.rule == Feast::Rule::kListed && !feasts_.empty() &&
        feasts_.back().name == feast.name) {
      std::vector<Day>& listed = feasts_.back().listed;
      listed.insert(listed.end(), feast.listed.begin(), feast.listed.end());
      continue;
    }
    word(split_words(row.cells[0]).front()).classes |= 1U
                                                       << static_cast<unsigned>(TimeClass::kFeast);
    feast_names_.add_phrase(row.cells[0], static_cast<std::uint32_t>(feasts_.size()));
    feasts_.push_back(std::move(feast));
  }
}

}  // namespace annals
