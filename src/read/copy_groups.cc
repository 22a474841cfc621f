#include <algorithm>
#include <numeric>

#include "include/annals/copies.h"

namespace annals {
namespace {

// By number, which follow the order of their ids.
struct Articles {
  std::vector<std::string> ids;
  std::vector<CopySignature> signatures;
};

Articles longest_of(std::vector<std::pair<std::string, std::string>> added) {
  std::sort(added.begin(), added.end());
  Articles out;
  for (std::size_t i = 0; i < added.size(); ++i) {
    if (i + 1 < added.size() && added[i + 1].first == added[i].first) continue;
    out.ids.push_back(std::move(added[i].first));
    out.signatures.push_back(signature_from_bytes(added[i].second));
  }
  return out;
}

class Groups {
public:
  explicit Groups(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  // The least is the root.
  void unite(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

private:
  std::vector<std::size_t> parent_;
};

// (band, article), sorted.
std::vector<std::pair<std::int64_t, std::size_t>> by_band(const Articles& articles) {
  std::vector<std::pair<std::int64_t, std::size_t>> out;
  for (std::size_t i = 0; i < articles.signatures.size(); ++i)
    for (const std::int64_t band : bands_of(articles.signatures[i])) out.emplace_back(band, i);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

void CopyGroups::add(std::string doc, const CopySignature& signature) { articles_.emplace_back(std::move(doc), to_bytes(signature)); }

std::vector<std::pair<std::string, std::string>> CopyGroups::groups() const {
  const Articles articles = longest_of(articles_);
  Groups groups(articles.ids.size());
  const auto entries = by_band(articles);
  for (std::size_t from = 0, to = 0; from < entries.size(); from = to) {
    while (to < entries.size() && entries[to].first == entries[from].first) ++to;
    for (std::size_t i = from; i < to; ++i)
      for (std::size_t first = from; first < std::min(i, from + kMostOfBand); ++first) {
        const std::size_t a = entries[first].second, b = entries[i].second;
        if (groups.root(a) != groups.root(b) && are_copies(articles.signatures[a], articles.signatures[b])) groups.unite(a, b);
      }
  }
  std::vector<std::vector<std::size_t>> members(articles.ids.size());
  for (std::size_t i = 0; i < articles.ids.size(); ++i) members[groups.root(i)].push_back(i);
  std::vector<std::pair<std::string, std::string>> out;
  for (std::size_t root = 0; root < members.size(); ++root)
    if (members[root].size() > 1)
      for (const std::size_t member : members[root]) out.emplace_back(articles.ids[member], articles.ids[root]);
  return out;
}

}  // namespace annals
