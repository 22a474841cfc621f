// What the pipeline knows of a stage: its name, what it reads, what it writes, and how to run it.
//
// A stage is built once (lexicons and weights load in its constructor, which throws Error(kData | kModel)),
// is immutable afterwards, and serves any number of threads, one Document each. It has no clock, locale,
// randomness or global state: the same Document in gives the same layers out (I-5).
#pragma once

#include <string_view>
#include <vector>

#include "src/doc/document.h"

namespace annals {

struct StageInfo {
  std::string_view name;  // the folder's name: "when"
  std::vector<LayerId> reads;
  std::vector<LayerId> writes;
};

class Stage {
 public:
  virtual ~Stage() = default;
  [[nodiscard]] virtual const StageInfo& info() const = 0;
  // REQUIRES: the layers it reads are sealed, those it writes are empty and open.
  virtual void run(Document& doc) const = 0;
};

}  // namespace annals
