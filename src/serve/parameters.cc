#include "src/serve/parameters.h"

#include <algorithm>
#include <charconv>

#include "include/annals/error.h"
#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/store/filter_names.h"

namespace annals::serve {
namespace {

int hex_digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

Error wrong(std::string_view name, std::string what, std::string hint) {
  return {ErrorKind::kUsage, std::move(what), {std::string(name), 0, 0}, std::move(hint)};
}

std::string listed(const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

}  // namespace

std::string decoded(std::string_view text, Plus plus) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::kBlank) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = high < 0 ? -1 : hex_digit(text[i + 2]);
      if (low < 0)
        throw Error(ErrorKind::kInput, "a percent sign without two hexadecimal digits",
                    {std::string(text), 1, i + 1}, "write %25 for a percent sign");
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (!is_valid_utf8(out) || out.find('\0') != std::string::npos)
    throw Error(ErrorKind::kInput, "this is no UTF-8 text", {std::string(text), 0, 0},
                "encode the address as UTF-8, then with percent signs");
  return out;
}

std::string encoded(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_ascii_alpha(c) || is_ascii_digit(c) ||
        any_of(std::string_view(&c, 1), {"-", ".", "_", "~"}))
      out += c;
    else
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return out;
}

Parameters::Parameters(std::string_view query, const std::vector<std::string_view>& known) {
  if (query.empty()) return;
  for (const std::string_view pair : split(query, '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::string name = decoded(pair.substr(0, equals), Plus::kBlank);
    std::string value =
        equals == pair.size() ? std::string() : decoded(pair.substr(equals + 1), Plus::kBlank);
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw wrong(name, "there is no parameter '" + name + "' here",
                  known.empty() ? "none is understood" : "known: " + listed(known));
    if (std::any_of(given_.begin(), given_.end(),
                    [&](const auto& one) { return one.first == name; }))
      throw wrong(name, "the parameter '" + name + "' is given twice",
                  "part several values by commas");
    given_.emplace_back(std::move(name), std::move(value));
  }
}

std::string Parameters::text(std::string_view name) const {
  for (const auto& [given, value] : given_)
    if (given == name) return value;
  return {};
}

std::vector<std::string> Parameters::list(std::string_view name) const {
  std::vector<std::string> out;
  const std::string value = text(name);
  for (const std::string_view part : split(value, ','))
    if (!trim(part).empty()) out.emplace_back(trim(part));
  return out;
}

std::uint64_t Parameters::number(std::string_view name, std::uint64_t least, std::uint64_t most,
                                 std::uint64_t otherwise) const {
  const std::string value = text(name);
  if (value.empty()) return otherwise;
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
  if (error != std::errc() || end != value.data() + value.size() || out < least || out > most)
    throw wrong(name,
                "'" + value + "' is no whole number from " + std::to_string(least) + " to " +
                    std::to_string(most),
                "");
  return out;
}

std::string Parameters::one_of(std::string_view name, const std::vector<std::string_view>& values,
                               std::string_view otherwise) const {
  const std::string value = text(name);
  if (value.empty()) return std::string(otherwise);
  if (std::find(values.begin(), values.end(), value) == values.end())
    throw wrong(name, "'" + value + "' is none of its values", "known: " + listed(values));
  return value;
}

std::string Parameters::joined(const std::vector<std::string_view>& names) const {
  std::string out;
  for (const std::string_view name : names)
    if (const std::string value = text(name); !value.empty())
      out += std::string(name) + '\t' + value + '\n';
  return out;
}

const std::vector<std::string_view>& filter_parameters() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> out;
    for (const FilterName& one : kFilterNames) out.push_back(one.name);
    out.insert(out.end(), {"since", "until", "near", "bbox", "min-confidence"});
    return out;
  }();
  return names;
}

EventFilter filter_of(const Parameters& parameters) {
  EventFilter filter;
  for (const std::string_view name : filter_parameters())
    if (const std::string value = parameters.text(name); !value.empty() && name != "min-confidence")
      set_filter(filter, name, value);
  const std::string confidence = parameters.text("min-confidence");
  if (confidence.empty()) return filter;
  const auto [end, error] = std::from_chars(
      confidence.data(), confidence.data() + confidence.size(), filter.min_confidence);
  if (error != std::errc() || end != confidence.data() + confidence.size() ||
      !(filter.min_confidence >= 0 && filter.min_confidence <= 1))
    throw wrong("min-confidence", "'" + confidence + "' is no number from 0 to 1",
                "as in min-confidence=0.5");
  return filter;
}

std::string cursor_of(std::int64_t key) { return "after-" + std::to_string(key); }

std::int64_t key_of(const std::string& cursor) {
  constexpr std::string_view kAfter = "after-";
  std::int64_t key = 0;
  if (cursor.starts_with(kAfter)) {
    const char* const end = cursor.data() + cursor.size();
    if (const auto [at, error] = std::from_chars(cursor.data() + kAfter.size(), end, key);
        error == std::errc() && at == end && key > 0)
      return key;
  }
  throw wrong("cursor", "'" + cursor + "' is no cursor", "take `next` of the page before");
}

}  // namespace annals::serve
