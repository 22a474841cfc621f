// Many reports through one Coder, side by side, in the order in which they came.
//
//   CodingRun run(coder, [&] { return reader.next(); }, 4);
//   while (auto coded = run.next()) print(*coded);
//
// The source gives nothing at the end; it is called within next() alone. A bounded number of reports is in flight, so
// memory does not grow with their count. What the source throws, next() throws.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "include/annals/coder.h"

namespace annals {

// An article, or what stands in its place.
struct Incoming {
  Incoming(Result<Article> of) : article(std::move(of)) {}  // NOLINT(google-explicit-constructor)
  Result<Article> article;
  // Not to be coded: it leaves as it came, without records.
  bool pass = false;
};

// One of another language than ours is marked with it and passes uncoded.
Incoming incoming(Result<Article> article);

using NextArticle = std::function<std::optional<Incoming>()>;
using EachCoded = std::function<void(Result<Coded>&&)>;

class CodingRun {
public:
  // `threads` 0: one for each core. One codes in the thread that calls next(). The coder must outlive the run.
  CodingRun(const Coder& coder, NextArticle source, unsigned threads);
  // Finishes and drops what is in flight.
  ~CodingRun();
  CodingRun(const CodingRun&) = delete;
  CodingRun& operator=(const CodingRun&) = delete;

  std::optional<Result<Coded>> next();

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// All of them; what `each` throws ends the run and is thrown here.
void code_all(const Coder& coder, const NextArticle& next, const EachCoded& each, unsigned threads);

}  // namespace annals
