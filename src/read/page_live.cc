#include "src/read/page_live.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "src/base/text.h"

namespace annals::read {
namespace {

constexpr std::size_t kFewest = 3;

struct Group {
  std::uint32_t parent = 0;
  std::vector<LiveEntry> entries;
  double good = 0;
  bool named = false;
};

bool is_box(Tag tag) {
  return tag == Tag::kArticle || tag == Tag::kSection || tag == Tag::kDiv || tag == Tag::kLi;
}

}  // namespace

LiveEntries live_entries(const PageTree& tree, const Zones& zones, const ArticleData& data) {
  const bool told = data.type == "LiveBlogPosting";
  // The mark of time that stands first in each element, walking up from each mark.
  boost::unordered_flat_map<std::uint32_t, std::uint32_t> first_time;
  for (std::uint32_t m = 0; m < tree.marks.size(); ++m) {
    const PageMark& mark = tree.marks[m];
    const bool time = mark.kind == PageMark::Kind::kTime ||
                      (mark.kind == PageMark::Kind::kItem && mark.name == "datePublished");
    if (!time) continue;
    for (std::uint32_t e = mark.element; e > 0; e = tree.elements[e].parent)
      if (!first_time.emplace(e, m).second) break;
  }
  boost::unordered_flat_map<std::uint64_t, std::size_t> index;
  std::vector<Group> groups;
  for (std::uint32_t e = 1; e < tree.elements.size(); ++e) {
    const PageElement& element = tree.elements[e];
    const bool named = (element.parts & part_bit(PagePart::kEntry)) != 0;
    if (!is_box(element.tag) || zones.dropped(e) != 0 || zones.good(e) <= 0 || !(told || named))
      continue;
    const auto time = first_time.find(e);
    if (time == first_time.end()) continue;
    const std::uint64_t key = element.name_hash * 31 + element.parent;
    const auto [found, fresh] = index.emplace(key, groups.size());
    if (fresh) groups.push_back({element.parent, {}, 0, false});
    Group& group = groups[found->second];
    const PageMark& mark = tree.marks[time->second];
    group.entries.push_back({e, mark.value.empty() ? std::string(trim(mark.text)) : mark.value});
    group.good += zones.good(e);
    group.named = group.named || named;
  }
  LiveEntries out;
  double best = 0;
  for (Group& group : groups) {
    if (group.entries.size() < kFewest || group.good <= best) continue;
    best = group.good;
    out.container = group.parent;
    out.entries = std::move(group.entries);
  }
  return out;
}

}  // namespace annals::read
