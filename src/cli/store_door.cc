#include "src/cli/store_door.h"

#include "include/annals/coder.h"
#include "src/cli/options.h"
#include "src/record/private_names.h"

namespace annals::cli {

Store open_store(const std::string& path, StoreMode mode) {
  try {
    return Store::open(path, mode);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kNotFound) throw;
    throw Error(ErrorKind::kStore, error.message(), error.place(), error.hint());
  }
}

std::vector<Record> told(const Store& store, EventFilter filter) {
  filter.min_confidence = kDefaultMinConfidence;
  return store.told(filter);
}

void add_names_option(App app, std::string& names) {
  app.add_option("--names", names, "Private persons: by their role, or all by name").type_name("role|all").one_of({"role", "all"});
}

std::vector<Record> shown(std::vector<Record> records, const std::string& names) {
  if (names_of(names) == Names::kByRole)
    for (Record& record : records) hide_private_names(record);
  return records;
}

void note_export(Console& console, const std::string& database, const std::string& format, const std::string& filters, std::uint64_t records,
                 const std::string& path) {
  try {
    open_store(database, StoreMode::kWrite).log_export({"", format, filters, path, static_cast<std::int64_t>(records)});
  } catch (const Error& error) {
    remark(console, "this export is not noted in the database: " + error.message());
  }
}

}  // namespace annals::cli
