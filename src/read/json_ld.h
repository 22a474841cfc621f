// What a page says of its article in JSON-LD (schema.org).
//
//   const ArticleData data = read_json_ld({script});
//   data.headline;
//
// Scripts that are no JSON cost themselves alone; raw line breaks in strings, comment marks around
// and a trailing semicolon are forgiven, for many sites write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::read {

struct ArticleData {
  std::string type;  // "NewsArticle"; empty when no article is described
  std::string headline;
  std::string body;  // tags removed, entities resolved, paragraphs run together
  std::string published;
  std::string updated;
  std::vector<std::string> authors;
  std::string publisher;
  std::string section;
  std::string url;
  std::string language;
  std::optional<bool> free;  // isAccessibleForFree
  struct Update {
    std::string headline;
    std::string published;
  };
  std::vector<Update> updates;  // of a LiveBlogPosting
};

ArticleData read_json_ld(const std::vector<std::string_view>& scripts);

// "&amp;" and numeric references resolved, once; tags left out.
std::string without_markup(std::string_view text);

}  // namespace annals::read
