#include "src/syntax/name_agreement.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "src/doc/tree.h"

namespace annals::syntax {
namespace {

using Votes = std::array<std::size_t, kNameTypeNames.size()>;

std::size_t index_of(NameType type) { return static_cast<std::size_t>(type); }

// A full name tells more than a bare word; but places have persons named after them, and are more often right.
class Agreement {
public:
  explicit Agreement(Document& doc) : doc_(doc) {
    for (const Name& name : doc.names) {
      votes_[doc.text(name.span)][index_of(name.type)] += name.type == NameType::kPlace ? 2 : 1;
      if (name.type == NameType::kPerson && name.last - name.first > 1)
        ++surnames_[doc.form(name.last - 1)];
    }
    for (const auto& [surname, times] : surnames_)
      votes_[surname][index_of(NameType::kPerson)] += 2 * times;
  }

  void settle() {
    for (Name& name : doc_.names.rows()) {
      const Votes& votes = votes_.find(doc_.text(name.span))->second;
      const auto most = std::max_element(votes.begin(), votes.end());
      if (*most > votes[index_of(name.type)])
        name.type = static_cast<NameType>(most - votes.begin());
    }
  }

  void add_surnames() {
    std::vector<Name> found;
    for (Index t = 0; t < doc_.tokens.size(); ++t)
      if (is_lone_surname(t)) found.push_back({doc_.tokens[t].span, t, t + 1, NameType::kPerson});
    auto& rows = doc_.names.rows();
    const auto before = static_cast<std::ptrdiff_t>(rows.size());
    rows.insert(rows.end(), found.begin(), found.end());
    std::inplace_merge(rows.begin(), rows.begin() + before, rows.end(),
                       [](const Name& a, const Name& b) { return a.first < b.first; });
  }

private:
  [[nodiscard]] bool is_proper(Index t, Index sentence) const {
    return t < doc_.tokens.size() && doc_.tokens[t].sentence == sentence &&
           doc_.tokens[t].upos == Upos::kPropn;
  }

  // A proper noun that stands alone, outside of the names the network saw.
  [[nodiscard]] bool is_lone_surname(Index t) const {
    const Index sentence = doc_.tokens[t].sentence;
    if (!is_proper(t, sentence) || !surnames_.contains(doc_.form(t))) return false;
    if (is_proper(t + 1, sentence) || (t > 0 && is_proper(t - 1, sentence))) return false;
    const Votes& votes = votes_.find(doc_.form(t))->second;
    const auto most = std::max_element(votes.begin(), votes.end());
    return most == votes.begin() + index_of(NameType::kPerson) && name_over(doc_, t) == nullptr;
  }

  Document& doc_;
  std::map<std::string_view, Votes> votes_;
  std::map<std::string_view, std::size_t> surnames_;
};

}  // namespace

void let_names_agree(Document& doc) {
  if (doc.names.empty()) return;
  Agreement agreement(doc);
  agreement.settle();
  agreement.add_surnames();
}

}  // namespace annals::syntax
