#include "src/read/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/read/page_tree.h"

namespace annals::read {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostNodes = 2000;
constexpr std::size_t kMostUpdates = 1000;
constexpr int kDeepest = 12;

// Which description counts when there are several; 0 for what is none of an article.
int rank_of(std::string_view type) {
  if (type == "LiveBlogPosting") return 6;
  if (type.ends_with("NewsArticle")) return 5;
  if (type == "Article" || type == "BlogPosting" || type == "Report") return 4;
  if (type.ends_with("Article") || type.ends_with("Posting")) return 3;
  if (type == "WebPage" || type == "ItemPage") return 1;
  return 0;
}

std::string_view string_of(const element& value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return text;
  return {};
}

element child(const object& node, std::string_view key, bool& found) {
  element value;
  found = node.at_key(key).get(value) == simdjson::SUCCESS;
  return value;
}

class Reader {
public:
  void read(const element& root) {
    walk(root, 0);
    if (best_rank_ == 0) return;
  }

  void collect_names(const element& value, int depth) {
    if (depth > kDeepest || ++named_ > kMostNodes) return;
    array list;
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element one : list) collect_names(one, depth + 1);
      return;
    }
    object node;
    if (value.get(node) != simdjson::SUCCESS) return;
    bool has_id = false;
    bool has_name = false;
    const element id = child(node, "@id", has_id);
    const element name = child(node, "name", has_name);
    if (has_id && has_name && !string_of(id).empty())
      names_.emplace(std::string(string_of(id)), std::string(string_of(name)));
    for (const auto field : node)
      if (field.value.is_object() || field.value.is_array()) collect_names(field.value, depth + 1);
  }

  ArticleData take() { return std::move(best_); }

private:
  void walk(const element& value, int depth) {
    if (depth > kDeepest || ++seen_ > kMostNodes) return;
    array list;
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element one : list) walk(one, depth + 1);
      return;
    }
    object node;
    if (value.get(node) != simdjson::SUCCESS) return;
    const int rank = rank_of_node(node);
    if (rank > best_rank_) {
      best_rank_ = rank;
      best_ = data_of(node);
      best_.type = type_;
    }
    for (const std::string_view key :
         {"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"}) {
      bool found = false;
      const element inner = child(node, key, found);
      if (found && key != "itemListElement") walk(inner, depth + 1);
    }
  }

  int rank_of_node(const object& node) {
    bool found = false;
    const element type = child(node, "@type", found);
    if (!found) return 0;
    int best = 0;
    const auto consider = [&](std::string_view name) {
      const int rank = rank_of(name);
      if (rank <= best) return;
      best = rank;
      type_ = name;
    };
    array list;
    if (type.get(list) == simdjson::SUCCESS)
      for (const element one : list) consider(string_of(one));
    else
      consider(string_of(type));
    return best;
  }

  // A string, the name of a person or organisation, or the first of a list of those.
  std::string text_at(const object& node, std::string_view key) const {
    bool found = false;
    const element value = child(node, key, found);
    return found ? name_of(value) : std::string();
  }

  std::string name_of(const element& value) const {
    if (const std::string_view text = string_of(value); !text.empty())
      return clean_text(without_markup(text));
    array list;
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element one : list) {
        std::string name = name_of(one);
        if (!name.empty()) return name;
      }
      return {};
    }
    object node;
    if (value.get(node) != simdjson::SUCCESS) return {};
    bool found = false;
    const element name = child(node, "name", found);
    if (found) return name.is_object() ? std::string() : name_of(name);
    const element id = child(node, "@id", found);
    const auto known = found ? names_.find(std::string(string_of(id))) : names_.end();
    return known == names_.end() ? std::string() : clean_text(without_markup(known->second));
  }

  std::vector<std::string> names_at(const object& node, std::string_view key) const {
    std::vector<std::string> out;
    bool found = false;
    const element value = child(node, key, found);
    if (!found) return out;
    const auto add = [&](const element& one) {
      std::string name = name_of(one);
      if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end())
        out.push_back(std::move(name));
    };
    array list;
    if (value.get(list) == simdjson::SUCCESS)
      for (const element one : list) add(one);
    else
      add(value);
    if (out.size() > 20) out.resize(20);
    return out;
  }

  ArticleData data_of(const object& node) const {
    ArticleData data;
    data.headline = text_at(node, "headline");
    if (data.headline.empty()) data.headline = text_at(node, "name");
    data.body = text_at(node, "articleBody");
    if (data.body.empty()) data.body = text_at(node, "text");
    data.published = text_at(node, "datePublished");
    if (data.published.empty()) data.published = text_at(node, "dateCreated");
    data.updated = text_at(node, "dateModified");
    data.authors = names_at(node, "author");
    if (data.authors.empty()) data.authors = names_at(node, "creator");
    data.publisher = text_at(node, "publisher");
    if (data.publisher.empty()) data.publisher = text_at(node, "sourceOrganization");
    data.section = text_at(node, "articleSection");
    data.url = text_at(node, "url");
    data.language = text_at(node, "inLanguage");
    data.free = free_of(node);
    add_updates(node, data);
    return data;
  }

  static std::optional<bool> free_of(const object& node) {
    bool found = false;
    const element value = child(node, "isAccessibleForFree", found);
    if (!found) return std::nullopt;
    bool is = false;
    if (value.get(is) == simdjson::SUCCESS) return is;
    const std::string text = to_lower(string_of(value));
    if (text.ends_with("false")) return false;
    return text.ends_with("true") ? std::optional<bool>(true) : std::nullopt;
  }

  void add_updates(const object& node, ArticleData& data) const {
    bool found = false;
    const element value = child(node, "liveBlogUpdate", found);
    array list;
    if (!found || value.get(list) != simdjson::SUCCESS) return;
    for (const element one : list) {
      object update;
      if (one.get(update) != simdjson::SUCCESS || data.updates.size() >= kMostUpdates) continue;
      data.updates.push_back({text_at(update, "headline"), text_at(update, "datePublished")});
    }
  }

  std::size_t seen_ = 0;
  std::size_t named_ = 0;
  int best_rank_ = 0;
  std::string type_;
  ArticleData best_;
  std::map<std::string, std::string> names_;
};

