#include "src/pipeline/stages.h"

#include <set>
#include <string>

#include "src/howmany/howmany.h"
#include "src/lexicon/gazetteer.h"
#include "src/read/read.h"
#include "src/syntax/syntax.h"
#include "src/voice/voice.h"
#include "src/what/what.h"
#include "src/when/when.h"
#include "src/where/where.h"
#include "src/who/who.h"

namespace annals {

std::vector<std::unique_ptr<Stage>> make_stages(const std::filesystem::path& data,
                                                const std::filesystem::path& models,
                                                const Dictionaries& dictionaries,
                                                const std::filesystem::path& gazetteer,
                                                std::shared_ptr<const OwnOntology> ontology) {
  const auto places = Gazetteer::load_shared(data, gazetteer_index(data, gazetteer));
  std::vector<std::unique_ptr<Stage>> stages;
  stages.push_back(make_read_stage(data));
  stages.push_back(make_syntax_stage(data, models));
  stages.push_back(make_who_stage(data, places, dictionaries));
  stages.push_back(make_when_stage(data));
  stages.push_back(make_where_stage(data, places));
  stages.push_back(make_howmany_stage(data));
  stages.push_back(make_voice_stage(data));
  stages.push_back(make_what_stage(data, models, dictionaries, std::move(ontology)));
  return stages;
}

void check_order(const std::vector<std::unique_ptr<Stage>>& stages) {
  std::set<LayerId> written;
  const auto fail = [](const StageInfo& info, LayerId layer, const char* what) {
    throw Error(ErrorKind::kInternal, "stage " + std::string(info.name) + ": the layer " +
                                          std::string(name_of(layer)) + what + " (I-6)");
  };
  for (const auto& stage : stages) {
    const StageInfo& info = stage->info();
    for (const LayerId layer : info.reads)
      if (!written.contains(layer)) fail(info, layer, " is read before it is written");
    for (const LayerId layer : info.writes)
      if (!written.insert(layer).second) fail(info, layer, " has two writers");
  }
}

void run_stages(const std::vector<std::unique_ptr<Stage>>& stages, Document& doc) {
  for (const auto& stage : stages) {
    stage->run(doc);
    for (const LayerId layer : stage->info().writes) seal(doc, layer);
  }
}

}  // namespace annals
