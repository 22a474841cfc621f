#include "python/src/arrow_articles.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "include/annals/date.h"
#include "python/src/articles.h"

namespace annals::python {
namespace {

template <class T> T value_at(const ArrowArray& values, std::size_t buffer, std::int64_t index) {
  T value;
  std::memcpy(&value, static_cast<const char*>(values.buffers[buffer]) + index * static_cast<std::int64_t>(sizeof value),
              sizeof value);
  return value;
}

bool is_null(const ArrowArray& values, std::int64_t index) {
  if (values.null_count == 0 || values.n_buffers == 0 || values.buffers[0] == nullptr) return false;
  const auto byte = static_cast<const std::uint8_t*>(values.buffers[0])[index / 8];
  return (byte >> (index % 8) & 1) == 0;
}

template <class Offset> std::string text_between(const ArrowArray& values, std::int64_t index) {
  const auto begin = value_at<Offset>(values, 1, index), end = value_at<Offset>(values, 1, index + 1);
  return {static_cast<const char*>(values.buffers[2]) + begin, static_cast<std::size_t>(end - begin)};
}

// A view has its size, then up to 12 bytes of text, or else a prefix, the number of a buffer and the place in it.
std::string text_of_view(const ArrowArray& values, std::int64_t index) {
  constexpr std::int32_t kInline = 12;
  struct View {
    std::int32_t size;
    char bytes[kInline];
  };
  const auto view = value_at<View>(values, 1, index);
  const auto size = static_cast<std::size_t>(view.size);
  if (view.size <= kInline) return {view.bytes, size};
  std::int32_t buffer = 0, begin = 0;
  std::memcpy(&buffer, view.bytes + 4, sizeof buffer);
  std::memcpy(&begin, view.bytes + 8, sizeof begin);
  return {static_cast<const char*>(values.buffers[2 + buffer]) + begin, size};
}

// Whole numbers of every width.
std::optional<std::int64_t> integer_at(char format, const ArrowArray& values, std::int64_t index) {
  switch (format) {
  case 'c': return value_at<std::int8_t>(values, 1, index);
  case 'C': return value_at<std::uint8_t>(values, 1, index);
  case 's': return value_at<std::int16_t>(values, 1, index);
  case 'S': return value_at<std::uint16_t>(values, 1, index);
  case 'i': return value_at<std::int32_t>(values, 1, index);
  case 'I': return value_at<std::uint32_t>(values, 1, index);
  case 'l': return value_at<std::int64_t>(values, 1, index);
  default: return std::nullopt;
  }
}

std::optional<std::string> text_of_number(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.15g", value);
  return buffer;
}

// "2024-03-07T12:30:00"; what is left of a second says nothing of the day.
std::string text_of_time(std::chrono::sys_seconds time, bool is_utc) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return to_string(Day(day)) + buffer + (is_utc ? "+00:00" : "");
}

std::chrono::sys_seconds seconds_of(char unit, std::int64_t count) {
  using std::chrono::floor;
  using std::chrono::seconds;
  switch (unit) {
  case 'm': return std::chrono::sys_seconds(floor<seconds>(std::chrono::milliseconds(count)));
  case 'u': return std::chrono::sys_seconds(floor<seconds>(std::chrono::microseconds(count)));
  case 'n': return std::chrono::sys_seconds(floor<seconds>(std::chrono::nanoseconds(count)));
  default: return std::chrono::sys_seconds(seconds(count));
  }
}

// "tss:", "tsn:UTC": the unit, then the zone.
bool is_time(std::string_view format) { return format.starts_with("ts") && format.size() >= 4; }
bool is_utc(std::string_view format) {
  const std::string_view zone = format.substr(4);
  return zone == "UTC" || zone == "Etc/UTC" || zone == "+00:00" || zone == "Z";
}

}  // namespace

bool is_readable(const ArrowSchema& type) {
  if (type.dictionary != nullptr) return is_readable(*type.dictionary);
  const std::string_view format = type.format;
  for (const std::string_view known : {"n", "u", "U", "vu", "z", "Z", "vz", "c", "C", "s", "S", "i", "I", "l", "f", "g", "tdD", "tdm"})
    if (format == known) return true;
  return is_time(format) && (format.size() == 4 || is_utc(format));
}

