// The store as the commands open it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/cli/arguments.h"
#include "src/cli/console.h"
#include "src/store/store.h"

namespace annals::cli {

// As Store::open, but a missing file is a fault of the store and not of our setup: kStore.
Store open_store(const std::string& path, StoreMode mode);

// What tallies and briefs look at: Store::told, with records of the default confidence and more.
std::vector<Record> told(const Store& store, EventFilter filter);

// --names role|all
void add_names_option(App app, std::string& names);
// As people see them: private persons by their role, or with "all" by name.
std::vector<Record> shown(std::vector<Record> records, const std::string& names);

// Notes in the database that records were written out: format, options one a line, how many, and the file, empty for
// standard output. A database that cannot be written is told on standard error and costs nothing.
void note_export(Console& console, const std::string& database, const std::string& format, const std::string& filters, std::uint64_t records,
                 const std::string& path = "");

}  // namespace annals::cli
