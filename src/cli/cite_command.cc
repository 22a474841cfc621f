// annals cite [DB]: how to name the program and the data of a database in a publication.
#include <algorithm>
#include <filesystem>
#include <memory>

#include "src/base/files.h"
#include "src/base/json.h"
#include "src/base/text.h"
#include "src/cli/commands.h"
#include "src/cli/store_door.h"
#include "src/store/status.h"

namespace annals::cli {
namespace {

constexpr const char* kTitle = "Annals: an auditable record of political and conflict events";
constexpr const char* kAuthor = "The Annals authors";
constexpr std::size_t kOutletsNamed = 12;

struct CiteArgs {
  std::string database;
  std::string format = "text";
};

// All that a citation says of a database.
struct Cited {
  std::string name;  // of the file
  StoreStats stats;
  std::vector<StoredRun> runs;  // that have current records, or the newest
  std::vector<OutletCount> outlets;
  std::string since, until;
};

// "2026.11" is of 2026: the data of a version has its year and month.
std::string year_of(const std::string& data) { return data.substr(0, data.find('.')); }

Cited cited(const std::string& path) {
  const Store store = open_store(path, StoreMode::kRead);
  Cited out;
  out.name = std::filesystem::path(path).stem().string();
  out.stats = store.stats();
  out.runs = store.runs();
  std::erase_if(out.runs, [&](const StoredRun& run) { return run.current == 0 && out.stats.records > 0; });
  out.outlets = outlets_of(store.database());
  for (const StoredRun& run : out.runs) {
    if (!run.since.empty() && (out.since.empty() || run.since < out.since)) out.since = run.since;
    out.until = std::max(out.until, run.until);
  }
  return out;
}

std::string days_of(const Cited& data) {
  if (data.since.empty()) return "without dates of publication";
  return data.since == data.until ? "published " + data.since : "published " + data.since + " to " + data.until;
}

std::string coded_with(const Cited& data) {
  if (data.runs.empty()) return "Coded with Annals";
  std::vector<std::string> out;
  for (const StoredRun& one : data.runs) out.push_back("run " + one.run.id + " (" + one.run.engine + ", data " + one.run.data + ")");
  return "Coded with Annals by " + join(out, ", ");
}

std::string outlet_text(const OutletCount& one) {
  return (one.outlet.empty() ? "no outlet named" : one.outlet) + " (" + std::to_string(one.articles) + ", " +
         (one.licence.empty() ? "no licence given" : one.licence) + ")";
}

std::string outlets_of(const Cited& data) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < data.outlets.size() && i < kOutletsNamed; ++i) out.push_back(outlet_text(data.outlets[i]));
  if (data.outlets.size() > kOutletsNamed) out.push_back("and " + std::to_string(data.outlets.size() - kOutletsNamed) + " more");
  return join(out, "; ");
}

std::string described(const Cited& data) {
  return std::to_string(data.stats.records) + " records of political and conflict events, coded from " + std::to_string(data.stats.articles) +
         " articles " + days_of(data);
}

std::string cite_text(const std::string& data_version, const Cited* data) {
  std::string out = std::string(kAuthor) + " (" + year_of(data_version) + "). " + kTitle + ". Version " ANNALS_VERSION ", data " + data_version +
                    " [Computer software].\n";
  if (data == nullptr) return out;
  return out + "\nYour name (year). " + data->name + ": " + described(*data) + " [Data set]. " + coded_with(*data) +
         ".\n\nOutlets, with their articles and licences: " + outlets_of(*data) + ".\n";
}

// What TeX would read as a command.
std::string for_tex(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
    case '\\': out += "\\textbackslash{}"; break;
    case '~': out += "\\textasciitilde{}"; break;
    case '^': out += "\\textasciicircum{}"; break;
    case '{': case '}': case '%': case '&': case '#': case '_': case '$': out += '\\'; [[fallthrough]];
    default: out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out;
}

// A key as BibTeX takes it.
std::string key_of(const std::string& name) {
  std::string out;
  for (const char c : name)
    if (is_ascii_alpha(c) || is_ascii_digit(c)) out += c;
  return out.empty() ? "data" : out;
}

std::string cite_bibtex(const std::string& data_version, const Cited* data) {
  const std::string year = year_of(data_version);
  std::string out = "@software{annals,\n  author = {{" + std::string(kAuthor) + "}},\n  title = {{" + kTitle +
                    "}},\n  version = {" ANNALS_VERSION ", data " + for_tex(data_version) + "},\n  year = {" + for_tex(year) + "}\n}\n";
  if (data == nullptr) return out;
  return out + "\n@dataset{annals-" + key_of(data->name) + ",\n  title = {{" + for_tex(data->name + ": " + described(*data)) + "}},\n  note = {" +
         for_tex(coded_with(*data) + ". Outlets: " + outlets_of(*data)) + "}\n}\n";
}

Json json_of(const Cited& data) {
  Json runs = Json::array(), outlets = Json::array();
  for (const StoredRun& one : data.runs) runs.push_back({{"run", one.run.id}, {"engine", one.run.engine}, {"data", one.run.data}, {"records", one.current}});
  for (const OutletCount& one : data.outlets)
    outlets.push_back({{"outlet", one.outlet.empty() ? Json() : Json(one.outlet)}, {"licence", one.licence.empty() ? Json() : Json(one.licence)},
                       {"articles", one.articles}});
  return {{"id", "annals-" + key_of(data.name)}, {"type", "dataset"}, {"title", data.name + ": " + described(data)},
          {"note", coded_with(data)},
          {"custom", {{"articles", data.stats.articles}, {"records", data.stats.records}, {"since", data.since.empty() ? Json() : Json(data.since)},
                      {"until", data.until.empty() ? Json() : Json(data.until)}, {"runs", runs}, {"outlets", outlets}}}};
}

std::string cite_csl(const std::string& data_version, const Cited* data) {
  Json issued = Json::array();
  for (const std::string_view part : split(data_version, '.'))
    if (!part.empty() && std::all_of(part.begin(), part.end(), is_ascii_digit)) issued.push_back(std::stoi(std::string(part)));
  Json all = Json::array();
  all.push_back({{"id", "annals"}, {"type", "software"}, {"title", kTitle}, {"author", Json::array({{{"literal", kAuthor}}})},
                 {"version", "" ANNALS_VERSION ", data " + data_version}, {"issued", {{"date-parts", Json::array({issued})}}}});
  if (data != nullptr) all.push_back(json_of(*data));
  return written(all, 2) + "\n";
}

ExitCode run_cite(const CiteArgs& args, Console& console) {
  const std::string version(trim(read_file(data_directory() / "VERSION")));
  std::optional<Cited> data;
  if (!args.database.empty()) data = cited(args.database);
  const Cited* about = data ? &*data : nullptr;
  put(console, args.format == "bibtex" ? cite_bibtex(version, about) : args.format == "csl-json" ? cite_csl(version, about) : cite_text(version, about));
  return ExitCode::kDone;
}

}  // namespace

Command add_cite_command(App annals) {
  App app = annals.add_subcommand("cite", "How to cite the program, and the data of a database");
  const auto args = std::make_shared<CiteArgs>();
  app.add_option("DB", args->database, "The database; without it, the program alone").type_name("");
  app.add_option("--format", args->format, "text, bibtex or csl-json").type_name("FORM").one_of({"text", "bibtex", "csl-json"});
  return {app, [args](Console& console) { return run_cite(*args, console); }};
}

}  // namespace annals::cli
