#include "src/cli/attest.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <thread>
#include <tuple>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/doc/document.h"
#include "src/lexicon/frames.h"
#include "src/read/article_reader.h"

namespace annals::cli {
namespace {

struct Counts {
  std::vector<std::uint64_t> deeds;  // by entry
  std::uint64_t articles = 0, words = 0, failed = 0;

  void add(const Counts& other) {
    for (std::size_t i = 0; i < deeds.size(); ++i) deeds[i] += other.deeds[i];
    articles += other.articles;
    words += other.words;
    failed += other.failed;
  }
};

// Type, part of speech, words.
using Predicate = std::tuple<std::string, char, std::string>;

struct Tally {
  std::size_t all = 0, fired = 0;
  std::uint64_t deeds = 0;

  void add(std::uint64_t count) {
    ++all;
    fired += count > 0 ? 1 : 0;
    deeds += count;
  }
};

// Articles are taken one by one by each worker; sums do not hang on who took which.
class Attestation {
public:
  Attestation(const AttestArgs& args, Console& console, std::size_t entries)
      : coder_(args.coder), console_(console), reader_(args.files, {}) {
    total_.deeds.resize(entries);
  }

  Counts run() {
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
      workers.emplace_back([this] { work(); });
    for (std::thread& worker : workers) worker.join();
    return total_;
  }

private:
  std::optional<Article> next(Counts& mine) {
    const std::lock_guard lock(mutex_);
    while (auto article = reader_.next()) {
      if (*article) return std::move(article->value());
      ++mine.failed;
      complain(console_, article->error());
    }
    return std::nullopt;
  }

  void work() {
    Counts mine;
    mine.deeds.resize(total_.deeds.size());
    Document doc;
    doc.told_entries.emplace();
    while (const auto article = next(mine)) {
      try {
        coder_.annotate(*article, doc);
      } catch (const Error& error) {
        const std::lock_guard lock(mutex_);
        ++mine.failed;
        complain(console_, error);
        continue;
      }
      ++mine.articles;
      mine.words += split_words(article->text).size();
      for (const std::uint32_t entry : *doc.told_entries) ++mine.deeds[entry];
    }
    const std::lock_guard lock(mutex_);
    total_.add(mine);
  }

  const Coder coder_;
  Console& console_;
  ArticleReader reader_;
  std::mutex mutex_;
  Counts total_;
};

std::string row(std::string_view name, const Tally& tally) {
  std::string out(name);
  for (const std::uint64_t number : {static_cast<std::uint64_t>(tally.all), static_cast<std::uint64_t>(tally.fired), tally.deeds})
    out += "\t" + std::to_string(number);
  return out + "\n";
}

void print_counts(const Frames& frames, const Counts& counts, const AttestArgs& args, Console& console) {
  std::vector<std::uint64_t> of_frame(frames.size());
  std::map<Predicate, std::uint64_t> predicates;
  std::map<Predicate, std::string> stands_in;
  for (std::uint32_t e = 0; e < frames.entries(); ++e) {
    const FrameEntry& entry = frames.entry(e);
    const Frame& frame = frames.all()[entry.frame];
    if (frame.silent) continue;
    of_frame[entry.frame] += counts.deeds[e];
    const Predicate key{std::string(type_name(frame)), entry.pos, entry.words};
    predicates[key] += counts.deeds[e];
    std::string& in = stands_in[key];
    in += (in.empty() ? "" : " ") + frame.name;
  }
  Tally all_frames, all, one, several;
  std::map<std::string, Tally> types;
  for (std::size_t f = 0; f < frames.size(); ++f)
    if (!frames.all()[f].silent) all_frames.add(of_frame[f]);
  for (const auto& [key, deeds] : predicates) {
    const auto& [type, pos, words] = key;
    all.add(deeds);
    (words.find(' ') == std::string::npos ? one : several).add(deeds);
    types[type].add(deeds);
  }
  put(console, std::to_string(counts.articles) + " articles, " + std::to_string(counts.words) + " words\n");
  put(console, "\tall\tfired\tdeeds\n" + row("frames", all_frames) + row("predicates", all) + row("one word", one) +
                   row("several words", several));
  for (const auto& [type, tally] : types) put(console, row(type, tally));
  if (!args.unused) return;
  for (const auto& [key, deeds] : predicates)
    if (deeds == 0)
      put(console, "unused\t" + std::get<0>(key) + "\t" + std::get<1>(key) + "\t" + std::get<2>(key) + "\t" +
                       stands_in[key] + "\n");
}

}  // namespace

bool attest(const AttestArgs& args, Console& console) {
  const std::filesystem::path data = args.coder.data.empty() ? data_directory() : args.coder.data;
  Faults faults;
  const Frames frames = Frames::load(data, faults, open_ontology(args.coder.ontology, data));
  faults.throw_if_any();
  const Counts counts = Attestation(args, console, frames.entries()).run();
  print_counts(frames, counts, args, console);
  return counts.failed > 0;
}

}  // namespace annals::cli
