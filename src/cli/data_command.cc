// annals data check: every file of data/, of a dictionary or of an ontology, all faults at once; what of it is told in text.
// annals data import: another coder's dictionaries.
#include <memory>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/cli/attest.h"
#include "src/cli/commands.h"
#include "src/cli/frame_examples.h"
#include "src/lexicon/check.h"
#include "src/lexicon/dictionary.h"
#include "src/lexicon/own_ontology.h"
#include "src/lexicon/petrarch.h"
#include "src/lexicon/petrarch_verbs.h"

namespace annals::cli {
namespace {

struct CheckOptions {
  std::string folder;
  std::vector<std::string> attest;
  bool unused = false, examples = false;
};

// What a coder needs to run with the folder; nothing can be coded with a dictionary alone.
CoderOptions coder_with(const std::filesystem::path& folder) {
  CoderOptions options;
  if (std::filesystem::exists(folder / "VERSION") || !(is_ontology(folder) || is_dictionary(folder))) {
    options.data = folder;
    return options;
  }
  if (is_ontology(folder)) options.ontology = folder.string();
  if (is_dictionary(folder)) options.dictionaries = {folder};
  return options;
}

DataReport report_of(const std::filesystem::path& where) {
  const bool own_names = !std::filesystem::exists(where / "VERSION") && is_dictionary(where);
  if (!is_ontology(where)) return own_names ? check_dictionary(data_directory(), where) : check_data(where);
  DataReport report = check_ontology(data_directory(), where);
  if (!own_names) return report;
  const DataReport names = check_dictionary(data_directory(), where);  // an import of a whole project is both
  report.entries.insert(report.entries.end(), names.entries.begin(), names.entries.end());
  for (const Error& fault : names.faults.all()) report.faults.add(fault.place(), fault.message(), fault.hint());
  return report;
}

ExitCode run_check(const CheckOptions& options, Console& console) {
  if (options.unused && options.attest.empty())
    throw Error(ErrorKind::kUsage, "--unused needs texts in which nothing fires", {}, "as in --attest news.jsonl --unused");
  const std::filesystem::path where =
      options.folder.empty() ? data_directory() : std::filesystem::path(options.folder);
  if (!options.attest.empty()) {
    const bool lost = attest({coder_with(where), options.attest, options.unused}, console);
    flush(console);
    return lost ? ExitCode::kSomeInput : ExitCode::kDone;
  }
  DataReport report = report_of(where);
  if (options.examples && report.faults.empty()) {
    const std::size_t lines = check_frame_examples(Coder(coder_with(where)), where / "frames", report.faults);
    put(console, std::to_string(lines) + " lines of frames coded\n");
  }
  for (const Error& fault : report.faults.all()) complain(console, fault);
  std::size_t entries = 0;
  for (const auto& [file, count] : report.entries) {
    entries += count;
    put(console, std::to_string(count) + "\t" + file + "\n");
  }
  put(console, std::to_string(entries) + " entries, " + std::to_string(report.examples.size()) +
                   " examples, " + std::to_string(report.faults.all().size()) + " faults\n");
  flush(console);
  return report.faults.empty() ? ExitCode::kDone : ExitCode::kSetup;
}

struct ImportOptions {
  std::string actors, agents, discards, verbs;
  std::string out;
};

std::size_t import_actors(const std::string& file, const std::filesystem::path& out, Console& console, Faults& lost) {
  Faults of_data;
  const Countries countries = Countries::load(data_directory(), of_data);
  of_data.throw_if_any();
  auto actors = read_petrarch_actors(file, read_file(file), countries, lost);
  const std::size_t states = leave_out_states(actors, countries);
  write_file(out / "groups.tsv", to_groups_table(actors, file));
  std::size_t names = 0, rows = 0;
  for (const PetrarchActor& actor : actors) {
    names += actor.names.size();
    rows += actor.codes.size();
  }
  put(console, std::to_string(states) + " names of states left to countries.tsv; " + std::to_string(names) +
                   " names of " + std::to_string(actors.size()) + " actors, ");
  return rows;
}

std::size_t import_agents(const std::string& file, const std::filesystem::path& out, Faults& lost) {
  Faults of_data;
  const Roles built_in = Roles::load(data_directory(), of_data);
  of_data.throw_if_any();
  const auto roles = read_petrarch_agents(file, read_file(file), built_in, lost);
  write_file(out / "roles.tsv", to_roles_table(roles, file));
  return roles.size();
}

std::size_t import_discards(const std::string& file, const std::filesystem::path& out, Faults& lost) {
  const auto discards = read_petrarch_discards(file, read_file(file), lost);
  write_file(out / "discards.tsv", to_discards_table(discards, file));
  return discards.size();
}

// An ontology is named as its folder, as far as that is a name.
std::string ontology_name(const std::filesystem::path& folder) {
  std::string name;
  for (const char c : to_lower(std::filesystem::absolute(folder / "x").parent_path().filename().string()))
    if (is_ascii_lower(c) || (!name.empty() && (is_ascii_digit(c) || c == '-' || c == '_'))) name += c;
  return name.empty() ? "imported" : name;
}

std::size_t import_verbs(const std::string& file, const std::filesystem::path& out, Console& console, Faults& lost) {
  const PetrarchVerbs verbs = read_petrarch_verbs(file, read_file(file), lost);
  std::filesystem::create_directories(out / "frames");
  write_file(out / "ontology.txt", to_ontology(verbs, ontology_name(out), file));
  const std::string frames = to_frames(verbs, file);
  write_file(out / "frames/verbs.txt", frames);
  put(console, std::to_string(verbs.verbs.size()) + " verbs with " + std::to_string(verbs.patterns) + " patterns, ");
  std::size_t count = 0;
  for (std::size_t at = frames.find("\nframe "); at != std::string::npos; at = frames.find("\nframe ", at + 1)) ++count;
  return count;
}

// What was not understood is told with its place and costs only itself: the import is still done.
ExitCode run_import(const ImportOptions& options, Console& console) {
  if (options.actors.empty() && options.agents.empty() && options.discards.empty() && options.verbs.empty())
    throw Error(ErrorKind::kUsage, "nothing to import", {}, "give --actors, --agents, --discards or --verbs");
  Faults lost;
  const std::filesystem::path folder(options.out);
  std::filesystem::create_directories(folder);
  const auto written = [&](std::size_t rows, const char* file) {
    put(console, std::to_string(rows) + " rows in " + (folder / file).string() + "\n");
  };
  if (!options.actors.empty()) written(import_actors(options.actors, folder, console, lost), "groups.tsv");
  if (!options.agents.empty()) written(import_agents(options.agents, folder, lost), "roles.tsv");
  if (!options.discards.empty()) written(import_discards(options.discards, folder, lost), "discards.tsv");
  if (!options.verbs.empty()) written(import_verbs(options.verbs, folder, console, lost), "frames/verbs.txt");
  for (const Error& fault : lost.all()) complain(console, fault);
  put(console, std::to_string(lost.all().size()) + " parts not understood\n");
  flush(console);
  return ExitCode::kDone;
}

}  // namespace

Command add_data_command(App annals) {
  App app = annals.add_subcommand("data", "Check the lexicons, import those of other coders");
  app.require_subcommand();
  const auto checks = std::make_shared<CheckOptions>();
  App check = app.add_subcommand("check", "Read every file and report all faults at once");
  check.add_option("DIR", checks->folder, "The folder, if not the installed one; also a dictionary or ontology of yours")
      .type_name("");
  check.add_flag("--examples", checks->examples, "Code the yes and no lines of the frames, too");
  check.add_option("--attest", checks->attest, "Count instead which frames tell deeds in these articles")
      .type_name("FILE...");
  check.add_flag("--unused", checks->unused, "With --attest: list the words that never do");
  const auto options = std::make_shared<ImportOptions>();
  App import = app.add_subcommand("import", "Turn PETRARCH or TABARI dictionaries into one of ours");
  import.add_option("--actors", options->actors, "Actor file, for groups.tsv").type_name("FILE");
  import.add_option("--agents", options->agents, "Agent file, for roles.tsv").type_name("FILE");
  import.add_option("--discards", options->discards, "Discard file, for discards.tsv").type_name("FILE");
  import.add_option("--verbs", options->verbs, "Verb file, for an ontology of frames").type_name("FILE");
  import.add_option("--out", options->out, "The folder that gets them, for --dictionary and --ontology")
      .type_name("DIR")
      .required();
  return {app, [checks, options, import](Console& console) {
            return import.parsed() ? run_import(*options, console) : run_check(*checks, console);
          }};
}

}  // namespace annals::cli
