// Invented articles and records for the tests of the store.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/hash.h"
#include "src/base/utf8.h"
#include "src/store/store.h"

namespace annals::samples {

// A folder that goes with the test.
class Folder {
public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "annals_store_XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code none;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, none);
    std::filesystem::remove_all(path_, none);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const char* name) const { return path_ / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

inline Quote quote(const Article& article, std::string_view words) {
  const std::size_t at = article.text.find(words);
  if (at == std::string::npos) std::abort();  // a sample that quotes what is not there
  const OffsetMap map(article.text, OffsetMap::Unit::kCodePoint);
  const auto begin = static_cast<std::uint32_t>(at);
  return {std::string(words), map(Span{begin, begin + static_cast<std::uint32_t>(words.size())})};
}

inline Article article(const std::string& id, const std::string& text,
                       std::string_view day = "2024-03-07") {
  Article out;
  out.id = id;
  out.text = text;
  if (!day.empty()) out.published = *parse_day(day);
  out.published_text = day;
  return out;
}

// A record with all that must not be empty; the test fills in the rest.
inline Record record(const Article& from, const std::string& type, std::string_view trigger) {
  Record out;
  out.doc = from.id;
  out.outlet = from.outlet;
  out.published = from.published_text;
  out.event_type = type;
  out.quad = std::string(quad_name(*parse_event_type(type)));
  out.trigger = quote(from, trigger);
  out.sentence = quote(from, from.text);
  out.id = hash_hex({from.id, type, trigger});
  out.event = hash_hex({from.id, "event", trigger});
  out.not_after = from.published_text;
  out.factuality = "actual";
  out.confidence = 0.9;
  out.because = {{"event_type", {"frame attack"}}};
  out.engine = "annals 0.1.0";
  out.data = "2026.11";
  out.run = "run-1";
  return out;
}

inline Run run(const std::string& id = "run-1") { return {id, "annals 0.1.0", "2026.11", ""}; }

inline std::vector<std::string> jsons(const Store& store, const EventFilter& filter = {}) {
  std::vector<std::string> out;
  store.events(filter, [&](const StoredEvent& ev) { out.emplace_back(ev.json); });
  return out;
}

// The n-th of many articles with its record; some are two versions of one.
inline Article numbered(int n) {
  return article("news-" + std::to_string(n - n % 7 % 2),
                 "Rebels attacked Dorvik for the " + std::to_string(n) +
                     "th time. Übrigens: «niemand» starb.");
}

inline std::vector<Record> records_of(const Article& from) {
  Record attack = record(from, "ASSAULT", "attacked");
  attack.actor.push_back({quote(from, "Rebels"), "", "", {"REB"}, "", std::nullopt});
  attack.places.push_back({quote(from, "Dorvik"), "Dorvik", "NOR", 60.5, 10.25, 0, "city", {}});
  return {attack};
}

}  // namespace annals::samples
