// The stages in the order in which they run; the only list of them.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "src/doc/stage.h"
#include "src/lexicon/dictionary.h"
#include "src/lexicon/own_ontology.h"

namespace annals {

// `gazetteer`: an index of places of the caller's choice. Throws Error(kData | kModel | kNotFound).
std::vector<std::unique_ptr<Stage>> make_stages(const std::filesystem::path& data,
                                                const std::filesystem::path& models,
                                                const Dictionaries& dictionaries = {},
                                                const std::filesystem::path& gazetteer = {},
                                                std::shared_ptr<const OwnOntology> ontology = nullptr);

// Throws Error(kInternal) when a layer is read before it is written, or has two writers (I-6).
void check_order(const std::vector<std::unique_ptr<Stage>>& stages);

// Runs all of them on a Document that was just reset, and seals what each wrote.
void run_stages(const std::vector<std::unique_ptr<Stage>>& stages, Document& doc);

}  // namespace annals
