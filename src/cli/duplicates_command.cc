// annals duplicates FILE...: which articles carry the words of which, with the places in both; or groups of them.
#include <cmath>
#include <memory>

#include "include/annals/copies.h"
#include "src/base/json.h"
#include "src/base/utf8.h"
#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/read/duplicates.h"

namespace annals::cli {
namespace {

struct DuplicatesArgs {
  InputArgs input;
  bool passages = false;
  bool groups = false;
};

Json name_of(const Article& article) {
  return {{"doc", article.id},
          {"outlet", text_or_null(article.outlet)},
          {"url", text_or_null(article.url)},
          {"published", text_or_null(article.published_text)}};
}

Json span_of(const OffsetMap& offsets, Span bytes) {
  const Span span = offsets(bytes);
  return Json::array({span.begin, span.end});
}

double rounded(double share) { return std::round(share * 1000) / 1000; }

std::string line_of(const Article& first, const Article& second, const Repeat& repeat) {
  const OffsetMap one(first.text, OffsetMap::Unit::kCodePoint);
  const OffsetMap other(second.text, OffsetMap::Unit::kCodePoint);
  Json sentences = Json::array();
  for (const SharedSentence& shared : repeat.sentences)
    sentences.push_back(
        {{"first", span_of(one, shared.first)}, {"second", span_of(other, shared.second)}});
  const Json line{{"first", name_of(first)},
                  {"second", name_of(second)},
                  {"kind", repeat.is_duplicate() ? "duplicate" : "passages"},
                  {"resemblance", rounded(repeat.resemblance)},
                  {"containment", rounded(repeat.containment)},
                  {"sentences", sentences}};
  return written(line) + "\n";
}

// Groups depend on the set of articles, so all are read first.
ExitCode run_groups(const DuplicatesArgs& args, Console& console) {
  ArticleReader reader(args.input.files, reader_options(args.input));
  CopyGroups groups;
  std::uint64_t faults = 0, articles = 0;
  while (const auto article = reader.next()) {
    if (!*article) {
      complain(console, article->error());
      ++faults;
      continue;
    }
    ++articles;
    groups.add(article->value().id, signature_of(article->value().text));
  }
  std::size_t heads = 0;
  const auto found = groups.groups();
  for (const auto& [doc, group] : found) {
    put(console, written({{"group", group}, {"doc", doc}}) + "\n");
    heads += doc == group ? 1 : 0;
  }
  flush(console);
  if (!args.input.quiet) {
    say_left_out(console, reader.left_out());
    remark(console, std::to_string(articles) + " articles, " + std::to_string(found.size()) + " of them in " + std::to_string(heads) + " groups of copies");
  }
  return faults > 0 ? ExitCode::kSomeInput : ExitCode::kDone;
}

ExitCode run_pairs(const DuplicatesArgs& args, Console& console) {
  ArticleReader reader(args.input.files, reader_options(args.input));
  Spool spool;
  DuplicateFinder finder(spool);
  std::uint64_t faults = 0, duplicates = 0;
  while (const auto article = reader.next()) {
    if (!*article) {
      complain(console, article->error());
      ++faults;
      continue;
    }
    bool duplicate = false;
    for (const Repeat& repeat : finder.add(article->value())) {
      duplicate = duplicate || repeat.is_duplicate();
      if (repeat.is_duplicate() || args.passages)
        put(console, line_of(finder.article(repeat.first), article->value(), repeat));
    }
    duplicates += duplicate ? 1 : 0;
  }
  flush(console);
  if (!args.input.quiet) say_left_out(console, reader.left_out());
  if (!args.input.quiet && finder.size() > 0)
    remark(console, std::to_string(finder.size()) + " articles, " + std::to_string(duplicates) +
                        " of them duplicates of earlier ones; " +
                        std::to_string(finder.memory_bytes() / finder.size()) +
                        " bytes of memory an article");
  return faults > 0 ? ExitCode::kSomeInput : ExitCode::kDone;
}

}  // namespace

Command add_duplicates_command(App annals) {
  App app = annals.add_subcommand("duplicates", "Find articles that carry the words of earlier ones");
  const auto args = std::make_shared<DuplicatesArgs>();
  add_input_options(app, args->input);
  app.add_flag("--passages", args->passages,
               "Also pairs that share passages but are not each other's copies");
  app.add_flag("--groups", args->groups, "Groups of copies by their signatures, the same in any order of the input, as on a cluster")
      .excludes("--passages");
  app.add_flag("--quiet", args->input.quiet, "Say nothing on standard error but errors");
  return {app, [args](Console& console) { return (args->groups ? run_groups : run_pairs)(*args, console); }};
}

}  // namespace annals::cli