std::optional<std::string> text_at(const ArrowSchema& type, const ArrowArray& values, std::int64_t row) {
  const std::string_view format = type.format;
  const std::int64_t index = row + values.offset;
  if (format == "n" || is_null(values, index)) return std::nullopt;
  const std::optional<std::int64_t> integer = format.size() == 1 ? integer_at(format[0], values, index) : std::nullopt;
  if (type.dictionary != nullptr) return text_at(*type.dictionary, *values.dictionary, integer.value());
  if (integer) return std::to_string(*integer);
  if (format == "u" || format == "z") return text_between<std::int32_t>(values, index);
  if (format == "U" || format == "Z") return text_between<std::int64_t>(values, index);
  if (format == "vu" || format == "vz") return text_of_view(values, index);
  if (format == "f") return text_of_number(value_at<float>(values, 1, index));
  if (format == "g") return text_of_number(value_at<double>(values, 1, index));
  if (format == "tdD") return to_string(Day(std::chrono::days(value_at<std::int32_t>(values, 1, index))));
  const auto count = value_at<std::int64_t>(values, 1, index);
  if (format == "tdm") return to_string(Day(std::chrono::floor<std::chrono::days>(std::chrono::milliseconds(count))));
  return text_of_time(seconds_of(format[2], count), is_utc(format));
}

ArrowArticles::ArrowArticles(ArrowArrayStream stream)
    : stream_(std::make_unique<ArrowArrayStream>(stream)), schema_(std::make_unique<ArrowSchema>()),
      batch_(std::make_unique<ArrowArray>()) {
  check(stream_->get_schema(stream_.get(), schema_.get()));
}

ArrowArticles::~ArrowArticles() {
  if (batch_->release != nullptr) batch_->release(batch_.get());
  if (schema_->release != nullptr) schema_->release(schema_.get());
  if (stream_->release != nullptr) stream_->release(stream_.get());
}

void ArrowArticles::check(int status) const {
  if (status == 0) return;
  const char* message = stream_->get_last_error(stream_.get());
  throw Error(ErrorKind::kInput, std::string("the table cannot be read: ") + (message != nullptr ? message : std::strerror(status)));
}

std::vector<std::string> ArrowArticles::columns() const {
  std::vector<std::string> names;
  for (std::int64_t i = 0; i < schema_->n_children; ++i) names.emplace_back(schema_->children[i]->name);
  return names;
}

bool ArrowArticles::choose(const std::map<std::string, std::size_t>& columns, const std::map<std::string, std::string>& defaults) {
  for (const ArticleField& field : kArticleFields) {
    const auto column = columns.find(field.name);
    const auto otherwise = defaults.find(field.name);
    if (column == columns.end() && otherwise == defaults.end()) continue;
    Chosen chosen{&field, std::nullopt, otherwise == defaults.end() ? std::string() : otherwise->second};
    if (column != columns.end()) {
      if (!is_readable(*schema_->children[column->second])) return false;
      chosen.column = column->second;
    }
    chosen_.push_back(std::move(chosen));
  }
  return true;
}

bool ArrowArticles::next_batch() {
  do {
    if (batch_->release != nullptr) batch_->release(batch_.get());
    check(stream_->get_next(stream_.get(), batch_.get()));
    if (batch_->release == nullptr) return false;
  } while (batch_->length == 0);
  row_ = 0;
  return true;
}

std::string ArrowArticles::value_of(const Chosen& chosen) const {
  std::optional<std::string> text;
  if (chosen.column)
    text = text_at(*schema_->children[*chosen.column], *batch_->children[*chosen.column], row_ + batch_->offset);
  return text && !text->empty() ? std::move(*text) : chosen.otherwise;
}

std::optional<Result<Article>> ArrowArticles::next() {
  if ((batch_->release == nullptr || row_ == batch_->length) && !next_batch()) return std::nullopt;
  Article article;
  for (const Chosen& chosen : chosen_) article.*chosen.field->member = value_of(chosen);
  ++row_;
  return complete_at(std::move(article), place_of(++count_));
}

ArrowArrayStream ArrowArticles::give_back() {
  if (count_ > 0 || stream_->release == nullptr)
    throw Error(ErrorKind::kUsage, "these articles are being read already");
  return std::exchange(*stream_, ArrowArrayStream{});
}

}  // namespace annals::python
