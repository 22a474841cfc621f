// A file without a name that holds what does not stay in memory: appended to, read at any place,
// gone with its owner.
//
//   Spool spool;
//   const std::uint64_t at = spool.append("a page");
//   spool.read(at, 6);                                   // "a page"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "src/base/pack.h"

namespace annals {

class Spool {
public:
  // In $TMPDIR, else /tmp. Throws Error(kIo).
  Spool();
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // Where the bytes begin. Throws Error(kIo) when there is no room.
  std::uint64_t append(std::string_view bytes);
  // Into `out`. REQUIRES: the range was appended. Throws Error(kIo).
  void read(std::uint64_t at, std::size_t size, std::string& out) const;
  [[nodiscard]] std::uint64_t size() const { return written_ + held_.size(); }

private:
  void flush();

  int file_ = -1;
  std::uint64_t written_ = 0;
  std::string held_;  // not yet written
};

}  // namespace annals
