// JSON Lines: one article an object, one object a line. The one file that knows simdjson.
#include <simdjson.h>

#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/read/article_fields.h"
#include "src/read/article_sources.h"

namespace annals {
namespace {

using simdjson::dom::element_type;

std::string type_name(element_type type) {
  switch (type) {
  case element_type::ARRAY: return "a list";
  case element_type::OBJECT: return "an object";
  case element_type::BOOL: return "true or false";
  case element_type::NULL_VALUE: return "null";
  case element_type::STRING: return "a string";
  default: return "a number";
  }
}

class JsonLinesSource final : public ArticleSource {
public:
  JsonLinesSource(ByteSource& bytes, std::string name, const ReaderOptions& options)
      : bytes_(bytes), name_(std::move(name)), options_(options) {}

  std::optional<Result<Article>> next() override {
    return take([this](const Place& place) { return parse(place); });
  }

  bool pass() override {
    return take([](const Place& /*unread*/) { return Article{}; }).has_value();
  }

private:
  // What `parse` makes of the next line that says something, or why it is not looked at.
  template <class Parse> std::optional<Result<Article>> take(const Parse& parse) {
    for (;;) {
      const Place place{name_, bytes_.line()};
      const ByteSource::Line read =
          stopped_ ? ByteSource::Line::kEnd : bytes_.read_line(line_, options_.max_article_bytes);
      if (read == ByteSource::Line::kEnd) return std::nullopt;
      const bool first = std::exchange(first_, false);
      if (read == ByteSource::Line::kTooLong)
        return Result<Article>(fail(place,
                                    "a line of more than " + size_text(options_.max_article_bytes),
                                    "that is the limit of one article; it was left out"));
      const std::string_view trimmed = trim(line_);
      if (trimmed.empty()) continue;
      if (first && (trimmed == "{" || trimmed.front() == '[')) {
        stopped_ = true;
        const bool list = trimmed.front() == '[';
        return Result<Article>(fail(
            place, list ? "a JSON list, not one object a line" : "a JSON object over several lines",
            std::string("convert it with jq -c ") + (list ? "'.[]'" : "'.'") + " FILE"));
      }
      return Result<Article>(parse(place));
    }
  }

  static Error fail(const Place& place, std::string message, std::string hint) {
    return {ErrorKind::kInput, std::move(message), place, std::move(hint)};
  }

  Result<Article> parse(Place place) {
    const std::size_t invalid = find_invalid_utf8(line_);
    if (invalid != std::string::npos) {
      place.column = invalid + 1;
      return fail(place, "invalid UTF-8 at byte " + std::to_string(invalid) + " of the line",
                  "convert it first, as with iconv -f WINDOWS-1252 -t UTF-8");
    }
    line_.reserve(line_.size() + simdjson::SIMDJSON_PADDING);
    simdjson::dom::element parsed;
    const auto broken = parser_.parse(line_.data(), line_.size(), false).get(parsed);
    if (broken != simdjson::SUCCESS)
      return fail(place, std::string("no JSON: ") + simdjson::error_message(broken),
                  "each line is one object with a field 'text'");
    simdjson::dom::object object;
    if (parsed.get(object) != simdjson::SUCCESS)
      return fail(place, type_name(parsed.type()) + " where an object should be",
                  "each line is one object with a field 'text'");
    return article_of(object, place);
  }

  Result<Article> article_of(simdjson::dom::object object, const Place& place) {
    Article article;
    bool has_text = false;
    for (const auto& [key, value] : object) {
      const auto field = field_of_column(key, options_);
      if (!field || value.is_null()) continue;
      std::string& target = article_field(article, *field);
      std::string_view text;
      if (value.get(text) == simdjson::SUCCESS) {
        target = text;
      } else if (*field == "id" && (value.is_int64() || value.is_uint64())) {
        target = simdjson::minify(value);
      } else {
        return fail(place,
                    "the field '" + std::string(key) + "' is " + type_name(value.type()) +
                        ", not a string",
                    {});
      }
      has_text = has_text || *field == "text";
    }
    if (!has_text)
      return fail(place, "no field 'text'", "another name is told with --map text=NAME");
    return complete_article(std::move(article), options_, place);
  }

  ByteSource& bytes_;
  std::string name_;
  const ReaderOptions& options_;
  simdjson::dom::parser parser_;
  std::string line_;
  bool first_ = true;
  bool stopped_ = false;
};

}  // namespace

std::unique_ptr<ArticleSource> make_json_lines_source(ByteSource& bytes, std::string name,
                                                      const ReaderOptions& options) {
  return std::make_unique<JsonLinesSource>(bytes, std::move(name), options);
}

}  // namespace annals