// What sites write around and into their JSON.
std::string forgiving(std::string_view script) {
  for (const std::string_view mark : {"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["}) {
    script = trim(script);
    if (script.starts_with(mark)) script.remove_prefix(mark.size());
  }
  for (const std::string_view mark : {"/*]]>*/", "//]]>", "]]>", "-->", "//", ";"}) {
    script = trim(script);
    if (script.ends_with(mark)) script.remove_suffix(mark.size());
  }
  std::string out(trim(script));
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return out;
}

// The character of "&#8217;" or "&amp;" at `at`, which is moved behind it; 0 when it is none.
char32_t reference_at(std::string_view text, std::size_t& at) {
  static constexpr std::array<std::pair<std::string_view, char32_t>, 20> kNames{{
      {"amp", U'&'},      {"lt", U'<'},      {"gt", U'>'},      {"quot", U'"'},
      {"apos", U'\''},    {"nbsp", 0xA0},    {"rsquo", 0x2019}, {"lsquo", 0x2018},
      {"rdquo", 0x201D},  {"ldquo", 0x201C}, {"ndash", 0x2013}, {"mdash", 0x2014},
      {"hellip", 0x2026}, {"eacute", 0xE9},  {"auml", 0xE4},    {"ouml", 0xF6},
      {"uuml", 0xFC},     {"szlig", 0xDF},   {"laquo", 0xAB},   {"raquo", 0xBB},
  }};
  const std::size_t end = text.substr(at, 12).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  const std::string_view name = text.substr(at + 1, end - 1);
  char32_t found = 0;
  if (name.front() == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    unsigned number = 0;
    const char* const from = name.data() + (hex ? 2 : 1);
    const auto read = std::from_chars(from, name.data() + name.size(), number, hex ? 16 : 10);
    if (read.ec == std::errc() && read.ptr == name.data() + name.size() && number > 0 &&
        number < 0x110000 && (number < 0xD800 || number > 0xDFFF))
      found = number;
  } else {
    for (const auto& [known, c] : kNames)
      if (known == name) found = c;
  }
  if (found != 0) at += end + 1;
  return found;
}

}  // namespace

std::string without_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '&') {
      const char32_t c = reference_at(text, at);
      if (c != 0) {
        append_utf8(out, c);
        continue;
      }
    }
    const bool tag = text[at] == '<' && at + 1 < text.size() &&
                     (is_ascii_alpha(text[at + 1]) || text[at + 1] == '/');
    const std::size_t end = tag ? text.substr(at, 400).find('>') : std::string_view::npos;
    if (end != std::string_view::npos) {
      out += ' ';
      at += end + 1;
      continue;
    }
    out += text[at++];
  }
  return out;
}

ArticleData read_json_ld(const std::vector<std::string_view>& scripts) {
  Reader reader;
  std::vector<std::string> texts;
  for (const std::string_view script : scripts) texts.push_back(forgiving(script));
  std::vector<simdjson::dom::parser> parsers(texts.size());
  std::vector<element> roots;
  for (std::size_t s = 0; s < texts.size(); ++s) {
    element root;
    if (parsers[s].parse(texts[s]).get(root) == simdjson::SUCCESS) roots.push_back(root);
  }
  for (const element& root : roots) reader.collect_names(root, 0);
  for (const element& root : roots) reader.read(root);
  return reader.take();
}

}  // namespace annals::read
