#include "src/lexicon/check.h"

#include "src/lexicon/boilerplate.h"
#include "src/lexicon/contexts.h"
#include "src/lexicon/countries.h"
#include "src/lexicon/cues.h"
#include "src/lexicon/dictionary.h"
#include "src/lexicon/discards.h"
#include "src/lexicon/frames.h"
#include "src/lexicon/gazetteer.h"
#include "src/lexicon/geonames.h"
#include "src/lexicon/numbers.h"
#include "src/lexicon/own_ontology.h"
#include "src/lexicon/quantity_words.h"
#include "src/lexicon/time_words.h"
#include "src/lexicon/given_names.h"
#include "src/lexicon/known_names.h"
#include "src/lexicon/page_words.h"
#include "src/lexicon/places_nouns.h"
#include "src/lexicon/roles.h"
#include "src/lexicon/table.h"
#include "src/lexicon/token_words.h"
#include "src/lexicon/voice_modality.h"
#include "src/lexicon/word_classes.h"

namespace annals {

DataReport check_data(const std::filesystem::path& data) {
  DataReport report;
  const auto keep = [&](const std::string& file, std::size_t entries, const std::vector<Example>& examples) {
    report.entries.emplace_back(file, entries);
    report.examples.insert(report.examples.end(), examples.begin(), examples.end());
  };
  // One block per lexicon: load it, then keep(file, number of entries, examples).
  const Countries countries = Countries::load(data, report.faults);
  keep("countries.tsv", countries.size(), countries.examples());
  const Cues cues = Cues::load(data, report.faults);
  keep("cues.tsv", cues.size(), cues.examples());
  const TokenWords token_words = TokenWords::load(data, report.faults);
  keep("tokens.tsv", token_words.size(), {});
  const Table lemmas = Table::read(data / "lemmas.tsv", {"pos", "form", "lemma"}, report.faults);
  keep("lemmas.tsv", lemmas.rows().size(), lemmas.examples());
  const VoiceModality modality = VoiceModality::load(data, report.faults);
  keep("modality.tsv", modality.size(), modality.examples());
  keep("hedges.tsv", modality.hedge_count(), modality.hedge_examples());
  const WordClasses words = WordClasses::load(data, report.faults);
  keep("words.tsv", words.size(), words.examples());
  const Frames frames = Frames::load(data, report.faults);
  keep("frames", frames.entries(), {});
  const Roles roles = Roles::load(data, report.faults);
  keep("roles.tsv", roles.size(), roles.examples());
  const KnownNames names = KnownNames::load(data, report.faults);
  keep("leaders.tsv", names.leader_count(), names.leader_examples());
  keep("groups.tsv", names.group_count(), names.group_examples());
  const GivenNames given_names = GivenNames::load(data, report.faults);
  keep("given_names.tsv", given_names.size(), {});
  const PlaceNouns place_nouns = PlaceNouns::load(data, report.faults);
  keep("places_nouns.tsv", place_nouns.size(), place_nouns.examples());
  Faults of_places;
  const Gazetteer places = Gazetteer::load(data, {}, of_places);
  keep("places.tsv", places.size(), places.examples());
  for (const Error& fault : of_places.all())  // it reads the countries as well, which are told above
    if (std::filesystem::path(fault.place().file).filename() != "countries.tsv")
      report.faults.add(fault.place(), fault.message(), fault.hint());
  keep("places_features.tsv", read_features(data, {}, report.faults).size(), {});
  keep("places_iso.tsv", read_country_codes(data, report.faults).size(), {});
  const Contexts contexts = Contexts::load(data, report.faults);
  keep("contexts.txt", contexts.size(), {});
  const Boilerplate boilerplate = Boilerplate::load(data, report.faults);
  keep("boilerplate.tsv", boilerplate.entries().size(), boilerplate.examples());
  const PageWords page_words = PageWords::load(data, report.faults);
  keep("page_words.tsv", page_words.size(), {});
  const Numbers numbers = Numbers::load(data, report.faults);
  keep("numbers.tsv", numbers.size(), numbers.examples());
  const QuantityWords quantity_words = QuantityWords::load(data, report.faults);
  keep("quantities.tsv", quantity_words.size(), quantity_words.examples());
  const TimeWords times = TimeWords::load(data, report.faults);
  keep("times.tsv", times.size(), times.examples());
  keep("feasts.tsv", times.feasts().size(), times.feast_examples());
  return report;
}

DataReport check_dictionary(const std::filesystem::path& data, const std::filesystem::path& folder) {
  DataReport report;
  const Dictionaries one = open_dictionaries({folder});
  KnownNames::load(data, one, report.faults);
  Roles::load(data, one, report.faults);
  Discards::load(one, report.faults);
  const std::vector<std::string_view> names{"name", "aliases", "code", "from", "to"};
  const std::vector<std::pair<std::string, std::vector<std::string_view>>> files{
      {"leaders.tsv", names},
      {"groups.tsv", names},
      {"roles.tsv", {"role", "sectors", "class", "flags"}},
      {"discards.tsv", {"phrase", "scope"}}};
  Faults told;  // by the loaders
  for (const auto& [file, columns] : files)
    for (const TableLayer& layer : read_layers(data, one, file, columns, told, BuiltIn::kAbsent))
      report.entries.emplace_back(file, layer.table.rows().size());
  return report;
}

DataReport check_ontology(const std::filesystem::path& data, const std::filesystem::path& folder) {
  DataReport report;
  const auto ontology = std::make_shared<const OwnOntology>(read_ontology(folder, report.faults));
  const Frames frames = Frames::load(data, report.faults, ontology);
  std::size_t words = 0;
  for (std::uint32_t e = 0; e < frames.entries(); ++e)
    words += frames.all()[frames.entry(e).frame].ontology.empty() ? 0 : 1;
  report.entries.emplace_back("ontology.txt", ontology->types.size());
  report.entries.emplace_back("frames", words);
  return report;
}

}  // namespace annals
