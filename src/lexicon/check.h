// Every data file, read and checked; and the examples they carry.
#pragma once

#include <filesystem>
#include <vector>

#include "src/lexicon/faults.h"
#include "src/lexicon/table.h"

namespace annals {

struct DataReport {
  Faults faults;
  std::vector<Example> examples;
  std::vector<std::pair<std::string, std::size_t>> entries;  // file, number of entries
};

// Reads all files below `data`, reports every fault at once and collects the examples.
DataReport check_data(const std::filesystem::path& data);

// The same for a user's dictionary, which lies on top of `data` (src/lexicon/dictionary.h). Examples in it are not run.
DataReport check_dictionary(const std::filesystem::path& data, const std::filesystem::path& folder);

// The same for a user's ontology (src/lexicon/own_ontology.h), types and frames.
DataReport check_ontology(const std::filesystem::path& data, const std::filesystem::path& folder);

}  // namespace annals
