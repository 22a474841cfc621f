#include "src/export/facts.h"

namespace annals {
namespace {

std::string listed(const std::set<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "; ") + item;
  return out;
}

}  // namespace

void ExportFacts::add(const Record& record) {
  ++records;
  engines.insert(record.engine);
  data.insert(record.data);
  runs.insert(record.run);
  outlets[record.licence].insert(record.outlet.empty() ? record.doc : record.outlet);
}

std::vector<std::pair<std::string, std::string>> ExportFacts::metadata() const {
  std::set<std::string> licences;
  std::string attribution = kPlacesCredit;
  for (const auto& [licence, publishers] : outlets) {
    const std::string named = licence.empty() ? "licence unknown" : licence;
    licences.insert(named);
    attribution += "\nArticles (" + named + "): " + listed(publishers);
  }
  return {{"annals.schema", std::to_string(kSchemaVersion)},
          {"annals.engine", listed(engines)},
          {"annals.data", listed(data)},
          {"annals.run", listed(runs)},
          {"annals.licence", listed(licences)},
          {"annals.attribution", attribution}};
}

}  // namespace annals
