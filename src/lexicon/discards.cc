#include "src/lexicon/discards.h"

#include <map>

#include "src/base/text.h"

namespace annals {

Discards Discards::load(const Dictionaries& dictionaries, Faults& faults) {
  std::map<std::string, Discard> all;
  for (const TableLayer& layer :
       read_layers({}, dictionaries, "discards.tsv", {"phrase", "scope"}, faults, BuiltIn::kAbsent))
    for (const Table::Row& row : layer.table.rows()) {
      if (const std::string_view phrase = removed_by(row.cells[0]); !phrase.empty()) {
        all.erase(to_lower(phrase));
        continue;
      }
      const std::string_view scope = trim(row.cells[1]);
      if (!scope.empty() && scope != "report") {
        faults.add(layer.table.place(row, 1), "no scope is called '" + std::string(scope) + "'",
                   "nothing for the sentence, or report");
        continue;
      }
      all[to_lower(trim(row.cells[0]))] = {std::string(trim(row.cells[0])), !scope.empty(),
                                           layer.dictionary};
    }
  Discards out;
  for (auto& [lower, discard] : all) {
    out.trie_.add_phrase(lower, static_cast<std::uint32_t>(out.discards_.size()));
    out.discards_.push_back(std::move(discard));
  }
  return out;
}

std::vector<Discards::Match> Discards::of(const Document& doc) const {
  if (discards_.empty()) return {};
  std::vector<Match> out(doc.sentences.size());
  bool any = false;
  for (Index s = 0; s < doc.sentences.size(); ++s) {
    const Index last = doc.sentences[s].last;
    for (Index t = doc.sentences[s].first; t < last; ++t) {
      const auto found = trie_.longest(t, last, [&](Index at) { return doc.lower(at); });
      if (!found) continue;
      const Match match{{doc.tokens[t].span.begin, doc.tokens[t + found.length - 1].span.end},
                        &discards_[found.values->front()]};
      if (match.discard->report) return std::vector<Match>(doc.sentences.size(), match);
      if (out[s].discard == nullptr) out[s] = match;
      any = true;
    }
  }
  return any ? out : std::vector<Match>{};
}

}  // namespace annals
