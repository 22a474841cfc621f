// Text in, records out.
//
//   annals::Coder coder;                                    // loads models and data once
//   annals::Article article;
//   article.text = "Rebels shelled Dorvik on Tuesday, killing at least four people.";
//   article.published = *annals::parse_day("2024-03-07");
//   for (const auto& record : coder.code(article).records) std::puts(annals::to_json(record).c_str());
//
// A Coder is immutable after construction; any number of threads may call code() at the same time. What it
// returns owns its strings.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "include/annals/article.h"
#include "include/annals/error.h"
#include "include/annals/record.h"

namespace annals {

class Document;

// Records at or above this are shown in tables and pages; JSON Lines and CSV hold all.
inline constexpr double kDefaultMinConfidence = 0.5;

struct CoderOptions {
  // Where data/ and models/ are; empty: as installed. Set it to run with an edited copy of the lexicons.
  std::filesystem::path data;
  std::filesystem::path models;
  // Folders of your own names, roles and discards, on top of data/; later ones lie higher (data/README.md).
  std::vector<std::filesystem::path> dictionaries;
  // An index of places made by `annals gazetteer import`; empty: the one that $ANNALS_GAZETTEER names, else
  // the one that was installed or built. Set it to know villages, or the places of one country alone.
  std::filesystem::path gazetteer;
  // A folder of your own types and frames, or the name of one in data/ontologies (docs/reference/own_ontology.md);
  // empty: PLOVER alone.
  std::string ontology;
};

struct NoteText {
  std::string stage;
  std::string text;
  Quote words;
};

struct Coded {
  Article article;  // with its id
  std::vector<Record> records;
  std::vector<NoteText> notes;
};

class Coder {
 public:
  // Throws Error(kData | kModel | kNotFound).
  explicit Coder(CoderOptions options = {});
  ~Coder();
  Coder(Coder&&) noexcept;
  Coder& operator=(Coder&&) noexcept;

  // Never throws for what an article contains: invalid UTF-8 or an empty text is the returned Error.
  [[nodiscard]] Result<Coded> code(const Article& article) const;

  // What was found in the article, layer by layer, as JSON Lines (docs/reference/annotate.md): entities, coref,
  // voices, dates, places, quantities. Spans are code points of the text. An unknown layer is the returned
  // Error(kUsage), what the article contains never throws.
  [[nodiscard]] Result<std::string> layers(const Article& article, const std::vector<std::string>& names) const;

  // Runs the stages and leaves the layers in `doc`, for explain, parse and annotate.
  void annotate(const Article& article, Document& doc) const;

  // "annals 0.1.0"; the version of data/, with ontology and dictionaries on top of it ("2026.11+dorvik@1b2c3d4e"); and
  // the hash of engine, data, places, models, ontology and dictionaries.
  [[nodiscard]] const std::string& engine() const;
  [[nodiscard]] const std::string& data_version() const;
  [[nodiscard]] const std::string& run_id() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals
