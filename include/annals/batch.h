// Many articles in, in order, side by side: what `annals code` does with its input.
//
//   annals::Coder coder;
//   annals::ArticleFiles files({"wire.jsonl"});             // files.h
//   annals::Batch batch(coder, [&] { return files.next(); });
//   while (auto coded = batch.next())
//     if (*coded) use((*coded)->records); else complain(coded->error());
//
// The source gives an article at a time, or an Error that stands in its place, and nothing at the end. It is called
// only from within next(), by the thread that calls that, so it needs no locks; what it throws, next() throws.
// Results leave in the order of the source and are the same for any number of threads. A bounded number of articles
// is in flight: memory does not grow with their count.
//
// Sentences that several articles of a week carry are coded once, in the first of them, whose records list the
// others under `copies`; an article with nothing of its own gives no records. For this the first next() reads the
// whole source, and what waits lies in a temporary file. `apart` leaves this out, and articles then pass through as
// they come. An article in another language than English is marked with it and gives no records.
//
// A Batch belongs to one thread. The coder must outlive it. Destroying it early is safe: what is in flight is
// finished and dropped.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "include/annals/article.h"
#include "include/annals/coder.h"
#include "include/annals/error.h"

namespace annals {

struct BatchOptions {
  // Articles coded side by side; 0: one for each core. One codes in the caller's thread.
  unsigned threads = 0;
  // Codes each article by itself, also what an earlier one has word for word. Set it for a source that never ends,
  // or when each article must have all its records.
  bool apart = false;
};

class Batch {
 public:
  using Source = std::function<std::optional<Result<Article>>()>;

  Batch(const Coder& coder, Source source, BatchOptions options = {});
  ~Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;

  // The next article coded, or the Error in its place; nothing after the last. Throws Error(kIo) when the temporary
  // file cannot be written.
  std::optional<Result<Coded>> next();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals
