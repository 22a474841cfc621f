#include "src/lexicon/contexts.h"

#include <sstream>

#include "src/lexicon/stanza.h"

namespace annals {

Contexts Contexts::load(const std::filesystem::path& data_dir, Faults& faults) {
  Contexts contexts;
  const StanzaFile file = StanzaFile::read(data_dir / "contexts.txt", faults);
  for (const Stanza& stanza : file.stanzas) {
    const auto context = parse_context(stanza.name);
    if (stanza.kind != "context" || !context) {
      faults.add(file.place(stanza.line), "no context '" + stanza.name + "'",
                 nearest_hint(stanza.name, {kContextNames.begin(), kContextNames.end()}));
      continue;
    }
    for (const StanzaLine& line : stanza.lines) {
      std::istringstream in(line.value);
      for (std::string word; in >> word;) {
        contexts.words_[word].contexts |= std::uint64_t{1} << static_cast<unsigned>(*context);
        if (const std::size_t bar = word.find('_'); bar != std::string::npos)
          contexts.words_[word.substr(0, bar)].opens_pair = true;
      }
    }
  }
  return contexts;
}

std::uint64_t Contexts::of(std::string_view lemma, std::string_view next) const {
  const auto found = words_.find(lemma);
  if (found == words_.end()) return 0;
  std::uint64_t bits = found->second.contexts;
  if (!found->second.opens_pair || next.empty()) return bits;
  const auto pair = words_.find(std::string(lemma) + '_' + std::string(next));
  return pair == words_.end() ? bits : bits | pair->second.contexts;
}

}  // namespace annals
