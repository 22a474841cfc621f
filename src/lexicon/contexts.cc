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
      for (std::string word; in >> word;)
        contexts.words_[word] |= std::uint64_t{1} << static_cast<unsigned>(*context);
    }
  }
  return contexts;
}

std::uint64_t Contexts::of(std::string_view lemma) const {
  const auto found = words_.find(lemma);
  return found == words_.end() ? 0 : found->second;
}

}  // namespace annals
