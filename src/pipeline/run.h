// Many reports through one Coder, side by side, in the order in which they came.
//
//   code_all(coder, [&] { return reader.next(); }, [&](Result<Coded>&& coded) { print(coded); },
//   4);
//
// `next` is called by one thread at a time and gives nothing at the end; `each` is called by one
// thread at a time, in the order of `next`. A bounded number of reports is in flight, so memory
// does not grow with their count. What either throws ends the run and is thrown here.
#pragma once

#include <functional>
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

using NextArticle = std::function<std::optional<Incoming>()>;
using EachCoded = std::function<void(Result<Coded>&&)>;

// `threads` 0: one for each core.
void code_all(const Coder& coder, const NextArticle& next, const EachCoded& each, unsigned threads);

}  // namespace annals
