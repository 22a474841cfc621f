#include "include/annals/coder.h"

#include <algorithm>
#include <fstream>

#include "src/base/files.h"
#include "src/base/hash.h"
#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/lexicon/dictionary.h"
#include "src/lexicon/gazetteer.h"
#include "src/lexicon/own_ontology.h"
#include "src/pipeline/articles.h"
#include "src/pipeline/stages.h"
#include "src/record/build.h"
#include "src/record/layers_json.h"
#include "src/who/nominals.h"

namespace annals {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEngine = "annals " ANNALS_VERSION;

// The hash of the files below a folder that make records, by name and content. Pages for readers
// and the index of places, which an installed folder holds and a checkout does not, are left out.
std::string hash_of(const fs::path& folder) {
  std::vector<std::pair<std::string, fs::path>> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path& path = entry.path();
    if (!entry.is_regular_file() || path.extension() == ".md" || path.extension() == ".index")
      continue;
    const std::string name = path.lexically_relative(folder).generic_string();
    if (name.starts_with("ontologies/")) continue;  // the one that is chosen counts, and of itself
    files.emplace_back(name, path);
  }
  std::sort(files.begin(), files.end());
  return hash_of_files(files);
}

std::string version_of(const fs::path& data) {
  return std::string(trim(read_file(data / "VERSION")));
}

}  // namespace

struct Coder::Impl {
  std::vector<std::unique_ptr<Stage>> stages;
  std::unique_ptr<Stage> nominals;             // records do without it
  std::shared_ptr<const OwnOntology> ontology;              // null: PLOVER alone
  RunInfo run;
};

Coder::Coder(CoderOptions options) : impl_(std::make_unique<Impl>()) {
  const fs::path data = options.data.empty() ? data_directory() : options.data;
  const fs::path models = options.models.empty() ? model_directory() : options.models;
  const Dictionaries dictionaries = open_dictionaries(options.dictionaries);
  impl_->ontology = open_ontology(options.ontology, data);
  const fs::path gazetteer = gazetteer_index(data, options.gazetteer);
  impl_->stages = make_stages(data, models, dictionaries, options.gazetteer, impl_->ontology);
  check_order(impl_->stages);
  impl_->nominals = make_nominals_stage(data);
  impl_->run.engine = kEngine;
  const std::string version = version_of(data);
  impl_->run.data = version_with(version_with(version, impl_->ontology.get()), dictionaries);
  if (impl_->ontology != nullptr) impl_->run.types = &impl_->ontology->types;
  impl_->run.run =
      hash_hex({kEngine, version, hash_of(data), gazetteer_index_id(gazetteer), hash_of(models)});
  if (const OwnOntology* own = impl_->ontology.get())
    impl_->run.run = hash_hex({impl_->run.run, "ontology", own->name, own->hash});
  for (const Dictionary& one : dictionaries)
    impl_->run.run = hash_hex({impl_->run.run, one.name, one.hash});
}

Coder::~Coder() = default;
Coder::Coder(Coder&&) noexcept = default;
Coder& Coder::operator=(Coder&&) noexcept = default;

namespace {

// A worker's own, so that one report's storage serves the next.
Document& workers_document() {
  thread_local Document doc;
  return doc;
}

// A stage that stumbles over a report costs that report, never the batch (I-8).
std::optional<Error> annotated(const Coder& coder, const Article& article, Document& doc) {
  if (auto error = refuse(article)) return error;
  try {
    coder.annotate(article, doc);
  } catch (const Error& error) {
    return Error(error.kind(), error.message(), {article.id, 0, 0}, error.hint());
  } catch (const std::exception& error) {
    return Error(ErrorKind::kInternal, error.what(), {article.id, 0, 0});
  }
  return std::nullopt;
}

}  // namespace

Result<std::string> Coder::layers(const Article& article, const std::vector<std::string>& names) const {
  for (const std::string& name : names)
    if (std::find(kAnnotationLayers.begin(), kAnnotationLayers.end(), name) == kAnnotationLayers.end())
      return Error(ErrorKind::kUsage, "no layer '" + name + "'", {article.id, 0, 0});
  Document& doc = workers_document();
  if (auto error = annotated(*this, article, doc)) return std::move(*error);
  if (std::find(names.begin(), names.end(), "coref") != names.end()) {
    impl_->nominals->run(doc);
    seal(doc, LayerId::kNominals);
  }
  return layers_json(doc, names);
}

Result<Coded> Coder::code(const Article& article) const {
  Document& doc = workers_document();
  if (auto error = annotated(*this, article, doc)) return std::move(*error);
  Coded coded;
  coded.article = doc.article();
  coded.records = make_records(doc, impl_->run);
  const OffsetMap offsets(doc.text(), OffsetMap::Unit::kCodePoint);
  for (const Note& note : doc.notes)
    coded.notes.push_back({std::string(doc.view(note.stage)),
                           std::string(doc.view(note.text)),
                           {std::string(doc.text(note.span)), offsets(note.span)}});
  return coded;
}

void Coder::annotate(const Article& article, Document& doc) const {
  doc.reset(with_id(article));
  run_stages(impl_->stages, doc);
}

const std::string& Coder::engine() const { return impl_->run.engine; }
const std::string& Coder::data_version() const { return impl_->run.data; }
const std::string& Coder::run_id() const { return impl_->run.run; }

}  // namespace annals
