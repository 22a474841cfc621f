// Reports that carry the same words, coded once: of each sentence the first report that has it is
// coded, and its records name all others that carry it (`copies`).
//
//   ArticleJoin join;
//   while (auto article = reader.next()) join.add(std::move(*article));     // reads all
//   join.end();
//   code_all(coder, [&] { return join.next(); },
//            [&](Result<Coded>&& coded) { join.settle(coded); print(coded); }, threads);
//
// All is read before the first is coded, for a record is printed once and complete: its later
// copies must be known. Articles wait on disk (Spool); in memory stay what DuplicateFinder
// remembers and some 40 bytes for each pair of articles that share sentences. Which report is the
// first is the order of the input, whatever the number of threads.
//
// Sentences are joined when the reports were published at most a week apart (or one has no date):
// the same words a month later may tell of something else ("on Tuesday").
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "include/annals/coder.h"
#include "src/pipeline/run.h"
#include "src/read/duplicates.h"

namespace annals {

// Reports published further apart do not share sentences.
inline constexpr std::chrono::days kJoinedDays{7};

// A sentence that two articles carry; spans in code points.
struct CarriedSentence {
  Span first;
  Span second;
};

// What is done with a report that has no sentence of its own.
enum class WholeCopies : std::uint8_t { kCode, kPass };

class ArticleJoin {
public:
  explicit ArticleJoin(WholeCopies whole) : whole_copies_(whole), finder_(spool_) {}

  // The next of the input, or what stands in its place. Throws Error(kIo).
  void add(Incoming incoming);
  // One that was coded before and is not given by next(): it can only be the first of a pair.
  void add_known(const Article& article);
  // After the last.
  void end();

  // The articles as they were added; nothing at the end. May run while another thread settles.
  std::optional<Incoming> next();

  // Takes from the records of the next coded article those of sentences that an earlier one has,
  // and adds to the others who else carries them. In the order of next().
  void settle(Result<Coded>& coded);

  // Instead of settle(), for a store, which keeps all records and lays the copies over them: what
  // the next article carries, with the id of the earlier one.
  using CarriedOf = std::pair<std::string, std::vector<CarriedSentence>>;
  std::vector<CarriedOf> carried(const Result<Coded>& coded);

  // Articles that share sentences with an earlier one, and those that have no others.
  [[nodiscard]] std::uint64_t sharing() const { return sharing_; }
  [[nodiscard]] std::uint64_t whole() const { return whole_; }

private:
  struct Link {
    std::uint32_t first;
    std::uint32_t second;
    std::uint64_t place;  // of its sentences in the spool
  };
  struct Fault {
    std::uint32_t before;  // the article that follows
    std::uint64_t place;   // of the error in the spool
  };
  // Adds the links of an article; the number of its sentences that are carried.
  std::size_t link(const Article& article, const std::vector<Repeat>& repeats);
  void resolve(const Repeat& repeat, const Article& second,
               std::map<std::uint32_t, std::vector<CarriedSentence>>& by_first) const;
  std::optional<std::uint32_t> settled(const Result<Coded>& coded);
  [[nodiscard]] std::vector<CarriedSentence> sentences_at(std::uint64_t place) const;
  [[nodiscard]] std::vector<Link> links_to(std::uint32_t second) const;
  [[nodiscard]] std::vector<Link> links_from(std::uint32_t first) const;
  [[nodiscard]] std::vector<RecordCopy> copies_of(const Record& record, std::uint32_t first) const;

  WholeCopies whole_copies_;
  Spool spool_;
  DuplicateFinder finder_;
  std::vector<Link> links_;              // by second
  std::vector<std::uint32_t> by_first_;  // indexes of links_
  std::vector<Fault> faults_;
  std::vector<bool> known_, pass_;  // of each article
  std::uint32_t next_ = 0, settled_ = 0;
  std::size_t next_fault_ = 0, settled_fault_ = 0;
  std::uint64_t sharing_ = 0, whole_ = 0;
};

}  // namespace annals
