#include "src/when/day_order.h"

#include <string>

#include "src/base/text.h"

namespace annals::when {
namespace {

// 17 and 4 of "17/04/2024"; false for what is no such date.
bool first_two(std::string_view text, int& first, int& second) {
  const std::size_t separator = text.find_first_of("/-");
  if (separator == std::string_view::npos || separator == 0 || separator > 2) return false;
  const std::size_t end = text.find(text[separator], separator + 1);
  if (end == std::string_view::npos || end - separator < 2 || end - separator > 3) return false;
  const auto number = [&](std::size_t from, std::size_t to) {
    int value = 0;
    for (std::size_t i = from; i < to; ++i)
      value = is_ascii_digit(text[i]) ? value * 10 + text[i] - '0' : 1000;
    return value;
  };
  first = number(0, separator);
  second = number(separator + 1, end);
  return first >= 1 && first <= 31 && second >= 1 && second <= 31;
}

// ".uk" of "https://news.example.co.uk/a".
std::string host_end(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::string_view rest = url.substr(scheme + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/:?#"));
  const std::size_t dot = host.rfind('.');
  return dot == std::string_view::npos ? std::string() : to_lower(host.substr(dot));
}

}  // namespace

DayOrder day_order(const Document& doc, const TimeWords& words) {
  int day_first = 0, month_first = 0;
  for (const Token& tok : doc.tokens) {
    const std::string_view text = doc.text(tok.span);
    if (text.size() < 6 || text.size() > 10 || !is_ascii_digit(text[0])) continue;
    int first = 0, second = 0;
    if (!first_two(text, first, second)) continue;
    if (first > 12 && second <= 12) ++day_first;
    if (second > 12 && first <= 12) ++month_first;
  }
  if (day_first > 0 && month_first == 0) return DayOrder::kDayFirst;
  if (month_first > 0 && day_first == 0) return DayOrder::kMonthFirst;
  const TimeWord* outlet = words.find(host_end(doc.article().url));
  if (outlet == nullptr || !outlet->is(TimeClass::kOrder)) return DayOrder::kUnknown;
  return outlet->value(TimeClass::kOrder) == 1 ? DayOrder::kOutletDayFirst
                                               : DayOrder::kOutletMonthFirst;
}

}  // namespace annals::when
