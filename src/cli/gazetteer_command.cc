// annals gazetteer import: a dump of GeoNames into an index of places.
// annals gazetteer info: what an index holds.
#include <fstream>
#include <iostream>
#include <memory>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/cli/commands.h"
#include "src/lexicon/gazetteer.h"
#include "src/lexicon/geonames.h"

namespace annals::cli {
namespace {

constexpr std::uint64_t kMostFaults = 50;  // told one by one; the rest are counted

struct ImportArgs {
  std::vector<std::string> dumps;
  std::string output = "gazetteer.index";
  std::string alternate_names, divisions, data;
  std::uint64_t min_population = 0;
  std::vector<std::string> countries, classes;
};

std::string counted(std::uint64_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what);
}

void put_counts(const GeonamesCounts& counts, std::uint64_t hidden, Console& console) {
  put(console, counted(counts.taken, "places of ") + counted(counts.lines, "lines, with ") +
                   counted(counts.aliases, "other names\n"));
  put(console, "left out: " + counted(counts.other_features, "of features that are not taken, ") +
                   counted(counts.other_countries, "of other countries, ") +
                   counted(counts.too_small, "with fewer people, ") +
                   counted(counts.duplicates, "told twice; ") +
                   counted(hidden, "names of small namesakes in one division\n"));
  if (counts.bad > 0) put(console, counted(counts.bad, "lines could not be read\n"));
}

ExitCode run_import(const ImportArgs& args, Console& console) {
  GeonamesOptions options;
  options.alternate_names = args.alternate_names;
  options.divisions = args.divisions;
  options.min_population = args.min_population;
  options.countries = args.countries;
  for (const std::string& one : args.classes) options.classes += one;
  std::uint64_t told = 0;
  const auto report = [&](const Error& error) {
    if (++told <= kMostFaults) complain(console, error);
  };
  const auto data = args.data.empty() ? data_directory() : std::filesystem::path(args.data);
  GeonamesImport import(data, options, args.output, report);
  std::vector<std::string> sources;
  for (const std::string& name : args.dumps) {
    std::ifstream file;
    if (name != "-") file.open(name, std::ios::binary);
    if (name != "-" && (!file || std::filesystem::is_directory(name)))
      throw Error(ErrorKind::kNotFound, "the file cannot be opened", {name, 0, 0});
    const std::string shown = name == "-" ? "standard input" : name;
    import.read(name == "-" ? std::cin : file, shown, report);
    sources.push_back(name == "-" ? shown : std::filesystem::path(name).filename().string());
  }
  if (import.counts().taken == 0)
    throw Error(ErrorKind::kInput, "no place was taken, so no index was written",
                {args.dumps.front(), 0, 0}, "is it a dump as GeoNames has it, for this selection?");
  const GeonamesCounts counts = import.finish(sources);
  put_counts(counts, import.hidden(), console);
  put(console, "written: " + args.output + ", for --gazetteer or ANNALS_GAZETTEER\n");
  flush(console);
  return ExitCode::kDone;
}

ExitCode run_info(const std::string& file, Console& console) {
  const std::filesystem::path data = data_directory();
  const std::filesystem::path path = gazetteer_index(data, file);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    throw Error(ErrorKind::kNotFound, "this build has no index of places", {path.string(), 0, 0},
                "install libgeonames0 and build again, or annals gazetteer import");
  const PlaceIndex whole = PlaceIndex::open(path, PlaceIndex::Check::kWhole);
  const auto line = [&](std::string_view word, const std::string& text) {
    put(console, std::string(word) + "\t" + text + "\n");
  };
  line("file", path.string());
  line("bytes", std::to_string(whole.bytes()));
  line("content", whole.content_id());
  put(console, whole.about());
  line("places", std::to_string(whole.size()));
  line("names", std::to_string(whole.key_count()));
  line("uses", std::to_string(whole.use_count()));
  const auto loaded = Gazetteer::load_shared(data, path);
  line("resident", std::to_string(loaded->index().resident_bytes()) +
                       " bytes of the file in memory once our own places were looked up in it");
  flush(console);
  return ExitCode::kDone;
}

void add_import(App gazetteer, ImportArgs& args) {
  gazetteer
      .add_option("DUMP", args.dumps,
                  "allCountries.txt, cities500.txt, SY.txt, ...; - is standard input")
      .type_name("")
      .required();
  gazetteer.add_option("--output", args.output, "The index: gazetteer.index").type_name("FILE");
  gazetteer
      .add_option("--alternate-names", args.alternate_names,
                  "alternateNamesV2.txt: English names instead of all Latin ones")
      .type_name("FILE");
  gazetteer.add_option("--divisions", args.divisions, "admin1CodesASCII.txt: names of divisions")
      .type_name("FILE");
  gazetteer
      .add_option("--min-population", args.min_population,
                  "Leave out populated places of fewer people, or of unknown number")
      .type_name("N");
  gazetteer.add_option("--countries", args.countries, "Only these: SY,IQ or SYR,IRQ")
      .type_name("CODES")
      .separated_by(',');
  gazetteer.add_option("--classes", args.classes, "Only these classes of features: P,A")
      .type_name("LETTERS")
      .separated_by(',');
  gazetteer
      .add_option("--data", args.data, "Folder of lexicons to use instead of the installed ones")
      .type_name("DIR");
}

}  // namespace

Command add_gazetteer_command(App annals) {
  App app = annals.add_subcommand("gazetteer", "Import places from GeoNames, tell what an index holds");
  app.require_subcommand();
  const auto args = std::make_shared<ImportArgs>();
  const auto file = std::make_shared<std::string>();
  App import = app.add_subcommand("import", "Make an index of places from dumps of GeoNames");
  add_import(import, *args);
  App info = app.add_subcommand("info", "Check an index and print what it holds");
  info.add_option("FILE", *file, "The index, if not the one that coding uses").type_name("");
  return {app, [args, file, import](Console& console) {
            return import.parsed() ? run_import(*args, console) : run_info(*file, console);
          }};
}

}  // namespace annals::cli
